//! The words and marks of a text, each with its bare letters and how it is capitalised.

use std::ops::Range;

use crate::folded::Folded;

/// A word, or a mark between words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Letters and digits, begun by a small letter or a digit.
    Small,
    /// Begun by a capital: «Sở», «Y».
    Capital,
    /// All capitals, at least two: «UBND», «TCKH».
    Capitals,
    /// A single mark: `,` `;` `.` `(` …
    Mark(u8),
    /// One or more line breaks.
    Break,
}

/// A word or mark and where it stands, in characters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    /// First character.
    pub(crate) from: usize,
    /// One past the last character.
    pub(crate) to: usize,
    /// What it is.
    pub(crate) sort: Sort,
}

/// A text, cut into words and marks.
#[derive(Debug, Clone)]
pub(crate) struct Words<'a> {
    pub(crate) text: Folded<'a>,
    list: Vec<Word>,
    /// Whether the whole text is in capitals, so that capitals tell nothing.
    pub(crate) shouted: bool,
}

impl<'a> Words<'a> {
    /// Cuts a text.
    pub(crate) fn new(source: &'a str) -> Self {
        let text = Folded::new(source);
        let mut list = Vec::with_capacity(source.len() / 4);
        let bare = text.bare().as_bytes();
        let mut i = 0;
        while let Some(&b) = bare.get(i) {
            let from = i;
            if b == b' ' {
                i += 1;
            } else if b == b'\n' {
                while matches!(bare.get(i), Some(b' ' | b'\n')) {
                    i += 1;
                }
                list.push(Word { from, to: from + 1, sort: Sort::Break });
            } else if b.is_ascii_alphanumeric() || b == 1 {
                while bare.get(i).is_some_and(|b| b.is_ascii_alphanumeric() || *b == 1) {
                    i += 1;
                }
                list.push(Word { from, to: i, sort: sort_of(text.printed(from..i)) });
            } else {
                i += 1;
                list.push(Word { from, to: i, sort: Sort::Mark(b) });
            }
        }
        let words = || list.iter().filter(|w| matches!(w.sort, Sort::Small | Sort::Capital | Sort::Capitals));
        let shouted = words().count() >= 3 && words().all(|w| w.sort != Sort::Small && !is_mixed(&text, w));
        Self { text, list, shouted }
    }

    /// Number of words and marks.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// What stands at a place.
    pub(crate) fn sort(&self, place: usize) -> Option<Sort> {
        self.list.get(place).map(|w| w.sort)
    }

    /// Whether a word (no mark) stands at a place.
    pub(crate) fn is_word(&self, place: usize) -> bool {
        matches!(self.sort(place), Some(Sort::Small | Sort::Capital | Sort::Capitals))
    }

    /// Whether the word at a place begins with a capital.
    pub(crate) fn is_capital(&self, place: usize) -> bool {
        matches!(self.sort(place), Some(Sort::Capital | Sort::Capitals))
    }

    /// Whether a mark stands at a place.
    pub(crate) fn is_mark(&self, place: usize, marks: &[u8]) -> bool {
        matches!(self.sort(place), Some(Sort::Mark(b)) if marks.contains(&b))
    }

    /// The bare letters of the word at a place; empty past the end.
    pub(crate) fn bare(&self, place: usize) -> &str {
        self.list.get(place).map_or("", |w| self.text.bare_of(w.from..w.to))
    }

    /// The word at a place as printed.
    pub(crate) fn word(&self, place: usize) -> &'a str {
        self.list.get(place).map_or("", |w| self.text.printed(w.from..w.to))
    }

    /// Whether the words from a place on are these, bare, separated by blanks.
    pub(crate) fn are(&self, place: usize, phrase: &str) -> bool {
        let mut at = place;
        phrase.split(' ').all(|w| {
            at += 1;
            self.is_word(at - 1) && self.bare(at - 1) == w
        })
    }

    /// Whether the words from a place on are these, marks and all, whatever their case.
    pub(crate) fn read(&self, place: usize, phrase: &str) -> bool {
        let mut at = place;
        phrase.split(' ').all(|w| {
            at += 1;
            self.is_word(at - 1) && w.chars().eq(self.word(at - 1).chars().flat_map(char::to_lowercase))
        })
    }

    /// How many words the first of these phrases takes that stands at a place; the longest should come first.
    pub(crate) fn any(&self, place: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().find(|p| self.read(place, p)).map(|p| p.split(' ').count())
    }

    /// The characters from one word to before another, without blanks at the ends.
    pub(crate) fn chars(&self, range: Range<usize>) -> Range<usize> {
        let from = self.list.get(range.start).map_or(self.text.len(), |w| w.from);
        let to = range.end.checked_sub(1).and_then(|i| self.list.get(i)).map_or(from, |w| w.to);
        from..to.max(from)
    }

    /// The text from one word to before another, as printed.
    pub(crate) fn printed(&self, range: Range<usize>) -> &'a str {
        self.text.printed(self.chars(range))
    }

    /// The bytes from one word to before another.
    pub(crate) fn bytes(&self, range: Range<usize>) -> Range<usize> {
        self.text.bytes(self.chars(range))
    }
}

fn sort_of(word: &str) -> Sort {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first = word.chars().next();
    if !first.is_some_and(char::is_uppercase) {
        return Sort::Small;
    }
    if word.chars().count() >= 2 && letters.all(char::is_uppercase) { Sort::Capitals } else { Sort::Capital }
}

fn is_mixed(text: &Folded<'_>, word: &Word) -> bool {
    word.sort == Sort::Capital && text.printed(word.from..word.to).chars().any(char::is_lowercase)
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
        assert!(words.are(0, "phong tckh"));
        assert!(!words.are(3, "y tu"));
        assert_eq!(words.printed(1..5), "TCKH, Y tế");
        assert!(Words::new("SỞ Y TẾ").shouted);
    }
}
