//! Where mentions of documents may begin in a text.

use super::kind::{self, Names};
use crate::folded::Folded;

/// Where a mention may begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    pub(super) at: usize,
    /// The type that stands there and the character after it; none before a symbol alone.
    pub(super) kind: Option<(&'static str, &'static str, usize)>,
}

/// Every type and every number before a separator that begin within so many characters, in the order of the text.
pub(super) struct Starts<'t, 'a> {
    text: &'t Folded<'a>,
    names: &'static Names,
    most: usize,
    /// The first character that was not looked at.
    next: usize,
}

impl<'t, 'a> Starts<'t, 'a> {
    pub(super) fn new(text: &'t Folded<'a>, most: usize) -> Self {
        Self { text, names: kind::names(), most, next: 0 }
    }

    /// Behind the digits that stand at a character, and whether they may be the number of a symbol.
    fn number(&self, from: usize, before: u8) -> (usize, bool) {
        let bytes = self.text.bare().as_bytes();
        let behind = bytes.get(from..).unwrap_or_default();
        let end = from + behind.iter().take_while(|b| b.is_ascii_digit()).count();
        let fresh = !(before.is_ascii_alphanumeric() || b"/-.,".contains(&before));
        let sign = |at: usize| matches!(bytes.get(at), Some(b'/' | b'-'));
        (end, fresh && (sign(end) || (bytes.get(end) == Some(&b' ') && sign(end + 1))))
    }
}

/// Letters that are looked at together.
const STEP: usize = 8;

/// Eight bare letters from a place on as one number, the first in its lowest byte; zeros behind the end.
#[inline]
fn eight(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.first_chunk::<STEP>().map_or_else(
        || rest.iter().rev().fold(0, |letters, &b| letters << 8 | u64::from(b)),
        |letters| u64::from_le_bytes(*letters),
    )
}

/// How many small letters come first among eight bare letters.
#[inline]
fn small_letters(letters: u64) -> usize {
    const EACH: u64 = u64::from_ne_bytes([1; STEP]);
    // No bare letter has the highest bit: adding sets it in those from a letter on, and leaves the next alone.
    let from = |letter: u8| letters + EACH * u64::from(0x80 - letter);
    let small = from(b'a') & !from(b'z' + 1) & (EACH << 7);
    ((small ^ EACH << 7).trailing_zeros() >> 3) as usize
}

/// The first four of some letters, or all where they are fewer, with zeros behind.
#[inline]
fn head(letters: u64, count: usize) -> u32 {
    let beyond = 4_usize.saturating_sub(count) as u32 * 8;
    (letters as u32) & u32::MAX.checked_shr(beyond).unwrap_or_default()
}

impl Iterator for Starts<'_, '_> {
    type Item = Start;

    fn next(&mut self) -> Option<Start> {
        let bytes = self.text.bare().as_bytes();
        let mut at = self.next;
        let mut before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
        while let Some(&byte) = bytes.get(at).filter(|_| at <= self.most) {
            let from = at;
            at += 1;
            if byte.is_ascii_lowercase() {
                let mut letters = eight(bytes, from);
                let mut count = small_letters(letters);
                at = from + count;
                if self.names.may_begin(head(letters, count))
                    && !kind::is_letter(before)
                    && let Some((end, kind)) = kind::at(self.text, from)
                {
                    at = end;
                    if let Some((code, name)) = kind {
                        self.next = end;
                        return Some(Start { at: from, kind: Some((code, name, end)) });
                    }
                    letters = eight(bytes, at);
                    count = small_letters(letters);
                    at += count;
                }
                while count == STEP {
                    count = small_letters(eight(bytes, at));
                    at += count;
                }
                // Whatever letter it was.
                before = byte;
            } else if byte.is_ascii_digit() {
                let (end, symbol) = self.number(from, before);
                at = end;
                if symbol {
                    self.next = end;
                    return Some(Start { at: from, kind: None });
                }
                before = byte;
            } else {
                before = byte;
            }
        }
        self.next = at;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_are_counted() {
        for (text, count, first) in [
            ("quyet dinh", 5, "quye"),
            ("ke hoach", 2, "ke"),
            ("nghieng8", 7, "nghi"),
            ("abcdefghijk", 8, "abcd"),
        ] {
            let letters = eight(text.as_bytes(), 0);
            assert_eq!(small_letters(letters), count, "{text}");
            assert_eq!(head(letters, count), eight(first.as_bytes(), 0) as u32, "{text}");
        }
        for byte in 0..0x80_u8 {
            let count = usize::from(byte.is_ascii_lowercase());
            assert_eq!(small_letters(eight(&[byte], 0)), count, "{byte}");
        }
    }

    #[test]
    fn every_name_may_begin() {
        for (_, name) in crate::symbol::KINDS {
            let folded = Folded::new(name);
            let letters = eight(folded.bare().as_bytes(), 0);
            assert!(kind::names().may_begin(head(letters, small_letters(letters))), "{name}");
        }
    }
}
