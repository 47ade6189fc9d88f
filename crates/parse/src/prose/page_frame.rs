//! What a portal sets above the letterhead of a document that it shows: the title of the page, with the kind of the document
//! or a table of its properties («Số hiệu», «Ngày ban hành», «Người ký»). They are kept in the body as they stand; the head
//! begins with the letterhead.

use std::mem;

use grammar::party;
use model::Block;

use super::part::{Part, Placement};
use super::{line, paragraph, part};
use crate::header::{kind, letterhead, number};
use crate::lines::Piece;
use crate::words::{bare, is_upper};

/// Takes the pieces of the frame out.
pub(super) fn set_apart<'b>(pieces: &mut Vec<Piece<'b>>, blocks: &[Block]) -> Vec<Piece<'b>> {
    /// Lines above the table, and between it and the motto.
    const ABOVE: usize = 6;
    const BETWEEN: usize = 8;
    let is_table = |piece: &Piece<'_>| line(piece).is_none();
    let is_motto =
        |piece: &Piece<'_>| line(piece).is_some_and(|line| letterhead::is_motto(&bare(&line.text)));
    let Some(table) = pieces.iter().take(ABOVE + 1).position(is_table) else { return titles(pieces) };
    let (above, below) = pieces.split_at(table + 1);
    let near = below.iter().take(BETWEEN);
    let headed = near.clone().take_while(|piece| !is_table(piece)).any(is_motto);
    let properties = above.last().and_then(|piece| blocks.get(piece.block())).is_some_and(tells_properties);
    let own = |piece: &Piece<'_>| line(piece).is_some_and(|line| number::read(&line.text).is_some());
    if above.iter().any(is_motto) || above.iter().any(own) || !headed || !properties {
        return Vec::new();
    }
    let rest = pieces.split_off(table + 1);
    mem::replace(pieces, rest)
}

/// Whether a table tells number, kind and day of a document, as the pages of portals do, and no more.
fn tells_properties(block: &Block) -> bool {
    const LABELS: [&str; 12] = [
        "so hieu",
        "so ky hieu",
        "loai van ban",
        "noi ban hanh",
        "co quan ban hanh",
        "ngay ban hanh",
        "ngay hieu luc",
        "ngay co hieu luc",
        "nguoi ky",
        "linh vuc",
        "tinh trang",
        "trich yeu",
    ];
    let Block::Fragment(table) = block else { return false };
    let labels = |row: &model::GridRow| {
        row.cells.iter().any(|cell| LABELS.contains(&bare(&cell.text).trim_end_matches([':', ' '])))
    };
    table.rows.len() >= 2 && table.rows.iter().filter(|row| labels(row)).count() * 2 >= table.rows.len()
}

/// Takes out the lines of a title of the page that names the kind, «QUYẾT ĐỊNH», «Về việc ban hành …», where a letterhead
/// and the kind come below it.
fn titles<'b>(pieces: &mut Vec<Piece<'b>>) -> Vec<Piece<'b>> {
    /// Lines among which all three stand.
    const NEAR: usize = 20;
    /// Lines of such a title.
    const LINES: usize = 4;
    let text = |at: usize| pieces.get(at).and_then(line).map(|line| line.text.as_ref());
    let names_kind = |at: &usize| text(*at).is_some_and(|text| kind::read(text).is_some());
    let Some(first) = (0..2).find(names_kind) else { return Vec::new() };
    let code = |at: usize| text(at).and_then(kind::read).map(|(code, ..)| code);
    let motto = (first + 1..NEAR).find(|&at| text(at).is_some_and(|text| letterhead::is_motto(&bare(text))));
    let Some(motto) = motto.filter(|&motto| (motto + 1..NEAR).find_map(code) == code(first)) else {
        return Vec::new();
    };
    let names_body = |text: &str| is_upper(text) && party::head(text).is_some();
    let issuer = (first + 1..motto).find(|&at| text(at).is_some_and(names_body));
    let numbered = (0..motto).any(|at| text(at).is_some_and(|text| number::read(text).is_some()));
    let Some(issuer) = issuer.filter(|at| *at <= LINES && !numbered) else { return Vec::new() };
    let rest = pieces.split_off(issuer);
    mem::replace(pieces, rest)
}

/// Puts them back: its lines first in the body, its table above all others.
pub(super) fn put_back(frame: &[Piece<'_>], parts: &mut [Part], title: Option<&str>) {
    let Some(part) = parts.first_mut().filter(|_| !frame.is_empty()) else { return };
    let lines = frame.iter().filter_map(line).map(paragraph);
    match part.nodes.first_mut().filter(|(_, node)| node.path.is_empty() && node.parent.is_none()) {
        Some((_, root)) if root.id == part.id => {
            root.paragraphs.splice(0..0, lines);
        }
        _ => {
            let root = part::root(&part.id, title, lines.collect());
            part.nodes.insert(0, (part.first_block, root));
        }
    }
    let tables = frame.iter().filter_map(|piece| match piece {
        Piece::Table(block) => Some(Placement { block: *block, ..Placement::default() }),
        Piece::Line(_) => None,
    });
    part.tables.splice(0..0, tables);
}

#[cfg(test)]
mod tests {
    use model::Block;

    /// Number and issuer of a plan, and the paragraphs of its body.
    fn read(above: &[&str], table: bool) -> (Option<String>, Option<String>, Vec<String>) {
        const PLAN: [&str; 7] = [
            "ỦY BAN NHÂN DÂN",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Số: 49/KH-UBND",
            "KẾ HOẠCH",
            "PHÁT TRIỂN Y TẾ CƠ SỞ",
            "ỦY BAN NHÂN DÂN TỈNH SƠN LA",
            "Căn cứ Luật Khám bệnh, chữa bệnh;",
        ];
        let line = |text: &&str| {
            Block::Paragraph(model::Paragraph { text: (*text).into(), ..model::Paragraph::default() })
        };
        let mut blocks: Vec<Block> = above.iter().map(line).collect();
        if table {
            let rows = ["Số hiệu | 49/KH-UBND", "Người ký | Nguyễn Văn An", "Lĩnh vực | Y tế"];
            blocks.push(Block::Fragment(crate::samples::fragment(&rows)));
        }
        blocks.extend(PLAN.iter().map(line));
        let parsed = crate::parse(blocks, &crate::ParseSettings::default()).value;
        assert_eq!(parsed.tables.len(), usize::from(table));
        let paragraphs = parsed.outline.iter().flat_map(|node| &node.paragraphs);
        let (document, paragraphs) = (parsed.document, paragraphs.map(|p| p.text.clone()).collect());
        (document.symbol, document.issuer.map(|issuer| issuer.name.to_string()), paragraphs)
    }

    #[test]
    fn the_head_begins_with_the_letterhead() {
        let [own, ground] = ["ỦY BAN NHÂN DÂN TỈNH SƠN LA", "Căn cứ Luật Khám bệnh, chữa bệnh;"];
        let head = |read: (Option<String>, Option<String>, Vec<String>)| {
            assert_eq!(read.0.as_deref(), Some("49/KH-UBND"));
            assert_eq!(read.1.as_deref(), Some("Ủy ban nhân dân tỉnh Sơn La"));
            read.2
        };
        assert_eq!(head(read(&[], false)), [own, ground]);
        let title = "Kế hoạch 49/KH-UBND năm 2018 phát triển y tế";
        assert_eq!(head(read(&[title], true)), [title, own, ground]);
        let lines = ["KẾ HOẠCH", "Về phát triển y tế"];
        assert_eq!(head(read(&lines, false)), [lines[0], lines[1], own, ground]);
    }
}
