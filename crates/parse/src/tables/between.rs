//! Short lines that stand between two parts of one table, where the format has no geometry: a section's title that was
//! merged over the columns and lost its tabs, «(tiếp theo)», the running head of a page.
//!
//! The rows behind such a line go on with the table where they have its width, no header of their own, and a first
//! number that the walk of the table expects. A title becomes a row of the table, a running head is left out and named;
//! any other line stays text.

use std::cell::OnceCell;

use grammar::{citation, ordinal, walk::Walk};
use model::{Block, Cell, Code, Diagnostic, Fragment, GridRow, Ordinal, OrdinalStyle, Paragraph};

use super::group::{columns_agree, is_furniture, number};
use super::header::{Header, extra_words, find_header, is_column_numbers};
use super::section_row::is_note;
use crate::annexes::is_body;
use crate::furniture::is_page_number;
use crate::words::{bare, final_stop, is_mostly_upper};

/// Longest line that may stand between, in bytes.
const LONGEST: usize = 240;
/// Most paragraphs that may.
const MOST: usize = 4;

/// Puts the titles of sections that stand between the parts of a table into it, and leaves running heads out.
pub(crate) fn settle(blocks: &mut Vec<Block>, notes: &mut Vec<Diagnostic>) {
    let mut open: Option<Open> = None;
    let mut lines: Vec<usize> = Vec::new();
    let mut gone: Vec<usize> = Vec::new();
    for at in 0..blocks.len() {
        let fragment = match blocks.get(at) {
            Some(Block::Paragraph(paragraph)) => {
                if lines.len() <= MOST && !is_furniture(&paragraph.text) {
                    lines.push(at);
                }
                continue;
            }
            Some(Block::Fragment(fragment)) => fragment,
            None => break,
        };
        let between = std::mem::take(&mut lines);
        let last = open.as_ref().and_then(|open| open.blocks.last().copied());
        let joins = last.and_then(|i| blocks.get(i)).is_some_and(
            |before| matches!(before, Block::Fragment(last) if may_go_on(blocks, last, &between, fragment)),
        );
        let Some(table) = open.as_mut().filter(|_| joins) else {
            open = Some(Open::new(at));
            continue;
        };
        let found = if between.is_empty() { Vec::new() } else { table.judge(blocks, &between, at) };
        let width = fragment.width;
        for (line, kind) in found {
            let Some(Block::Paragraph(paragraph)) = blocks.get(line) else { continue };
            match kind {
                Kind::Title => {
                    let row = title_row(paragraph, width);
                    let Some(Block::Fragment(last)) = last.and_then(|i| blocks.get_mut(i)) else { continue };
                    last.rows.push(row);
                }
                Kind::Running => {
                    let note = Diagnostic::new(Code::FurnitureLeftOut, &[&paragraph.text]);
                    notes.push(match paragraph.regions.first() {
                        Some(region) => note.at(region.clone()),
                        None => note,
                    });
                }
            }
            gone.push(line);
        }
        table.blocks.push(at);
    }
    if gone.is_empty() {
        return;
    }
    let mut at = 0;
    blocks.retain(|_| {
        at += 1;
        gone.binary_search(&(at - 1)).is_err()
    });
}

/// What a line between two parts of a table is, where it is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Heads the rows below it.
    Title,
    /// Comes with the page.
    Running,
}

/// A table that may go on.
struct Open {
    blocks: Vec<usize>,
    /// The numbers of so many of its blocks.
    walk: Walk,
    walked: usize,
    /// Its header, once it was asked for.
    header: OnceCell<Option<Header>>,
    /// The first word of its last title without number: «Tuần 1», «Tuần 2».
    titled: Option<String>,
}

impl Open {
    fn new(block: usize) -> Self {
        Self { blocks: vec![block], walk: Walk::default(), walked: 0, header: OnceCell::new(), titled: None }
    }

