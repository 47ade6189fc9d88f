//! ODS (`OpenDocument`): cells hold their displayed text, which is what is read.

mod styles;

use std::rc::Rc;

use super::{Area, Attempt, Filled, Sheet};
use crate::container::Container;
use crate::xml::{Element, Step, Walk};
use crate::{ReadError, ReadSettings};
use styles::Styles;

/// Reads every sheet.
pub(super) fn read(
    bytes: &[u8],
    settings: &ReadSettings,
    attempt: &mut Attempt<'_>,
) -> Result<Vec<Sheet>, ReadError> {
    const CONTENT: &str = "content.xml";
    let deepest = settings.limits.xml_depth;
    let mut container = Container::open(bytes, "ODS", &settings.limits)?;
    let Some(content) = container.read_xml(CONTENT)? else {
        return Err(ReadError::damaged("ODS", "the part `content.xml`", "none"));
    };
    let mut styles = Styles::default();
    if let Some(part) = container.read_xml("styles.xml")? {
        styles.add("styles.xml", &part, deepest)?;
    }
    styles.add(CONTENT, &content, deepest)?;
    let walk = Walk::new(&content, "ODS", CONTENT, "", deepest);
    let mut tables = Tables { walk, styles: &styles, attempt };
    let mut sheets: Vec<Sheet> = Vec::new();
    loop {
        match tables.walk.step()? {
            Step::Open(element) if element.local() == "table" => {
                let name = element.attribute("name").map(std::borrow::Cow::into_owned);
                let mut sheet = tables.attempt.sheet(name, &sheets);
                sheet.hidden = style_of(&element, "style-name").is_some_and(|name| styles.hides(&name));
                sheets.push(tables.table(sheet)?);
            }
            Step::Open(element) if element.local() == "tracked-changes" => tables.walk.skip()?,
            Step::Open(_) | Step::Close | Step::Text(_) => {}
            Step::End => return Ok(sheets),
        }
    }
}

fn repeated(element: &Element<'_>, name: &str) -> u32 {
    element.number(name).and_then(|n| u32::try_from(n).ok()).unwrap_or(1).max(1)
}

fn is_hidden(element: &Element<'_>) -> bool {
    matches!(element.attribute("visibility").as_deref(), Some("collapse" | "filter"))
}

fn style_of(element: &Element<'_>, name: &str) -> Option<String> {
    element.attribute(name).map(std::borrow::Cow::into_owned)
}

/// The tables while they are walked over.
struct Tables<'a, 'x, 's> {
    walk: Walk<'x>,
    styles: &'a Styles,
    attempt: &'a mut Attempt<'s>,
}

/// The styles of cells that name none: of their row, or of their column.
#[derive(Default)]
struct Defaults {
    row: Option<String>,
    /// Column behind the last one of each style.
    columns: Vec<(u32, Option<String>)>,
}

impl Defaults {
    fn of(&self, column: u32) -> Option<&str> {
        let of_column = || self.columns.iter().find(|(end, _)| column < *end)?.1.as_deref();
        self.row.as_deref().or_else(of_column)
    }
}

