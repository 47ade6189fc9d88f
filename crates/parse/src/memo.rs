//! What was found of a text before: the cells of a document repeat a few texts hundreds of times.

use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};

use rustc_hash::FxBuildHasher;

/// Answers by their text. An answer depends on nothing but the text: whether it is found or made anew shows nowhere.
#[derive(Debug)]
pub(crate) struct Memo<T>(RefCell<HashMap<Box<str>, T, FxBuildHasher>>);

/// Longest text that is kept, in bytes; a longer one hardly stands twice.
const LONGEST: usize = 1 << 10;
/// Most texts that are kept; when there are more, all are forgotten.
const MOST: usize = 1 << 13;

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: Clone> Memo<T> {
    /// The answer for a text, where it is kept.
    pub(crate) fn get(&self, text: &str) -> Option<T> {
        self.0.borrow().get(text).cloned()
    }

    /// The answer for a text.
    pub(crate) fn get_or(&self, text: &str, make: impl FnOnce(&str) -> T) -> T {
        if text.len() > LONGEST {
            return make(text);
        }
        if let Some(known) = self.get(text) {
            return known;
        }
        let made = make(text);
        let mut known = self.0.borrow_mut();
        if known.len() == MOST {
            known.clear();
        }
        known.insert(text.into(), made.clone());
        made
    }
}

/// The answers for the last few texts that are too long to be kept: the cell that a torn row grows by is asked about again
/// and again.
#[derive(Debug)]
pub(crate) struct Recent<T>(RefCell<VecDeque<(Box<str>, T)>>);

/// So many long texts are kept.
const LONG_KEPT: usize = 6;

impl<T> Default for Recent<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: Clone> Recent<T> {
    /// The answer for a text.
    pub(crate) fn get_or(&self, text: &str, make: impl FnOnce(&str) -> T) -> T {
        let known =
            self.0.borrow().iter().find(|(known, _)| **known == *text).map(|(_, answer)| answer.clone());
        known.unwrap_or_else(|| {
            let made = make(text);
            let mut known = self.0.borrow_mut();
            known.truncate(LONG_KEPT - 1);
            known.push_front((text.into(), made.clone()));
            made
        })
    }
}

/// Whether a text is too long for a [`Memo`].
pub(crate) fn is_long(text: &str) -> bool {
    text.len() > LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_few_are_kept() {
        let (recent, made) = (Recent::default(), std::cell::Cell::new(0));
        let ask = |text: &str| {
            recent.get_or(text, |text| {
                made.set(made.get() + 1);
                text.len()
            })
        };
        for text in ["a", "bb", "a", "bb", "ccc", "a"] {
            assert_eq!(ask(text), text.len());
        }
        assert_eq!(made.get(), 3);
        for text in ["1", "2", "3", "4", "5", "6", "a"] {
            ask(text);
        }
        assert_eq!(made.get(), 10, "what was not asked for lately is forgotten");
    }

    #[test]
    fn a_short_text_is_asked_once_and_the_number_kept_is_bounded() {
        let memo = Memo::default();
        let asked = std::cell::Cell::new(0);
        let ask = |text: &str| {
            memo.get_or(text, |text| {
                asked.set(asked.get() + 1);
                text.len()
            })
        };
        let long = "a".repeat(LONGEST + 1);
        for (text, count) in [("Sở", 1), ("Sở", 1), ("Sở Y tế", 2), (&long, 3), (&long, 4)] {
            assert_eq!(ask(text), text.len());
            assert_eq!(asked.get(), count, "{text}");
        }
        for number in 0..=MOST {
            ask(&number.to_string());
        }
        assert!(memo.0.borrow().len() <= MOST);
    }
}
