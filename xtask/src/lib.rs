//! What the project's own commands and tests share: invented plans, their writers, damage, figures.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "this crate is for the disk, the clock and the terminal"
)]
#![allow(clippy::format_push_string, reason = "writers of small files: a line a push reads best")]

pub mod chance;
pub mod damage;
pub mod eval;
pub mod fixture;
pub mod plan;
pub mod schema;
pub mod write;

use std::path::Path;

/// The root of the workspace.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}
