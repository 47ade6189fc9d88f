//! What stands around two neighbouring paragraphs, and the words that the document has elsewhere.

use memchr::memmem;

use crate::lines::Piece;
use crate::outline::units::Unit;

/// Lines before and behind among which the same words are looked for.
const NEAR: usize = 200;

/// What stands around two neighbouring paragraphs.
pub(crate) struct Around<'a> {
    /// The units above the first of them.
    pub(crate) above: &'a [Unit],
    /// The pieces of the part.
    pub(crate) pieces: &'a [Piece<'a>],
    /// The place of the second among them.
    pub(crate) at: usize,
}

impl Around<'_> {
    /// Whether a word stands elsewhere, and always before this other one.
    pub(super) fn never_parts(&self, word: &str, other: &str) -> bool {
        let (mut together, mut apart) = (0, 0);
        self.each(word, |rest| {
            let behind = rest.strip_prefix(' ').and_then(|rest| rest.strip_prefix(other));
            let same = behind.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
            // A word at the end of a line may be torn from the other.
            together += usize::from(same);
            apart += usize::from(!same && !rest.is_empty());
        });
        together > 0 && apart == 0
    }

    /// Whether a name stands behind a word elsewhere.
    pub(super) fn has(&self, word: &str, name: &str) -> bool {
        let mut found = false;
        self.each(word, |rest| {
            let behind = rest.strip_prefix(' ').and_then(|rest| rest.strip_prefix(name));
            found |= behind.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        });
        found
    }

    /// Calls with what stands behind each place of a word in the lines around.
    fn each(&self, word: &str, mut call: impl FnMut(&str)) {
        let near = self.pieces.iter().skip(self.at.saturating_sub(NEAR)).take(2 * NEAR);
        let finder = memmem::Finder::new(word);
        for piece in near {
            let Piece::Line(line) = piece else { continue };
            for at in finder.find_iter(line.text.as_bytes()) {
                let before = line.text.get(..at).unwrap_or_default();
                let behind = line.text.get(at + word.len()..).unwrap_or_default();
                if !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric) {
                    call(behind);
                }
            }
        }
    }
}
