//! A workbook: a sheet of tasks in the flat columns, one of documents, one of diagnostics; behind them the outline with its
//! running text, annexes, tables, and the cells of tables that assign no tasks.
//!
//! Headers are frozen and filtered. A doubtful cell is coloured, with the reason as a note; a cell that belongs to no
//! column of its own shows its doubt at `confidence`. The document of a task links to its row among the documents.
//! Texts are written as texts, so nothing is run as a formula and 2.10 stays 2.10. A text longer than a cell holds is
//! cut and says so in a note.

use std::collections::BTreeMap;

use model::{Extraction, Task};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Url, Workbook, Worksheet,
};

use crate::ExportError;
use crate::flat::COLUMNS;
use crate::relations::relation;
use crate::value::{Column, Value};

/// Rows of a sheet, its header among them.
const ROW_LIMIT: usize = 1_048_576;
/// UTF-16 units of a cell.
const CELL_LIMIT: usize = 32_767;
/// UTF-16 units of a note that is still readable.
const NOTE_LIMIT: usize = 2_000;
/// Links of a sheet.
const LINK_LIMIT: usize = 65_000;
/// Below this confidence a doubt is shown in the stronger colour.
const GRAVE: f32 = 0.5;

/// The sheets beside the tasks: relation and title.
const SHEETS: [(&str, &str); 6] = [
    ("documents", "Documents"),
    ("diagnostics", "Diagnostics"),
    ("headings", "Outline"),
    ("annexes", "Annexes"),
    ("tables", "Tables"),
    ("table_cells", "Table cells"),
];

struct Looks {
    header: Format,
    plain: Format,
    date: Format,
    doubtful: [Format; 2],
    grave: [Format; 2],
}

/// Every document in one workbook.
///
/// # Errors
/// More rows than a sheet holds, and what the writer reports.
pub fn write(extractions: &[Extraction]) -> Result<Vec<u8>, ExportError> {
    let looks = Looks::new();
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_author("boctach").set_creation_datetime(&created));
    tasks(workbook.add_worksheet(), extractions, &looks)?;
    for (name, title) in SHEETS {
        if let Some(relation) = relation(name) {
            let rows: Vec<Vec<Value>> = extractions.iter().flat_map(|e| (relation.rows)(e)).collect();
            plain(workbook.add_worksheet(), title, &relation.columns(), &rows, &looks)?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}

impl Looks {
    fn new() -> Self {
        let plain = Format::new().set_align(FormatAlign::Top).set_text_wrap();
        let date = plain.clone().set_num_format("yyyy-mm-dd");
        let filled = |colour: u32| {
            let fill = |format: &Format| format.clone().set_background_color(Color::RGB(colour));
            [fill(&plain), fill(&date)]
        };
        Self {
            header: Format::new()
                .set_bold()
                .set_background_color(Color::RGB(0x00DD_E6F0))
                .set_border_bottom(FormatBorder::Thin),
            doubtful: filled(0x00FF_F2CC),
            grave: filled(0x00F8_CBAD),
            plain,
            date,
        }
    }

    fn of(&self, value: &Value, doubt: Option<f32>) -> &Format {
        let dated = matches!(value, Value::Date(_));
        let [plain, date] = match doubt {
            None => [&self.plain, &self.date],
            Some(confidence) if confidence < GRAVE => self.grave.each_ref(),
            Some(_) => self.doubtful.each_ref(),
        };
        if dated { date } else { plain }
    }
}

fn tasks(sheet: &mut Worksheet, extractions: &[Extraction], looks: &Looks) -> Result<(), ExportError> {
    let columns: Vec<Column> = COLUMNS.iter().map(|column| column.column).collect();
    open(sheet, "Tasks", &columns, extractions.iter().map(|e| e.tasks.len()).sum(), looks)?;
    for (index, column) in (0..).zip(COLUMNS) {
        sheet.set_column_width(index, column.width)?;
    }
    let mut line = 0;
    for (document, extraction) in extractions.iter().enumerate() {
        for (position, task) in extraction.tasks.iter().enumerate() {
            line += 1;
            let doubts = doubts(task);
            for (index, column) in (0..).zip(COLUMNS) {
                let value = (column.value)(extraction, position, task);
                let doubt = doubts.get(column.column.name);
                put(
                    sheet,
                    (line, index),
                    &value,
                    looks.of(&value, doubt.map(|(confidence, _)| *confidence)),
                )?;
                if let Some((_, because)) = doubt {
                    annotate(sheet, (line, index), because)?;
                }
                if column.column.name == "file_name" && (line as usize) < LINK_LIMIT {
                    let link =
                        Url::new(format!("internal:Documents!A{}", document + 2)).set_text(value.to_text());
                    sheet.write_url_with_format(line, index, link, &looks.plain.clone().set_hyperlink())?;
                }
            }
        }
    }
    Ok(())
}

/// The doubts of a task by the column that shows them: the lowest confidence, and the reasons.
fn doubts(task: &Task) -> BTreeMap<&'static str, (f32, String)> {
    let mut out: BTreeMap<&'static str, (f32, String)> = BTreeMap::new();
    for doubt in &task.doubts {
        let shown = COLUMNS.iter().find(|column| !column.field.is_empty() && column.field == doubt.field);
        let name = shown.map_or("confidence", |column| column.column.name);
        let confidence = doubt.confidence.get();
        let reason = format!("{} ({confidence}): {}", doubt.field, doubt.because);
        out.entry(name)
            .and_modify(|(lowest, reasons)| {
                *lowest = lowest.min(confidence);
                reasons.push('\n');
                reasons.push_str(&reason);
            })
            .or_insert((confidence, reason));
    }
    out
}

