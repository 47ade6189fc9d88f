//! `restated-cell`: a torn cell that the next page prints whole, «Thường» then «Thường xuyên».
//!
//! It is completed, not joined. The fault shows only inside a continued row, which asks here column by column.

pub(crate) const NAME: &str = "restated-cell";

/// Whether the cell of the continuation prints whole what the row's cell printed in part, and is not just the same
/// short word by chance: it must add something, or repeat a whole value.
pub(crate) fn is_restated(head: &str, tail: &str) -> bool {
    Restated::of(head).is_some_and(|head| head.is_restated_by(tail))
}

/// The row's cell, of which several continuations are asked whether they print it whole.
pub(crate) struct Restated(String);

impl Restated {
    /// The cell, where it is more than a short word.
    pub(crate) fn of(head: &str) -> Option<Self> {
        (head.trim().chars().nth(2).is_some()).then(|| Self(super::edit::key_to_restate(head)))
    }

    /// Whether a continuation prints it whole, as [`is_restated`] says.
    pub(crate) fn is_restated_by(&self, tail: &str) -> bool {
        super::edit::is_begun_by(tail, &self.0)
    }
}
