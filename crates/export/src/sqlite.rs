//! SQLite: the relations as tables with primary and foreign keys, appended to document by document.
//!
//! The one writer that takes a path: a database is changed in place by its own engine. Appending is idempotent by the
//! hash of the source file: a document that is already there is replaced, in one transaction, so that a killed run
//! leaves the old rows or the new ones and nothing between. Days are ISO 8601 text, truths 0 and 1. `user_version`
//! holds the layout; a database of another layout is refused and left as it is.

use std::path::Path;

use model::Extraction;
use rusqlite::types::{ToSql, ToSqlOutput};
use rusqlite::{Connection, Transaction, params_from_iter};

use crate::ExportError;
use crate::relations::{LAYOUT_VERSION, RELATIONS, Relation};
use crate::value::{Kind, Value};

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appended {
    /// It was not there before.
    New,
    /// It was there, and its rows were replaced.
    Replaced,
}

/// A database that documents are appended to.
#[derive(Debug)]
pub struct Database {
    connection: Connection,
}

impl Database {
    /// Opens the database at `path`, or makes it.
    ///
    /// # Errors
    /// What SQLite reports, and a file with tables of another layout.
    pub fn open(path: &Path) -> Result<Self, ExportError> {
        let mut connection = Connection::open(path)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        if found != LAYOUT_VERSION && (found != 0 || tables != 0) {
            return Err(ExportError::OtherLayout { expected: LAYOUT_VERSION, found });
        }
        if tables == 0 {
            let transaction = connection.transaction()?;
            for relation in RELATIONS {
                transaction.execute_batch(&create(relation))?;
            }
            transaction.execute_batch(
                "CREATE INDEX tasks_by_due ON tasks (due);\nCREATE INDEX parties_by_id ON parties (party_id);",
            )?;
            transaction.pragma_update(None, "user_version", LAYOUT_VERSION)?;
            transaction.commit()?;
        }
        Ok(Self { connection })
    }

    /// Appends a document, or replaces it where a file with the same bytes is already there.
    ///
    /// # Errors
    /// What SQLite reports; the document is then not changed.
    pub fn append(&mut self, extraction: &Extraction) -> Result<Appended, ExportError> {
        let transaction = self.connection.transaction()?;
        let sha256 = &extraction.source.sha256;
        let gone = transaction.execute("DELETE FROM documents WHERE document_sha256 = ?1", [sha256])?;
        for relation in RELATIONS {
            insert(&transaction, relation, extraction)?;
        }
        transaction.commit()?;
        Ok(if gone == 0 { Appended::New } else { Appended::Replaced })
    }
}

/// Appends every document to the database at `path`.
///
/// # Errors
/// What SQLite reports; documents before the one that failed are there.
pub fn write(path: &Path, extractions: &[Extraction]) -> Result<(), ExportError> {
    let mut database = Database::open(path)?;
    for extraction in extractions {
        database.append(extraction)?;
    }
    Ok(())
}

fn insert(
    transaction: &Transaction<'_>,
    relation: &Relation,
    extraction: &Extraction,
) -> Result<(), ExportError> {
    let columns = relation.columns();
    let names: Vec<String> = columns.iter().map(|column| quoted(column.name)).collect();
    let gaps = vec!["?"; columns.len()].join(", ");
    let sql = format!("INSERT INTO {} ({}) VALUES ({gaps})", quoted(relation.name), names.join(", "));
    let mut statement = transaction.prepare_cached(&sql)?;
    for row in (relation.rows)(extraction) {
        statement.execute(params_from_iter(row))?;
    }
    Ok(())
}

fn create(relation: &Relation) -> String {
    let list = |names: &[&str]| names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
    let mut parts: Vec<String> = Vec::new();
    for column in relation.columns() {
        let kind = match column.kind {
            Kind::Text | Kind::Date => "TEXT",
            Kind::Integer | Kind::Boolean => "INTEGER",
            Kind::Real => "REAL",
        };
        let required = if column.required { " NOT NULL" } else { "" };
        parts.push(format!("{} {kind}{required}", quoted(column.name)));
    }
    parts.push(format!("PRIMARY KEY ({})", list(relation.key)));
    if let Some((parent, key)) = relation.parent_key() {
        let key = list(key);
        parts.push(format!("FOREIGN KEY ({key}) REFERENCES {} ({key}) ON DELETE CASCADE", quoted(parent)));
    }
    if relation.name == "citations" {
        // The task is empty for a legal basis, so it points to `tasks` beside the document.
        parts.push(
            "FOREIGN KEY (\"document_sha256\", \"task_id\") REFERENCES \"tasks\" ON DELETE CASCADE"
                .to_owned(),
        );
    }
    format!("CREATE TABLE {} (\n  {}\n) STRICT;", quoted(relation.name), parts.join(",\n  "))
}

fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::from(rusqlite::types::Null),
            Self::Text(text) => ToSqlOutput::from(text.as_str()),
            Self::Integer(number) => ToSqlOutput::from(*number),
            Self::Real(number) => ToSqlOutput::from(*number),
            Self::Boolean(truth) => ToSqlOutput::from(*truth),
            Self::Date(date) => ToSqlOutput::from(date.to_string()),
        })
    }
}
