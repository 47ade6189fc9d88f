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
        let letters = &*LETTERS;
        let mut bytes = Vec::with_capacity(source.len() + 2);
        bytes.extend_from_slice(source.as_bytes());
        bytes.extend([0; 2]);
        let (mut bare, mut at) = (Vec::with_capacity(source.len()), Vec::with_capacity(source.len() + 1));
        let mut from = 0;
        while from < source.len() {
            let to = source.len().min(from + BLOCK);
            // Every byte is looked at as if a character began there: what comes of those inside one is written over.
            let (mut block, mut places, mut length) = ([0; BLOCK], [0; BLOCK], 0);
            for (place, bytes) in (from..).zip(bytes.get(from..to + 2).unwrap_or_default().windows(3)) {
                let &[first, second, third] = bytes else { continue };
                let mut letter = letters.get(letter_at(first, second, third)).copied().unwrap_or(UNKNOWN);
                if letter == UNKNOWN {
                    letter = wide_at(source, place);
                }
                block[length % BLOCK] = letter;
                places[length % BLOCK] = place as u32;
                length += usize::from(first & 0xC0 != 0x80);
            }
            bare.extend_from_slice(block.get(..length).unwrap_or_default());
            at.extend_from_slice(places.get(..length).unwrap_or_default());
            from = to;
        }
        at.push(source.len() as u32);
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

/// Where the letters of ASCII begin among all: before them are U+1E00 to U+1EFF, and as many places of no letter, for the
/// characters behind those begin with the same byte.
const ASCII_FROM: usize = 512;
/// Where those from U+00C0 to U+023F begin.
const LATIN_FROM: usize = ASCII_FROM + 128;
/// What no bare letter is: of a character that is none of these.
const UNKNOWN: u8 = 0xFF;

/// The bare letters of the characters that are told by a table: those of ASCII and of the language.
static LETTERS: LazyLock<[u8; LATIN_FROM + 6 * 64]> = LazyLock::new(|| {
    let mut out = [UNKNOWN; LATIN_FROM + 6 * 64];
    let places =
        [(0, '\u{1e00}'..='\u{1eff}'), (ASCII_FROM, '\0'..='\u{7f}'), (LATIN_FROM, '\u{c0}'..='\u{23f}')];
    for (from, characters) in places {
        for (slot, c) in out.iter_mut().skip(from).zip(characters) {
            *slot = bare_letter(c) as u8;
        }
    }
    out
});

/// Bytes that are folded together.
const BLOCK: usize = 64;

/// What a byte says as the first of a character: the place among the letters of the first character that begins so, and how
/// many bits of the two bytes behind it do not count.
#[derive(Clone, Copy)]
struct Lead(u16, u16);

/// What each byte says.
static LEADS: [Lead; 256] = leads();

const fn leads() -> [Lead; 256] {
    let mut out = [Lead(u16::MAX, 12); 256];
    let mut byte = 0;
    while byte < 256 {
        match byte {
            0..0x80 => out[byte].0 = (ASCII_FROM + byte) as u16,
            // Inside a character any letter will do.
            0x80..0xC0 => out[byte].0 = ASCII_FROM as u16,
            0xC3..=0xC8 => out[byte] = Lead((LATIN_FROM + (byte - 0xC3) * 64) as u16, 6),
            // U+1E00 to U+1EFF, of which the second byte ends in 0x38 to 0x3b: what is before them is past the end.
            0xE1 => out[byte] = Lead(0_u16.wrapping_sub(0x38 << 6), 0),
            _ => {}
        }
        byte += 1;
    }
    out
}

/// The place among the letters of a character by its first three bytes; past the end where it is none of these.
#[inline]
fn letter_at(first: u8, second: u8, third: u8) -> usize {
    let Lead(base, shift) = LEADS[usize::from(first)];
    let behind = u16::from(second & 0x3F) << 6 | u16::from(third & 0x3F);
    usize::from(base.wrapping_add(behind >> (shift & 15)))
}

/// The bare letter of a character that is in no block.
#[cold]
fn wide_at(source: &str, from: usize) -> u8 {
    let c = source.get(from..).and_then(|rest| rest.chars().next());
    // None begins inside a character.
    c.map_or(0, |c| bare_letter(c) as u8)
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

/// Writes a slug: bare letters, everything between them a single `-`.
pub(crate) fn push_slug(out: &mut String, text: &str) {
    let (mut begun, mut gap) = (false, false);
    for c in text.chars().map(bare_letter) {
        if !c.is_ascii_alphanumeric() {
            gap = true;
            continue;
        }
        if gap && begun {
            out.push('-');
        }
        (begun, gap) = (true, false);
        out.push(c);
    }
}

/// The slug of a text.
pub(crate) fn slug(text: &str) -> String {
    let mut out = String::new();
    push_slug(&mut out, text);
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
