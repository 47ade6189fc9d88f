//! Small parsers of the genre: `&str → value`. One file per notion.
//!
//! Every parser takes display text (NFC, one space between words), never fails, and leaves open what it cannot
//! read. Offsets are bytes of the text that was passed in.

pub mod citation;
pub mod closure;
mod cue;
pub mod ditto;
mod folded;
pub mod ordinal;
mod pairs;
pub mod party;
mod registry;
pub mod symbol;
pub mod timing;
pub mod total;
pub mod verb;
pub mod walk;
mod year;

pub use closure::Closure;
