//! A set of phrases, found at a word by its small letters: one probe for a word that begins none.

use super::words::{Key, Words, lows};

/// Phrases by their first word.
#[derive(Debug)]
pub(crate) struct Phrases {
    /// The letters with which they begin, two of each.
    openings: Openings,
    /// The first words, each at the place that its number tells or at the next free one behind that; half are free.
    heads: Vec<Head>,
    /// Bits of a number that tell no place.
    shift: u32,
    /// The phrases of a first word side by side, the longest first.
    list: Vec<Phrase>,
    /// The words and marks of all phrases.
    keys: Vec<Key>,
}

/// Bits for the first two letters of words: several of those share a bit.
#[derive(Debug, Clone, Copy, Default)]
struct Openings([u64; 4]);

impl Openings {
    fn add(&mut self, word: Key) {
        let (place, bit) = Self::place(word);
        self.0.get_mut(place).into_iter().for_each(|bits| *bits |= 1 << bit);
    }

    #[inline]
    fn has(&self, word: Key) -> bool {
        let (place, bit) = Self::place(word);
        self.0.get(place).is_some_and(|bits| bits >> bit & 1 == 1)
    }

    #[inline]
    fn place(word: Key) -> (usize, u8) {
        let [first, second] = word.first_two();
        let number = first.wrapping_mul(37) ^ second;
        (usize::from(number >> 6), number & 63)
    }
}

/// A first word and where its phrases are.
#[derive(Debug, Clone, Copy, Default)]
struct Head {
    word: Key,
    from: u16,
    to: u16,
}

#[derive(Debug, Clone, Copy)]
struct Phrase {
    first: Key,
    /// Its words and marks among the keys.
    from: u16,
    count: u16,
    /// Its place in the list.
    index: u16,
}

impl Phrases {
    /// Takes phrases in small letters; a mark in them is a mark of the text.
    pub(crate) fn new(phrases: impl IntoIterator<Item = &'static str>) -> Self {
        let (mut list, mut keys, mut openings) = (Vec::new(), Vec::new(), Openings::default());
        for (index, phrase) in phrases.into_iter().enumerate() {
            let from = keys.len();
            keys.extend(lows(phrase));
            let first = keys.get(from).copied().unwrap_or_default();
            openings.add(first);
            let count = (keys.len() - from) as u16;
            list.push(Phrase { first, from: from as u16, count, index: index as u16 });
        }
        debug_assert!(keys.iter().all(|key| *key != Key::NONE), "a phrase has a word too long");
        list.sort_unstable_by_key(|p| (p.first, std::cmp::Reverse(p.count), p.index));
        let bits = (2 * list.len()).next_power_of_two().ilog2();
        let mut found =
            Self { openings, heads: vec![Head::default(); 1 << bits], shift: 64 - bits, list, keys };
        let mut from = 0;
        for same in found.list.chunk_by(|a, b| a.first == b.first) {
            let Some(Phrase { first: word, .. }) = same.first().copied() else { continue };
            let to = from + same.len() as u16;
            let at = place(&found.heads, found.shift, word);
            if let Some(head) = found.heads.get_mut(at) {
                *head = Head { word, from, to };
            }
            from = to;
        }
        found
    }

    /// The bare first words of the phrases.
    pub(crate) fn first_words(&self) -> impl Iterator<Item = Key> {
        self.list.iter().map(|phrase| phrase.first.bare())
    }

    /// The longest phrase at a word: its place in the list, and how many words and marks it takes.
    #[inline]
    pub(crate) fn at(&self, words: &Words<'_>, at: usize) -> Option<(usize, usize)> {
        self.at_word(words.low(at), words, at)
    }

    /// The same at a word that is at hand.
    #[inline]
    pub(crate) fn at_word(&self, word: Key, words: &Words<'_>, at: usize) -> Option<(usize, usize)> {
        if self.openings.has(word) { self.probed(word, words, at) } else { None }
    }

    fn probed(&self, word: Key, words: &Words<'_>, at: usize) -> Option<(usize, usize)> {
        let head = self.heads.get(place(&self.heads, self.shift, word))?;
        if head.word == word { self.longest(head, words, at) } else { None }
    }

    fn longest(&self, head: &Head, words: &Words<'_>, place: usize) -> Option<(usize, usize)> {
        let phrases = self.list.get(usize::from(head.from)..usize::from(head.to))?;
        phrases.iter().find_map(|phrase| {
            let (from, count) = (usize::from(phrase.from), usize::from(phrase.count));
            let rest = self.keys.get(from + 1..from + count)?;
            words.are(place + 1, rest).then_some((usize::from(phrase.index), count))
        })
    }

    /// How many words and marks the longest phrase at a word takes.
    #[inline]
    pub(crate) fn count(&self, words: &Words<'_>, place: usize) -> Option<usize> {
        self.at(words, place).map(|(_, count)| count)
    }

    /// Whether one of the phrases stands at a word.
    #[inline]
    pub(crate) fn stand(&self, words: &Words<'_>, place: usize) -> bool {
        self.at(words, place).is_some()
    }
}

/// The place of a word among the first words, or the free one where it would be.
#[inline]
fn place(heads: &[Head], shift: u32, word: Key) -> usize {
    let mut at = (word.number() >> shift) as usize;
    while let Some(head) = heads.get(at) {
        if head.word == word || head.word.is_none() {
            return at;
        }
        at = (at + 1) & (heads.len() - 1);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_is_found_marks_and_all() {
        let phrases = Phrases::new(["chủ tịch", "chủ", "cán bộ, công chức", "đ/c"]);
        for (text, want) in [
            ("Chủ tịch xã", Some((0, 2))),
            ("chủ rừng", Some((1, 1))),
            ("Cán bộ, công chức", Some((2, 5))),
            ("Đ/c", Some((3, 3))),
            ("cán bộ", None),
            ("", None),
        ] {
            assert_eq!(phrases.at(&Words::new(text), 0), want, "{text}");
        }
    }
}
