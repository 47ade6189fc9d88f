//! A set of phrases, found at a word by the hash of its small letters: one probe for a word that begins none.

use super::words::Words;

/// Phrases by their first word.
#[derive(Debug)]
pub(crate) struct Phrases {
    /// One bit for every hash of a first word, folded to 1024.
    filter: [u64; 16],
    /// Hash of the first word, the phrase as words and marks, its place in the list; sorted by hash.
    list: Vec<(u32, Words<'static>, usize)>,
}

impl Phrases {
    /// Takes phrases in small letters; a mark in them is a mark of the text.
    pub(crate) fn new(phrases: impl IntoIterator<Item = &'static str>) -> Self {
        let mut filter = [0; 16];
        let mut list: Vec<_> = phrases
            .into_iter()
            .enumerate()
            .map(|(index, phrase)| {
                let words = Words::new(phrase);
                (words.hash(0), words, index)
            })
            .collect();
        list.sort_by_key(|(hash, _, index)| (*hash, *index));
        for (hash, ..) in &list {
            if let Some(bits) = filter.get_mut(slot(*hash).0) {
                *bits |= 1 << slot(*hash).1;
            }
        }
        Self { filter, list }
    }

    /// The bare first words of the phrases.
    pub(crate) fn first_words(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|(_, words, _)| words.bare(0))
    }

    /// The longest phrase at a word: its place in the list, and how many words and marks it takes.
    pub(crate) fn at(&self, words: &Words<'_>, place: usize) -> Option<(usize, usize)> {
        let hash = words.hash(place);
        let (index, bit) = slot(hash);
        if self.filter.get(index).is_none_or(|bits| bits >> bit & 1 == 0) {
            return None;
        }
        let from = self.list.partition_point(|(h, ..)| *h < hash);
        self.list
            .iter()
            .skip(from)
            .take_while(|(h, ..)| *h == hash)
            .filter(|(_, phrase, _)| words.same(place, phrase))
            .map(|(_, phrase, index)| (*index, phrase.len()))
            .max_by_key(|(index, count)| (*count, std::cmp::Reverse(*index)))
    }

    /// How many words and marks the longest phrase at a word takes.
    pub(crate) fn count(&self, words: &Words<'_>, place: usize) -> Option<usize> {
        self.at(words, place).map(|(_, count)| count)
    }

    /// Whether one of the phrases stands at a word.
    pub(crate) fn stand(&self, words: &Words<'_>, place: usize) -> bool {
        self.at(words, place).is_some()
    }
}

fn slot(hash: u32) -> (usize, u32) {
    ((hash >> 6 & 15) as usize, hash & 63)
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