fn plain(
    sheet: &mut Worksheet,
    title: &str,
    columns: &[Column],
    rows: &[Vec<Value>],
    looks: &Looks,
) -> Result<(), ExportError> {
    // Of cells there may be more than a sheet holds: what is left out is said in its last line.
    let shown = if rows.len() < ROW_LIMIT { rows } else { rows.get(..ROW_LIMIT - 2).unwrap_or(rows) };
    open(sheet, title, columns, shown.len(), looks)?;
    if shown.len() < rows.len() {
        let said = format!(
            "cut: {} more rows; the formats sqlite and parquet hold them all",
            rows.len() - shown.len()
        );
        sheet.write_string_with_format(shown.len() as u32 + 1, 0, said, &looks.plain)?;
    }
    for (line, row) in (1..).zip(shown) {
        for (index, value) in (0..).zip(row) {
            put(sheet, (line, index), value, looks.of(value, None))?;
        }
    }
    Ok(())
}

/// Names the sheet, writes its header, freezes and filters it.
fn open(
    sheet: &mut Worksheet,
    title: &str,
    columns: &[Column],
    rows: usize,
    looks: &Looks,
) -> Result<(), ExportError> {
    if rows >= ROW_LIMIT {
        return Err(ExportError::TooManyRows { rows, limit: ROW_LIMIT - 1 });
    }
    sheet.set_name(title)?;
    for (index, column) in (0..).zip(columns) {
        sheet.set_column_width(index, 18)?;
        sheet.write_string_with_format(0, index, column.name, &looks.header)?;
        annotate(sheet, (0, index), column.description)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, rows as u32, columns.len().saturating_sub(1) as u16)?;
    Ok(())
}

fn put(sheet: &mut Worksheet, at: (u32, u16), value: &Value, format: &Format) -> Result<(), ExportError> {
    let (line, index) = at;
    match value {
        Value::Null => sheet.write_blank(line, index, format)?,
        Value::Text(text) => {
            let kept = shortened(text, CELL_LIMIT);
            if kept.len() < text.len() {
                let said =
                    format!("cut: the text has {} characters, a cell holds fewer", text.chars().count());
                annotate(sheet, at, &said)?;
            }
            sheet.write_string_with_format(line, index, kept, format)?
        }
        Value::Integer(number) => sheet.write_number_with_format(line, index, *number as f64, format)?,
        Value::Real(number) => sheet.write_number_with_format(line, index, *number, format)?,
        Value::Boolean(truth) => sheet.write_boolean_with_format(line, index, *truth, format)?,
        Value::Date(date) => {
            match ExcelDateTime::from_ymd(date.year().unsigned_abs(), date.month() as u8, date.day() as u8) {
                Ok(day) => sheet.write_datetime_with_format(line, index, &day, format)?,
                // A sheet knows no day before 1900.
                Err(_) => sheet.write_string_with_format(line, index, date.to_string(), format)?,
            }
        }
    };
    Ok(())
}

fn annotate(sheet: &mut Worksheet, at: (u32, u16), text: &str) -> Result<(), ExportError> {
    let note =
        Note::new(shortened(text, NOTE_LIMIT)).set_author("boctach").add_author_prefix(false).set_width(280);
    sheet.insert_note(at.0, at.1, &note)?;
    Ok(())
}

/// The longest beginning of a text that has at most `limit` UTF-16 units.
fn shortened(text: &str, limit: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > limit
    });
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn cuts_between_characters() {
        assert_eq!(shortened("Đề án", 2), "Đề");
        assert_eq!(shortened("Đề án", 99), "Đề án");
        assert_eq!(shortened("a😀b", 2), "a");
    }
}
