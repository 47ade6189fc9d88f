//! The registry of formats: one ordered table from which help derives.

use std::io;

use model::Extraction;

use crate::{ExportError, ExportSettings, csv, ics, json, jsonl, xlsx};

/// A file to be written: its name and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFile {
    /// Name without folder: `tasks.parquet`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How a format is written.
#[derive(Debug, Clone, Copy)]
pub enum Writer {
    /// One file a document, handed on as it is made: a whole document in memory is several times its source.
    Document(fn(&Extraction, &ExportSettings, &mut dyn io::Write) -> Result<(), ExportError>),
    /// One file for all documents.
    Collection(fn(&[Extraction], &ExportSettings) -> Result<Vec<u8>, ExportError>),
    /// Several files for all documents, one a table.
    Tables(fn(&[Extraction], &ExportSettings) -> Result<Vec<NamedFile>, ExportError>),
    /// One database for all documents, appended to where it exists. The only writer that takes a path: a database is
    /// changed in place, by the engine itself.
    Database(fn(&std::path::Path, &[Extraction], &ExportSettings) -> Result<(), ExportError>),
}

/// An output format.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// Name on the command line.
    pub name: &'static str,
    /// Extension of its files, without dot.
    pub extension: &'static str,
    /// IANA media type.
    pub media_type: &'static str,
    /// One sentence for help and documentation.
    pub summary: &'static str,
    /// How it is written.
    pub writer: Writer,
}

impl Format {
    /// Whether it gives one file a document.
    pub fn is_per_document(&self) -> bool {
        matches!(self.writer, Writer::Document(_))
    }
}

/// Every format that this build can write, in the order of help.
pub const FORMATS: &[Format] = &[
    Format {
        name: "json",
        extension: "json",
        media_type: "application/json",
        summary: "the whole extraction, as the schema describes it; one file a document",
        writer: Writer::Document(|extraction, _, out| json::write_to(extraction, out)),
    },
    Format {
        name: "jsonl",
        extension: "jsonl",
        media_type: "application/jsonl",
        summary: "a task a line, as the schema describes it, with the keys of its document",
        writer: Writer::Collection(|extractions, _| jsonl::write(extractions)),
    },
    Format {
        name: "jsonl-flat",
        extension: "flat.jsonl",
        media_type: "application/jsonl",
        summary: "a task a line, in flat columns",
        writer: Writer::Collection(|extractions, _| jsonl::write_flat(extractions)),
    },
    Format {
        name: "csv",
        extension: "csv",
        media_type: "text/csv",
        summary: "a task a row, in flat columns; texts that a spreadsheet would run are defused by an apostrophe",
        writer: Writer::Collection(csv::write),
    },
    Format {
        name: "xlsx",
        extension: "xlsx",
        media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        summary: "a workbook: tasks with filters and doubtful cells marked, documents, diagnostics, outline, annexes, tables",
        writer: Writer::Collection(|extractions, _| xlsx::write(extractions)),
    },
    #[cfg(feature = "parquet")]
    Format {
        name: "parquet",
        extension: "parquet",
        media_type: "application/vnd.apache.parquet",
        summary: "columnar tables with keys: documents, tasks, what tasks have several of, headings, annexes, tables",
        writer: Writer::Tables(|extractions, _| crate::parquet::write(extractions)),
    },
    #[cfg(feature = "sqlite")]
    Format {
        name: "sqlite",
        extension: "sqlite",
        media_type: "application/vnd.sqlite3",
        summary: "the same tables in a database with foreign keys; a document that is there is replaced",
        writer: Writer::Database(|path, extractions, _| crate::sqlite::write(path, extractions)),
    },
    Format {
        name: "ics",
        extension: "ics",
        media_type: "text/calendar",
        summary: "a calendar of due dates and of what comes back every month, quarter or year",
        writer: Writer::Collection(|extractions, _| Ok(ics::write(extractions))),
    },
];

/// The format of a name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        for (i, one) in FORMATS.iter().enumerate() {
            assert!(FORMATS.iter().skip(i + 1).all(|other| other.name != one.name), "{}", one.name);
            assert!(FORMATS.iter().skip(i + 1).all(|other| other.extension != one.extension), "{}", one.name);
        }
    }
}
