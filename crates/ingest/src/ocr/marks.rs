//! Marks above vowels measured in the ink: over the letter, `ố` is wider or taller than `ó`.
//!
//! The engine drops one of two marks where they are small: in capitals (`QUÓC` for `QUỐC`), in scans of 150 dpi (`só`
//! for `số`), and in faces that stack them (`phó` for `phố`, `mêm` for `mềm`). How wide and how tall the ink above a
//! letter is tells one mark from two. Only words whose letters lie apart are measured, and a word is changed only into
//! a syllable; where a tone is missing and no look at the line saw which, the word is marked as unsure.

use normalize::syllable::is_syllable;
use normalize::{Letter, Shape, Tone};

use super::lines::Line;
use super::picture::{Component, Prepared};
use super::strips::own_x_height;
use super::vote::Voted;

/// Confidence of a word whose marks were taken from the ink against the engine.
const MEASURED: f32 = 0.8;

/// Confidence of a word that lacks a mark of which the ink does not tell which it is.
const LACKING: f32 = 0.55;

/// Width above which ink over a letter is two marks, in heights of the letter: sắc, huyền and hỏi alone measure up to
/// 0.50 over small letters and 0.36 over capitals; with the mũ beside them they begin at 0.58 and 0.51.
const TWO_SMALL: f32 = 0.55;
const TWO_CAPITAL: f32 = 0.46;
/// The same over `a`, where trăng with a tone is as narrow as 0.66: beyond, it is mũ.
const TWO_OVER_A: f32 = 0.68;
/// Height from which ink over a small letter is two marks, one upon the other: alone they measure up to 0.45, stacked
/// from 0.63.
const STACKED: f32 = 0.56;
/// Least width of the lower of them.
const STACK_WIDTH: f32 = 0.38;
/// Ink wider or taller than this is no mark, but dirt or a neighbour's.
const WIDEST: f32 = 0.9;
const TALLEST: f32 = 0.95;

/// Gives words the second mark that their ink shows.
pub(super) fn measure(words: &mut [Voted], line: &Line, page: &Prepared) {
    for word in words.iter_mut() {
        let may_lack = |l: Letter| lacks_shape(l) || lacks_tone(l);
        if !word.seen.text.chars().any(|c| Letter::read(c).is_some_and(may_lack)) {
            continue;
        }
        let Some(above) = align(word, line, page) else { continue };
        let mut above = above.into_iter();
        let mut toneless = false;
        let measured: String = (word.seen.text.chars())
            .map(|c| {
                let ink = if is_drawn_tall(c) { above.next().unwrap_or_default() } else { Above::default() };
                toneless |= Letter::read(c).is_some_and(lacks_tone) && is_stack(ink);
                with_second(c, ink)
            })
            .collect();
        let measured = if toneless { toned(&measured, &word.others) } else { Some(measured) };
        let core = |text: &str| text.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        match measured {
            Some(measured) if measured != word.seen.text && is_syllable(&core(&measured)) => {
                word.others.retain(|o| *o != measured);
                word.others.insert(0, std::mem::replace(&mut word.seen.text, measured));
                word.seen.confidence = word.seen.confidence.min(MEASURED);
            }
            Some(_) => {}
            None => word.seen.confidence = word.seen.confidence.min(LACKING),
        }
    }
}

/// Another reading that differs from the text by tones alone.
fn toned(text: &str, others: &[String]) -> Option<String> {
    let toneless = |t: &str| -> String {
        t.chars().map(|c| Letter::read(c).map_or(c, |l| Letter { tone: Tone::Level, ..l }.write())).collect()
    };
    others.iter().find(|o| o.as_str() != text && toneless(o) == toneless(text)).cloned()
}

/// Whether the letter carries a tone alone and could carry a mũ below it.
fn lacks_shape(letter: Letter) -> bool {
    let alone = letter.shape == Shape::Plain && matches!(letter.tone, Tone::Acute | Tone::Grave | Tone::Hook);
    alone && matches!(letter.base, b'a' | b'e' | b'o')
}

/// Whether a small letter carries a mũ or a trăng alone and could carry a tone above it.
fn lacks_tone(letter: Letter) -> bool {
    let shaped = matches!(letter.shape, Shape::Circumflex | Shape::Breve);
    shaped && letter.tone == Tone::Level && !letter.upper
}

/// Whether ink over a small letter is two marks, one upon the other.
fn is_stack(ink: Above) -> bool {
    (STACKED..TALLEST).contains(&ink.height) && (STACK_WIDTH..WIDEST).contains(&ink.width)
}

fn with_second(c: char, ink: Above) -> char {
    let Some(letter) = Letter::read(c).filter(|l| lacks_shape(*l)) else { return c };
    let (two, tallest) = match (letter.upper, letter.base) {
        (true, _) => (TWO_CAPITAL, STACKED),
        (false, b'a') => (TWO_OVER_A, STACKED),
        (false, _) => (TWO_SMALL, TALLEST),
    };
    let beside = ink.width > two && ink.width < WIDEST && ink.height < tallest;
    // Stacked over `a`, and over a capital `A`, mũ and trăng are too alike to tell.
    let stacked = !letter.upper && is_stack(ink);
    if !(beside || stacked) || (letter.base == b'a' && (letter.upper || stacked)) {
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
    let (letters, marks) = ink_of(word, line, page)?;
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

/// The pieces of ink of a word: its letters from left to right, and the rest.
pub(super) fn ink_of<'a>(
    word: &Voted,
    line: &Line,
    page: &'a Prepared,
) -> Option<(Vec<&'a Component>, Vec<&'a Component>)> {
    let slack = 0.25 * page.x_height;
    let (left, right) = (word.seen.x0 - slack, word.seen.x1 + slack);
    let inside = |p: &&Component| p.center().0 > left && p.center().0 < right;
    let of = |range: &[usize]| -> Vec<&'a Component> {
        range.iter().filter_map(|&i| page.components.get(i)).filter(inside).collect()
    };
    let (letters, marks) = line.pieces.split_at_checked(line.letters)?;
    let mut letters = of(letters);
    letters.sort_by_key(|p| p.x0);
    Some((letters, of(marks)))
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
pub(super) fn is_drawn_tall(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '(' | ')' | '/' | '[' | ']' | '&')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_mark_is_given_where_the_ink_is_wide_or_tall() {
        for (read, width, height, expected) in [
            ('ó', 0.38, 0.4, 'ó'),
            ('ó', 0.74, 0.4, 'ố'),
            ('ó', 0.47, 0.7, 'ố'),
            ('ó', 0.20, 0.7, 'ó'),
            ('È', 0.56, 0.4, 'Ề'),
            ('Ó', 0.30, 0.4, 'Ó'),
            ('Ỏ', 0.56, 0.4, 'Ổ'),
            ('á', 0.57, 0.4, 'á'),
            ('á', 0.75, 0.4, 'ấ'),
            ('á', 0.50, 0.7, 'á'),
            ('ô', 0.75, 0.4, 'ô'),
            ('ã', 0.75, 0.4, 'ã'),
            ('ó', 1.20, 0.4, 'ó'),
        ] {
            assert_eq!(with_second(read, Above { width, height }), expected, "{read} {width} {height}");
        }
    }

    #[test]
    fn a_missing_tone_is_taken_from_another_look() {
        let others = ["mêm.".to_owned(), "mềm".to_owned()];
        assert_eq!(toned("mêm", &others).as_deref(), Some("mềm"));
        assert_eq!(toned("mêm", &others[..1]), None);
    }
}
