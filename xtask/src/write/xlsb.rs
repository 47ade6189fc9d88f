//! The annex of a plan as XLSB, written by hand: the parts that a spreadsheet needs to open it.
//!
//! Source: [MS-XLSB] 2.4.

use std::io::{Cursor, Write as _};

use anyhow::Result;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::legacy::Letters;
use super::sheet::{self, Placed, SheetLook, Value};
use crate::plan::Plan;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/><Override PartName="/xl/worksheets/sheet1.bin" ContentType="application/vnd.ms-excel.worksheet"/><Override PartName="/xl/styles.bin" ContentType="application/vnd.ms-excel.styles"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.bin"/></Relationships>"#;
const OF_WORKBOOK: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.bin"/></Relationships>"#;
/// Number formats of the styles of cells: plain, one place, two places, a day.
const STYLES: [u16; 4] = [0, 165, 2, 164];

/// The workbook.
pub fn annex(plan: &Plan, look: SheetLook) -> Result<Vec<u8>> {
    let parts: [(&str, Vec<u8>); 6] = [
        ("[Content_Types].xml", TYPES.into()),
        ("_rels/.rels", RELATIONS.into()),
        ("xl/workbook.bin", workbook()),
        ("xl/_rels/workbook.bin.rels", OF_WORKBOOK.into()),
        ("xl/styles.bin", styles(look.letters.one_run("").font.unwrap_or("Times New Roman"))),
        ("xl/worksheets/sheet1.bin", worksheet(plan, look)),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len() + 6);
    if kind < 0x80 {
        out.push(kind as u8);
    } else {
        out.extend([(kind & 0x7F) as u8 | 0x80, (kind >> 7) as u8]);
    }
    let mut length = data.len();
    while length >= 0x80 {
        out.push((length & 0x7F) as u8 | 0x80);
        length >>= 7;
    }
    out.push(length as u8);
    out.extend(data);
    out
}

fn numbers(values: &[u32]) -> Vec<u8> {
    values.iter().flat_map(|v| v.to_le_bytes()).collect()
}

fn words(values: &[u16]) -> Vec<u8> {
    values.iter().flat_map(|v| v.to_le_bytes()).collect()
}

fn text(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [numbers(&[units.len() as u32]), words(&units)].concat()
}

fn workbook() -> Vec<u8> {
    let sheet = [numbers(&[0, 1]), text("rId1"), text(sheet::NAME)].concat();
    [record(131, &[]), record(143, &[]), record(156, &sheet), record(144, &[]), record(132, &[])].concat()
}

fn styles(name: &str) -> Vec<u8> {
    let mut out = record(278, &[]);
    out.extend(record(615, &numbers(&[2])));
    for (id, code) in [(164_u16, "dd/mm/yyyy"), (165, "0.0")] {
        out.extend(record(44, &[words(&[id]), text(code)].concat()));
    }
    out.extend(record(616, &[]));
    out.extend(record(611, &numbers(&[1])));
    let font = [words(&[260, 0, 400, 0]), vec![0; 4], vec![7, 1, 0, 0, 0, 0, 0, 255], vec![0]].concat();
    out.extend(record(43, &[font, text(name)].concat()));
    out.extend(record(612, &[]));
    out.extend(record(617, &numbers(&[STYLES.len() as u32])));
    for format in STYLES {
        out.extend(record(47, &words(&[0, format, 0, 0, 0, 0, 0x1000, 0])));
    }
    out.extend(record(618, &[]));
    out.extend(record(279, &[]));
    out
}

fn worksheet(plan: &Plan, look: SheetLook) -> Vec<u8> {
    let cells = sheet::annex(plan, look);
    let last = plan.table.columns.len() as u32 - 1;
    let bottom = cells.placed.last().map_or(0, |c| c.row);
    let mut out = record(129, &[]);
    out.extend(record(148, &numbers(&[0, bottom, 0, last])));
    if let Some(column) = cells.hidden_column.map(u32::from) {
        let data = [numbers(&[column, column, 0x0900, 0]), words(&[1])].concat();
        out.extend([record(390, &[]), record(60, &data), record(391, &[])].concat());
    }
    out.extend(record(145, &[]));
    for (row, placed) in cells.by_row() {
        let hidden = if cells.hidden_row == Some(row) { 0x10 } else { 0 };
        let data = [numbers(&[row, 0]), words(&[300]), vec![0, hidden, 0], numbers(&[1, 0, last])].concat();
        out.extend(record(0, &data));
        out.extend(placed.iter().flat_map(|placed| cell(placed, look.letters)));
    }
    out.extend(record(146, &[]));
    let merged: Vec<&Placed> = cells.merged().collect();
    out.extend(record(177, &numbers(&[merged.len() as u32])));
    for cell in merged {
        let (top, left) = (cell.row, u32::from(cell.column));
        let area = [top, top + cell.rows - 1, left, left + u32::from(cell.columns) - 1];
        out.extend(record(176, &numbers(&area)));
    }
    out.extend(record(178, &[]));
    out.extend(record(130, &[]));
    out
}

fn cell(placed: &Placed, letters: Letters) -> Vec<u8> {
    let style = |index: usize| numbers(&[u32::from(placed.column), index as u32]);
    let number = |index: usize, value: f64| record(5, &[style(index), value.to_le_bytes().to_vec()].concat());
    match &placed.value {
        Value::Text(content) => record(6, &[style(0), text(&letters.one_run(content).text)].concat()),
        Value::Number(value, places) => number(*places, *value),
        Value::Day(day) => number(3, f64::from(*day)),
    }
}
