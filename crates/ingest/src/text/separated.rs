//! Tables as converters write them: a row per line, cells parted by tabs.
//!
//! Shape: the lines of a table stand without a blank line between them; each such run is one fragment, so that a
//! page break (a blank line, a repeated header) parts two. Nothing is interpreted here: header rows stay rows, markup
//! residue stays inside the cells, a row that lies one column off stays so. Only two things are decided: whether tabs
//! mean a table at all, and whether lines are one row that a line break inside a cell has cut.

mod last_cell;
mod meaning;
mod width;

use std::borrow::Cow;

use model::{Cell, Fragment, FragmentOrigin, GridRow, Region};
use normalize::{Looks, trimmed};

pub(super) use self::meaning::{Meaning, meaning};
use self::width::{full, is_spaced};
use super::line::Line;
use super::residue;
use crate::marker;

/// One row: its lines, and its cells as they stand between the tabs.
#[derive(Debug)]
pub(crate) struct Row<'a> {
    first: u32,
    last: u32,
    cells: Vec<Pieces<'a>>,
    /// What its lines look like.
    looks: Looks,
}

/// The lines of a cell; nearly every cell has one.
#[derive(Debug)]
enum Pieces<'a> {
    One(&'a str),
    Many(Vec<&'a str>),
}

impl<'a> Pieces<'a> {
    fn lines(&self) -> &[&'a str] {
        match self {
            Self::One(line) => std::slice::from_ref(line),
            Self::Many(lines) => lines,
        }
    }

    fn push(&mut self, line: &'a str) {
        match self {
            Self::One(first) => *self = Self::Many(vec![first, line]),
            Self::Many(lines) => lines.push(line),
        }
    }
}

impl Row<'_> {
    fn filled(&self) -> impl Iterator<Item = usize> {
        self.cells
            .iter()
            .enumerate()
            .filter(|(_, c)| c.lines().iter().any(|line| !trimmed(line).is_empty()))
            .map(|(i, _)| i)
    }

    fn head(&self) -> &str {
        self.cells.first().and_then(|c| c.lines().first()).map_or("", |s| trimmed(s))
    }
}

/// Fewest tabs of a row of which a line may be a part.
const NARROWEST: u32 = 2;

/// How many leading `lines` make one run of rows: tabbed lines, and lines that a broken cell put between them.
/// The rows come with it.
fn run<'a>(lines: &[Line<'a>]) -> (usize, Vec<Row<'a>>) {
    let spaced = is_spaced(lines);
    let full = if spaced { lines.first().map_or(0, |l| l.tabs) } else { full(lines) };
    let indexed =
        lines.first().is_some_and(|l| is_index_label(l.text.split('\t').next().unwrap_or_default()));
    let mut rows = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at).filter(|l| !(l.opens_page && at > 0)) {
        let rest = lines.get(at..).unwrap_or_default();
        if spaced && line.is_empty() {
            if !rest.get(1).is_some_and(|next| next.is_tabbed() && !next.opens_page) {
                break;
            }
            at += 1;
            continue;
        }
        let taken = match line.tabs {
            0 if at > 0 && !indexed && is_broken_head(rest, full) => 2,
            0 => break,
            tabs if tabs < full => broken_row(rest, full),
            _ => 1,
        };
        let behind = rest.get(taken..).unwrap_or_default();
        // Mostly another row follows.
        let tabless = full >= NARROWEST && behind.first().is_some_and(|next| next.tabs == 0);
        let heads_next = || !indexed && is_broken_head(behind, full) && !last_cell::comes_first(behind);
        let last = rest.get(taken - 1).filter(|last| tabless && last.tabs > 0 && !heads_next());
        let taken = taken + last.map_or(0, |last| last_cell::further(last, behind));
        rows.push(row(lines.get(at..at + taken).unwrap_or_default()));
        at += taken;
    }
    while at > 0 && lines.get(at - 1).is_some_and(Line::is_blank) {
        at -= 1;
        rows.pop();
    }
    (at, rows)
}