    fn judge(&mut self, blocks: &[Block], between: &[usize], next: usize) -> Vec<(usize, Kind)> {
        let fragment = |at: usize| match blocks.get(at) {
            Some(Block::Fragment(fragment)) => Some(fragment),
            Some(Block::Paragraph(_)) | None => None,
        };
        let Some(first) = self.blocks.first().and_then(|&at| fragment(at)) else { return Vec::new() };
        let header = self.header.get_or_init(|| find_header(first));
        let (Some(header), Some(next)) = (header.as_ref(), fragment(next)) else { return Vec::new() };
        for (i, &block) in self.blocks.iter().enumerate().skip(self.walked) {
            let skip = if i == 0 { header.rows } else { 0 };
            for number in fragment(block).iter().flat_map(|f| f.rows.iter().skip(skip)).filter_map(number) {
                let _ = self.walk.take(&number);
            }
        }
        self.walked = self.blocks.len();
        let again = find_header(next);
        if again.as_ref().is_some_and(|again| extra_words(again, header).is_none()) {
            return Vec::new();
        }
        let mut rows = next.rows.iter().skip(again.as_ref().map_or(0, |h| h.rows));
        let Some(first) = rows.find(|row| !is_column_numbers(row)).and_then(number) else {
            return Vec::new();
        };
        let restarts = first.values.as_slice() == [1];
        let goes_on = first.values.last().is_some_and(|v| *v > 1) && self.walk.peek(&first).is_sound();
        let paragraph = |at: &usize| match blocks.get(*at) {
            Some(Block::Paragraph(paragraph)) => Some((*at, paragraph)),
            Some(Block::Fragment(_)) | None => None,
        };
        let above = self.blocks.first().and_then(|&at| blocks.get(..at)).unwrap_or_default();
        let head = if goes_on { opening(above) } else { Vec::new() };
        let running = |p: &Paragraph| goes_on && is_running(&p.text, &head);
        let mut found: Vec<(usize, Kind)> = between
            .iter()
            .filter_map(paragraph)
            .filter(|(_, p)| running(p))
            .map(|(at, _)| (at, Kind::Running))
            .collect();
        let mut others = between.iter().filter_map(paragraph).filter(|(_, p)| !running(p));
        match (others.next(), others.next()) {
            (Some((at, line)), None) if again.is_none() => {
                let title = Title::of(line, restarts);
                let below = title.number.as_ref().filter(|n| {
                    let mut walk = self.walk.clone();
                    walk.take(n).is_sound() && walk.take(&first).is_sound()
                });
                let like = self.titled.is_some() && self.titled == title.first_word;
                let heads = (title.heads || like) && (restarts || goes_on) || below.is_some();
                if title.may_head && heads {
                    if let Some(number) = &title.number {
                        let _ = self.walk.take(number);
                    }
                    self.titled.clone_from(&title.first_word);
                    found.push((at, Kind::Title));
                    found.sort_by_key(|(at, _)| *at);
                }
            }
            // Under a header that is printed again, with a title before it, another table begins.
            (Some(_), _) if again.is_some() => found.clear(),
            (Some(_) | None, _) => {}
        }
        found
    }
}

/// Whether what the blocks of a table leave open allows that a fragment goes on with it: no geometry, the same columns,
/// a few short lines between.
fn may_go_on(blocks: &[Block], last: &Fragment, between: &[usize], next: &Fragment) -> bool {
    let short = |at: &usize| match blocks.get(*at) {
        Some(Block::Paragraph(paragraph)) => paragraph.text.len() <= LONGEST,
        Some(Block::Fragment(_)) | None => false,
    };
    last.width > 2
        && last.edges.is_empty()
        && next.edges.is_empty()
        && between.len() <= MOST
        && last.region.sheet() == next.region.sheet()
        && last.caption == next.caption
        && next.width + 1 >= last.width
        && columns_agree(last, next)
        && between.iter().all(short)
}

/// Whether text between two parts of a table without geometry leaves it whole: a few short lines, no header behind them.
pub(super) fn is_passed_over<'p>(between: impl Iterator<Item = &'p Paragraph>, last: &Fragment) -> bool {
    let mut between = between.take(MOST + 1);
    last.edges.is_empty()
        && last.width > 2
        && between.by_ref().take(MOST).all(|p| p.text.len() <= LONGEST)
        && between.next().is_none()
}

