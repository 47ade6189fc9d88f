//! Scans: the picture of a page becomes a `Page` of words and rulings, so that all that follows is the same code as
//! for digital pages.
//!
//! ```text
//! picture → Prepared (straight ink) → rules → zones → lines → strips → engine → Page
//! ```
//!
//! What is not here: tables (made downstream from rulings and words), spelling, meaning. A word that was not read
//! surely carries its other readings for whoever knows what its column may hold. Errors: without an engine, and for a
//! page that it gave up, the page stays without words and a diagnostic names it.

mod attach;
mod bullets;
mod cache;
mod cells;
mod company;
mod complete;
mod context;
mod dots;
mod engine;
mod lines;
mod marks;
mod picture;
mod read;
mod repeat;
mod rules;
mod settings;
mod strips;
mod strokes;
mod tally;
mod tsv;
mod vote;
mod wording;

pub use cache::{Cached, Store};
pub use complete::{complete, complete_with};
pub use engine::{Engine, EngineError, Identity, Task, Tesseract};
pub use read::{Scan, read_page};
pub use settings::{CompanySettings, OcrSettings, When};
