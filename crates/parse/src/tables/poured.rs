//! Tables poured out line by line: the lines of each cell as the page has them, one cell after the other and one row after
//! the other, without a mark between them. Readers of PDF hand tables over like this.
//!
//! ```text
//! TT
//! Nhiệm vụ
//! Cơ quan chủ
//! trì
//! 1
//! Xây dựng Đề án chuyển
//! đổi số
//! Sở Khoa học và
//! Công nghệ
//! ```
//!
//! The labels say which columns there are, the walk of the numbers where a row begins, and what closes as a body or a time
//! where its cells do (`cut.rs`). Only where nearly every row comes out whole is it a table; the rest of the lines stays text.

mod cut;
mod header;

use grammar::{ordinal, walk::Walk};
use model::{Block, Cell, Code, Diagnostic, Fragment, FragmentOrigin, GridRow, Paragraph, Region, Role};

use crate::words::{bare, opens_bare};
use cut::{Cut, Ends};
use header::Header;

/// How sure the grid is: a blank cell leaves no line.
const SURE: f32 = 0.8;
/// Rows from which it is believed, and the share of them that must come out whole.
const LEAST_ROWS: usize = 2;
const WHOLE: f32 = 0.8;
/// Most lines of a row.
const MOST_LINES: usize = 120;
/// Longest text that may be a number.
const LONGEST_NUMBER: usize = 12;

/// Makes tables of the lines that are one, and says so.
pub(crate) fn settle(blocks: &mut Vec<Block>, notes: &mut Vec<Diagnostic>) {
    let mut at = 0;
    while at < blocks.len() {
        if let Some((end, fragment, unsure)) = table(blocks, at) {
            let counts = [fragment.rows.len(), unsure].map(|count| count.to_string());
            let note = Diagnostic::new(Code::LinesTabled, &[&counts[0], &counts[1]]);
            notes.push(note.at(fragment.region.clone()));
            blocks.splice(at..end, [Block::Fragment(fragment)]);
        }
        at += 1;
    }
}

/// The text of a line that may belong to a cell.
fn line(blocks: &[Block], at: usize) -> Option<&str> {
    match blocks.get(at)? {
        Block::Paragraph(own) => {
            (own.marker.is_none() && own.heading.is_none() && !own.boxed).then(|| own.text.trim())
        }
        Block::Fragment(_) => None,
    }
}

/// The lines of a row as they stand.
#[derive(Debug, Default)]
struct Row {
    /// The block of its number; none of a row that goes on behind a page's end.
    number: Option<usize>,
    lines: Vec<usize>,
}

/// The table whose header begins at a block: where it ends, and how many of its rows could be cut in another way.
fn table(blocks: &[Block], at: usize) -> Option<(usize, Fragment, usize)> {
    let header = Header::read(blocks, at)?;
    let mut rows = rows(blocks, &header);
    let ends = Ends::of(&header.roles);
    let text = |row: &Row| row.lines.iter().filter_map(|&at| line(blocks, at)).collect::<Vec<&str>>();
    let last = rows.len().checked_sub(1)?;
    let mut cuts: Vec<Cut> = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let lines = text(row);
        let cut =
            if index == last { ends.cut_last(&lines, &cuts) } else { ends.cut(&lines, row.number.is_some()) };
        cuts.push(cut?);
    }
    if let (Some(row), Some(cut)) = (rows.last_mut(), cuts.last()) {
        row.lines.truncate(cut.taken());
    }
    let tasks: Vec<&Cut> = cuts.iter().filter(|cut| cut.filled() > 1).collect();
    let whole = tasks.iter().filter(|cut| cut.is_whole).count();
    if whole < LEAST_ROWS || (whole as f32) < WHOLE * tasks.len() as f32 {
        return None;
    }
    let unsure = cuts.iter().filter(|cut| !cut.is_sure()).count();
    let end = rows.iter().flat_map(|row| row.number.iter().chain(&row.lines)).max()? + 1;
    let body = rows.iter().zip(&cuts).map(|(row, cut)| grid_row(blocks, row, cut, &header));
    let grid: Vec<GridRow> = header.rows.iter().cloned().chain(body).collect();
    let region = merged(blocks, at..end);
    let fragment = Fragment {
        origin: FragmentOrigin::Separated,
        width: header.roles.len() as u32,
        rows: grid,
        region,
        grid_confidence: SURE,
        ..Fragment::default()
    };
    Some((end, fragment, unsure))
}

