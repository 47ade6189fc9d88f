//! A text beside its bare letters: one ASCII byte for every character, so that patterns run on bytes and every
//! finding still points into the text as printed.
//!
//! Expects NFC. Letters lose their marks and their case («Đường» → `duong`), dashes and quotes become `-` and `"`,
//! every kind of space a blank (a line break stays one); whatever else is not ASCII becomes `\u{1}`.

use std::ops::Range;
use std::sync::LazyLock;

/// A text and its bare letters, addressed by character.
#[derive(Debug, Clone)]
pub(crate) struct Folded<'a> {
    source: &'a str,
    bare: String,
    /// Byte offset of every character, and of the end.
    at: Vec<u32>,
}

impl<'a> Folded<'a> {
    /// Folds a text.
    pub(crate) fn new(source: &'a str) -> Self {
        let bytes = source.as_bytes();
        let latin = &*LATIN;
        let mut bare = vec![0; bytes.len()];
        let mut at = vec![0; bytes.len() + 1];
        let mut places = bare.iter_mut().zip(at.iter_mut());
        let mut offset = 0;
        while let Some(&byte) = bytes.get(offset)
            && let Some((bare, at)) = places.next()
        {
            let from = offset;
            let known = if let Some(&letter) = ASCII.get(usize::from(byte)) {
                offset += 1;
                Some(letter)
            } else {
                let (place, width) = latin_place(byte, bytes.get(offset + 1), bytes.get(offset + 2));
                offset += width;
                latin.get(place).copied()
            };
            *at = from as u32;
            *bare = known.unwrap_or_else(|| {
                let c = source.get(from..).and_then(|rest| rest.chars().next()).unwrap_or_default();
                offset = from + c.len_utf8();
                wide_letter(c)
            });
        }
        let length = bytes.len() - places.len();
        bare.truncate(length);
        at.truncate(length + 1);
        if let Some(end) = at.last_mut() {
            *end = source.len() as u32;
        }
        Self { source, bare: String::from_utf8(bare).unwrap_or_default(), at }
    }

    /// The bare letters; one byte a character.
    pub(crate) fn bare(&self) -> &str {
        &self.bare
    }

    /// Number of characters.
    pub(crate) fn len(&self) -> usize {
        self.bare.len()
    }

    /// The bare letters of a range of characters; empty where the range does not fit.
    pub(crate) fn bare_of(&self, range: Range<usize>) -> &str {
        self.bare.get(range).unwrap_or("")
    }

    /// The bare letter at a place.
    pub(crate) fn letter(&self, place: usize) -> Option<u8> {
        self.bare.as_bytes().get(place).copied()
    }

    /// The range of bytes of a range of characters.
    pub(crate) fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let end = self.source.len();
        let place = |i: usize| self.at.get(i).map_or(end, |&o| o as usize);
        place(range.start)..place(range.end)
    }

    /// The text as printed of a range of characters.
    pub(crate) fn printed(&self, range: Range<usize>) -> &'a str {
        self.source.get(self.bytes(range)).unwrap_or("")
    }

    /// The printed character at a place.
    pub(crate) fn printed_char(&self, place: usize) -> Option<char> {
        let from = *self.at.get(place)? as usize;
        self.source.get(from..)?.chars().next()
    }
}

/// Blocks of 64 letters that hold those of the language: U+00C0 to U+023F and U+1E00 to U+1EFF.
const LATIN_BLOCKS: usize = 10;

/// The bare letters of the blocks.
static LATIN: LazyLock<[u8; LATIN_BLOCKS * 64]> = LazyLock::new(|| {
    let letters = ('\u{c0}'..='\u{23f}').chain('\u{1e00}'..='\u{1eff}').map(wide_letter);
    let mut out = [1; LATIN_BLOCKS * 64];
    for (slot, letter) in out.iter_mut().zip(letters) {
        *slot = letter;
    }
    out
});

/// The place in [`LATIN`] of a character by its first three bytes, past the end where it is none of these; and how many
/// bytes it has.
#[inline]
fn latin_place(first: u8, second: Option<&u8>, third: Option<&u8>) -> (usize, usize) {
    let low = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or_default() & 0x3f);
    match first {
        0xc3..=0xc8 => (usize::from(first - 0xc3) << 6 | low(second), 2),
        // U+1E00 to U+1EFF: the second byte ends in 0x38 to 0x3b.
        0xe1 => ((6 + (low(second) ^ 0x38)) << 6 | low(third), 3),
        _ => (usize::MAX, 0),
    }
}

/// The bare letters of ASCII.
static ASCII: [u8; 128] = ascii_letters();

const fn ascii_letters() -> [u8; 128] {
    let mut out = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        let plain = byte as u8;
        out[byte] = match plain {
            b'\t' | b'\r' => b' ',
            _ => plain.to_ascii_lowercase(),
        };
        byte += 1;
    }
    out
}

/// The bare letter of a character: one of ASCII.
#[inline]
pub(crate) fn bare_letter(c: char) -> char {
    char::from(ASCII.get(c as usize).copied().unwrap_or_else(|| wide_letter(c)))
}

/// The bare letter of a character beyond ASCII.
fn wide_letter(c: char) -> u8 {
    if let Some(letter) = normalize::Letter::read(c) {
        return letter.base;
    }
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => b'-',
        '“' | '”' | '„' | '«' | '»' => b'"',
        '‘' | '’' => b'\'',
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => b' ',
        '…' => b'.',
        '•' | '·' => b'*',
        _ => 1,
    }
}

/// A slug: bare letters, everything else a single `-`.
pub(crate) fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().map(bare_letter) {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    while out.ends_with('-') {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_one_byte() {
        for (text, bare) in [
            ("Sở Nông nghiệp – PTNT", "so nong nghiep - ptnt"),
            ("ĐƯỜNG “Ủy”\u{a0}m²\n", "duong \"uy\" m\u{1}\n"),
            ("", ""),
        ] {
            let folded = Folded::new(text);
            assert_eq!(folded.bare(), bare);
            assert_eq!(folded.len(), text.chars().count());
            assert_eq!(folded.printed(0..folded.len()), text);
        }
    }

    #[test]
    fn a_text_folds_as_its_characters_do() {
        let text: String = ('\0'..='\u{ffff}').chain("😀\u{10ffff}".chars()).collect();
        let folded = Folded::new(&text);
        let letters: String = text.chars().map(bare_letter).collect();
        assert_eq!(folded.bare(), letters);
        assert_eq!(folded.printed(0..folded.len()), text);
        assert!((0..folded.len()).map(|place| folded.printed_char(place)).eq(text.chars().map(Some)));
    }

    #[test]
    fn ranges_that_do_not_fit_are_empty_or_cut() {
        let folded = Folded::new("Ủy ban");
        assert_eq!(folded.printed(0..2), "Ủy");
        assert_eq!(folded.printed(3..99), "ban");
        assert_eq!(folded.bare_of(3..99), "");
    }

    #[test]
    fn slugs() {
        for (text, want) in [("Sở Tài chính - Kế hoạch", "so-tai-chinh-ke-hoach"), (" Đội 3, ", "doi-3")]
        {
            assert_eq!(slug(text), want);
        }
    }
}
