//! What each character is to the grammar of bodies, by one look into a table: a letter of a word and which, a mark, a
//! blank.

use smallvec::SmallVec;

use crate::folded::bare_letter;

/// What a character is: its code in the lower byte, and the flags below.
///
/// The code of a letter of ASCII and of a figure is its small letter; of a letter with marks its place among
/// [`MARKED`], from [`FIRST_MARKED`] on; of every other letter [`STRANGE`]. The code of a mark is that mark, bare.
pub(super) type Look = u16;

/// A letter or figure.
pub(super) const LETTER: Look = 1 << 8;
/// A capital.
pub(super) const CAPITAL: Look = 1 << 9;
/// A letter that is no capital.
pub(super) const SMALL: Look = 1 << 10;
/// A letter of an alphabet that has capitals, and none.
pub(super) const LOWER: Look = 1 << 11;
/// A space of any kind, but no line break.
pub(super) const BLANK: Look = 1 << 12;
/// Anything else.
const MARK: Look = 1 << 13;
/// A letter of no alphabet of ours whose small letter is one of ours: the bare letters do not know it.
pub(super) const ODD: Look = 1 << 14;

/// The code of a letter that is none of ours.
const STRANGE: u8 = 1;
/// The code of the first letter with marks.
const FIRST_MARKED: u8 = 128;

/// The small letters with marks.
const MARKED: [char; 67] = [
    'à', 'á', 'ả', 'ã', 'ạ', 'ă', 'ằ', 'ắ', 'ẳ', 'ẵ', 'ặ', 'â', 'ầ', 'ấ', 'ẩ', 'ẫ', 'ậ', 'è', 'é', 'ẻ', 'ẽ',
    'ẹ', 'ê', 'ề', 'ế', 'ể', 'ễ', 'ệ', 'ì', 'í', 'ỉ', 'ĩ', 'ị', 'ò', 'ó', 'ỏ', 'õ', 'ọ', 'ô', 'ồ', 'ố', 'ổ',
    'ỗ', 'ộ', 'ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ', 'ù', 'ú', 'ủ', 'ũ', 'ụ', 'ư', 'ừ', 'ứ', 'ử', 'ữ', 'ự', 'ỳ', 'ý',
    'ỷ', 'ỹ', 'ỵ', 'đ',
];
/// The same without marks.
const BASES: [u8; 67] = *b"aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd";

/// What each character of one byte is.
static ASCII: [Look; 128] = ascii();
/// What each character of two bytes is; zero for those that are told one by one.
static NEAR: [Look; 0x800] = marked();
/// The same of the characters from U+1EA0 to U+1EFF, the other block with letters of ours.
static FAR: [Look; 0x60] = marked_far();
/// The first of them in the block of their first byte.
const FIRST_FAR: usize = 0xEA0;

const fn capital_of(small: usize) -> usize {
    match small {
        0xE0..=0xFE => small - 0x20,
        _ => small - 1,
    }
}

const fn ascii() -> [Look; 128] {
    let mut out = [0; 128];
    let mut b = 0;
    while b < 128 {
        out[b as usize] = match b {
            b'a'..=b'z' => LETTER | SMALL | LOWER | b as Look,
            b'A'..=b'Z' => LETTER | CAPITAL | b.to_ascii_lowercase() as Look,
            b'0'..=b'9' | STRANGE => LETTER | b as Look,
            b' ' | b'\t' | b'\r' => BLANK,
            _ => MARK | b as Look,
        };
        b += 1;
    }
    out
}

const fn marked() -> [Look; 0x800] {
    let mut out = [0; 0x800];
    let mut at = 0;
    while at < MARKED.len() {
        let (small, code) = (MARKED[at] as usize, (FIRST_MARKED + at as u8) as Look);
        if small < out.len() {
            out[small] = LETTER | SMALL | LOWER | code;
            out[capital_of(small)] = LETTER | CAPITAL | code;
        }
        at += 1;
    }
    out
}

const fn marked_far() -> [Look; 0x60] {
    let mut out = [0; 0x60];
    let mut at = 0;
    while at < MARKED.len() {
        let (small, code) = (MARKED[at] as usize, (FIRST_MARKED + at as u8) as Look);
        if small >= 0x1000 {
            out[small - 0x1000 - FIRST_FAR] = LETTER | SMALL | LOWER | code;
            out[capital_of(small) - 0x1000 - FIRST_FAR] = LETTER | CAPITAL | code;
        }
        at += 1;
    }
    out
}

/// What the character at a byte is, and its length in bytes; nothing and no bytes past the end.
#[inline]
pub(super) fn look(text: &str, at: usize) -> (Look, usize) {
    let bytes = text.as_bytes();
    let Some(&b) = bytes.get(at) else { return (0, 0) };
    if b < 0x80 {
        return (ASCII.get(usize::from(b)).copied().unwrap_or_default(), 1);
    }
    let (known, length) = if b < 0xE0 {
        let Some(&next) = bytes.get(at + 1) else { return (0, 0) };
        (NEAR.get(usize::from(b & 0x1F) << 6 | usize::from(next & 0x3F)).copied(), 2)
    } else if b == 0xE1 {
        let Some(&[next, last]) = bytes.get(at + 1..at + 3) else { return (0, 0) };
        (
            FAR.get((usize::from(next & 0x3F) << 6 | usize::from(last & 0x3F)).wrapping_sub(FIRST_FAR))
                .copied(),
            3,
        )
    } else {
        (None, 0)
    };
    match known {
        Some(known) if known != 0 => (known, length),
        Some(_) | None => one_by_one(text, at),
    }
}

