//! Roman numerals counted in the ink: `I`, `II`, `III` are as many upright strokes.
//!
//! A language model likes `II` better than `III`, and is sure of it; the ink is not to be argued with. Only the
//! strokes at the head of a numeral are counted, and only where each is a clean upright.

use super::lines::Line;
use super::picture::{Component, Prepared};
use super::vote::Voted;

/// Confidence of a numeral whose count was taken from the ink against the engine.
const COUNTED: f32 = 0.85;

/// Letters and signs that the engine takes the strokes of a numeral for.
const STROKES: [char; 6] = ['I', '1', 'l', '|', '!', 'H'];

/// The same where nothing stands beside it; a digit that stands alone is told from a stroke by its head.
const ALONE: [char; 9] = ['I', '1', 'l', '|', '!', 'H', 'N', 'M', ']'];

/// Mends the numerals of a line by their ink: those after `Quý`, those that stand alone in a cell, and those that open a
/// heading in capitals.
pub(super) fn recount(words: &mut [Voted], line: &Line, page: &Prepared) {
    let alone = words.len() == 1 && line.zone != 0;
    let heading = words.get(1).is_some_and(|w| in_capitals(&w.seen.text));
    let mut after_quarter = false;
    for (i, word) in words.iter_mut().enumerate() {
        let text = word.seen.text.clone();
        if after_quarter || (heading && i == 0) {
            mend(word, &text, &STROKES, line, page);
        } else if alone {
            mend(word, &text, &ALONE, line, page);
        }
        after_quarter = matches!(text.as_str(), "Quý" | "quý" | "QUÝ");
    }
}

fn in_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() > 1 && !text.chars().any(char::is_lowercase)
}

fn mend(word: &mut Voted, text: &str, taken_for: &[char], line: &Line, page: &Prepared) {
    let head: String = text.chars().take_while(|c| taken_for.contains(c)).collect();
    let rest: String = text.chars().skip(head.chars().count()).collect();
    // A speck beside the strokes is read as a quote.
    let rest = rest.trim_matches(['"', '\'', '”', '’', '`']).to_owned();
    let ends = rest.chars().next().is_none_or(|c| matches!(c, '/' | ',' | ';' | '-' | '.' | ')'));
    if head.is_empty() || !ends {
        return;
    }
    let Some(Uprights { strokes, ended }) = uprights(word.seen.x0, word.seen.x1, line, page) else { return };
    let counted = format!("{}{rest}", "I".repeat(strokes));
    // Strokes that could not be told from their neighbours are not missing.
    let believed = ended || counted.chars().count() >= text.chars().count();
    if counted != text && strokes <= 3 && believed {
        word.others.retain(|o| *o != counted);
        word.others.insert(0, std::mem::replace(&mut word.seen.text, counted));
        word.seen.confidence = word.seen.confidence.min(COUNTED);
    }
}

/// The upright strokes at the head of a word.
struct Uprights {
    strokes: usize,
    /// Whether a slash or the word's end follows them, so that no other is hidden in what comes next.
    ended: bool,
}

/// Upright strokes at the head of a word, up to the first piece that is something else. `None` where its first piece is
/// none.
fn uprights(left: f32, right: f32, line: &Line, page: &Prepared) -> Option<Uprights> {
    let slack = 0.3 * page.x_height;
    let letters = line.pieces.iter().take(line.letters).filter_map(|&i| page.components.get(i));
    let mut inside: Vec<&Component> =
        letters.filter(|p| p.x0 as f32 >= left - slack && p.x1 as f32 <= right + slack).collect();
    inside.sort_by_key(|p| p.x0);
    let pieces: Vec<Vec<f32>> = inside.iter().map_while(|p| strokes(p, page.x_height)).collect();
    let leans = pieces.concat();
    let strokes = alike(&leans);
    let slash = |p: &&Component| p.height() as f32 > 1.2 * page.x_height && is_slash(p);
    let ended = strokes < leans.len() || inside.get(pieces.len()).is_none_or(slash);
    (strokes > 0).then_some(Uprights { strokes, ended })
}

/// Whether a piece is one stroke that leans as a slash does.
fn is_slash(piece: &Component) -> bool {
    middle_half(piece)
        .and_then(|rows| lean(&rows, 0, piece.height() as f32).filter(|_| rows.iter().all(|r| r.len() == 1)))
        .is_some_and(|lean| lean > SAME_LEAN)
}

/// The middles of the runs of ink in each row of a piece's middle half. `None` where the rows hold not as many runs.
fn middle_half(piece: &Component) -> Option<Vec<Vec<f32>>> {
    let height = piece.height() as f32;
    let (from, to) = (piece.y0 + (height * 0.28) as u32, piece.y0 + (height * 0.68) as u32);
    let rows: Vec<Vec<f32>> = (from..=to)
        .map(|y| piece.runs.iter().filter(|r| r.y == y).map(|r| (r.x0 + r.x1) as f32 / 2.0).collect())
        .collect();
    let strokes = rows.first()?.len();
    (strokes > 0 && rows.iter().all(|row| row.len() == strokes)).then_some(rows)
}

/// How many of the strokes lean as the first does: a slash leans further than the strokes before it, be they italic.
fn alike(leans: &[f32]) -> usize {
    let Some(&first) = leans.first() else { return 0 };
    leans.iter().take_while(|l| (*l - first).abs() < SAME_LEAN).count()
}

