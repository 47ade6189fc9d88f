//! Two-column zones of a page: the letterhead, and the recipients beside the signature.
//!
//! Elsewhere the text runs over the whole width. A zone grows from a line with a wide white gap as long as the same
//! gutter stays free; it is believed when both sides hold at least two lines.

use model::Rect;

use super::{Line, hull, median};
use crate::blocks::LayoutSettings;

/// A part of the page, read on its own.
#[derive(Debug, Clone, PartialEq)]
pub enum Zone<'a> {
    /// Lines over the whole width.
    Full(Vec<Line<'a>>),
    /// Two columns side by side.
    Columns(Vec<Line<'a>>, Vec<Line<'a>>),
}

/// One baseline of the page, cut at wide gaps.
struct Row<'a> {
    chunks: Vec<Line<'a>>,
    bbox: Rect,
}

/// Splits the lines of a page (top to bottom) into zones.
pub fn zones<'a>(lines: Vec<Line<'a>>, size: f32, settings: &LayoutSettings) -> Vec<Zone<'a>> {
    let Some(text) = hull(lines.iter().map(|l| l.bbox)) else { return Vec::new() };
    let rows: Vec<Row<'a>> = lines
        .into_iter()
        .map(|line| Row { bbox: line.bbox, chunks: chunks(line, settings.column_gap * size) })
        .collect();
    let mut kinds: Vec<Option<f32>> = vec![None; rows.len()];
    let mut from = 0;
    while from < rows.len() {
        let Some((first, last, gutter)) = grow(&rows, from, text, size, settings) else {
            from += 1;
            continue;
        };
        for kind in kinds.iter_mut().take(last + 1).skip(first) {
            *kind = Some(gutter);
        }
        from = last + 1;
    }
    let mut out: Vec<Zone<'a>> = Vec::new();
    let mut open = None;
    for (row, kind) in rows.into_iter().zip(kinds) {
        if open != Some(kind) {
            out.push(if kind.is_some() {
                Zone::Columns(Vec::new(), Vec::new())
            } else {
                Zone::Full(Vec::new())
            });
            open = Some(kind);
        }
        match (out.last_mut(), kind) {
            (Some(Zone::Columns(left, right)), Some(gutter)) => {
                let (l, r): (Vec<_>, Vec<_>) =
                    row.chunks.into_iter().flat_map(|c| c.words).partition(|w| w.bbox.center().0 < gutter);
                left.extend(Line::new(l));
                right.extend(Line::new(r));
            }
            (Some(Zone::Full(lines)), _) => {
                lines.extend(Line::new(row.chunks.into_iter().flat_map(|c| c.words).collect()));
            }
            _ => {}
        }
    }
    out
}

fn chunks(line: Line<'_>, gap: f32) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    let mut words = Vec::new();
    let mut end = f32::MAX;
    for word in line.words {
        if word.bbox.x0 - end > gap {
            out.extend(Line::new(std::mem::take(&mut words)));
        }
        end = if words.is_empty() { word.bbox.x1 } else { end.max(word.bbox.x1) };
        words.push(word);
    }
    out.extend(Line::new(words));
    out
}

