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
//! The labels say which columns there are (`header.rs`), the walk of the numbers where a row begins (`rows.rs`), and what closes
//! as a body or a time where its cells do (`cut.rs`). Only where nearly every row comes out whole is it a table; the rest of the lines stays text.

mod cut;
mod header;
mod lines;
mod rows;

use std::ops::Range;

use model::{Block, Cell, Code, Diagnostic, Fragment, FragmentOrigin, GridRow, Region, Role};

use cut::{Cut, Torn};
use header::Header;
use lines::{Line, Lines};
use rows::{Row, Rows};

/// How sure the grid is: a blank cell leaves no line.
const SURE: f32 = 0.8;
/// Rows from which it is believed, and the share of them that must come out whole.
const LEAST_ROWS: usize = 2;
const WHOLE: f32 = 0.8;
/// Rows that are none, from which on no more are tried where they are the most.
const MOST_FAILED: usize = 16;

/// Makes tables of the lines that are one, and says so.
pub(crate) fn settle(blocks: &mut Vec<Block>, notes: &mut Vec<Diagnostic>) {
    let mut at = 0;
    while at < blocks.len() {
        if let Some(Found { end, fragment, unsure, left_out }) = table(blocks, at) {
            notes.extend(left_out);
            let counts = [fragment.rows.len(), unsure].map(|count| count.to_string());
            let note = Diagnostic::new(Code::LinesTabled, &[&counts[0], &counts[1]]);
            notes.push(note.at(fragment.region.clone()));
            blocks.splice(at..end, [Block::Fragment(fragment)]);
        }
        at += 1;
    }
}

/// What was found at a block.
struct Found {
    /// The block behind it.
    end: usize,
    fragment: Fragment,
    /// How many rows could be cut in another way.
    unsure: usize,
    /// Numbers of pages and columns among its lines, and headers printed again.
    left_out: Vec<Diagnostic>,
}

/// The table whose header begins at a block.
fn table(blocks: &[Block], at: usize) -> Option<Found> {
    let lines = Lines::from(blocks, at);
    let header = Header::read(&lines)?;
    let mut rows = Rows::read(&lines, &header);
    let cuts = cuts(&rows)?;
    if let (Some(row), Some(cut)) = (rows.found.last_mut(), cuts.last()) {
        row.lines.truncate(cut.taken());
    }
    let tasks: Vec<&Cut> = cuts.iter().filter(|cut| cut.filled() > 1).collect();
    let whole = tasks.iter().filter(|cut| cut.is_whole).count();
    if whole < LEAST_ROWS || (whole as f32) < WHOLE * tasks.len() as f32 {
        return None;
    }
    let last = *rows.found.iter().flat_map(|row| row.number.iter().chain(&row.lines)).max()?;
    let body = rows.found.iter().zip(&cuts).map(|(row, cut)| grid_row(&lines, row, cut, &header));
    let fragment = Fragment {
        origin: FragmentOrigin::Separated,
        width: header.roles.len() as u32,
        rows: header.rows.iter().cloned().chain(body).collect(),
        region: merged((0..=last).map_while(|at| lines.get(at))),
        grid_confidence: SURE,
        ..Fragment::default()
    };
    let inside = rows.left_out.iter().filter(|own| !own.is_empty() && own.end <= last);
    let left_out = |own: &Range<usize>| {
        let text: Vec<&str> = own.clone().filter_map(|at| lines.text(at)).collect();
        let region = merged(own.clone().filter_map(|at| lines.get(at)));
        Diagnostic::new(Code::FurnitureLeftOut, &[&text.join(" ")]).at(region)
    };
    Some(Found {
        end: lines.get(last)?.block + 1,
        fragment,
        unsure: cuts.iter().filter(|cut| !cut.is_sure()).count(),
        left_out: inside.map(left_out).collect(),
    })
}

