//! Lines of a letterhead that fell into one: «UBND TỈNH A SỞ Y TẾ», «… Độc lập - Tự do - Hạnh phúc Sơn Dương, ngày 5 tháng 9».

use super::day::find;
use super::place_and_date;
use crate::words::bare;

/// How bodies begin that stand above others, and how those below them do, in bare letters.
const BELOW: [(&[&str], &[&str]); 4] = [
    (
        &["ubnd ", "uy ban nhan dan "],
        &[
            " so ",
            " phong ",
            " truong th",
            " truong tieu hoc",
            " truong mam non",
            " truong trung hoc",
            " truong cao dang",
            " truong dai hoc",
            " trung tam y te",
            " trung tam van hoa",
            " ban quan ly",
            " benh vien",
        ],
    ),
    (
        &["so "],
        &[
            " chi cuc",
            " benh vien",
            " truong th",
            " truong trung hoc",
            " truong cao dang",
            " trung tam ",
            " ban quan ly",
        ],
    ),
    (&["tong cuc "], &[" cuc "]),
    (&["dai hoc "], &[" truong dai hoc"]),
];

/// The bodies of a line, the one that stands above the other first.
pub(super) fn bodies(line: &str) -> Vec<String> {
    let parts = parted(line).unwrap_or_else(|| (line.to_owned(), String::new()));
    [parts.0, parts.1].into_iter().filter(|part| !part.is_empty()).collect()
}

fn parted(line: &str) -> Option<(String, String)> {
    // «UBND TỈNH A» has three words, and so has the shortest body below it.
    const LEAST: usize = 2;
    let text = bare(line);
    let (_, below) = BELOW.iter().find(|(heads, _)| heads.iter().any(|head| text.starts_with(head)))?;
    let folded: Vec<char> = text.chars().collect();
    let chars: Vec<char> = line.chars().collect();
    if folded.len() != chars.len() {
        return None;
    }
    let stands = |head: &str, at: usize| {
        let before: String = folded.get(..at).unwrap_or_default().iter().collect();
        // «UBND THÀNH PHỐ HẢI PHÒNG».
        let named = before.ends_with(" hai") && head.trim() == "phong";
        before.split(' ').count() > LEAST && !named
    };
    let cut = below.iter().find_map(|head| {
        let next = |at: &usize| find(&folded, head, at + 1);
        std::iter::successors(find(&folded, head, 0), next).find(|&at| stands(head, at))
    })?;
    let part = |range: std::ops::Range<usize>| -> Option<String> { Some(chars.get(range)?.iter().collect()) };
    Some((part(0..cut)?, part(cut + 1..chars.len())?))
}

/// The motto, and place and date where they fell into its line.
pub(super) fn behind_motto(text: &str) -> Vec<&str> {
    const COUNTRY: &str = "CHỦ NGHĨA VIỆT NAM";
    let ends = ["Hạnh phúc", "Hạnh Phúc", "HẠNH PHÚC", "ĐẢNG CỘNG SẢN VIỆT NAM", COUNTRY];
    let end = ends.iter().filter_map(|end| Some(text.find(end)? + end.len())).max();
    let parts = end.and_then(|end| text.split_at_checked(end));
    match parts.map(|(motto, rest)| (motto, rest.trim().trim_matches(['*', '-', '_', ' ']))) {
        Some((motto, rest)) if place_and_date(rest).is_some() => vec![motto, rest],
        Some(_) | None => vec![text],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_bodies_in_one_line() {
        for (line, expected) in [
            ("UBND TỈNH HÒA AN SỞ Y TẾ", &["UBND TỈNH HÒA AN", "SỞ Y TẾ"][..]),
            ("UBND HUYỆN HÒA AN PHÒNG NỘI VỤ", &["UBND HUYỆN HÒA AN", "PHÒNG NỘI VỤ"]),
            ("UBND THÀNH PHỐ HẢI PHÒNG", &["UBND THÀNH PHỐ HẢI PHÒNG"]),
            ("UBND THÀNH PHỐ HẢI PHÒNG SỞ Y TẾ", &["UBND THÀNH PHỐ HẢI PHÒNG", "SỞ Y TẾ"]),
            ("ĐẠI HỌC HÒA AN TRƯỜNG ĐẠI HỌC Y KHOA", &["ĐẠI HỌC HÒA AN", "TRƯỜNG ĐẠI HỌC Y KHOA"]),
            ("TỔNG CỤC THUẾ CỤC THUẾ TỈNH HÒA AN", &["TỔNG CỤC THUẾ", "CỤC THUẾ TỈNH HÒA AN"]),
            ("SỞ Y TẾ HÒA AN BỆNH VIỆN ĐA KHOA TỈNH", &["SỞ Y TẾ HÒA AN", "BỆNH VIỆN ĐA KHOA TỈNH"]),
            ("UBND HUYỆN TRƯỜNG SA", &["UBND HUYỆN TRƯỜNG SA"]),
            ("VĂN PHÒNG UBND TỈNH HÒA AN", &["VĂN PHÒNG UBND TỈNH HÒA AN"]),
            ("ĐẢNG ỦY CÔNG AN TỈNH", &["ĐẢNG ỦY CÔNG AN TỈNH"]),
        ] {
            assert_eq!(bodies(line), expected, "{line}");
        }
    }

    #[test]
    fn place_and_date_behind_the_motto() {
        let motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc";
        let date = "Hòa An, ngày 05 tháng 9 năm 2024";
        assert_eq!(behind_motto(&format!("{motto} {date}")), [motto, date]);
        assert_eq!(behind_motto(&format!("{motto} ***")), [format!("{motto} ***")]);
        assert_eq!(behind_motto(motto), [motto]);
        let country = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
        assert_eq!(behind_motto(&format!("{country} {date}")), [country, date]);
    }
}
