//! Times given in a plan: «Quý II/2023», «Trước 15/12 hằng năm», «100 ngày kể từ ngày ban hành Kế hoạch».
//!
//! [`read`] takes a whole cell, [`find`] looks for deadlines inside sentences. A part that cannot be read stays
//! unread: the kind is then `unparsed`, the text in `raw`. A year that is not printed is assumed only against the
//! day of issue, and then carries a `?` in the EDTF. Terms: EDTF (ISO 8601-2), RRULE (RFC 5545), ISO 8601.

use std::ops::Range;

use jiff::civil::Date;
use model::Timing;

use crate::Closure;

mod anchors;
mod bound;
mod clock;
mod condition;
mod damaged;
mod days_of_week;
mod due;
mod duration;
mod find;
mod frame;
mod letters;
mod lexer;
mod openings;
mod own_days;
mod piece;
mod point;
mod reading;
mod recurrence;
mod resolve;
mod season;
mod sentence;
mod span;
mod start;
mod torn;
mod unwanted;
mod vocabulary;
mod week;
mod years;

pub use damaged::read_damaged;
pub use due::due;
pub use start::start_by;

/// What a timing is read against.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context {
    /// When the document was issued: durations «kể từ ngày ban hành» count from it, and a day without a year is
    /// the next one after it.
    pub issued_on: Option<Date>,
    /// The year that the document plans, where it is later than that of its issue, or where that is not known: «Cải cách
    /// hành chính năm 2026» of December 2025. Days and months without a year are in it.
    pub plan_year: Option<i16>,
}

/// Reads a whole cell.
///
/// ```
/// use grammar::timing::{Context, read};
/// let timing = read("Quý II/2023", &Context::default());
/// assert_eq!(timing.intervals[0].edtf, "2023-34");
/// let timing = read("Tháng 10 hằng năm", &Context::default());
/// assert_eq!(timing.recurrence.as_deref(), Some("FREQ=YEARLY;BYMONTH=10"));
/// ```
pub fn read(cell: &str, context: &Context) -> Timing {
    reading::cell(cell, context).timing
}

/// Deadlines inside a text, with the bytes they stand at.
///
/// ```
/// use grammar::timing::{Context, find};
/// let text = "Tham mưu đề án giai đoạn 2021-2025, trình UBND tỉnh trước ngày 15/12/2021.";
/// let found = find(text, &Context::default());
/// assert_eq!(found.len(), 1);
/// assert_eq!(&text[found[0].0.clone()], "trước ngày 15/12/2021");
/// ```
pub fn find(text: &str, context: &Context) -> Vec<(Range<usize>, Timing)> {
    find::deadlines(text, context)
}

/// Whether a cell of a column of times is whole.
///
/// ```
/// use grammar::{Closure, timing::closure};
/// assert_eq!(closure("Thường"), Closure::Open);
/// assert_eq!(closure("xuyên"), Closure::Tail);
/// assert_eq!(closure("Thường xuyên"), Closure::Whole);
/// ```
pub fn closure(cell: &str) -> Closure {
    torn::closure(cell)
}

/// Whether a cell of a column of times is whole; of one that is not, it is not asked how it is torn.
///
/// ```
/// use grammar::timing::is_whole;
/// assert!(is_whole("Thường xuyên") && !is_whole("Thường") && !is_whole("Sở Y tế"));
/// ```
pub fn is_whole(cell: &str) -> bool {
    torn::is_whole(cell)
}

/// Byte offsets in `fused` where it falls into the tail of `open_head` and a timing of its own.
///
/// ```
/// assert_eq!(grammar::timing::cut("Tháng", "12 hằng năm Năm 2030"), ["12 hằng năm".len()]);
/// ```
pub fn cut(open_head: &str, fused: &str) -> Vec<usize> {
    crate::closure::cuts(open_head, fused, closure)
}

#[cfg(test)]
mod tests;
