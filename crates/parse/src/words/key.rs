//! Words and phrases as integers: comparing a word of a text with one of a list is comparing two numbers.

use std::collections::HashMap;

use normalize::small;
use rustc_hash::FxBuildHasher;

use super::Word;

/// A word in small letters, its bytes packed. Syllables take eleven bytes at most; what is longer than sixteen has no
/// key, and is like no word of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Key(u128);

const LONGEST: usize = 16;

impl Key {
    /// That of no word of a list.
    pub(super) const NONE: Self = Self(0);

    /// Takes a word of a list, in small letters.
    pub(crate) const fn of(word: &str) -> Self {
        Self::packed(word.as_bytes(), 0, word.len())
    }

    const fn packed(bytes: &[u8], from: usize, until: usize) -> Self {
        assert!(from < until && until - from <= LONGEST, "a word of a list has sixteen bytes at most");
        let mut packed = [0; LONGEST];
        let mut at = from;
        while at < until {
            packed[at - from] = bytes[at];
            at += 1;
        }
        Self(u128::from_le_bytes(packed))
    }

    /// The key of the word that is printed at a place; `large` where a character of it has a small twin.
    #[inline]
    pub(super) fn read(text: &str, start: usize, end: usize, large: bool) -> Self {
        if large {
            Self::of_large(text.get(start..end).unwrap_or_default())
        } else {
            Self::at(text, start, end)
        }
    }

    /// The key of a word of which the first letter alone is a capital.
    #[inline]
    pub(super) fn capitalised(text: &str, start: usize, end: usize) -> Self {
        match text.as_bytes().get(start) {
            Some(b'A'..=b'Z') if end - start <= LONGEST => Self(Self::at(text, start, end).0 | 0x20),
            _ => Self::read(text, start, end, true),
        }
    }

    #[inline]
    fn at(text: &str, start: usize, end: usize) -> Self {
        let rest = text.as_bytes().get(start..).unwrap_or_default();
        match (rest.first_chunk(), end - start) {
            (_, LONGEST..) | (None, _) => Self::copied(rest.get(..end - start).unwrap_or_default()),
            (Some(chunk), length) => Self(u128::from_le_bytes(*chunk) & ((1 << (8 * length)) - 1)),
        }
    }

    #[inline(never)]
    fn copied(word: &[u8]) -> Self {
        let mut packed = [0; LONGEST];
        let Some(slot) = packed.get_mut(..word.len()) else { return Self::default() };
        slot.copy_from_slice(word);
        Self(u128::from_le_bytes(packed))
    }

    #[inline(never)]
    fn of_large(word: &str) -> Self {
        let mut packed = [0; LONGEST];
        let mut end = 0;
        for c in word.chars().map(small) {
            let next = end + c.len_utf8();
            let Some(slot) = packed.get_mut(end..next) else { return Self::default() };
            c.encode_utf8(slot);
            end = next;
        }
        Self(u128::from_le_bytes(packed))
    }

    /// Whether it holds the whole word, and is that of no other.
    pub(crate) fn is_whole(self) -> bool {
        self != Self::NONE
    }

    /// Whether it is one of a list.
    #[inline]
    pub(crate) fn is_any(self, words: &[Self]) -> bool {
        words.contains(&self)
    }

    /// One bit of sixty-four.
    #[inline]
    const fn hole(self) -> u64 {
        let folded = self.0 as u64 ^ (self.0 >> 64) as u64;
        1 << (folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58)
    }

    /// A place in a filter of 1024 bits.
    #[inline]
    fn spread(self) -> (usize, u64) {
        let folded = self.0 as u64 ^ (self.0 >> 64) as u64;
        let place = folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 54;
        ((place >> 6) as usize, 1 << (place & 63))
    }
}

/// A list of words that is asked of every word of a text: most are none of them, and are told so by one bit.
pub(crate) struct AnyOf<const N: usize> {
    sieve: u64,
    keys: [Key; N],
}

impl<const N: usize> AnyOf<N> {
    /// Takes words in small letters.
    pub(crate) const fn new(words: [&str; N]) -> Self {
        let keys = keys(words);
        let (mut sieve, mut at) = (0, 0);
        while at < N {
            sieve |= keys[at].hole();
            at += 1;
        }
        Self { sieve, keys }
    }

