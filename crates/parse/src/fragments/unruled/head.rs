//! The header of a table without rules: one row, or two where a head stands over several columns.

use model::Rect;

use super::columns::chunks;
use crate::{
    flow::{self, Line},
    fragments::draft::{DraftCell, DraftRow},
};

/// The header's rows. A run of words over a column edge is the head of the columns that it spreads over; what stands
/// below it names them one by one. A column under no head has one cell through both rows. `gap` parts runs.
pub(super) fn head_rows<'a>(lines: &[Line<'a>], xs: &[f32], gap: f32) -> Vec<DraftRow<'a>> {
    let Some(hull) = flow::hull(lines.iter().map(|l| l.bbox)) else { return Vec::new() };
    let slots = xs.len().saturating_sub(1);
    let slot = |x: f32| xs.iter().skip(1).take(slots.saturating_sub(1)).filter(|e| **e <= x).count();
    let mut heads: Vec<DraftCell<'a>> = Vec::new();
    let mut own: Vec<Vec<&'a model::Word>> = vec![Vec::new(); slots];
    let mut level_end = hull.y0;
    for line in lines {
        for chunk in chunks(line, gap) {
            let inner = xs.iter().enumerate().skip(1).take(slots.saturating_sub(1));
            let over: Vec<usize> =
                inner.filter(|(_, x)| chunk.x0 < **x && **x < chunk.x1).map(|(i, _)| i).collect();
            let spreads = over.first().zip(over.last()).filter(|(first, last)| {
                // under a head each of its columns must have a title of its own
                (**first - 1..=**last).all(|c| has_title_below(lines, line, xs, c))
            });
            match spreads {
                Some((first, last)) => {
                    let column = first - 1;
                    let column_span = last - first + 2;
                    level_end = level_end.max(line.bbox.y1);
                    match heads.iter_mut().find(|h| h.column == column && h.column_span == column_span) {
                        Some(head) => head.words.extend(chunk.words),
                        None => heads.push(DraftCell {
                            column,
                            column_span,
                            row_span: 1,
                            bbox: hull,
                            words: chunk.words,
                        }),
                    }
                }
                None => {
                    for word in chunk.words {
                        if let Some(words) = own.get_mut(slot(word.bbox.center().0)) {
                            words.push(word);
                        }
                    }
                }
            }
        }
    }
    let x = |i: usize| xs.get(i).copied().unwrap_or(0.0);
    let two = !heads.is_empty();
    let mut upper = Vec::new();
    let mut lower = Vec::new();
    for (column, words) in own.into_iter().enumerate() {
        let headed = heads.iter().any(|h| (h.column..h.column + h.column_span).contains(&column));
        let y0 = if headed { level_end } else { hull.y0 };
        let bbox = Rect::new(x(column), y0, x(column + 1), hull.y1);
        let cell =
            DraftCell { column, column_span: 1, row_span: if two && !headed { 2 } else { 1 }, bbox, words };
        if headed { lower.push(cell) } else { upper.push(cell) }
    }
    for mut head in heads {
        head.bbox = Rect::new(x(head.column), hull.y0, x(head.column + head.column_span), level_end);
        upper.push(head);
    }
    upper.sort_by_key(|c| c.column);
    let row = |y0, y1, cells| DraftRow { y0, y1, ruled_below: Some(false), cells };
    if two {
        vec![row(hull.y0, level_end, upper), row(level_end, hull.y1, lower)]
    } else {
        vec![row(hull.y0, hull.y1, upper)]
    }
}

/// Whether some line below `line` has words between the edges of a column.
fn has_title_below(lines: &[Line<'_>], line: &Line<'_>, xs: &[f32], column: usize) -> bool {
    let (from, to) =
        (xs.get(column).copied().unwrap_or(f32::MAX), xs.get(column + 1).copied().unwrap_or(f32::MIN));
    let below = lines.iter().filter(|l| l.baseline > line.baseline);
    below.flat_map(|l| &l.words).any(|w| (from..to).contains(&w.bbox.center().0))
}