/// How each row is dealt out; `None` where too many cannot be.
fn cuts(rows: &Rows<'_>) -> Option<Vec<Cut>> {
    let last = rows.found.len().checked_sub(1)?;
    let mut cuts: Vec<Cut> = Vec::with_capacity(rows.found.len());
    let mut failed = 0;
    for (index, row) in rows.found.iter().enumerate() {
        let lines = rows.texts(row);
        let below = rows.found.get(index + 1).is_some_and(|next| next.above);
        let cut = if index == last {
            rows.ends.cut_last(&lines, &cuts)?
        } else {
            rows.ends.cut(&lines, Torn { above: row.above, below })?
        };
        failed += usize::from(cut.filled() > 1 && !cut.is_whole);
        if failed > MOST_FAILED && failed * 2 > index {
            return None;
        }
        cuts.push(cut);
    }
    Some(cuts)
}

fn grid_row(lines: &Lines<'_>, row: &Row, cut: &Cut, header: &Header) -> GridRow {
    let cell = |column: usize, own: &[usize]| {
        let own = || own.iter().filter_map(|&at| lines.get(at));
        let texts: Vec<&str> = own().map(|line| line.text).collect();
        Cell {
            region: merged(own()),
            style: own().next().map(|line| line.own.style).unwrap_or_default(),
            ocr_confidence: own().filter_map(|line| line.own.ocr_confidence).reduce(f32::min),
            ..Cell::new(column as u32, joined(&texts))
        }
    };
    let mut cells = vec![cell(0, row.number.as_slice())];
    for (column, range) in (1..header.roles.len()).zip(cut.cells()) {
        cells.push(cell(column, row.lines.get(range).unwrap_or_default()));
    }
    let all = row.number.iter().chain(&row.lines);
    GridRow { cells, region: merged(all.filter_map(|&at| lines.get(at))), ..GridRow::default() }
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

/// The first place of some lines.
fn merged<'a>(lines: impl Iterator<Item = Line<'a>>) -> Region {
    let regions = lines.flat_map(|line| line.own.regions.iter().cloned());
    Region::merged(regions).into_iter().next().unwrap_or_default()
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
    use model::Paragraph;

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
        let (head, tail) = ("4\nKiểm tra, giám sát\nSở Y tế\nCác sở, ngành\n2\n", "việc thực hiện\n5\n");
        let (rows, _) = settled(&format!(
            "{HEADER}{FIRST}{SECOND}{THIRD}{head}{HEADER}{tail}Báo cáo\nSở Y tế\nSở Nội vụ\nNăm 2026\n"
        ));
        let numbers: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(numbers, ["TT", "1", "2", "3", "4", "", "5"]);
        assert_eq!(rows[5][1], "việc thực hiện");
    }

    const THIRD: &str = "3\nTổ chức tập huấn\nSở Nội vụ\nUBND các xã\nHằng năm\n";
    const FOURTH: &str = "4\nKiểm tra, giám sát\nSở Y tế\nCác sở, ngành\nTháng 12/2026\n";

    fn column(text: &str, column: usize) -> Vec<String> {
        settled(text).0.into_iter().skip(1).map(|row| row[column].clone()).collect()
    }

    #[test]
    fn words_that_open_what_stands_behind_a_table_may_stand_in_a_cell() {
        for part in
            ["Niêm yết công khai tại\nnơi nhận hồ sơ", "Rà soát danh mục tại\nPhụ lục II kèm theo Kế hoạch"]
        {
            let row = format!("3\n{part}\nSở Y tế\nCác sở, ngành\nNăm 2026\n");
            let tasks = column(&format!("{HEADER}{FIRST}{SECOND}{row}{FOURTH}Nơi nhận:\n"), 1);
            assert_eq!(tasks[2..], [part.replace('\n', " "), "Kiểm tra, giám sát".to_owned()]);
        }
    }

    #[test]
    fn labels_on_one_line_and_numbers_before_their_tasks() {
        let text = "TT Nhiệm vụ Cơ quan chủ trì Cơ quan, đơn vị\nphối hợp\nThời gian\n1 Xây dựng Đề án\nSở Y tế\n\
                    Sở Tài chính\nQuý II/2026\n2 Rà soát quy hoạch\nSở Xây dựng\nUBND các xã\nTrước ngày\n30/6/2026\n";
        let wanted = [
            ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan, đơn vị phối hợp", "Thời gian"],
            ["1", "Xây dựng Đề án", "Sở Y tế", "Sở Tài chính", "Quý II/2026"],
            ["2", "Rà soát quy hoạch", "Sở Xây dựng", "UBND các xã", "Trước ngày 30/6/2026"],
        ];
        assert_eq!(settled(text).0, wanted);
    }

    #[test]
    fn a_dash_is_a_blank_cell() {
        let row = "3\nTổ chức tập huấn\nSở Nội vụ\n-\nHằng năm\n";
        let text = format!("{HEADER}{FIRST}{SECOND}{row}{FOURTH}");
        assert_eq!(column(&text, 0), ["1", "2", "3", "4"]);
        assert_eq!(column(&text, 3)[2], "-");
    }

    #[test]
    fn another_table_begins_where_the_numbers_begin_anew() {
        let text = format!("{HEADER}{FIRST}{SECOND}{THIRD}{HEADER}{FIRST}{SECOND}{FOURTH}");
        assert_eq!(column(&text, 0), ["1", "2", "3", "TT", "1", "2"]);
    }

    #[test]
    fn numbers_of_pages_and_columns_are_no_rows() {
        let counts = "1\n2\n3\n4\n5\n";
        let text = format!("{HEADER}{counts}{FIRST}{SECOND}{THIRD}7\n{HEADER}{counts}{FOURTH}");
        let left_out = settled(&text).1.iter().filter(|note| note.code == Code::FurnitureLeftOut).count();
        assert_eq!(left_out, 3, "the numbers of the columns, that of the page, the header with its numbers");
        assert_eq!(column(&text, 0)[..3], ["1", "2", "3"]);
        assert_eq!(column(&text, 1).last().unwrap(), "Kiểm tra, giám sát");
        assert_eq!(column(&text, 4)[2], "Hằng năm");
        let text = format!("{HEADER}{FIRST}2\n{SECOND}{THIRD}{FOURTH}");
        assert_eq!(column(&text, 1)[1], "Rà soát quy hoạch");
        let inside =
            "2\nRà soát quy hoạch các\nlĩnh vực\n3\nchuyên ngành\nSở Xây dựng\nUBND các xã\nNăm 2026\n";
        let text = format!("{HEADER}{FIRST}{inside}{THIRD}{FOURTH}");
        assert_eq!(
            column(&text, 1)[1..3],
            ["Rà soát quy hoạch các lĩnh vực chuyên ngành", "Tổ chức tập huấn"]
        );
    }

    #[test]
    fn a_product_with_a_body_is_no_time() {
        let header = "TT\nNhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\nSản phẩm\nThời gian\n";
        let first = "1\nXây dựng Đề án\nSở Y tế\nSở Tài chính\nĐề án\nQuý II/2026\n";
        let second = "2\nRà soát\nSở Xây dựng\nUBND cấp xã\nBáo cáo của\nUBND tỉnh\nNăm 2026\n";
        let text = format!("{header}{first}{second}");
        assert_eq!(column(&text, 4), ["Đề án", "Báo cáo của UBND tỉnh"]);
    }

    #[test]
    fn a_title_between_rows_has_one_of_its_own() {
        let text = format!("{HEADER}{FIRST}{SECOND}{THIRD}LĨNH VỰC Y TẾ\n{FOURTH}");
        assert_eq!(column(&text, 1)[2..4], ["Tổ chức tập huấn", "LĨNH VỰC Y TẾ"]);
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
