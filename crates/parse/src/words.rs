//! The words of a paragraph, with their places: what the rules for prose look at.
//!
//! Ranges are bytes of the text that was given. Comparing goes by lower case and, for phrases that OCR often harms, by
//! bare letters (no tone, no shape, đ as d).

use std::ops::Range;

/// A word of a text: what stands between white space, punctuation at both ends away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Place of the letters.
    pub(crate) range: Range<usize>,
    /// Lower case.
    pub(crate) key: String,
    /// Whether its first letter is a capital.
    pub(crate) capital: bool,
    /// Sign that closes it, if any: `,` in «ban,».
    pub(crate) stop: Option<char>,
    /// Whether a sign opens it: `(` in «(sau».
    pub(crate) opened: bool,
}

/// The words of a text, at most `limit` of them.
pub(crate) fn words(text: &str, limit: usize) -> Vec<Word> {
    let mut out = Vec::new();
    let mut at = 0;
    for token in text.split_inclusive(char::is_whitespace) {
        let start = at;
        at += token.len();
        let token = token.trim_end();
        let left = token.len() - token.trim_start_matches(is_sign).len();
        let core = token.trim_matches(is_sign);
        if core.is_empty() {
            continue;
        }
        let tail = token.get(left + core.len()..).unwrap_or_default();
        out.push(Word {
            range: start + left..start + left + core.len(),
            key: core.to_lowercase(),
            capital: core.chars().next().is_some_and(char::is_uppercase),
            stop: tail.chars().next(),
            opened: left > 0,
        });
        if out.len() == limit {
            break;
        }
    }
    out
}

fn is_sign(c: char) -> bool {
    !c.is_alphanumeric() && c != '%'
}

/// Whether `phrase` (lower-case words parted by spaces) stands at word `at`, with no stop inside it.
pub(crate) fn stands_at(words: &[Word], at: usize, phrase: &str) -> bool {
    let wanted: Vec<&str> = phrase.split(' ').collect();
    let Some(found) = words.get(at..at + wanted.len()) else { return false };
    let last = found.len() - 1;
    found
        .iter()
        .zip(&wanted)
        .enumerate()
        .all(|(i, (word, want))| word.key == **want && (i == last || word.stop.is_none()))
}

/// Lower case without any mark and with single spaces: for phrases that OCR harms.
pub(crate) fn bare(text: &str) -> String {
    let bare = normalize::bare(text);
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text has letters, and none in lower case.
pub(crate) fn is_upper(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// Whether most letters are capitals, so that a stray small letter of OCR does not matter.
pub(crate) fn is_mostly_upper(text: &str) -> bool {
    let (upper, lower) = text.chars().fold((0_usize, 0_usize), |(u, l), c| {
        (u + usize::from(c.is_uppercase()), l + usize::from(c.is_lowercase()))
    });
    upper >= 3 && upper >= 6 * lower
}

/// The last sign of a sentence that a text ends with, closing quotes and brackets looked through.
pub(crate) fn final_stop(text: &str) -> Option<char> {
    let last = text.trim_end().trim_end_matches(['"', '”', '’', '»']).chars().next_back()?;
    matches!(last, '.' | ';' | ':' | '!' | '?' | '…').then_some(last)
}

/// Whether a text holds more than one sentence: a full stop with a capital after it.
pub(crate) fn has_inner_sentence(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    signs.windows(3).enumerate().any(|(i, w)| {
        let [a, b, c] = w else { return false };
        // «TP. Tuyên Quang» and «1. Mục đích» are no sentences.
        let before = signs.get(i.saturating_sub(4)..i).unwrap_or_default();
        let long = before.iter().filter(|c| c.is_lowercase()).count() >= 2;
        *a == '.' && *b == ' ' && c.is_uppercase() && long
    })
}

/// A word with the case of another: capitals throughout, or a capital first.
pub(crate) fn in_case_of(model: &str, word: &str) -> String {
    let mut letters = model.chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    if first && letters.clone().next().is_some() && letters.all(char::is_uppercase) {
        return word.to_uppercase();
    }
    let lower = word.to_lowercase();
    let mut rest = lower.chars();
    match rest.next() {
        Some(head) if first => head.to_uppercase().chain(rest).collect(),
        Some(_) | None => lower,
    }
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
