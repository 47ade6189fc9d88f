//! Roman numerals counted in the ink: `I`, `II`, `III` are as many upright strokes.
//!
//! A language model likes `II` better than `III`, and is sure of it; the ink is not to be argued with. Only the
//! strokes at the head of a numeral are counted, and only where each is a clean upright.

use super::lines::Line;
use super::picture::{Component, Prepared};
use super::vote::Voted;

/// Confidence of a numeral whose count was taken from the ink against the engine.
const COUNTED: f32 = 0.85;

/// Confidence of a numeral after `Quý` that the ink does not show: the engine makes up what it expects there.
const UNSEEN: f32 = 0.7;

/// Letters and signs that the engine takes the strokes of a numeral for.
const STROKES: [char; 6] = ['I', '1', 'l', '|', '!', 'H'];

/// The same before a heading in capitals: a stroke and its dot make an `L`.
const HEADING: [char; 7] = ['I', '1', 'l', '|', '!', 'H', 'L'];

/// The same where nothing stands beside it; a digit that stands alone is told from a stroke by its head.
const ALONE: [char; 9] = ['I', '1', 'l', '|', '!', 'H', 'N', 'M', ']'];

/// Mends the numerals of a line by their ink: those after `Quý`, those that stand alone in a cell, and those that open a
/// heading in capitals.
pub(super) fn recount(words: &mut [Voted], line: &Line, page: &Prepared) {
    let alone = words.len() == 1 && line.zone != 0;
    // Far from its title the number of a heading is a line of its own.
    let apart = words.len() == 1 && words.first().is_some_and(|w| matches!(w.seen.text.as_str(), "L" | "L."));
    let heading = apart || words.get(1).is_some_and(|w| in_capitals(&w.seen.text));
    let mut after_quarter = false;
    for (i, word) in words.iter_mut().enumerate() {
        let text = word.seen.text.clone();
        if after_quarter
            && let Some(better) = as_quarter(&text, uprights(word.seen.x0, word.seen.x1, line, page))
        {
            word.others.retain(|o| *o != better);
            word.others.insert(0, std::mem::replace(&mut word.seen.text, better));
            word.seen.confidence = word.seen.confidence.clamp(UNSEEN, COUNTED);
        } else if after_quarter || (heading && i == 0) {
            let taken_for: &[char] = if after_quarter { &STROKES } else { &HEADING };
            let confirmed = mend(word, &text, taken_for, line, page);
            if after_quarter && !confirmed && text.starts_with('I') {
                word.seen.confidence = word.seen.confidence.min(UNSEEN);
            }
        } else if alone {
            mend(word, &text, &ALONE, line, page);
        }
        after_quarter = matches!(text.as_str(), "Quý" | "quý" | "QUÝ");
    }
}

fn in_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() > 1 && !text.chars().any(char::is_lowercase)
}

/// A quarter whose numeral or slash was taken for other letters: «1V» is IV, and what stands before a year is the strokes
/// that the ink shows and a slash (`HL2026`). `None` where it reads as it is, or where the ink shows no strokes.
fn as_quarter(text: &str, ink: Option<Uprights>) -> Option<String> {
    if let Some(rest) = text.strip_prefix(['1', 'l', '|', '!']).and_then(|t| t.strip_prefix('V')) {
        return Some(format!("IV{rest}"));
    }
    let year = text.char_indices().rev().nth(3).and_then(|(at, _)| text.split_at_checked(at));
    let (junk, year) = year.filter(|(_, y)| y.starts_with("20") && y.chars().all(|c| c.is_ascii_digit()))?;
    let ink = ink.filter(|i| i.ended && i.before_slash(true).1 && i.strokes <= 3)?;
    let strokes = ink.strokes;
    let lacks_slash =
        !junk.is_empty() && junk.chars().count() <= 4 && junk.chars().all(char::is_alphanumeric);
    lacks_slash.then(|| format!("{}/{year}", "I".repeat(strokes)))
}

/// Gives a word the numeral that its ink shows. Whether the ink shows one at all.
fn mend(word: &mut Voted, text: &str, taken_for: &[char], line: &Line, page: &Prepared) -> bool {
    let head: String = text.chars().take_while(|c| taken_for.contains(c)).collect();
    let rest: String = text.chars().skip(head.chars().count()).collect();
    // A speck beside the strokes is read as a quote.
    let rest = rest.trim_matches(['"', '\'', '”', '’', '`']).to_owned();
    let ends = rest.chars().next().is_none_or(|c| matches!(c, '/' | ',' | ';' | '-' | '.' | ')'));
    if head.is_empty() || !ends {
        // «IV» and «IX» end in no stroke: their count is the engine's to tell.
        return true;
    }
    let Some(ink) = uprights(word.seen.x0, word.seen.x1, line, page) else { return false };
    let (strokes, even) = ink.before_slash(rest.starts_with('/'));
    let ended = ink.ended;
    let counted = numeral(strokes, &rest);
    // Strokes that could not be told from their neighbours are not missing.
    let believed = ended || counted.chars().count() >= text.chars().count();
    // A scan swallows strokes sooner than that the engine adds any: where the ink shows fewer, neither is believed.
    let read: usize = head.chars().map(|c| if matches!(c, 'H' | 'N' | 'M') { 2 } else { 1 }).sum();
    let fewer = rest.starts_with('/') && strokes < read;
    // A slash is never doubled, whoever is right about the strokes.
    let counted = if believed && !fewer { counted } else { text.replace("//", "/") };
    if counted != text && strokes <= 3 {
        word.others.retain(|o| *o != counted);
        word.others.insert(0, std::mem::replace(&mut word.seen.text, counted));
        word.seen.confidence = word.seen.confidence.min(COUNTED);
    }
    let confirmed = believed && !fewer && strokes <= 3 && even;
    // Readings that differ in what was counted are explained by it.
    if confirmed && word.others.iter().all(|o| behind_strokes(o) == behind_strokes(&word.seen.text)) {
        word.seen.confidence = word.seen.confidence.max(COUNTED);
    }
    confirmed
}

