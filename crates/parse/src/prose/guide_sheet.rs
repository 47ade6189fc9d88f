//! Sheets of a workbook that say how its tables are to be filled in («Hướng dẫn nhập liệu», «HDSD») or what is short for
//! what: they stand in front of the plan or behind it and are no part of it. Their lines are kept under a heading of
//! their own; they give the document no kind and no title, and assign nothing.

use std::mem;

use model::{Block, Fragment, Node, Region};

use super::{Part, Placement, line, paragraph, part};
use crate::annexes;
use crate::header::{kind, letterhead, number};
use crate::lines::{Line, Piece};
use crate::tables;
use crate::words::bare;

/// The pieces of such a sheet.
#[derive(Debug)]
pub(super) struct Guide<'b> {
    block: usize,
    lines: Vec<Line<'b>>,
    tables: Vec<usize>,
}

/// Takes the guides out of the pieces of a workbook in which other sheets hold tables.
pub(super) fn set_apart<'b>(pieces: &mut Vec<Piece<'b>>, blocks: &'b [Block]) -> Vec<Guide<'b>> {
    let sheet = |piece: &Piece<'b>| match piece {
        Piece::Line(line) => line.regions.first().and_then(Region::sheet),
        Piece::Table(block) => fragment(blocks, *block).and_then(|f| f.region.sheet()),
    };
    let first = pieces.first().and_then(sheet);
    if first.is_none() || pieces.last().and_then(sheet) == first {
        return Vec::new();
    }
    let parts: Vec<&[Piece<'b>]> = pieces.chunk_by(|a, b| sheet(a) == sheet(b)).collect();
    let guides: Vec<bool> =
        parts.iter().map(|part| is_guide(part.first().and_then(sheet), part, blocks)).collect();
    let plan = parts.iter().zip(&guides).any(|(part, guide)| !guide && part.iter().any(is_table));
    if !plan || !guides.contains(&true) {
        return Vec::new();
    }
    let sizes: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let mut rest = mem::take(pieces).into_iter();
    let mut out = Vec::new();
    for (size, guide) in sizes.into_iter().zip(guides) {
        let part: Vec<Piece<'b>> = rest.by_ref().take(size).collect();
        if guide {
            out.extend(Guide::of(part));
        } else {
            pieces.extend(part);
        }
    }
    out
}

fn fragment(blocks: &[Block], at: usize) -> Option<&Fragment> {
    match blocks.get(at)? {
        Block::Fragment(fragment) => Some(fragment),
        Block::Paragraph(_) => None,
    }
}

fn is_table(piece: &Piece<'_>) -> bool {
    line(piece).is_none()
}

/// A sheet whose name or whose first lines say so; that has no letterhead, is no annex, and in which no table assigns
/// anything.
fn is_guide(name: Option<&str>, part: &[Piece<'_>], blocks: &[Block]) -> bool {
    /// Lines among which a guide says what it is: the body that issued it may stand above.
    const FIRST: usize = 3;
    let lines = || part.iter().filter_map(line);
    let said = name.is_some_and(names_guide) || lines().take(FIRST).any(|line| heads_guide(&line.text));
    let own = |line: &Line<'_>| {
        number::read(&line.text).is_some()
            || letterhead::is_motto(&bare(&line.text))
            || annexes::is_attached(&line.text)
            || kind::read(&line.text).is_some_and(|(code, ..)| code != "HD")
            || bare(&line.text).starts_with("phu luc")
    };
    let tasks = |piece: &Piece<'_>| match piece {
        Piece::Table(block) => fragment(blocks, *block).is_some_and(has_task_columns),
        Piece::Line(_) => false,
    };
    said && !lines().any(own) && !part.iter().any(tasks)
}

/// Whether one row names several columns of a table of tasks.
fn has_task_columns(fragment: &Fragment) -> bool {
    const SEVERAL: usize = 3;
    fragment
        .rows
        .iter()
        .any(|row| row.cells.iter().filter(|cell| tables::names_column(&cell.text)).count() >= SEVERAL)
}