/// A line, as the title of the rows below it.
struct Title {
    /// Its number, where it has one.
    number: Option<Ordinal>,
    /// Whether it is worded as a title.
    may_head: bool,
    /// Its first word, where it has no number.
    first_word: Option<String>,
    /// Whether it heads rows by itself: with the number of a section, in capitals, or where the rows count anew.
    heads: bool,
}

impl Title {
    fn of(line: &Paragraph, restarts: bool) -> Self {
        let text = marked(line);
        let (number, title) = match ordinal::split(text.trim()) {
            Some((number, rest)) => (Some(number), rest),
            None => (None, text.trim()),
        };
        let may_head = title.starts_with(char::is_uppercase)
            && final_stop(title).is_none_or(|stop| stop == ':')
            && !is_note(title)
            && number.as_ref().is_none_or(|n| n.style != OrdinalStyle::Bullet);
        let heads = match &number {
            Some(number) => restarts || number.style.heads_section(),
            None => (restarts || is_mostly_upper(title)) && !says_it_goes_on(title) && !is_symbol(title),
        };
        let first_word = title.split_whitespace().next().filter(|_| number.is_none()).map(bare);
        Self { number, may_head, first_word, heads }
    }
}

/// Whether each line of a text comes with a page: «(tiếp theo)», the name of a body, the document's symbol, a number.
fn is_running(text: &str, head: &[String]) -> bool {
    text.split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .all(|line| is_page_number(line) || says_it_goes_on(line) || is_issuer(line, head) || is_symbol(line))
}

/// «(tiếp theo)», «Phụ lục II (tiếp theo)», «(Tiếp theo trang trước)».
fn says_it_goes_on(line: &str) -> bool {
    const LONGEST: usize = 60;
    let bare = bare(line);
    bare.len() <= LONGEST && (bare.contains("tiep theo") || bare.contains("con tiep")) && {
        let bracketed = line.ends_with(')') && line.contains('(');
        bracketed || bare.split_whitespace().count() <= 4
    }
}

/// The name of a body in capitals, with nothing beside it: one that issues documents, or has issued this one. Any other
/// may head the tasks that it is given.
fn is_issuer(line: &str, head: &[String]) -> bool {
    const ISSUERS: [&str; 9] = [
        "ubnd",
        "uy ban nhan dan",
        "hdnd",
        "hoi dong nhan dan",
        "tinh uy",
        "thanh uy",
        "dang uy",
        "huyen uy",
        "van phong",
    ];
    is_mostly_upper(line) && is_body(line) && {
        let bare = bare(line);
        ISSUERS.iter().any(|issuer| bare.starts_with(issuer)) || head.contains(&bare)
    }
}

/// The lines in bare letters that open the document: its letterhead is among them.
fn opening(blocks: &[Block]) -> Vec<String> {
    const LINES: usize = 12;
    let paragraphs = blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text.as_str()),
        Block::Fragment(_) => None,
    });
    paragraphs.take(LINES).flat_map(|text| text.split('\n')).map(|line| bare(line.trim())).collect()
}

/// «Kế hoạch số 44/KH-UBND», «KH số 44/KH-UBND ngày 02/02/2026».
fn is_symbol(line: &str) -> bool {
    let line = line.trim_start_matches("Số:").trim();
    matches!(citation::find(line).as_slice(), [one] if one.raw.trim().len() + 4 >= line.len())
}

fn marked(paragraph: &Paragraph) -> String {
    let text = paragraph.text.replace('\n', " ");
    match &paragraph.marker {
        Some(marker) => format!("{marker} {text}"),
        None => text,
    }
}

