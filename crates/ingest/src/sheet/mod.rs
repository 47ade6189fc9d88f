//! Workbooks: XLSX, XLS, ODS, and CSV as a workbook of one sheet.
//!
//! Shape: per sheet, titles and notes as paragraphs, each table region as a fragment (see `regions`). Place: sheet and
//! cells in A1 notation; lines for CSV. Cells hold what the sheet displays, not what it computes: see `number`.

mod a1;
pub mod csv;
mod number;
mod ods;
mod ordinal;
mod regions;
mod stream;
mod strings;
mod styles;
mod workbook;
mod xls;
mod xlsx;

use model::{Block, Code, Content, Diagnostic, Encoding, Reading, Style, TextLayer};

use crate::detect::Format;
use crate::legacy::Letters;
use crate::{ReadError, ReadSettings};

/// A sheet's cells with text, sparse.
#[derive(Debug, Default)]
struct Sheet {
    /// Its name; `None` where the format has none.
    name: Option<String>,
    /// Rows with text, by ascending index.
    rows: Vec<Row>,
    /// Cells merged into one.
    merges: Vec<Area>,
    /// Columns that are not shown, counted from 0.
    hidden_columns: Vec<u32>,
    /// Whether the sheet itself is not shown.
    hidden: bool,
    /// Formulas without a stored result, as A1 places.
    uncomputed: Vec<String>,
}

/// A row with text.
#[derive(Debug, Default)]
struct Row {
    /// Counted from 0.
    index: u32,
    hidden: bool,
    /// Its lines in a text file.
    lines: Option<[u32; 2]>,
    /// Cells with text, by ascending column.
    cells: Vec<Filled>,
}

/// A cell with text.
#[derive(Debug, Default, Clone)]
struct Filled {
    column: u32,
    text: String,
    style: Style,
    /// Whether it was stored as a number, so that zeros at its end are lost.
    number: bool,
}

/// A rectangle of cells, all four edges inclusive, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Area {
    top: u32,
    left: u32,
    bottom: u32,
    right: u32,
}

impl Sheet {
    /// Appends a cell; blank ones are dropped. Cells come row by row.
    fn push(&mut self, row: u32, mut cell: Filled, left: &mut Budget) -> Result<(), ReadError> {
        cell.text = crate::clean_lines(&cell.text);
        if cell.text.is_empty() {
            return Ok(());
        }
        left.take()?;
        if self.rows.last().is_none_or(|last| last.index != row) {
            self.rows.push(Row { index: row, ..Row::default() });
        }
        if let Some(last) = self.rows.last_mut() {
            last.cells.push(cell);
        }
        Ok(())
    }
}

/// How many cells with text may still come.
#[derive(Debug)]
struct Budget {
    allowed: u64,
    used: u64,
}

impl Budget {
    fn new(settings: &ReadSettings) -> Self {
        Self { allowed: settings.limits.sheet_cells, used: 0 }
    }

    fn is_over(&self) -> bool {
        self.used > self.allowed
    }

    fn take(&mut self) -> Result<(), ReadError> {
        self.used += 1;
        if self.is_over() {
            return Err(ReadError::over("sheet_cells", self.allowed, self.used));
        }
        Ok(())
    }
}

/// Reads a workbook of a format that was recognised: XLSX (binary workbooks included), XLS or ODS.
pub fn read(format: Format, bytes: &[u8], settings: &ReadSettings) -> Result<Reading, ReadError> {
    let mut diagnostics = Vec::new();
    let mut letters = Letters::default();
    let sheets = if format == Format::Ods {
        ods::read(bytes, settings)?
    } else if format == Format::Xls {
        xls::read(bytes, "XLS", settings, &mut diagnostics)?
    } else {
        let sheets = xlsx::read(bytes, settings, &mut letters, &mut diagnostics)?;
        match letters.again() {
            Some(second) => {
                letters = second;
                diagnostics.clear();
                xlsx::read(bytes, settings, &mut letters, &mut diagnostics)?
            }
            None => sheets,
        }
    };
    let encodings = letters.into_report(&mut diagnostics);
    Ok(Reading { encodings, ..reading(sheets, format, diagnostics) })
}

fn reading(mut sheets: Vec<Sheet>, format: Format, mut diagnostics: Vec<Diagnostic>) -> Reading {
    let count = sheets.len() as u32;
    let mut blocks: Vec<Block> = Vec::new();
    for sheet in &mut sheets {
        ordinal::restore_zeros(sheet, &mut diagnostics);
        note_hidden(sheet, &mut diagnostics);
        if !sheet.uncomputed.is_empty() {
            diagnostics.push(Diagnostic::new(Code::FormulaWithoutValue, &[&sheet.uncomputed.join(", ")]));
        }
        regions::write(sheet, &mut blocks);
    }
    let text_layer = if blocks.is_empty() { TextLayer::None } else { TextLayer::Native };
    Reading {
        media_type: format.media_type().to_owned(),
        page_count: (format != Format::Csv).then_some(count),
        text_layer,
        encodings: vec![Encoding::Unicode],
        digital_signatures: Vec::new(),
        content: Content::Blocks(blocks),
        diagnostics,
    }
}

fn note_hidden(sheet: &Sheet, diagnostics: &mut Vec<Diagnostic>) {
    let name = sheet.name.clone().unwrap_or_default();
    let used = |column: &&u32| sheet.rows.iter().any(|r| r.cells.iter().any(|c| c.column == **column));
    let columns = sheet.hidden_columns.iter().filter(used).map(|&c| a1::column(c));
    let rows = sheet.rows.iter().filter(|r| r.hidden).map(|r| (r.index + 1).to_string());
    let mut said: Vec<String> = columns.chain(rows).collect();
    if sheet.hidden && !sheet.rows.is_empty() {
        said.insert(0, "*".to_owned());
    }
    if !said.is_empty() {
        diagnostics.push(Diagnostic::new(Code::HiddenKept, &[&format!("«{name}»: {}", said.join(", "))]));
    }
}
