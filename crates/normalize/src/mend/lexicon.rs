//! The phrases that mends rest on, from `data/phrases.tsv` (its head says what the columns are).

use std::sync::LazyLock;

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
    /// How many begin with the same two, it among them.
    alike: u8,
    /// A sieve that the third syllables of these pass.
    thirds: u32,
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

    /// Whether two words stand as this phrase has them, or it needs a third: the shortest of those that begin with their
    /// letters, it says that none of two syllables is meant by them.
    #[inline]
    pub(super) fn settles(&self, words: [Marks; 2]) -> bool {
        let [first, second, ..] = self.syllables;
        self.length > 2 || [first, second] == words
    }

    /// Whether one of those that begin with the same two syllables may have a word for its third.
    #[inline]
    pub(super) fn may_go_on_with(&self, third: Marks) -> bool {
        self.thirds & third_hole(third) != 0
    }

    /// The first two syllables without their marks.
    #[inline]
    fn opening(&self) -> [u64; 2] {
        let [first, second, ..] = self.syllables;
        [first.bare(), second.bare()]
    }

    /// How many syllables it has.
    #[inline]
    pub(super) fn length(&self) -> usize {
        usize::from(self.length)
    }
}

/// Bits of a place among the openings: most places are free.
const BITS: u32 = 12;
const PLACES: usize = 1 << BITS;

/// All phrases by their bare letters.
pub(super) struct Lexicon {
    phrases: Vec<Phrase>,
    /// By their first two syllables, where the phrases that begin with them stand, counted from 1, above it some more
    /// bits of what put them there: nearly every two words of a text open none, and nearly all of these find a free
    /// place or other bits.
    openings: Box<[u32; PLACES]>,
    /// A bit for every opening, in a few kilobytes: most words are told by it to open none.
    sieve: Box<[u64; HOLES / 64]>,
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
        let mut phrases: Vec<Phrase> = order.iter().filter_map(|&(_, at)| read.get(at).cloned()).collect();
        for own in phrases.chunk_by_mut(|a, b| a.opening() == b.opening()) {
            let count = own.len() as u8;
            let thirds = own.iter().filter_map(|phrase| phrase.marks().get(2)).copied().map(third_hole);
            let thirds = thirds.fold(0, |sieve, hole| sieve | hole);
            for phrase in own {
                (phrase.alike, phrase.thirds) = (count, thirds);
            }
        }
        let (mut openings, mut sieve) = (Box::new([0; PLACES]), Box::new([0; HOLES / 64]));
        let mut before = [0; 2];
        for (at, phrase) in (1..).zip(&phrases) {
            let opening = phrase.opening();
            if opening != before {
                before = opening;
                let mixed = mix(opening);
                let (at_sieve, bit) = hole(mixed);
                sieve.get_mut(at_sieve).into_iter().for_each(|bits| *bits |= bit);
                let (mut place, bits) = place(mixed);
                while openings.get(place).is_some_and(|&taken| taken != 0) {
                    place = (place + 1) % PLACES;
                }
                if let Some(free) = openings.get_mut(place) {
                    *free = bits | at;
                }
            }
        }
        Self { phrases, openings, sieve }
    }

    /// All of them.
    pub(super) fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    /// The place of the first of the phrases that begin with the bare letters of two words, unless these stand as it has
    /// them and no longer one does. No phrase begins with a word without letters.
    #[inline]
    pub(super) fn opened_by(&self, words: [Marks; 2]) -> Option<usize> {
        let [first, second] = words;
        let bare = [first.bare(), second.bare()];
        let mixed = mix(bare);
        let (at, bit) = hole(mixed);
        self.sieve.get(at).filter(|&&bits| bits & bit != 0)?;
        let first = self.first_with(bare, mixed)?;
        self.phrases.get(first).filter(|phrase| phrase.thirds != 0 || !phrase.settles(words)).map(|_| first)
    }

    /// The phrases whose first two syllables have these bare letters.
    pub(super) fn opening_with(&self, bare: [u64; 2]) -> &[Phrase] {
        self.first_with(bare, mix(bare)).map_or(&[], |first| self.alike(first))
    }

    /// Those that begin with the same two syllables as the first of them.
    #[inline]
    pub(super) fn alike(&self, first: usize) -> &[Phrase] {
        let count = self.phrases.get(first).map_or(0, |phrase| usize::from(phrase.alike));
        self.phrases.get(first..first + count).unwrap_or_default()
    }

    /// The place of the first of them.
    #[inline]
    fn first_with(&self, bare: [u64; 2], mixed: u64) -> Option<usize> {
        let (mut at, bits) = place(mixed);
        while let Some(&taken) = self.openings.get(at).filter(|&&taken| taken != 0) {
            if taken & !NUMBER == bits {
                let first = (taken & NUMBER) as usize - 1;
                if self.phrases.get(first).is_some_and(|phrase| phrase.opening() == bare) {
                    return Some(first);
                }
            }
            at = (at + 1) % PLACES;
        }
        None
    }
}

/// The bits of an opening that count the phrases.
const NUMBER: u32 = 0xFFFF;

/// A number that differs for most two syllables.
#[inline]
fn mix([first, second]: [u64; 2]) -> u64 {
    (first.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(32) ^ second).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

/// Where two syllables are to be found among the openings, and the bits that they have there.
#[inline]
fn place(mixed: u64) -> (usize, u32) {
    ((mixed >> (64 - BITS)) as usize, mixed as u32 & !NUMBER)
}

/// Bits of the sieve.
const HOLES: usize = 1 << 15;

/// The number of the sieve that has the bit of two syllables, and the bit.
#[inline]
fn hole(mixed: u64) -> (usize, u64) {
    let hole = (mixed >> 40) as usize % HOLES;
    (hole / 64, 1 << (hole % 64))
}

/// The one bit of a sieve that a third syllable passes through, whatever its marks.
#[inline]
fn third_hole(third: Marks) -> u32 {
    1 << (third.bare().wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 59)
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
    (length > 1).then_some(Phrase { text, syllables, length, purpose, alike: 1, thirds: 0 })
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
        let most = LEXICON.phrases.chunk_by(|a, b| a.opening() == b.opening()).map(<[_]>::len).max();
        assert!(most < Some(256));
    }
}
