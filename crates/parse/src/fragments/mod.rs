//! Pages → parts of tables: ruled, half ruled, and set by white space alone.

mod again;
pub mod cell_text;
mod cuts;
pub mod draft;
mod figures;
pub mod rows;
pub mod ruled;
pub mod unruled;
