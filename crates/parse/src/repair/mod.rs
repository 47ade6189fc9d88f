//! Named faults of tables, one a file: a rule proposes, one driver disposes.
//!
//! A fault that shows in one place is a [`Rule`] in [`RULES`]. A fault of a seam, which only shows against its rivals,
//! is a [`SeamRule`] in [`SEAM_RULES`]: each gives its hypotheses for a row, and `seams` chooses the best explanation
//! of the whole run. Every fault has a case document under `cases/` that is its test and its manual page.

mod begins;
mod beneath_blank;
#[cfg(test)]
mod cases;
mod cell_cut;
mod column_number_row;
mod continued_row;
mod ditto_mark;
mod driver;
mod edit;
mod fused_line;
mod fused_rows;
mod fused_section;
mod header_swallowed_tail;
mod markup_residue;
mod merged_down;
pub(crate) mod misread_number;
mod number_again;
mod orphan_continuation;
mod repeated_header;
mod restated_cell;
mod shifted_row;
mod split_number;
mod unmarked_tail;

use model::{Confidence, Table};

use crate::seams::{Hypothesis, Line, Scene};

pub(crate) use driver::mend;
pub(crate) use edit::{Edit, joined, restates};
pub(crate) use markup_residue::without_markup;
pub(crate) use number_again::is_again;
pub(crate) use restated_cell::{NAME as RESTATED_CELL, Restated, is_restated};

/// One suggested edit with its grounds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Proposal {
    /// Name of the rule.
    pub(crate) rule: &'static str,
    /// What to change.
    pub(crate) edit: Edit,
    /// The column that is least sure, where one stands out.
    pub(crate) column: Option<usize>,
    /// How sure.
    pub(crate) confidence: Confidence,
    /// Why, in one sentence.
    pub(crate) because: String,
    /// What the rows that it touches keep of it.
    pub(crate) trace: Trace,
}

/// What a row keeps of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trace {
    /// Nothing: nothing was guessed, as where a header is printed again word for word.
    None,
    /// A repair note, and a doubt where it is not sure.
    Mend,
    /// Only a doubt: nothing was mended.
    Doubt,
}

/// A fault that shows in one place.
///
/// A rule is a pure function of the table and finds nothing in its own outcome.
pub(crate) trait Rule: Sync {
    /// The fault's name in kebab case.
    fn name(&self) -> &'static str;
    /// The first fault at or below a row.
    fn find(&self, table: &Table, from: usize) -> Option<Proposal>;
    /// Whether it must wait until the seams are closed.
    fn needs_whole_rows(&self) -> bool {
        false
    }
}

/// A fault of a seam: one way to explain a row by the row before it.
pub(crate) trait SeamRule: Sync {
    /// The fault's name in kebab case.
    fn name(&self) -> &'static str;
    /// Whether the fault can show in a row, whatever stands above it: what is cheap to know of a row that is plainly
    /// new. Where it says no, [`Self::explain`] has nothing to say.
    fn may_explain(&self, line: &Line<'_>) -> bool;
    /// How this fault would explain the row, with the evidence for and against.
    fn explain(&self, scene: &Scene<'_>) -> Vec<Hypothesis>;
}

/// Rules in the order of application; a new one is a file, a case and a line here.
pub(crate) const RULES: &[&dyn Rule] = &[
    &markup_residue::MarkupResidue,
    &column_number_row::ColumnNumberRow,
    &repeated_header::RepeatedHeader,
    &header_swallowed_tail::HeaderSwallowedTail,
    &fused_line::FusedLine,
    &split_number::SplitNumber,
    &merged_down::MergedDown,
    &ditto_mark::DittoMark,
    &orphan_continuation::OrphanContinuation,
    &unmarked_tail::UnmarkedTail,
];

/// Explanations that compete at a seam.
pub(crate) const SEAM_RULES: &[&dyn SeamRule] = &[
    &continued_row::ContinuedRow,
    &fused_rows::FusedRows,
    &fused_section::FusedSection,
    &shifted_row::ShiftedRow,
];

/// The manual pages, by the name of the fault.
pub const MANUAL: &[(&str, &str)] = &[
    ("column-number-row", include_str!("../../cases/column-number-row.md")),
    ("continued-row", include_str!("../../cases/continued-row.md")),
    ("ditto-mark", include_str!("../../cases/ditto-mark.md")),
    ("fused-line", include_str!("../../cases/fused-line.md")),
    ("fused-rows", include_str!("../../cases/fused-rows.md")),
    ("fused-section", include_str!("../../cases/fused-section.md")),
    ("header-swallowed-tail", include_str!("../../cases/header-swallowed-tail.md")),
    ("markup-residue", include_str!("../../cases/markup-residue.md")),
    ("merged-down", include_str!("../../cases/merged-down.md")),
    ("misread-number", include_str!("../../cases/misread-number.md")),
    ("orphan-continuation", include_str!("../../cases/orphan-continuation.md")),
    ("repeated-header", include_str!("../../cases/repeated-header.md")),
    ("restated-cell", include_str!("../../cases/restated-cell.md")),
    ("shifted-row", include_str!("../../cases/shifted-row.md")),
    ("split-number", include_str!("../../cases/split-number.md")),
    ("unmarked-tail", include_str!("../../cases/unmarked-tail.md")),
];
