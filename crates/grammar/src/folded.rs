//! A text beside its bare letters: one ASCII byte for every character, so that patterns run on bytes and every
//! finding still points into the text as printed.
//!
//! Expects NFC. Letters lose their marks and their case («Đường» → `duong`), dashes and quotes become `-` and `"`,
//! every kind of space a blank (a line break stays one); whatever else is not ASCII becomes `\u{1}`.

use std::cell::Cell;
use std::ops::Range;
use std::sync::LazyLock;

/// A text and its bare letters, addressed by character.
#[derive(Debug)]
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
        let bytes = source.as_bytes();
        let (mut bare, mut at) = room(bytes.len());
        let (mut place, mut length) = (0, 0);
        // There are no more characters than bytes.
        for (letter, begin) in bare.iter_mut().zip(&mut at) {
            let Some(&first) = bytes.get(place) else { break };
            *begin = place as u32;
            if let Some(&plain) = ASCII.get(usize::from(first)) {
                *letter = plain;
                place += 1;
            } else {
                (*letter, place) = marked_at(letters, source, place, first);
            }
            length += 1;
        }
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

impl Drop for Folded<'_> {
    fn drop(&mut self) {
        if self.at.capacity() <= KEPT {
            ROOM.set((std::mem::take(&mut self.bare), std::mem::take(&mut self.at)));
        }
    }
}

thread_local! {
    /// Room for the letters of a text and their places: texts are folded one after the other, and memory that was just
    /// used is near.
    static ROOM: Cell<(String, Vec<u32>)> = Cell::default();
}

/// Most letters for which the room is kept for the next text.
const KEPT: usize = 1 << 14;

/// Room with zeros for so many letters, and for one place more.
fn room(letters: usize) -> (Vec<u8>, Vec<u32>) {
    let (bare, mut at) = ROOM.take();
    let mut bare = bare.into_bytes();
    bare.clear();
    bare.resize(letters, 0);
    at.clear();
    at.resize(letters + 1, 0);
    (bare, at)
}

/// Where the letters from U+00C0 to U+023F begin among all that are told by a table: before them are U+1E00 to U+1EFF.
const LATIN_FROM: usize = 256;
/// The bare letters of the characters beyond ASCII that are told by a table: those of the language.
static LETTERS: LazyLock<[u8; LATIN_FROM + 6 * 64]> = LazyLock::new(|| {
    let mut out = [0; LATIN_FROM + 6 * 64];
    let places = [(0, '\u{1e00}'..='\u{1eff}'), (LATIN_FROM, '\u{c0}'..='\u{23f}')];
    for (from, characters) in places {
        for (slot, c) in out.iter_mut().skip(from).zip(characters) {
            *slot = bare_letter(c) as u8;
        }
    }
    out
});

/// The bare letter of the character beyond ASCII that begins at a place, with this byte, and where it ends.
#[inline]
fn marked_at(letters: &[u8], source: &str, from: usize, first: u8) -> (u8, usize) {
    let (known, end) = match (first, source.as_bytes().get(from + 1..)) {
        (0xC3..=0xC8, Some(&[second, ..])) => {
            let place = usize::from(first - 0xC3) << 6 | usize::from(second & 0x3F);
            (letters.get(LATIN_FROM + place), from + 2)
        }
        // U+1E00 to U+1EFF
        (0xE1, Some(&[second @ 0xB8..=0xBB, third, ..])) => {
            let place = usize::from(second - 0xB8) << 6 | usize::from(third & 0x3F);
            (letters.get(place), from + 3)
        }
        _ => (None, from),
    };
    known.map_or_else(|| wide_at(source, from), |letter| (*letter, end))
}

/// The same of one that no table holds.
#[cold]
fn wide_at(source: &str, from: usize) -> (u8, usize) {
    let c = source.get(from..).and_then(|rest| rest.chars().next());
    c.map_or((1, source.len()), |c| (bare_letter(c) as u8, from + c.len_utf8()))
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
