//! The words of a paragraph, with their places: what the rules for prose look at.
//!
//! Ranges are bytes of the text that was given. Comparing goes by lower case and, for phrases that OCR often harms, by
//! bare letters (no tone, no shape, đ as d).

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use normalize::{is_capital, is_letter, small, small_text};
use rustc_hash::FxBuildHasher;

pub(crate) use normalize::{bare, opens_bare};

/// A word of a text: what stands between white space, punctuation at both ends away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// Place of the letters.
    pub(crate) range: Range<usize>,
    /// Lower case; most words are printed so.
    pub(crate) key: Cow<'a, str>,
    /// Whether its first letter is a capital.
    pub(crate) capital: bool,
    /// Sign that closes it, if any: `,` in «ban,».
    pub(crate) stop: Option<char>,
    /// Whether a sign opens it: `(` in «(sau».
    pub(crate) opened: bool,
}

/// The words of a text, at most `limit` of them.
pub(crate) fn words(text: &str, limit: usize) -> Vec<Word<'_>> {
    let mut out = Vec::with_capacity(limit.min(text.len() / 5 + 1));
    let mut open = Open::default();
    for (at, c) in text.char_indices() {
        if c != ' ' && (c.is_ascii_graphic() || !c.is_whitespace()) {
            open.push(at, c);
            continue;
        }
        out.extend(std::mem::take(&mut open).close(text));
        if out.len() == limit {
            return out;
        }
    }
    out.extend(open.close(text));
    out
}

/// The last word of a text, in lower case.
pub(crate) fn last_word(text: &str) -> Option<Cow<'_, str>> {
    text.split_whitespace().rev().find_map(|token| words(token, 1).pop()).map(|word| word.key)
}

/// A run of characters without white space, as far as it was read.
#[derive(Default)]
struct Open {
    /// Place of the letters, once there are any.
    core: Option<Range<usize>>,
    /// The first sign behind the last letter.
    stop: Option<char>,
    opened: bool,
    capital: bool,
    /// Whether a character has a small twin.
    large: bool,
}

impl Open {
    fn push(&mut self, at: usize, c: char) {
        if is_sign(c) {
            if self.core.is_none() {
                self.opened = true;
            } else if self.stop.is_none() {
                self.stop = Some(c);
            }
            return;
        }
        let end = at + c.len_utf8();
        self.stop = None;
        let large = small(c) != c;
        self.large |= large;
        if let Some(core) = &mut self.core {
            core.end = end;
        } else {
            self.core = Some(at..end);
            self.capital = large && c.is_uppercase();
        }
    }

    fn close(self, text: &str) -> Option<Word<'_>> {
        let range = self.core?;
        let core = text.get(range.clone())?;
        let key = if self.large { Cow::Owned(small_text(core)) } else { Cow::Borrowed(core) };
        Some(Word { range, key, capital: self.capital, stop: self.stop, opened: self.opened })
    }
}

fn is_sign(c: char) -> bool {
    !is_letter(c) && c != '%' && !c.is_alphanumeric()
}

/// Whether `phrase` (lower-case words parted by spaces) stands at word `at`, with no stop inside it.
pub(crate) fn stands_at(words: &[Word<'_>], at: usize, phrase: &str) -> bool {
    let mut next = at;
    let mut open = true;
    phrase.split(' ').all(|wanted| {
        let Some(word) = words.get(next).filter(|word| open && word.key == wanted) else { return false };
        next += 1;
        open = word.stop.is_none();
        true
    })
}

/// Phrases by their first word: most words of a text begin none, and are answered by one look.
pub(crate) struct Phrases(HashMap<&'static str, Vec<&'static str>, FxBuildHasher>);

impl Phrases {
    /// Takes phrases of lower-case words parted by spaces.
    pub(crate) fn new(phrases: &[&'static str]) -> Self {
        let mut by_first: HashMap<_, Vec<_>, _> = HashMap::default();
        for phrase in phrases {
            by_first.entry(phrase.split(' ').next().unwrap_or_default()).or_default().push(*phrase);
        }
        Self(by_first)
    }

    /// How many words the first of the phrases takes, in the order of the list, that stands at word `at`.
    pub(crate) fn count(&self, words: &[Word<'_>], at: usize) -> Option<usize> {
        let phrases = self.0.get(words.get(at)?.key.as_ref())?;
        phrases.iter().find(|phrase| stands_at(words, at, phrase)).map(|phrase| phrase.split(' ').count())
    }

    /// Whether one of the phrases stands at word `at`.
    pub(crate) fn stand(&self, words: &[Word<'_>], at: usize) -> bool {
        self.count(words, at).is_some()
    }
}

/// Whether a text has letters, and none in lower case.
pub(crate) fn is_upper(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// Whether most letters are capitals, so that a stray small letter of OCR does not matter.
pub(crate) fn is_mostly_upper(text: &str) -> bool {
    let (mut upper, mut lower) = (0_usize, 0_usize);
    for c in text.chars() {
        if c.is_ascii() {
            upper += usize::from(c.is_ascii_uppercase());
            lower += usize::from(c.is_ascii_lowercase());
        } else {
            let capital = is_capital(c);
            upper += usize::from(capital);
            lower += usize::from(!capital && is_letter(c) && c.is_lowercase());
        }
        // So many small letters outweigh capitals in all that is left.
        if lower * 6 > text.len() {
            return false;
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
        assert!(stands_at(&found, 0, "sở y tế"));
        assert!(!stands_at(&found, 1, "y tế gọi"));
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
