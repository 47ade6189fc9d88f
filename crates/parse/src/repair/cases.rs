//! Every case document is a test: its `table` blocks are mended and must print as the `mended` block that follows.
//! `UPDATE_CASES=1` rewrites the expected blocks; the change is then read.
//!
//! A `table` block holds rows of cells parted by `|`, the header first; `---` is a page break; `{2}` behind a cell says
//! that it is merged over two rows. A `picture` block is the same, as if read from a scan.

use std::fmt::Write as _;

use model::{Block, Cell, Fragment, FragmentOrigin, GridRow, Region, Table};

use super::{MANUAL, RULES, SEAM_RULES, mend};
use crate::{SeamSettings, tables};

/// Reads the notation above.
pub(crate) fn stacked(text: &str) -> Option<Table> {
    let mut line_number = 0;
    let blocks: Vec<Block> = text
        .split("---\n")
        .map(|page| {
            let rows: Vec<GridRow> = page
                .lines()
                .map(|line| {
                    line_number += 1;
                    let cells = line.split('|').enumerate().map(|(i, t)| cell(i as u32, t.trim())).collect();
                    GridRow {
                        cells,
                        region: Region::on_lines(line_number, line_number),
                        ..GridRow::default()
                    }
                })
                .collect();
            let width = rows.iter().map(|r| r.cells.len()).max().unwrap_or(0) as u32;
            let origin = if text.contains('{') { FragmentOrigin::Native } else { FragmentOrigin::Separated };
            Block::Fragment(Fragment { origin, width, rows, ..Fragment::default() })
        })
        .collect();
    let groups = tables::group(&blocks, |_| true, |_| 0);
    let group = groups.first()?;
    assert_eq!(groups.len(), 1, "a case is one table");
    let fragment = |block| if let Block::Fragment(f) = block { Some(f) } else { None };
    let mut fragments: Vec<Fragment> = blocks.into_iter().filter_map(fragment).collect();
    Some(tables::stack(group, &mut fragments).value)
}

fn cell(column: u32, text: &str) -> Cell {
    let (text, span) = match text.split_once('{') {
        Some((text, span)) => (text.trim(), span.trim_end_matches('}').parse().unwrap_or(1)),
        None => (text, 1),
    };
    Cell { row_span: span, ..Cell::new(column, text) }
}

fn visible(table: &Table) -> usize {
    table
        .rows
        .iter()
        .flat_map(|r| &r.cells)
        .filter(|c| !c.merged)
        .flat_map(|c| c.text.chars())
        .filter(|c| !c.is_whitespace())
        .count()
}

fn show(input: &str, from_picture: bool) -> String {
    let mut table = stacked(input).expect("a table with a header");
    if from_picture {
        table.rows.iter_mut().flat_map(|r| &mut r.cells).for_each(|c| c.ocr_confidence = Some(0.9));
    }
    let done = mend(table.clone(), &SeamSettings::default());
    let again = mend(done.value.clone(), &SeamSettings::default());
    assert_eq!(texts(&again.value), texts(&done.value), "mending twice changes nothing more");
    assert!(from_picture || visible(&done.value) <= visible(&table), "nothing is invented");
    let mut out = String::new();
    for row in &done.value.rows {
        let cells: Vec<String> = row.cells.iter().map(|c| c.text.replace('\n', " ⏎ ")).collect();
        out.push_str(cells.join(" | ").trim_end());
        out.push('\n');
    }
    for (i, row) in done.value.rows.iter().enumerate() {
        for note in &row.repairs {
            assert!(model::reason::vietnamese(&note.detail).is_some(), "in English only: {}", note.detail);
            let _ =
                writeln!(out, "row {}: {} {:.2}: {}", i + 1, note.rule, note.confidence.get(), note.detail);
        }
        for (_, confidence, because) in
            row.doubts.iter().filter(|d| !row.repairs.iter().any(|r| d.2.starts_with(&r.rule)))
        {
            let _ = writeln!(out, "row {}: doubt {:.2}: {because}", i + 1, confidence.get());
        }
    }
    out
}

fn texts(table: &Table) -> Vec<Vec<&str>> {
    table.rows.iter().map(|r| r.cells.iter().map(|c| c.text.as_str()).collect()).collect()
}

/// Rewrites the `mended` blocks of a document by what the program does now.
fn rewritten(document: &str) -> String {
    let mut out = String::new();
    let (mut tag, mut body, mut actual) = (String::new(), String::new(), String::new());
    for line in document.lines() {
        match line.strip_prefix("```") {
            Some("") => {
                match tag.as_str() {
                    "table" | "picture" => {
                        actual = show(&body, tag == "picture");
                        out.push_str(&body);
                    }
                    "mended" => out.push_str(&actual),
                    _ => out.push_str(&body),
                }
                out.push_str("```\n");
                tag.clear();
                body.clear();
            }
            Some(name) => {
                name.clone_into(&mut tag);
                let _ = writeln!(out, "{line}");
            }
            None if tag.is_empty() => {
                let _ = writeln!(out, "{line}");
            }
            None => {
                let _ = writeln!(body, "{line}");
            }
        }
    }
    out
}

#[test]
fn cases_hold() {
    let mut wrong = Vec::new();
    for (name, document) in MANUAL {
        let now = rewritten(document);
        if now == *document {
            continue;
        }
        if std::env::var_os("UPDATE_CASES").is_some() {
            let path = format!("{}/cases/{name}.md", env!("CARGO_MANIFEST_DIR"));
            #[expect(clippy::disallowed_methods, reason = "a test rewrites its own case on command")]
            std::fs::write(path, now).expect("the case can be written");
        } else {
            wrong.push(format!("cases/{name}.md differs; run with UPDATE_CASES=1\n{now}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_fault_has_a_case_that_fires_and_one_that_does_not() {
    let names = RULES
        .iter()
        .map(|r| r.name())
        .chain(SEAM_RULES.iter().map(|r| r.name()))
        .chain([super::RESTATED_CELL, super::misread_number::NAME]);
    for name in names {
        let document =
            MANUAL.iter().find(|(n, _)| *n == name).unwrap_or_else(|| panic!("{name} has no case")).1;
        assert!(document.starts_with(&format!("# {name}\n")), "{name}: the title is the name");
        assert!(document.contains("Seen in"), "{name}: says where it was seen");
        let blocks = document.matches("```mended").count();
        assert!(blocks >= 2, "{name}: a case that fires and one that must not");
    }
}
