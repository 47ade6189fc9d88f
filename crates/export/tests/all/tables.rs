//! Workbook, Parquet and SQLite: what is read back equals the relations; an independent reader agrees.

use crate::support;

use std::io::{Read as _, Write as _};

use calamine::{Data, Reader, Xlsx};
use export::flat::{self, COLUMNS};
use export::relations::{RELATIONS, relation};
use export::value::Value;
use export::xlsx;
use support::{empty, extraction};

/// A cell as text, a day by its serial number, so that both sides print the same.
fn shown(value: &Value) -> String {
    if let Value::Date(day) = value {
        let epoch = jiff::civil::date(1899, 12, 30);
        return epoch.until(*day).map(|span| span.get_days().to_string()).expect("a day");
    }
    value.to_text()
}

fn read(cell: &Data) -> String {
    match cell {
        Data::DateTime(day) => day.as_f64().to_string(),
        Data::Empty => String::new(),
        Data::Bool(truth) => truth.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Int(number) => number.to_string(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(error) => format!("{error:?}"),
    }
}

#[test]
fn the_workbook_comes_back() {
    let given = [extraction(), empty()];
    let bytes = xlsx::write(&given).expect("it writes");
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).expect("it opens");
    let sheets = ["Tasks", "Documents", "Diagnostics", "Outline", "Annexes", "Tables", "Table cells"];
    assert_eq!(book.sheet_names(), sheets);
    let tasks = given.iter().flat_map(flat::rows).collect();
    let rows = |name| given.iter().flat_map(relation(name).expect("a relation").rows).collect();
    let relations = ["documents", "diagnostics", "headings", "annexes", "tables", "table_cells"].map(rows);
    for (sheet, expected) in sheets.into_iter().zip(std::iter::once(tasks).chain(relations)) {
        let expected: Vec<Vec<Value>> = expected;
        let range = book.worksheet_range(sheet).expect("the sheet is there");
        let found: Vec<Vec<String>> =
            range.rows().skip(1).map(|row| row.iter().map(read).collect()).collect();
        let expected: Vec<Vec<String>> = expected.iter().map(|row| row.iter().map(shown).collect()).collect();
        assert_eq!(found, expected, "{sheet}");
    }
    let formulas = book.worksheet_formula("Tasks").expect("the sheet is there");
    assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()), "no text is run");
}

/// The notes of the first sheet, as the XML that holds them.
fn notes(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook is an archive");
    let mut part = archive.by_name("xl/comments1.xml").expect("the sheet has notes");
    let mut text = String::new();
    part.read_to_string(&mut text).expect("UTF-8");
    text
}

#[test]
fn a_doubtful_cell_says_why() {
    let bytes = xlsx::write(&[extraction()]).expect("it writes");
    let notes = notes(&bytes);
    for reason in ["lead (0.4): torn cell", "row (0.6): a rule is missing"] {
        assert!(notes.contains(reason), "{reason}");
    }
}

#[test]
fn a_text_longer_than_a_cell_is_cut_and_says_so() {
    let mut given = extraction();
    given.tasks[0].text = "ộ".repeat(40_000);
    let bytes = xlsx::write(&[given]).expect("it writes");
    assert!(notes(&bytes).contains("cut: the text has 40000 characters"));
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).expect("it opens");
    let range = book.worksheet_range("Tasks").expect("the sheet is there");
    let column = COLUMNS.iter().position(|c| c.column.name == "text").expect("the column is there");
    assert_eq!(range.get((1, column)).map(|cell| cell.to_string().chars().count()), Some(32_767));
}

#[test]
fn rows_fit_their_columns() {
    for given in [extraction(), empty()] {
        for relation in RELATIONS {
            let columns = relation.columns();
            for key in relation.key {
                assert!(columns.iter().any(|c| c.name == *key && c.required), "{}.{key}", relation.name);
            }
            for row in (relation.rows)(&given) {
                assert_eq!(row.len(), columns.len(), "{}", relation.name);
                for (column, value) in columns.iter().zip(&row) {
                    let place = format!("{}.{}", relation.name, column.name);
                    assert!(!column.required || *value != Value::Null, "{place} is empty");
                }
            }
        }
    }
}

