//! boctach: plans of Vietnamese authorities in, records out.
//!
//! The facade over the stages: bytes are read, parsed and put into an [`model::Extraction`]. Only this
//! crate sees two stages, and only it touches the disk and the terminal.
//!
//! - [`extract`]: one document, from bytes;
//! - [`pipeline`]: many files into a folder;
//! - [`validate`]: the invariants of an output;
//! - [`clarity`], [`doubt`]: how clear the tasks of a plan are, and which to look at first;
//! - [`draw`]: what was seen on a page, drawn.

pub mod clarity;
pub mod disk;
pub mod doubt;
pub mod draw;
mod extract;
pub mod pipeline;
pub mod validate;

pub use extract::{ExtractError, ExtractSettings, extract, extract_reading, extract_with, sha256};
pub use model;
