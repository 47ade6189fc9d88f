//! Tables with rules between the rows and none between the columns.
//!
//! Rules of one left and right end, one below the other, hold the rows; the columns come from the header's words and
//! the white space between them. Column edges are supposed row by row, wherever no line of text runs over them, so
//! that the grid is then read as if they were drawn: a head over two columns, a section's title and a cell merged over
//! rows come out as they do in a ruled table.

use model::{Page, Rect, TextDirection, Word};

use super::columns::{crosses, edges, header_columns, settle};
use crate::{
    blocks::LayoutSettings,
    flow::{self, Line},
    fragments::{
        draft::Draft,
        ruled::{
            cells,
            crossings::Frame,
            edges::{Edge, Edges, same},
            tables::fill,
        },
    },
};

/// A header names at least so many columns.
const LEAST_COLUMNS: usize = 3;

/// Finds the tables of a page that have rules between their rows only. `rules` are the edges of the page, `taken` the
/// boxes of the tables that were found before, `carried` the column edges with which the page before ended.
pub fn find_banded<'a>(
    page: &Page,
    rules: &Edges,
    taken: &[Rect],
    mut words: Vec<&'a Word>,
    carried: Option<&Vec<f32>>,
    settings: &LayoutSettings,
) -> (Vec<Draft<'a>>, Vec<&'a Word>) {
    let unit = page.glyph_size.max(1.0);
    let free = |e: &&Edge| {
        !taken.iter().any(|t| t.y0 - unit <= e.at && e.at <= t.y1 + unit && e.from < t.x1 && e.to > t.x0)
    };
    let across: Vec<Edge> = rules.across.iter().filter(free).copied().collect();
    let mut drafts = Vec::new();
    for ladder in ladders(&across, unit, carried) {
        if !stands_alone(&ladder, page, unit) {
            continue;
        }
        let (inside, rest): (Vec<&Word>, Vec<&Word>) = words.into_iter().partition(|w| {
            let (x, y) = w.bbox.center();
            (ladder.from..ladder.to).contains(&x) && (ladder.top()..ladder.bottom()).contains(&y)
        });
        let found = draft(&ladder, inside, unit, carried, settings);
        words = rest;
        match found {
            Ok(draft) => drafts.push(draft),
            Err(back) => words.extend(back),
        }
    }
    (drafts, words)
}

/// Rules of one left and right end, one below the other, and the shorter ones between them.
struct Ladder {
    from: f32,
    to: f32,
    /// y of the rules that run over the whole width, in one piece or in several.
    rungs: Vec<f32>,
    /// All pieces.
    pieces: Vec<Edge>,
}

impl Ladder {
    fn top(&self) -> f32 {
        self.rungs.first().copied().unwrap_or(0.0)
    }

    fn bottom(&self) -> f32 {
        self.rungs.last().copied().unwrap_or(0.0)
    }
}

/// Whether hardly any word stands beside the ladder: sums ruled off in a table of figures are rungs of no table of their
/// own, since its labels stand left of them.
fn stands_alone(ladder: &Ladder, page: &Page, unit: f32) -> bool {
    let level = page.words.iter().filter(|w| (ladder.top()..ladder.bottom()).contains(&w.bbox.center().1));
    let upright = level.filter(|w| w.direction == TextDirection::Right);
    let (mut beside, mut all) = (0, 0);
    for word in upright {
        all += 1;
        beside += usize::from(word.bbox.x1 < ladder.from + unit || word.bbox.x0 > ladder.to - unit);
    }
    10 * beside <= all
}

/// The ladders among the rules of a page. Three rungs make one, two where they stand where the table of the page
/// before stood.
fn ladders(across: &[Edge], unit: f32, carried: Option<&Vec<f32>>) -> Vec<Ladder> {
    let mut levels: Vec<(f32, f32, f32)> = Vec::new();
    for edge in across {
        match levels.last_mut().filter(|l| same(l.0, edge.at)) {
            Some(level) => *level = (level.0, level.1.min(edge.from), level.2.max(edge.to)),
            None => levels.push((edge.at, edge.from, edge.to)),
        }
    }
    let near = |a: f32, b: f32| (a - b).abs() <= unit;
    let mut out: Vec<Ladder> = Vec::new();
    let mut rest = levels;
    while let Some(&(_, from, to)) = rest.iter().max_by(|a, b| (a.2 - a.1).total_cmp(&(b.2 - b.1))) {
        let (own, others): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|l| near(l.1, from) && near(l.2, to));
        let rungs: Vec<f32> = own.iter().map(|l| l.0).collect();
        let goes_on = carried
            .and_then(|c| c.first().zip(c.last()))
            .is_some_and(|(a, b)| near(*a, from) && near(*b, to));
        let (top, bottom) =
            (rungs.first().copied().unwrap_or_default(), rungs.last().copied().unwrap_or_default());
        let within = |e: &&Edge| e.from >= from - unit && e.to <= to + unit && (top..=bottom).contains(&e.at);
        if rungs.len() >= 3 || (goes_on && rungs.len() == 2) {
            out.push(Ladder { from, to, rungs, pieces: across.iter().filter(within).copied().collect() });
        }
        rest = others.into_iter().filter(|l| l.0 < top || l.0 > bottom || l.1 >= to || l.2 <= from).collect();
    }
    out
}