/// Runs a Python program on a path and gives what it prints; `None`, said aloud, where it cannot run.
fn python(module: &str, program: &str, path: &std::path::Path) -> Option<serde_json::Value> {
    let run = |code: &str| std::process::Command::new("python3").arg("-c").arg(code).arg(path).output();
    if !run(&format!("import {module}")).is_ok_and(|out| out.status.success()) {
        // A test that passes does not show what `eprintln!` says.
        let _ =
            writeln!(std::io::stderr(), "no python3 with the module `{module}`: part of a test is left out");
        return None;
    }
    let out = run(program).expect("python3 ran a moment ago");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    Some(serde_json::from_slice(&out.stdout).expect("the program prints JSON"))
}

/// What an independent reader must give: every table, row by row, sorted by its text.
fn expected(given: &[model::Extraction], truth: impl Fn(bool) -> serde_json::Value) -> serde_json::Value {
    let json = |value: &Value| match value {
        Value::Null => serde_json::Value::Null,
        Value::Text(text) => text.clone().into(),
        Value::Integer(number) => (*number).into(),
        Value::Real(number) => (*number).into(),
        Value::Boolean(yes) => truth(*yes),
        Value::Date(day) => day.to_string().into(),
    };
    let table = |relation: &export::relations::Relation| {
        let rows: Vec<Vec<serde_json::Value>> =
            given.iter().flat_map(relation.rows).map(|row| row.iter().map(json).collect()).collect();
        (relation.name.to_owned(), serde_json::Value::from(rows))
    };
    serde_json::Value::Object(RELATIONS.iter().map(table).collect())
}

#[cfg(feature = "sqlite")]
mod sqlite {
    use super::*;
    use export::sqlite::{Appended, Database};
    use rusqlite::{Connection, types::ValueRef};

    fn dump(path: &std::path::Path, table: &str) -> Vec<Vec<String>> {
        let connection = Connection::open(path).expect("it opens");
        let mut statement =
            connection.prepare(&format!("SELECT * FROM {table} ORDER BY rowid")).expect("a table");
        let width = statement.column_count();
        let mut rows = statement.query([]).expect("rows");
        let mut out = Vec::new();
        while let Some(row) = rows.next().expect("a row") {
            let text = |i| match row.get_ref(i).expect("a value") {
                ValueRef::Null => String::new(),
                ValueRef::Integer(number) => number.to_string(),
                ValueRef::Real(number) => number.to_string(),
                ValueRef::Text(text) | ValueRef::Blob(text) => String::from_utf8_lossy(text).into_owned(),
            };
            out.push((0..width).map(text).collect());
        }
        out
    }

    fn told(value: &Value) -> String {
        if let Value::Boolean(truth) = value { i64::from(*truth).to_string() } else { value.to_text() }
    }

    #[test]
    fn the_database_comes_back_and_appending_is_idempotent() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("plans.sqlite");
        let given = [extraction(), empty()];
        for round in [Appended::New, Appended::Replaced, Appended::Replaced] {
            let mut database = Database::open(&path).expect("it opens");
            for one in &given {
                assert_eq!(database.append(one).expect("it appends"), round);
            }
        }
        for relation in RELATIONS {
            let expected: Vec<Vec<String>> =
                given.iter().flat_map(relation.rows).map(|row| row.iter().map(told).collect()).collect();
            assert_eq!(dump(&path, relation.name), expected, "{}", relation.name);
        }
        let connection = Connection::open(&path).expect("it opens");
        let broken: i64 = connection
            .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))
            .expect("it answers");
        assert_eq!(broken, 0);
        let refused =
            connection.execute("INSERT INTO doubts VALUES ('none', 'none', 1, 'text', 0.5, NULL)", []);
        assert!(refused.is_err(), "a row without its task is refused");
    }

    #[test]
    fn a_database_of_another_layout_is_left_as_it_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("other.sqlite");
        let connection = Connection::open(&path).expect("it opens");
        connection.execute_batch("CREATE TABLE mine (x); INSERT INTO mine VALUES (1);").expect("a table");
        drop(connection);
        assert!(matches!(Database::open(&path), Err(export::ExportError::OtherLayout { found: 0, .. })));
        assert_eq!(dump(&path, "mine"), [["1"]]);
    }

    #[test]
    fn an_independent_reader_agrees() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("plans.sqlite");
        let given = [extraction(), empty()];
        export::sqlite::write(&path, &given).expect("it writes");
        let program = "import json, sqlite3, sys
