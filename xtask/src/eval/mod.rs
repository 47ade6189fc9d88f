//! Figures: how many rows come back exact from damage that is known.

mod characters;
mod compare;
mod damaged;
mod fixtures;
mod fold;
mod reliability;
mod scans;
mod shared;

pub use characters::{Characters, characters};
pub use compare::{RowVerdict, compare};
pub use damaged::{DamageOptions, run as damaged};
pub use fixtures::run as fixtures;
pub use fold::fold;
pub use scans::{ScanOptions, engine, read_scan, run as scans};
pub use shared::{SCORED, Scored, folder as shared_folder, run as shared, score};
