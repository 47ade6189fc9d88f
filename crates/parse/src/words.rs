//! The words of a paragraph, with their places: what the rules for prose look at.
//!
//! Ranges are bytes of the text that was given. Comparing goes by lower case and, for phrases that OCR often harms, by
//! bare letters (no tone, no shape, đ as d).

mod key;
mod letters;

use std::ops::Range;

use self::letters::{BLANK, CAPITAL, LARGE, OF_WORD, SMALL, Sort, sort_at};

pub(crate) use self::key::{Key, Phrase, Phrases, keys};
pub(crate) use normalize::{bare, opens_bare};

/// A word of a text: what stands between white space, punctuation at both ends away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Place of the letters.
    pub(crate) range: Range<usize>,
    /// In small letters.
    pub(crate) key: Key,
    /// Whether its first letter is a capital.
    pub(crate) capital: bool,
    /// Sign that closes it, if any: `,` in «ban,».
    pub(crate) stop: Option<char>,
    /// Whether a sign opens it: `(` in «(sau».
    pub(crate) opened: bool,
}

/// The words of a text, at most `limit` of them.
pub(crate) fn words(text: &str, limit: usize) -> Vec<Word> {
    let mut out = Vec::with_capacity(limit.min(text.len() / 5 + 1));
    let mut open = Open::default();
    let mut at = 0;
    while at < text.len() {
        let (sort, length) = sort_at(text, at);
        if sort & BLANK == 0 {
            open.push(at, sort, length);
        } else {
            out.extend(std::mem::take(&mut open).close(text));
            if out.len() == limit {
                return out;
            }
        }
        at += length;
    }
    out.extend(open.close(text));
    out
}

/// The last word of a text.
pub(crate) fn last_word(text: &str) -> Option<Key> {
    text.split_whitespace().rev().find_map(|token| words(token, 1).pop()).map(|word| word.key)
}

/// A run of characters without white space, as far as it was read.
#[derive(Default)]
struct Open {
    /// Place of the letters; it ends at zero as long as there are none.
    start: usize,
    end: usize,
    /// Place of the first sign behind the last letter; zero where there is none.
    stop: usize,
    opened: bool,
    capital: bool,
    /// Bits of all its letters.
    seen: Sort,
}

impl Open {
    #[inline]
    fn push(&mut self, at: usize, sort: Sort, length: usize) {
        if sort & OF_WORD == 0 {
            if self.end == 0 {
                self.opened = true;
            } else if self.stop == 0 {
                self.stop = at;
            }
            return;
        }
        if self.end == 0 {
            self.start = at;
            self.capital = sort & (CAPITAL | LARGE) == CAPITAL | LARGE;
        }
        self.end = at + length;
        self.stop = 0;
        self.seen |= sort;
    }

    fn close(self, text: &str) -> Option<Word> {
        if self.end == 0 {
            return None;
        }
        let range = self.start..self.end;
        let key = Key::read(text.get(range.clone())?, self.seen & LARGE != 0);
        let stop = if self.stop == 0 { None } else { text.get(self.stop..)?.chars().next() };
        Some(Word { range, key, capital: self.capital, stop, opened: self.opened })
    }
}

/// Whether a text has letters, and none in lower case.
pub(crate) fn is_upper(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// Whether most letters are capitals, so that a stray small letter of OCR does not matter.
pub(crate) fn is_mostly_upper(text: &str) -> bool {
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

/// Whether a text holds more than one sentence: a full stop with a capital after it.
pub(crate) fn has_inner_sentence(text: &str) -> bool {
    text.match_indices(". ").any(|(at, stop)| {
        let (before, after) =
            (text.get(..at).unwrap_or_default(), text.get(at + stop.len()..).unwrap_or_default());
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
            found.iter().map(|w| (text.get(w.range.clone()).unwrap_or_default(), w.stop)).collect();
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
