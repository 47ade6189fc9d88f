//! The words and marks of a text, each as a number and how it is capitalised.

use std::cell::OnceCell;
use std::ops::Range;

use super::cutter::{Cut, Cutter, NEAR, Word};
pub(crate) use super::cutter::{Sort, bare_words, lows, words_and_bare};
pub(crate) use super::key::Key;
use super::letters::{code, look};

/// A text, cut into words and marks: the first of them at once, the others when one of those is asked for.
#[derive(Debug)]
pub(crate) struct Words<'a> {
    source: &'a str,
    /// Where the near words begin, in bytes.
    cut_from: usize,
    near: Cut,
    /// Where the middle words begin, in bytes.
    cut_to: usize,
    middle: OnceCell<Middle>,
    far: OnceCell<Cut>,
    shouted: OnceCell<bool>,
}

/// Words behind the near ones, and where the far ones begin, in bytes.
type Middle = (Cut, usize);

/// Words that are cut when one behind the near ones is asked for.
const MIDDLE: usize = 24;

impl<'a> Words<'a> {
    /// Cuts a text.
    pub(crate) fn new(source: &'a str) -> Self {
        Self::cut(source, 0, NEAR)
    }

    /// Cuts the part of a text from a byte on before which a blank stands.
    pub(crate) fn behind(source: &'a str, from: usize) -> Self {
        Self::cut(source, from, NEAR)
    }

    /// Cuts a text all of whose words will be asked for.
    pub(crate) fn all(source: &'a str) -> Self {
        Self::cut(source, 0, usize::MAX)
    }

    fn cut(source: &'a str, cut_from: usize, near: usize) -> Self {
        let mut cutter = Cutter::new(source, cut_from);
        let near = cutter.words(near);
        Self {
            source,
            cut_from,
            near,
            cut_to: cutter.at,
            middle: OnceCell::new(),
            far: OnceCell::new(),
            shouted: OnceCell::new(),
        }
    }

    #[inline]
    fn get(&self, place: usize) -> Option<&Word> {
        if place < self.near.len() { self.near.get(place) } else { self.far_one(place) }
    }

    fn far_one(&self, place: usize) -> Option<&Word> {
        if self.cut_to >= self.source.len() {
            return None;
        }
        let behind = place - self.near.len();
        let (middle, cut_to) = self.middle();
        if behind < middle.len() || *cut_to >= self.source.len() {
            return middle.get(behind);
        }
        self.far(*cut_to).get(behind - middle.len())
    }

    fn middle(&self) -> &Middle {
        self.middle.get_or_init(|| {
            let mut cutter = Cutter::new(self.source, self.cut_to);
            (cutter.words(MIDDLE), cutter.at)
        })
    }

    fn far(&self, cut_to: usize) -> &[Word] {
        self.far.get_or_init(|| Cutter::new(self.source, cut_to).words(usize::MAX))
    }

    /// Number of words and marks: to be asked only where all of them are looked at.
    pub(crate) fn len(&self) -> usize {
        let (middle, cut_to) = self.middle();
        self.near.len() + middle.len() + self.far(*cut_to).len()
    }

    /// All words and marks in small letters.
    pub(crate) fn lows(&self) -> impl Iterator<Item = Key> {
        let (middle, cut_to) = self.middle();
        self.near.iter().chain(middle.iter()).chain(self.far(*cut_to)).map(|w| w.low)
    }

    /// Whether anything stands at a place.
    #[inline]
    pub(crate) fn has(&self, place: usize) -> bool {
        self.get(place).is_some()
    }

    /// The first word (no mark) of the text.
    pub(crate) fn first_word(&self) -> Option<usize> {
        self.find(0, |i| self.is_word(i))
    }

    /// Whether the whole text is in capitals, so that capitals tell nothing.
    pub(crate) fn shouted(&self) -> bool {
        *self.shouted.get_or_init(|| {
            if self.cut_from == 0 {
                are_shouted((0..).map_while(|place| self.get(place).copied()))
            } else {
                are_shouted(Cutter::new(self.source, 0))
            }
        })
    }

    /// What stands at a place.
    #[inline]
    pub(crate) fn sort(&self, place: usize) -> Option<Sort> {
        self.get(place).map(|w| w.sort)
    }

    /// Whether a word (no mark) stands at a place.
    #[inline]
    pub(crate) fn is_word(&self, place: usize) -> bool {
        matches!(self.sort(place), Some(Sort::Small | Sort::Capital | Sort::Capitals))
    }

    /// Whether the word at a place begins with a capital.
    #[inline]
    pub(crate) fn is_capital(&self, place: usize) -> bool {
        matches!(self.sort(place), Some(Sort::Capital | Sort::Capitals))
    }

    /// Whether a mark stands at a place.
    #[inline]
    pub(crate) fn is_mark(&self, place: usize, marks: &[u8]) -> bool {
        matches!(self.sort(place), Some(Sort::Mark(b)) if marks.contains(&b))
    }

    /// The bare letters of the word at a place.
    #[inline]
    pub(crate) fn bare(&self, place: usize) -> Key {
        self.get(place).map_or(Key::default(), Word::bare)
    }

