//! Times given in a plan: «Quý II/2023», «Trước 15/12 hằng năm», «100 ngày kể từ ngày ban hành Kế hoạch».
//!
//! [`read`] takes a whole cell, [`find`] looks for deadlines inside sentences. A part that cannot be read stays
//! unread: the kind is then `unparsed`, the text in `raw`. Terms: EDTF (ISO 8601-2), RRULE (RFC 5545), ISO 8601.

use std::ops::Range;

use jiff::civil::Date;
use model::{Timing, TimingKind};

use crate::Closure;

mod due;
mod reading;

pub use due::due;

/// What a timing is read against.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context {
    /// When the document was issued; durations «kể từ ngày ban hành» count from it.
    pub issued_on: Option<Date>,
}

/// Reads a whole cell.
///
/// ```
/// use grammar::timing::{Context, read};
/// let timing = read("Quý II/2023", &Context::default());
/// assert_eq!(timing.intervals[0].edtf, "2023-34");
/// ```
pub fn read(cell: &str, context: &Context) -> Timing {
    reading::cell(cell, context)
}

/// Deadlines inside a text, with the bytes they stand at.
pub fn find(_text: &str, _context: &Context) -> Vec<(Range<usize>, Timing)> {
    Vec::new()
}

/// Whether a cell of a column of times is whole.
pub fn closure(cell: &str) -> Closure {
    let key = cell.trim().to_lowercase();
    if read(cell, &Context::default()).kind != TimingKind::Unparsed {
        return Closure::Whole;
    }
    match key.as_str() {
        "thường" | "hàng" | "hằng" | "tháng" | "quý" | "năm" | "trước" | "trước ngày" => {
            Closure::Open
        }
        "xuyên" => Closure::Tail,
        _ => Closure::Unknown,
    }
}

/// Byte offsets in `fused` where it falls into the tail of `open_head` and a timing of its own.
pub fn cut(open_head: &str, fused: &str) -> Vec<usize> {
    crate::closure::cuts(open_head, fused, closure)
}