/// A row whose first cell a line break has cut, in a table that does not count its rows: «Thứ Hai», «03/11⇥Họp giao
/// ban⇥…». A line in capitals or one with a stop heads what follows.
fn is_broken_head(lines: &[Line<'_>], full: u32) -> bool {
    const LONGEST: usize = 24;
    let [line, next, ..] = lines else { return false };
    let text = line.text.trim();
    let small = text.chars().any(char::is_lowercase);
    let goes_on = next.text.split('\t').next().is_some_and(|head| !head.trim().is_empty());
    full >= NARROWEST
        && next.tabs == full
        && goes_on
        && small
        && text.chars().count() <= LONGEST
        && !text.ends_with(['.', ':', ';'])
        && !marker::opens_item(text)
}

/// Lines of one row that line breaks inside its cells have cut: short lines whose tabs add up to a full row, none of
/// the later ones beginning with a number or an empty cell, as a row of its own would.
fn broken_row(lines: &[Line<'_>], full: u32) -> usize {
    const LONGEST: usize = 12;
    const NARROWEST: u32 = 3;
    let mut sum = lines.first().map_or(0, |l| l.tabs);
    if full < NARROWEST {
        return 1;
    }
    for (n, line) in lines.iter().enumerate().take(LONGEST).skip(1) {
        let head = line.text.split('\t').next().unwrap_or_default().trim();
        sum += line.tabs;
        if head.is_empty() || marker::is_number(head) || line.opens_page || sum > full {
            return 1;
        }
        if sum == full {
            return n + 1;
        }
    }
    1
}

/// What stands between the tabs of a line.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut from = 0;
    let ends = memchr::memchr_iter(b'\t', text.as_bytes()).chain([text.len()]);
    ends.filter_map(move |end| text.get(std::mem::replace(&mut from, end + 1)..end))
}

fn row<'a>(lines: &[Line<'a>]) -> Row<'a> {
    let tabs: u32 = lines.iter().map(|l| l.tabs).sum();
    let mut cells: Vec<Pieces<'a>> = Vec::with_capacity(tabs as usize + 1);
    for line in lines {
        for (i, piece) in parts(line.text).enumerate() {
            match cells.last_mut().filter(|_| i == 0) {
                Some(open) => open.push(piece),
                None => cells.push(Pieces::One(piece)),
            }
        }
    }
    let (first, last) = (lines.first().map_or(0, |l| l.number), lines.last().map_or(0, |l| l.number));
    let looks = lines.iter().fold(Looks::default(), |looks, line| looks.and(line.looks));
    Row { first, last, cells, looks }
}

/// A run of rows that begins at a line.
pub(crate) struct Run<'a> {
    /// Index of its first line, and how many lines it takes.
    pub(crate) at: usize,
    pub(crate) taken: usize,
    pub(crate) rows: Vec<Row<'a>>,
    pub(crate) meaning: Meaning,
}

impl<'a> Run<'a> {
    /// The run at a tabbed line.
    pub(crate) fn at(lines: &[Line<'a>], at: usize) -> Self {
        let (taken, rows) = run(lines.get(at..).unwrap_or_default());
        Self { at, taken, meaning: meaning(&rows), rows }
    }
}

/// The runs of a text, each from the first tabbed line behind the one before.
pub(crate) fn runs<'a>(lines: &[Line<'a>]) -> Vec<Run<'a>> {
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if line.is_tabbed() {
            let run = Run::at(lines, at);
            at += run.taken.max(1);
            runs.push(run);
        } else {
            at += 1;
        }
    }
    runs
}

pub(super) fn is_index_label(head: &str) -> bool {
    ["stt", "tt", "số tt", "s.t.t", "t.t"].contains(&normalize::key(head.trim_matches(['.', '*'])).as_str())
}

