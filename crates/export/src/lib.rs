//! From an extraction to files: one module a format, one table of formats.
//!
//! Every writer is a function from data to bytes and touches no disk, with one exception: SQLite is written by its own
//! engine, so [`sqlite`] takes the path of a database. The same extraction gives the same bytes.

pub mod csv;
pub mod diff;
mod error;
pub mod flat;
mod format;
pub mod ics;
pub mod json;
pub mod jsonl;
pub mod merge;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod place;
pub mod relations;
pub mod schema;
#[cfg(feature = "sqlite")]
pub mod sqlite;
pub mod value;
pub mod xlsx;

pub use error::ExportError;
pub use format::{FORMATS, Format, NamedFile, Writer, format};
pub use model::field;
pub use schema::schema;

/// What an export may be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ExportSettings {
    /// Begin CSV with a byte order mark, so that Excel reads it as UTF-8. Off by default.
    pub csv_byte_order_mark: bool,
}
