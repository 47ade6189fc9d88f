//! From the blocks of a document to what it says: paragraphs here, tables beside them.

mod annexes;
mod assignments;
mod header;
mod lines;
mod outline;
mod prose;
mod words;

pub use prose::{Part, Placement, Prose, ProseSettings, read_prose};