/// What stands behind the strokes and slashes of a reading.
fn behind_strokes(text: &str) -> &str {
    text.trim_start_matches(|c: char| STROKES.contains(&c) || c == '/')
}

/// Strokes and what stands behind them. The last stroke may have been taken for a slash beside the slash.
fn numeral(strokes: usize, rest: &str) -> String {
    let rest = if rest.starts_with("//") { rest.get(1..).unwrap_or_default() } else { rest };
    format!("{}{rest}", "I".repeat(strokes))
}

/// The upright strokes at the head of a word.
struct Uprights {
    strokes: usize,
    /// Strokes behind them that lean further: the slash, and what the scan bent.
    leaning: usize,
    /// Whether a slash or the word's end follows them, so that no other is hidden in what comes next.
    ended: bool,
}

impl Uprights {
    /// The strokes of the numeral, and whether all of them stand upright: of several that lean, one alone is the slash.
    fn before_slash(&self, slash: bool) -> (usize, bool) {
        let bent = if slash { self.leaning.saturating_sub(1) } else { 0 };
        (self.strokes + bent, bent == 0)
    }
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
    let leaning = leans.len() - strokes + usize::from(inside.get(pieces.len()).is_some_and(slash));
    (strokes > 0).then_some(Uprights { strokes, leaning, ended })
}

/// Whether a piece is one thin stroke that leans as a slash does, from head to foot: a `2` leans in its middle alone, and a
/// stroke of a numeral has serifs.
fn is_slash(piece: &Component) -> bool {
    piece.runs.iter().all(|r| ((r.x1 - r.x0) as f32) < SLASH_WIDTH * piece.height() as f32)
        && middle_half(piece)
            .and_then(|rows| {
                lean(&rows, 0, piece.height() as f32).filter(|_| rows.iter().all(|r| r.len() == 1))
            })
            .is_some_and(|lean| lean > SAME_LEAN)
}

/// Width of a slash along a row at most, for its height; a serif spans 0.45, the foot of a `2` more.
const SLASH_WIDTH: f32 = 0.3;

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
    fn drawn(strokes: u32) -> Component {
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
    fn a_stroke_that_was_taken_for_a_slash_is_one() {
        let cases = [("//2026", "II/2026"), ("/2026", "II/2026"), ("", "II"), (", III", "II, III")];
        for (rest, expected) in cases {
            assert_eq!(numeral(2, rest), expected);
        }
    }

    #[test]
    fn of_the_strokes_that_lean_one_is_the_slash() {
        let ink = |strokes, leaning| Uprights { strokes, leaning, ended: true };
        assert_eq!(ink(2, 1).before_slash(true), (2, true));
        assert_eq!(ink(1, 2).before_slash(true), (2, false));
        assert_eq!(ink(1, 2).before_slash(false), (1, true));
        assert_eq!(ink(3, 0).before_slash(true), (3, true));
    }

    #[test]
    fn a_quarter_before_its_year() {
        let ink = |strokes| Some(Uprights { strokes, leaning: 1, ended: true });
        let cases = [
            ("HL2026", ink(2), Some("II/2026")),
            ("12026", ink(1), Some("I/2026")),
            ("12026", Some(Uprights { strokes: 1, leaning: 0, ended: false }), None),
            ("12026", None, None),
            ("1V", None, Some("IV")),
            ("lV/2025", None, Some("IV/2025")),
            ("II/2026", ink(2), None),
            ("2026", ink(1), None),
        ];
        for (text, ink, expected) in cases {
            assert_eq!(as_quarter(text, ink).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn counts_uprights_and_nothing_else() {
        for n in 1..=3 {
            assert_eq!(strokes(&drawn(n), 14.0).map(|l| alike(&l)), Some(n as usize));
        }
        let slash =
            Component { runs: (0..20).map(|y| Run { y, x0: 20 - y, x1: 23 - y }).collect(), ..drawn(2) };
        assert_eq!(strokes(&slash, 14.0), None);
        // A slash that touches the serifs of the strokes before it: `II/`.
        let mut joined = drawn(2);
        joined.runs.extend((0..20).map(|y| Run { y, x0: 26 - y * 2 / 5, x1: 29 - y * 2 / 5 }));
        joined.x1 = 29;
        assert_eq!(strokes(&joined, 14.0).map(|l| alike(&l)), Some(2));
        assert_eq!(strokes(&drawn(2), 20.0), None, "a small letter");
        // A `1`: a flag to the left of its head, a foot on both sides.
        let mut runs = vec![Run { y: 0, x0: 3, x1: 7 }];
        runs.extend((1..18).map(|y| Run { y, x0: if y < 5 { 1 } else { 3 }, x1: 7 }));
        runs.extend((18..20).map(|y| Run { y, x0: 1, x1: 9 }));
        let one = Component { x0: 1, y0: 0, x1: 9, y1: 20, area: 100, runs };
        assert_eq!(strokes(&one, 14.0), None);
    }
}
