//! A second way to read a short ordinal: cut at its dots, each part shown three times over.
//!
//! `2.1` in a cell of its own is hard for the engine: three pieces of ink give it no scale, and the dot drowns. But dots
//! are easy to see in the ink itself, and `222` is easy to read. So the parts between the dots are read by
//! repetition, and the ordinal is put together again.

use super::OcrSettings;
use super::lines::Line;
use super::picture::{Component, Gray, Prepared, resized};
use super::tsv::Seen;

/// How often a part is shown.
const TIMES: usize = 3;

/// The parts of a short line between its dots.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Parts {
    /// Index of the line.
    pub(super) line: usize,
    /// A strip a part, each repeated.
    pub(super) strips: Vec<Gray>,
    /// Whether a dot closes it.
    pub(super) closed: bool,
    left: f32,
    right: f32,
}

impl Parts {
    /// Dots that its ink shows.
    pub(super) fn dots(&self) -> usize {
        self.strips.len() - 1 + usize::from(self.closed)
    }

    /// Puts it together from what was seen of its parts.
    pub(super) fn read(&self, seen: &[Vec<Seen>]) -> Option<Seen> {
        let mut texts = Vec::with_capacity(seen.len());
        let mut confidence = 1.0_f32;
        for part in seen {
            let (text, sure) = one_of_three(part)?;
            texts.push(text);
            confidence = confidence.min(sure);
        }
        let mut text = texts.join(".");
        if self.closed {
            text.push('.');
        }
        Some(Seen { text, x0: self.left, x1: self.right, confidence })
    }
}

/// Cuts a short line at its dots. `None` where it is not short, or a part would be empty.
pub(super) fn cut(page: &Prepared, lines: &[Line], index: usize, settings: &OcrSettings) -> Option<Parts> {
    let line = lines.get(index).filter(|l| l.letters <= settings.short_line && l.zone != 0)?;
    let mut letters: Vec<&Component> =
        line.pieces.iter().take(line.letters).filter_map(|&i| page.components.get(i)).collect();
    letters.sort_by_key(|p| p.x0);
    let marks = line.pieces.iter().skip(line.letters).filter_map(|&i| page.components.get(i));
    let mut dots: Vec<u32> =
        marks.filter(|m| is_dot(m, line, &letters, page.x_height)).map(|m| m.x0).collect();
    dots.sort_unstable();
    let mut parts: Vec<Vec<&Component>> = vec![Vec::new()];
    let mut rest = dots.as_slice();
    for letter in letters {
        while let Some((&dot, after)) = rest.split_first()
            && dot < letter.x0
        {
            parts.push(Vec::new());
            rest = after;
        }
        parts.last_mut()?.push(letter);
    }
    if parts.iter().any(Vec::is_empty) || rest.len() > 1 {
        return None;
    }
    let strips = parts.iter().map(|p| repeated(page, line, p, settings)).collect();
    Some(Parts { line: index, strips, closed: !rest.is_empty(), left: line.x0 as f32, right: line.x1 as f32 })
}

/// A dot stands at the foot of the letters and beside them; the dot below a letter (`ạ`) stands under it.
pub(super) fn is_dot(mark: &Component, line: &Line, letters: &[&Component], unit: f32) -> bool {
    let (_, y) = mark.center();
    let small = (mark.width().max(mark.height()) as f32) < 0.42 * unit;
    let at_foot = y > line.baseline - 0.4 * unit && y < line.baseline + 0.15 * unit;
    small && at_foot && !letters.iter().any(|l| l.x0 < mark.x1 && mark.x0 < l.x1)
}

/// A part of the line, side by side with itself.
fn repeated(page: &Prepared, line: &Line, part: &[&Component], settings: &OcrSettings) -> Gray {
    let x0 = part.iter().map(|p| p.x0).min().unwrap_or(line.x0) as usize;
    let x1 = part.iter().map(|p| p.x1).max().unwrap_or(line.x1) as usize;
    let (y0, y1) = (line.y0 as usize, line.y1 as usize);
    let margin = (0.5 * page.x_height) as usize + 2;
    let gap = (0.3 * page.x_height) as usize + 1;
    let wide = x1 - x0;
    let mut gray = Gray::white(2 * margin + TIMES * wide + (TIMES - 1) * gap, y1 - y0 + 2 * margin);
    for y in y0..y1 {
        let Some(source) = page.gray.row(y).get(x0..x1) else { continue };
        let target = gray.row_mut(y - y0 + margin);
        for n in 0..TIMES {
            let at = margin + n * (wide + gap);
            if let Some(target) = target.get_mut(at..at + wide) {
                target.copy_from_slice(source);
            }
        }
    }
    let scale = settings.strip_x_height / page.x_height;
    if (scale - 1.0).abs() < 0.08 { gray } else { resized(gray, scale) }
}

/// What at least two of the three say.
fn one_of_three(seen: &[Seen]) -> Option<(String, f32)> {
    let all: Vec<char> = seen.iter().flat_map(|w| w.text.chars()).collect();
    if all.is_empty() || !all.len().is_multiple_of(TIMES) {
        return None;
    }
    let thirds: Vec<String> = all.chunks(all.len() / TIMES).map(|c| c.iter().collect()).collect();
    let sure = seen.iter().map(|w| w.confidence).fold(1.0, f32::min);
    let twice = thirds.iter().find(|t| thirds.iter().filter(|o| o == t).count() >= 2)?;
    let all_agree = thirds.iter().all(|t| t == twice);
    Some((twice.clone(), if all_agree { sure } else { 0.6 * sure }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<Seen> {
        text.split(' ').map(|t| Seen { text: t.to_owned(), x0: 0.0, x1: 9.0, confidence: 0.9 }).collect()
    }

    #[test]
    fn two_of_three_decide() {
        assert_eq!(one_of_three(&seen("222")).map(|r| r.0), Some("2".to_owned()));
        assert_eq!(one_of_three(&seen("14 14 1A")).map(|r| r.0), Some("14".to_owned()));
        assert_eq!(one_of_three(&seen("2Z2")).map(|r| r.0), Some("2".to_owned()));
        assert_eq!(one_of_three(&seen("22")), None);
        assert_eq!(one_of_three(&seen("2Z1")), None);
    }

    #[test]
    fn an_ordinal_is_put_together_again() {
        let strips = vec![Gray::white(1, 1), Gray::white(1, 1)];
        let parts = Parts { line: 0, strips, closed: true, left: 0.0, right: 9.0 };
        assert_eq!(parts.dots(), 2);
        assert_eq!(parts.read(&[seen("222"), seen("111")]).map(|s| s.text), Some("2.1.".to_owned()));
    }
}
