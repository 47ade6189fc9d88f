//! The words of a paragraph, with their places: what the rules for prose look at.
//!
//! Ranges are bytes of the text that was given. Comparing goes by lower case and, for phrases that OCR often harms, by
//! bare letters (no tone, no shape, đ as d).

mod key;
mod known;
mod letters;

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use smallvec::SmallVec;

use self::letters::{BLANK, CAPITAL, LARGE, SIGN, SMALL, Sort, is_ascii_sign, sort, sort_at};

pub(crate) use self::key::{AnyOf, Key, Phrase, Phrases, keys};
pub(crate) use normalize::bare;

/// A word of a text: what stands between white space, punctuation at both ends away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Place of the letters, in half the room of a range: paragraphs have many words.
    start: u32,
    end: u32,
    /// In small letters.
    pub(crate) key: Key,
    /// Whether its first letter is a capital.
    pub(crate) capital: bool,
    /// Sign that closes it, if any: `,` in «ban,».
    pub(crate) stop: Option<char>,
    /// Whether a sign opens it: `(` in «(sau».
    pub(crate) opened: bool,
}

impl Word {
    /// Where its letters begin.
    #[inline]
    pub(crate) fn start(&self) -> usize {
        self.start as usize
    }

    /// Where its letters end.
    #[inline]
    pub(crate) fn end(&self) -> usize {
        self.end as usize
    }

    /// Place of its letters.
    #[inline]
    pub(crate) fn range(&self) -> Range<usize> {
        self.start()..self.end()
    }
}

/// The first words of a text: most are asked for no more than have room in place.
pub(crate) type Words = SmallVec<[Word; 8]>;

/// The words of a text, at most `limit` of them.
pub(crate) fn words(text: &str, limit: usize) -> Words {
    let mut out = Words::with_capacity(limit.min(text.len() / 5 + 1));
    each(text, 0, limit, |word| out.push(word));
    out
}

/// Adds the words of a text from a place on, until there are `limit` of them, and says where to look on.
pub(crate) fn cut(text: &str, from: usize, limit: usize, words: &mut Vec<Word>) -> usize {
    each(text, from, limit.saturating_sub(words.len()), |word| words.push(word))
}

/// Shows the words of a text from a place on, so many at most, and says where to look on.
#[inline]
fn each(text: &str, from: usize, limit: usize, mut show: impl FnMut(Word)) -> usize {
    known::with(|known| {
        let (mut at, mut left) = (from, limit);
        while at < text.len() && left > 0 {
            let (word, next) = known.read(text, at);
            if let Some(word) = word {
                show(word);
                left -= 1;
            }
            at = next;
        }
        at
    })
}

/// The word of the run of characters that begins at a place, if it has one, and where to look on; behind a blank, where one
/// stands there.
fn read(text: &str, start: usize) -> (Option<Word>, usize) {
    let (first, length) = sort_at(text, start);
    if first & BLANK != 0 {
        return (None, start + length);
    }
    let (end, rest) = run(text, start + length);
    let word = Run { text, start, end, first, rest }.word();
    (word, end + usize::from(text.as_bytes().get(end).is_some_and(|b| *b == b' ')))
}

/// Where the run of characters ends that goes on at a place, and what they are, all together; of plain small letters
/// nothing is said.
#[inline]
fn run(text: &str, at: usize) -> (usize, Sort) {
    let Some((mut odd, length)) = chunk(text.as_bytes(), at) else { return long_run(text, at) };
    let mut seen = 0;
    while odd != 0 {
        let place = odd.trailing_zeros() as usize / 8;
        let (sort, length) = sort_at(text, at + place);
        if sort & BLANK != 0 {
            return (at + place, seen);
        }
        seen |= sort;
        odd &= u128::MAX.checked_shl(8 * (place + length) as u32).unwrap_or_default();
    }
    let control = sort_at(text, at + length).0 & BLANK == 0;
    if control { long_run(text, at) } else { (at + length, seen) }
}

