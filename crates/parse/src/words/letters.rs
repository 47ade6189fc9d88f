//! What a character is to the cutter of words, by one look for ASCII and the letters of the language.

use normalize::{is_letter, small};

/// What a character is: some of the bits below, none for a figure and `%`.
pub(super) type Sort = u8;
/// It belongs to no word: neither a letter nor a figure nor `%`.
pub(super) const SIGN: Sort = 1;
/// It has a small twin.
pub(super) const LARGE: Sort = 2;
/// It is a capital.
pub(super) const CAPITAL: Sort = 4;
/// It is a small letter.
pub(super) const SMALL: Sort = 8;
/// It is white space, or the end of the text.
pub(super) const BLANK: Sort = 16;
/// The tables do not know it.
const UNKNOWN: Sort = 32;

/// Small letters of two bytes of the language, as UTF-8 has them between U+00C0 and U+01BF.
const PAIRS: [(char, char); 23] = [
    ('à', 'À'),
    ('á', 'Á'),
    ('â', 'Â'),
    ('ã', 'Ã'),
    ('è', 'È'),
    ('é', 'É'),
    ('ê', 'Ê'),
    ('ì', 'Ì'),
    ('í', 'Í'),
    ('ò', 'Ò'),
    ('ó', 'Ó'),
    ('ô', 'Ô'),
    ('õ', 'Õ'),
    ('ù', 'Ù'),
    ('ú', 'Ú'),
    ('ý', 'Ý'),
    ('ă', 'Ă'),
    ('đ', 'Đ'),
    ('ĩ', 'Ĩ'),
    ('ũ', 'Ũ'),
    ('ơ', 'Ơ'),
    ('ư', 'Ư'),
    ('ð', 'Ð'),
];
const LATIN_FROM: usize = 0xC0;

static ASCII: [Sort; 128] = {
    let mut out = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        out[byte] = match byte as u8 {
            b'\t'..=b'\r' | b' ' => BLANK,
            b'a'..=b'z' => SMALL,
            b'A'..=b'Z' => LARGE | CAPITAL,
            b'0'..=b'9' | b'%' => 0,
            _ => SIGN,
        };
        byte += 1;
    }
    out
};

static LATIN: [Sort; 256] = {
    let mut out = [UNKNOWN; 256];
    let mut pair = 0;
    while pair < PAIRS.len() {
        out[PAIRS[pair].0 as usize - LATIN_FROM] = SMALL;
        out[PAIRS[pair].1 as usize - LATIN_FROM] = LARGE | CAPITAL;
        pair += 1;
    }
    out
};

/// What stands at a byte that begins a character, and how many bytes it takes.
#[inline]
pub(super) fn sort_at(text: &str, at: usize) -> (Sort, usize) {
    let Some(rest) = text.as_bytes().get(at..) else { return (BLANK, 1) };
    match *rest {
        [byte @ 0..=0x7F, ..] => (ASCII[usize::from(byte & 0x7F)], 1),
        // U+1EA0 to U+1EF9: each capital before its small letter.
        [0xE1, 0xBA, last @ 0xA0..=0xFF, ..] | [0xE1, 0xBB, last @ 0x80..=0xB9, ..] => {
            (if last & 1 == 0 { LARGE | CAPITAL } else { SMALL }, 3)
        }
        [lead @ 0xC3..=0xC6, next, ..] => {
            let sort = LATIN[usize::from(lead - 0xC3) << 6 | usize::from(next & 0x3F)];
            if sort == UNKNOWN { rare(text, at) } else { (sort, 2) }
        }
        [] => (BLANK, 1),
        _ => rare(text, at),
    }
}

#[cold]
fn rare(text: &str, at: usize) -> (Sort, usize) {
    let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return (BLANK, 1) };
    (sort(c), c.len_utf8())
}

/// Whether a byte is a sign of ASCII.
#[inline]
pub(super) fn is_ascii_sign(byte: u8) -> bool {
    ASCII.get(usize::from(byte)).is_some_and(|sort| *sort == SIGN)
}

/// Whether a byte is a blank of ASCII.
#[inline]
pub(super) fn is_ascii_blank(byte: u8) -> bool {
    ASCII.get(usize::from(byte)).is_some_and(|sort| *sort == BLANK)
}

/// What a character is.
pub(super) fn sort(c: char) -> Sort {
    if let Some(&known) = ASCII.get(c as usize) {
        return known;
    }
    if c.is_whitespace() {
        return BLANK;
    }
    let of = |bit: Sort, holds: bool| if holds { bit } else { 0 };
    of(SIGN, !is_letter(c) && !c.is_alphanumeric())
        | of(LARGE, small(c) != c)
        | of(CAPITAL, c.is_uppercase())
        | of(SMALL, is_letter(c) && c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_say_what_a_character_is() {
        for c in '\0'..='\u{ffff}' {
            let text = format!("{c}a");
            let (found, length) = sort_at(&text, 0);
            assert_eq!((found, length), (sort(c), c.len_utf8()), "{c:?}");
        }
    }
}
