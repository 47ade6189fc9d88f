//! Where the letters of a word end, and whether they are small: by a table over the bytes, two at a time.

use super::lexer::{Class, char_at, class};

/// All letters are small.
const SMALL: u8 = 1;
/// A letter may be a capital.
const CAPITAL: u8 = 2;
/// No letter.
const END: u8 = 4;
/// What only its character tells.
const OTHER: u8 = 8;

/// Where the letters end that begin at a byte, and whether all of them are sure to be small.
pub(super) fn letters(text: &str, from: usize) -> (usize, bool) {
    let mut to = from;
    let mut row = 0;
    let mut seen = SMALL;
    for &byte in text.as_bytes().get(from..).unwrap_or_default() {
        let told = BYTES[row][usize::from(byte)];
        if told & (END | OTHER) != 0 {
            if told & OTHER != 0 {
                return slowly(text, from);
            }
            break;
        }
        seen |= told;
        row = usize::from(told >> ROW);
        to += 1;
    }
    (to, seen & CAPITAL == 0)
}

/// Where the row begins, in bits, of what follows a byte.
const ROW: u8 = 4;

/// What a byte tells behind one that belongs to a row of [`rows`], and its own row.
static BYTES: [[u8; 256]; 16] = bytes();

/// The bytes behind which others tell something of their own: those that begin letters of the language, and the
/// middle ones of letters of three bytes. Where such a byte ends a letter, what follows is told as behind any other.
const fn rows() -> [u8; 256] {
    let mut rows = [0; 256];
    rows[0xc3] = 1;
    rows[0xc4] = 2;
    rows[0xc5] = 3;
    rows[0xc6] = 4;
    rows[0xe1] = 5;
    rows[0xba] = 6;
    rows[0xbb] = 6;
    rows
}

const fn bytes() -> [[u8; 256]; 16] {
    let mut told = [[OTHER; 256]; 16];
    let mut byte = 0;
    while byte < 256 {
        let plain = match byte as u8 {
            b'a'..=b'z' | 0xc3..=0xc6 | 0xe1 => SMALL,
            b'A'..=b'Z' => CAPITAL,
            0..=0x7f => END,
            0x80.. => OTHER,
        };
        told[0][byte] = plain;
        told[6][byte] = match byte as u8 {
            0x80..=0xbf if byte & 1 == 1 => SMALL,
            0x80..=0xbf => CAPITAL,
            _ => plain,
        };
        told[1][byte] = match byte as u8 {
            0xa0..=0xb6 | 0xb8..=0xbf => SMALL,
            0x80..=0x96 | 0x98..=0x9e => CAPITAL,
            _ => OTHER,
        };
        byte += 1;
    }
    // ă, đ, ĩ; ũ; ơ, ư.
    let others = [
        (2, 0x83, 0x82),
        (2, 0x91, 0x90),
        (2, 0xa9, 0xa8),
        (3, 0xa9, 0xa8),
        (4, 0xa1, 0xa0),
        (4, 0xb0, 0xaf),
    ];
    let mut index = 0;
    while index < others.len() {
        let (row, small, capital) = others[index];
        told[row][small] = SMALL;
        told[row][capital] = CAPITAL;
        index += 1;
    }
    told[5][0xba] = SMALL;
    told[5][0xbb] = SMALL;
    let rows = rows();
    let mut row = 0;
    while row < told.len() {
        let mut byte = 0;
        while byte < 256 {
            told[row][byte] |= rows[byte] << ROW;
            byte += 1;
        }
        row += 1;
    }
    told
}

/// [`letters`] by their characters, where one is none of the language.
fn slowly(text: &str, from: usize) -> (usize, bool) {
    let mut to = from;
    while let Some(c) = char_at(text, to).filter(|&c| class(c) == Class::Letter) {
        to += c.len_utf8();
    }
    (to, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_end_where_their_characters_do() {
        let all = "aàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹẁẗ";
        let strange = "×÷ßĸıſКя\u{301}“”–\u{a0} .1/";
        for text in all.chars().chain(all.to_uppercase().chars()).chain(strange.chars()).map(String::from) {
            for text in [text.clone(), format!("b{text}"), format!("ế{text}n"), format!("ú{text}ú")] {
                let (to, small) = letters(&text, 0);
                assert_eq!(to, slowly(&text, 0).0, "{text}");
                let word = text.get(..to).unwrap();
                assert!(!small || word == normalize::small_text(word), "{text}");
            }
        }
        assert_eq!(letters("số Đề ÁN", 5), ("số Đề".len(), false));
        assert_eq!(letters("đề án", 0), ("đề".len(), true));
    }
}
