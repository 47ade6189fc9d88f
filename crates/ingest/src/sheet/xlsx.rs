//! XLSX (ECMA-376): cells are streamed, so that a sheet of a million rows costs the memory of its text only.
#![expect(clippy::wildcard_enum_match_arm, reason = "of the events of an XML reader only a few matter here")]

use std::borrow::Cow;

use model::{Code, Diagnostic};
use quick_xml::events::{BytesStart, Event};

use super::stream::{attribute, each_event, push_text};
use super::strings::Strings;
use super::styles::{self, CellStyle};
use super::workbook::Workbook;
use super::{Budget, Filled, Sheet, a1};
use crate::container::Container;
use crate::legacy::Letters;
use crate::{ReadError, ReadSettings};

/// Reads every sheet of a workbook.
pub(super) fn read(
    bytes: &[u8],
    settings: &ReadSettings,
    letters: &mut Letters,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Vec<Sheet>, ReadError> {
    let mut container = Container::open(bytes, "XLSX", &settings.limits)?;
    if container.has("xl/workbook.bin") {
        return super::xls::read(bytes, "XLSB", settings, diagnostics);
    }
    let deepest = settings.limits.xml_depth;
    let Some(workbook) = container.read_xml("xl/workbook.xml")? else {
        return Err(ReadError::damaged("XLSX", "the part `xl/workbook.xml`", "none"));
    };
    let relations = container.read_xml("xl/_rels/workbook.xml.rels")?.unwrap_or_default();
    let workbook = Workbook::read(&workbook, &relations, deepest)?;
    let styles = match container
        .read_xml("xl/styles.xml")
        .and_then(|x| x.map(|x| styles::read(&x, deepest)).transpose())
    {
        Ok(styles) => styles.unwrap_or_default(),
        Err(error) => {
            diagnostics.push(Diagnostic::new(Code::PartUnreadable, &["xl/styles.xml", &error.to_string()]));
            Vec::new()
        }
    };
    let strings = Strings::read(&mut container, letters, &settings.limits)?;
    let mut budget = Budget::new(settings);
    let mut sheets = Vec::new();
    let mut refused = None;
    for entry in &workbook.sheets {
        let mut sheet = Sheet { name: Some(entry.name.clone()), hidden: entry.hidden, ..Sheet::default() };
        let before = budget.used;
        let mut cells = Cells::new(&strings, &styles, workbook.since_1904, &mut budget, letters, &mut sheet);
        match each_event(&mut container, &entry.part, &mut |event| cells.take(event)) {
            Ok(()) => {}
            // one sheet of masses of data beside a plan: the others are read without it
            Err(error @ ReadError::Limit { .. }) if budget.is_over() => {
                diagnostics.push(Diagnostic::new(Code::SheetLeftOut, &[&entry.name, &error.to_string()]));
                budget.used = before;
                sheet = Sheet::default();
                refused.get_or_insert(error);
            }
            Err(error @ ReadError::Limit { .. }) => return Err(error),
            // one broken sheet of several: what it gave so far stays
            Err(error) => {
                diagnostics.push(Diagnostic::new(Code::PartUnreadable, &[&entry.part, &error.to_string()]));
            }
        }
        sheets.push(sheet);
    }
    let blank = sheets.iter().all(|s| s.rows.is_empty());
    if let Some(error) = refused.filter(|_| blank) {
        return Err(error);
    }
    if blank && let Some(broken) = diagnostics.iter().find(|d| d.code == Code::PartUnreadable) {
        return Err(ReadError::damaged("XLSX", "a readable worksheet", broken.message.clone()));
    }
    Ok(sheets)
}

/// The cells of a worksheet while they stream in.
#[expect(clippy::struct_excessive_bools, reason = "what a file says of a cell are flags")]
struct Cells<'a> {
    strings: &'a Strings,
    styles: &'a [CellStyle],
    since_1904: bool,
    budget: &'a mut Budget,
    letters: &'a mut Letters,
    sheet: &'a mut Sheet,
    /// The row that is open, and whether it is hidden.
    row: u32,
    row_is_hidden: bool,
    /// The column of the open cell, or of the next one where cells do not say where they stand.
    column: u32,
    /// Type and style of the open cell, and what it holds so far.
    kind: String,
    style: usize,
    value: String,
    inside: bool,
    has_formula: bool,
}

