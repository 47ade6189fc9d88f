//! Tables of figures without rules: labels on the left, columns of figures on the right, line under line.
//!
//! Several lines must each hold figures in most of the same columns, and nothing but figures in them. Prose, lists,
//! letterheads and tables of contents have at most one figure at a line's end, or none that stand under each other.

use model::{Page, Rect, Word};

use super::{
    columns::{Chunk, chunks},
    head::head_rows,
};
use crate::{
    blocks::LayoutSettings,
    flow::{self, Line},
    fragments::{
        draft::{Draft, DraftCell, DraftRow},
        figures::{is_figure, is_leader},
        ruled::edges::Edges,
    },
};

/// Fewer lines of figures may stand under each other by chance.
const LEAST_LINES: usize = 4;
/// A page with fewer figures is not looked at.
const LEAST_FIGURES: usize = 8;

/// A line of the page, cut at its gaps.
struct Row<'a> {
    line: Line<'a>,
    label: Option<Chunk<'a>>,
    figures: Vec<Chunk<'a>>,
    /// Whether everything right of its first chunk is a figure.
    clean: bool,
}

impl<'a> Row<'a> {
    fn new(line: Line<'a>, gap: f32) -> Self {
        let mut figures: Vec<Chunk<'a>> = Vec::new();
        let mut label: Option<Chunk<'a>> = None;
        let mut clean = true;
        for (i, chunk) in chunks(&line, gap).into_iter().enumerate() {
            let text = flow::text::of_words(&chunk.words);
            match &mut label {
                None if i == 0 && !is_figure(&text) => label = Some(chunk),
                // the dots that lead from a label to its figures
                Some(label) if i == 1 && is_leader(&text) => {
                    label.x1 = chunk.x1;
                    label.words.extend(chunk.words);
                }
                _ => {
                    clean &= is_figure(&text);
                    figures.push(chunk);
                }
            }
        }
        Self { line, label, figures, clean }
    }

    fn is_of_figures(&self) -> bool {
        self.clean && self.figures.len() >= 2
    }
}

/// Finds the tables of figures among words that stand in no other table. `rules` tell where a table's head begins.
pub fn find_figures<'a>(
    page: &Page,
    rules: &Edges,
    words: Vec<&'a Word>,
    settings: &LayoutSettings,
) -> (Vec<Draft<'a>>, Vec<&'a Word>) {
    if words.iter().filter(|w| is_figure(&w.text)).take(LEAST_FIGURES).count() < LEAST_FIGURES {
        return (Vec::new(), words);
    }
    let unit = page.glyph_size.max(1.0);
    let gap = settings.table_gutter * unit;
    let (upright, turned): (Vec<&Word>, Vec<&Word>) =
        words.into_iter().partition(|w| w.direction == model::TextDirection::Right);
    let mut rows: Vec<Row<'a>> =
        flow::group(upright, settings.baseline_drift).into_iter().map(|l| Row::new(l, gap)).collect();
    let mut drafts = Vec::new();
    let mut rest = turned;
    while let Some(found) = find_run(&rows, rules, unit, settings) {
        let after = rows.split_off(found.last);
        let table = rows.split_off(found.first);
        rest.extend(rows.into_iter().flat_map(|r| r.line.words));
        drafts.push(draft(&table, &found, gap));
        rows = after;
    }
    rest.extend(rows.into_iter().flat_map(|r| r.line.words));
    (drafts, rest)
}

/// Lines `first..last` are a table, those before `body` its header.
struct Found {
    first: usize,
    body: usize,
    last: usize,
    /// Left and right ends of the columns of figures.
    columns: Vec<(f32, f32)>,
}

