//! Many extractions into one database, or one set of Parquet files.

use crate::support;

use export::ExportError;
use model::Extraction;
use support::{empty, extraction};

type Read = Result<Extraction, ExportError>;

#[cfg(feature = "sqlite")]
#[test]
fn a_database_takes_documents_again_and_keeps_those_before_an_error() {
    use export::merge::{Merged, into_sqlite};
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("all.sqlite");
    let count = |table: &str| -> i64 {
        let connection = rusqlite::Connection::open(&path).expect("it opens");
        let sql = format!("SELECT count(*) FROM {table}");
        connection.query_row(&sql, [], |row| row.get(0)).expect("it answers")
    };
    let merged = into_sqlite(&path, [Read::Ok(extraction()), Ok(empty())]).expect("it merges");
    assert_eq!(merged, Merged { new: 2, repeated: 0 });
    let tables = ["documents", "tasks", "parties", "paragraphs", "signatures", "table_cells"];
    let before = tables.map(count);
    assert!(before.iter().all(|rows| *rows > 0), "{before:?}");

    let merged = into_sqlite(&path, [Read::Ok(extraction())]).expect("it merges");
    assert_eq!(merged, Merged { new: 0, repeated: 1 });
    assert_eq!(tables.map(count), before, "appending is idempotent by the hash of the file");

    let mut third = extraction();
    third.source.sha256 = "c3".repeat(32);
    let torn = ExportError::TooManyRows { rows: 2, limit: 1 };
    into_sqlite(&path, [Ok(third), Err(torn), Ok(empty())]).expect_err("the source broke");
    assert_eq!(count("documents"), 3);
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_holds_each_document_once() {
    use export::merge::{Merged, into_parquet};
    let given = [Read::Ok(extraction()), Ok(empty()), Ok(extraction())];
    let (files, merged) = into_parquet(given).expect("it merges");
    assert_eq!(merged, Merged { new: 2, repeated: 1 });
    let expected = export::parquet::write(&[extraction(), empty()]).expect("it writes");
    assert!(files == expected, "the repeated document changes nothing");
}
