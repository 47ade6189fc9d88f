//! ODS (`OpenDocument`): cells hold their displayed text, which is what is read.

use super::{Area, Budget, Filled, Row, Sheet};
use crate::container::Container;
use crate::xml::{Element, Step, Walk};
use crate::{ReadError, ReadSettings};

/// Reads every sheet.
pub(super) fn read(bytes: &[u8], settings: &ReadSettings) -> Result<Vec<Sheet>, ReadError> {
    let mut container = Container::open(bytes, "ODS", &settings.limits)?;
    let Some(content) = container.read_xml("content.xml")? else {
        return Err(ReadError::damaged("ODS", "the part `content.xml`", "none"));
    };
    let mut walk = Walk::new(&content, "ODS", "content.xml", "", settings.limits.xml_depth);
    let mut budget = Budget::new(settings);
    let mut sheets = Vec::new();
    loop {
        match walk.step()? {
            Step::Open(element) if element.local() == "table" => {
                let name = element.attribute("name").map(std::borrow::Cow::into_owned);
                sheets.push(table(&mut walk, name, &mut budget)?);
            }
            Step::Open(element) if element.local() == "tracked-changes" => walk.skip()?,
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

fn table(walk: &mut Walk<'_>, name: Option<String>, budget: &mut Budget) -> Result<Sheet, ReadError> {
    const WIDEST: u32 = 16_384;
    let mut sheet = Sheet { name, ..Sheet::default() };
    let (mut row, mut column) = (0_u32, 0_u32);
    let inside = walk.depth();
    while walk.depth() >= inside {
        match walk.step()? {
            Step::Open(element) => match element.local() {
                "table-column" => {
                    let next =
                        column.saturating_add(repeated(&element, "number-columns-repeated")).min(WIDEST);
                    if is_hidden(&element) {
                        sheet.hidden_columns.extend(column..next);
                    }
                    column = next;
                }
                "table-row" => {
                    let times = repeated(&element, "number-rows-repeated");
                    let hidden = is_hidden(&element);
                    let cells = cells(walk, row, &mut sheet.merges)?;
                    // a repeated row with text is repeated; repeated blank rows only move on
                    for copy in 0..if cells.is_empty() { 0 } else { times } {
                        for cell in &cells {
                            sheet.push(row.saturating_add(copy), cell.clone(), budget)?;
                        }
                        mark_hidden(sheet.rows.last_mut(), hidden);
                    }
                    row = row.saturating_add(times);
                }
                "shapes" | "forms" | "named-expressions" => walk.skip()?,
                _ => {}
            },
            Step::Close | Step::Text(_) => {}
            Step::End => break,
        }
    }
    Ok(sheet)
}

fn mark_hidden(row: Option<&mut Row>, hidden: bool) {
    if let Some(row) = row {
        row.hidden = hidden;
    }
}

fn cells(walk: &mut Walk<'_>, row: u32, merges: &mut Vec<Area>) -> Result<Vec<Filled>, ReadError> {
    let mut cells = Vec::new();
    let mut column = 0_u32;
    let inside = walk.depth();
    while walk.depth() >= inside {
        match walk.step()? {
            Step::Open(element) if matches!(element.local(), "table-cell" | "covered-table-cell") => {
                let times = repeated(&element, "number-columns-repeated");
                let (across, down) =
                    (repeated(&element, "number-columns-spanned"), repeated(&element, "number-rows-spanned"));
                let number = matches!(element.attribute("value-type").as_deref(), Some("float"));
                if across > 1 || down > 1 {
                    let (bottom, right) = (row.saturating_add(down - 1), column.saturating_add(across - 1));
                    merges.push(Area { top: row, left: column, bottom, right });
                }
                let text = text(walk)?;
                if !text.trim().is_empty() {
                    const MOST: u32 = 1024;
                    let copies = 0..times.min(MOST);
                    cells.extend(copies.map(|i| Filled {
                        column: column + i,
                        text: text.clone(),
                        number,
                        ..Filled::default()
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

/// The text of a cell: paragraphs as lines, notes left out.
fn text(walk: &mut Walk<'_>) -> Result<String, ReadError> {
    let mut text = String::new();
    let inside = walk.depth();
    while walk.depth() >= inside {
        match walk.step()? {
            Step::Open(element) => match element.local() {
                "annotation" => walk.skip()?,
                "p" if !text.is_empty() => text.push('\n'),
                "s" | "tab" => text.push(' '),
                "line-break" => text.push('\n'),
                _ => {}
            },
            Step::Text(piece) => text.push_str(&piece.replace(['\n', '\r'], " ")),
            Step::Close => {}
            Step::End => break,
        }
    }
    Ok(text)
}
