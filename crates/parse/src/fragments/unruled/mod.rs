//! Tables set by white space alone: columns from the header's words, rows from ordinals and the tops of cells.
//!
//! Prose must never become a table: without a header that opens with an index column (`TT`, `STT`) and names at least
//! three columns, nothing is tried. On the pages after it the columns are carried on while ordinals stand in the
//! first of them.

pub mod columns;
pub mod table;
