//! boctach: plans of Vietnamese authorities in, records out.
//!
//! The facade over the stages: bytes are read, parsed and put into an [`Extraction`]. Only this crate sees two stages.

pub mod draw;
mod extract;

pub use extract::{ExtractError, ExtractSettings, extract, extract_with};
pub use model;
