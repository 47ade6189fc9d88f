//! A text beside its bare letters: one ASCII byte for every character, so that patterns run on bytes and every
//! finding still points into the text as printed.
//!
//! Expects NFC. Letters lose their marks and their case («Đường» → `duong`), dashes and quotes become `-` and `"`,
//! every kind of space a blank (a line break stays one); whatever else is not ASCII becomes `\u{1}`.

use std::ops::Range;

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
        let mut bare = Vec::with_capacity(source.len());
        let mut at = Vec::with_capacity(source.len() + 1);
        for (offset, c) in source.char_indices() {
            at.push(offset as u32);
            bare.push(bare_letter(c) as u8);
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

/// The bare letter of a character: one of ASCII.
#[inline]
pub(crate) fn bare_letter(c: char) -> char {
    if c.is_ascii() {
        return match c {
            'A'..='Z' => (c as u8 + 32) as char,
            '\t' | '\r' => ' ',
            _ => c,
        };
    }
    if let Some(letter) = normalize::Letter::read(c) {
        return char::from(letter.base);
    }
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '…' => '.',
        '•' | '·' => '*',
        _ => '\u{1}',
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
