//! Many extractions into one database or one set of Parquet files, one document in memory at a time.

use model::Extraction;

use crate::ExportError;

/// What a merge did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Merged {
    /// Documents that were new.
    pub new: usize,
    /// Documents that were there before, by the hash of their file: replaced in a database, left out of Parquet.
    pub repeated: usize,
}

/// Appends every document to the database at `path`.
///
/// # Errors
/// The first error of the source or of SQLite; documents before it are there.
#[cfg(feature = "sqlite")]
pub fn into_sqlite<E: From<ExportError>>(
    path: &std::path::Path,
    extractions: impl IntoIterator<Item = Result<Extraction, E>>,
) -> Result<Merged, E> {
    use crate::sqlite::{Appended, Database};
    let mut database = Database::open(path)?;
    let mut merged = Merged::default();
    for extraction in extractions {
        match database.append(&extraction?)? {
            Appended::New => merged.new += 1,
            Appended::Replaced => merged.repeated += 1,
        }
    }
    Ok(merged)
}

/// Every document, as one Parquet file a table.
///
/// # Errors
/// The first error of the source or of the writer.
#[cfg(feature = "parquet")]
pub fn into_parquet<E: From<ExportError>>(
    extractions: impl IntoIterator<Item = Result<Extraction, E>>,
) -> Result<(Vec<crate::NamedFile>, Merged), E> {
    let mut tables = crate::parquet::Tables::new()?;
    let mut merged = Merged::default();
    for extraction in extractions {
        if tables.append(&extraction?)? {
            merged.new += 1;
        } else {
            merged.repeated += 1;
        }
    }
    Ok((tables.finish()?, merged))
}
