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
use model::{
    Block, Cell, Code, Diagnostic, Fragment, FragmentOrigin, GridRow, Ordinal, OrdinalStyle, Paragraph,
    Region, Role,
};

use crate::outline::torn::asks_for;
use crate::words::is_mostly_upper;
use cut::{Cut, Ends, Torn};
use header::Header;

/// How sure the grid is: a blank cell leaves no line.
const SURE: f32 = 0.8;
/// Rows from which it is believed, and the share of them that must come out whole.
const LEAST_ROWS: usize = 2;
const WHOLE: f32 = 0.8;
/// Rows that are none, from which on no more are tried where they are the most.
const MOST_FAILED: usize = 16;
/// Most lines of a row.
const MOST_LINES: usize = 80;
/// Longest text that may be a number.
const LONGEST_NUMBER: usize = 12;

/// Makes tables of the lines that are one, and says so.
pub(crate) fn settle(blocks: &mut Vec<Block>, notes: &mut Vec<Diagnostic>) {
    let mut at = 0;
    while at < blocks.len() {
        // Some readers set the labels, and each number and its task, on one line.
        let parted = Parted::of(blocks, at);
        let (lines, first) = parted.as_ref().map_or((blocks.as_slice(), at), |parted| (&parted.lines, 0));
        if let Some(Found { end, fragment, unsure, pages }) = table(lines, first) {
            for text in pages.iter().filter_map(|&page| line(lines, page)) {
                notes.push(Diagnostic::new(Code::FurnitureLeftOut, &[text]));
            }
            let counts = [fragment.rows.len(), unsure].map(|count| count.to_string());
            let note = Diagnostic::new(Code::LinesTabled, &[&counts[0], &counts[1]]);
            notes.push(note.at(fragment.region.clone()));
            let end = parted.as_ref().map_or(end, |parted| parted.behind(end));
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
    /// Whether a page ends before it, so that it may go on from there.
    above: bool,
}

/// The lines from a block on, those parted that hold a label or a number and more.
struct Parted {
    lines: Vec<Block>,
    /// The block that each is of.
    origins: Vec<usize>,
}

impl Parted {
    /// Only where the first line holds the label of the numbers and others.
    fn of(blocks: &[Block], at: usize) -> Option<Self> {
        const MOST: usize = 1 << 14;
        let (label, rest) = line(blocks, at)?.split_once(' ')?;
        if !header::is_number_label(label) || !rest.starts_with(char::is_uppercase) {
            return None;
        }
        let mut parted = Self { lines: Vec::new(), origins: Vec::new() };
        let mut in_header = true;
        for at in at..blocks.len().min(at + MOST) {
            let Some((text, own)) = line(blocks, at).zip(paragraph(blocks, at)) else { break };
            let parts = match numbered(text) {
                Some((number, task)) => {
                    in_header = false;
                    vec![number, task]
                }
                None if parted.lines.is_empty() => [vec![label], header::labels(rest)].concat(),
                // The numbers of the columns.
                None if text.split(' ').all(|word| word.parse::<u8>().is_ok()) => text.split(' ').collect(),
                None if in_header => header::labels(text),
                None => vec![text],
            };
            for part in parts {
                parted.lines.push(Block::Paragraph(Paragraph { text: part.to_owned(), ..own.clone() }));
                parted.origins.push(at);
            }
        }
        Some(parted)
    }

    /// The block behind a line.
    fn behind(&self, end: usize) -> usize {
        self.origins.get(end - 1).map_or(0, |at| at + 1)
    }
}

/// A number and what begins with a capital behind it; a Roman one stands before a title in capitals.
fn numbered(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.split_once(' ')?;
    let number = Some(first).filter(|first| first.len() <= LONGEST_NUMBER).and_then(ordinal::read)?;
    let roman = number.style == OrdinalStyle::Roman;
    let fits = if roman { is_mostly_upper(rest) } else { rest.starts_with(char::is_uppercase) };
    (fits && number.style != OrdinalStyle::Bullet).then_some((first, rest))
}

/// What was found at a block.
struct Found {
    /// The block behind it.
    end: usize,
    fragment: Fragment,
    /// How many rows could be cut in another way.
    unsure: usize,
    /// Blocks in it that are numbers of pages.
    pages: Vec<usize>,
}

/// The table whose header begins at a block.
fn table(blocks: &[Block], at: usize) -> Option<Found> {
    let header = Header::read(blocks, at)?;
    let Rows { ends, found: mut rows, pages, .. } = Rows::read(blocks, &header);
    let text = |row: &Row| row.lines.iter().filter_map(|&at| line(blocks, at)).collect::<Vec<&str>>();
    let last = rows.len().checked_sub(1)?;
    let mut cuts: Vec<Cut> = Vec::with_capacity(rows.len());
    let mut failed = 0;
    for (index, row) in rows.iter().enumerate() {
        let lines = text(row);
        let cut = if index == last {
            ends.cut_last(&lines, &cuts)?
        } else {
            ends.cut(
                &lines,
                Torn { above: row.above, below: rows.get(index + 1).is_some_and(|next| next.above) },
            )?
        };
        // Enough of them are no rows.
        failed += usize::from(cut.filled() > 1 && !cut.is_whole);
        if failed > MOST_FAILED && failed * 2 > index {
            return None;
        }
        cuts.push(cut);
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
    Some(Found { end, fragment, unsure, pages: pages.into_iter().filter(|&page| page < end).collect() })
}

/// The rows behind a header, as far as its numbers walk, and the lines among them that are numbers of pages.
struct Rows<'a> {
    blocks: &'a [Block],
    header: &'a Header,
    ends: Ends<'a>,
    walk: Walk,
    found: Vec<Row>,
    pages: Vec<usize>,
}

impl<'a> Rows<'a> {
    fn read(blocks: &'a [Block], header: &'a Header) -> Self {
        let ends = Ends::of(&header.roles);
        let mut rows =
            Self { blocks, header, ends, walk: Walk::default(), found: Vec::new(), pages: Vec::new() };
        let mut at = header.end;
        while let Some(text) = line(blocks, at) {
            if let Some(behind) = rows.header.again(blocks, at) {
                if !rows.turn_page(behind) {
                    break;
                }
                at = behind;
                continue;
            }
            if rows.ends_at(text, at) || !rows.take(text, at) {
                break;
            }
            at += 1;
        }
        // A number at the end is that of the page.
        while rows.found.last().is_some_and(|row| row.lines.is_empty()) {
            rows.found.pop();
        }
        rows.found.retain(|row| row.number.is_some() || !row.lines.is_empty());
        rows
    }

    fn text(&self, at: usize) -> &'a str {
        line(self.blocks, at).unwrap_or_default()
    }

    fn texts(&self, row: &Row) -> Vec<&'a str> {
        row.lines.iter().map(|&at| self.text(at)).collect()
    }

    /// Whether the lines of a row make all of its cells.
    fn is_whole(&self, row: &Row) -> bool {
        self.ends.cut(&self.texts(row), Torn::default()).is_some_and(|cut| cut.is_whole)
    }

    /// Goes on behind a header that is printed again; another table begins there where its numbers begin anew.
    fn turn_page(&mut self, behind: usize) -> bool {
        let next = line(self.blocks, behind).unwrap_or_default();
        if header::is_first_number(next) && self.follows(next).is_none() {
            return false;
        }
        // What stands before the header by itself is the number of the page.
        match self.found.last_mut() {
            Some(row) if row.lines.last().is_some_and(|&at| is_page_number(self.blocks, at)) => {
                self.pages.extend(row.lines.pop());
            }
            Some(row) if row.lines.is_empty() => {
                self.pages.extend(row.number);
                self.found.pop();
                self.walk = self.walked();
            }
            _ => {}
        }
        self.found.push(Row { above: true, ..Row::default() });
        true
    }

    /// The walk up to the last row.
    fn walked(&self) -> Walk {
        let mut walk = Walk::default();
        for number in self.found.iter().filter_map(|row| ordinal::read(self.text(row.number?))) {
            walk.take(&number);
        }
        walk
    }

    /// The number that a line is, if it may stand next.
    fn follows(&self, text: &str) -> Option<Ordinal> {
        let number = Some(text).filter(|text| text.len() <= LONGEST_NUMBER).and_then(ordinal::read)?;
        (number.style != OrdinalStyle::Bullet && self.walk.peek(&number).is_sound()).then_some(number)
    }

    /// Takes a line into the table; false where it belongs to none.
    fn take(&mut self, text: &str, at: usize) -> bool {
        if let Some(number) = self.follows(text) {
            self.walk.take(&number);
            self.found.push(Row { number: Some(at), ..Row::default() });
            return true;
        }
        if self.is_printed_again(text) {
            self.begin_anew(at);
            return true;
        }
        let title = is_mostly_upper(text) && text.len() > LONGEST_NUMBER && ordinal::read(text).is_none();
        if title && self.found.last().is_some_and(|row| self.is_whole(row)) {
            self.found.push(Row { lines: vec![at], ..Row::default() });
            return true;
        }
        match self.found.last_mut() {
            Some(row) if row.lines.len() < MOST_LINES => {
                row.lines.push(at);
                true
            }
            _ => false,
        }
    }

    /// Whether the last row has this number, and what stands behind it there is no row: the number was that of a page, or a
    /// cell of the row before.
    fn is_printed_again(&self, text: &str) -> bool {
        let [.., before, last] = self.found.as_slice() else { return false };
        if last.number.is_none_or(|at| self.text(at) != text) {
            return false;
        }
        let small = last.lines.first().is_some_and(|&at| self.text(at).starts_with(char::is_lowercase));
        let lines = before.lines.iter().chain(&last.lines).copied().collect();
        let both = || Row { number: before.number, lines, ..Row::default() };
        last.lines.is_empty() || small || !self.is_whole(before) && self.is_whole(&both())
    }

    /// Gives the lines of the last row back to the one before, and begins it at another line.
    fn begin_anew(&mut self, at: usize) {
        let Some(Row { number, lines, .. }) = self.found.pop() else { return };
        let typed = self.header.roles.last().is_some_and(|role| is_of_bodies(role) || is_of_times(role));
        // A number may be a cell where the last column is of any kind.
        let cell = lines.is_empty() && !typed;
        if let Some(before) = self.found.last_mut() {
            before.lines.extend(number.filter(|_| cell));
            before.lines.extend(lines);
        }
        self.pages.extend(number.filter(|_| !cell));
        self.found.push(Row { number: Some(at), ..Row::default() });
    }

    /// Whether a line stands behind the table and in none.
    fn ends_at(&self, text: &str, at: usize) -> bool {
        const BEHIND: [&str; 8] =
            ["Nơi nhận:", "Ghi chú:", "PHỤ LỤC", "BIỂU SỐ", "Biểu số", "Mẫu số", "TM.", "KT."];
        let alone = matches!(text, "Nơi nhận" | "Ghi chú");
        let opens = alone || BEHIND.iter().any(|words| text.starts_with(words));
        opens && !at.checked_sub(1).is_some_and(|before| asks_for(self.text(before), text))
    }
}

/// Whether a line is nothing but a number as pages have it.
fn is_page_number(blocks: &[Block], at: usize) -> bool {
    line(blocks, at).is_some_and(|text| text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit()))
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
