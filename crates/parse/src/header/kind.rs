//! The kind of a document, printed in capitals above its title: `KẾ HOẠCH`.
//!
//! Source: Nghị định 30/2020/NĐ-CP, Phụ lục III; kinds of normative texts and of the Party beside it.

use std::sync::LazyLock;

use crate::words::is_upper;

/// The kinds that head a document. A longer kind stands before the shorter one that it begins with.
const NAMES: [&str; 28] = [
    "Chương trình hành động",
    "Thông tư liên tịch",
    "Bản ghi nhớ",
    "Bản thỏa thuận",
    "Chương trình",
    "Hiến pháp",
    "Pháp lệnh",
    "Bộ luật",
    "Công điện",
    "Nghị quyết",
    "Nghị định",
    "Quyết định",
    "Phương án",
    "Thông báo",
    "Thông cáo",
    "Thông tư",
    "Hướng dẫn",
    "Kế hoạch",
    "Kết luận",
    "Quy chế",
    "Quy định",
    "Chỉ thị",
    "Báo cáo",
    "Biên bản",
    "Tờ trình",
    "Đề án",
    "Luật",
    "Dự án",
];

/// Said behind the kind of a document of several bodies.
const JOINT: [&str; 2] = ["LIÊN TỊCH", "LIÊN NGÀNH"];

struct Kind {
    /// Its name in capitals.
    printed: String,
    code: &'static str,
    name: &'static str,
}

static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let kinds = NAMES.iter().filter_map(|name| grammar::symbol::kind_named(name));
    kinds.map(|(code, name)| Kind { printed: name.to_uppercase(), code, name }).collect()
});

/// Reads a line as the kind of a document, with what follows it in the same line (a title, in capitals or not).
///
/// The kind must be in capitals and stand alone, or before a title in capitals or one that begins a sentence.
pub(crate) fn read(line: &str) -> Option<(&'static str, &'static str, &str)> {
    let line = line.trim().trim_end_matches([':', '.']).trim_end();
    let first_letter = line.chars().next()?;
    // The second letter of a sentence is small.
    if !first_letter.is_uppercase() || line.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase) {
        return None;
    }
    KINDS.iter().find_map(|kind| {
        let end = prefix_end(line, &kind.printed)?;
        let tail = line.get(end..)?.trim();
        // «KẾ HOẠCH LIÊN TỊCH»: by whom it is made is no title.
        let tail = JOINT.iter().find_map(|joint| tail.strip_prefix(joint)).map_or(tail, str::trim_start);
        // «KẾ HOẠCH HÀNH ĐỘNG» alone is no title either.
        let tail = if tail == "HÀNH ĐỘNG" { "" } else { tail };
        let opens = tail.is_empty() || is_upper(tail) || tail.starts_with(char::is_uppercase);
        // «KẾ HOẠCH SỐ 12/KH-UBND» names a document, it does not head one.
        // «LUẬT SƯ …» is a person.
        let names = ["SỐ", "Số", "SƯ "].iter().any(|s| tail.starts_with(s));
        (opens && !names).then_some((kind.code, kind.name, tail))
    })
}

/// Reads a line of a head in which no kind stands in capitals: the kind alone, in small letters or with a wrong mark
/// («Kế hoạch», «KÊ HOẠCH»), or before its title in a declared heading («# Kế hoạch triển khai Đề án 06»).
pub(crate) fn read_loosely(line: &str, heading: bool) -> Option<(&'static str, &'static str, &str)> {
    let line = line.trim().trim_end_matches([':', '.']).trim_end();
    if !line.starts_with(char::is_uppercase) {
        return None;
    }
    let bare = crate::words::bare(line);
    KINDS.iter().find_map(|kind| {
        let rest = bare.strip_prefix(crate::words::bare(kind.name).as_str())?;
        if rest.is_empty() {
            return Some((kind.code, kind.name, ""));
        }
        // The title is what stands behind the kind as it is written.
        let tail = line.strip_prefix(kind.name).filter(|_| heading && rest.starts_with(' '))?.trim();
        (!rest.starts_with(" so ") && !tail.starts_with('/')).then_some((kind.code, kind.name, tail))
    })
}

/// Whether the name of a kind of document ends a text in capitals: «… THEO QUYẾT ĐỊNH».
pub(crate) fn ends(text: &str) -> bool {
    let text = text.trim_end();
    KINDS
        .iter()
        .any(|kind| text.strip_suffix(kind.printed.as_str()).is_some_and(|before| before.ends_with(' ')))
}

/// Where `printed` ends in `line`, tone style, letter-spacing of OCR and double spaces aside.
fn prefix_end(line: &str, printed: &str) -> Option<usize> {
    let mut wanted = printed.chars().filter(|c| !c.is_whitespace());
    let mut next = wanted.next();
    for (at, c) in line.char_indices() {
        let Some(want) = next else {
            return (!c.is_alphanumeric()).then_some(at);
        };
        if c.is_whitespace() {
            continue;
        }
        if c != want {
            return None;
        }
        next = wanted.next();
    }
    next.is_none().then_some(line.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_code() {
        assert_eq!(KINDS.iter().map(|kind| kind.name).collect::<Vec<_>>(), NAMES);
    }

    #[test]
    fn kinds_in_small_letters_or_with_wrong_marks() {
        for (line, heading, expected) in [
            ("Kế hoạch", false, Some(("KH", ""))),
            ("KÊ HOẠCH", false, Some(("KH", ""))),
            ("Chương trình hành động", false, Some(("CTr", ""))),
            ("Kế hoạch triển khai Đề án", true, Some(("KH", "triển khai Đề án"))),
            ("Kế hoạch triển khai Đề án", false, None),
            ("Kế hoạch số 5 của Sở", true, None),
            ("Kế hoạch hóa gia đình", false, None),
            ("Luật sư", false, None),
        ] {
            let read = read_loosely(line, heading).map(|(code, _, tail)| (code, tail));
            assert_eq!(read, expected, "{line}");
        }
    }

    #[test]
    fn kinds() {
        let cases = [
            ("KẾ HOẠCH", Some(("KH", ""))),
            ("K Ế H O Ạ C H", Some(("KH", ""))),
            ("KẾ HOẠCH TRIỂN KHAI NĂM 2024", Some(("KH", "TRIỂN KHAI NĂM 2024"))),
            ("KẾ HOẠCH Triển khai năm 2024", Some(("KH", "Triển khai năm 2024"))),
            ("CHƯƠNG TRÌNH HÀNH ĐỘNG", Some(("CTr", ""))),
            ("KẾ HOẠCH HÀNH ĐỘNG", Some(("KH", ""))),
            ("KẾ HOẠCH HÀNH ĐỘNG VÌ TRẺ EM", Some(("KH", "HÀNH ĐỘNG VÌ TRẺ EM"))),
            ("Kế hoạch này", None),
            ("KẾ HOẠCH SỐ 12/KH-UBND", None),
            ("KẾ HOẠCH LIÊN TỊCH", Some(("KH", ""))),
            ("LUẬT", Some(("L", ""))),
            ("BỘ LUẬT LAO ĐỘNG", Some(("L", "LAO ĐỘNG"))),
            ("LUẬT SƯ NGUYỄN VĂN A", None),
            ("PHÒNG TÀI CHÍNH - KẾ HOẠCH", None),
        ];
        for (line, expected) in cases {
            assert_eq!(read(line).map(|(code, _, tail)| (code, tail)), expected, "{line}");
        }
    }
}
