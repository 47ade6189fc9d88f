//! The lines of a document in reading order, tables that serve layout alone opened up.
//!
//! A letterhead and a signature block are often set as a table of two columns. Those are no tables of data: their cells
//! are read as lines, column by column.

use std::borrow::Cow;
use std::slice;

use model::{Alignment, Block, Cell, Fragment, Paragraph, Region};

use crate::layout_cell;
use crate::repair::without_markup;
use crate::words::{bare, final_stop};

/// A paragraph, or a forced line of one.
/// Text and places are the block's own.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line<'b> {
    /// Index of its block.
    pub(crate) block: usize,
    /// Text with single spaces; a number that the format makes stands in front.
    pub(crate) text: Cow<'b, str>,
    /// Where it stands.
    pub(crate) regions: &'b [Region],
    /// Mostly bold.
    pub(crate) bold: bool,
    /// How it is set.
    pub(crate) alignment: Alignment,
    /// Heading level that the format declares.
    pub(crate) heading: Option<u8>,
    /// Whether its last line fills the measure or touches the page's end.
    pub(crate) runs_on: Option<bool>,
    /// Whether it follows a forced line break inside its block.
    pub(crate) forced: bool,
    /// Lowest of its words' OCR confidences; `None` for text of the file.
    pub(crate) ocr_confidence: Option<f32>,
    /// Whether it stands in a box beside the text.
    pub(crate) boxed: bool,
}

/// What a document is made of, for the reader of prose.
#[derive(Debug, Clone)]
pub(crate) enum Piece<'b> {
    /// A line of text.
    Line(Line<'b>),
    /// A table of data: the index of its block.
    Table(usize),
}

impl Piece<'_> {
    /// Index of its block.
    pub(crate) fn block(&self) -> usize {
        match self {
            Self::Line(line) => line.block,
            Self::Table(block) => *block,
        }
    }
}

/// The pieces of a document, and the blocks that are tables in form only.
pub(crate) fn pieces(blocks: &[Block]) -> (Vec<Piece<'_>>, Vec<usize>) {
    let mut out = Vec::with_capacity(blocks.len());
    let mut layout = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        match block {
            Block::Paragraph(paragraph) => lines(index, paragraph, &mut out),
            Block::Fragment(fragment) if is_layout(fragment) => {
                layout.push(index);
                out.extend(cells(index, fragment).into_iter().map(Piece::Line));
            }
            Block::Fragment(_) => out.push(Piece::Table(index)),
        }
    }
    (out, layout)
}

/// Letterhead, signature and recipients set as a table: few rows, two or three columns, and words that only those have.
pub(crate) fn is_layout(fragment: &Fragment) -> bool {
    if fragment.width > 3 || fragment.rows.len() > 8 {
        return false;
    }
    if fragment.declared_header > 0 {
        return is_layout_in_markdown(fragment);
    }
    let text = |c: &Cell| bare(unmarked(&c.text).trim_start());
    let texts: Vec<String> = fragment.rows.iter().flat_map(|r| &r.cells).map(text).collect();
    let motto = |t: &String| t.contains("cong hoa xa hoi chu nghia") || t.contains("dang cong san viet nam");
    let recipients = |t: &String| t.starts_with("noi nhan");
    let signature = |t: &String| ["tm. ", "kt. ", "tl. ", "tuq. "].iter().any(|s| t.starts_with(s));
    texts.iter().any(motto)
        || texts.iter().any(recipients)
        || (fragment.width <= 2 && texts.iter().any(signature))
}

/// The same in Markdown, which has no table without a header: the first row of any table is declared to be one. There it
/// holds the words itself, and recipients stand behind a colon.
fn is_layout_in_markdown(fragment: &Fragment) -> bool {
    let Some(row) = fragment.rows.first() else { return false };
    let texts: Vec<String> = row.cells.iter().map(|c| bare(unmarked(&c.text).trim_start())).collect();
    let motto = |t: &String| t.contains("cong hoa xa hoi chu nghia") || t.contains("dang cong san viet nam");
    let signing = |t: &String| ["tm. ", "kt. ", "tl. ", "tuq. "].iter().any(|s| t.starts_with(s));
    let recipients = |t: &String| t.starts_with("noi nhan:");
    let signed = texts.iter().any(recipients) || (fragment.width <= 2 && texts.iter().any(signing));
    texts.iter().any(motto) || signed
}

fn lines<'b>(block: usize, paragraph: &'b Paragraph, out: &mut Vec<Piece<'b>>) {
    let mut first = true;
    let mut rest = Some(paragraph.text.as_str());
    while let Some(text) = rest {
        let end = memchr::memchr(b'\n', text.as_bytes());
        let part = end.and_then(|end| text.get(..end)).unwrap_or(text);
        rest = end.and_then(|end| text.get(end + 1..));
        let plain = normalize::single_spaced(part);
        if plain.is_empty() {
            continue;
        }
        let text = match &paragraph.marker {
            Some(marker) if first => Cow::Owned(format!("{marker} {plain}")),
            _ => plain,
        };
        out.push(Piece::Line(Line {
            block,
            text,
            regions: &paragraph.regions,
            bold: paragraph.style.bold,
            alignment: paragraph.alignment,
            heading: paragraph.heading,
            runs_on: paragraph.runs_on,
            forced: !first,
            ocr_confidence: paragraph.ocr_confidence,
            boxed: paragraph.boxed,
        }));
        first = false;
    }
}

