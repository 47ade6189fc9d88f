//! Names printed in capitals, as they are written in a sentence.

use crate::folded::bare_letter;

/// A name printed in capitals as it is written in a sentence: «SƠN DƯƠNG» is «Sơn Dương», «KRÔNG PẮC» is «Krông Pắc» in
/// a line of capitals; «HCM» stays.
pub(super) fn in_small_letters(name: &str, shouted: bool) -> String {
    let letter = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’');
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while !rest.is_empty() {
        let end = rest.find(|c| !letter(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let small = word.to_lowercase();
        let spoken = normalize::syllable::is_syllable(&small)
            || (shouted
                && small.chars().map(bare_letter).any(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')));
        match small.chars().next() {
            Some(first) if spoken => {
                out.extend(first.to_uppercase());
                out.extend(small.chars().skip(1));
            }
            _ => out.push_str(word),
        }
        let gap = after.find(letter).unwrap_or(after.len());
        let (between, next) = after.split_at(gap);
        out.push_str(between);
        rest = next;
    }
    out
}

/// The rest of a body's name printed in capitals as it is written in a sentence: «LIÊN NGÀNH VỀ ATTP» is «liên ngành về
/// ATTP», for short forms are no syllables. `first` keeps the first letter large.
pub(super) fn said(rest: &str, first: bool) -> String {
    let mut out = String::with_capacity(rest.len());
    for (at, piece) in rest.split_inclusive(|c: char| !c.is_alphabetic()).enumerate() {
        let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        let small = word.to_lowercase();
        if !normalize::syllable::is_syllable(&small) {
            out.push_str(piece);
            continue;
        }
        let mut letters = small.chars();
        if at == 0 && first {
            out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        }
        out.extend(letters);
        out.push_str(piece.get(word.len()..).unwrap_or_default());
    }
    out
}