    /// The word at a place as printed.
    pub(crate) fn word(&self, place: usize) -> &'a str {
        self.printed(place..place + 1)
    }

    /// The next bracket that closes, from a place on.
    pub(crate) fn closing_bracket(&self, place: usize) -> Option<usize> {
        self.find(place, |i| self.is_mark(i, b")"))
    }

    /// The first place that passes, from one on; no more is cut than is looked at.
    pub(crate) fn find(&self, from: usize, passes: impl Fn(usize) -> bool) -> Option<usize> {
        let mut at = from;
        while self.has(at) {
            if passes(at) {
                return Some(at);
            }
            at += 1;
        }
        None
    }

    /// How many capitals the word at a place has.
    #[inline]
    pub(crate) fn capitals(&self, place: usize) -> u8 {
        self.get(place).map_or(0, |w| w.capitals)
    }

    /// Whether a word of figures alone stands at a place.
    pub(crate) fn is_figure(&self, place: usize) -> bool {
        self.is_word(place) && self.word(place).bytes().all(|b| b.is_ascii_digit())
    }

    /// The word at a place in small letters, or the mark there.
    #[inline]
    pub(crate) fn low(&self, place: usize) -> Key {
        self.get(place).map_or(Key::default(), |w| w.low)
    }

    /// Whether the words from a place on are these, letters with their marks, whatever their case.
    #[inline]
    pub(crate) fn read(&self, place: usize, phrase: &str) -> bool {
        // Nearly every word is told by its first letter to open another phrase.
        self.low(place).first() == code(look(phrase, 0).0) && self.reads(place, phrase)
    }

    fn reads(&self, place: usize, phrase: &str) -> bool {
        let mut at = place;
        phrase.split(' ').all(|word| {
            at += 1;
            self.low(at - 1) == Key::of(word)
        })
    }

    /// Whether the words from a place on are these.
    #[inline]
    pub(crate) fn are(&self, place: usize, phrase: &[Key]) -> bool {
        phrase.iter().enumerate().all(|(i, word)| self.low(place + i) == *word)
    }

    /// Whether a word from one place to before another has small letters.
    pub(crate) fn is_mixed(&self, range: Range<usize>) -> bool {
        range.into_iter().any(|place| self.get(place).is_some_and(|w| w.mixed))
    }

    /// How many words the first of these phrases takes that stands at a place; the longest should come first.
    pub(crate) fn any(&self, place: usize, phrases: &[&str]) -> Option<usize> {
        let first = self.low(place).first();
        let stands = |p: &&&str| first == code(look(p, 0).0) && self.reads(place, p);
        phrases.iter().find(stands).map(|p| p.split(' ').count())
    }

    /// The bytes from one word to before another, without blanks at the ends.
    pub(crate) fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let from = self.get(range.start).map_or(self.source.len(), |w| w.from as usize);
        let to = range.end.checked_sub(1).and_then(|i| self.get(i)).map_or(from, |w| w.to as usize);
        from..to.max(from)
    }

    /// The text from one word to before another, as printed.
    pub(crate) fn printed(&self, range: Range<usize>) -> &'a str {
        self.source.get(self.bytes(range)).unwrap_or("")
    }
}

/// Whether words are all in capitals, three at least.
fn are_shouted(words: impl Iterator<Item = Word>) -> bool {
    let mut count = 0;
    for word in words {
        match word.sort {
            Sort::Mark(_) | Sort::Break => {}
            Sort::Small => return false,
            Sort::Capital if word.mixed => return false,
            Sort::Capital | Sort::Capitals => count += 1,
        }
    }
    count >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_words_and_marks() {
        let words = Words::new("Phòng TCKH, Y tế\n\n(2)");
        let sorts: Vec<_> = (0..words.len()).filter_map(|i| words.sort(i)).collect();
        assert_eq!(
            sorts,
            [
                Sort::Capital,
                Sort::Capitals,
                Sort::Mark(b','),
                Sort::Capital,
                Sort::Small,
                Sort::Break,
                Sort::Mark(b'('),
                Sort::Small,
                Sort::Mark(b')')
            ]
        );
        assert_eq!(words.bare(0), Key::plain("phong"));
        assert!(words.read(0, "phòng tckh"));
        assert!(!words.read(3, "y tu"));
        assert_eq!(words.printed(1..5), "TCKH, Y tế");
        assert!(words.is_figure(7) && !words.is_figure(0));
        assert!(Words::new("SỞ Y TẾ").shouted());
    }

    #[test]
    fn a_part_of_a_text_knows_the_whole() {
        let text = "Sở Y tế PHỐI HỢP CÔNG AN TỈNH";
        let words = Words::behind(text, text.find("PHỐI").unwrap());
        assert_eq!(words.printed(0..2), "PHỐI HỢP");
        assert!(!words.shouted() && Words::behind("SỞ Y TẾ", 4).shouted());
    }

    #[test]
    fn the_far_words_are_those_behind_the_near_ones() {
        let text = "Sở Y tế; ".repeat(40);
        let words = Words::new(&text);
        assert!(words.has(159) && !words.has(160));
        assert_eq!(words.len(), 160);
        assert_eq!(words.printed(156..160), "Sở Y tế;");
        assert_eq!(words.bytes(160..161), text.len()..text.len());
    }
}
