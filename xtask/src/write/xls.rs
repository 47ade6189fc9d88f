//! The annex of a plan as XLS (Excel 97), written by hand: the records that a spreadsheet needs to open it.
//!
//! Source: [MS-XLS] 2.4.

use std::io::{Cursor, Write as _};
use std::time::SystemTime;

use anyhow::Result;

use super::legacy::Letters;
use super::sheet::{self, Cells, Placed, SheetLook, Value};
use crate::plan::Plan;

/// Styles of cells: plain, one place, two places, a day.
const STYLES: [u16; 4] = [0, 165, 2, 164];
/// Styles that every workbook has before those of cells.
const BUILT_IN: u16 = 15;

/// The workbook.
pub fn annex(plan: &Plan, look: SheetLook) -> Result<Vec<u8>> {
    let cells = sheet::annex(plan, look);
    let font = look.letters.one_run("").font.unwrap_or("Times New Roman");
    let own = worksheet(&cells, plan.table.columns.len() as u16, look.letters);
    // the sheet begins behind the globals, whose length does not depend on where that is
    let start = globals(0, font).len() as u32;
    let stream = [globals(start, font), own].concat();
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))?;
    file.create_stream("/Workbook")?.write_all(&stream)?;
    // the same plan gives the same bytes
    file.set_modified_time("/", SystemTime::UNIX_EPOCH)?;
    file.flush()?;
    Ok(file.into_inner().into_inner())
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
}

fn words(values: &[u16]) -> Vec<u8> {
    values.iter().flat_map(|v| v.to_le_bytes()).collect()
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

fn globals(sheet: u32, name: &str) -> Vec<u8> {
    let mut out = record(0x0809, &words(&[0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 0, 6, 0]));
    out.extend(record(0x0042, &words(&[1200])));
    out.extend(record(0x003D, &words(&[0, 0, 0x4000, 0x2000, 0x38, 0, 0, 1, 0x0258])));
    for _ in 0..5 {
        let mut font = words(&[260, 0, 0x7FFF, 400, 0]);
        font.extend([0, 0, 0, 0, units(name) as u8, 1]);
        font.extend(wide(name));
        out.extend(record(0x0031, &font));
    }
    for (id, code) in [(164_u16, "dd/mm/yyyy"), (165, "0.0")] {
        let mut format = words(&[id, units(code) as u16]);
        format.push(1);
        format.extend(wide(code));
        out.extend(record(0x041E, &format));
    }
    for _ in 0..BUILT_IN {
        out.extend(record(0x00E0, &words(&[0, 0, 0xFFF5, 0x0020, 0xF400, 0, 0, 0, 0, 0x20C0])));
    }
    for format in STYLES {
        out.extend(record(0x00E0, &words(&[0, format, 0x0001, 0x0020, 0x0400, 0, 0, 0, 0, 0x20C0])));
    }
    out.extend(record(0x0293, &[0, 0x80, 0, 0xFF]));
    let mut name = sheet.to_le_bytes().to_vec();
    name.extend([0, 0, units(sheet::NAME) as u8, 1]);
    name.extend(wide(sheet::NAME));
    out.extend(record(0x0085, &name));
    out.extend(record(0x000A, &[]));
    out
}

fn worksheet(cells: &Cells, width: u16, letters: Letters) -> Vec<u8> {
    let mut out = record(0x0809, &words(&[0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 0, 6, 0]));
    let height = cells.placed.last().map_or(0, |c| c.row + 1) as u16;
    out.extend(record(0x0200, &words(&[0, 0, height, 0, 0, width, 0])));
    if let Some(column) = cells.hidden_column {
        out.extend(record(0x007D, &words(&[column, column, 0x0900, BUILT_IN, 1, 0])));
    }
    for (row, placed) in cells.by_row() {
        let hidden = if cells.hidden_row == Some(row) { 0x0020 } else { 0 };
        out.extend(record(0x0208, &words(&[row as u16, 0, width, 0x00FF, 0, 0, 0x0100 | hidden, BUILT_IN])));
        out.extend(placed.iter().flat_map(|placed| cell(placed, letters)));
    }
    out.extend(record(0x023E, &words(&[0x06B6, 0, 0, 0x40, 0, 0, 0, 0, 0])));
    let merged: Vec<&Placed> = cells.merged().collect();
    let mut areas = words(&[merged.len() as u16]);
    for cell in merged {
        let (top, left) = (cell.row as u16, cell.column);
        areas.extend(words(&[top, top + cell.rows as u16 - 1, left, left + cell.columns - 1]));
    }
    out.extend(record(0x00E5, &areas));
    out.extend(record(0x000A, &[]));
    out
}

fn cell(placed: &Placed, letters: Letters) -> Vec<u8> {
    let style = |index: u16| words(&[placed.row as u16, placed.column, BUILT_IN + index]);
    match &placed.value {
        Value::Text(text) => {
            let text = letters.one_run(text).text;
            let mut data = style(0);
            data.extend((units(&text) as u16).to_le_bytes());
            data.push(1);
            data.extend(wide(&text));
            record(0x0204, &data)
        }
        Value::Number(value, places) => {
            record(0x0203, &[style(*places as u16), value.to_le_bytes().to_vec()].concat())
        }
        Value::Day(day) => record(0x0203, &[style(3), f64::from(*day).to_le_bytes().to_vec()].concat()),
    }
}
