//! XLS (Excel 97 to 2003) and XLSB, by `calamine`: values, and in XLS merged cells. Neither number formats (but for
//! dates) nor hidden rows of these binary files are given, so that a number shows as many digits as it has: said by a
//! diagnostic.

use std::io::Cursor;

use calamine::{Data, Reader, SheetVisible, Sheets, open_workbook_auto_from_rs};

use model::{Code, Diagnostic};

use super::number::{Format, general};
use super::{Area, Budget, Filled, Sheet};
use crate::{ReadError, ReadSettings};

/// Reads every sheet. `format` is the name of the format in errors and messages.
pub(super) fn read(
    bytes: &[u8],
    format: &'static str,
    settings: &ReadSettings,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Vec<Sheet>, ReadError> {
    let broken = |e: calamine::Error| ReadError::damaged(format, "a whole workbook", e.to_string());
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let since_1904 = match &workbook {
        Sheets::Xls(workbook) => workbook.has_1904_epoch(),
        Sheets::Xlsb(workbook) => workbook.has_1904_epoch(),
        Sheets::Xlsx(_) | Sheets::Ods(_) => false,
    };
    let mut budget = Budget::new(settings);
    let mut sheets = Vec::new();
    for entry in workbook.sheets_metadata().to_vec() {
        let hidden = entry.visible != SheetVisible::Visible;
        let mut sheet = Sheet { name: Some(entry.name.clone()), hidden, ..Sheet::default() };
        let mut push = |row: u32, column: u32, value: &Data| {
            let number = matches!(value, Data::Float(_) | Data::Int(_));
            let cell = Filled { column, text: shown(value, since_1904), number, ..Filled::default() };
            sheet.push(row, cell, &mut budget)
        };
        if let Sheets::Xlsb(workbook) = &mut workbook {
            // cell by cell: a range would hold every blank between two corners
            let damaged = |e: calamine::XlsbError| broken(calamine::Error::Xlsb(e));
            let mut cells = workbook.worksheet_cells_reader(&entry.name).map_err(damaged)?;
            while let Some(cell) = cells.next_cell().map_err(damaged)? {
                let (row, column) = cell.get_position();
                push(row, column, &Data::from(cell.get_value().clone()))?;
            }
        } else {
            let range = workbook.worksheet_range(&entry.name).map_err(broken)?;
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, value) in range.used_cells() {
                push(top + row as u32, left + column as u32, value)?;
            }
        }
        sheet.merges = merges(&workbook, &entry.name);
        sheets.push(sheet);
    }
    if sheets.iter().any(|s| !s.rows.is_empty()) {
        diagnostics.push(Diagnostic::new(Code::BinaryWorkbook, &[format]));
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

fn shown(value: &Data, since_1904: bool) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(n) => n.to_string(),
        Data::Float(n) => general(*n),
        Data::Bool(b) => if *b { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(date) => Format::built_in(22).display(date.as_f64(), since_1904),
        Data::Error(error) => error.to_string(),
    }
}
