//! Tables with drawn rules: rulings → edges → frames of crossing edges → cells → words in cells.

pub mod cells;
pub mod crossings;
pub mod edges;
mod stub;
pub mod tables;
