//! The first two syllables of the phrases, and which words of a text open one.
//!
//! A third of all words do. What is asked of each stands close together: fetching it from far costs more than asking.

use super::known::Reading;
use super::lexicon::Phrase;
use super::word::Marks;

/// The first two syllables of phrases that have them in common, but for the marks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opening {
    /// They themselves, as the shortest of the phrases has them.
    words: [Marks; 2],
    /// A sieve that the third syllables pass.
    thirds: u32,
    /// Where the phrases stand: the place of the first, and how many they are.
    first: u16,
    count: u8,
    /// Whether each has a third syllable.
    needs_third: bool,
}

impl Opening {
    /// The opening of phrases that stand together from a place on, the shortest of them first.
    fn of(phrases: &[Phrase], first: usize) -> Option<Self> {
        let shortest = phrases.first()?;
        let [one, two, ..] = *shortest.marks() else { return None };
        let thirds = phrases.iter().filter_map(|phrase| phrase.marks().get(2)).copied().map(third_hole);
        Some(Self {
            words: [one, two],
            thirds: thirds.fold(0, |sieve, hole| sieve | hole),
            first: first as u16,
            count: phrases.len() as u8,
            needs_third: shortest.length() > 2,
        })
    }

    /// Of all phrases, those that open so.
    #[inline]
    pub(super) fn own<'a>(&self, phrases: &'a [Phrase]) -> &'a [Phrase] {
        let first = usize::from(self.first);
        phrases.get(first..first + usize::from(self.count)).unwrap_or_default()
    }

    /// Whether nothing is to be mended, as far as three words tell it, nearly always: the first two stand as the shortest
    /// phrase has them, or it needs a third, and the third goes on with none. Whether each of these holds is hardly to be
    /// foretold, so that they are asked together.
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "a branch would be taken the wrong way for half of them"
    )]
    #[inline]
    pub(super) fn is_plainly_settled(&self, [one, two]: [Marks; 2], third: Reading) -> bool {
        let [first, second] = self.words;
        let stands = (one == first) & (two == second);
        let goes_on = third.follows() & (self.thirds & third_hole(third.marks()) != 0);
        (self.needs_third | stands) & !goes_on
    }

    /// Whether one of the phrases may have a word for its third.
    #[cfg(test)]
    fn may_go_on_with(&self, third: Marks) -> bool {
        self.thirds & third_hole(third) != 0
    }
}

/// Bits of a place among the openings: most places are free.
const BITS: u32 = 12;
const PLACES: usize = 1 << BITS;

/// Bits of the sieve.
const HOLES: usize = 1 << 15;

/// All openings.
pub(super) struct Openings {
    all: Vec<Opening>,
    /// Where they stand, counted from 1, each at the first free place from where its letters put it.
    places: Box<[u16; PLACES]>,
    /// A bit for each, in a few kilobytes: most words are told by it to open nothing.
    sieve: Box<[u64; HOLES / 64]>,
}

impl Openings {
    /// The openings of phrases that are in the order of their letters.
    pub(super) fn of(phrases: &[Phrase]) -> Self {
        let mut own =
            Self { all: Vec::new(), places: Box::new([0; PLACES]), sieve: Box::new([0; HOLES / 64]) };
        let mut first = 0;
        for alike in phrases.chunk_by(|a, b| a.opening() == b.opening()) {
            own.all.extend(Opening::of(alike, first));
            first += alike.len();
        }
        for (number, opening) in (1..).zip(&own.all) {
            let mixed = mix(opening.words.map(Marks::bare));
            let (at, bit) = hole(mixed);
            own.sieve.get_mut(at).into_iter().for_each(|bits| *bits |= bit);
            let mut place = place(mixed);
            while own.places.get(place).is_some_and(|&taken| taken != 0) {
                place = (place + 1) % PLACES;
            }
            own.places.get_mut(place).into_iter().for_each(|free| *free = number);
        }
        own
    }

    /// Whether words with these letters, their marks away, may stand first: few others pass.
    #[inline]
    pub(super) fn may_hold(&self, bare: [u64; 2]) -> bool {
        let (at, bit) = hole(mix(bare));
        self.sieve.get(at).is_some_and(|&bits| bits & bit != 0)
    }

    /// The opening at a place.
    #[inline]
    pub(super) fn get(&self, at: usize) -> Option<&Opening> {
        self.all.get(at)
    }

    /// The opening with the letters of two words, whatever their marks, and where it stands.
    #[inline]
    pub(super) fn with(&self, words: [Marks; 2]) -> Option<(usize, &Opening)> {
        let [one, two] = words;
        let bare = [one.bare(), two.bare()];
        let mixed = mix(bare);
        let mut place = place(mixed);
        loop {
            let at = usize::from(*self.places.get(place)?).checked_sub(1)?;
            let opening = self.all.get(at)?;
            let [one, two] = opening.words;
            if [one.bare(), two.bare()] == bare {
                return Some((at, opening));
            }
            place = (place + 1) % PLACES;
        }
    }
}

/// A number that differs for most two syllables.
#[inline]
fn mix([first, second]: [u64; 2]) -> u64 {
    (first.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(32) ^ second).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

/// From where on two syllables are to be found among the places.
#[inline]
fn place(mixed: u64) -> usize {
    (mixed >> (64 - BITS)) as usize
}

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

#[cfg(test)]
mod tests {
    use super::super::lexicon::LEXICON;
    use super::*;

    #[test]
    fn every_phrase_is_found_by_its_first_words() {
        let openings = Openings::of(LEXICON.phrases());
        for phrase in LEXICON.phrases() {
            let [one, two, ..] = *phrase.marks() else { panic!("{}", phrase.text) };
            let (_, opening) = openings.with([one, two]).expect("an opening");
            let own = opening.own(LEXICON.phrases());
            assert!(own.iter().any(|other| other.text == phrase.text), "{}", phrase.text);
            assert!(own.iter().all(|other| other.opening() == phrase.opening()));
            assert!(phrase.marks().get(2).is_none_or(|&third| opening.may_go_on_with(third)));
            assert_eq!(opening.needs_third, own.iter().all(|other| other.length() > 2));
        }
        let counted: usize = openings.all.iter().map(|opening| usize::from(opening.count)).sum();
        assert_eq!(counted, LEXICON.phrases().len());
    }
}
