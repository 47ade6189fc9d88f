//! Words without which a text holds none of what a grammar looks for: asked before the text is cut into words.

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// Lists of cues, found in one pass over a text as it is printed.
#[derive(Debug)]
pub(crate) struct Cues {
    words: Option<AhoCorasick>,
    /// The list of each word.
    lists: Vec<usize>,
}

impl Cues {
    /// Takes up to eight lists of words in small letters; a text may print them in small letters or in capitals.
    pub(crate) fn new(lists: &[&[&str]]) -> Self {
        let listed = || lists.iter().enumerate().flat_map(|(at, words)| words.iter().map(move |w| (at, *w)));
        let words: Vec<String> =
            listed().flat_map(|(_, word)| [word.to_owned(), word.to_uppercase()]).collect();
        Self {
            words: AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .kind(Some(AhoCorasickKind::DFA))
                .build(&words)
                .ok(),
            lists: listed().flat_map(|(at, _)| [at, at]).collect(),
        }
    }

    /// Which lists have a cue in a text: bit `n` for list `n`.
    pub(crate) fn of(&self, text: &str) -> u8 {
        let Some(words) = &self.words else { return u8::MAX };
        let list = |pattern: usize| self.lists.get(pattern).copied().unwrap_or_default();
        words.find_iter(text).fold(0, |found, m| found | 1 << list(m.pattern().as_usize()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_whatever_their_case() {
        let cues = Cues::new(&[&["phối hợp"], &["quý", "năm"]]);
        for (text, found) in [
            ("Phối hợp rà soát", 1),
            ("PHỐI HỢP, hằng năm", 3),
            ("Trong Quý II", 2),
            ("quy hoạch", 0),
            ("", 0),
        ] {
            assert_eq!(cues.of(text), found, "{text}");
        }
    }
}
