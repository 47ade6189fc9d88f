//! Pairs of syllables that make a word, from `data/pairs.tsv` and the phrases: which of several readings of a picture
//! is one.
//!
//! A pair vouches for its syllables. That something is no pair says nothing: names and rare words are none.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use super::lexicon::{LEXICON, Use};
use super::word::{Marks, distance, syllable, with_marks_of};
use crate::{bare, key};

/// Two syllables, as keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The first.
    pub first: String,
    /// The second.
    pub second: String,
    /// Whether it may be what was meant by something else; one that only shields others may not.
    pub meant: bool,
}

static PAIRS: LazyLock<HashMap<String, Vec<Pair>, FxBuildHasher>> = LazyLock::new(|| {
    let mut all: HashMap<String, Vec<Pair>, FxBuildHasher> = HashMap::default();
    let mut add = |first: &str, second: &str, meant: bool| {
        let pairs = all.entry(bare(&format!("{first} {second}"))).or_default();
        let pair = Pair { first: key(first), second: key(second), meant };
        match pairs.iter_mut().find(|p| p.first == pair.first && p.second == pair.second) {
            Some(have) => have.meant |= meant,
            None => pairs.push(pair),
        }
    };
    for (first, seconds) in rows() {
        seconds.split(' ').for_each(|second| add(first, second, true));
    }
    for phrase in LEXICON.phrases() {
        let syllables: Vec<&str> = phrase.text.split(' ').collect();
        for two in syllables.windows(2) {
            if let [first, second] = two {
                add(first, second, phrase.purpose == Use::Mend);
            }
        }
    }
    all
});

/// The rows of the list: a syllable, and those that make a word with it.
fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    let table = include_str!("../../data/pairs.tsv");
    table.lines().filter(|l| !l.starts_with('#')).skip(1).filter_map(|l| l.split_once('\t'))
}

/// The pairs that two words may be once their marks are others.
///
/// ```
/// let pairs = normalize::mend::pairs_like("hô", "sơ");
/// assert_eq!((pairs[0].first.as_str(), pairs[0].second.as_str()), ("hồ", "sơ"));
/// ```
pub fn pairs_like(first: &str, second: &str) -> &'static [Pair] {
    PAIRS.get(&bare(&format!("{first} {second}"))).map_or(&[], Vec::as_slice)
}

/// The same pairs by their letters and tones: to ask whether two words are one takes no text of theirs.
static PRINTED: LazyLock<HashSet<[Marks; 2], FxBuildHasher>> = LazyLock::new(|| {
    let listed = rows().flat_map(|(first, seconds)| {
        let first = syllable(first);
        seconds.split(' ').filter_map(move |second| Some([first?, syllable(second)?]))
    });
    let phrased = LEXICON.phrases().iter().flat_map(|phrase| phrase.marks().windows(2));
    let phrased = phrased.filter_map(|two| <[Marks; 2]>::try_from(two).ok());
    listed.chain(phrased).collect()
});

/// Whether two syllables make a word as they are printed.
pub(super) fn is_one(first: Marks, second: Marks) -> bool {
    PRINTED.contains(&[first, second])
}

/// What a word may be a half of.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Half(Option<Marks>);

impl Half {
    /// A word as it is written, in any case.
    pub(crate) fn of(word: &str) -> Self {
        Self(syllable(word))
    }
}

/// Whether two words make one of the pairs.
pub(crate) fn are_pair(first: Half, second: Half) -> bool {
    matches!((first, second), (Half(Some(first)), Half(Some(second))) if is_one(first, second))
}

/// On how many letters two words differ in their marks; `None` where their bare letters differ.
///
/// ```
/// use normalize::mend::marks_apart;
/// assert_eq!(marks_apart("Tố", "tổ"), Some(1));
/// assert_eq!(marks_apart("tố", "tôi"), None);
/// ```
pub fn marks_apart(a: &str, b: &str) -> Option<u32> {
    let one = |text: &str| text.chars().all(char::is_alphabetic).then(|| syllable(text)).flatten();
    let (a, b) = (one(a)?, one(b)?);
    (a.bare() != 0 && a.bare() == b.bare()).then(|| distance(a, b))
}

/// A word with the marks of another of the same bare letters, in its own case.
pub fn marked_as(word: &str, model: &str) -> String {
    with_marks_of(word, model)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syllable::is_syllable;

    #[test]
    fn the_list_is_in_order() {
        let mut before = "";
        for (first, seconds) in rows() {
            assert!(before < first, "{first} stands behind {before}");
            before = first;
            for syllable in std::iter::once(first).chain(seconds.split(' ')) {
                assert!(is_syllable(syllable) && syllable == syllable.to_lowercase(), "{first}: {syllable}");
            }
        }
    }

    #[test]
    fn tells_words_from_what_only_looks_like_them() {
        let meant = |a, b| pairs_like(a, b).iter().filter(|p| p.meant).map(|p| p.first.as_str()).collect();
        let cases: [(&str, &str, Vec<&str>); 4] = [
            ("phân", "mềm", vec!["phần"]),
            ("thấm", "định", vec!["thẩm"]),
            ("truyên", "thông", vec!["truyền", "truyền"]),
            ("Krông", "Nô", vec![]),
        ];
        for (a, b, expected) in cases {
            let found: Vec<&str> = meant(a, b);
            assert_eq!(found, expected, "{a} {b}");
        }
    }
}