/// The table on a ladder, or its words back.
fn draft<'a>(
    ladder: &Ladder,
    words: Vec<&'a Word>,
    unit: f32,
    carried: Option<&Vec<f32>>,
    settings: &LayoutSettings,
) -> Result<Draft<'a>, Vec<&'a Word>> {
    let lines = flow::group(words.iter().copied(), settings.baseline_drift);
    let Some((mut xs, goes_on)) = column_edges(ladder, &lines, unit, carried, settings) else {
        return Err(words);
    };
    settle(&mut xs, &lines);
    let frame = Frame { across: ladder.pieces.clone(), down: supposed(ladder, &lines, &xs) };
    let Some(grid) = cells::grid(&frame, settings) else { return Err(words) };
    let (mut draft, outside) = fill(&grid, words);
    let rows_of_several = |d: &Draft<'_>| {
        d.rows.iter().filter(|r| r.cells.iter().filter(|c| !c.words.is_empty()).count() >= 2).count()
    };
    // Where the table of the page before goes on, one cell alone may run through the page.
    if !outside.is_empty() || (!goes_on && rows_of_several(&draft) < 2) {
        return Err(draft.into_words().chain(outside).collect());
    }
    draft.ruled = false;
    draft.confidence = 0.8;
    Ok(draft)
}

/// x of the column edges: those of the page before where the text keeps them free, else what the header shows; and
/// whether they are those of the page before.
fn column_edges(
    ladder: &Ladder,
    lines: &[Line<'_>],
    unit: f32,
    carried: Option<&Vec<f32>>,
    settings: &LayoutSettings,
) -> Option<(Vec<f32>, bool)> {
    let gap = settings.table_gutter * unit;
    let close = |xs: Vec<f32>| {
        let inner = xs.get(1..xs.len().saturating_sub(1))?;
        let within = inner.iter().all(|x| (ladder.from..ladder.to).contains(x));
        let all = [ladder.from].into_iter().chain(inner.iter().copied()).chain([ladder.to]);
        within.then(|| all.collect::<Vec<f32>>())
    };
    let same_place = |xs: &&Vec<f32>| {
        xs.first()
            .zip(xs.last())
            .is_some_and(|(a, b)| (a - ladder.from).abs() <= unit && (b - ladder.to).abs() <= unit)
    };
    let kept_free = |xs: &Vec<f32>| {
        let inner = xs.iter().skip(1).take(xs.len().saturating_sub(2));
        inner.clone().all(|x| 5 * lines.iter().filter(|l| crosses(l, *x)).count() <= lines.len() + 4)
    };
    if let Some(xs) = carried.filter(same_place).cloned().and_then(close).filter(kept_free) {
        return Some((xs, true));
    }
    let below = ladder.rungs.get(1)?;
    let (head, body): (Vec<Line<'_>>, Vec<Line<'_>>) =
        lines.iter().cloned().partition(|l| l.bbox.center().1 < *below);
    let header = header_columns(&head, gap);
    if header.len() < LEAST_COLUMNS || body.is_empty() {
        return None;
    }
    Some((close(edges(&header, &body, gap)?)?, false))
}

/// Column edges from rule to rule, wherever no line of text runs over them.
fn supposed(ladder: &Ladder, lines: &[Line<'_>], xs: &[f32]) -> Vec<Edge> {
    let mut ys: Vec<f32> = ladder.pieces.iter().map(|e| e.at).collect();
    ys.sort_by(f32::total_cmp);
    ys.dedup_by(|a, b| same(*a, *b));
    let heads = heads(ladder, lines, xs);
    let mut out = Vec::new();
    for &at in xs {
        for pair in ys.windows(2) {
            let [from, to] = *pair else { continue };
            let inside = |l: &&Line<'_>| (from..to).contains(&l.bbox.center().1);
            let headed = heads.iter().any(|h| same(h.at, to) && h.from < at - 1.0 && at + 1.0 < h.to);
            if !headed && !lines.iter().filter(inside).any(|l| crosses(l, at)) {
                out.push(Edge { at, from, to, drawn: false });
            }
        }
    }
    out
}

/// Rules inside the header that stand under the head of a group of columns: shorter than the table, over two columns or
/// more, with one run of words right above them.
fn heads(ladder: &Ladder, lines: &[Line<'_>], xs: &[f32]) -> Vec<Edge> {
    let Some(end) = ladder.rungs.get(1) else { return Vec::new() };
    let over_one_run = |rule: &&Edge| {
        let columns =
            xs.windows(2).filter(|w| matches!(w, [a, b] if rule.covers(*a, *b) > 0.5 * (b - a))).count();
        let above = lines.iter().filter(|l| (ladder.top()..rule.at).contains(&l.bbox.center().1));
        let words =
            above.flat_map(|l| &l.words).filter(|w| (rule.from..rule.to).contains(&w.bbox.center().0));
        let filled = |pair: &[f32], w: &Word| matches!(pair, [a, b] if (*a..*b).contains(&w.bbox.center().0));
        let mut slots: Vec<usize> =
            words.filter_map(|w| xs.windows(2).position(|pair| filled(pair, w))).collect();
        slots.sort_unstable();
        slots.dedup();
        columns >= 2 && slots.len() == 1
    };
    let inner = ladder.pieces.iter().filter(|e| ladder.top() < e.at && e.at < *end);
    inner.filter(over_one_run).copied().collect()
}
