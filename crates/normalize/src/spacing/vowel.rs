//! Words that a vowel opens: few stand by themselves.

use crate::letter::{Letter, small_text};

/// How often a word that a vowel opens stands without a partner that makes a known pair of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Common,
    Unusual,
    Rare,
}

/// Tones in both styles.
const COMMON: &str = "anh ăn em in ít ô ông ở uống uỷ ủy ý yên yêu yếu";
const UNUSUAL: &str = "án áp ánh ảnh ẩm ấn ấp";

impl Use {
    /// That of a word.
    pub(super) fn of(word: &str) -> Self {
        let small = small_text(word);
        let is_in = |list: &str| list.split_ascii_whitespace().any(|listed| listed == small);
        match () {
            () if is_in(COMMON) => Self::Common,
            () if is_in(UNUSUAL) => Self::Unusual,
            () => Self::Rare,
        }
    }
}

/// Whether a vowel opens a word.
pub(super) fn opens_with(word: &str) -> bool {
    word.chars().next().is_some_and(is_vowel)
}

/// Whether a letter is a vowel.
pub(super) fn is_vowel(c: char) -> bool {
    Letter::read(c).is_some_and(|letter| matches!(letter.base, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'))
}
