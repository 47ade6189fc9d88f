//! What stands beside the text: marks of secrecy, of urgency and of a draft, and boxes of a few words (a note, a stamp of the
//! registry, the number of a form). They are no line of the letterhead, no title, heading or task: each is kept as running
//! text where it stands.
//!
//! Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9: «dấu chỉ độ mật, mức độ khẩn, chỉ dẫn về phạm vi lưu hành, bản thảo».

use std::mem;

use grammar::ordinal;
use model::DocumentInfo;
use normalize::trimmed;

use super::part::{self, Part};
use super::{line, paragraph};
use crate::assignments::labels;
use crate::header::foot;
use crate::lines::{Line, Piece};
use crate::words::bare;

/// Takes the lines that stand beside the text out of the pieces.
pub(super) fn set_apart<'b>(pieces: &mut Vec<Piece<'b>>) -> Vec<Line<'b>> {
    let marked = |piece: &Piece<'_>| line(piece).is_some_and(|line| line.boxed || is_mark(&line.text));
    if !pieces.iter().any(marked) {
        return Vec::new();
    }
    let mut apart = Vec::new();
    let mut where_ = Place::Head;
    let parts: Vec<(usize, bool)> = pieces
        .chunk_by(|a, b| is_boxed(a) && is_boxed(b))
        .map(|part| {
            let boxed = part.first().is_some_and(is_boxed);
            if !boxed && let Some(line) = part.first().and_then(line) {
                where_ = where_.behind(line);
            }
            let box_apart = || {
                let lines: Vec<&Line<'_>> = part.iter().filter_map(line).collect();
                is_incoming(&lines) || where_ == Place::Text && is_note(&lines)
            };
            let beside = part.iter().filter_map(line).all(|line| is_mark(&line.text)) && !part.is_empty();
            let beside = beside && part.iter().all(|piece| line(piece).is_some());
            (part.len(), beside || boxed && box_apart())
        })
        .collect();
    let mut rest = mem::take(pieces).into_iter();
    for (size, beside) in parts {
        for piece in rest.by_ref().take(size) {
            match piece {
                Piece::Line(line) if beside => apart.push(line),
                piece @ (Piece::Line(_) | Piece::Table(_)) => pieces.push(piece),
            }
        }
    }
    apart
}

/// Where in a document a box stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Above the first number: the letterhead, the title.
    Head,
    /// Among headings and items.
    Text,
    /// Among recipients and signatures, and behind them.
    Foot,
}

impl Place {
    fn behind(self, line: &Line<'_>) -> Self {
        match self {
            Self::Foot => Self::Foot,
            Self::Head | Self::Text if foot::opens(line) => Self::Foot,
            Self::Head if ordinal::split(&line.text).is_some() => Self::Text,
            place @ (Self::Head | Self::Text) => place,
        }
    }
}

fn is_boxed(piece: &Piece<'_>) -> bool {
    line(piece).is_some_and(|line| line.boxed)
}

/// Whether a line is a mark and nothing else: «MẬT», «HỎA TỐC», «DỰ THẢO LẦN 2», «(Dự thảo ngày 05/01/2026)».
fn is_mark(text: &str) -> bool {
    /// Longest of them, in bytes.
    const LONGEST: usize = 64;
    const MARKS: [&str; 12] = [
        "MẬT",
        "TỐI MẬT",
        "TUYỆT MẬT",
        "KHẨN",
        "THƯỢNG KHẨN",
        "HỎA TỐC",
        "HOẢ TỐC",
        "HỎA TỐC HẸN GIỜ",
        "LƯU HÀNH NỘI BỘ",
        "TÀI LIỆU LƯU HÀNH NỘI BỘ",
        "XEM XONG TRẢ LẠI",
        "KHÔNG PHỔ BIẾN",
    ];
    const OF_DRAFTS: [&str; 6] = ["lan", "thu", "ngay", "thang", "nam", "so"];
    let opening = text.trim_start_matches(['(', '[', '*', ' ']).as_bytes();
    let [b'M' | b'T' | b'K' | b'H' | b'L' | b'X' | b'D' | b'B', second, ..] = opening else { return false };
    if text.len() > LONGEST || second.is_ascii_lowercase() {
        return false;
    }
    let text = text.trim_matches(['(', ')', '[', ']', '*', ' ']);
    if MARKS.contains(&text) {
        return true;
    }
    let mut drafts = ["DỰ THẢO", "Dự thảo", "BẢN DỰ THẢO", "Bản dự thảo"].iter();
    let Some(rest) = drafts.find_map(|draft| text.strip_prefix(draft)) else { return false };
    let separate = rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
    let rest = bare(rest);
    let mut words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    separate && words.all(|word| word.bytes().all(|b| b.is_ascii_digit()) || OF_DRAFTS.contains(&word))
}

