//! Letters of other alphabets that look like ours, inside words that are otherwise Vietnamese.
//!
//! A word is changed only as a whole and only where the change is forced: the result must be a Vietnamese syllable, or
//! a Latin abbreviation in capitals in which a foreign letter was mixed. A word all in Cyrillic or Greek is left alone.

use model::{Code, Diagnostic};
use unicode_normalization::UnicodeNormalization;

use super::marks::is_mark;
use super::note;
use crate::letter::Letter;
use crate::syllable::is_syllable;

/// The Latin letter that a foreign one is mistaken for.
fn twin(c: char) -> Option<char> {
    Some(match c {
        'Ð' | 'Ɖ' => 'Đ',
        'ð' | 'ɖ' => 'đ',
        'ǎ' => 'ă',
        'Ǎ' => 'Ă',
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'Е' | 'Ε' => 'E',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Н' | 'Η' => 'H',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'С' => 'C',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'І' | 'Ι' => 'I',
        'Ν' => 'N',
        'Υ' => 'Y',
        'а' => 'a',
        'е' => 'e',
        'о' | 'ο' => 'o',
        'р' => 'p',
        'с' => 'c',
        'у' => 'y',
        'х' => 'x',
        'і' => 'i',
        _ => return None,
    })
}

pub(super) fn replace(text: &str, notes: &mut Vec<Diagnostic>) -> String {
    if !text.chars().any(|c| twin(c).is_some()) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    for c in text.chars() {
        if c.is_alphabetic() || is_mark(c) {
            word.push(c);
            continue;
        }
        finish(&mut out, &mut word, notes);
        out.push(c);
    }
    finish(&mut out, &mut word, notes);
    out
}

fn finish(out: &mut String, word: &mut String, notes: &mut Vec<Diagnostic>) {
    match latin(word) {
        Some(mended) => {
            note(notes, Code::LookalikeReplaced, &[word, &mended]);
            out.push_str(&mended);
        }
        None => out.push_str(word),
    }
    word.clear();
}

/// The word in Latin letters, where it is safe to say so.
fn latin(word: &str) -> Option<String> {
    let foreign = word.chars().filter(|&c| twin(c).is_some()).count();
    if foreign == 0 {
        return None;
    }
    let mended: String = word.chars().map(|c| twin(c).unwrap_or(c)).nfc().collect();
    let ours = mended.chars().all(|c| Letter::read(c).is_some());
    let mixed = word.chars().any(|c| Letter::read(c).is_some());
    let stroke_only = word.chars().all(|c| matches!(c, 'Ð' | 'Ɖ') || Letter::read(c).is_some());
    let capitals = mended.chars().all(char::is_uppercase);
    let fits = is_syllable(&mended) || capitals;
    // A lone Ð can stand in «QÐ» and in «Ð/c»; a lone Cyrillic letter proves nothing.
    (ours && fits && (mixed || (stroke_only && capitals))).then_some(mended)
}

/// Says which letters no Vietnamese word has but that look like ones that it has.
pub(super) fn note_strangers(text: &str, notes: &mut Vec<Diagnostic>) {
    // The bytes with which they begin; `ă` and `đ` begin with the first of them too.
    let bytes = text.as_bytes();
    let begins = |at: usize| matches!(bytes.get(at + 1), Some(0x94 | 0x95));
    let may = memchr::memchr(0xC5, bytes).is_some() || memchr::memchr_iter(0xC4, bytes).any(begins);
    if !may {
        return;
    }
    for c in text.chars().filter(|c| matches!(c, 'ŏ' | 'Ŏ' | 'ŭ' | 'Ŭ' | 'ĕ' | 'Ĕ')) {
        note(notes, Code::StrangeLetter, &[c.encode_utf8(&mut [0; 4])]);
    }
}
