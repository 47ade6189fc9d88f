//! What stands around two neighbouring paragraphs.

use crate::lines::Piece;
use crate::outline::units::Unit;

/// What stands around two neighbouring paragraphs.
pub(crate) struct Around<'a> {
    /// The units above the first of them.
    pub(crate) above: &'a [Unit],
    /// The pieces of the part.
    pub(crate) pieces: &'a [Piece<'a>],
    /// The place of the second among them.
    pub(crate) at: usize,
}