/// The stamp of the registry on what came in: «CÔNG VĂN ĐẾN», «Số: 345», «Ngày: 07/01/2026».
fn is_incoming(lines: &[&Line<'_>]) -> bool {
    const MOST: usize = 6;
    let first = lines.first().map(|line| bare(trimmed(&line.text)));
    let opens = first.is_some_and(|text| matches!(text.as_str(), "den" | "cong van den" | "van ban den"));
    opens && lines.len() <= MOST
}

/// A box of a few words that neither begins an item nor closes a sentence, and tells nobody what they have to do.
fn is_note(lines: &[&Line<'_>]) -> bool {
    const LINES: usize = 4;
    const WORDS: usize = 12;
    let words: usize = lines.iter().map(|line| line.text.split_whitespace().count()).sum();
    let tells = |line: &&Line<'_>| {
        let text = trimmed(&line.text);
        ordinal::split(text).is_some()
            || text.ends_with(['.', ';', ':'])
            || text.contains("chủ trì")
            || labels::read(text).is_some()
    };
    lines.len() <= LINES && words <= WORDS && !lines.iter().any(tells)
}

/// Puts the lines back as running text: under the heading above each, or that of its part.
pub(super) fn put_back(lines: &[Line<'_>], parts: &mut [Part], document: &DocumentInfo) {
    for line in lines {
        let at = parts.partition_point(|part| part.first_block <= line.block).saturating_sub(1);
        let Some(part) = parts.get_mut(at) else { continue };
        let above = part.nodes.partition_point(|(block, _)| *block <= line.block);
        if let Some((_, node)) = above.checked_sub(1).and_then(|above| part.nodes.get_mut(above)) {
            node.paragraphs.push(paragraph(line));
        } else {
            let root = part::root(&part.id, document.title.as_deref(), vec![paragraph(line)]);
            part.nodes.insert(0, (part.first_block.min(line.block), root));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        for (text, expected) in [
            ("MẬT", true),
            ("HỎA TỐC", true),
            ("DỰ THẢO", true),
            ("DỰ THẢO LẦN 2", true),
            ("(Dự thảo lần thứ 3)", true),
            ("Dự thảo ngày 05/01/2026", true),
            ("DỰ THẢO KẾ HOẠCH", false),
            ("Dự thảo Nghị quyết", false),
            ("MẬT ONG RỪNG", false),
            ("Mật", false),
            ("KHẨN TRƯƠNG", false),
            ("1. Dự thảo", false),
        ] {
            assert_eq!(is_mark(text), expected, "{text}");
        }
    }

    fn said(lines: &[(&str, bool)]) -> (Vec<String>, Vec<String>) {
        let mut pieces: Vec<Piece<'_>> = lines
            .iter()
            .enumerate()
            .map(|(block, (text, boxed))| {
                Piece::Line(Line { block, text: (*text).into(), boxed: *boxed, ..Line::default() })
            })
            .collect();
        let apart = set_apart(&mut pieces);
        let texts = |lines: Vec<&Line<'_>>| lines.iter().map(|line| line.text.to_string()).collect();
        (texts(apart.iter().collect()), texts(pieces.iter().filter_map(line).collect()))
    }

    #[test]
    fn boxes_of_a_few_words() {
        for (text, apart) in [
            ("Xem Phụ lục II", true),
            ("Mẫu số 01", true),
            ("3", true),
            ("Đã trình Chủ tịch", true),
            ("Chủ trì: Sở Y tế", false),
            ("Sở Y tế chủ trì", false),
            ("3. Lập danh sách", false),
            ("Các đơn vị hoàn thành việc rà soát.", false),
        ] {
            let lines =
                [("I. NHIỆM VỤ", false), ("1. Rà soát hồ sơ.", false), (text, true), ("2. Mở lớp.", false)];
            let (found, rest) = said(&lines);
            assert_eq!((found.len(), rest.len()), if apart { (1, 3) } else { (0, 4) }, "{text}");
            // In the letterhead and in the foot a box may hold anything.
            assert!(said(&[(text, true), ("1. Rà soát hồ sơ.", false)]).0.is_empty(), "{text}");
            let signed = [("1. Rà soát.", false), ("TM. ỦY BAN NHÂN DÂN", false), (text, true)];
            assert!(said(&signed).0.is_empty(), "{text}");
        }
        let incoming = [("UBND XÃ A", false), ("CÔNG VĂN ĐẾN", true), ("Số: 345", true), ("KẾ HOẠCH", false)];
        assert_eq!(said(&incoming).0, ["CÔNG VĂN ĐẾN", "Số: 345"]);
        assert_eq!(said(&[("Số: 12/KH-UBND", true), ("1. Rà soát.", false)]).1.len(), 2);
    }

    #[test]
    fn a_mark_is_no_name_and_no_title() {
        let lines = ["DỰ THẢO", "UBND XÃ SÔNG XANH", "MẬT", "Số: 12/KH-UBND", "KẾ HOẠCH", "DỰ THẢO LẦN 2"];
        let lines = lines.into_iter().chain(["Phòng bệnh", "I. NHIỆM VỤ", "1. Rà soát hồ sơ.", "HỎA TỐC"]);
        let block = |text: &str| {
            model::Block::Paragraph(model::Paragraph { text: text.into(), ..model::Paragraph::default() })
        };
        let parsed = crate::parse(lines.map(block).collect(), &crate::ParseSettings::default()).value;
        let document = &parsed.document;
        assert_eq!(document.issuer.as_ref().map(|p| p.raw.as_str()), Some("UBND XÃ SÔNG XANH"));
        assert_eq!(document.title.as_deref(), Some("Phòng bệnh"));
        assert_eq!(parsed.tasks.len(), 1);
        let kept: Vec<(&str, Vec<&str>)> = parsed
            .outline
            .iter()
            .map(|n| (n.id.as_str(), n.paragraphs.iter().map(|p| p.text.as_str()).collect()))
            .collect();
        assert_eq!(kept, [("body", vec!["DỰ THẢO", "MẬT", "DỰ THẢO LẦN 2"]), ("body/I", vec!["HỎA TỐC"])]);
    }
}