/// The grid of a run.
///
/// Blank cells are kept as cells up to `dense` columns; a wider grid (a file of ten thousand tabs a line) keeps only
/// those with text, a missing cell being blank.
pub(crate) fn fragment(rows: &[Row<'_>], dense: usize) -> Fragment {
    let width = rows.iter().map(|r| r.cells.len()).max().unwrap_or_default();
    let rows: Vec<GridRow> = rows.iter().map(|r| grid_row(r, width <= dense)).collect();
    let lines = |r: &GridRow| r.region.lines.unwrap_or_default();
    let [first, _] = rows.first().map(lines).unwrap_or_default();
    let [_, last] = rows.last().map(lines).unwrap_or_default();
    Fragment {
        origin: FragmentOrigin::Separated,
        width: width as u32,
        rows,
        region: Region::on_lines(first, last),
        grid_confidence: 1.0,
        ..Fragment::default()
    }
}

fn grid_row(row: &Row<'_>, keep_blank: bool) -> GridRow {
    let region = Region::on_lines(row.first, row.last);
    let clean = |pieces: &Pieces<'_>| match pieces.lines() {
        [only] if !row.looks.has_quotes() && !row.looks.has_marks() => crate::clean_part(only, row.looks),
        [only] => match unquoted(only) {
            Cow::Borrowed(own) => match residue::without_entities(own) {
                None => crate::clean_part(own, row.looks),
                Some(decoded) => crate::clean_lines(&decoded),
            },
            Cow::Owned(own) => crate::clean_lines(&own),
        },
        many => crate::clean_lines(&unquoted(&many.join("\n"))),
    };
    // A cell is large: the row holds as many as it has, and each is moved once.
    let mut cells = Vec::with_capacity(if keep_blank { row.cells.len() } else { 0 });
    for (column, pieces) in (0..).zip(&row.cells) {
        let text = clean(pieces);
        if keep_blank || !text.is_empty() {
            let mut cell = Cell::new(column, text);
            cell.region.clone_from(&region);
            cells.push(cell);
        }
    }
    GridRow { cells, region, ..GridRow::default() }
}

/// A field as spreadsheets copy it where it holds a line end or a quote: in quotes, each quote inside doubled. Quotes
/// around anything else are the author's.
fn unquoted(text: &str) -> Cow<'_, str> {
    if !text.contains('"') {
        return Cow::Borrowed(text);
    }
    let inner = text.trim().strip_prefix('"').and_then(|t| t.strip_suffix('"'));
    let Some(inner) = inner.filter(|inner| inner.contains(['\n', '"'])) else { return Cow::Borrowed(text) };
    let doubled = inner.matches("\"\"").count() * 2 == inner.matches('"').count();
    if doubled { Cow::Owned(inner.replace("\"\"", "\"")) } else { Cow::Borrowed(text) }
}

/// The texts of blocks that stand side by side: column by column, each line with its number.
pub(crate) fn side_by_side<'a>(rows: &'a [Row<'a>]) -> impl Iterator<Item = (&'a str, u32)> {
    let width = rows.iter().map(|r| r.cells.len()).max().unwrap_or_default();
    let column = move |i: usize| rows.iter().filter_map(move |r| Some((r.cells.get(i)?, r.first)));
    (0..width).flat_map(column).flat_map(|(pieces, line)| pieces.lines().iter().map(move |p| (*p, line)))
}

#[cfg(test)]
mod tests {
    use super::super::line;
    use super::*;

    fn check(text: &str, expected: Meaning) {
        let lines = line::split(text);
        let (taken, rows) = run(&lines);
        assert!(taken > 0, "{text}");
        assert_eq!(meaning(&rows), expected, "{text}");
    }

    #[test]
    fn tells_tables_from_tabs_in_prose() {
        check("STT\tNội dung\tChủ trì\n1\tXây dựng\tSở A", Meaning::Table(3));
        check("4.1\tPhát triển\t\t\t\t", Meaning::Part(6));
        check("\tthành phố\t\t\t\t", Meaning::Part(6));
        check("\tTham mưu xây dựng", Meaning::Prose);
        check("1.\tMục đích\n2.\tYêu cầu\n3.\tNội dung", Meaning::Prose);
        check("TT\tNội dung\n1\tMục đích", Meaning::Table(2));
        check(
            "UBND TỈNH X\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y\tĐộc lập - Tự do - Hạnh phúc",
            Meaning::SideBySide,
        );
    }

    #[test]
    fn quotes_of_spreadsheets_go() {
        let cases = [
            ("\"Lập đề án\nđô thị\"", "Lập đề án\nđô thị"),
            ("\"Đề án \"\"Xanh\"\"\"", "Đề án \"Xanh\""),
            ("\"Đề án\"", "\"Đề án\""),
            ("\"Xanh\" và \"Sạch\"", "\"Xanh\" và \"Sạch\""),
            ("\"\"", "\"\""),
        ];
        for (given, text) in cases {
            assert_eq!(unquoted(given), text);
        }
    }

