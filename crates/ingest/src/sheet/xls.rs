//! XLS (Excel 5 to 2003) and XLSB: values by `calamine`, their looks by `looks`.

use std::io::Cursor;

use calamine::{Data, Reader, SheetVisible, Sheets, Xls, XlsError, Xlsb};
use model::{Code, Diagnostic};

use super::styles::CellStyle;
use super::{Attempt, Filled, Sheet, looks, shown};
use crate::{ReadError, ReadSettings};

/// Reads every sheet. `format` is the name of the format in errors and messages.
pub(super) fn read(
    bytes: &[u8],
    format: &'static str,
    settings: &ReadSettings,
    attempt: &mut Attempt<'_>,
) -> Result<Vec<Sheet>, ReadError> {
    let looks = match format {
        "XLS" => looks::of_xls(bytes, settings.limits.stream_bytes)?,
        _ => looks::of_xlsb(bytes, &settings.limits)?,
    };
    let file = Cursor::new(bytes);
    let opened = match format {
        "XLS" => Xls::new(file).map(Sheets::Xls).map_err(calamine::Error::Xls),
        _ => Xlsb::new(file).map(Sheets::Xlsb).map_err(calamine::Error::Xlsb),
    };
    let mut workbook = opened.map_err(|e| broken(format, &e))?;
    let since_1904 = match &workbook {
        Sheets::Xls(workbook) => workbook.has_1904_epoch(),
        Sheets::Xlsb(workbook) => workbook.has_1904_epoch(),
        Sheets::Xlsx(_) | Sheets::Ods(_) => false,
    };
    let plain = CellStyle::default();
    let mut sheets: Vec<Sheet> = Vec::new();
    for entry in workbook.sheets_metadata().to_vec() {
        let mut sheet = attempt.sheet(Some(entry.name.clone()), &sheets);
        sheet.hidden = entry.visible != SheetVisible::Visible;
        let own = looks.sheet(&entry.name);
        if let Some(own) = own {
            sheet.hidden_columns.clone_from(&own.hidden_columns);
            sheet.merges.clone_from(&own.merges);
        } else {
            attempt.diagnostics.push(Diagnostic::new(Code::BinaryWorkbook, &[&entry.name]));
        }
        let mut push = |row: u32, column: u32, value: &Data| {
            let style = looks.style(own, row, column).unwrap_or(&plain);
            let (text, number) = written(value, style, since_1904);
            let text = shown(&text, &style.font, &mut attempt.letters);
            sheet.push(row, Filled { column, text, style: style.style, number });
            if let Some(last) = sheet.open_row(row) {
                last.hidden = own.is_some_and(|own| own.hidden_rows.contains(&row));
            }
        };
        if let Sheets::Xlsb(workbook) = &mut workbook {
            // cell by cell: a range would hold every blank between two corners
            let damaged = |e: calamine::XlsbError| broken(format, &calamine::Error::Xlsb(e));
            let mut cells = workbook.worksheet_cells_reader(&entry.name).map_err(damaged)?;
            while let Some(cell) = cells.next_cell().map_err(damaged)? {
                let (row, column) = cell.get_position();
                push(row, column, &Data::from(cell.get_value().clone()));
            }
        } else {
            let range = workbook.worksheet_range(&entry.name).map_err(|e| broken(format, &e))?;
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, value) in range.used_cells() {
                push(top + row as u32, left + column as u32, value);
            }
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn broken(format: &'static str, error: &calamine::Error) -> ReadError {
    if matches!(error, calamine::Error::Xls(XlsError::Password)) {
        return ReadError::Password { expected: "no password", found: "an encrypted Office file" };
    }
    ReadError::damaged(format, "a whole workbook", error.to_string())
}

/// The text of a value, and whether it is stored as a number.
fn written(value: &Data, style: &CellStyle, since_1904: bool) -> (String, bool) {
    let number = match value {
        Data::Int(n) => Some(*n as f64),
        Data::Float(n) => Some(*n),
        Data::DateTime(date) => Some(date.as_f64()),
        Data::Empty
        | Data::String(_)
        | Data::DateTimeIso(_)
        | Data::DurationIso(_)
        | Data::Bool(_)
        | Data::Error(_) => None,
    };
    let text = match (number, value) {
        (Some(number), _) => style.format.display(number, since_1904),
        (None, Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text)) => text.clone(),
        (None, Data::Bool(b)) => if *b { "TRUE" } else { "FALSE" }.to_owned(),
        (None, Data::Error(error)) => error.to_string(),
        (None, _) => String::new(),
    };
    (text, number.is_some())
}
