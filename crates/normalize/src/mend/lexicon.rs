//! The phrases that mends rest on, from `data/phrases.tsv` (its head says what the columns are).

use std::sync::LazyLock;

use super::opening::Openings;
use super::word::{Marks, syllable};

/// What a phrase is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Text that is one mark away is mended to it.
    Mend,
    /// It is right and shields its words.
    Keep,
}

/// Most syllables of a phrase.
pub(super) const LONGEST: usize = 5;

/// One phrase, syllable by syllable.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    pub(super) text: &'static str,
    syllables: [Marks; LONGEST],
    length: u8,
    pub(super) purpose: Use,
}

impl Phrase {
    /// The syllables with their marks.
    #[inline]
    pub(super) fn marks(&self) -> &[Marks] {
        self.syllables.get(..self.length()).unwrap_or_default()
    }

    /// The syllables without their marks, and zeros behind them.
    pub(super) fn bare(&self) -> [u64; LONGEST] {
        self.syllables.map(Marks::bare)
    }

    /// The first two syllables without their marks.
    #[inline]
    pub(super) fn opening(&self) -> [u64; 2] {
        let [first, second, ..] = self.syllables;
        [first.bare(), second.bare()]
    }

    /// How many syllables it has.
    #[inline]
    pub(super) fn length(&self) -> usize {
        usize::from(self.length)
    }
}

/// All phrases by their bare letters.
pub(super) struct Lexicon {
    phrases: Vec<Phrase>,
    /// Their first two syllables.
    pub(super) openings: Openings,
}

/// The built-in list.
pub(super) static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read(include_str!("../../data/phrases.tsv")));

impl Lexicon {
    fn read(table: &'static str) -> Self {
        let read: Vec<Phrase> = table.lines().filter_map(read_line).collect();
        // Only the places of the phrases are sorted: by their first syllables, which nearly all differ.
        let mut order: Vec<(u64, usize)> =
            read.iter().enumerate().map(|(at, phrase)| (phrase.opening()[0], at)).collect();
        let whole = |at: usize| read.get(at).map(|phrase| (phrase.bare(), phrase.text));
        order.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| whole(a.1).cmp(&whole(b.1))));
        let phrases: Vec<Phrase> = order.iter().filter_map(|&(_, at)| read.get(at).cloned()).collect();
        Self { openings: Openings::of(&phrases), phrases }
    }

    /// All of them.
    pub(super) fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    /// The phrases whose first two syllables have the bare letters of two words.
    pub(super) fn opening_with(&self, words: [Marks; 2]) -> &[Phrase] {
        self.openings.with(words).map_or(&[], |(_, opening)| opening.own(&self.phrases))
    }
}

fn read_line(line: &'static str) -> Option<Phrase> {
    let mut fields = line.split('\t');
    let (text, purpose) = (fields.next()?, fields.next()?);
    let purpose = match purpose {
        "mend" => Use::Mend,
        "keep" => Use::Keep,
        _ => return None,
    };
    let mut syllables = [Marks::default(); LONGEST];
    let mut length = 0;
    for (slot, marks) in syllables.iter_mut().zip(text.split(' ').filter_map(syllable)) {
        *slot = marks;
        length += 1;
    }
    (length > 1).then_some(Phrase { text, syllables, length, purpose })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key;
    use crate::syllable::is_syllable;

    #[test]
    fn the_list_is_in_order() {
        let table = include_str!("../../data/phrases.tsv");
        let mut seen = Vec::new();
        for line in table.lines().filter(|l| !l.starts_with('#')).skip(1) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [text, purpose, _, origin] = fields[..] else { panic!("{line}") };
            assert!(matches!(purpose, "mend" | "keep") && matches!(origin, "general" | "added"), "{line}");
            let syllables: Vec<&str> = text.split(' ').collect();
            assert!((2..=5).contains(&syllables.len()), "{line}");
            assert!(syllables.iter().all(|s| is_syllable(s)), "{line}");
            assert!(
                key(text) == text || text.contains("hằng") || text.contains("sĩ"),
                "{line}: {}",
                key(text)
            );
            assert!(!seen.contains(&text), "twice: {line}");
            seen.push(text);
        }
        assert_eq!(LEXICON.phrases.len(), seen.len());
    }
}
