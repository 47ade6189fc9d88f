//! Ink tallied against the text: digits by their number, words in capitals by their height.
//!
//! `05` is read as `5` and `việc` as `VIỆC` with all confidence. But ink that stands beside a digit is one more digit, and a
//! capital is taller than a small letter, whatever the language model likes. A case is mended, for the ink leaves one
//! reading; a lost digit is not known, so that its word is marked as unsure.

use super::lines::Line;
use super::marks::{ink_of, is_drawn_tall};
use super::picture::{Component, Prepared};
use super::strips::own_x_height;
use super::vote::Voted;

/// Confidence of a number beside which more ink stands than it has digits.
const LACKING: f32 = 0.6;

/// Height below which a letter is a small one, in x-heights: small letters measure 0.9 to 1.1,
/// capitals 1.35 to 1.55.
const SMALL: f32 = 1.17;

/// Share of a line's letters that must be small before heights are compared: a line of capitals has no x-height of its own.
const MOSTLY_SMALL: f32 = 0.6;

/// Letters of a word that is held against its ink.
const LONG: usize = 3;

/// Letters that a line must have before its small ones are measured.
const ENOUGH: usize = 10;

/// Holds the words of a line against their ink.
pub(super) fn check(words: &mut [Voted], line: &Line, page: &Prepared) {
    for at in 0..words.len() {
        if let Some(drawn) = digits_drawn(words, at, line, page)
            && let Some(word) = words.get_mut(at)
            && drawn > tall(&word.seen.text)
        {
            word.seen.confidence = word.seen.confidence.min(LACKING);
        }
    }
    let all = || words.iter().flat_map(|w| w.seen.text.chars()).filter(|c| c.is_alphabetic());
    let small = all().filter(|c| c.is_lowercase()).count() as f32;
    if small < MOSTLY_SMALL * all().count() as f32 {
        return;
    }
    let Some(unit) = small_letter(line, page) else { return };
    for word in words.iter_mut() {
        let Some((letters, _)) = ink_of(word, line, page) else { continue };
        let heights: Vec<f32> = letters.iter().map(|p| p.height() as f32 / unit).collect();
        if let Some(better) = recased(&word.seen.text, &heights) {
            word.others.retain(|o| *o != better);
            word.others.insert(0, std::mem::replace(&mut word.seen.text, better));
        }
    }
}

/// Height of the small letters of a line: that under which a quarter of its letters stay, for a line in a smaller face than
/// the page's has an x-height of its own. `None` where it has too few letters to tell.
fn small_letter(line: &Line, page: &Prepared) -> Option<f32> {
    let pieces = line.pieces.iter().take(line.letters).filter_map(|&i| page.components.get(i));
    let mut heights: Vec<f32> = pieces.map(|p| p.height() as f32).collect();
    heights.sort_by(f32::total_cmp);
    (heights.len() >= ENOUGH).then(|| heights.get(heights.len() / 4).copied()).flatten()
}

/// Signs of a text that are drawn as tall as a letter.
fn tall(text: &str) -> usize {
    // A percent sign is up to three pieces.
    text.chars().map(|c| if c == '%' { 3 } else { usize::from(is_drawn_tall(c)) }).sum()
}

/// Tall pieces of ink from the middle of the gap before a number to the middle of the gap behind it. `None` for what
/// is no number.
fn digits_drawn(words: &[Voted], at: usize, line: &Line, page: &Prepared) -> Option<usize> {
    let word = words.get(at)?;
    let text = word.seen.text.as_str();
    let number = text.chars().any(|c| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '/' | '%' | '-' | ';' | ')' | '('));
    if !number {
        return None;
    }
    let before = at.checked_sub(1).and_then(|b| words.get(b)).map(|w| w.seen.x1);
    let after = words.get(at + 1).map(|w| w.seen.x0);
    let left = before.map_or(line.x0 as f32, |b| f32::midpoint(b, word.seen.x0));
    let right = after.map_or(line.x1 as f32, |a| f32::midpoint(a, word.seen.x1));
    let pieces = line.pieces.iter().take(line.letters).filter_map(|&i| page.components.get(i));
    let is_digit = |p: &&Component| {
        let middle = p.center().0;
        // Specks and pieces of broken letters are not as tall as figures are.
        middle > left && middle < right && p.height() as f32 > 1.15 * own_x_height(line, page.x_height)
    };
    Some(pieces.filter(is_digit).count())
}

/// A word in capitals whose letters that look alike in both cases are small: `VIỆC`. One letter alone is not told by its
/// height. `heights` are those of its pieces of
/// ink, in x-heights, as many as it has tall signs. `None` where nothing changes.
fn recased(text: &str, heights: &[f32]) -> Option<String> {
    let letters: Vec<char> = text.chars().filter(|c| is_drawn_tall(*c)).collect();
    if letters.len() != heights.len() || letters.len() < LONG {
        return None;
    }
    let same = |c: char| matches!(c.to_ascii_lowercase(), 'c' | 'o' | 's' | 'v' | 'w' | 'x' | 'z');
    let twins: Vec<f32> = letters.iter().zip(heights).filter(|(c, _)| same(**c)).map(|(_, h)| *h).collect();
    let capitals = letters.iter().all(|c| c.is_alphabetic() && c.is_uppercase());
    (capitals && !twins.is_empty() && twins.iter().all(|h| *h < SMALL)).then(|| text.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ink_tells_the_case() {
        let cases: [(&str, &[f32], Option<&str>); 5] = [
            ("Và", &[1.0, 1.0], None),
            ("VIỆC", &[1.0, 1.0, 1.6, 1.0], Some("việc")),
            ("VIỆC", &[1.4, 1.4, 1.8, 1.4], None),
            ("HĐND", &[1.0, 1.0, 1.0, 1.0], None),
            ("VIỆC", &[1.0], None),
        ];
        for (text, heights, expected) in cases {
            assert_eq!(recased(text, heights).as_deref(), expected, "{text} {heights:?}");
        }
    }

    #[test]
    fn a_percent_sign_is_three_pieces() {
        assert_eq!(["05", "30/8/2026", "100%", "1.5"].map(tall), [2, 9, 6, 2]);
    }
}
