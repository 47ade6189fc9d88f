//! Pages → parts of tables: ruled, half ruled, and set by white space alone.

pub mod cell_text;
pub mod draft;
pub mod rows;
pub mod ruled;
pub mod unruled;
