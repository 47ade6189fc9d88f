//! Why an export could not be made.

/// Why an export could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// JSON could not be written or read.
    #[error("JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// What was made could not be handed on.
    #[error("writing: {0}")]
    Io(#[from] std::io::Error),
    /// CSV could not be written.
    #[error("CSV: {0}")]
    Csv(#[from] csv::Error),
    /// The workbook could not be written.
    #[error("workbook: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    /// A sheet cannot hold that many rows.
    #[error("a sheet holds {limit} rows, but {rows} were to be written; use csv, parquet or sqlite")]
    TooManyRows {
        /// Rows to be written.
        rows: usize,
        /// Rows that a sheet holds.
        limit: usize,
    },
    /// Parquet could not be written.
    #[cfg(feature = "parquet")]
    #[error("Parquet: {0}")]
    Parquet(#[from] ::parquet::errors::ParquetError),
    /// Columns did not fit the Parquet schema.
    #[cfg(feature = "parquet")]
    #[error("Parquet: {0}")]
    Arrow(#[from] arrow_schema::ArrowError),
    /// The database could not be written.
    #[cfg(feature = "sqlite")]
    #[error("SQLite: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The database is not one of ours, or of another layout.
    #[cfg(feature = "sqlite")]
    #[error("SQLite: the database has layout {found}, expected {expected}; write to a new file")]
    OtherLayout {
        /// Layout version of this program.
        expected: i64,
        /// Layout version of the file.
        found: i64,
    },
}