/// Grows a zone from the row at `seed`: its first and last row and the middle of its gutter.
fn grow(
    rows: &[Row<'_>],
    seed: usize,
    text: Rect,
    size: f32,
    settings: &LayoutSettings,
) -> Option<(usize, usize, f32)> {
    let row = rows.get(seed)?;
    let mut best = None;
    for pair in row.chunks.windows(2) {
        let [left, right] = pair else { continue };
        let gap = (left.bbox.x1, right.bbox.x0);
        let share = (f32::midpoint(gap.0, gap.1) - text.x0) / text.width().max(1.0);
        if !(0.2..0.75).contains(&share) {
            continue;
        }
        if let Some(found) = grow_from(rows, seed, gap, text, size, settings) {
            let better = best.is_none_or(|(f, l, _): (usize, usize, f32)| found.1 - found.0 > l - f);
            if better {
                best = Some(found);
            }
        }
    }
    best
}

fn grow_from(
    rows: &[Row<'_>],
    seed: usize,
    mut gap: (f32, f32),
    text: Rect,
    size: f32,
    settings: &LayoutSettings,
) -> Option<(usize, usize, f32)> {
    let width = settings.gutter * size;
    let mut sides = (1, 1);
    let recipients = lists_recipients(rows.get(seed)?);
    let mut hulls = split_hulls(rows.get(seed)?, gap)?;
    let (mut first, mut last) = (seed, seed);
    for (i, row) in rows.iter().enumerate().skip(seed + 1) {
        // A gutter that narrowed stays as narrow.
        let free = narrowed(row, gap).filter(|g| g.1 - g.0 >= width.min(gap.1 - gap.0));
        let Some(free) = free.or_else(|| parted(row, gap, settings.narrow_gutter * size)) else { break };
        let (left, right) = (row.bbox.x0 < free.0, row.bbox.x1 > free.1);
        // Recipients are listed to the end of the page, whatever the length of their lines.
        let listed = recipients && left && row.bbox.y0 - hulls.0.y1 < 2.0 * size;
        let one_side = !(left && right);
        if one_side && !listed && leaves(row, left, hulls, text, size) {
            break;
        }
        // after the last line with both sides, a side may go on alone: recipients, or the signer's name under the seal
        gap = free;
        for word in row.chunks.iter().flat_map(|c| &c.words) {
            let side = if word.bbox.x1 <= gap.0 + 0.1 { &mut hulls.0 } else { &mut hulls.1 };
            *side = side.union(&word.bbox);
        }
        sides = (sides.0 + usize::from(left), sides.1 + usize::from(right));
        last = i;
    }
    for (i, row) in rows.iter().enumerate().take(seed).rev() {
        let opens = lists_recipients(row);
        let right_only = row.bbox.x0 >= gap.1 - 0.1;
        let near = rows.get(first).is_some_and(|below| below.bbox.y0 - row.bbox.y1 < 2.0 * size);
        if !near || !(opens || right_only) || narrowed(row, gap).is_none_or(|g| g.1 - g.0 < width) {
            break;
        }
        gap = narrowed(row, gap)?;
        sides = if opens { (sides.0 + 1, sides.1) } else { (sides.0, sides.1 + 1) };
        first = i;
    }
    (sides.0 >= 2 && sides.1 >= 2).then_some((first, last, f32::midpoint(gap.0, gap.1)))
}

/// Whether a row opens the list of recipients.
fn lists_recipients(row: &Row<'_>) -> bool {
    row.chunks.first().is_some_and(|c| normalize::key(&c.text()).starts_with("nơi nhận"))
}

fn split_hulls(row: &Row<'_>, gap: (f32, f32)) -> Option<(Rect, Rect)> {
    let left = hull(row.chunks.iter().map(|c| c.bbox).filter(|b| b.x1 <= gap.0 + 0.1))?;
    let right = hull(row.chunks.iter().map(|c| c.bbox).filter(|b| b.x0 >= gap.1 - 0.1))?;
    Some((left, right))
}

/// The gutter that is still free when this row is added; `None` where a word stands in it.
fn narrowed(row: &Row<'_>, gap: (f32, f32)) -> Option<(f32, f32)> {
    let middle = f32::midpoint(gap.0, gap.1);
    let mut free = gap;
    for chunk in &row.chunks {
        let b = chunk.bbox;
        if b.x0 < middle && b.x1 > middle {
            // the chunk reaches over the middle, but may leave another part of the gutter free
            if b.x1 < gap.1 && gap.1 - b.x1 >= b.x0 - gap.0 {
                free.0 = free.0.max(b.x1);
            } else if b.x0 > gap.0 {
                free.1 = free.1.min(b.x0);
            } else {
                return None;
            }
        } else if b.x1 <= middle {
            free.0 = free.0.max(b.x1);
        } else {
            free.1 = free.1.min(b.x0);
        }
    }
    (free.1 > free.0).then_some(free)
}

/// The gutter that a row leaves free where both columns all but meet: a long subject beside place and date. There the
/// gap must be far wider than those between the words of the row.
fn parted(row: &Row<'_>, gap: (f32, f32), least: f32) -> Option<(f32, f32)> {
    let words: Vec<Rect> = row.chunks.iter().flat_map(|c| &c.words).map(|w| w.bbox).collect();
    let gaps: Vec<(f32, f32)> = words
        .windows(2)
        .filter_map(|w| match w {
            [a, b] => Some((a.x1, b.x0)),
            _ => None,
        })
        .collect();
    let usual = median(gaps.iter().map(|g| g.1 - g.0)).max(0.0);
    let free = |g: &(f32, f32)| (g.0.max(gap.0), g.1.min(gap.1));
    gaps.iter()
        .filter(|g| g.1 - g.0 >= least.max(PARTED * usual))
        .map(free)
        .filter(|g| g.1 - g.0 >= 0.5 * least)
        .max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))
}

/// How many times wider than the gaps between words the gap between two columns is.
const PARTED: f32 = 1.7;

/// Whether a row with text on one side only belongs to the page and not to the column: it is centred on the page, or
/// stands far below its column.
fn leaves(row: &Row<'_>, left: bool, hulls: (Rect, Rect), text: Rect, size: f32) -> bool {
    let column = if left { hulls.0 } else { hulls.1 };
    let middle = row.bbox.center().0;
    let on_page = (middle - text.center().0).abs();
    let on_column = (middle - column.center().0).abs();
    let distance = row.bbox.y0 - column.y1;
    let reach = if left { 2.0 } else { 12.0 };
    let fits = row.bbox.x0 >= column.x0 - 2.0 * size && row.bbox.x1 <= column.x1 + 6.0 * size;
    (on_page < 1.5 * size && on_column > 2.0 * size) || distance > reach * size || !fits
}