    #[test]
    fn a_run_is_as_wide_as_its_own_lines() {
        let wide = "TT\tA\tB\tC\tD\tE\tF\n1\tx\tx\tx\tx\tx\tx";
        for (text, taken, rows) in [
            ("Ngày\tHồ sơ\tXã\tSở\n10/3\tSổ\tXã A\tSở B\n11/3\tSách\tXã C\tSở D\nII. NHIỆM VỤ", 3, 3),
            ("Ngày\tHồ sơ\tXã\tSở\n10/3\tSổ\tXã A\tSở B\nPhân công như sau:", 2, 2),
            ("Giờ\tViệc\tAi\n8g00\tVăn nghệ\tĐoàn\n5. Phân công nhiệm vụ", 2, 2),
            // a wide row that line breaks have cut, its head too
            ("TT\tA\tB\tCơ quan\nphối hợp\tD\tE\tF\n1\tx\tx\tSở\nY tế\tx\tx\tx", 4, 2),
        ] {
            let text = format!("{text}\n{wide}");
            let lines = line::split(&text);
            let (seen, found) = run(&lines);
            let own = found.iter().filter(|r| r.first as usize <= taken).count();
            assert_eq!((seen.min(taken), own), (taken, rows), "{text}");
        }
    }

    #[test]
    fn blank_lines_behind_every_row() {
        for (text, taken, rows) in [
            ("TT\tA\tB\n\n1\tx\tx\n\n2\tx\tx\n\n3\tx\tx\n\nVăn bản", 7, 4),
            ("TT\tA\tB\n\n1\tx\tx\n\n2\tx\tx\n\n\nTT\tA\tB", 5, 3),
            ("TT\tA\tB\n\n1\tx\tx\n2\tx\tx\n\n3\tx\tx", 1, 1),
            ("TT\tA\tB\n1\tx\tx\n\nTT\tA\tB\n2\tx\tx", 2, 2),
            // the blank ends of rows are gone
            ("TT\tA\tB\tC\n\nI\tCHUNG\n\n1\tx\tx\tx\n\n2\tx\tx\n\nVăn bản", 7, 4),
            ("TT\tA\tB\n\n1\tx\n\nTT\tA\tB", 1, 1),
            ("TT\tA\tB\n\nGhi chú\tx\n\n1\tx\tx", 1, 1),
        ] {
            let lines = line::split(text);
            let (seen, found) = run(&lines);
            assert_eq!((seen, found.len()), (taken, rows), "{text}");
        }
    }

    #[test]
    fn joins_a_first_cell_that_a_line_break_cut() {
        let text = "Ngày\tNội dung\tChủ trì\nThứ 3\n01/10\tHọp giao ban\tHT\nCả tháng\tBồi dưỡng\tGV";
        let lines = line::split(text);
        let (taken, rows) = run(&lines);
        let heads: Vec<_> = rows.iter().map(|r| r.cells.first().map_or(0, |c| c.lines().len())).collect();
        assert_eq!((taken, heads), (4, vec![1, 2, 1]));
    }

    #[test]
    fn joins_a_row_that_its_cells_line_breaks_cut() {
        let text = "TT\tNội dung\tChủ trì\tHạn\n1\tXây dựng\nkế hoạch\tSở A\t2025\n2\tRà soát\tSở B\t2026";
        let lines = line::split(text);
        let (taken, rows) = run(&lines);
        let fragment = fragment(&rows, 64);
        assert_eq!((taken, fragment.rows.len()), (4, 3));
        let texts: Vec<_> = fragment.rows.iter().map(|r| r.cell(1).map_or("", |c| c.text.as_str())).collect();
        assert_eq!(texts, ["Nội dung", "Xây dựng\nkế hoạch", "Rà soát"]);
    }

    #[test]
    fn a_number_inside_tags_opens_a_row() {
        let text = "TT\tNội dung\tChủ trì\tHạn\n2\tTập huấn\tSở A\n<b>II</b>\t<b>LÀM SẠCH</b>";
        let (taken, rows) = run(&line::split(text));
        assert_eq!((taken, rows.len()), (3, 3));
    }
}
