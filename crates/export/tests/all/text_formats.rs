//! JSON, its schema, JSON lines, CSV and the calendar: what is read back equals what went in.

use crate::support;

use export::flat::{self, COLUMNS};
use export::{ExportSettings, csv, ics, json, jsonl};
use model::Extraction;
use serde_json::Value;
use support::{empty, extraction};

#[test]
fn json_comes_back_and_ends_with_a_line_feed() {
    let bytes = json::write(&extraction()).expect("it writes");
    assert_eq!(bytes.last(), Some(&b'\n'));
    let mut read = json::read(&bytes).expect("it reads");
    let mut given = extraction();
    given.diagnostics.iter_mut().chain(&mut read.diagnostics).for_each(|d| d.arguments.clear());
    assert_eq!(read, given);
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert!(text.contains("\"confidence\": 0.871") && text.contains("700.0,"), "shortest decimal form");
}

#[test]
fn the_schema_accepts_what_is_written_and_refuses_what_is_not() {
    let schema: Value = serde_json::from_str(&export::schema()).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
    for given in [extraction(), empty()] {
        let document: Value =
            serde_json::from_slice(&json::write(&given).expect("it writes")).expect("it is JSON");
        let errors: Vec<String> =
            validator.iter_errors(&document).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        for field in document.as_object().expect("an object").keys() {
            let mut without = document.clone();
            without.as_object_mut().expect("an object").remove(field);
            assert!(!validator.is_valid(&without), "`{field}` is not required");
        }
        let mut wrong = document.clone();
        wrong["schema_version"] = Value::from(1);
        assert!(!validator.is_valid(&wrong));
    }
}

#[test]
fn json_lines_hold_every_task_with_its_document() {
    let given = [extraction(), empty()];
    let text = String::from_utf8(jsonl::write(&given).expect("it writes")).expect("UTF-8");
    let lines: Vec<Value> =
        text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    assert_eq!(lines.len(), 3);
    let whole: Value =
        serde_json::from_slice(&json::write(&given[0]).expect("it writes")).expect("it is JSON");
    for (line, task) in lines.iter().zip(whole["tasks"].as_array().expect("tasks")) {
        assert_eq!(line["document"]["sha256"], whole["source"]["sha256"]);
        for (field, value) in task.as_object().expect("a task") {
            assert_eq!(&line[field], value, "{field}");
        }
    }
}

#[test]
fn csv_and_flat_lines_hold_the_flat_columns() {
    let given = [extraction(), empty()];
    let flat: Vec<Vec<String>> = given
        .iter()
        .flat_map(flat::rows)
        .map(|row| row.iter().map(export::value::Value::to_text).collect())
        .collect();
    for csv_byte_order_mark in [false, true] {
        let bytes = csv::write(&given, &ExportSettings { csv_byte_order_mark }).expect("it writes");
        assert_eq!(bytes.starts_with("\u{feff}".as_bytes()), csv_byte_order_mark);
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
        let mut reader = ::csv::Reader::from_reader(bytes);
        assert!(reader.headers().expect("a header").iter().eq(COLUMNS.iter().map(|c| c.column.name)));
        let read: Vec<Vec<String>> = reader
            .records()
            .map(|record| {
                record.expect("a record").iter().map(|field| csv::unguard(field).to_owned()).collect()
            })
            .collect();
        assert_eq!(read, flat);
        for record in ::csv::Reader::from_reader(bytes).records() {
            for field in &record.expect("a record") {
                assert!(!field.trim_start().starts_with(['=', '+', '-', '@']), "{field}");
            }
        }
    }
    let lines = String::from_utf8(jsonl::write_flat(&given).expect("it writes")).expect("UTF-8");
    for (line, row) in lines.lines().zip(&flat) {
        let line: Value = serde_json::from_str(line).expect("a line is JSON");
        for (column, text) in COLUMNS.iter().zip(row) {
            let value = &line[column.column.name];
            // 1.0 in JSON is 1 in CSV: numbers are compared as numbers.
            match value.as_f64() {
                Some(number) => assert_eq!(text.parse(), Ok(number), "{}", column.column.name),
                None => assert_eq!(value.as_str().unwrap_or_default(), text, "{}", column.column.name),
            }
        }
    }
}

fn calendar(given: &[Extraction]) -> String {
    String::from_utf8(ics::write(given)).expect("UTF-8").replace("\r\n ", "")
}

#[test]
fn the_calendar_holds_due_dates_milestones_and_recurrences() {
    let text = calendar(&[extraction()]);
    for line in [
        "BEGIN:VCALENDAR",
        "RRULE:FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1",
        "DTSTART;VALUE=DATE:20230331",
        "DTSTART;VALUE=DATE:20230630",
        "SUMMARY:Trình UBND tỉnh: Xây dựng cổng dữ liệu mở\\,",
        "DTSTART;VALUE=DATE:20231231",
        "DTEND;VALUE=DATE:20240101",
        "DTSTAMP:20230215T000000Z",
        "END:VCALENDAR",
    ] {
        assert!(text.contains(&format!("{line}\r\n")), "{line}\n{text}");
    }
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 3);
    assert_eq!(calendar(&[empty()]).matches("BEGIN:VEVENT").count(), 0);
    let mut undated = extraction();
    undated.document.issued_on = None;
    assert!(!calendar(&[undated]).contains("RRULE"), "a rhythm without a beginning cannot be placed");
}

#[test]
fn the_same_extractions_give_the_same_bytes() {
    let given = [extraction(), empty()];
    let settings = ExportSettings::default();
    for format in export::FORMATS {
        let write = || -> Vec<Vec<u8>> {
            match format.writer {
                export::Writer::Document(write) => {
                    let whole = |e| {
                        let mut bytes = Vec::new();
                        write(e, &settings, &mut bytes).expect(format.name);
                        bytes
                    };
                    given.iter().map(whole).collect()
                }
                export::Writer::Collection(write) => vec![write(&given, &settings).expect(format.name)],
                export::Writer::Tables(write) => {
                    write(&given, &settings).expect(format.name).into_iter().map(|file| file.bytes).collect()
                }
                export::Writer::Database(write) => {
                    let folder = tempfile::tempdir().expect("a folder");
                    let path = folder.path().join("x.sqlite");
                    write(&path, &given, &settings).expect(format.name);
                    vec![file_bytes(&path)]
                }
            }
        };
        assert!(write() == write(), "{}", format.name);
    }
}

fn file_bytes(path: &std::path::Path) -> Vec<u8> {
    use std::io::Read;
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|mut file| file.read_to_end(&mut bytes))
        .expect("the database is there");
    bytes
}
