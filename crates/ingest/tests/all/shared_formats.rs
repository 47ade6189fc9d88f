//! Cells of real plans against what was read by eye; skipped where the shared documents are absent.
#![expect(clippy::disallowed_methods, reason = "tests read shared files")]

use crate::office;
use crate::support::shared;

use ingest::{ReadSettings, read};
use model::Fragment;
use office::fragments;
use serde_json::Value;

/// Text without the marks and spaces that a later stage takes out.
fn plain(text: &str) -> String {
    text.replace("**", "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Rows of the truth, and how many of them stand in the tables cell by cell.
fn found(truth: &Value, tables: &[&Fragment]) -> (usize, usize) {
    let list = |name: &str| truth.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let roles: Vec<&str> = list("roles").iter().filter_map(Value::as_str).collect();
    let rows = list("rows");
    let holds = |row: &&Value| {
        tables.iter().flat_map(|t| &t.rows).any(|seen| {
            (0_u32..).zip(&roles).all(|(column, role)| {
                let seen = plain(seen.cell(column).map_or("", |c| c.text.as_str()));
                match *role {
                    "stt" => seen.trim_end_matches('.') == row["stt"].as_str().unwrap_or_default(),
                    role => seen == plain(row["cells"][role].as_str().unwrap_or_default()),
                }
            })
        })
    };
    (rows.iter().filter(holds).count(), rows.len())
}

#[test]
fn every_row_of_the_gold_tables_is_there() {
    let cases = [
        ("bench/d003.docx", "gold/table-003.json"),
        ("corpus/laocai-kh-chi-thi-11.docx", "gold/table-laocai.json"),
        ("corpus/nq03-annex2.md", "gold/table-nq03.json"),
    ];
    for (source, truth) in cases {
        let (Some(source), Some(truth)) = (shared(source), shared(truth)) else { continue };
        let bytes = std::fs::read(&source).unwrap();
        let reading = read("a", &bytes, &ReadSettings::default()).unwrap();
        let truth: Value = serde_json::from_slice(&std::fs::read(truth).unwrap()).unwrap();
        let (right, all) = found(&truth, &fragments(&reading));
        assert!(right * 100 >= all * 97, "{}: {right} of {all}", source.display());
    }
}

#[test]
fn converter_text_keeps_its_fragments() {
    for (source, parts, rows) in [
        ("seeds/000", 22, 159),
        ("seeds/001", 0, 0),
        ("seeds/002", 0, 0),
        ("seeds/003", 10, 95),
        ("seeds/004", 10, 71),
    ] {
        let Some(folder) = shared("seeds") else { return };
        let name = source.trim_start_matches("seeds/");
        let entry = std::fs::read_dir(folder)
            .unwrap()
            .flatten()
            .find(|e| e.file_name().to_string_lossy().starts_with(name));
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let reading = read("a.txt", &bytes, &ReadSettings::default()).unwrap();
        let tables = fragments(&reading);
        assert!(tables.iter().all(|t| t.width == 6), "{source}");
        assert_eq!(
            (tables.len(), tables.iter().map(|t| t.rows.len()).sum::<usize>()),
            (parts, rows),
            "{source}"
        );
    }
}

#[test]
fn web_pages_lose_their_frame_and_keep_their_tables() {
    let Some(path) = shared("corpus/vbpl-000032.html") else { return };
    let reading = read("a", &std::fs::read(path).unwrap(), &ReadSettings::default()).unwrap();
    let tables = fragments(&reading);
    assert_eq!((tables.len(), tables[0].width, tables[0].rows.len()), (1, 6, 43));
    let texts = office::paragraphs(&reading);
    assert_eq!(texts.first().map(String::as_str), Some("ỦY BAN THƯỜNG VỤ QUỐC HỘI"));
    assert!(!texts.iter().any(|t| t.contains("Tải về") || t.contains("TRANG CHỦ")));
}
