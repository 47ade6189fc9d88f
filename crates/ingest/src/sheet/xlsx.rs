//! XLSX (ECMA-376): cells are streamed, so that a sheet of a million rows costs the memory of its text only.

use std::rc::Rc;

use model::{Code, Diagnostic};
use quick_xml::events::BytesStart;

use super::stream::{Piece, attribute, each_piece, push_text};
use super::strings::Strings;
use super::styles::{self, CellStyle};
use super::workbook::Workbook;
use super::{Attempt, Filled, Sheet, a1, shown};
use crate::container::Container;
use crate::legacy::Letters;
use crate::{ReadError, ReadSettings};

/// Reads every sheet of a workbook.
pub(super) fn read(
    bytes: &[u8],
    settings: &ReadSettings,
    attempt: &mut Attempt<'_>,
) -> Result<Vec<Sheet>, ReadError> {
    let mut container = Container::open(bytes, "XLSX", &settings.limits)?;
    if container.has("xl/workbook.bin") {
        return super::xls::read(bytes, "XLSB", settings, attempt);
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
            attempt
                .diagnostics
                .push(Diagnostic::new(Code::PartUnreadable, &["xl/styles.xml", &error.to_string()]));
            Vec::new()
        }
    };
    let mut strings = Strings::read(&mut container, &settings.limits)?;
    let plain = CellStyle::default();
    let mut sheets: Vec<Sheet> = Vec::new();
    for entry in &workbook.sheets {
        let mut sheet = attempt.sheet(Some(entry.name.clone()), &sheets);
        sheet.hidden = entry.hidden;
        let mut cells = Cells {
            strings: &mut strings,
            styles: &styles,
            plain: &plain,
            since_1904: workbook.since_1904,
            letters: &mut attempt.letters,
            sheet: &mut sheet,
            row: 0,
            row_is_hidden: false,
            column: 0,
            kind: Kind::default(),
            style: 0,
            value: String::new(),
            inside: false,
            has_formula: false,
        };
        match each_piece(&mut container, &entry.part, &mut |piece| {
            cells.take(piece);
            Ok(())
        }) {
            Ok(()) => {}
            Err(error @ ReadError::Limit { .. }) => return Err(error),
            // one broken sheet of several: what it gave so far stays
            Err(error) => {
                let note = Diagnostic::new(Code::PartUnreadable, &[&entry.part, &error.to_string()]);
                attempt.diagnostics.push(note);
            }
        }
        sheets.push(sheet);
    }
    let blank = sheets.iter().all(|s| s.rows.is_empty());
    let broken = attempt.diagnostics.iter().find(|d| d.code == Code::PartUnreadable);
    if let Some(broken) = broken.filter(|_| blank) {
        return Err(ReadError::damaged("XLSX", "a readable worksheet", broken.message.clone()));
    }
    Ok(sheets)
}

/// What a cell holds, by its attribute `t`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Kind {
    #[default]
    Number,
    /// An index into the shared strings.
    Shared,
    /// Text in place: typed, or what an error shows.
    Text,
    /// Text that a formula gave.
    Computed,
    Truth,
    /// A date in ISO 8601.
    Date,
}

impl Kind {
    fn of(name: &str) -> Self {
        match name {
            "s" => Self::Shared,
            "b" => Self::Truth,
            "str" => Self::Computed,
            "inlineStr" | "e" => Self::Text,
            "d" => Self::Date,
            _ => Self::Number,
        }
    }
}

/// The cells of a worksheet while they stream in.
struct Cells<'a> {
    strings: &'a mut Strings,
    styles: &'a [CellStyle],
    /// The style of cells that name none that is there.
    plain: &'a CellStyle,
    since_1904: bool,
    letters: &'a mut Letters,
    sheet: &'a mut Sheet,
    /// The row that is open, and whether it is hidden.
    row: u32,
    row_is_hidden: bool,
    /// The column of the open cell, or of the next one where cells do not say where they stand.
    column: u32,
    /// Type and style of the open cell, and what it holds so far.
    kind: Kind,
    style: usize,
    value: String,
    inside: bool,
    has_formula: bool,
}

impl Cells<'_> {
    fn take(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Open(start) => self.open(start),
            Piece::Close(name) => match name {
                "v" | "t" => self.inside = false,
                "c" => {
                    self.close();
                    self.column += 1;
                }
                "row" => self.row += 1,
                _ => {}
            },
            Piece::Text(text) if self.inside => push_text(&text, &mut self.value),
            Piece::Text(_) => {}
        }
    }

    fn open(&mut self, start: &BytesStart<'_>) {
        let is_on = |name| attribute(start, name).is_some_and(|v| v == "1" || v == "true");
        let number = |name| attribute(start, name).and_then(|v| v.parse::<u32>().ok());
        match start.local_name().into_inner() {
            "v" | "t" => self.inside = true,
            "c" => {
                self.kind = Kind::Number;
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
                        "t" => self.kind = Kind::of(&attribute.value),
                        "s" => self.style = attribute.value.parse().unwrap_or_default(),
                        _ => {}
                    }
                }
            }
            "row" => {
                // rows and cells without a place follow the one before
                self.row = number("r").and_then(|r| r.checked_sub(1)).unwrap_or(self.row);
                self.row_is_hidden = is_on("hidden");
                self.column = 0;
            }
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

    fn close(&mut self) {
        if self.value.is_empty() {
            if self.has_formula && self.kind != Kind::Computed {
                self.sheet.uncomputed.push(a1::cell(self.row, self.column));
            }
            return;
        }
        let style = self.styles.get(self.style).unwrap_or(self.plain);
        let mut number = false;
        let text: Rc<str> = match self.kind {
            Kind::Shared => {
                let index = self.value.trim().parse::<usize>().ok();
                let text = index.and_then(|i| self.strings.show(i, &style.font, self.letters));
                text.unwrap_or_default()
            }
            Kind::Truth => if self.value.trim() == "1" { "TRUE" } else { "FALSE" }.into(),
            Kind::Text | Kind::Computed => shown(&self.value, &style.font, self.letters),
            Kind::Date => iso_date(&self.value).into(),
            Kind::Number => match self.value.trim().parse::<f64>() {
                Ok(value) => {
                    number = true;
                    shown(&style.format.display(value, self.since_1904), &style.font, self.letters)
                }
                Err(_) => shown(&self.value, &style.font, self.letters),
            },
        };
        let row = self.row;
        self.sheet.push(row, Filled { column: self.column, text, style: style.style, number });
        if self.row_is_hidden
            && let Some(last) = self.sheet.open_row(row)
        {
            last.hidden = true;
        }
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