impl Tables<'_, '_, '_> {
    fn table(&mut self, mut sheet: Sheet) -> Result<Sheet, ReadError> {
        const WIDEST: u32 = 16_384;
        let (mut row, mut column) = (0_u32, 0_u32);
        let mut defaults = Defaults::default();
        let inside = self.walk.depth();
        while self.walk.depth() >= inside {
            match self.walk.step()? {
                Step::Open(element) => match element.local() {
                    "table-column" => {
                        let next =
                            column.saturating_add(repeated(&element, "number-columns-repeated")).min(WIDEST);
                        if is_hidden(&element) {
                            sheet.hidden_columns.extend(column..next);
                        }
                        defaults.columns.push((next, style_of(&element, "default-cell-style-name")));
                        column = next;
                    }
                    "table-row" => {
                        let times = repeated(&element, "number-rows-repeated");
                        let hidden = is_hidden(&element);
                        defaults.row = style_of(&element, "default-cell-style-name");
                        let cells = self.cells(row, &defaults, &mut sheet.merges)?;
                        push_rows(&mut sheet, row, times, &cells, hidden);
                        row = row.saturating_add(times);
                    }
                    "shapes" | "forms" | "named-expressions" => self.walk.skip()?,
                    _ => {}
                },
                Step::Close | Step::Text(_) => {}
                Step::End => break,
            }
        }
        Ok(sheet)
    }

    fn cells(
        &mut self,
        row: u32,
        defaults: &Defaults,
        merges: &mut Vec<Area>,
    ) -> Result<Vec<Filled>, ReadError> {
        const MOST: u32 = 1024;
        let mut cells = Vec::new();
        let mut column = 0_u32;
        let inside = self.walk.depth();
        while self.walk.depth() >= inside {
            match self.walk.step()? {
                Step::Open(element) if matches!(element.local(), "table-cell" | "covered-table-cell") => {
                    let times = repeated(&element, "number-columns-repeated");
                    let across = repeated(&element, "number-columns-spanned");
                    let down = repeated(&element, "number-rows-spanned");
                    let number = matches!(element.attribute("value-type").as_deref(), Some("float"));
                    if across > 1 || down > 1 {
                        let (bottom, right) =
                            (row.saturating_add(down - 1), column.saturating_add(across - 1));
                        merges.push(Area { top: row, left: column, bottom, right });
                    }
                    let name = style_of(&element, "style-name");
                    let name = name.as_deref().or_else(|| defaults.of(column)).unwrap_or_default();
                    let (font, style) = self.styles.find(name);
                    let day =
                        element.attribute("date-value").and_then(|day| self.styles.show_date(name, &day));
                    let text = self.text(&font.name)?;
                    let text: Rc<str> = crate::clean_lines(&day.unwrap_or(text)).into();
                    if !text.is_empty() {
                        let copies = 0..times.min(MOST);
                        cells.extend(copies.map(|i| Filled {
                            column: column + i,
                            text: Rc::clone(&text),
                            style,
                            number,
                        }));
                    }
                    column = column.saturating_add(times);
                }
                Step::Open(_) | Step::Close | Step::Text(_) => {}
                Step::End => break,
            }
        }
        Ok(cells)
    }

    /// The text of a cell of this font: paragraphs as lines, notes left out, spans in their own fonts.
    fn text(&mut self, font: &str) -> Result<String, ReadError> {
        // characters, each with their font; what is no letter is a run of its own
        let mut runs: Vec<(String, &str)> = Vec::new();
        // depth of each open span, and its font where it has one
        let mut spans: Vec<(u32, Option<&str>)> = Vec::new();
        let styles = self.styles;
        let inside = self.walk.depth();
        while self.walk.depth() >= inside {
            match self.walk.step()? {
                Step::Open(element) => match element.local() {
                    "annotation" => self.walk.skip()?,
                    "p" if !runs.is_empty() => runs.push(("\n".into(), "")),
                    "span" => {
                        let name = style_of(&element, "style-name").unwrap_or_default();
                        spans.push((self.walk.depth(), styles.font_of_span(&name)));
                    }
                    "s" | "tab" => runs.push((" ".into(), "")),
                    "line-break" => runs.push(("\n".into(), "")),
                    _ => {}
                },
                Step::Text(piece) => {
                    let own = spans.iter().rev().find_map(|(_, own)| *own);
                    runs.push((piece.replace(['\n', '\r'], " "), own.unwrap_or(font)));
                }
                Step::Close => {
                    let depth = self.walk.depth();
                    spans.retain(|(opened, _)| *opened <= depth);
                }
                Step::End => break,
            }
        }
        let runs: Vec<(&str, &str)> = runs.iter().map(|(text, font)| (text.as_str(), *font)).collect();
        Ok(self.attempt.letters.read_runs(&runs).concat())
    }
}

/// Appends a row as often as it is repeated; repeated blank rows only move on.
fn push_rows(sheet: &mut Sheet, row: u32, times: u32, cells: &[Filled], hidden: bool) {
    for copy in 0..if cells.is_empty() { 0 } else { times } {
        if copy > 0 && sheet.left_out.is_some() {
            let rest = u64::from(times - copy) * cells.len() as u64;
            sheet.leave_out(row.saturating_add(times - 1), rest);
            break;
        }
        let row = row.saturating_add(copy);
        for cell in cells {
            sheet.push(row, cell.clone());
        }
        if hidden && let Some(row) = sheet.open_row(row) {
            row.hidden = true;
        }
    }
}
