//! `restated-cell`: a torn cell that the next page prints whole, «Thường» then «Thường xuyên».
//!
//! It is completed, not joined. The fault shows only inside a continued row, which asks here column by column.

pub(crate) const NAME: &str = "restated-cell";

/// Whether the cell of the continuation prints whole what the row's cell printed in part, and is not just the same
/// short word by chance: it must add something, or repeat a whole value.
pub(crate) fn is_restated(head: &str, tail: &str) -> bool {
    super::restates(head, tail) && head.trim().chars().count() >= 3
}
