//! Finds tables without rules on a page.

use grammar::ordinal;
use model::{Page, Rect, Word};

use super::columns::{chunks, crosses, edges, header_columns, is_index_title};
use super::head;
use crate::{
    blocks::LayoutSettings,
    flow::{self, Line},
    fragments::{
        draft::{Draft, DraftCell, DraftRow},
        rows,
    },
};

/// Finds the table set by white space among the words that no ruled table took. `carried` holds the column edges of the
/// table that the page before ended with.
pub fn find_unruled<'a>(
    page: &Page,
    words: Vec<&'a Word>,
    carried: Option<&Vec<f32>>,
    settings: &LayoutSettings,
) -> (Vec<Draft<'a>>, Vec<&'a Word>) {
    let unit = page.glyph_size.max(1.0);
    let lines = flow::group(words.iter().copied(), settings.baseline_drift);
    let found = by_header(&lines, unit, carried, settings).or_else(|| {
        let xs = carried?.clone();
        let last = fitting(&lines, 0, &xs, unit, settings);
        let body = lines.get(..last)?;
        // All of a page that keeps the columns free is the table's, also where one cell alone runs through it.
        let whole = last == lines.len() && last > 0;
        (whole || index_ordinals(body, &xs) >= 2).then_some(Found { first: 0, body: 0, last, xs })
    });
    let Some(found) = found else { return (Vec::new(), words) };
    let taken = lines.get(found.first..found.last).unwrap_or_default();
    let (head, body) = taken.split_at((found.body - found.first).min(taken.len()));
    let mut draft = Draft {
        rows: head::head_rows(head, &found.xs, settings.table_gutter * unit)
            .into_iter()
            .chain(row(body, &found.xs))
            .collect(),
        xs: found.xs,
        closed_above: Some(false),
        closed_below: Some(false),
        ruled: false,
        confidence: 0.7,
    };
    rows::cut_rows(&mut draft, settings);
    draft.confidence = 0.7;
    for row in &mut draft.rows {
        merge_sections(row, settings);
    }
    let rest: Vec<&Word> = lines
        .iter()
        .take(found.first)
        .chain(lines.iter().skip(found.last))
        .flat_map(|l| l.words.iter().copied())
        .collect();
    (vec![draft], rest)
}

/// Lines `first..last` are the table, those from `body` its body.
struct Found {
    first: usize,
    body: usize,
    last: usize,
    xs: Vec<f32>,
}