/// Of the bytes up to the next blank of ASCII, their number and a bit at the top of each that is no small letter of
/// ASCII; none where the blank is not among the next sixteen.
#[inline]
fn chunk(bytes: &[u8], at: usize) -> Option<(u128, usize)> {
    const EACH: u128 = u128::from_ne_bytes([1; 16]);
    const TOPS: u128 = EACH << 7;
    let chunk = u128::from_le_bytes(*bytes.get(at..)?.first_chunk()?);
    // A byte is compared below its top bit, so that nothing is carried into the next; what has a top bit is odd anyway.
    let low = chunk & !TOPS;
    let over = |byte: u8| low + EACH * u128::from(0x7F - byte);
    let blanks = !(over(b' ') | chunk) & TOPS;
    let length = blanks.trailing_zeros() as usize / 8;
    if length == 16 {
        return None;
    }
    let odd = (chunk | !over(b'a' - 1) | over(b'z')) & TOPS;
    Some((odd & ((1 << (8 * length)) - 1), length))
}

/// The same, character for character.
#[inline(never)]
fn long_run(text: &str, at: usize) -> (usize, Sort) {
    let (mut end, mut seen) = (at, 0);
    loop {
        let (sort, length) = sort_at(text, end);
        if sort & BLANK != 0 {
            return (end, seen);
        }
        seen |= sort;
        end += length;
    }
}

/// A search for any of the words in texts of a line or less: it is built in a fraction of the time of the usual one, which is
/// faster only in long texts.
pub(crate) fn short_search(words: impl IntoIterator<Item: AsRef<[u8]>>) -> Option<AhoCorasick> {
    let kind = Some(AhoCorasickKind::NoncontiguousNFA);
    AhoCorasick::builder().kind(kind).prefilter(false).build(words).ok()
}

/// The last word of a text.
pub(crate) fn last_word(text: &str) -> Option<Key> {
    let last = |token: &str| {
        let mut at = 0;
        while at < token.len() {
            let (word, next) = read(token, at);
            if word.is_some() {
                return word;
            }
            at = next;
        }
        None
    };
    text.split_whitespace().rev().find_map(last).map(|word| word.key)
}

/// A run of characters without white space.
struct Run<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    /// What its first character is, and what the others are, all together.
    first: Sort,
    rest: Sort,
}

impl Run<'_> {
    /// Its word, where it has letters.
    #[inline]
    fn word(self) -> Option<Word> {
        let large = (self.first | self.rest) & LARGE != 0;
        if (self.first | self.rest) & SIGN == 0 {
            let key = if large && self.rest & LARGE == 0 {
                Key::capitalised(self.text, self.start, self.end)
            } else {
                Key::read(self.text, self.start, self.end, large)
            };
            let capital = self.first & CAPITAL != 0;
            let (start, end) = (self.start as u32, self.end as u32);
            return Some(Word { start, end, key, capital, stop: None, opened: false });
        }
        let mut start = self.start;
        let capital = loop {
            let (sort, length) = sort_at(self.text, start);
            if sort & SIGN == 0 {
                break sort & CAPITAL != 0;
            }
            start += length;
            if start >= self.end {
                return None;
            }
        };
        let run = self.text.get(start..self.end)?;
        let core = without_signs(run);
        let end = start + core.len();
        let stop = run.get(core.len()..)?.chars().next();
        let key = Key::read(self.text, start, end, large);
        Some(Word { start: start as u32, end: end as u32, key, capital, stop, opened: start > self.start })
    }
}

/// A text without the signs at its end.
fn without_signs(text: &str) -> &str {
    let mut end = text.len();
    while end > 0 && text.as_bytes().get(end - 1).is_some_and(|byte| is_ascii_sign(*byte)) {
        end -= 1;
    }
    let rest = text.get(..end).unwrap_or_default();
    if rest.ends_with(|c: char| c.is_ascii()) { rest } else { rest.trim_end_matches(|c| sort(c) & SIGN != 0) }
}

