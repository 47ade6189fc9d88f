//! Cells that a bar ends, as the converters of web pages write a table: «TT | Nội dung | Chủ trì |», a cell a line with
//! the bar behind it, or the bar on a line of its own.
//!
//! Three things are read here: tables with a row a line ([`rows`]), tables whose bars say where a cell ends and not where
//! a row does ([`stream`]), and letterheads ([`letterhead`]). Any other such bar is a trace of a layout: it parts
//! paragraphs and goes. What was read is said once a document, with [`Code::BarsRead`].

mod letterhead;
mod pieces;
mod rows;
mod stream;

use std::collections::VecDeque;

use model::{Block, Code, Diagnostic, Paragraph, Region};
use normalize::Looks;

use super::line::Line;
use super::pipes;
use pieces::{Piece, Place};

/// What lines with bars came to.
pub(super) struct Found {
    /// Index of the first line, and how many it takes.
    pub at: usize,
    pub taken: usize,
    pub blocks: Vec<Block>,
}

/// What was read in the lines of a text, in their order.
#[derive(Default)]
pub(super) struct Bars {
    found: VecDeque<Found>,
    /// Bars that neither a table nor a letterhead holds.
    left_out: usize,
}

impl Bars {
    /// Reads the lines, and takes the bars off the ends of those that belong to nothing.
    pub(super) fn read(lines: &mut [Line<'_>]) -> Self {
        let mut bars = Self::default();
        // Nearly every text has none.
        if !lines.iter().any(|line| line.looks.has_bars()) {
            return bars;
        }
        let mut at = 0;
        let mut behind = 0; // first line behind what was found last
        while at < lines.len() {
            // A table of Markdown keeps its bars, whether its rows begin with one or not.
            if lines.get(at + 1).is_some_and(pipes::is_rule)
                && lines.get(at).is_some_and(|l| l.looks.has_bars())
            {
                at += lines.iter().skip(at).take_while(|line| line.looks.has_bars()).count();
                continue;
            }
            if let Some(found) = found_at(lines, at, behind) {
                at = found.at + found.taken.max(1);
                behind = at;
                bars.found.push_back(found);
                continue;
            }
            bars.left_out += lines.get_mut(at).map_or(0, strip);
            at += 1;
        }
        bars
    }

    /// The line at which the next begins.
    pub(super) fn next_at(&self) -> Option<usize> {
        self.found.front().map(|found| found.at)
    }

    /// What begins at a line. What began above it, in the middle of a table with tabs, was read with that.
    pub(super) fn take(&mut self, at: usize) -> Option<Found> {
        while self.found.front().is_some_and(|found| found.at < at) {
            self.found.pop_front();
        }
        self.found.front().filter(|found| found.at == at)?;
        self.found.pop_front()
    }

    /// What is to be said of them, if there were any.
    pub(super) fn note(&self) -> Option<Diagnostic> {
        let parts = self.found.len();
        let say = || Diagnostic::new(Code::BarsRead, &[&parts.to_string(), &self.left_out.to_string()]);
        (parts + self.left_out > 0).then(say)
    }
}

/// What begins at a line; nothing before `behind` belongs to it.
fn found_at(lines: &[Line<'_>], at: usize, behind: usize) -> Option<Found> {
    let line = lines.get(at)?;
    if line.looks.has_bars()
        && let Some(found) = rows::table(lines, at)
    {
        return Some(found);
    }
    stream::table(lines, at).or_else(|| letterhead::read(lines, at, at == behind))
}

/// Whether a bar is all that a line shows.
fn is_bar(line: &Line<'_>) -> bool {
    line.looks.has_bars() && line.text.trim() == "|"
}

/// Whether a line ends with a bar, and does not begin with one as a row of Markdown does.
fn is_ended(line: &Line<'_>) -> bool {
    line.looks.has_bars() && {
        let text = line.text.trim();
        text.ends_with('|') && !text.ends_with("\\|") && !text.starts_with('|')
    }
}

/// Takes the bar off the end of a line, where a blank stands before it; how many went. «|x|» is a sign of mathematics.
fn strip(line: &mut Line<'_>) -> usize {
    let ended = is_ended(line).then(|| line.text.trim_end().strip_suffix('|')).flatten();
    let ended = ended.filter(|text| text.ends_with(char::is_whitespace));
    let Some(text) = ended.or_else(|| is_bar(line).then_some("")) else { return 0 };
    line.text = text.trim_end();
    line.looks = Looks::of(line.text);
    1
}

/// What follows the last bar of a table or letterhead on its line.
fn rest_of_line(lines: &[Line<'_>], place: Place) -> Option<Block> {
    let line = lines.get(place.line).filter(|_| place.byte > 0)?;
    paragraph(line.text.get(place.byte..)?, line.number)
}

fn paragraph(text: &str, line: u32) -> Option<Block> {
    let text = crate::clean_lines(text.trim());
    let regions = vec![Region::on_lines(line, line)];
    (!text.is_empty()).then(|| Block::Paragraph(Paragraph { text, regions, ..Paragraph::default() }))
}

/// A paragraph for every line of a piece.
fn paragraphs(piece: &Piece) -> impl Iterator<Item = Block> {
    let region = Region::on_lines(piece.first, piece.last);
    piece.text.split('\n').filter(|line| !line.is_empty()).map(move |line| {
        Block::Paragraph(Paragraph {
            text: line.to_owned(),
            regions: vec![region.clone()],
            ..Paragraph::default()
        })
    })
}

#[cfg(test)]
mod tests {
    use model::Content;

    use super::*;

    /// Rows of the tables, and paragraphs.
    fn read(text: &str) -> (Vec<Vec<String>>, Vec<String>) {
        let reading = crate::text::read(text.as_bytes(), &crate::ReadSettings::default()).expect("text");
        let Content::Blocks(blocks) = reading.content else { unreachable!() };
        let (mut rows, mut lines) = (Vec::new(), Vec::new());
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => lines.push(paragraph.text),
                Block::Fragment(fragment) => {
                    rows.extend(
                        fragment.rows.iter().map(|r| r.cells.iter().map(|c| c.text.clone()).collect()),
                    );
                }
            }
        }
        (rows, lines)
    }

    fn check(text: &str, rows: &[&[&str]], lines: &[&str]) {
        let (seen, left) = read(text);
        let seen: Vec<Vec<&str>> = seen.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        assert_eq!(seen, rows, "{text}");
        assert_eq!(left, lines, "{text}");
    }

    #[test]
    fn a_row_a_line() {
        let head: &[&str] = &["TT", "Nội dung", "Chủ trì"];
        check(
            "Bảng:\nTT | Nội dung | Chủ trì |\n1 | Họp | Sở A |\n| cơ sở | |\nHết",
            &[head, &["1", "Họp", "Sở A"], &["", "cơ sở", ""]],
            &["Bảng:", "Hết"],
        );
        // A signature is a row, whatever its cells; two cells a row are no table of tasks otherwise.
        check("Nơi nhận: | TM. UBND |\nHết", &[&["Nơi nhận:", "TM. UBND"]], &["Hết"]);
        check("Mục | Trang |\nMột | 2 |", &[], &["Mục | Trang", "Một | 2"]);
        check("Xem trang | cổng", &[], &["Xem trang | cổng"]);
        check("Sai số |x|\nHết |", &[], &["Sai số |x|", "Hết"]);
        check("A | B |\nC | D |\nE | F |", &[], &["A | B", "C | D", "E | F"]);
        let bare = "TT | Việc | Ai |\n---|---|---|\n1 | Họp | Sở A |\n2 | Hỏi | Sở B |";
        check(bare, &[&["TT", "Việc", "Ai"], &["1", "Họp", "Sở A"], &["2", "Hỏi", "Sở B"]], &[]);
        // A table of Markdown stays one.
        check("| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |", &[&["A", "B", "C"], &["1", "2", "3"]], &[]);
    }

    #[test]
    fn a_cell_a_line() {
        let head: &[&str] = &["Số TT", "Nội dung", "Chủ trì", "Hạn"];
        let text =
            |end: &str| {
                [
                    "Số\nTT",
                    "Nội dung",
                    "Chủ trì",
                    "Hạn",
                    "NHIỆM VỤ CHUNG",
                    "1",
                    "Rà soát\nhồ sơ",
                    "Sở A",
                    "",
                    "-",
                    "Báo cáo",
                    "",
                    "2026",
                ]
                .map(|cell| {
                    if end == "\n|\n" && cell.is_empty() { "|\n".to_owned() } else { format!("{cell}{end}") }
                })
                .concat()
            };
        let rows: &[&[&str]] =
            &[head, &["NHIỆM VỤ CHUNG"], &["1", "Rà soát hồ sơ", "Sở A", ""], &["-", "Báo cáo", "", "2026"]];
        for end in ["\n|\n", " |\n", " | "] {
            check(&format!("{}II. TỔ CHỨC", text(end)), rows, &["II. TỔ CHỨC"]);
        }
    }

    #[test]
    fn a_bar_before_each_row() {
        let text = "|\nTT |\nViệc |\nChủ trì |\n|\nI |\nCHUNG |\n|\n1 |\nHọp |\n|\n|\n2 |\nHỏi |\nSở B |\n|\nTM. UBND |\n";
        let rows: &[&[&str]] =
            &[&["TT", "Việc", "Chủ trì"], &["I", "CHUNG"], &["1", "Họp", ""], &["2", "Hỏi", "Sở B"]];
        check(text, rows, &["TM. UBND"]);
        // A header of two levels.
        let text = "TT |\nViệc |\nĐơn vị |\nHạn |\n|\nChủ trì |\nPhối hợp |\n|\n1 |\nHọp |\nSở A |\nSở B |\nQuý I |\n|\n2 |\nHỏi |\nSở B |\n|\nQuý II |\n";
        let rows: &[&[&str]] = &[
            &["TT", "Việc", "Đơn vị", "Hạn"],
            &["Chủ trì", "Phối hợp"],
            &["1", "Họp", "Sở A", "Sở B", "Quý I"],
            &["2", "Hỏi", "Sở B", "", "Quý II"],
        ];
        check(text, rows, &[]);
    }

    #[test]
    fn a_number_merged_down_over_rows() {
        let cells = ["TT", "Việc", "Ai", "1", "Họp", "Sở A", "2", "Lập", "Sở B", "Hỏi", "", "Xem", "Sở D"];
        let rows: &[&[&str]] = &[
            &["TT", "Việc", "Ai"],
            &["1", "Họp", "Sở A"],
            &["2", "Lập", "Sở B"],
            &["Hỏi", ""],
            &["Xem", "Sở D"],
            &["3", "Báo", "Sở E"],
        ];
        let text = |tail: &str| cells.map(|cell| format!("{cell}\n|\n")).concat() + tail;
        check(&text("3\n|\nBáo\n|\nSở E\n|\n"), rows, &[]);
        // A cell is left over, or no number follows: how many rows there are is open.
        let lines = ["Hỏi", "Xem", "Sở D", "cơ sở", "3", "Báo", "Sở E"];
        check(&text("cơ sở\n|\n3\n|\nBáo\n|\nSở E\n|\n"), &rows[..3], &lines);
        check(&text(""), &rows[..3], &lines[..3]);
    }

    #[test]
    fn cells_without_rows_stay_lines() {
        // The numbers do not stand where the header asks for them.
        let text =
            "TT\n|\nViệc\n|\nChủ trì\n|\nHạn\n|\nGhi chú\n|\n1\n|\nHọp\n|\nSở A\n|\n2\n|\nHỏi\n|\nSở B\n|\n";
        let lines = ["TT", "Việc", "Chủ trì", "Hạn", "Ghi chú", "1", "Họp", "Sở A", "2", "Hỏi", "Sở B"];
        check(text, &[], &lines);
    }

    #[test]
    fn no_word_is_lost_and_none_comes_twice() {
        const PARTS: [&str; 12] = [
            "|",
            " |",
            "TT",
            "1",
            "2",
            "1.1",
            "Sở",
            "\t",
            "\n",
            "\n",
            "\n|\n",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        ];
        let mut state = 1_u32;
        for _ in 0..1000 {
            let mut text = String::new();
            for _ in 0..60 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text.push_str(PARTS[(state >> 16) as usize % PARTS.len()]);
                text.push(' ');
            }
            let (rows, lines) = read(&text);
            let words = |text: &str| -> Vec<String> {
                let mut words: Vec<String> =
                    text.split([' ', '\n', '\t', '|']).filter(|w| !w.is_empty()).map(str::to_owned).collect();
                words.sort();
                words
            };
            let seen: Vec<String> = rows.into_iter().flatten().chain(lines).collect();
            assert_eq!(words(&seen.join(" ")), words(&text), "{text}");
        }
    }

    #[test]
    fn what_was_read_is_said() {
        let note =
            |text: &str| Bars::read(&mut crate::text::line::split(text)).note().map(|note| note.message);
        let said = note("TT | A | B |\n1 | x | y |\n\nMục lục |\n|\n");
        assert!(
            said.as_deref().is_some_and(|said| said.contains("1 tables") && said.contains("2 other")),
            "{said:?}"
        );
        assert_eq!(note("Không có dấu nào"), None);
    }
}
