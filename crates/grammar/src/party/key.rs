//! A word of up to fifteen letters as one number, so that words are compared as numbers.

use std::hash::{Hash, Hasher};

use super::letters::{base, code, code_of_bytes, look};

/// A word or mark as one number: the codes of its letters from the highest byte on, so that numbers are in the order of
/// the words; in the lowest byte 1 for a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Key(u128);

impl Key {
    /// A word too long to be in any list.
    pub(super) const NONE: Self = Self(u128::MAX);
    /// Most letters of a word in a list.
    pub(super) const MOST: usize = 15;

    /// Whether it is no word and no mark.
    #[inline]
    pub(super) fn is_none(self) -> bool {
        self.0 == 0
    }

    /// The key of letters that were read one after the other into the lowest bytes.
    #[inline]
    pub(super) fn of_letters(letters: u128, count: usize) -> Self {
        match count {
            0 => Self::default(),
            1..=Self::MOST => Self(letters << (8 * (16 - count))),
            _ => Self::NONE,
        }
    }

    /// The key of a mark.
    #[inline]
    pub(super) fn of_mark(mark: u8) -> Self {
        Self(u128::from(mark) << 120 | 1)
    }

    /// The key of a word of bare letters.
    pub(crate) const fn plain(word: &str) -> Self {
        let bytes = word.as_bytes();
        if bytes.len() > Self::MOST {
            return Self::NONE;
        }
        let (mut out, mut at) = (0, 0);
        while at < bytes.len() {
            out |= (bytes[at] as u128) << (120 - 8 * at);
            at += 1;
        }
        Self(out)
    }

    /// The key of a word in small letters that is known before there is a text.
    pub(crate) const fn said(word: &str) -> Self {
        let bytes = word.as_bytes();
        let (mut out, mut at, mut count) = (0, 0, 0);
        while at < bytes.len() {
            let (code, length) = code_of_bytes(bytes, at);
            out |= (code as u128) << (120 - 8 * count);
            count += 1;
            at += length;
        }
        assert!(count <= Self::MOST, "a word of a list is short");
        Self(out)
    }

    /// The key of a word in small letters.
    pub(crate) fn of(word: &str) -> Self {
        let (mut at, mut letters, mut count) = (0, 0, 0);
        loop {
            let (seen, length) = look(word, at);
            if length == 0 {
                return Self::of_letters(letters, count);
            }
            letters = letters << 8 | u128::from(code(seen));
            count += 1;
            at += length;
        }
    }

    /// The word without marks.
    #[inline]
    pub(crate) fn bare(self) -> Self {
        const MARKS: u128 = u128::from_ne_bytes([0x80; 16]);
        if self.0 & MARKS == 0 { self } else { self.without_marks() }
    }

    fn without_marks(self) -> Self {
        if self == Self::NONE {
            return self;
        }
        let half = |letters: u128| u128::from(half_without_marks(letters as u64));
        Self(half(self.0 >> 64) << 64 | half(self.0))
    }

    /// The code of its first letter.
    #[inline]
    pub(crate) const fn first(self) -> u8 {
        (self.0 >> 120) as u8
    }

    /// The codes of its first two letters; zeros behind its end.
    #[inline]
    pub(super) fn first_two(self) -> [u8; 2] {
        ((self.0 >> 112) as u16).to_be_bytes()
    }

    /// The codes of its letters.
    pub(crate) fn letters(self) -> impl Iterator<Item = u8> {
        self.0.to_be_bytes().into_iter().take(Self::MOST).take_while(|b| *b != 0)
    }

    /// The first of all words that begin with a letter.
    #[inline]
    pub(crate) fn beginning_with(letter: u8) -> Self {
        Self(u128::from(letter) << 120)
    }

    /// A number that differs for most words.
    #[inline]
    pub(crate) fn number(self) -> u64 {
        ((self.0 >> 64) as u64 ^ (self.0 as u64)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.number());
    }
}

/// Eight letters without their marks.
#[inline]
fn half_without_marks(mut letters: u64) -> u64 {
    const MARKS: u64 = u64::from_ne_bytes([0x80; 8]);
    loop {
        let marked = letters & MARKS;
        if marked == 0 {
            return letters;
        }
        // The lowest letter with a mark.
        let shift = marked.trailing_zeros() & !7;
        let bare = base((letters >> shift & 0x7F) as u8);
        letters = letters & !(0xFF << shift) | u64::from(bare) << shift;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_in_the_order_of_words() {
        assert!(Key::plain("ban") < Key::plain("bang") && Key::plain("bang") < Key::plain("bao"));
        assert_eq!(Key::of("đường").bare(), Key::plain("duong"));
        assert_eq!(Key::of("đường"), Key::said("đường"));
        assert_eq!(Key::of("nghiêng").letters().count(), 7);
        assert_eq!(Key::plain("abcdefghijklmnop"), Key::NONE);
    }
}
