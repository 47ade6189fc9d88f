//! The words of a sentence that is asked who leads.

use std::cell::OnceCell;

use crate::words::{Word, cut};

/// Words that tell how a sentence begins.
pub(super) const OPENING_WORDS: usize = 8;

/// Words of a sentence that are looked at.
const HEAD_WORDS: usize = 160;

/// The words of one sentence, cut once, and as far as they are asked for: most sentences are told by the first of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Head {
    /// The first words, and where the others begin.
    opening: OnceCell<(Vec<Word>, usize)>,
    whole: OnceCell<Vec<Word>>,
}

impl Head {
    pub(super) fn opening(&self, text: &str) -> &[Word] {
        &self.cut(text).0
    }

    fn cut(&self, text: &str) -> &(Vec<Word>, usize) {
        self.opening.get_or_init(|| {
            let mut opening = Vec::with_capacity(OPENING_WORDS);
            let until = cut(text, 0, OPENING_WORDS, &mut opening);
            (opening, until)
        })
    }

    /// All that are looked at.
    pub(super) fn words(&self, text: &str) -> &[Word] {
        let (opening, until) = self.cut(text);
        if opening.len() < OPENING_WORDS || *until >= text.len() {
            return opening;
        }
        self.whole.get_or_init(|| {
            let more = (text.len() - until) / 5 + 1;
            let mut whole = Vec::with_capacity(HEAD_WORDS.min(OPENING_WORDS + more));
            whole.extend_from_slice(opening);
            cut(text, *until, HEAD_WORDS, &mut whole);
            whole
        })
    }

    /// All words of the text, where no more of them are looked at.
    pub(in crate::assignments) fn all(&self, text: &str) -> Option<&[Word]> {
        Some(self.words(text)).filter(|words| words.len() < HEAD_WORDS)
    }
}