fn cells(block: usize, fragment: &Fragment) -> Vec<Line<'_>> {
    let mut cells: Vec<_> = fragment.rows.iter().flat_map(|r| &r.cells).collect();
    // Column by column; the sort is stable, so that rows keep their order.
    cells.sort_by_key(|c| c.column);
    let mut out = Vec::new();
    for cell in cells {
        for part in layout_cell::lines(&cell.text) {
            let text = unmarked(&part);
            if !text.is_empty() {
                out.push(Line {
                    block,
                    text: Cow::Owned(text),
                    regions: slice::from_ref(&cell.region),
                    bold: cell.style.bold || wholly_marked(&part),
                    ocr_confidence: cell.ocr_confidence,
                    ..Line::default()
                });
            }
        }
    }
    out
}

/// Text without the residue of markup, spaces folded. A lone star goes too: its partner stands in another cell.
pub(crate) fn unmarked(text: &str) -> String {
    let plain = without_markup(text).unwrap_or_else(|| text.to_owned());
    normalize::single_spaced(&plain.replace('*', "")).into_owned()
}

/// Whether residue of markup says that the whole text is bold.
fn wholly_marked(text: &str) -> bool {
    let text = text.trim();
    let inner = text.strip_prefix("**").or_else(|| text.strip_prefix("<b>"));
    inner.is_some_and(|t| t.ends_with("**") && t.matches("**").count() == 1 || t.ends_with("</b>"))
}

impl Line<'_> {
    /// Whether its looks are a heading's or a title's: bold, centred or declared.
    pub(crate) fn stands_out(&self) -> bool {
        self.bold || self.alignment == Alignment::Center || self.heading.is_some()
    }

    /// Whether it closes with the sign of a sentence.
    pub(crate) fn closes(&self) -> bool {
        final_stop(&self.text).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::GridRow;

    #[test]
    fn residue_of_markup_goes() {
        let cases = [
            ("**ỦY BAN NHÂN DÂN**", "ỦY BAN NHÂN DÂN"),
            ("thôn Đông Trai (*xã Đông Thọ*) đến", "thôn Đông Trai (xã Đông Thọ) đến"),
            ("<i>Sở  Y tế</i>", "Sở Y tế"),
            ("<p>TM. UBND</p><p>CHỦ TỊCH</p>", "TM. UBND CHỦ TỊCH"),
            ("***Nơi nhận:***", "Nơi nhận:"),
            ("_**Nơi nhận:**_", "Nơi nhận:"),
        ];
        for (given, expected) in cases {
            assert_eq!(unmarked(given), expected);
        }
        assert!(wholly_marked("**CHỦ TỊCH**"));
        assert!(!wholly_marked("**a** và **b**"));
    }

    #[test]
    fn a_declared_header_of_markdown() {
        let motto = "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n**Độc lập - Tự do - Hạnh phúc**";
        for (cells, layout) in [
            (&["**UBND TỈNH CÀ MAU**", motto][..], true),
            (&["ĐẢNG BỘ TỈNH CÀ MAU", "ĐẢNG CỘNG SẢN VIỆT NAM"], true),
            (&["***Nơi nhận:***\n- UBND tỉnh;", "**TM. ỦY BAN NHÂN DÂN**\n**CHỦ TỊCH**"], true),
            (&["", "**KT. GIÁM ĐỐC**\n**PHÓ GIÁM ĐỐC**"], true),
            (&["STT", "Nơi nhận", "Số bản"], false),
            (&["Nơi nhận", "Ngày gửi"], false),
            (&["Nội dung", "Cơ quan chủ trì"], false),
        ] {
            let cells: Vec<Cell> = cells.iter().enumerate().map(|(i, t)| Cell::new(i as u32, *t)).collect();
            let width = cells.len() as u32;
            let rows = vec![GridRow { cells, ..GridRow::default() }];
            let fragment = Fragment { width, rows, declared_header: 1, ..Fragment::default() };
            assert_eq!(is_layout(&fragment), layout, "{:?}", fragment.rows);
        }
    }

    #[test]
    fn a_letterhead_is_no_table() {
        let row = GridRow {
            cells: vec![
                Cell::new(0, "UBND HUYỆN A\nSố: 1/KH-UBND"),
                Cell::new(1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
            ],
            ..GridRow::default()
        };
        let fragment = Fragment { width: 2, rows: vec![row], ..Fragment::default() };
        let blocks = [Block::Fragment(fragment)];
        let (pieces, layout) = pieces(&blocks);
        assert_eq!((pieces.len(), layout), (4, vec![0]));
    }
}