c = sqlite3.connect(sys.argv[1])
names = [n for (n,) in c.execute(\"select name from sqlite_schema where type = 'table'\")]
print(json.dumps({n: [list(r) for r in c.execute(f'select * from {n} order by rowid')] for n in names}))";
        if let Some(read) = python("sqlite3", program, &path) {
            assert_eq!(read, expected(&given, |truth| i64::from(truth).into()));
        }
    }
}

#[cfg(feature = "parquet")]
mod parquet {
    use super::*;
    use ::parquet::file::reader::{FileReader, SerializedFileReader};
    use ::parquet::record::Field;
    use std::io::Write;

    #[test]
    #[expect(clippy::wildcard_enum_match_arm, reason = "of the many types of Parquet we write six")]
    fn every_row_comes_back() {
        let given = [extraction(), empty(), extraction()];
        let files = export::parquet::write(&given).expect("it writes");
        assert_eq!(files.len(), RELATIONS.len());
        for (file, relation) in files.iter().zip(RELATIONS) {
            assert_eq!(file.name, format!("{}.parquet", relation.name));
            let mut disk = tempfile::tempfile().expect("a file");
            disk.write_all(&file.bytes).expect("it takes the bytes");
            let reader = SerializedFileReader::new(disk).expect("it opens");
            let names: Vec<String> = reader
                .metadata()
                .file_metadata()
                .schema()
                .get_fields()
                .iter()
                .map(|f| f.name().to_owned())
                .collect();
            let columns: Vec<&str> = relation.columns().iter().map(|c| c.name).collect();
            assert_eq!(names, columns);
            let told = |field: &Field| match field {
                Field::Null => Value::Null,
                Field::Str(text) => Value::Text(text.clone()),
                Field::Long(number) => Value::Integer(*number),
                Field::Double(number) => Value::Real(*number),
                Field::Bool(truth) => Value::Boolean(*truth),
                Field::Date(days) => {
                    Value::Date(jiff::civil::date(1970, 1, 1) + jiff::Span::new().days(*days))
                }
                other => panic!("no column holds {other:?}"),
            };
            let rows = reader.get_row_iter(None).expect("rows");
            let found: Vec<Vec<Value>> = rows
                .map(|row| row.expect("a row").get_column_iter().map(|(_, field)| told(field)).collect())
                .collect();
            // The third document is the first again.
            let expected: Vec<Vec<Value>> = given.iter().take(2).flat_map(relation.rows).collect();
            assert_eq!(found, expected, "{}", relation.name);
        }
    }

    #[test]
    fn an_independent_reader_agrees() {
        let folder = tempfile::tempdir().expect("a folder");
        let given = [extraction(), empty()];
        for file in export::parquet::write(&given).expect("it writes") {
            std::fs::File::create(folder.path().join(&file.name))
                .and_then(|mut to| to.write_all(&file.bytes))
                .expect("the folder takes a file");
        }
        let program = "import json, os, sys, pyarrow.parquet as pq
out = {}
for n in sorted(os.listdir(sys.argv[1])):
    t = pq.read_table(os.path.join(sys.argv[1], n))
    out[n.removesuffix('.parquet')] = [list(r.values()) for r in t.to_pylist()]
print(json.dumps(out, default=str))";
        if let Some(read) = python("pyarrow", program, folder.path()) {
            assert_eq!(read, expected(&given, Into::into));
        }
    }
}