/// A table that opens with a header whose leftmost title is that of an index column. Two numbers below it show that it
/// is one, or the place of a table on the page before.
fn by_header(
    lines: &[Line<'_>],
    unit: f32,
    carried: Option<&Vec<f32>>,
    settings: &LayoutSettings,
) -> Option<Found> {
    let gap = settings.table_gutter * unit;
    let title = lines.iter().position(|line| {
        chunks(line, gap).first().is_some_and(|c| is_index_title(&flow::text::of_words(&c.words)))
    })?;
    let index = chunks(lines.get(title)?, gap).first().map(|c| (c.x0, c.x1))?;
    // the body begins at the first ordinal under the title
    let body = (title + 1..lines.len()).find(|&i| {
        lines.get(i).is_some_and(|line| {
            chunks(line, gap).first().is_some_and(|c| {
                c.x0 < index.1 + unit && ordinal::is_ordinal(&flow::text::of_words(&c.words))
            })
        })
    })?;
    let body = body_top(lines, title, body, unit, gap);
    let first = header_top(lines, title, index, unit, gap);
    let header = header_columns(lines.get(first..body)?, gap);
    if header.len() < 3 {
        return None;
    }
    let reach = pitch_end(lines, body, unit, settings);
    let edges = edges(&header, lines.get(body..reach)?, gap)?;
    let last = fitting(lines, body, &edges, unit, settings);
    let numbers = index_ordinals(lines.get(body..last)?, &edges);
    let goes_on = carried.is_some_and(|xs| xs.len() == edges.len());
    (numbers >= 2 || (goes_on && numbers == 1)).then_some(Found { first, body, last, xs: edges })
}

/// The first line of the body, when `ordinal` is the line of its first ordinal: where cells are centred, lines of the
/// first row stand above it, parted from the header by the widest white space. The title of a section, which runs over
/// the columns, is none of a column.
fn body_top(lines: &[Line<'_>], title: usize, ordinal: usize, unit: f32, gutter: f32) -> usize {
    let width = lines.get(title).map_or(0.0, |l| l.bbox.width());
    let runs_over = |l: &Line<'_>| chunks(l, gutter).iter().any(|chunk| chunk.x1 - chunk.x0 >= 0.5 * width);
    if let Some(section) = (title + 1..ordinal).find(|&i| lines.get(i).is_some_and(runs_over)) {
        return section;
    }
    let gap = |i: usize| {
        let above = lines.iter().take(i).skip(title).map(|l| l.bbox.y1).fold(f32::MIN, f32::max);
        lines.get(i).map_or(0.0, |l| l.bbox.y0 - above)
    };
    let own = gap(ordinal);
    (title + 1..ordinal)
        .rev()
        .fold((ordinal, own), |best, i| {
            let here = gap(i);
            if here > best.1 + 0.1 * unit { (i, here) } else { best }
        })
        .0
}

/// The first line of a header: titles that wrap begin above the line of the index title, which stands in the middle,
/// and so does the head of a group of columns. The line above a table, centred over it, is no part of its header: it
/// spreads over more than half of it, or over more than two columns.
fn header_top(lines: &[Line<'_>], title: usize, index: (f32, f32), unit: f32, gap: f32) -> usize {
    let Some(own) = lines.get(title) else { return title };
    let mut seen: Vec<(f32, f32)> = chunks(own, gap).iter().map(|c| (c.x0, c.x1)).collect();
    let width = own.bbox.width();
    let mut first = title;
    for at in (0..title).rev() {
        let Some((line, below)) = lines.get(at).zip(lines.get(at + 1)) else { break };
        let near = below.baseline - line.baseline < HEADER_PITCH * unit && line.bbox.x0 > index.1;
        let parts: Vec<(f32, f32)> = chunks(line, gap).iter().map(|c| (c.x0, c.x1)).collect();
        let over = |p: &(f32, f32)| seen.iter().filter(|s| s.0 < p.1 && p.0 < s.1).count();
        let narrow = |p: &(f32, f32)| p.1 - p.0 < 0.5 * width && over(p) <= 2;
        if !near || !parts.iter().all(narrow) {
            break;
        }
        seen.extend(parts);
        first = at;
    }
    first
}

/// Lines of a header are no farther apart than this, in glyph sizes.
const HEADER_PITCH: f32 = 1.6;

/// Where the run of closely set lines ends that begins at `from`.
fn pitch_end(lines: &[Line<'_>], from: usize, unit: f32, settings: &LayoutSettings) -> usize {
    let far = |i: &usize| {
        lines
            .get(i - 1)
            .zip(lines.get(*i))
            .is_some_and(|(a, b)| b.baseline - a.baseline > settings.table_pitch * unit)
    };
    (from + 1..lines.len()).find(far).unwrap_or(lines.len())
}

/// Where the lines end that keep the gutters free; a line over several columns is let through where an ordinal stands
/// before it, or a line of the table follows it.
fn fitting(lines: &[Line<'_>], from: usize, xs: &[f32], unit: f32, settings: &LayoutSettings) -> usize {
    let end = pitch_end(lines, from, unit, settings);
    let inner = xs.get(1..xs.len().saturating_sub(1)).unwrap_or_default();
    let mut last = from;
    let mut pending = 0;
    for (i, line) in lines.iter().enumerate().take(end).skip(from) {
        let crossed = inner.iter().filter(|x| crosses(line, **x)).count();
        let outside = line.bbox.x1 > xs.last().copied().unwrap_or(0.0) + unit;
        let in_index = inner.first().is_some_and(|x| line.words.first().is_some_and(|w| w.bbox.x1 < *x));
        if outside || (crossed > 0 && !in_index) {
            pending += 1;
            if pending > 2 {
                break;
            }
            continue;
        }
        pending = 0;
        last = i + 1;
    }
    last
}

fn index_ordinals(lines: &[Line<'_>], xs: &[f32]) -> usize {
    let Some(edge) = xs.get(1) else { return 0 };
    lines
        .iter()
        .filter(|line| {
            let index: Vec<&Word> =
                line.words.iter().copied().filter(|w| w.bbox.center().0 < *edge).collect();
            ordinal::is_ordinal(&flow::text::of_words(&index))
        })
        .count()
}

/// One row that holds all words of the lines.
fn row<'a>(lines: &[Line<'a>], xs: &[f32]) -> Option<DraftRow<'a>> {
    let hull = flow::hull(lines.iter().map(|l| l.bbox))?;
    let mut cells: Vec<DraftCell<'a>> = xs
        .windows(2)
        .enumerate()
        .map(|(column, pair)| {
            let (x0, x1) = if let [a, b] = pair { (*a, *b) } else { (0.0, 0.0) };
            DraftCell {
                column,
                column_span: 1,
                row_span: 1,
                bbox: Rect::new(x0, hull.y0, x1, hull.y1),
                words: Vec::new(),
            }
        })
        .collect();
    let last = cells.len().checked_sub(1)?;
    for word in lines.iter().flat_map(|l| &l.words) {
        let x = word.bbox.center().0;
        let at = xs.iter().skip(1).take(last).filter(|e| **e <= x).count();
        if let Some(cell) = cells.get_mut(at) {
            cell.words.push(word);
        }
    }
    Some(DraftRow { y0: hull.y0, y1: hull.y1, ruled_below: Some(false), cells })
}

/// A row whose text is one run over the gutters, without a gap, is the title of a section: one cell behind its number.
fn merge_sections(row: &mut DraftRow<'_>, settings: &LayoutSettings) {
    let text = row.cells.iter().skip(1).flat_map(|c| c.words.iter().copied());
    let lines = flow::group(text, settings.baseline_drift);
    let runs_over = row.cells.iter().skip(2).any(|c| lines.iter().any(|l| crosses(l, c.bbox.x0)));
    let solid = lines.iter().all(|l| chunks(l, 0.5 * l.bbox.height()).len() == 1);
    if !(runs_over && solid) || row.cells.first().is_none_or(|c| c.words.is_empty()) {
        return;
    }
    let mut cells = std::mem::take(&mut row.cells).into_iter();
    row.cells.extend(cells.next());
    row.cells.extend(cells.reduce(|mut into, cell| {
        into.column_span += cell.column_span;
        into.bbox = into.bbox.union(&cell.bbox);
        into.words.extend(cell.words);
        into
    }));
}
