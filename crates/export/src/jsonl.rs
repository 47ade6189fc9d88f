//! JSON lines, a task a line, of any number of documents.
//!
//! Two shapes: [`write()`] keeps the task as the schema has it, with a `document` object before its fields;
//! [`write_flat`] gives the flat columns of [`crate::flat`].

use jiff::civil::Date;
use model::{Extraction, Task};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::ExportError;
use crate::flat::{self, COLUMNS};
use crate::value::Value;

/// What a line says of its document.
#[derive(Serialize)]
struct DocumentKey<'a> {
    sha256: &'a str,
    file_name: &'a str,
    symbol: Option<&'a str>,
    issued_on: Option<Date>,
    title: Option<&'a str>,
}

#[derive(Serialize)]
struct Line<'a> {
    document: DocumentKey<'a>,
    #[serde(flatten)]
    task: &'a Task,
}

/// A line for every task, nested as in the schema.
///
/// # Errors
/// None for well-formed extractions; what serde reports is passed on.
pub fn write(extractions: &[Extraction]) -> Result<Vec<u8>, ExportError> {
    let mut out = Vec::new();
    for extraction in extractions {
        for task in &extraction.tasks {
            let document = DocumentKey {
                sha256: &extraction.source.sha256,
                file_name: &extraction.source.file_name,
                symbol: extraction.document.symbol.as_deref(),
                issued_on: extraction.document.issued_on,
                title: extraction.document.title.as_deref(),
            };
            serde_json::to_writer(&mut out, &Line { document, task })?;
            out.push(b'\n');
        }
    }
    Ok(out)
}

struct FlatLine(Vec<Value>);

impl Serialize for FlatLine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(COLUMNS.len()))?;
        for (column, value) in COLUMNS.iter().zip(&self.0) {
            let name = column.column.name;
            match value {
                Value::Null => map.serialize_entry(name, &None::<()>)?,
                Value::Text(text) => map.serialize_entry(name, text)?,
                Value::Integer(number) => map.serialize_entry(name, number)?,
                Value::Real(number) => map.serialize_entry(name, number)?,
                Value::Boolean(truth) => map.serialize_entry(name, truth)?,
                Value::Date(date) => map.serialize_entry(name, date)?,
            }
        }
        map.end()
    }
}

/// A line for every task, one value a flat column.
///
/// # Errors
/// None for well-formed extractions; what serde reports is passed on.
pub fn write_flat(extractions: &[Extraction]) -> Result<Vec<u8>, ExportError> {
    let mut out = Vec::new();
    for row in extractions.iter().flat_map(flat::rows) {
        serde_json::to_writer(&mut out, &FlatLine(row))?;
        out.push(b'\n');
    }
    Ok(out)
}