/// The rows behind a header, as far as its numbers walk.
fn rows(blocks: &[Block], header: &Header) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut walk = Walk::default();
    let mut before = walk.clone();
    let mut at = header.end;
    while let Some(text) = line(blocks, at) {
        if let Some(behind) = header.again(blocks, at) {
            // What looked like a number was that of the page.
            if rows.last().is_some_and(|row| row.lines.is_empty()) {
                rows.pop();
                walk.clone_from(&before);
            }
            at = behind;
            rows.push(Row::default());
            continue;
        }
        if ends_table(text) {
            break;
        }
        let number = Some(text).filter(|text| text.len() <= LONGEST_NUMBER).and_then(ordinal::read);
        match number.filter(|number| walk.peek(number).is_sound()) {
            Some(number) => {
                before.clone_from(&walk);
                walk.take(&number);
                rows.push(Row { number: Some(at), lines: Vec::new() });
            }
            None => match rows.last_mut() {
                Some(row) if row.lines.len() < MOST_LINES => row.lines.push(at),
                _ => break,
            },
        }
        at += 1;
    }
    rows.retain(|row| !row.lines.is_empty());
    rows
}

/// Lines that stand behind a table and in none.
fn ends_table(text: &str) -> bool {
    const BEHIND: [&str; 5] = ["noi nhan", "phu luc", "ghi chu:", "tm.", "kt."];
    BEHIND.iter().any(|words| opens_bare(text, words)) || bare(text) == "ghi chu"
}

fn grid_row(blocks: &[Block], row: &Row, cut: &Cut, header: &Header) -> GridRow {
    let mut cells: Vec<Cell> = Vec::new();
    let of = |column: usize, lines: &[usize]| {
        let own = lines.iter().filter_map(|&at| paragraph(blocks, at));
        let texts: Vec<&str> = own.clone().map(|own| own.text.trim()).collect();
        Cell {
            region: Region::merged(own.clone().flat_map(|own| own.regions.iter().cloned()))
                .into_iter()
                .next()
                .unwrap_or_default(),
            style: own.clone().map(|own| own.style).next().unwrap_or_default(),
            ocr_confidence: own.filter_map(|own| own.ocr_confidence).reduce(f32::min),
            ..Cell::new(column as u32, joined(&texts))
        }
    };
    cells.push(of(0, row.number.as_slice()));
    for (column, range) in (1..header.roles.len()).zip(cut.cells()) {
        cells.push(of(column, row.lines.get(range).unwrap_or_default()));
    }
    let all = row.number.iter().chain(&row.lines);
    let regions = all.filter_map(|&at| paragraph(blocks, at)).flat_map(|own| own.regions.iter().cloned());
    GridRow {
        cells,
        region: Region::merged(regions).into_iter().next().unwrap_or_default(),
        ..GridRow::default()
    }
}

/// The lines of a cell; those that begin an item of their own stay apart.
fn joined(lines: &[&str]) -> String {
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            out.push(if line.starts_with(['-', '+', '•', '–']) { '\n' } else { ' ' });
        }
        out.push_str(line);
    }
    out
}

fn paragraph(blocks: &[Block], at: usize) -> Option<&Paragraph> {
    match blocks.get(at)? {
        Block::Paragraph(own) => Some(own),
        Block::Fragment(_) => None,
    }
}

