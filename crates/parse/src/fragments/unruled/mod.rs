//! Tables set by white space alone: columns from the header's words, rows from ordinals and the tops of cells.

pub mod table;
