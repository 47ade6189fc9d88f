//! Tables that a converter or a clipboard set one cell a line: the labels of the header one below the other, then number,
//! task, body, time of each row.
//!
//! Only where nothing else fits is it a table: the labels name the columns of tasks, the numbers walk in steps of the header's
//! length, and the cells of bodies and times read as such. The rest of the lines stays text.

use grammar::Closure;
use model::{Block, Cell, Fragment, FragmentOrigin, GridRow, Paragraph, Region, Role};

use super::roles::assign;
use crate::seams::closure_of;

/// Labels and columns of the narrowest and widest such table.
const WIDTHS: std::ops::RangeInclusive<usize> = 3..=12;
/// Rows from which it is believed.
const LEAST_ROWS: usize = 2;
/// How sure the grid is: a blank cell leaves no line.
const SURE: f32 = 0.9;
/// Longest label, in bytes.
const LONGEST_LABEL: usize = 90;

/// Makes tables of the lines that are one.
pub(crate) fn settle(blocks: &mut Vec<Block>) {
    let mut at = 0;
    while at < blocks.len() {
        if let Some((width, rows)) = stacked(blocks, at) {
            let end = at + width * (rows + 1);
            let lines = blocks.get(at..end).unwrap_or_default().iter().filter_map(paragraph);
            let table = Block::Fragment(fragment(&lines.collect::<Vec<_>>(), width));
            blocks.splice(at..end, [table]);
        }
        at += 1;
    }
}

fn paragraph(block: &Block) -> Option<&Paragraph> {
    match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        Block::Fragment(_) => None,
    }
}

/// The text of a line that may be a cell.
fn line(blocks: &[Block], at: usize) -> Option<&str> {
    let paragraph = paragraph(blocks.get(at)?)?;
    (paragraph.marker.is_none() && paragraph.heading.is_none()).then(|| paragraph.text.trim())
}

/// How many columns and rows a table has that begins with the line of its number's label.
fn stacked(blocks: &[Block], at: usize) -> Option<(usize, usize)> {
    const NUMBERS: [&str; 7] = ["TT", "STT", "Stt", "Tt", "Số TT", "SỐ TT", "TT."];
    if !NUMBERS.contains(&line(blocks, at)?) {
        return None;
    }
    let behind = (at + 1..blocks.len()).map_while(|at| line(blocks, at));
    let width = 1 + behind.take(*WIDTHS.end()).position(|text| counts(text, 1))?;
    let label = |at: usize| line(blocks, at).filter(|text| text.len() <= LONGEST_LABEL);
    let labels: Vec<Vec<String>> =
        (at..at + width).map(|at| Some(vec![label(at)?.to_owned()])).collect::<Option<_>>()?;
    let roles: Vec<Role> = assign(&labels).into_iter().map(|column| column.role).collect();
    let has = |role: &Role| roles.contains(role);
    let timed = has(&Role::Start) || has(&Role::Finish) || has(&Role::During);
    let unknown = roles.iter().filter(|role| matches!(role, Role::Other(_))).count();
    if !WIDTHS.contains(&width) || !has(&Role::Content) || !has(&Role::Lead) || !timed || unknown > 1 {
        return None;
    }
    let fits = |row: usize| {
        let first = at + row * width;
        let cells = (first..first + width).map(|at| line(blocks, at));
        let mut cells = cells.zip(&roles).enumerate();
        cells.all(|(column, (text, role))| {
            text.is_some_and(|text| if column == 0 { counts(text, row) } else { holds(text, role, row) })
        })
    };
    let rows = (1..=blocks.len() / width).take_while(|&row| fits(row)).count();
    // What goes on behind another header is for those who know headers again (`poured`).
    let behind = at + width * (rows + 1);
    let again = (0..width).all(|column| line(blocks, behind + column) == line(blocks, at + column));
    (rows >= LEAST_ROWS && !again).then_some((width, rows))
}