/// The first run of lines of figures that share their columns.
fn find_run(rows: &[Row<'_>], rules: &Edges, unit: f32, settings: &LayoutSettings) -> Option<Found> {
    let mut from = 0;
    while let Some(first) = (from..rows.len()).find(|&i| rows.get(i).is_some_and(Row::is_of_figures)) {
        if let Some(found) = grow(rows, first, rules, unit, settings) {
            return Some(found);
        }
        from = first + 1;
    }
    None
}

/// Grows a table from its first line of figures downwards, then takes in its header.
fn grow(
    rows: &[Row<'_>],
    first: usize,
    rules: &Edges,
    unit: f32,
    settings: &LayoutSettings,
) -> Option<Found> {
    let mut columns: Vec<(f32, f32)> = Vec::new();
    let mut last = first;
    let mut of_figures = 0;
    for at in first..rows.len() {
        let row = rows.get(at)?;
        let far = at > first
            && rows
                .get(at - 1)
                .is_some_and(|b| row.line.baseline - b.line.baseline > settings.table_pitch * unit);
        if far {
            break;
        }
        if row.is_of_figures() {
            let Some(wider) = with(&columns, row, 0.5 * unit) else { break };
            columns = wider;
            of_figures += 1;
            last = at + 1;
        } else if !stands_aside(row, &columns) {
            break;
        }
    }
    let labelled = rows.get(first..last)?.iter().filter(|r| r.label.is_some() && r.is_of_figures()).count();
    if of_figures < LEAST_LINES
        || labelled < LEAST_LINES
        || columns.len() < 2
        || !are_full(rows.get(first..last)?, &columns)
    {
        return None;
    }
    let body = (first..last).find(|&i| rows.get(i).is_some_and(|r| r.label.is_some()))?;
    let top = header_top(rows, first, &columns, rules, unit);
    Some(Found { first: top, body, last, columns })
}

/// The columns widened by a line's figures; `None` where a figure would join two of them.
fn with(columns: &[(f32, f32)], row: &Row<'_>, gutter: f32) -> Option<Vec<(f32, f32)>> {
    let label = row.label.as_ref().map_or(f32::MIN, |l| l.x1);
    let mut spans: Vec<(f32, f32)> = columns.to_vec();
    for figure in &row.figures {
        match spans.iter_mut().find(|s| figure.x0 < s.1 && s.0 < figure.x1) {
            Some(span) => *span = (span.0.min(figure.x0), span.1.max(figure.x1)),
            None => spans.push((figure.x0, figure.x1)),
        }
    }
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let apart = spans.windows(2).all(|w| matches!(w, [a, b] if b.0 - a.1 >= gutter));
    let free = spans.first().is_some_and(|s| s.0 > label);
    (apart && free).then_some(spans)
}

/// A line without figures that may stand between: a group's name, a label that wraps.
fn stands_aside(row: &Row<'_>, columns: &[(f32, f32)]) -> bool {
    let Some((from, to)) = columns.first().map(|c| c.0).zip(columns.last().map(|c| c.1)) else { return true };
    let short = row.line.bbox.x1 < from + 0.5 * (to - from);
    let over = |c: &Chunk<'_>| columns.iter().any(|s| c.x0 < s.1 && s.0 < c.x1);
    (row.figures.is_empty() && row.label.as_ref().is_some_and(|l| l.x0 < from) && short)
        || (row.clean && row.figures.iter().all(over))
}

/// Whether each column has figures in at least half of the lines, and each line in at least half of the columns.
fn are_full(rows: &[Row<'_>], columns: &[(f32, f32)]) -> bool {
    let lines: Vec<&Row<'_>> = rows.iter().filter(|r| r.is_of_figures()).collect();
    let holds = |row: &Row<'_>, c: &(f32, f32)| row.figures.iter().any(|f| f.x0 < c.1 && c.0 < f.x1);
    let filled = |c: &(f32, f32)| 2 * lines.iter().filter(|r| holds(r, c)).count() >= lines.len();
    let sparse = lines.iter().filter(|r| 2 * columns.iter().filter(|c| holds(r, c)).count() < columns.len());
    columns.iter().all(filled) && 4 * sparse.count() <= lines.len()
}

/// The first line of the header: lines above the figures whose words all stand over their columns, up to a rule. A
/// line centred over the whole table is its title.
fn header_top(rows: &[Row<'_>], first: usize, columns: &[(f32, f32)], rules: &Edges, unit: f32) -> usize {
    let (Some(left), Some(right)) = (columns.first().map(|c| c.0), columns.last().map(|c| c.1)) else {
        return first;
    };
    let mut top = first;
    for at in (0..first).rev() {
        let (Some(row), Some(below)) = (rows.get(at), rows.get(top)) else { break };
        let (upper, lower) = (row.line.bbox, below.line.bbox);
        let parted = rules.across.iter().any(|e| {
            (upper.y1 - 0.3 * unit..lower.y0 + 0.3 * unit).contains(&e.at)
                && e.covers(left, right) > 0.8 * (right - left)
        });
        let near = lower.y0 - upper.y1 < 1.5 * unit;
        let parts = row.label.iter().chain(&row.figures);
        let over = parts.clone().all(|c| c.x0 > left - 2.0 * unit && c.x1 < right + 2.0 * unit);
        let title = parts.count() == 1
            && ((upper.center().0 - f32::midpoint(left, right)).abs() < unit
                || upper.width() > 0.6 * (right - left));
        if parted || !near || !over || title {
            break;
        }
        top = at;
    }
    top
}

fn draft<'a>(rows: &[Row<'a>], found: &Found, gap: f32) -> Draft<'a> {
    let (head, body) = rows.split_at((found.body - found.first).min(rows.len()));
    let start = found.columns.first().map_or(0.0, |c| c.0);
    let ends = body.iter().filter(|r| r.is_of_figures()).filter_map(|r| r.label.as_ref()).map(|l| l.x1);
    let label_end = ends.fold(f32::MIN, f32::max);
    let hull = flow::hull(rows.iter().map(|r| r.line.bbox)).unwrap_or_default();
    let mut xs = vec![hull.x0 - 0.25 * gap, f32::midpoint(label_end.min(start), start)];
    xs.extend(found.columns.windows(2).filter_map(|w| match w {
        [a, b] => Some(f32::midpoint(a.1, b.0)),
        _ => None,
    }));
    xs.push(hull.x1 + 0.25 * gap);
    let lines: Vec<Line<'a>> = head.iter().map(|r| r.line.clone()).collect();
    let mut out = head_rows(&lines, &xs, gap);
    for row in body {
        let text = row.label.as_ref().map(|l| flow::text::of_words(&l.words)).unwrap_or_default();
        // a label that wraps goes on in lower case, beside its figures or below them
        let wraps = text.chars().next().is_some_and(char::is_lowercase);
        match out.last_mut().filter(|_| wraps) {
            Some(above) if row.figures.is_empty() || is_label_alone(above) => put(above, &row.line, &xs),
            _ => {
                let mut fresh = blank(row.line.bbox, &xs);
                put(&mut fresh, &row.line, &xs);
                out.push(fresh);
            }
        }
    }
    Draft {
        xs,
        rows: out,
        closed_above: Some(false),
        closed_below: Some(false),
        ruled: false,
        confidence: 0.7,
    }
}

/// Whether a row holds the beginning of a label and nothing else.
fn is_label_alone(row: &DraftRow<'_>) -> bool {
    let closed = row.cells.first().and_then(|c| c.words.last()).is_some_and(|w| w.text.ends_with(':'));
    !closed && row.cells.iter().skip(1).all(|c| c.words.is_empty())
}

fn blank<'a>(bbox: Rect, xs: &[f32]) -> DraftRow<'a> {
    let cells = xs.windows(2).enumerate().map(|(column, pair)| {
        let (x0, x1) = if let [a, b] = pair { (*a, *b) } else { (0.0, 0.0) };
        let bbox = Rect::new(x0, bbox.y0, x1, bbox.y1);
        DraftCell { column, column_span: 1, row_span: 1, bbox, words: Vec::new() }
    });
    DraftRow { y0: bbox.y0, y1: bbox.y1, ruled_below: Some(false), cells: cells.collect() }
}

/// Puts the words of a line into the cells of a row: the label as a whole, the figures by their middle.
fn put<'a>(row: &mut DraftRow<'a>, line: &Line<'a>, xs: &[f32]) {
    row.y1 = row.y1.max(line.bbox.y1);
    let inner = xs.get(1..xs.len().saturating_sub(1)).unwrap_or_default();
    let solid = chunks(line, 0.5 * line.bbox.height()).len() == 1;
    for word in &line.words {
        let column = if solid { 0 } else { inner.iter().filter(|e| **e <= word.bbox.center().0).count() };
        if let Some(cell) = row.cells.get_mut(column) {
            cell.words.push(word);
            cell.bbox.y1 = cell.bbox.y1.max(line.bbox.y1);
        }
    }
}
