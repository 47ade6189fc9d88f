//! Combining marks: put in the order in which they compose, and joined to their letter.
//!
//! Normal forms keep the stored order of marks of one combining class, so that a + acute + circumflex never becomes ấ;
//! the shape mark has to come first. A spacing accent after a vowel is a composition that a PDF broke.

use model::{Code, Diagnostic};
use unicode_normalization::UnicodeNormalization;

use super::note;
use crate::syllable::is_syllable;

pub(super) fn compose(text: &str, notes: &mut Vec<Diagnostic>) -> String {
    let joined = join_spacing(text, notes);
    if !joined.chars().any(is_mark) {
        return joined;
    }
    let mut out = String::with_capacity(joined.len());
    let mut marks: Vec<char> = Vec::new();
    for c in joined.nfd() {
        if is_mark(c) {
            marks.push(c);
            continue;
        }
        flush(&mut out, &mut marks, notes);
        out.push(c);
    }
    flush(&mut out, &mut marks, notes);
    out.nfc().collect()
}

pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// 0 for what makes another letter, 1 for tones and for marks of other languages.
fn rank(mark: char) -> u8 {
    u8::from(!matches!(mark, '\u{302}' | '\u{306}' | '\u{31b}'))
}

fn is_tone(mark: char) -> bool {
    matches!(mark, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

fn flush(out: &mut String, marks: &mut Vec<char>, notes: &mut Vec<Diagnostic>) {
    if marks.len() > 1 {
        // The dot below sorts before the circumflex in canonical order; that composes all the same.
        let upper: Vec<char> = marks.iter().copied().filter(|&m| m != '\u{323}').collect();
        if !upper.is_sorted_by_key(|&m| rank(m)) {
            note(notes, Code::MarksReordered, &[&cluster(out, marks)]);
        }
        if marks.iter().filter(|&&m| is_tone(m)).count() > 1 {
            note(notes, Code::ToneDoubled, &[&cluster(out, marks)]);
        }
        marks.sort_by_key(|&m| rank(m));
    }
    out.extend(marks.drain(..));
}

fn cluster(out: &str, marks: &[char]) -> String {
    out.chars().next_back().into_iter().chain(marks.iter().copied()).nfc().collect()
}

/// The combining twin of a spacing accent.
fn combining(c: char) -> Option<char> {
    match c {
        '`' | '\u{2cb}' => Some('\u{300}'),
        '\u{b4}' | '\u{2ca}' => Some('\u{301}'),
        '~' | '\u{2dc}' => Some('\u{303}'),
        '\u{2c0}' | '\u{2bc}' => Some('\u{309}'),
        _ => None,
    }
}

/// Joins a spacing accent to the vowel before it where that, and only that, makes a syllable with a tone.
fn join_spacing(text: &str, notes: &mut Vec<Diagnostic>) -> String {
    if !text.chars().any(|c| combining(c).is_some()) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    // an accent that opens a quotation closes it: `hồ sơ`
    let mut quote: Option<char> = None;
    for word in text.split_inclusive(char::is_whitespace) {
        let end = word.trim_end();
        let kernel = end.trim_end_matches(|c: char| !c.is_alphabetic() && combining(c).is_none());
        let opening = end.trim_start_matches(|c: char| !c.is_alphabetic() && combining(c).is_none());
        quote = opening.chars().next().filter(|&c| combining(c).is_some()).or(quote);
        let closes = quote.is_some() && kernel.chars().next_back() == quote;
        if closes {
            quote = None;
        }
        match joined(kernel).filter(|_| !closes) {
            Some(syllable) => {
                note(notes, Code::MarksReordered, &[kernel]);
                out.push_str(&syllable);
                out.push_str(word.strip_prefix(kernel).unwrap_or_default());
            }
            None => out.push_str(word),
        }
    }
    out
}

fn joined(word: &str) -> Option<String> {
    let accents = word.chars().filter(|&c| combining(c).is_some()).count();
    if accents != 1 || !word.chars().next()?.is_alphabetic() {
        return None;
    }
    let candidate: String = word.chars().map(|c| combining(c).unwrap_or(c)).nfc().collect();
    is_syllable(&candidate).then_some(candidate)
}