/// What the paragraphs of a run of lines are measured against.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Measure {
    /// Left margin, in points.
    pub left: f32,
    /// Right margin, in points.
    pub right: f32,
    /// x where three lines or more begin: margins and first-line indents. A line that begins there is not centred.
    pub starts: Vec<f32>,
}

impl Measure {
    /// x in the middle between the margins.
    pub fn middle(&self) -> f32 {
        f32::midpoint(self.left, self.right)
    }
}

/// The measure of running text: where most of its long lines begin and end. On a page of short items most lines are indented:
/// the left edge is where those begin that go on with a full one. `around` is the box of the tables on the page, whose
/// width counts where there is little text.
pub fn measure(lines: &[Line<'_>], around: Option<Rect>) -> Option<Measure> {
    let all = hull(lines.iter().map(|l| l.bbox).chain(around))?;
    let long: Vec<&Line<'_>> = lines.iter().filter(|l| l.bbox.width() > 0.6 * all.width()).collect();
    let (left, right) = if long.len() < 4 {
        (all.x0, all.x1)
    } else {
        let mut starts: Vec<f32> = long.iter().map(|l| l.bbox.x0).collect();
        starts.sort_by(f32::total_cmp);
        (starts.get(starts.len() / 5).copied().unwrap_or(all.x0), median(long.iter().map(|l| l.bbox.x1)))
    };
    let size = median(lines.iter().map(Line::size));
    let goes_on = |a: &Line<'_>, b: &Line<'_>| {
        a.bbox.x1 > right - size && b.bbox.x0 < a.bbox.x0 - 0.5 * size && b.baseline - a.baseline < 2.4 * size
    };
    let below: Vec<f32> = lines
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if goes_on(a, b) => Some(b.bbox.x0),
            _ => None,
        })
        .collect();
    let left = if below.len() >= 2 { left.min(median(below)) } else { left };
    let mut begins: Vec<f32> = lines.iter().map(|l| l.bbox.x0).collect();
    begins.sort_by(f32::total_cmp);
    let starts = begins.windows(3).filter_map(|w| match w {
        [a, b, c] if c - a < 0.08 * size => Some(*b),
        _ => None,
    });
    Some(Measure { left, right, starts: starts.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Word;

    /// Words of a page as (left, right, baseline, text), 12 points high.
    fn zones_of(words: &[(f32, f32, f32, &str)]) -> Vec<(Vec<String>, Vec<String>)> {
        let words: Vec<Word> = words
            .iter()
            .map(|&(x0, x1, baseline, text)| Word {
                text: text.to_owned(),
                bbox: Rect::new(x0, baseline - 10.0, x1, baseline + 2.0),
                baseline,
                ..Word::default()
            })
            .collect();
        let settings = LayoutSettings::default();
        let lines = super::super::group(&words, settings.baseline_drift);
        let texts = |lines: &[Line<'_>]| lines.iter().map(Line::text).collect();
        zones(lines, 12.0, &settings)
            .iter()
            .map(|zone| match zone {
                Zone::Full(lines) => (texts(lines), Vec::new()),
                Zone::Columns(left, right) => (texts(left), texts(right)),
            })
            .collect()
    }

    #[test]
    fn columns_that_all_but_meet_stay_columns() {
        let head = [
            (100.0, 200.0, 60.0, "BỘ"),
            (310.0, 480.0, 60.0, "CỘNG HÒA"),
            (110.0, 190.0, 80.0, "Số: 7/KH-BYT"),
            (320.0, 470.0, 80.0, "Độc lập"),
        ];
        let subject = [
            (100.0, 150.0, 100.0, "V/v"),
            (154.0, 200.0, 100.0, "hướng"),
            (204.0, 250.0, 100.0, "dẫn"),
            (254.0, 295.0, 100.0, "tài"),
            (305.0, 340.0, 100.0, "Hà"),
            (344.0, 380.0, 100.0, "Nội"),
            (120.0, 260.0, 115.0, "liệu"),
        ];
        let found = zones_of(&[&head[..], &subject[..]].concat());
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, ["BỘ", "Số: 7/KH-BYT", "V/v hướng dẫn tài", "liệu"]);
        assert_eq!(found[0].1, ["CỘNG HÒA", "Độc lập", "Hà Nội"]);
        // A line of text below, set to the full width: no gap of it is wider than the rest.
        let text: Vec<(f32, f32, f32, &str)> =
            (0..9).map(|n| (100.0 + n as f32 * 43.0, 133.0 + n as f32 * 43.0, 100.0, "chữ")).collect();
        let found = zones_of(&[&head[..], &text[..]].concat());
        assert_eq!(found.len(), 2, "{found:?}");
    }
}
