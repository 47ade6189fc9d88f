//! Words that were cut before: a text has few words and repeats them, so that what a short run of characters holds is
//! looked up by its bytes, and worked out only once in a while.

use std::cell::Cell;
use std::hint::select_unpredictable;

use super::letters::is_ascii_blank;
use super::{Key, Word};

/// Bytes of a run that is looked up, and of the blank behind it.
const LONGEST: usize = 16;

/// Bits of a place among the runs: a plan has one or two thousand.
const BITS: u32 = 11;
const PLACES: usize = 1 << BITS;

/// The runs of characters that were read last; room for them is made when the first is read.
#[derive(Default)]
pub(super) struct Known(Option<Table>);

/// The runs of characters that were read last, each where its bytes put it: two that meet there do not drive each other out.
pub(super) struct Table(Box<[[Run; 2]; PLACES]>);

impl Default for Table {
    fn default() -> Self {
        let free = vec![[Run::NONE; 2]; PLACES].into_boxed_slice();
        Self(free.try_into().unwrap_or_else(|_| unreachable!("it was made as long")))
    }
}

/// A run of characters and its word, wherever that stands.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// The characters, zeros behind them; all zeros for a free place.
    bytes: u128,
    word: Key,
    /// Where the letters of the word stand in the run; nowhere if it has none.
    from: u8,
    until: u8,
    capital: bool,
    opened: bool,
    stop: Option<char>,
}

impl Run {
    const NONE: Self =
        Self { bytes: 0, word: Key::NONE, from: 0, until: 0, capital: false, opened: false, stop: None };
}

thread_local! {
    /// What was read last.
    static KNOWN: Cell<Known> = Cell::default();
}

/// Lends what is known.
#[inline]
pub(super) fn with<T>(cut: impl FnOnce(&mut Table) -> T) -> T {
    let mut known = KNOWN.take();
    let cut = cut(known.0.get_or_insert_default());
    KNOWN.set(known);
    cut
}

impl Table {
    /// The word of the run of characters that begins at a place, if it has one, and where to look on.
    #[inline]
    pub(super) fn read(&mut self, text: &str, at: usize) -> (Option<Word>, usize) {
        let Some((bytes, length)) = short_run(text.as_bytes(), at) else { return super::read(text, at) };
        // Either of them as it comes: a branch would be taken the wrong way for a third of the runs.
        let [last, before] = &self.0[place(bytes)];
        let run = select_unpredictable(last.bytes == bytes, last, before);
        if run.bytes != bytes {
            return self.learn(text, at, bytes, length);
        }
        debug_assert_eq!(run.at(at), super::read(text, at).0, "{text}");
        (run.at(at), at + length + 1)
    }

    /// The same by its characters, kept for the next time where no blank beyond ASCII stands in the run.
    #[inline(never)]
    fn learn(&mut self, text: &str, at: usize, bytes: u128, length: usize) -> (Option<Word>, usize) {
        let (word, next) = super::read(text, at);
        if next >= at + length {
            let [last, before] = &mut self.0[place(bytes)];
            (*before, *last) = (*last, Run::of(bytes, word.as_ref(), at));
        }
        (word, next)
    }
}

impl Run {
    fn of(bytes: u128, word: Option<&Word>, start: usize) -> Self {
        let Some(word) = word else { return Self { bytes, ..Self::NONE } };
        let within = |place: usize| (place - start) as u8;
        let (from, until) = (within(word.start()), within(word.end()));
        let Word { key, capital, stop, opened, .. } = *word;
        Self { bytes, word: key, from, until, capital, opened, stop }
    }

    #[inline]
    fn word_at(&self, start: usize) -> Word {
        let (start, end) =
            ((start + usize::from(self.from)) as u32, (start + usize::from(self.until)) as u32);
        Word { start, end, key: self.word, capital: self.capital, stop: self.stop, opened: self.opened }
    }

    fn at(&self, start: usize) -> Option<Word> {
        (self.until > 0).then(|| self.word_at(start))
    }
}

/// The bytes at a place up to the next blank, and how many they are; none where that are none, or more than are looked up,
/// or where a control character may stand for the blank.
#[inline]
fn short_run(text: &[u8], at: usize) -> Option<(u128, usize)> {
    let rest = text.get(at..)?;
    let chunk = rest.first_chunk().map_or_else(|| last_bytes(rest), |chunk| u128::from_le_bytes(*chunk));
    let (bytes, length) = match until_blank(chunk as u64) {
        (low, 8) => {
            let (high, more) = until_blank((chunk >> 64) as u64);
            (u128::from(high) << 64 | u128::from(low), 8 + more)
        }
        (low, length) => (u128::from(low), length),
    };
    let ends = length < LONGEST && rest.get(length).is_none_or(|&byte| byte == b' ' || is_ascii_blank(byte));
    (length > 0 && ends).then_some((bytes, length))
}

/// The last bytes of a text, zeros behind them.
#[inline(never)]
fn last_bytes(rest: &[u8]) -> u128 {
    rest.iter().rev().fold(0, |bytes, &byte| bytes << 8 | u128::from(byte))
}

/// The bytes before the first that is none of a printed character, zeros behind them, and how many they are.
#[inline]
fn until_blank(bytes: u64) -> (u64, usize) {
    const EACH: u64 = u64::from_ne_bytes([1; 8]);
    const TOPS: u64 = EACH << 7;
    // A byte is compared below its top bit, so that nothing is carried into the next; what has a top bit is no blank.
    let printed = (bytes & !TOPS) + EACH * (0x7F - b' ' as u64);
    let blanks = !(printed | bytes) & TOPS;
    let below = (blanks & blanks.wrapping_neg()) >> 7;
    (bytes & below.wrapping_sub(1), blanks.trailing_zeros() as usize / 8)
}

#[inline]
fn place(bytes: u128) -> usize {
    let mixed = (bytes as u64 ^ ((bytes >> 64) as u64).rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> (u64::BITS - BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_ends_before_a_blank() {
        for (text, length) in [
            ("", None),
            (" a", None),
            ("a", Some(1)),
            ("xã, huyện", Some(4)),
            ("nghiệp vụ", Some(8)),
            ("đường\ttỉnh", Some(9)),
            ("thường xuyên", Some(9)),
            ("123456789012345 6", Some(15)),
            ("1234567890123456 7", None),
            ("1234567890123456", None),
            ("a\u{1}b", None),
        ] {
            assert_eq!(short_run(text.as_bytes(), 0).map(|(_, length)| length), length, "{text:?}");
        }
    }

    #[test]
    fn what_is_known_is_what_the_characters_tell() {
        let text = "Sở Y tế, (gọi tắt) – «Ủy\u{a0}ban» ĐƯỜNG\tđường, 30/6; đường, … \u{2003}x\u{2003} xa.) a\u{1}b ÿ — e\u{301} %";
        // Either may have passed the blank behind the run.
        let behind_blank = |end: usize| {
            let rest = text.get(end..).unwrap_or_default();
            text.len() - rest.trim_start().len()
        };
        let mut known = Table::default();
        for _ in 0..2 {
            for at in (0..text.len()).filter(|&at| text.is_char_boundary(at)) {
                let (word, next) = known.read(text, at);
                let (wanted, place) = super::super::read(text, at);
                assert_eq!(word, wanted, "{at}");
                assert_eq!(behind_blank(next), behind_blank(place), "{at}");
            }
        }
    }
}
