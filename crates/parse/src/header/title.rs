//! The title under the kind of a document: its first paragraph, and the lines that still belong to it.

use grammar::{ordinal, party};
use model::PartyKind;

use crate::lines::Line;
use crate::words::{bare, final_stop, is_mostly_upper, opens_bare};

/// Openings of the paragraph after a title: what the document rests on, or who issues it.
const PREAMBLES: &[&str] = &[
    "can cu",
    "thuc hien",
    "theo ",
    "tren co so",
    "trien khai",
    "de ",
    "nham ",
    "xet ",
    "uy ban nhan dan",
    "ubnd",
    "nam ",
    "tiep tuc",
    "trong ",
    "hoi dong nhan dan",
    "so ",
    "bo ",
    "ban ",
];

/// A line that rules off a title.
fn is_rule(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

/// Title that begins in the rest of the kind's own line, or in the next line; and the number of lines that it takes.
pub(crate) fn read(tail: &str, lines: &[&Line<'_>]) -> (Option<String>, usize) {
    let mut parts: Vec<&str> = Vec::new();
    let mut taken = 0;
    if !tail.is_empty() {
        parts.push(tail);
    }
    let mut first: Option<&Line<'_>> = None;
    for (index, line) in lines.iter().enumerate() {
        if !parts.is_empty() && is_authority(&line.text, lines.get(index + 1..).unwrap_or_default()) {
            break;
        }
        if is_rule(&line.text) {
            if !parts.is_empty() {
                taken += 1;
                break;
            }
            taken += 1;
            continue;
        }
        let goes_on = match (parts.last(), first) {
            (None, _) => !is_heading(&line.text),
            (Some(before), _) if line.text.starts_with('(') && !before.is_empty() => false,
            (Some(before), Some(first)) => continues(before, first, line),
            // «CHƯƠNG TRÌNH CÔNG TÁC», «của Ủy ban nhân dân phường năm 2026»
            (Some(before), None) => {
                is_mostly_upper(before)
                    && (is_mostly_upper(&line.text)
                        || line.text.starts_with(char::is_lowercase)
                        || is_rest_of_kind(before, &line.text))
                    && !is_heading(&line.text)
            }
        };
        if !goes_on {
            break;
        }
        parts.push(&line.text);
        first = first.or(Some(line));
        taken += 1;
    }
    let text = parts.join(" ");
    ((!text.is_empty()).then_some(text), taken)
}

/// «CHƯƠNG TRÌNH CÔNG TÁC», «KẾ HOẠCH CHI TIẾT»: what stands behind the kind in its line tells of which sort it is, and
/// the title is the next line, unless that is a paragraph.
fn is_rest_of_kind(tail: &str, line: &str) -> bool {
    const MOST_WORDS: usize = 3;
    const LONGEST: usize = 200;
    let grounds = GROUNDS.iter().any(|o| opens_bare(line, o));
    !grounds
        && tail.split_whitespace().count() <= MOST_WORDS
        && line.chars().count() <= LONGEST
        && final_stop(line).is_none()
}

/// The lines behind a title that name who decides, where they are several and grounds follow.
pub(super) fn authority(lines: &[&Line<'_>]) -> usize {
    const MOST: usize = 3;
    let upper = lines.iter().take_while(|line| is_mostly_upper(&line.text)).count();
    let decides = (2..=MOST).contains(&upper)
        && lines.first().is_some_and(|line| names_a_body(&line.text))
        && lines.get(upper).is_some_and(|line| GROUNDS.iter().any(|o| opens_bare(&line.text, o)));
    if decides { upper } else { 0 }
}

/// What a document rests on begins so.
const GROUNDS: [&str; 3] = ["can cu", "xet ", "theo "];

/// «CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH A» between the title of a decision and its «Căn cứ»: who decides, no title. A council
/// says of which term and session it is on a line between.
fn is_authority(text: &str, behind: &[&Line<'_>]) -> bool {
    let grounds =
        |at: usize| behind.get(at).is_some_and(|line| GROUNDS.iter().any(|o| opens_bare(&line.text, o)));
    let term =
        behind.first().is_some_and(|line| is_mostly_upper(&line.text) && opens_bare(&line.text, "khoa "));
    is_mostly_upper(text) && (grounds(0) || term && grounds(1)) && names_a_body(text)
}

/// Whether a line begins with a body or an office that the grammar of parties knows the kind of.
pub(super) fn names_a_body(text: &str) -> bool {
    let parties = party::read_list(text, &party::Context::default());
    parties.first().is_some_and(|p| p.kind != PartyKind::Other)
}

fn is_heading(text: &str) -> bool {
    ordinal::split(text).is_some()
}

fn continues(before: &str, first: &Line<'_>, line: &Line<'_>) -> bool {
    if final_stop(before).is_some_and(|c| c != ':') || is_heading(&line.text) {
        return false;
    }
    if line.text.starts_with(char::is_lowercase) || line.text.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    if is_mostly_upper(&first.text) {
        return is_mostly_upper(&line.text);
    }
    let opens = bare(&line.text);
    let preamble = PREAMBLES.iter().any(|p| opens.starts_with(p));
    let looks = first.stands_out() && line.bold == first.bold && line.alignment == first.alignment;
    looks && !(preamble && line.closes()) && !line.closes()
}

/// Subject of an official letter: «V/v rà soát quy hoạch».
pub(crate) fn subject(text: &str) -> Option<String> {
    let rest = ["V/v", "V/V", "Về việc"].iter().find_map(|s| text.trim().strip_prefix(s))?;
    let rest = rest.trim_start_matches([':', ' ']);
    (!rest.is_empty()).then(|| rest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Alignment;

    fn check(tail: &str, lines: &[(&str, bool)], expected: &str, taken: usize) {
        let lines: Vec<Line<'_>> = lines
            .iter()
            .map(|(text, centred)| Line {
                text: (*text).into(),
                bold: *centred,
                alignment: if *centred { Alignment::Center } else { Alignment::Unknown },
                ..Line::default()
            })
            .collect();
        let found = read(tail, &lines.iter().collect::<Vec<_>>());
        assert_eq!(found, (Some(expected.to_owned()), taken));
    }

    #[test]
    fn titles() {
        check(
            "",
            &[("Thực hiện Nghị quyết", false), ("Thực hiện Kế hoạch số 5;", false)],
            "Thực hiện Nghị quyết",
            1,
        );
        check(
            "",
            &[("Triển khai", true), ("Đề án 06", true), ("Căn cứ Luật A;", false)],
            "Triển khai Đề án 06",
            2,
        );
        check("", &[("VỀ VIỆC", false), ("RÀ SOÁT", false), ("I. MỤC ĐÍCH", false)], "VỀ VIỆC RÀ SOÁT", 2);
        check(
            "",
            &[("Phát triển tỉnh", false), ("giai đoạn 2021", false), ("Căn cứ", false)],
            "Phát triển tỉnh giai đoạn 2021",
            2,
        );
        check(
            "CÔNG TÁC",
            &[("của UBND phường", false), ("Căn cứ Luật A;", false)],
            "CÔNG TÁC của UBND phường",
            1,
        );
        check("CÔNG TÁC", &[("Năm 2026", false), ("I. MỤC ĐÍCH", false)], "CÔNG TÁC Năm 2026", 1);
        check("CHI TIẾT", &[("Căn cứ Luật A;", false)], "CHI TIẾT", 0);
        check("CHI TIẾT", &[("Căn cứ Luật A", false)], "CHI TIẾT", 0);
        check(
            "PHÒNG BỆNH",
            &[("NĂM 2024", false), ("_____", false), ("Căn cứ", false)],
            "PHÒNG BỆNH NĂM 2024",
            2,
        );
    }

    #[test]
    fn who_decides_is_no_title() {
        let before = |text: &str, behind: &[&str]| {
            let lines: Vec<Line<'_>> =
                behind.iter().map(|text| Line { text: (*text).into(), ..Line::default() }).collect();
            is_authority(text, &lines.iter().collect::<Vec<_>>())
        };
        let cases = [
            ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", true),
            ("BỘ TRƯỞNG BỘ Y TẾ", true),
            ("BỘ Y TẾ", true),
            ("BAN THƯỜNG VỤ TỈNH ỦY", true),
            ("HỘI ĐỒNG NHÂN DÂN TỈNH SÔNG XANH KHÓA II, KỲ HỌP THỨ 7", true),
            ("HIỆU TRƯỞNG TRƯỜNG ĐẠI HỌC Y", true),
            ("BẢNG GIÁ ĐẤT NĂM 2025", false),
            ("SỐ HÓA HỒ SƠ", false),
            ("BỘ TIÊU CHÍ ĐÁNH GIÁ", false),
            ("TỔNG KẾT NĂM HỌC", false),
        ];
        for (line, expected) in cases {
            assert_eq!(before(line, &["Căn cứ Luật A;"]), expected, "{line}");
        }
        assert!(!before("BỘ Y TẾ", &["I. MỤC ĐÍCH"]));
        let term = "KHÓA XIII KỲ HỌP THỨ 7";
        assert!(before("HỘI ĐỒNG NHÂN DÂN TỈNH BÌNH ĐỊNH", &[term, "Căn cứ Luật A;"]));
        assert!(!before("BẢNG GIÁ ĐẤT", &[term, "Căn cứ Luật A;"]));
    }
}
