//! The annex of a plan as a workbook: title lines above the header, ordinals as text.

use anyhow::Result;
use model::Role;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

use super::{spans, story};
use crate::plan::Plan;

/// The workbook; with `merged`, equal leading bodies one below the other share a cell.
pub fn annex(plan: &Plan, merged: bool) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2024, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = workbook.add_worksheet();
    sheet.set_name("Phụ lục")?;
    let plain = Format::new();
    let last = plan.table.columns.len() as u16 - 1;
    let mut y: u32 = 0;
    for line in story::above_table(plan) {
        sheet.merge_range(y, 0, y, last, &line.text, &plain)?;
        y += 1;
    }
    y += 1;
    for (level, row) in spans::header(&plan.table).into_iter().enumerate() {
        for cell in row {
            let (top, left) = (y + level as u32, cell.column as u16);
            if cell.columns > 1 || cell.rows > 1 {
                let (bottom, right) = (top + cell.rows as u32 - 1, left + cell.columns as u16 - 1);
                sheet.merge_range(top, left, bottom, right, &cell.text, &plain)?;
            } else {
                sheet.write_string(top, left, &cell.text)?;
            }
        }
    }
    y += plan.table.header_levels() as u32;
    let lead = plan.table.column(&Role::Lead).filter(|_| merged);
    for (row, span) in plan.table.rows.iter().zip(spans::lead_spans(&plan.table)) {
        for (c, cell) in row.cells.iter().enumerate() {
            match span {
                _ if cell.is_empty() => {}
                0 if lead == Some(c) => {}
                2.. if lead == Some(c) => {
                    sheet.merge_range(y, c as u16, y + span as u32 - 1, c as u16, cell, &plain)?;
                }
                _ => {
                    sheet.write_string(y, c as u16, cell)?;
                }
            }
        }
        y += 1;
    }
    Ok(workbook.save_to_buffer()?)
}
