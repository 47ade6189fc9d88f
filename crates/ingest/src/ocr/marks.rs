//! Marks above vowels measured in the ink: `ố` is wider above the letter than `ó`.
//!
//! The engine drops one of two marks where they are small: in capitals (`QUÓC` for `QUỐC`) and in scans of 150 dpi (`só`
//! for `số`). How wide the ink above a letter is tells one mark from two, for the two stand side by side. Only words
//! whose letters lie apart are measured, and a word is changed only into a syllable.

use normalize::syllable::is_syllable;
use normalize::{Letter, Shape, Tone};

use super::lines::Line;
use super::picture::{Component, Prepared};
use super::strips::own_x_height;
use super::vote::Voted;

/// Confidence of a word whose marks were taken from the ink against the engine.
const MEASURED: f32 = 0.8;

/// Width above which ink over a letter is two marks, in heights of the letter: sắc, huyền and hỏi alone measure up to
/// 0.50 over small letters and 0.36 over capitals; with the mũ beside them they begin at 0.58 and 0.51.
const TWO_SMALL: f32 = 0.55;
const TWO_CAPITAL: f32 = 0.46;
/// The same over `a`, where trăng with a tone is as narrow as 0.66: beyond, it is mũ.
const TWO_OVER_A: f32 = 0.68;
/// Ink wider or taller than this is no mark, but dirt or a neighbour's.
const WIDEST: f32 = 0.9;
const TALLEST: f32 = 0.6;

/// Gives words the second mark that their ink shows.
pub(super) fn measure(words: &mut [Voted], line: &Line, page: &Prepared) {
    for word in words.iter_mut() {
        let wanted = word.seen.text.chars().any(|c| Letter::read(c).is_some_and(may_lack_one));
        if !wanted {
            continue;
        }
        let Some(above) = align(word, line, page) else { continue };
        let mut above = above.into_iter();
        let measured: String = word
            .seen
            .text
            .chars()
            .map(|c| if is_drawn_tall(c) { above.next().map_or(c, |ink| with_second(c, ink)) } else { c })
            .collect();
        let core = measured.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        if measured != word.seen.text && is_syllable(&core) {
            word.others.retain(|o| *o != measured);
            word.others.insert(0, std::mem::replace(&mut word.seen.text, measured));
            word.seen.confidence = word.seen.confidence.min(MEASURED);
        }
    }
}

/// Whether the letter carries a tone alone and could carry a mũ below it.
fn may_lack_one(letter: Letter) -> bool {
    let alone = letter.shape == Shape::Plain && matches!(letter.tone, Tone::Acute | Tone::Grave | Tone::Hook);
    alone && matches!(letter.base, b'a' | b'e' | b'o')
}

fn with_second(c: char, ink: Above) -> char {
    let Some(letter) = Letter::read(c).filter(|l| may_lack_one(*l)) else { return c };
    let two = match (letter.upper, letter.base) {
        (true, _) => TWO_CAPITAL,
        (false, b'a') => TWO_OVER_A,
        (false, _) => TWO_SMALL,
    };
    let marks = ink.width > two && ink.width < WIDEST && ink.height < TALLEST;
    // Over a capital `A` the two shapes are too alike to tell.
    if !marks || (letter.upper && letter.base == b'a') {
        return c;
    }
    Letter { shape: Shape::Circumflex, ..letter }.write()
}

/// Ink above a letter, in heights of its body.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Above {
    width: f32,
    height: f32,
}

/// The ink above each letter of a word. `None` where its letters and its pieces of ink are not as many.
fn align(word: &Voted, line: &Line, page: &Prepared) -> Option<Vec<Above>> {
    let slack = 0.25 * page.x_height;
    let (left, right) = (word.seen.x0 - slack, word.seen.x1 + slack);
    let inside = |p: &&Component| p.center().0 > left && p.center().0 < right;
    let of = |range: &[usize]| -> Vec<&Component> {
        range.iter().filter_map(|&i| page.components.get(i)).filter(inside).collect()
    };
    let (letters, marks) = line.pieces.split_at_checked(line.letters)?;
    let (mut letters, marks) = (of(letters), of(marks));
    letters.sort_by_key(|p| p.x0);
    let text: Vec<char> = word.seen.text.chars().filter(|c| is_drawn_tall(*c)).collect();
    if text.len() != letters.len() || text.is_empty() {
        return None;
    }
    let body = body_height(&text, &letters, own_x_height(line, page.x_height));
    let top = line.baseline - body;
    let mut homes: Vec<Vec<&Component>> = vec![Vec::new(); letters.len()];
    for mark in marks.into_iter().filter(|m| (m.y1 as f32) <= top + 0.2 * body && (m.y0 as f32) < top) {
        let off = |p: &Component| (p.center().0 - mark.center().0).abs();
        let nearest = letters.iter().enumerate().min_by(|a, b| off(a.1).total_cmp(&off(b.1)));
        if let Some(home) = nearest.and_then(|(at, _)| homes.get_mut(at)) {
            home.push(mark);
        }
    }
    Some(letters.iter().zip(&homes).map(|(letter, home)| above(letter, home, top, body)).collect())
}

/// Height of the letters without marks: of capitals the least of the word, for one without a mark is rarely missing.
fn body_height(text: &[char], letters: &[&Component], small: f32) -> f32 {
    if text.iter().filter(|c| c.is_alphabetic()).all(|c| c.is_uppercase()) {
        let least = letters.iter().map(|p| p.height()).min().unwrap_or(0);
        (least as f32).clamp(1.2 * small, 1.6 * small)
    } else {
        small
    }
}

fn above(letter: &Component, home: &[&Component], top: f32, body: f32) -> Above {
    let limit = top - 0.1 * body;
    let own = letter.runs.iter().filter(|r| (r.y as f32) < limit).map(|r| (r.x0, r.x1, r.y, r.y + 1));
    let apart = home.iter().map(|m| (m.x0, m.x1, m.y0, m.y1));
    let hull = own
        .chain(apart)
        .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1), a.2.min(b.2), a.3.max(b.3)))
        .unwrap_or_default();
    Above { width: (hull.1 - hull.0) as f32 / body, height: (hull.3 - hull.2) as f32 / body }
}

/// Whether a character is drawn as one piece as tall as a letter.
fn is_drawn_tall(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '(' | ')' | '/' | '[' | ']' | '&')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_mark_is_given_where_the_ink_is_wide() {
        let ink = |width: f32| Above { width, height: 0.4 };
        for (read, width, expected) in [
            ('ó', 0.38, 'ó'),
            ('ó', 0.74, 'ố'),
            ('È', 0.56, 'Ề'),
            ('Ó', 0.30, 'Ó'),
            ('Ỏ', 0.56, 'Ổ'),
            ('á', 0.57, 'á'),
            ('á', 0.75, 'ấ'),
            ('ô', 0.75, 'ô'),
            ('ã', 0.75, 'ã'),
            ('ó', 1.20, 'ó'),
        ] {
            assert_eq!(with_second(read, ink(width)), expected, "{read} {width}");
        }
    }
}
