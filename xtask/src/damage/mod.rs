//! Damage: a whole table cut at page breaks, with the faults that converters and page breaks make, each labelled.
//!
//! A page break cuts a row where its lines end on the page: cells are wrapped to their columns' widths, and what lies
//! below the break is the tail. What the next page does with the tail is the fault.

mod deal;
mod fault;
mod rows;
mod slip;
mod tear;

pub use deal::{Damaged, break_up, whole};
pub use fault::Fault;

/// The part of a table on one page: lines of cells as a converter would write them, header lines among them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Lines from the top; each a list of cells.
    pub lines: Vec<Vec<String>>,
}