/// What is done with a form, in bare letters.
const FILLING: [&str; 9] =
    ["nhap", "dien ", "ghi bieu", "ghi chep", "lap bieu", "cach ", "khai bao", "thao tac", "cap nhat"];
/// What is used: «Hướng dẫn sử dụng biểu mẫu», not «… sử dụng đất».
const USED: [&str; 8] = ["", "bieu", "mau", "bang", "file", "tep", "sheet", "phan mem"];
/// Lists of what is short for what.
const SHORT: [&str; 5] =
    ["viet tat", "chu viet tat", "tu viet tat", "danh muc chu viet tat", "danh muc tu viet tat"];

/// Whether a line heads a guide: «HƯỚNG DẪN NHẬP LIỆU», «Hướng dẫn sử dụng biểu mẫu», «DANH MỤC CHỮ VIẾT TẮT».
fn heads_guide(text: &str) -> bool {
    let plain = bare(text);
    let plain = plain.trim_end_matches([':', '.', ' ']);
    match plain.strip_prefix("huong dan ") {
        Some(rest) => fills(rest),
        None => SHORT.contains(&plain),
    }
}

fn fills(rest: &str) -> bool {
    let used =
        |rest: &str| USED.iter().any(|word| rest == *word || !word.is_empty() && rest.starts_with(word));
    FILLING.iter().any(|word| rest.starts_with(word))
        || rest.strip_prefix("su dung").is_some_and(|rest| used(rest.trim_start()))
}

/// Whether a sheet's name is that of a guide: «Hướng dẫn», «0. HDSD», «`HuongDan_NhapLieu`».
fn names_guide(name: &str) -> bool {
    const NAMES: [&str; 7] =
        ["huongdan", "huongdansudung", "hdsd", "huongdannhaplieu", "readme", "guide", "instructions"];
    let plain: String = bare(name).chars().filter(char::is_ascii_alphabetic).collect();
    let filling = plain.strip_prefix("huongdan").or_else(|| plain.strip_prefix("hd"));
    NAMES.contains(&plain.as_str())
        || SHORT.iter().any(|short| short.split(' ').collect::<String>() == plain)
        || filling.is_some_and(|rest| ["nhap", "dien", "ghi", "cach"].iter().any(|w| rest.starts_with(w)))
}

impl<'b> Guide<'b> {
    fn of(pieces: Vec<Piece<'b>>) -> Option<Self> {
        let block = pieces.first()?.block();
        let mut guide = Self { block, lines: Vec::new(), tables: Vec::new() };
        for piece in pieces {
            match piece {
                Piece::Line(line) => guide.lines.push(line),
                Piece::Table(block) => guide.tables.push(block),
            }
        }
        Some(guide)
    }
}

/// Puts the guides where they stand: each a heading of the part before it, or of the first.
pub(super) fn put_back(guides: Vec<Guide<'_>>, parts: &mut [Part]) {
    for (index, guide) in guides.into_iter().enumerate() {
        let at = parts.partition_point(|part| part.first_block <= guide.block).saturating_sub(1);
        let Some(part) = parts.get_mut(at) else { continue };
        let node = node(&format!("{}/guide-{}", part.id, index + 1), &guide.lines);
        part.tables.extend(guide.tables.iter().map(|&block| Placement {
            block,
            node: Some(node.id.clone()),
            headings: vec![node.title.clone()],
            ..Placement::default()
        }));
        let place = part.nodes.partition_point(|(block, _)| *block < guide.block);
        part.nodes.insert(place, (guide.block, node));
    }
}