/// Whether the bare letters of a text begin with a phrase ([`normalize::opens_bare`]); a text that begins with another
/// letter of ASCII is answered by its first byte.
#[inline]
pub(crate) fn opens_bare(text: &str, phrase: &str) -> bool {
    let first = text.bytes().next().filter(u8::is_ascii_alphanumeric);
    if first.is_some_and(|byte| phrase.bytes().next().is_some_and(|own| own != byte.to_ascii_lowercase())) {
        debug_assert!(!normalize::opens_bare(text, phrase), "{text} {phrase}");
        return false;
    }
    normalize::opens_bare(text, phrase)
}

/// Whether a text has letters, and none in lower case.
pub(crate) fn is_upper(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// Whether most letters are capitals, so that a stray small letter of OCR does not matter.
pub(crate) fn is_mostly_upper(text: &str) -> bool {
    // Most texts are prose: their small letters of ASCII tell it, and are counted many at a time.
    let mut small = 0;
    for chunk in text.as_bytes().chunks(64) {
        small += chunk.iter().map(|byte| u8::from(byte.is_ascii_lowercase())).sum::<u8>() as usize;
        if small * 6 > text.len() {
            return false;
        }
    }
    let (mut upper, mut lower, mut at) = (0_usize, 0_usize, 0);
    while at < text.len() {
        let (sort, length) = sort_at(text, at);
        at += length;
        upper += usize::from(sort & CAPITAL != 0);
        if sort & SMALL != 0 {
            lower += 1;
            // So many small letters outweigh capitals in all that is left.
            if lower * 6 > upper + (text.len() - at) {
                return false;
            }
        }
    }
    upper >= 3 && upper >= 6 * lower
}

/// The last sign of a sentence that a text ends with, closing quotes and brackets looked through.
pub(crate) fn final_stop(text: &str) -> Option<char> {
    let last = text.trim_end().trim_end_matches(['"', '”', '’', '»']).chars().next_back()?;
    matches!(last, '.' | ';' | ':' | '!' | '?' | '…').then_some(last)
}

/// Whether a text has more characters than this.
pub(crate) fn is_longer(text: &str, characters: usize) -> bool {
    // A character takes four bytes at most.
    text.len() > characters && (text.len() > 4 * characters || text.chars().nth(characters).is_some())
}

/// Whether a text holds more than one sentence: a full stop with a capital after it.
pub(crate) fn has_inner_sentence(text: &str) -> bool {
    memchr::memchr_iter(b'.', text.as_bytes()).any(|at| {
        let Some(after) = text.get(at + 1..).and_then(|rest| rest.strip_prefix(' ')) else { return false };
        let before = text.get(..at).unwrap_or_default();
        // «TP. Tuyên Quang» and «1. Mục đích» are no sentences.
        let long = before.chars().rev().take(4).filter(|c| c.is_lowercase()).count() >= 2;
        after.starts_with(char::is_uppercase) && long
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_places() {
        let text = "- Sở Y tế, (gọi tắt)";
        let found = words(text, 10);
        let seen: Vec<(&str, Option<char>)> =
            found.iter().map(|w| (text.get(w.range()).unwrap_or_default(), w.stop)).collect();
        assert_eq!(seen, [("Sở", None), ("Y", None), ("tế", Some(',')), ("gọi", None), ("tắt", Some(')'))]);
        assert!(Phrase::of("sở y tế").stands_at(&found, 0));
        assert!(!Phrase::of("y tế gọi").stands_at(&found, 1));
        assert_eq!(Phrases::new(&["sở tài chính", "sở y tế", "sở"]).count(&found, 0), Some(3));
        let keys = |text: &str| words(text, 9).iter().map(|w| w.key).collect::<Vec<_>>();
        assert_eq!(keys("ĐƯỜNG Nghiêng"), [Key::of("đường"), Key::of("nghiêng")]);
        assert_eq!(keys("Xã-hội-chủ-nghĩa-Việt-Nam"), [Key::default()]);
    }

    #[test]
    fn stops() {
        let cases = [
            ("Xong.", Some('.')),
            ("như sau:", Some(':')),
            ("“vàng”.", Some('.')),
            ("một phần", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(final_stop(text), expected, "{text}");
        }
        assert!(has_inner_sentence("Rà soát quy hoạch. Xây dựng kế hoạch"));
        assert!(!has_inner_sentence("Phát triển TP. Tuyên Quang"));
    }
}