impl<'a> Cells<'a> {
    fn new(
        strings: &'a Strings,
        styles: &'a [CellStyle],
        since_1904: bool,
        budget: &'a mut Budget,
        letters: &'a mut Letters,
        sheet: &'a mut Sheet,
    ) -> Self {
        Self {
            strings,
            styles,
            since_1904,
            budget,
            letters,
            sheet,
            row: 0,
            row_is_hidden: false,
            column: 0,
            kind: String::new(),
            style: 0,
            value: String::new(),
            inside: false,
            has_formula: false,
        }
    }

    fn take(&mut self, event: &Event<'_>) -> Result<(), ReadError> {
        match event {
            Event::Start(start) => self.open(start),
            Event::End(end) => match end.local_name().into_inner() {
                "v" | "t" => self.inside = false,
                "c" => {
                    self.close()?;
                    self.column += 1;
                }
                "row" => self.row += 1,
                _ => {}
            },
            other if self.inside => push_text(other, &mut self.value),
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, start: &BytesStart<'_>) {
        let is_on = |name| attribute(start, name).is_some_and(|v| v == "1" || v == "true");
        let number = |name| attribute(start, name).and_then(|v| v.parse::<u32>().ok());
        match start.local_name().into_inner() {
            "row" => {
                // rows and cells without a place follow the one before
                self.row = number("r").and_then(|r| r.checked_sub(1)).unwrap_or(self.row);
                self.row_is_hidden = is_on("hidden");
                self.column = 0;
            }
            "c" => {
                self.kind.clear();
                self.style = 0;
                self.value.clear();
                self.has_formula = false;
                let mut attributes = start.attributes();
                attributes.with_checks(false);
                for attribute in attributes.flatten() {
                    match attribute.key.into_inner() {
                        "r" => {
                            self.column =
                                a1::parse(&attribute.value).map_or(self.column, |(_, column)| column);
                        }
                        "t" => self.kind.push_str(&attribute.value),
                        "s" => self.style = attribute.value.parse().unwrap_or_default(),
                        _ => {}
                    }
                }
            }
            "v" | "t" => self.inside = true,
            "f" => self.has_formula = true,
            "col" if is_on("hidden") => {
                const WIDEST: u32 = 16_384;
                let (first, last) = (number("min").unwrap_or(1), number("max").unwrap_or(1));
                self.sheet.hidden_columns.extend(first.saturating_sub(1)..last.min(WIDEST));
            }
            "mergeCell" => {
                if let Some(area) = attribute(start, "ref").and_then(|r| a1::parse_area(&r)) {
                    self.sheet.merges.push(area);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self) -> Result<(), ReadError> {
        let style = self.styles.get(self.style);
        let value = std::mem::take(&mut self.value);
        if self.has_formula && value.is_empty() && self.kind != "str" {
            self.sheet.uncomputed.push(a1::cell(self.row, self.column));
        }
        let mut number = false;
        let text = match self.kind.as_str() {
            "s" => value
                .trim()
                .parse::<usize>()
                .ok()
                .and_then(|i| self.strings.get(i))
                .unwrap_or_default()
                .to_owned(),
            "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "str" | "inlineStr" | "e" => value,
            "d" => iso_date(&value),
            _ => match value.trim().parse::<f64>() {
                Ok(parsed) => {
                    number = true;
                    style.map_or_else(
                        || super::number::general(parsed),
                        |s| s.format.display(parsed, self.since_1904),
                    )
                }
                Err(_) => value,
            },
        };
        let text = match style.map(|s| self.letters.read(&text, &s.font)) {
            Some(Cow::Owned(read)) => read,
            Some(Cow::Borrowed(_)) | None => text,
        };
        let cell =
            Filled { column: self.column, text, style: style.map(|s| s.style).unwrap_or_default(), number };
        let row = self.row;
        self.sheet.push(row, cell, self.budget)?;
        if let Some(last) = self.sheet.rows.last_mut().filter(|last| last.index == row) {
            last.hidden = self.row_is_hidden;
        }
        Ok(())
    }
}

/// `2025-12-31T00:00:00` → `31/12/2025`.
fn iso_date(value: &str) -> String {
    let date = value.split('T').next().unwrap_or_default();
    match date.split('-').collect::<Vec<_>>().as_slice() {
        [year, month, day] => format!("{day}/{month}/{year}"),
        _ => value.to_owned(),
    }
}