/// Lean of an upright at most, to the right for its height: italics have 0.28.
const LEAN: f32 = 0.36;
/// Uprights of one numeral lean alike to this; a slash leans 0.3 more than they.
const SAME_LEAN: f32 = 0.16;

/// The lean of each stroke of one piece, where it is nothing but strokes (joined by their serifs); `None` for every
/// other shape.
fn strokes(piece: &Component, unit: f32) -> Option<Vec<f32>> {
    let height = piece.height() as f32;
    // Capitals only: an `i` or a `1` in small figures is no numeral.
    if height < 1.2 * unit || height > 1.9 * unit {
        return None;
    }
    let rows = middle_half(piece)?;
    let middle = rows.get(rows.len() / 2)?;
    let leans: Option<Vec<f32>> = (0..middle.len()).map(|n| lean(&rows, n, height)).collect();
    let leans = leans?;
    let upright = leans.first().is_some_and(|l| (-0.1..LEAN).contains(l));
    // A stroke and its serifs are 0.55 of its height wide; a piece wider for its strokes has a bow or a bar.
    let slim = piece.width() as f32 <= 0.62 * height * middle.len() as f32;
    let symmetric = middle.len() != 1
        || middle.first().is_some_and(|m| (m - piece.center().0).abs() < 0.07 * height)
            && head_lean(piece).abs() < 0.09 * height;
    (upright && slim && symmetric).then_some(leans)
}

/// How far a stroke leans to the right for its height, by least squares over its middle half; `None` for one that is no
/// straight line.
fn lean(rows: &[Vec<f32>], stroke: usize, height: f32) -> Option<f32> {
    let at: Vec<f32> = rows.iter().filter_map(|row| row.get(stroke)).copied().collect();
    let n = at.len() as f32;
    let (middle, mean) = ((n - 1.0) / 2.0, at.iter().sum::<f32>() / n);
    let (mut slope, mut spread) = (0.0, 0.0);
    for (y, x) in at.iter().enumerate() {
        slope += (middle - y as f32) * (x - mean);
        spread += (middle - y as f32).powi(2);
    }
    let lean = if spread > 0.0 { slope / spread } else { 0.0 };
    let off = |(y, x): (usize, &f32)| (x - mean - lean * (middle - y as f32)).abs();
    at.iter().enumerate().all(|p| off(p) < 0.07 * height).then_some(lean)
}

/// By how much more the head of a single stroke reaches to the left than to the right, px: the flag of a `1` does, the
/// serifs of an `I` do not.
fn head_lean(piece: &Component) -> f32 {
    let height = piece.height();
    let stem = piece.runs.iter().filter(|r| r.y == piece.y0 + height / 2);
    let Some((left, right)) = stem.map(|r| (r.x0, r.x1)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))) else {
        return 0.0;
    };
    let head = piece.runs.iter().filter(|r| (r.y - piece.y0) * 20 < height * 7);
    let (from, to) = head.fold((left, right), |h, r| (h.0.min(r.x0), h.1.max(r.x1)));
    (left - from) as f32 - (to - right) as f32
}

#[cfg(test)]
mod tests {
    use super::super::picture::Run;
    use super::*;

    /// Strokes 4 px wide and 20 px tall with serifs 10 px wide, joined where they lie 10 px apart.
    fn numeral(strokes: u32) -> Component {
        let mut runs = Vec::new();
        for y in 0..20 {
            if (2..=17).contains(&y) {
                runs.extend((0..strokes).map(|s| Run { y, x0: s * 10 + 3, x1: s * 10 + 7 }));
            } else {
                runs.push(Run { y, x0: 0, x1: strokes * 10 });
            }
        }
        let area = runs.iter().map(|r| r.x1 - r.x0).sum();
        Component { x0: 0, y0: 0, x1: strokes * 10, y1: 20, area, runs }
    }

    #[test]
    fn counts_uprights_and_nothing_else() {
        for n in 1..=3 {
            assert_eq!(strokes(&numeral(n), 14.0).map(|l| alike(&l)), Some(n as usize));
        }
        let slash =
            Component { runs: (0..20).map(|y| Run { y, x0: 20 - y, x1: 23 - y }).collect(), ..numeral(2) };
        assert_eq!(strokes(&slash, 14.0), None);
        // A slash that touches the serifs of the strokes before it: `II/`.
        let mut joined = numeral(2);
        joined.runs.extend((0..20).map(|y| Run { y, x0: 26 - y * 2 / 5, x1: 29 - y * 2 / 5 }));
        joined.x1 = 29;
        assert_eq!(strokes(&joined, 14.0).map(|l| alike(&l)), Some(2));
        assert_eq!(strokes(&numeral(2), 20.0), None, "a small letter");
        // A `1`: a flag to the left of its head, a foot on both sides.
        let mut runs = vec![Run { y: 0, x0: 3, x1: 7 }];
        runs.extend((1..18).map(|y| Run { y, x0: if y < 5 { 1 } else { 3 }, x1: 7 }));
        runs.extend((18..20).map(|y| Run { y, x0: 1, x1: 9 }));
        let one = Component { x0: 1, y0: 0, x1: 9, y1: 20, area: 100, runs };
        assert_eq!(strokes(&one, 14.0), None);
    }
}
