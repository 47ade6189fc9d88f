//! Workbooks: XLSX, XLS, ODS, and CSV as a workbook of one sheet.
//!
//! Shape: per sheet, titles and notes as paragraphs, each table region as a fragment (see `regions`). Place: sheet and
//! cells in A1 notation; lines for CSV. Cells hold what the sheet displays, not what it computes: see `number`.

mod a1;
pub mod csv;
mod font;
mod looks;
mod number;
mod ods;
mod ordinal;
mod regions;
mod shares;
mod stream;
mod strings;
mod styles;
mod workbook;
mod xls;
mod xlsx;

use std::collections::BTreeSet;
use std::rc::Rc;

use model::{Block, Code, Content, Diagnostic, Encoding, Reading, Region, Style, TextLayer};

use crate::detect::Format;
use crate::legacy::Letters;
use crate::{ReadError, ReadSettings};
use font::{Font, shown};
use shares::Shares;

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
    /// Cells with text that it may keep, and how many the file holds of it.
    share: u64,
    filled: u64,
    /// First and last of the rows that were left out for want of room, counted from 0.
    left_out: Option<[u32; 2]>,
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
#[derive(Debug, Clone)]
struct Filled {
    column: u32,
    /// Cleaned text; cells of one shared text share it here too.
    text: Rc<str>,
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
    /// Appends a cell; blank ones are dropped. Cells come row by row. Where the share is used up, the rows from here
    /// on are counted only: a row is kept whole or not at all.
    fn push(&mut self, row: u32, cell: Filled) {
        if cell.text.is_empty() {
            return;
        }
        if self.left_out.is_some() || self.filled >= self.share {
            self.leave_out(row, 1);
            return;
        }
        self.filled += 1;
        match self.rows.last_mut() {
            Some(last) if last.index == row => last.cells.push(cell),
            _ => self.rows.push(Row { index: row, cells: vec![cell], ..Row::default() }),
        }
    }

    /// Leaves out so many cells, the last of them in this row.
    fn leave_out(&mut self, row: u32, cells: u64) {
        self.filled += cells;
        match &mut self.left_out {
            Some([_, last]) => *last = row,
            none => {
                *none = Some([row, row]);
                self.rows.pop_if(|last| last.index == row);
            }
        }
    }

    /// The row of an index, where it is the last and holds text.
    fn open_row(&mut self, index: u32) -> Option<&mut Row> {
        self.rows.last_mut().filter(|last| last.index == index)
    }
}

/// Reads a workbook of a format that was recognised: XLSX (binary workbooks included), XLS or ODS.
pub fn read(format: Format, bytes: &[u8], settings: &ReadSettings) -> Result<Reading, ReadError> {
    let mut first = Letters::default();
    let mut shares = Shares::new(settings.limits.sheet_cells);
    loop {
        let mut attempt = Attempt { letters: first.clone(), shares: &shares, diagnostics: Vec::new() };
        let sheets = if format == Format::Ods {
            ods::read(bytes, settings, &mut attempt)?
        } else if format == Format::Xls {
            xls::read(bytes, "XLS", settings, &mut attempt)?
        } else {
            xlsx::read(bytes, settings, &mut attempt)?
        };
        let Attempt { mut letters, mut diagnostics, .. } = attempt;
        if let Some(second) = letters.again() {
            first = second;
        } else if let Some(second) = shares.again(&sheets) {
            shares = second;
        } else {
            let encodings = letters.into_report(&mut diagnostics);
            return Ok(Reading { encodings, ..reading(sheets, format, diagnostics, settings) });
        }
    }
}

/// One reading of a workbook: there is another where the statistics of its letters, or the sizes of its sheets, ask for
/// it.
struct Attempt<'a> {
    letters: Letters,
    shares: &'a Shares,
    diagnostics: Vec<Diagnostic>,
}

impl Attempt<'_> {
    /// An empty sheet behind those before it.
    fn sheet(&self, name: Option<String>, before: &[Sheet]) -> Sheet {
        Sheet { name, share: self.shares.next(before), ..Sheet::default() }
    }
}

fn reading(
    sheets: Vec<Sheet>,
    format: Format,
    mut diagnostics: Vec<Diagnostic>,
    settings: &ReadSettings,
) -> Reading {
    let count = sheets.len() as u32;
    let mut blocks: Vec<Block> = Vec::new();
    for mut sheet in sheets {
        ordinal::restore_zeros(&mut sheet, &mut diagnostics);
        note_hidden(&sheet, &mut diagnostics);
        note_left_out(&sheet, settings, &mut diagnostics);
        if !sheet.uncomputed.is_empty() {
            diagnostics.push(Diagnostic::new(Code::FormulaWithoutValue, &[&sheet.uncomputed.join(", ")]));
        }
        regions::write(&sheet, &mut blocks);
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
    let name = sheet.name.as_deref().unwrap_or_default();
    let used: BTreeSet<u32> = if sheet.hidden_columns.is_empty() {
        BTreeSet::new()
    } else {
        sheet.rows.iter().flat_map(|r| r.cells.iter().map(|c| c.column)).collect()
    };
    let columns = sheet.hidden_columns.iter().filter(|column| used.contains(column)).map(|&c| a1::column(c));
    let rows = sheet.rows.iter().filter(|r| r.hidden).map(|r| (r.index + 1).to_string());
    let mut said: Vec<String> = columns.chain(rows).collect();
    if sheet.hidden && !sheet.rows.is_empty() {
        said.insert(0, "*".to_owned());
    }
    if !said.is_empty() {
        diagnostics.push(Diagnostic::new(Code::HiddenKept, &[&format!("«{name}»: {}", said.join(", "))]));
    }
}

fn note_left_out(sheet: &Sheet, settings: &ReadSettings, diagnostics: &mut Vec<Diagnostic>) {
    let Some([first, last]) = sheet.left_out.map(|rows| rows.map(|row| row + 1)) else { return };
    let place = match &sheet.name {
        Some(name) => Region::on_sheet(name.as_str(), format!("{first}:{last}")),
        None => Region::on_lines(first, last),
    };
    let range = format!("{first}–{last}");
    let limit = settings.limits.sheet_cells.to_string();
    let note = match &sheet.name {
        Some(name) => Diagnostic::new(Code::RowsLeftOut, &[&range, &format!("«{name}»"), &limit]),
        None => Diagnostic::new(Code::RowsLeftOut, &[&range, "CSV", &limit]),
    };
    diagnostics.push(note.at(place));
}
