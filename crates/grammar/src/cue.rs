//! Words without which a text holds none of what a grammar looks for: asked before the text is cut into words.

use smallvec::SmallVec;

use crate::pairs::Pairs;

/// A word, and two letters in it that rarely stand together.
pub(crate) type Marked = (&'static str, &'static str);

/// Bytes of a text at which words may begin.
pub(crate) type Places = SmallVec<[usize; 12]>;

/// Lists of cues, found in one pass over a text as it is printed: only two bytes of each are looked for, the last of a
/// letter and the first of the next, and where those stand, the word around them.
#[derive(Debug)]
pub(crate) struct Cues {
    cues: Vec<Cue>,
    /// The two bytes of each cue.
    pairs: Pairs,
}

/// A word of a list.
#[derive(Debug)]
struct Cue {
    small: &'static str,
    capital: String,
    /// Where the first of the two bytes stands in it.
    before: usize,
    /// The bit of its list.
    list: u8,
}

impl Cue {
    /// Whether its letters are these, in small letters or in capitals.
    fn is(&self, bytes: &[u8]) -> bool {
        bytes.eq_ignore_ascii_case(self.small.as_bytes())
            || bytes.eq_ignore_ascii_case(self.capital.as_bytes())
    }

    /// Whether a text may begin with its first word, by the letters without marks.
    fn may_begin(&self, text: &[u8]) -> bool {
        let word = self.small.bytes().take_while(|b| *b != b' ');
        text.len() >= self.small.len()
            && word
                .zip(text)
                .all(|(own, b)| if own.is_ascii() { own.eq_ignore_ascii_case(b) } else { !b.is_ascii() })
    }
}

impl Cues {
    /// Takes up to eight lists of words in small letters, no more than 32 words; a text may print them in small letters or
    /// in capitals.
    pub(crate) fn new(lists: &[&[Marked]]) -> Self {
        let mut found = Self { cues: Vec::new(), pairs: Pairs::new() };
        for (list, words) in lists.iter().enumerate() {
            for (word, rare) in *words {
                found.add(word, rare, 1 << list);
            }
        }
        debug_assert!(found.cues.len() <= 32, "a cue has no bit");
        found
    }

    fn add(&mut self, small: &'static str, rare: &str, list: u8) {
        let first = rare.chars().next().map_or(0, char::len_utf8);
        let before = small.find(rare).unwrap_or_default() + first - 1;
        let cue = Cue { small, capital: small.to_uppercase(), before, list };
        debug_assert_eq!(cue.small.len(), cue.capital.len(), "a capital is as long as its small letter");
        for letters in [cue.small, &cue.capital] {
            let bytes = letters.as_bytes().get(before..).and_then(|rest| rest.first_chunk());
            let [first, second] = *bytes.unwrap_or(&[0; 2]);
            for case in [u8::to_ascii_lowercase, u8::to_ascii_uppercase] {
                self.pairs.first(self.cues.len(), case(&first));
                self.pairs.second(self.cues.len(), case(&second));
            }
        }
        self.cues.push(cue);
    }

    /// Which lists have a cue in a text: bit `n` for list `n`. The lists of which bits are `told` tell where their words may
    /// begin, however they are printed: wherever the letters of the first one may stand.
    pub(crate) fn of(&self, text: &str, told: u8) -> (u8, Places) {
        let bytes = text.as_bytes();
        let (mut found, mut places) = (0, Places::new());
        self.pairs.find(bytes, |second, mut cues| {
            while cues != 0 {
                let Some(cue) = self.cues.get(cues.trailing_zeros() as usize) else { break };
                cues &= cues - 1;
                let Some(from) = second.checked_sub(cue.before + 1) else { continue };
                let rest = bytes.get(from..).unwrap_or_default();
                if !cue.may_begin(rest) {
                    continue;
                }
                if rest.get(..cue.small.len()).is_some_and(|bytes| cue.is(bytes)) {
                    found |= cue.list;
                }
                if told & cue.list != 0 && places.last() != Some(&from) {
                    places.push(from);
                }
            }
            false
        });
        debug_assert_eq!(found, self.word_by_word(text), "«{text}» has cues of other lists");
        (found, places)
    }

    /// The same by looking at every place for every word.
    fn word_by_word(&self, text: &str) -> u8 {
        let stands = |cue: &&Cue| text.as_bytes().windows(cue.small.len()).any(|bytes| cue.is(bytes));
        self.cues.iter().filter(stands).fold(0, |found, cue| found | cue.list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_whatever_their_case() {
        let cues =
            Cues::new(&[&[("phối hợp", "ợp")], &[("quý", "uý"), ("năm", "ăm")], &[("xin ý kiến", " ý")]]);
        for (text, found) in [
            ("Phối hợp rà soát", 1),
            ("PHỐI HỢP, hằng năm", 3),
            ("Trong Quý II", 2),
            ("Phối Hợp của các ngành", 1),
            ("tổng hợp, trường hợp khác", 0),
            ("quý", 2),
            ("để xin ý kiến", 4),
            ("ý kiến", 0),
            ("quy hoạch", 0),
            ("", 0),
        ] {
            for blanks in 0..9 {
                let text = " ".repeat(blanks) + text;
                assert_eq!(cues.of(&text, 0).0, found, "{text}");
                assert_eq!(cues.word_by_word(&text), found, "{text}");
            }
        }
    }

    #[test]
    fn tells_where_words_may_begin() {
        let cues = Cues::new(&[&[("phối hợp", "ối")], &[("trình", "ìn"), ("trình bày", "ìn")]]);
        for (text, told, places) in [
            ("Sở A PHỐI\u{a0}HỢP, phối hợp", 3, &[7, 22][..]),
            ("chương trình, TRÌNH", 3, &[9, 17]),
            ("chương trình, phối hợp", 1, &[17]),
            ("đối với tình hình", 3, &[]),
        ] {
            assert_eq!(cues.of(text, told).1.as_slice(), places, "{text}");
        }
    }
}
