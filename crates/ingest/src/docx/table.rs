//! Tables (`w:tbl`): grid columns, cells merged across (`gridSpan`) and down (`vMerge`), header rows, nested tables.

use std::collections::BTreeMap;

use super::story::Story;
use crate::ReadError;
use crate::grid::{Draft, DraftCell, DraftRow};
use crate::xml::{Step, Walk};

/// Reads the table that has just opened.
pub(super) fn read(story: &mut Story, walk: &mut Walk<'_>) -> Result<Draft, ReadError> {
    let mut table = Draft::default();
    // column → row where the cell that is merged down from there begins
    let mut merged: BTreeMap<u32, usize> = BTreeMap::new();
    let inside = walk.depth();
    while walk.depth() >= inside {
        match walk.step()? {
            Step::Open(element) => match element.name() {
                "tr" => row(story, walk, &mut table, &mut merged)?,
                "tblCaption" => {
                    table.caption =
                        element.attribute("val").map(std::borrow::Cow::into_owned).filter(|v| !v.is_empty());
                }
                "tblPr" => {}
                _ => story.wrapper(&element, walk)?,
            },
            Step::Close | Step::Text(_) => {}
            Step::End => break,
        }
    }
    Ok(table)
}

/// Properties of a row.
#[derive(Debug, Default)]
struct RowLook {
    header: bool,
    hidden: bool,
    deleted: bool,
    /// Grid columns left out before the first cell.
    before: u32,
}

fn row(
    story: &mut Story,
    walk: &mut Walk<'_>,
    table: &mut Draft,
    merged: &mut BTreeMap<u32, usize>,
) -> Result<(), ReadError> {
    let before = story.count();
    let mut look = RowLook::default();
    let mut cells: Vec<(DraftCell, Merge)> = Vec::new();
    let mut column = 0;
    let inside = walk.depth();
    while walk.depth() >= inside {
        match walk.step()? {
            Step::Open(element) => match element.name() {
                "trPr" => {
                    look = row_look(walk)?;
                    column = look.before;
                    if look.deleted {
                        // its numbers are given to the rows below
                        story.found.deleted += 1;
                        while walk.depth() >= inside && !matches!(walk.step()?, Step::End) {}
                        return Ok(());
                    }
                }
                "tc" => {
                    let (cell, merge) = cell(story, walk, column)?;
                    if merge == Merge::Left
                        && let Some((left, _)) = cells.last_mut()
                    {
                        left.column_span += cell.column_span;
                        left.blocks.extend(cell.blocks);
                        column += cell.column_span;
                    } else {
                        column += cell.column_span;
                        cells.push((cell, merge));
                    }
                }
                "tblPrEx" => walk.skip()?,
                _ => story.wrapper(&element, walk)?,
            },
            Step::Close | Step::Text(_) => {}
            Step::End => break,
        }
    }
    let region = story.since(before);
    let mut row =
        DraftRow { header: look.header, hidden: look.hidden, region: region.clone(), ..DraftRow::default() };
    for (mut cell, merge) in cells {
        let column = cell.column;
        let above = merged.get(&column).copied().filter(|_| merge == Merge::Up);
        let origin = above
            .and_then(|at| table.rows.get_mut(at))
            .and_then(|r| r.cells.iter_mut().find(|c| c.column == column));
        if let Some(origin) = origin {
            origin.row_span += 1;
            // Word does not show what a covered cell holds, but it is text of the file
            origin.blocks.append(&mut cell.blocks);
            continue;
        }
        match merge {
            Merge::Down => merged.insert(column, table.rows.len()),
            Merge::None | Merge::Left | Merge::Up => merged.remove(&column),
        };
        cell.region = region.clone();
        row.cells.push(cell);
    }
    table.rows.push(row);
    Ok(())
}

fn row_look(walk: &mut Walk<'_>) -> Result<RowLook, ReadError> {
    let mut look = RowLook::default();
    let inside = walk.depth();
    while walk.depth() >= inside {
        match walk.step()? {
            Step::Open(element) => match element.name() {
                "tblHeader" => look.header = element.toggle(),
                "hidden" => look.hidden = element.toggle(),
                "del" => look.deleted = true,
                "gridBefore" => look.before = span(element.number("val")).unwrap_or_default(),
                "trPrChange" => walk.skip()?,
                _ => {}
            },
            Step::Close | Step::Text(_) => {}
            Step::End => break,
        }
    }
    Ok(look)
}

/// How a cell is merged with its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Merge {
    None,
    /// The first of cells merged downwards.
    Down,
    /// Covered by the cell above.
    Up,
    /// Covered by the cell to the left.
    Left,
}

fn cell(story: &mut Story, walk: &mut Walk<'_>, column: u32) -> Result<(DraftCell, Merge), ReadError> {
    let mut cell = DraftCell { column, column_span: 1, row_span: 1, ..DraftCell::default() };
    let mut merge = Merge::None;
    let inside = walk.depth();
    while walk.depth() >= inside {
        match walk.step()? {
            Step::Open(element) => match element.name() {
                "tcPr" => merge = cell_look(walk, &mut cell)?,
                "p" => story.paragraph_into(walk, &mut cell.blocks)?,
                "tbl" => {
                    let nested = read(story, walk)?;
                    story.found.nested_tables += nested.write(&mut cell.blocks);
                }
                _ => story.wrapper(&element, walk)?,
            },
            Step::Close | Step::Text(_) => {}
            Step::End => break,
        }
    }
    Ok((cell, merge))
}

fn cell_look(walk: &mut Walk<'_>, cell: &mut DraftCell) -> Result<Merge, ReadError> {
    let mut merge = Merge::None;
    let inside = walk.depth();
    while walk.depth() >= inside {
        match walk.step()? {
            Step::Open(element) => {
                let restarts = element.attribute("val").as_deref() == Some("restart");
                match element.name() {
                    "gridSpan" => cell.column_span = span(element.number("val")).unwrap_or(1).max(1),
                    "vMerge" => merge = if restarts { Merge::Down } else { Merge::Up },
                    "hMerge" if !restarts => merge = Merge::Left,
                    "tcPrChange" => walk.skip()?,
                    _ => {}
                }
            }
            Step::Close | Step::Text(_) => {}
            Step::End => break,
        }
    }
    Ok(merge)
}

/// A count of grid columns. Word allows 63; a file that claims millions is held to a thousand.
fn span(value: Option<i64>) -> Option<u32> {
    const MOST: i64 = 1000;
    value.map(|n| n.clamp(0, MOST) as u32)
}
