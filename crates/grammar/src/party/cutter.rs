//! Cuts a text into words and marks.

use smallvec::SmallVec;

use super::key::Key;
use super::letters::{BLANK, CAPITAL, LETTER, LOWER, Look, ODD, SMALL, code, look};

/// A word, or a mark between words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Letters and digits, begun by a small letter or a digit.
    Small,
    /// Begun by a capital: «Sở», «Y».
    Capital,
    /// All capitals, at least two: «UBND», «TCKH».
    Capitals,
    /// A single mark: `,` `;` `.` `(` …
    Mark(u8),
    /// One or more line breaks.
    Break,
}

/// A word or mark and where it stands, in bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Its small letters, or the mark.
    pub(super) low: Key,
    /// First byte.
    pub(super) from: u32,
    /// One past the last byte.
    pub(super) to: u32,
    /// What it is.
    pub(super) sort: Sort,
    /// How many capitals it has.
    pub(super) capitals: u8,
    /// Whether it has small letters.
    pub(super) mixed: bool,
    /// Whether its bare letters are no word at all.
    odd: bool,
}

/// The words and marks of a text in small letters.
pub(crate) fn lows(text: &str) -> impl Iterator<Item = Key> {
    Cutter::new(text, 0).map(|w| w.low)
}

/// The words of a text in small letters, and bare.
pub(crate) fn words_and_bare(text: &str) -> impl Iterator<Item = (Key, Key)> {
    Cutter::new(text, 0).filter(Word::is_word).map(|w| (w.low, w.bare()))
}

/// The bare letters of the words of a text.
pub(crate) fn bare_words(text: &str) -> impl Iterator<Item = Key> {
    Cutter::new(text, 0).filter(Word::is_word).map(|w| w.bare())
}

impl Word {
    pub(super) fn is_word(&self) -> bool {
        !matches!(self.sort, Sort::Mark(_) | Sort::Break)
    }

    #[inline]
    pub(super) fn bare(&self) -> Key {
        if self.odd { Key::NONE } else { self.low.bare() }
    }
}

/// Words of a text: room for those that are mostly asked for is in place.
pub(super) type Cut = SmallVec<[Word; NEAR]>;

/// Words that are cut at once: many texts are asked for the body that begins there and for no more.
pub(super) const NEAR: usize = 10;

/// Cuts a text word by word.
pub(super) struct Cutter<'a> {
    source: &'a str,
    /// Where the next word or a blank before it begins, in bytes.
    pub(super) at: usize,
}

impl<'a> Cutter<'a> {
    /// Cuts a text from a byte on.
    pub(super) fn new(source: &'a str, at: usize) -> Self {
        Self { source, at }
    }
}

impl Iterator for Cutter<'_> {
    type Item = Word;

    #[inline]
    fn next(&mut self) -> Option<Word> {
        let (mut seen, mut length) = look(self.source, self.at);
        while seen & BLANK != 0 {
            self.at += length;
            (seen, length) = look(self.source, self.at);
        }
        if length == 0 {
            return None;
        }
        let from = self.at;
        if seen & LETTER != 0 {
            return Some(self.word(from, seen, length));
        }
        self.at += length;
        let to = self.at;
        let sort = if code(seen) == b'\n' {
            self.skip_breaks();
            Sort::Break
        } else {
            Sort::Mark(code(seen))
        };
        let low = Key::of_mark(code(seen));
        Some(Word { low, from: from as u32, to: to as u32, sort, capitals: 0, mixed: false, odd: false })
    }
}

impl Cutter<'_> {
    /// The next words and marks, so many at most.
    pub(super) fn words(&mut self, most: usize) -> Cut {
        let rest = self.source.len() - self.at;
        let mut words = Cut::with_capacity(most.min(rest / 4 + 1));
        for word in self.take(most) {
            words.push(word);
        }
        words
    }

    #[inline]
    fn word(&mut self, from: usize, first: Look, length: usize) -> Word {
        let (mut letters, mut count) = (u128::from(code(first)), 1);
        let (mut rest, mut capitals) = (0, u32::from(first & CAPITAL != 0));
        self.at += length;
        let next;
        loop {
            let (seen, length) = look(self.source, self.at);
            if seen & LETTER == 0 {
                // Nearly every word ends at a blank, which is not looked at again.
                next = if seen & BLANK == 0 { self.at } else { self.at + length };
                break;
            }
            letters = letters << 8 | u128::from(code(seen));
            count += 1;
            rest |= seen;
            capitals += u32::from(seen & CAPITAL != 0);
            self.at += length;
        }
        let sort = if first & CAPITAL == 0 {
            Sort::Small
        } else if count > 1 && rest & SMALL == 0 {
            Sort::Capitals
        } else {
            Sort::Capital
        };
        let to = self.at as u32;
        self.at = next;
        Word {
            low: Key::of_letters(letters, count),
            from: from as u32,
            to,
            sort,
            capitals: capitals.min(255) as u8,
            mixed: (first | rest) & LOWER != 0,
            odd: (first | rest) & ODD != 0,
        }
    }

    fn skip_breaks(&mut self) {
        loop {
            let (seen, length) = look(self.source, self.at);
            if length == 0 || seen & BLANK == 0 && (seen & LETTER != 0 || code(seen) != b'\n') {
                return;
            }
            self.at += length;
        }
    }
}
