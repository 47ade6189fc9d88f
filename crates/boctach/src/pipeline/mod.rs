//! Batches: many files and folders in, a folder of outputs and its manifest out.
//!
//! ```text
//! paths → Input… ─parallel→ bytes → [converter] → extract (fenced) → <stem>.json ─┐
//!                                                     manifest.json, tasks.csv, … ←┘
//! ```
//!
//! One file that fails never stops the others, whether its reader refuses it or our own code panics on it. What is
//! written does not depend on the number of threads or on the order in which they finish.

mod batch;
mod collect;
mod crops;
mod drawing;
mod fence;
mod input;
mod lock;
mod manifest;
mod naming;
mod office;
mod outcome;
mod own;
mod store;
mod upright;

pub use batch::{Batch, run};
pub use crops::{png, write_crops};
pub use drawing::draw_pages;
pub use fence::{Task, extract_fenced};
pub use input::{Found, Group, each_document, find};
pub use manifest::{MANIFEST, Manifest, Record, Status};
pub use naming::Names;
pub use office::OfficeError;
pub use outcome::{Failure, Outcome, Summary, missing};
pub use own::{Own, own};
pub use store::FolderStore;
