//! Words that were read before: a text has few words and repeats them, so that what is to be known of one is looked up by
//! its bytes, eight of them in one number, and worked out only once in a while.

use std::hint::select_unpredictable;

use super::level;
use super::word::Marks;
use crate::packed::{Case, Run};
use crate::syllable::is_spelled;

/// What a run of letters tells by itself, in one number: its [`Marks`], above them how it is written and what is odd
/// about it; and what stands around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Reading(u64);

impl Reading {
    const MARKS: u64 = (1 << Marks::BITS) - 1;
    /// In small letters, with a mark, and no syllable; in small letters, which are those of the name of a level, with other
    /// marks. Neither where there are capitals: then the two bits say how they stand.
    const MISSPELLED: u64 = 1 << Marks::BITS;
    const NEAR_LEVEL: u64 = 2 << Marks::BITS;
    const CAPITALS: u64 = 4 << Marks::BITS;
    const GLUED: u64 = 8 << Marks::BITS;
    const FOLLOWS: u64 = 16 << Marks::BITS;

    fn of(run: &Run, text: &[u8]) -> Self {
        let marks = Marks::of(run);
        let written = match run.case(text) {
            Case::Lower => {
                let misspelled = run.is_marked(text) && !is_spelled(run);
                let odd = |is: bool, bit: u64| if is { bit } else { 0 };
                odd(misspelled, Self::MISSPELLED) | odd(level::is_near(marks), Self::NEAR_LEVEL)
            }
            Case::Title => Self::CAPITALS,
            Case::Upper => Self::CAPITALS | 1 << Marks::BITS,
            Case::Mixed => Self::CAPITALS | 2 << Marks::BITS,
        };
        Self(marks.0 | written)
    }

    /// The same, with what stands around it: whether it touches what makes a symbol of it, and whether only spaces lie
    /// between the word before and it.
    #[inline]
    pub(super) fn among(self, glued: bool, follows: bool) -> Self {
        let glued = if glued { Self::GLUED } else { 0 };
        let follows = if follows { Self::FOLLOWS } else { 0 };
        Self(self.0 | glued | follows)
    }

    /// Its letters and its tone.
    #[inline]
    pub(super) fn marks(self) -> Marks {
        Marks(self.0 & Self::MARKS)
    }

    /// How it is written.
    pub(super) fn case(self) -> Case {
        match self.0 >> Marks::BITS & 7 {
            4 => Case::Title,
            5 => Case::Upper,
            6 => Case::Mixed,
            _ => Case::Lower,
        }
    }

    /// Whether it is misspelled or near a level.
    #[inline]
    pub(super) fn is_odd(self) -> bool {
        matches!(self.0 >> Marks::BITS & 7, 1..=3)
    }

    /// Whether it is in small letters, has a mark, and can be no Vietnamese syllable (see
    /// [`crate::syllable::is_syllable`]).
    #[inline]
    pub(super) fn is_misspelled(self) -> bool {
        self.0 & (Self::CAPITALS | Self::MISSPELLED) == Self::MISSPELLED
    }

    /// Whether it is in small letters, those of the name of a level, and has other marks.
    #[inline]
    pub(super) fn is_near_level(self) -> bool {
        self.0 & (Self::CAPITALS | Self::NEAR_LEVEL) == Self::NEAR_LEVEL
    }

    /// Its letters and its tone where it could take part in a phrase; no letters where it could not.
    #[inline]
    pub(super) fn prose(self) -> Marks {
        if self.is_glued() { Marks::default() } else { self.marks() }
    }

    #[inline]
    pub(super) fn is_glued(self) -> bool {
        self.0 & Self::GLUED != 0
    }

    #[inline]
    pub(super) fn follows(self) -> bool {
        self.0 & Self::FOLLOWS != 0
    }
}

/// Bits of a place among the words: a plan has one or two thousand.
const BITS: u32 = 12;
const PLACES: usize = 1 << BITS;

/// The words that were read last; room for them is made when the first is read.
#[derive(Default)]
pub(super) struct Known(Option<Table>);

impl Known {
    pub(super) fn table(&mut self) -> &mut Table {
        self.0.get_or_insert_default()
    }
}

/// The words that were read last, each where its bytes put it: two that meet there do not drive each other out.
pub(super) struct Table(Box<[[Slot; 2]; PLACES]>);

impl Default for Table {
    fn default() -> Self {
        let free = vec![[Slot::default(); 2]; PLACES].into_boxed_slice();
        Self(free.try_into().unwrap_or_else(|_| unreachable!("it was made as long")))
    }
}

