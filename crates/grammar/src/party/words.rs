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
    /// Its bytes in the small letters.
    low: (u32, u32),
    /// Hash of its small letters.
    hash: u32,
}

/// A text, cut into words and marks.
#[derive(Debug, Clone)]
pub(crate) struct Words<'a> {
    pub(crate) text: Folded<'a>,
    list: Vec<Word>,
    /// The words in small letters, one after the other.
    low: String,
    /// Whether the whole text is in capitals, so that capitals tell nothing.
    pub(crate) shouted: bool,
}

impl<'a> Words<'a> {
    /// Cuts a text.
    pub(crate) fn new(source: &'a str) -> Self {
        let text = Folded::new(source);
        let mut list = Vec::with_capacity(source.len() / 4);
        let mut low = String::with_capacity(source.len());
        let bare = text.bare().as_bytes();
        let mut i = 0;
        while let Some(&b) = bare.get(i) {
            let from = i;
            i += 1;
            let sort = if b == b' ' {
                continue;
            } else if b == b'\n' {
                while matches!(bare.get(i), Some(b' ' | b'\n')) {
                    i += 1;
                }
                Sort::Break
            } else if is_letter(b) {
                while bare.get(i).is_some_and(|b| is_letter(*b)) {
                    i += 1;
                }
                sort_of(text.printed(from..i))
            } else {
                Sort::Mark(b)
            };
            let to = if sort == Sort::Break { from + 1 } else { i };
            let start = low.len();
            if !matches!(sort, Sort::Mark(_) | Sort::Break) {
                low.extend(text.printed(from..to).chars().map(normalize::small));
            }
            let hash = hash_of(low.get(start..).unwrap_or(""));
            list.push(Word { from, to, sort, low: (start as u32, low.len() as u32), hash });
        }
        let words = || list.iter().filter(|w| matches!(w.sort, Sort::Small | Sort::Capital | Sort::Capitals));
        let shouted = words().count() >= 3 && words().all(|w| w.sort != Sort::Small && !is_mixed(&text, w));
        Self { text, list, low, shouted }
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

    /// The word at a place in small letters; empty at a mark and past the end.
    pub(crate) fn low(&self, place: usize) -> &str {
        self.list.get(place).and_then(|w| self.low.get(w.low.0 as usize..w.low.1 as usize)).unwrap_or("")
    }

    /// Hash of the small letters of the word at a place.
    pub(crate) fn hash(&self, place: usize) -> u32 {
        self.list.get(place).map_or(0, |w| w.hash)
    }

    /// Whether the words from a place on are these, letters with their marks, whatever their case.
    pub(crate) fn read(&self, place: usize, phrase: &str) -> bool {
        // Nearly every word is told by its first byte to open another phrase.
        let first = self.list.get(place).and_then(|w| self.low.as_bytes().get(w.low.0 as usize));
        if first != phrase.as_bytes().first() {
            return false;
        }
        let mut rest = phrase;
        let mut at = place;
        loop {
            let low = self.low(at);
            if low.is_empty() {
                return false;
            }
            let Some(after) = rest.strip_prefix(low) else { return false };
            if after.is_empty() {
                return true;
            }
            let Some(next) = after.strip_prefix(' ') else { return false };
            rest = next;
            at += 1;
        }
    }

    /// Whether the words and marks from a place on are those of another text, whatever their case.
    pub(crate) fn same(&self, place: usize, other: &Words<'_>) -> bool {
        (0..other.len()).all(|i| match (self.sort(place + i), other.sort(i)) {
            (Some(Sort::Mark(a)), Some(Sort::Mark(b))) => a == b,
            (Some(Sort::Mark(_)) | None, _) | (_, Some(Sort::Mark(_)) | None) => false,
            _ => self.low(place + i) == other.low(i),
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

fn is_letter(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == 1
}

/// FNV-1a.
fn hash_of(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, b| (hash ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

fn sort_of(word: &str) -> Sort {
    let mut letters = word.chars();
    if !letters.next().is_some_and(normalize::is_capital) {
        return Sort::Small;
    }
    let rest = letters.as_str();
    let shouted = letters.all(|c| normalize::is_capital(c) || !normalize::is_letter(c));
    if shouted && !rest.is_empty() { Sort::Capitals } else { Sort::Capital }
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