/// A title as a row: one cell over the whole width.
fn title_row(paragraph: &Paragraph, width: u32) -> GridRow {
    let region = paragraph.regions.first().cloned().unwrap_or_default();
    let cell = Cell {
        column_span: width,
        region: region.clone(),
        style: paragraph.style,
        ocr_confidence: paragraph.ocr_confidence,
        ..Cell::new(0, marked(paragraph))
    };
    GridRow { cells: vec![cell], region, ..GridRow::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::fragment;
    use crate::tables::group;

    const HEAD: &str = "TT | Nội dung | Cơ quan chủ trì | Thời gian";

    fn part(rows: &[&str]) -> Block {
        Block::Fragment(fragment(rows))
    }

    /// What becomes of a line between two parts: a title, a running head, text within the table, or text between two.
    fn read(first: &[&str], line: &str, next: &[&str]) -> &'static str {
        let paragraph = Paragraph { text: line.into(), ..Paragraph::default() };
        let mut blocks = vec![part(first), Block::Paragraph(paragraph), part(next)];
        let mut notes = Vec::new();
        settle(&mut blocks, &mut notes);
        let one = group(&blocks, |_| true, |_| 0).len() == 1;
        let titled = matches!(blocks.first(), Some(Block::Fragment(f)) if f.rows.len() > first.len());
        match (one, titled, notes.len()) {
            (true, true, 0) => "title",
            (true, false, 1) => "running",
            (true, false, 0) => "within",
            (false, false, 0) => "apart",
            _ => "?",
        }
    }

    #[test]
    fn lines_between_parts() {
        let to_two = [HEAD, "1 | Xây dựng đề án | Sở A | 6/2026", "2 | Lấy ý kiến | Sở B | 7/2026"];
        let three = ["3 | Khám sức khỏe | Sở C | 8/2026"];
        let one = ["1 | Khám sức khỏe | Sở C | 8/2026"];
        let again = [HEAD, "3 | Khám sức khỏe | Sở C | 8/2026"];
        for (line, next, expected) in [
            ("II. LĨNH VỰC XÃ HỘI", &one[..], "title"),
            ("II. Lĩnh vực xã hội", &three[..], "title"),
            ("LĨNH VỰC XÃ HỘI", &three[..], "title"),
            ("Lĩnh vực xã hội", &one[..], "title"),
            ("SỞ TÀI CHÍNH", &one[..], "title"),
            ("SỞ TÀI CHÍNH", &three[..], "title"),
            ("(tiếp theo)", &three[..], "running"),
            ("Phụ lục I (tiếp theo)", &three[..], "running"),
            ("(Tiếp theo trang trước)", &three[..], "running"),
            ("UBND TỈNH LÀO CAI", &three[..], "running"),
            ("VĂN PHÒNG UBND TỈNH\n2", &three[..], "running"),
            ("Kế hoạch số 44/KH-UBND", &three[..], "running"),
            ("UBND TỈNH LÀO CAI", &again[..], "running"),
            ("Ghi chú: nhiệm vụ thường xuyên", &three[..], "within"),
            ("Lĩnh vực xã hội", &three[..], "within"),
            // another table: its own title above the header, or a count of its own below a sentence
            ("II. LĨNH VỰC XÃ HỘI", &again[..], "apart"),
            ("Các đơn vị thực hiện như sau.", &one[..], "apart"),
            ("Biểu số 2", &one[..], "apart"),
            ("II. LĨNH VỰC XÃ HỘI", &["7 | Khám sức khỏe | Sở C | 8/2026"][..], "apart"),
            ("II. THÀNH PHẦN", &["1 | Giám đốc"][..], "apart"),
        ] {
            assert_eq!(read(&to_two, line, next), expected, "{line} {next:?}");
        }
        assert_eq!(read(&[HEAD], "I. LĨNH VỰC KINH TẾ", &one), "title");
        let weeks = [HEAD, "1 | Họp | Sở A | 6/2026"];
        let line = |text: &str| Block::Paragraph(Paragraph { text: text.into(), ..Paragraph::default() });
        let mut blocks = vec![
            part(&[HEAD]),
            line("Tuần 1 (từ 02/3)"),
            part(&["1 | Họp | Sở A | 6/2026"]),
            line("Tuần 2 (từ 09/3)"),
            part(&["2 | Lấy ý kiến | Sở B | 7/2026"]),
        ];
        settle(&mut blocks, &mut Vec::new());
        assert_eq!(blocks.len(), 3, "weeks");
        assert_eq!(read(&weeks, "Tuần 2 (từ 09/3)", &["2 | Lấy ý kiến | Sở B | 7/2026"]), "within");
        let parted = [HEAD, "1 | Kinh tế | | ", "1.1 | Lập | Sở A | 6/2026", "1.2 | Trình | Sở B | 7/2026"];
        assert_eq!(read(&parted, "2. Nhóm xã hội", &["2.1 | Khám | Sở C | 8/2026"]), "title");
    }
}
