#![allow(
    clippy::all,
    clippy::pedantic,
    missing_docs,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::unwrap_used
)]
use model::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    if a[1] == "save" {
        let bytes = std::fs::read(&a[2]).unwrap();
        let s = ingest::ReadSettings::default();
        let mut r = ingest::read(&a[2], &bytes, &s).unwrap();
        ingest::ocr::complete(&bytes, &mut r, &s, None).unwrap();
        std::fs::write(&a[3], serde_json::to_vec(&r).unwrap()).unwrap();
    } else {
        let r: Reading = serde_json::from_slice(&std::fs::read(&a[2]).unwrap()).unwrap();
        let st = parse::ParseSettings::default();
        let mut d = vec![];
        let b = parse::blocks_of(r.content, &st).note_into(&mut d);
        let p = parse::parse(&b, &st).note_into(&mut d);
        println!("{}", serde_json::to_string_pretty(&serde_json::json!({"document":p.document,"annexes":p.annexes,"outline":p.outline,"tables":p.tables,"tasks":p.tasks,"diagnostics":d})).unwrap());
    }
}