/// The bytes of a word, none for a free place, and what they tell.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    bytes: u64,
    reading: Reading,
}

impl Table {
    /// What the run of letters at a byte of a text tells, and where it ends: there where no letter of ours stands.
    #[inline]
    pub(super) fn read(&mut self, text: &[u8], at: usize) -> (Reading, usize) {
        let (bytes, width, goes_on) = short_word(text, at);
        let [last, before] = self.0[place(bytes)];
        // Either of them as it comes: a branch would be taken the wrong way for a third of the words.
        let slot = select_unpredictable(last.bytes == bytes, last, before);
        if slot.bytes == bytes && !goes_on {
            debug_assert_eq!(Run::read(text, at).end, at + width);
            return (slot.reading, at + width);
        }
        self.learn(text, at, bytes, width)
    }

    /// The same by the letters, kept for the next time where the word is short.
    #[inline(never)]
    fn learn(&mut self, text: &[u8], at: usize, bytes: u64, width: usize) -> (Reading, usize) {
        let run = Run::read(text, at);
        if run.end == at {
            return (Reading::default(), at);
        }
        let reading = Reading::of(&run, text);
        if run.end == at + width {
            let [last, before] = &mut self.0[place(bytes)];
            (*before, *last) = (*last, Slot { bytes, reading });
        }
        (reading, run.end)
    }
}

#[inline]
fn place(bytes: u64) -> usize {
    (bytes.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - BITS)) as usize
}

/// Whether a byte may belong to a letter: a letter of ASCII, one of the few signs that lie between these, or any of what
/// lies beyond.
#[inline]
pub(super) fn may_be_letter(byte: u8) -> bool {
    byte >= 0x40
}

/// The bytes from a place of a text up to the first that is none of a letter, no more than eight, the first of them in the
/// lowest of a number; how many they are, and whether there are more.
#[inline]
fn short_word(text: &[u8], at: usize) -> (u64, usize, bool) {
    const TOPS: u64 = 0x8080_8080_8080_8080;
    let rest = text.get(at..).unwrap_or_default();
    let (bytes, next) = match rest.split_first_chunk() {
        Some((bytes, [next, ..])) => (u64::from_le_bytes(*bytes), *next),
        _ => (short_tail(rest), 0),
    };
    // Letters of ASCII have the second bit from the top, those beyond it the top bit: shifted, it is in its place.
    let others = !(bytes | bytes << 1) & TOPS;
    let own = (others & others.wrapping_neg()) >> 7;
    (bytes & own.wrapping_sub(1), others.trailing_zeros() as usize / 8, (others == 0) & may_be_letter(next))
}

/// The last bytes of a text, zeros behind them.
#[inline(never)]
fn short_tail(rest: &[u8]) -> u64 {
    rest.iter().rev().fold(0, |bytes, &byte| bytes << 8 | u64::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_where_no_letter_stands() {
        for (text, width) in [
            ("", 0),
            (" a", 0),
            ("a", 1),
            ("xã,", 3),
            ("Az[", 3),
            ("zZ@?", 3),
            ("a1", 1),
            ("`a", 2),
            ("a\u{0}b", 1),
            ("nghiệp ", 8),
            ("nghiệp", 8),
            ("nghiêng", 8),
            ("thường ", 8),
        ] {
            let (bytes, seen, goes_on) = short_word(text.as_bytes(), 0);
            assert_eq!(seen, width, "{text:?}");
            assert_eq!(bytes, short_tail(text.as_bytes().get(..width).unwrap()), "{text:?}");
            assert_eq!(
                goes_on,
                text.as_bytes().get(8).is_some_and(|&byte| width == 8 && may_be_letter(byte))
            );
        }
    }

    #[test]
    fn what_is_known_is_what_the_letters_tell() {
        let text = "Thường trực UBND tỉnh, huyên – xạ đưòng đưòng Nghiệp nghiệps nghiệp—b nghieptho ÿ é xạ";
        let mut known = Table::default();
        for _ in 0..2 {
            for at in (0..text.len()).filter(|&at| text.is_char_boundary(at)) {
                let run = Run::read(text.as_bytes(), at);
                let none = (Reading::default(), at);
                let wanted = if run.end > at { (Reading::of(&run, text.as_bytes()), run.end) } else { none };
                assert_eq!(known.read(text.as_bytes(), at), wanted, "{at}");
            }
        }
    }
}
