//! The phrases that mends rest on, from `data/phrases.tsv` (its head says what the columns are).

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use super::word::{Marks, syllable};

/// What a phrase is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Text that is one mark away is mended to it.
    Mend,
    /// It is right and shields its words.
    Keep,
}

/// One phrase, syllable by syllable.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) text: &'static str,
    pub(super) bare: Vec<u64>,
    pub(super) marks: Vec<Marks>,
    pub(super) purpose: Use,
}

/// All phrases by their bare letters.
pub(super) struct Lexicon {
    phrases: Vec<Phrase>,
    /// Where the phrases of two first syllables stand: nearly every two words of a text open none.
    opening: HashMap<[u64; 2], Range<usize>, FxBuildHasher>,
}

/// The built-in list.
pub(super) static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read(include_str!("../../data/phrases.tsv")));

impl Lexicon {
    fn read(table: &'static str) -> Self {
        let mut phrases: Vec<Phrase> = table.lines().filter_map(read_line).collect();
        phrases.sort_by(|a, b| (&a.bare, a.text).cmp(&(&b.bare, b.text)));
        let mut opening: HashMap<[u64; 2], Range<usize>, FxBuildHasher> = HashMap::default();
        for (at, phrase) in phrases.iter().enumerate() {
            if let Some(&first) = phrase.bare.first_chunk() {
                opening.entry(first).or_insert(at..at).end = at + 1;
            }
        }
        Self { phrases, opening }
    }

    /// All of them.
    pub(super) fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    /// The phrases whose first two syllables have these bare letters.
    pub(super) fn opening_with(&self, bare: [u64; 2]) -> &[Phrase] {
        let range = self.opening.get(&bare).cloned().unwrap_or_default();
        self.phrases.get(range).unwrap_or_default()
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
    let (bare, marks): (Vec<u64>, Vec<Marks>) = text.split(' ').filter_map(syllable).unzip();
    (bare.len() > 1).then_some(Phrase { text, bare, marks, purpose })
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
