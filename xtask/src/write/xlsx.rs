//! The annex of a plan as XLSX.

use anyhow::Result;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

use super::sheet::{self, SheetLook, Value};
use crate::plan::Plan;

/// The workbook.
pub fn annex(plan: &Plan, look: SheetLook) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2024, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet::NAME)?;
    let plain = Format::new();
    let cells = sheet::annex(plan, look);
    for cell in cells.merged() {
        let (bottom, right) = (cell.row + cell.rows - 1, cell.column + cell.columns - 1);
        sheet.merge_range(cell.row, cell.column, bottom, right, "", &plain)?;
    }
    for cell in &cells.placed {
        let (row, column) = (cell.row, cell.column);
        match &cell.value {
            Value::Text(text) => {
                let runs = look.letters.runs(text, true);
                let fonts: Vec<Format> = runs
                    .iter()
                    .map(|run| run.font.map_or_else(Format::new, |font| Format::new().set_font_name(font)))
                    .collect();
                if let ([only], [font]) = (runs.as_slice(), fonts.as_slice()) {
                    sheet.write_string_with_format(row, column, &only.text, font)?
                } else {
                    let texts = runs.iter().map(|run| run.text.as_str());
                    sheet.write_rich_string(row, column, &fonts.iter().zip(texts).collect::<Vec<_>>())?
                }
            }
            Value::Number(value, places) => {
                let format = Format::new().set_num_format(["General", "0.0", "0.00"][*places]);
                sheet.write_number_with_format(row, column, *value, &format)?
            }
            Value::Day(day) => {
                let format = Format::new().set_num_format("dd/mm/yyyy");
                sheet.write_number_with_format(row, column, f64::from(*day), &format)?
            }
        };
    }
    if let Some(row) = cells.hidden_row {
        sheet.set_row_hidden(row)?;
    }
    if let Some(column) = cells.hidden_column {
        sheet.set_column_hidden(column)?;
    }
    Ok(workbook.save_to_buffer()?)
}
