//! XLS (Excel 97 to 2003) and XLSB, by `calamine`: values and merged cells. The number formats of these binary files
//! are not read but for dates, so that a number shows as many digits as it has.

use std::io::Cursor;

use calamine::{Data, Reader, SheetVisible, Sheets, open_workbook_auto_from_rs};

use super::number::{Format, general};
use super::{Area, Budget, Filled, Sheet};
use crate::{ReadError, ReadSettings};

/// Reads every sheet.
pub(super) fn read(bytes: &[u8], settings: &ReadSettings) -> Result<Vec<Sheet>, ReadError> {
    let broken = |e: calamine::Error| ReadError::damaged("XLS", "a whole workbook", e.to_string());
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let mut budget = Budget::new(settings);
    let mut sheets = Vec::new();
    for entry in workbook.sheets_metadata().to_vec() {
        let hidden = entry.visible != SheetVisible::Visible;
        let mut sheet = Sheet { name: Some(entry.name.clone()), hidden, ..Sheet::default() };
        let range = workbook.worksheet_range(&entry.name).map_err(broken)?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let cell = Filled {
                column: left + column as u32,
                text: shown(value),
                number: matches!(value, Data::Float(_) | Data::Int(_)),
                ..Filled::default()
            };
            sheet.push(top + row as u32, cell, &mut budget)?;
        }
        sheet.merges = merges(&workbook, &entry.name);
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn merges(workbook: &Sheets<Cursor<&[u8]>>, name: &str) -> Vec<Area> {
    let Sheets::Xls(workbook) = workbook else { return Vec::new() };
    let areas = workbook.merge_cells_by_sheet_name(name).unwrap_or_default();
    let area =
        |d: calamine::Dimensions| Area { top: d.start.0, left: d.start.1, bottom: d.end.0, right: d.end.1 };
    areas.into_iter().map(area).collect()
}

fn shown(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(n) => n.to_string(),
        Data::Float(n) => general(*n),
        Data::Bool(b) => if *b { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(date) => Format::built_in(22).display(date.as_f64(), false),
        Data::Error(error) => error.to_string(),
    }
}