/// The same of a character that no table holds.
#[cold]
fn one_by_one(text: &str, at: usize) -> (Look, usize) {
    let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return (0, 0) };
    let found = match bare_letter(c) {
        ' ' => BLANK,
        '\u{1}' => {
            let capital = normalize::is_capital(c);
            let small = normalize::small(c);
            let code = code_of(small).unwrap_or(STRANGE);
            LETTER
                | if capital { CAPITAL } else { 0 }
                | if !capital && normalize::is_letter(c) { SMALL } else { 0 }
                | if c.is_lowercase() { LOWER } else { 0 }
                | if code == STRANGE { 0 } else { ODD }
                | Look::from(code)
        }
        mark => MARK | Look::from(mark as u8),
    };
    (found, c.len_utf8())
}

/// The code of a letter or figure of ours.
fn code_of(small: char) -> Option<u8> {
    let marked = || MARKED.iter().position(|&m| m == small).map(|at| FIRST_MARKED + at as u8);
    if small.is_ascii_alphanumeric() { Some(small as u8) } else { marked() }
}

/// The code of the small letter at a byte, and its length in bytes.
pub(super) const fn code_of_bytes(bytes: &[u8], at: usize) -> (u8, usize) {
    let b = bytes[at];
    if b < 0x80 {
        return (b, 1);
    }
    let (c, length) = if b < 0xE0 {
        ((b as u32 & 0x1F) << 6 | bytes[at + 1] as u32 & 0x3F, 2)
    } else {
        ((b as u32 & 0xF) << 12 | (bytes[at + 1] as u32 & 0x3F) << 6 | bytes[at + 2] as u32 & 0x3F, 3)
    };
    let mut marked = 0;
    while marked < MARKED.len() {
        if MARKED[marked] as u32 == c {
            return (FIRST_MARKED + marked as u8, length);
        }
        marked += 1;
    }
    panic!("a word of a list is of our letters")
}

/// The code of a look.
#[inline]
pub(super) fn code(look: Look) -> u8 {
    (look & 0xFF) as u8
}

/// Shows the slug of a text: bare letters and figures, everything between them a single `-`.
pub(super) fn with_slug<T>(text: &str, see: impl FnOnce(&str) -> T) -> T {
    let mut slug: SmallVec<[u8; 96]> = SmallVec::new();
    let mut gap = false;
    let mut at = 0;
    loop {
        let (seen, length) = look(text, at);
        if length == 0 {
            break;
        }
        at += length;
        let code = code(seen);
        if seen & (LETTER | ODD) != LETTER || code == STRANGE {
            gap = true;
            continue;
        }
        if gap && !slug.is_empty() {
            slug.push(b'-');
        }
        gap = false;
        slug.push(code.checked_sub(FIRST_MARKED).map_or(code, base));
    }
    // Nothing but ASCII was written.
    see(str::from_utf8(&slug).unwrap_or_default())
}

/// The letter without marks, by its place among [`MARKED`].
#[inline]
pub(super) fn base(marked: u8) -> u8 {
    BASES.get(usize::from(marked)).copied().unwrap_or(STRANGE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::party::key::Key;

    #[test]
    fn each_character_is_what_its_bare_letter_says() {
        for c in '\0'..='\u{ffff}' {
            let text = c.to_string();
            let (seen, length) = look(&text, 0);
            assert_eq!(length, c.len_utf8());
            let bare = bare_letter(c) as u8;
            let letter = bare.is_ascii_alphanumeric() || bare == 1;
            assert_eq!(seen & LETTER != 0, letter, "{c:?}");
            assert_eq!(seen & BLANK != 0, bare == b' ', "{c:?}");
            if letter {
                assert_eq!(seen & CAPITAL != 0, c.is_uppercase(), "{c:?}");
                assert_eq!(seen & SMALL != 0, c.is_alphabetic() && !c.is_uppercase(), "{c:?}");
                assert_eq!(seen & LOWER != 0, c.is_lowercase(), "{c:?}");
                let small = normalize::small(c);
                assert_eq!(code(seen), code_of(small).unwrap_or(STRANGE), "{c:?}");
                if seen & ODD == 0 {
                    assert_eq!(Key::of(&text).bare(), Key::plain(&(bare as char).to_string()), "{c:?}");
                }
            } else if bare != b' ' {
                assert_eq!(code(seen), bare, "{c:?}");
            }
        }
    }

    #[test]
    fn slugs_are_those_of_folded_texts() {
        for text in ["Sở Tài chính - Kế hoạch", " Đội 3, ", "", "…", "a – “B”K\u{212a}²c Ж1", "THỊ XÃ"]
        {
            with_slug(text, |slug| assert_eq!(slug, crate::folded::slug(text)));
        }
    }
}
