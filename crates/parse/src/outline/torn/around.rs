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
        let mut together = false;
        let parted = self.any(word, |rest| {
            let behind = rest.strip_prefix(' ').and_then(|rest| rest.strip_prefix(other));
            let same = behind.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
            together |= same;
            // A word at the end of a line may be torn from the other.
            !same && !rest.is_empty()
        });
        together && !parted
    }

    /// Whether a name stands behind a word elsewhere.
    pub(super) fn has(&self, word: &str, name: &str) -> bool {
        self.any(word, |rest| {
            let behind = rest.strip_prefix(' ').and_then(|rest| rest.strip_prefix(name));
            behind.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    }

    /// Whether what stands behind a word in the lines around is as it is sought, in one of its places.
    fn any(&self, word: &str, mut sought: impl FnMut(&str) -> bool) -> bool {
        let near = self.pieces.iter().skip(self.at.saturating_sub(NEAR)).take(2 * NEAR);
        let finder = memmem::Finder::new(word);
        let lines = near.filter_map(|piece| match piece {
            Piece::Line(line) => Some(line.text.as_ref()),
            Piece::Table(_) => None,
        });
        let mut places =
            lines.flat_map(|line: &str| finder.find_iter(line.as_bytes()).map(move |at| (line, at)));
        places.any(|(line, at)| {
            let before = line.get(..at).unwrap_or_default();
            let behind = line.get(at + word.len()..).unwrap_or_default();
            let whole =
                !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric);
            whole && sought(behind)
        })
    }
}
