//! Tables set by white space alone or with rules between rows only: columns from the header's words and the white space,
//! rows from ordinals, rules and the lines of figures.
//!
//! Prose must never become a table. Without rules, a table opens with a header whose first column is an index (`TT`,
//! `STT`) and that names at least three columns, or it shows columns of figures over several lines. On the pages after
//! it the columns are carried on.

pub mod banded;
pub mod columns;
pub mod figures;
mod head;
pub mod table;