fn node(id: &str, lines: &[Line<'_>]) -> Node {
    let title = lines.first().map(|line| line.text.as_ref());
    let regions = Region::merged(lines.iter().flat_map(|line| line.regions.iter().cloned()));
    Node { regions, ..part::root(id, title, lines.iter().skip(1).map(paragraph).collect()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets() {
        for (name, expected) in [
            ("Hướng dẫn", true),
            ("HDSD", true),
            ("0. Hướng dẫn nhập liệu", true),
            ("HuongDan_NhapLieu", true),
            ("HD nhập", true),
            ("Viết tắt", true),
            ("README", true),
            ("HD", false),
            ("Hướng dẫn 12", true),
            ("Hướng dẫn triển khai", false),
            ("Ghi chú", false),
            ("Kế hoạch", false),
            ("HDND", false),
        ] {
            assert_eq!(names_guide(name), expected, "{name}");
        }
    }

    #[test]
    fn first_lines_of_sheets() {
        for (line, expected) in [
            ("HƯỚNG DẪN NHẬP LIỆU", true),
            ("Hướng dẫn điền biểu mẫu:", true),
            ("HƯỚNG DẪN SỬ DỤNG", true),
            ("Hướng dẫn sử dụng file báo cáo", true),
            ("DANH MỤC CHỮ VIẾT TẮT", true),
            ("HƯỚNG DẪN", false),
            ("HƯỚNG DẪN Sử dụng đất năm 2026", false),
            ("HƯỚNG DẪN Thực hiện công tác tổ chức cán bộ", false),
            ("Hướng dẫn các xã lập hồ sơ", false),
        ] {
            assert_eq!(heads_guide(line), expected, "{line}");
        }
    }

    fn paragraph_on(sheet: &str, row: usize, text: &str) -> Block {
        let regions = vec![Region::on_sheet(sheet, format!("A{row}"))];
        Block::Paragraph(model::Paragraph { text: text.into(), regions, ..model::Paragraph::default() })
    }

    fn table_on(sheet: &str, lines: &[&str]) -> Block {
        let region = Region::on_sheet(sheet, "A9:C10");
        Block::Fragment(Fragment { region, ..crate::samples::fragment(lines) })
    }

    #[test]
    fn a_guide_is_neither_the_title_nor_a_task() {
        const HEADER: &str = "STT | Nội dung công việc | Đơn vị chủ trì | Thời gian hoàn thành";
        let check = |guide: &[&str], kind: Option<&str>, title: Option<&str>, first: (&str, usize)| {
            let mut blocks: Vec<Block> = vec![];
            blocks.extend(guide.iter().enumerate().map(|(row, text)| paragraph_on("Hướng dẫn", row, text)));
            blocks.push(table_on("Hướng dẫn", &["Bước 1 | Nhập nội dung", "Bước 2 | Lưu tệp"]));
            blocks.push(paragraph_on("KH", 1, "KẾ HOẠCH CHUYỂN ĐỔI SỐ NĂM 2026"));
            blocks.push(table_on("KH", &[HEADER, "1 | Rà soát hồ sơ | Phòng Nội vụ | 30/11/2026"]));
            let parsed = crate::parse(blocks, &crate::ParseSettings::default()).value;
            assert_eq!(parsed.document.kind.as_ref().map(|k| k.code.as_str()), kind, "{guide:?}");
            assert_eq!(parsed.document.title.as_deref(), title, "{guide:?}");
            let node = parsed.outline.first();
            let read = node.map(|n| (n.title.to_string(), n.paragraphs.len()));
            assert_eq!(read, Some((first.0.to_owned(), first.1)), "{guide:?}");
            assert_eq!(parsed.tables.len(), 2, "{guide:?}");
            parsed.tasks.len()
        };
        let plan = (Some("KH"), Some("CHUYỂN ĐỔI SỐ NĂM 2026"));
        let guide = ["HƯỚNG DẪN", "Các đơn vị nhập số liệu.", "- Sở Nội vụ tổng hợp, báo cáo."];
        assert_eq!(check(&guide, plan.0, plan.1, ("HƯỚNG DẪN", 2)), 1);
        let own = ["Số: 5/HD-SNV", "HƯỚNG DẪN", "Thực hiện công tác tổ chức", "Căn cứ Luật A;"];
        assert_eq!(
            check(&own, Some("HD"), Some("Thực hiện công tác tổ chức"), ("Thực hiện công tác tổ chức", 1)),
            1
        );
    }
}