    /// Whether a word is one of them.
    #[inline]
    pub(crate) fn holds(&self, word: &Word) -> bool {
        self.sieve & word.key.hole() != 0 && word.key.is_any(&self.keys)
    }
}

/// The keys of the words of a list.
pub(crate) const fn keys<const N: usize>(words: [&str; N]) -> [Key; N] {
    let mut out = [Key(0); N];
    let mut at = 0;
    while at < N {
        out[at] = Key::of(words[at]);
        at += 1;
    }
    out
}

/// Words of a phrase at most.
const MOST_WORDS: usize = 5;

/// Words in small letters that follow each other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Phrase {
    words: [Key; MOST_WORDS],
    count: usize,
}

impl Phrase {
    /// Takes lower-case words parted by spaces.
    pub(crate) const fn of(phrase: &str) -> Self {
        let bytes = phrase.as_bytes();
        let mut words = [Key(0); MOST_WORDS];
        let (mut count, mut from, mut at) = (0, 0, 0);
        while at <= bytes.len() {
            if at == bytes.len() || bytes[at] == b' ' {
                words[count] = Key::packed(bytes, from, at);
                count += 1;
                from = at + 1;
            }
            at += 1;
        }
        Self { words, count }
    }

    /// Whether it stands at word `at`, with no stop inside it.
    #[inline]
    pub(crate) fn stands_at(&self, words: &[Word], at: usize) -> bool {
        let [first, ..] = self.words;
        if words.get(at).is_none_or(|word| word.key != first) {
            return false;
        }
        let Some(here) = words.get(at..at + self.count) else { return false };
        here.iter().zip(&self.words).all(|(word, key)| word.key == *key)
            && here.split_last().is_some_and(|(_, before)| before.iter().all(|w| w.stop.is_none()))
    }
}

/// Phrases by their first word: most words of a text begin none, and are answered by one look.
pub(crate) struct Phrases {
    /// A bit for each first word.
    firsts: [u64; 16],
    by_first: HashMap<Key, Vec<Phrase>, FxBuildHasher>,
}

impl Phrases {
    /// Takes phrases of lower-case words parted by spaces.
    pub(crate) fn new(phrases: &[&str]) -> Self {
        let mut firsts = [0; 16];
        let mut by_first: HashMap<_, Vec<_>, _> = HashMap::default();
        for phrase in phrases {
            let phrase = Phrase::of(phrase);
            let [first, ..] = phrase.words;
            let (place, bit) = first.spread();
            if let Some(slot) = firsts.get_mut(place) {
                *slot |= bit;
            }
            by_first.entry(first).or_default().push(phrase);
        }
        Self { firsts, by_first }
    }

    /// Whether a phrase may begin with a word: none begins with one that this denies.
    #[inline]
    fn may_begin_with(&self, word: &Word) -> bool {
        let (place, bit) = word.key.spread();
        self.firsts.get(place).is_some_and(|bits| bits & bit != 0)
    }

    /// Whether a phrase is short enough.
    pub(crate) fn may_hold(phrase: &str) -> bool {
        let words = || phrase.split(' ');
        words().count() <= MOST_WORDS && words().all(|word| (1..=LONGEST).contains(&word.len()))
    }

    /// How many words the first of the phrases takes, in the order of the list, that stands at word `at`.
    #[inline]
    pub(crate) fn count(&self, words: &[Word], at: usize) -> Option<usize> {
        let first = words.get(at).filter(|first| self.may_begin_with(first))?;
        self.count_from(first, words, at)
    }

    #[inline(never)]
    fn count_from(&self, first: &Word, words: &[Word], at: usize) -> Option<usize> {
        let phrases = self.by_first.get(&first.key)?;
        phrases.iter().find(|phrase| phrase.stands_at(words, at)).map(|phrase| phrase.count)
    }

    /// Whether one of the phrases stands at word `at`.
    pub(crate) fn stand(&self, words: &[Word], at: usize) -> bool {
        self.count(words, at).is_some()
    }
}
