//! The name of a signer under a seal: what a picture left of it, and what it must be.
//!
//! A seal is pressed over the signature and over the head of the name below it. Nine in ten Vietnamese bear one of some
//! ninety family names, so that a family name of which a few letters are hidden can be told; given names cannot. A name
//! that was mended, or that was hard to read, is named by a diagnostic.

use model::{Code, Diagnostic};

use super::foot::is_name;
use crate::lines::Line;
use crate::words::{bare, is_mostly_upper};

/// Family names, the most frequent first.
const FAMILY: &[&str] = &[
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Đào",
    "Đoàn",
    "Vương",
    "Trịnh",
    "Trương",
    "Đinh",
    "Lâm",
    "Phùng",
    "Mai",
    "Tô",
    "Hà",
    "Tạ",
    "Chu",
    "Châu",
    "Cao",
    "Thái",
    "Lương",
    "Lưu",
    "Quách",
    "Tăng",
    "Nghiêm",
    "Kiều",
    "Thạch",
    "Triệu",
    "Vi",
    "Nông",
    "Hứa",
    "Ma",
    "Lò",
    "Lường",
    "Quàng",
    "Giàng",
    "Vàng",
    "Sùng",
    "Hầu",
    "Bàn",
    "Đàm",
    "Khổng",
    "La",
    "Lại",
    "Lục",
    "Mạc",
    "Ninh",
    "Phí",
    "Tống",
    "Thân",
    "Từ",
    "Bạch",
    "Cù",
    "Doãn",
    "Diệp",
    "Giáp",
    "Đường",
    "Tôn",
    "Văn",
    "Âu",
    "Hạ",
    "Khúc",
    "Lã",
    "Mã",
    "Nhan",
    "Phó",
    "Sầm",
    "Thiều",
    "Tiêu",
    "Ung",
    "Thào",
    "Cầm",
    "Điêu",
    "Hờ",
    "Lầu",
    "Cứ",
    "Tòng",
    "Tráng",
    "Viên",
    "Ân",
    "Danh",
    "Kim",
    "Sơn",
];

/// Share of its letters that a hidden family name must still show.
const SHOWN: f64 = 0.5;

/// The same where its first letter is hidden as well.
const SHOWN_WITHOUT_FIRST: f64 = 0.75;

/// By how much the family name must be nearer than the next.
const CLEARLY: f64 = 0.12;

/// Letters below which too many family names look alike.
const LONG: usize = 5;

/// OCR confidence below which a name is named as hard to read.
const UNSURE: f32 = 0.6;

/// Whether a text is the full name of a person, whose family name is known.
pub(crate) fn is_person(text: &str) -> bool {
    let family = text.split_whitespace().next().unwrap_or_default();
    FAMILY.contains(&family) && is_name(text)
}

/// The name in a line of a picture, where it can be told, with what is to be said about it.
pub(super) fn read(line: &Line<'_>, text: &str) -> Option<(String, Option<Diagnostic>)> {
    let lowest = line.ocr_confidence?;
    if is_mostly_upper(text) && lowest < UNSURE {
        return None;
    }
    if is_name(text) && (is_family(text) || lowest >= UNSURE) {
        return Some((text.to_owned(), (lowest < UNSURE).then(|| unsure(text, text, line))));
    }
    let mended = mended(text).or_else(|| is_name(text).then(|| text.to_owned()))?;
    let note = unsure(&mended, text, line);
    Some((mended, Some(note)))
}

fn unsure(name: &str, read: &str, line: &Line<'_>) -> Diagnostic {
    let note = Diagnostic::new(Code::SignerUnsure, &[name, read]);
    line.regions.first().map_or(note.clone(), |region| note.at(region.clone()))
}

/// Whether a known family name opens a name.
fn is_family(name: &str) -> bool {
    name.split_whitespace().next().is_some_and(|first| FAMILY.contains(&first))
}

/// The name with its family name restored, which may have fallen into two pieces.
fn mended(text: &str) -> Option<String> {
    // In capitals it is an office or a body.
    if is_mostly_upper(text) {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..=2).find_map(|pieces| {
        let (head, given) = words.split_at_checked(pieces)?;
        let family = nearest(&head.concat())?;
        let name = format!("{family} {}", given.join(" "));
        (!given.is_empty() && is_name(&name)).then_some(name)
    })
}

/// The family name that a misread one can only be.
fn nearest(read: &str) -> Option<&'static str> {
    let read = bare(read.trim_matches(|c: char| !c.is_alphabetic()));
    let mut by: Vec<(f64, &str)> =
        FAMILY.iter().map(|name| (strsim::normalized_levenshtein(&read, &bare(name)), *name)).collect();
    by.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (Some((best, name)), Some((second, _))) = (by.first(), by.get(1)) else { return None };
    // The first letter shows, or all but it.
    let opens = read.chars().next() == bare(name).chars().next() || *best >= SHOWN_WITHOUT_FIRST;
    let told = *best >= SHOWN && best - second >= CLEARLY && opens;
    (told && name.chars().count() >= LONG).then_some(*name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_name_under_a_seal() {
        let cases = [
            ("Nørrến Văn Phúc", 0.3, Some(("Nguyễn Văn Phúc", true))),
            ("Nør yến Văn Phúc", 0.3, Some(("Nguyễn Văn Phúc", true))),
            ("guyễn Hoài Nam", 0.8, Some(("Nguyễn Hoài Nam", true))),
            ("Lê Tấn Dũng", 0.95, Some(("Lê Tấn Dũng", false))),
            ("Lê Tấn Dũng", 0.4, Some(("Lê Tấn Dũng", true))),
            ("Rơ Châm Hồng", 0.9, Some(("Rơ Châm Hồng", false))),
            ("Rö Chdm Hồng", 0.4, Some(("Rö Chdm Hồng", true))),
            ("đã ký", 0.4, None),
            ("TRƯỚNG ĐOÀN", 0.4, None),
            ("5 La 7", 0.3, None),
        ];
        for (text, sure, expected) in cases {
            let line = Line { text: text.into(), ocr_confidence: Some(sure), ..Line::default() };
            let found = read(&line, text);
            let found = found.as_ref().map(|(name, note)| (name.as_str(), note.is_some()));
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(read(&Line::default(), "Lê Tấn Dũng"), None, "text of the file");
    }
}