/// Whether a line is this number and nothing else.
fn counts(text: &str, number: usize) -> bool {
    text.trim_end_matches(['.', ')']).trim_start_matches('0').parse() == Ok(number)
}

/// Whether a line may be the cell of a role in the row of a number.
fn holds(text: &str, role: &Role, row: usize) -> bool {
    if text.is_empty() || counts(text, row + 1) {
        return false;
    }
    match role {
        Role::Lead | Role::Start | Role::Finish | Role::During => {
            matches!(closure_of(role, text), Closure::Whole)
        }
        Role::Coordinate | Role::Approve | Role::Monitor => {
            matches!(closure_of(role, text), Closure::Whole | Closure::Unknown)
        }
        Role::Serial
        | Role::Number
        | Role::Content
        | Role::Deliverable
        | Role::Budget
        | Role::Note
        | Role::Other(_) => true,
    }
}

/// The table of lines, so many to a row.
fn fragment(lines: &[&Paragraph], width: usize) -> Fragment {
    let merged = |lines: &[&Paragraph]| {
        let regions = lines.iter().flat_map(|line| line.regions.iter().cloned());
        Region::merged(regions).into_iter().next().unwrap_or_default()
    };
    let cell = |(column, line): (usize, &&Paragraph)| Cell {
        column: column as u32,
        column_span: 1,
        row_span: 1,
        text: line.text.trim().to_owned(),
        region: line.regions.first().cloned().unwrap_or_default(),
        style: line.style,
        ocr_confidence: line.ocr_confidence,
        ..Cell::default()
    };
    let row = |lines: &[&Paragraph]| GridRow {
        cells: lines.iter().enumerate().map(cell).collect(),
        region: merged(lines),
        ..GridRow::default()
    };
    Fragment {
        origin: FragmentOrigin::Separated,
        width: width as u32,
        rows: lines.chunks(width).map(row).collect(),
        region: merged(lines),
        grid_confidence: SURE,
        ..Fragment::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(lines: &[&str]) -> Vec<(usize, usize)> {
        let block =
            |text: &&str| Block::Paragraph(Paragraph { text: (*text).to_owned(), ..Paragraph::default() });
        let mut blocks: Vec<Block> = lines.iter().map(block).collect();
        settle(&mut blocks);
        let grid = |block: &Block| match block {
            Block::Fragment(table) => Some((table.width as usize, table.rows.len())),
            Block::Paragraph(_) => None,
        };
        blocks.iter().filter_map(grid).collect()
    }

    const HEAD: [&str; 5] = ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"];
    const FIRST: [&str; 5] = ["1", "Xây dựng Đề án", "Sở Y tế", "Sở Nội vụ; UBND các xã", "Quý II/2026"];
    const SECOND: [&str; 5] = ["2", "Rà soát cơ sở", "Sở Xây dựng", "Sở Tài chính", "Trước ngày 30/6/2026"];

    #[test]
    fn a_cell_a_line() {
        let whole = [&HEAD[..], &FIRST, &SECOND].concat();
        assert_eq!(shape(&whole), [(5, 3)]);
        assert_eq!(shape(&[&["PHỤ LỤC"], &whole[..], &["Ghi chú"]].concat()), [(5, 3)]);
        // One row may be anything, and so may labels that nobody knows.
        assert_eq!(shape(&[&HEAD[..], &FIRST].concat()), []);
        let strange = ["TT", "Tên xã", "Dân số", "Diện tích", "Ghi chú"];
        assert_eq!(shape(&[&strange[..], &FIRST, &SECOND].concat()), []);
        // A cell is missing: the rows do not walk.
        assert_eq!(shape(&[&HEAD[..], &FIRST[..4], &SECOND].concat()), []);
        // A line more in a cell.
        assert_eq!(shape(&[&HEAD[..], &FIRST[..2], &["phát triển"], &FIRST[2..], &SECOND].concat()), []);
    }
}