fn merged(blocks: &[Block], range: std::ops::Range<usize>) -> Region {
    let own = range.filter_map(|at| paragraph(blocks, at)).flat_map(|own| own.regions.iter().cloned());
    Region::merged(own).into_iter().next().unwrap_or_default()
}

/// Whether a role is that of bodies.
fn is_of_bodies(role: &Role) -> bool {
    matches!(role, Role::Lead | Role::Coordinate | Role::Approve | Role::Monitor)
}

/// Whether a role is that of times.
fn is_of_times(role: &Role) -> bool {
    matches!(role, Role::Start | Role::Finish | Role::During)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(text: &str) -> (Vec<Vec<String>>, Vec<Diagnostic>) {
        let block =
            |line: &str| Block::Paragraph(Paragraph { text: line.to_owned(), ..Paragraph::default() });
        let mut blocks: Vec<Block> = text.lines().map(block).collect();
        let mut notes = Vec::new();
        settle(&mut blocks, &mut notes);
        let rows = blocks.iter().filter_map(|block| match block {
            Block::Fragment(table) => Some(&table.rows),
            Block::Paragraph(_) => None,
        });
        let texts = |row: &GridRow| row.cells.iter().map(|cell| cell.text.clone()).collect();
        (rows.flatten().map(texts).collect(), notes)
    }

    const HEADER: &str = "TT\nNhiệm vụ\nCơ quan chủ\ntrì\nCơ quan phối hợp\nThời gian\n";
    const FIRST: &str =
        "1\nXây dựng Đề án\nchuyển đổi số\nSở Khoa học và\nCông nghệ\nSở Tài chính\nQuý II/2026\n";
    const SECOND: &str = "2\nRà soát quy hoạch\nSở Xây dựng\nUBND các xã\nTrước ngày\n30/6/2026\n";

    #[test]
    fn rows_begin_with_their_numbers() {
        let (rows, notes) = settled(&format!("PHỤ LỤC\n{HEADER}{FIRST}{SECOND}Nơi nhận:\n"));
        let wanted = [
            ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"],
            ["1", "Xây dựng Đề án chuyển đổi số", "Sở Khoa học và Công nghệ", "Sở Tài chính", "Quý II/2026"],
            ["2", "Rà soát quy hoạch", "Sở Xây dựng", "UBND các xã", "Trước ngày 30/6/2026"],
        ];
        assert_eq!(rows, wanted);
        assert_eq!(notes.iter().map(|note| note.code).collect::<Vec<_>>(), [Code::LinesTabled]);
    }

    #[test]
    fn a_header_printed_again_parts_a_torn_row() {
        let third = "3\nTổ chức tập huấn\nSở Nội vụ\nUBND các xã\nHằng năm\n";
        let (head, tail) = ("4\nKiểm tra, giám sát\nSở Y tế\nCác sở, ngành\n2\n", "việc thực hiện\n5\n");
        let (rows, _) = settled(&format!(
            "{HEADER}{FIRST}{SECOND}{third}{head}{HEADER}{tail}Báo cáo\nSở Y tế\nSở Nội vụ\nNăm 2026\n"
        ));
        let numbers: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(numbers, ["TT", "1", "2", "3", "4", "", "5"]);
        assert_eq!(rows[5][1], "việc thực hiện");
    }

    #[test]
    fn lines_that_are_no_table_stay() {
        assert_eq!(settled(&format!("{HEADER}{FIRST}")).0, Vec::<Vec<String>>::new());
        let prose = "1\nXây dựng Đề án\n2\nRà soát quy hoạch\n3\nTổng kết\n";
        assert_eq!(settled(&format!("{HEADER}{prose}")).0, Vec::<Vec<String>>::new());
        let strange = "TT\nTên xã\nDân số\nDiện tích\n1\nXã A\n100\n12\n2\nXã B\n200\n13\n";
        assert_eq!(settled(strange).0, Vec::<Vec<String>>::new());
    }
}
