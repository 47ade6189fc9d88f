//! Parquet: the relations as columnar files, one a table, Snappy-compressed.
//!
//! Shape: one row group per `ROWS_IN_MEMORY` rows; the sentence that documents a column is the field's metadata
//! `description`. A document that was added before, by the hash of its file, is not added again.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use ::parquet::arrow::ArrowWriter;
use ::parquet::basic::Compression;
use ::parquet::file::properties::WriterProperties;
use arrow_array::{ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use jiff::civil::{Date, date};
use model::Extraction;

use crate::relations::{RELATIONS, Relation};
use crate::value::{Column, Kind, Value};
use crate::{ExportError, NamedFile};

/// Rows of a table that are held before they are compressed.
const ROWS_IN_MEMORY: usize = 16_384;

/// Parquet files in the making.
pub struct Tables {
    tables: Vec<Table>,
    seen: BTreeSet<String>,
}

struct Table {
    relation: &'static Relation,
    columns: Vec<Column>,
    schema: SchemaRef,
    rows: Vec<Vec<Value>>,
    writer: ArrowWriter<Vec<u8>>,
}

impl Tables {
    /// Files without any row.
    ///
    /// # Errors
    /// What the Parquet writer reports.
    pub fn new() -> Result<Self, ExportError> {
        let tables = RELATIONS.iter().map(Table::new).collect::<Result<_, _>>()?;
        Ok(Self { tables, seen: BTreeSet::new() })
    }

    /// Adds a document; false where a file with the same bytes was added before.
    ///
    /// # Errors
    /// What the Parquet writer reports.
    pub fn append(&mut self, extraction: &Extraction) -> Result<bool, ExportError> {
        if !self.seen.insert(extraction.source.sha256.clone()) {
            return Ok(false);
        }
        for table in &mut self.tables {
            table.rows.extend((table.relation.rows)(extraction));
            if table.rows.len() >= ROWS_IN_MEMORY {
                table.flush()?;
            }
        }
        Ok(true)
    }

    /// The finished files, in the order of the relations.
    ///
    /// # Errors
    /// What the Parquet writer reports.
    pub fn finish(self) -> Result<Vec<NamedFile>, ExportError> {
        self.tables
            .into_iter()
            .map(|mut table| {
                table.flush()?;
                let name = format!("{}.parquet", table.relation.name);
                Ok(NamedFile { name, bytes: table.writer.into_inner()? })
            })
            .collect()
    }
}

impl Table {
    fn new(relation: &'static Relation) -> Result<Self, ExportError> {
        let columns = relation.columns();
        let fields: Vec<Field> = columns.iter().map(field).collect();
        let schema: SchemaRef = Arc::new(Schema::new(fields));
        let properties = WriterProperties::builder()
            .set_created_by("boctach".to_owned())
            .set_compression(Compression::SNAPPY)
            .build();
        let writer = ArrowWriter::try_new(Vec::new(), Arc::clone(&schema), Some(properties))?;
        Ok(Self { relation, columns, schema, rows: Vec::new(), writer })
    }

    fn flush(&mut self) -> Result<(), ExportError> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let arrays =
            self.columns.iter().enumerate().map(|(i, column)| array(column.kind, i, &self.rows)).collect();
        self.writer.write(&RecordBatch::try_new(Arc::clone(&self.schema), arrays)?)?;
        self.writer.flush()?;
        self.rows.clear();
        Ok(())
    }
}

/// Every document, as one file a table.
///
/// # Errors
/// What the Parquet writer reports.
pub fn write(extractions: &[Extraction]) -> Result<Vec<NamedFile>, ExportError> {
    let mut tables = Tables::new()?;
    for extraction in extractions {
        tables.append(extraction)?;
    }
    tables.finish()
}

fn field(column: &Column) -> Field {
    let kind = match column.kind {
        Kind::Text => DataType::Utf8,
        Kind::Integer => DataType::Int64,
        Kind::Real => DataType::Float64,
        Kind::Boolean => DataType::Boolean,
        Kind::Date => DataType::Date32,
    };
    // One entry only: a map of more would be written in no fixed order.
    let metadata = HashMap::from([("description".to_owned(), column.description.to_owned())]);
    Field::new(column.name, kind, !column.required).with_metadata(metadata)
}

fn array(kind: Kind, index: usize, rows: &[Vec<Value>]) -> ArrayRef {
    let values = rows.iter().map(|row| row.get(index).unwrap_or(&Value::Null));
    match kind {
        Kind::Text => Arc::new(values.map(as_text).collect::<StringArray>()),
        Kind::Integer => Arc::new(values.map(as_integer).collect::<Int64Array>()),
        Kind::Real => Arc::new(values.map(as_real).collect::<Float64Array>()),
        Kind::Boolean => Arc::new(values.map(as_boolean).collect::<BooleanArray>()),
        Kind::Date => Arc::new(values.map(as_day).collect::<Date32Array>()),
    }
}

fn as_text(value: &Value) -> Option<&str> {
    if let Value::Text(text) = value { Some(text) } else { None }
}

fn as_integer(value: &Value) -> Option<i64> {
    if let Value::Integer(number) = value { Some(*number) } else { None }
}

fn as_real(value: &Value) -> Option<f64> {
    if let Value::Real(number) = value { Some(*number) } else { None }
}

fn as_boolean(value: &Value) -> Option<bool> {
    if let Value::Boolean(truth) = value { Some(*truth) } else { None }
}

/// Days since 1 January 1970.
fn as_day(value: &Value) -> Option<i32> {
    const EPOCH: Date = date(1970, 1, 1);
    if let Value::Date(day) = value { EPOCH.until(*day).ok().map(|span| span.get_days()) } else { None }
}
