//! Titles in capitals that run over two lines or three: «II. NHIỆM VỤ, GIẢI PHÁP …, BẢO ĐẢM» + «AN SINH XÃ HỘI NĂM 2026».
//!
//! A line in capitals without number, right behind a numbered title and with nothing between, is its second line: a heading
//! below it would be one of several. Where it opens as a section of its own does, or names a body, that stays open.

use grammar::{ordinal, party};
use model::{Ordinal, OrdinalStyle};

use super::{Around, Verdict, asks};
use crate::lines::{Line, Piece};
use crate::outline::units::Unit;
use crate::words::{Phrase, final_stop, is_mostly_upper, words};

/// Bytes of a title at most.
const LONGEST: usize = 500;

/// Letters of a line that may be full.
const FULL: usize = 45;

/// Lines ahead among which another heading of the kind is looked for.
const AHEAD: usize = 200;

/// Lines of a title at most, its first not counted.
const LINES: usize = 2;

const SURE: f32 = 0.97;
const GOES_ON: f32 = 0.95;
const BEHIND_A_FULL_LINE: f32 = 0.9;
const ALONE: f32 = 0.75;

/// Openings of the second half of a title.
const HALVES: [Phrase; 24] = [
    Phrase::of("chủ yếu"),
    Phrase::of("trọng tâm"),
    Phrase::of("trọng điểm"),
    Phrase::of("năm"),
    Phrase::of("những năm"),
    Phrase::of("giai đoạn"),
    Phrase::of("nhiệm kỳ"),
    Phrase::of("đến năm"),
    Phrase::of("thời gian tới"),
    Phrase::of("trên địa bàn"),
    Phrase::of("trong năm"),
    Phrase::of("trong giai đoạn"),
    Phrase::of("trong thời gian"),
    Phrase::of("của"),
    Phrase::of("và"),
    Phrase::of("tại"),
    Phrase::of("cho"),
    Phrase::of("đối với"),
    Phrase::of("thuộc"),
    Phrase::of("theo"),
    Phrase::of("nhằm"),
    Phrase::of("để"),
    Phrase::of("gắn với"),
    Phrase::of("với"),
];

/// Openings of a section of its own.
const SECTIONS: [Phrase; 38] = [
    Phrase::of("nhiệm vụ"),
    Phrase::of("các nhiệm vụ"),
    Phrase::of("một số nhiệm vụ"),
    Phrase::of("giải pháp"),
    Phrase::of("các giải pháp"),
    Phrase::of("mục tiêu"),
    Phrase::of("mục đích"),
    Phrase::of("yêu cầu"),
    Phrase::of("quan điểm"),
    Phrase::of("nội dung"),
    Phrase::of("kết quả"),
    Phrase::of("những kết quả"),
    Phrase::of("tổ chức thực hiện"),
    Phrase::of("phân công"),
    Phrase::of("trách nhiệm"),
    Phrase::of("kinh phí"),
    Phrase::of("thuận lợi"),
    Phrase::of("khó khăn"),
    Phrase::of("hạn chế"),
    Phrase::of("ưu điểm"),
    Phrase::of("tồn tại"),
    Phrase::of("nguyên nhân"),
    Phrase::of("đánh giá"),
    Phrase::of("đặc điểm"),
    Phrase::of("tình hình"),
    Phrase::of("thực trạng"),
    Phrase::of("phương hướng"),
    Phrase::of("chỉ tiêu"),
    Phrase::of("danh mục"),
    Phrase::of("bảng"),
    Phrase::of("biểu"),
    Phrase::of("phụ lục"),
    Phrase::of("cấp"),
    Phrase::of("khối"),
    Phrase::of("nhóm"),
    Phrase::of("lĩnh vực"),
    Phrase::of("thời gian"),
    Phrase::of("địa điểm"),
];

/// The verdict on a line in capitals behind a numbered title; `None` where one of them is something else.
pub(super) fn verdict(
    open: &Unit,
    before: &Line<'_>,
    next: &Unit,
    line: &Line<'_>,
    around: &Around<'_>,
) -> Option<Verdict> {
    let halved =
        next.bullet.is_some() && is_mostly_upper(&line.text) && asks::is_term(&open.body, &line.text);
    if open.table || !(next.is_plain() || halved) || before.heading != line.heading {
        return None;
    }
    // «PHẦN II» stands on a line of its own.
    let number = match &open.ordinal {
        Some(number) => Some(number).filter(|_| !open.body.trim().is_empty()),
        None => around.above.last().filter(|u| u.body.trim().is_empty()).and_then(|u| u.ordinal.as_ref()),
    }?;
    let capitals = is_mostly_upper(&line.text) && is_mostly_upper(&open.body);
    let whole = final_stop(&open.body).is_some() || line.text.starts_with('(');
    if !capitals || whole || open.bullet.is_some() || open.body.len() + line.text.len() > LONGEST {
        return None;
    }
    let joined = |confidence: f32, because: &str| Verdict::Joined {
        confidence: model::Confidence::new(confidence),
        because: because.to_owned(),
    };
    if halved || is_open(&open.body, &line.text) {
        return Some(joined(SURE, "the title is not at its end"));
    }
    if line.heading.is_some() || before.bold != line.bold {
        return None;
    }
    let head = words(&line.text, 4);
    let half = HALVES.iter().any(|opening| opening.stands_at(&head, 0));
    if has_sibling(around, number) {
        return half.then_some(Verdict::Undecided);
    }
    if half {
        return Some(joined(GOES_ON, "the next line opens as the second half of a title"));
    }
    // Right above a table it may be the table's title.
    let captions = matches!(around.pieces.get(around.at + 1), Some(Piece::Table(_)));
    let opens = SECTIONS.iter().any(|opening| opening.stands_at(&head, 0));
    if opens || captions || party::is_whole(&line.text) {
        return Some(Verdict::Undecided);
    }
    let full = open.body.chars().count() >= FULL;
    let confidence = if full { BEHIND_A_FULL_LINE } else { ALONE };
    Some(joined(confidence, "the only line in capitals without number below a numbered title"))
}

/// Whether a title cannot end so.
fn is_open(title: &str, next: &str) -> bool {
    title.trim_end().ends_with([',', '-', '–', '(', '&'])
        || asks::why(title, next).is_some()
        || title.matches('(').count() > title.matches(')').count()
}

/// Whether another line in capitals without number heads something further on in the section.
fn has_sibling(around: &Around<'_>, own: &Ordinal) -> bool {
    let mut lines = 1;
    let mut inside = true;
    for piece in around.pieces.iter().skip(around.at + 1).take(AHEAD) {
        let Piece::Line(line) = piece else {
            inside = false;
            continue;
        };
        if let Some((number, _)) = ordinal::split(&line.text) {
            let above = matches!(
                number.style,
                OrdinalStyle::Part | OrdinalStyle::Chapter | OrdinalStyle::Section | OrdinalStyle::Article
            );
            if above || (number.style == own.style && number.values.len() == own.values.len()) {
                return false;
            }
            inside = false;
            continue;
        }
        let title = is_mostly_upper(&line.text) && final_stop(&line.text).is_none();
        inside &= title;
        lines += usize::from(inside);
        if title && (!inside || lines > LINES) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of the first two lines.
    fn check(lines: &[&str], expected: &str) {
        let pieces: Vec<Piece<'_>> =
            lines.iter().map(|t| Piece::Line(Line { text: (*t).into(), ..Line::default() })).collect();
        let unit = |text: &str| {
            let (ordinal, body) = ordinal::split(text).map_or((None, text), |(o, body)| (Some(o), body));
            let bullet = text.starts_with('-').then(|| "-".into());
            let ordinal = ordinal.filter(|_| bullet.is_none());
            Unit { text: text.into(), body: body.into(), ordinal, bullet, ..Unit::default() }
        };
        let [Piece::Line(before), Piece::Line(line), ..] = pieces.as_slice() else { panic!("two lines") };
        let around = Around { above: &[], pieces: &pieces, at: 1 };
        let found = match verdict(&unit(&before.text), before, &unit(&line.text), line, &around) {
            Some(Verdict::Joined { .. }) => "one",
            Some(Verdict::Undecided) => "open",
            Some(Verdict::Apart) | None => "two",
        };
        assert_eq!(found, expected, "{lines:?}");
    }

    #[test]
    fn second_lines_of_a_title() {
        for (first, second) in [
            ("II. NHIỆM VỤ, GIẢI PHÁP ĐẨY MẠNH TĂNG TRƯỞNG KINH TẾ, BẢO ĐẢM", "AN SINH XÃ HỘI NĂM 2026"),
            ("II. NHIỆM VỤ VÀ GIẢI PHÁP", "CHỦ YẾU NĂM 2026"),
            ("II. NHIỆM VỤ, GIẢI PHÁP", "TRỌNG TÂM"),
            ("B. NHIỆM VỤ, GIẢI PHÁP PHÁT TRIỂN KINH TẾ SỐ, XÃ HỘI SỐ", "TRÊN ĐỊA BÀN TỈNH LÀO CAI"),
            ("II. NHIỆM VỤ CỦA CÁC SỞ, BAN, NGÀNH, ĐOÀN THỂ TỈNH,", "UBND CÁC XÃ, PHƯỜNG"),
            ("IV. TRÁCH NHIỆM CỦA", "SỞ Y TẾ"),
            ("1. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TỔ CHỨC TRIỂN KHAI THỰC HIỆN", "CẢI CÁCH HÀNH CHÍNH"),
            ("III. QUAN ĐIỂM, MỤC TIÊU VÀ", "NHIỆM VỤ"),
            ("II. GIẢI PHÁP PHÁT TRIỂN KINH TẾ", "- XÃ HỘI NĂM 2026"),
            ("II. GIẢI PHÁP PHÁT TRIỂN KINH TẾ - XÃ", "HỘI, BẢO ĐẢM QUỐC PHÒNG - AN NINH"),
        ] {
            check(&[first, second, "1. Công tác tuyên truyền", "III. TỔ CHỨC THỰC HIỆN"], "one");
        }
        check(
            &["I. MỤC TIÊU PHÁT TRIỂN KINH TẾ XÃ HỘI NĂM 2026", "ĐÔ THỊ THÔNG MINH", "TOÀN DIỆN", "1. Một"],
            "one",
        );
    }

    #[test]
    fn lines_in_capitals_that_head_something() {
        let series = ["III. TỔ CHỨC THỰC HIỆN", "KHỐI ĐẢNG", "1. Một", "KHỐI CHÍNH QUYỀN", "1. Một"];
        check(&series, "two");
        check(&["II. KẾT QUẢ", "PHÁT TRIỂN KINH TẾ", "1. Một", "PHÁT TRIỂN ĐÔ THỊ", "2. Hai"], "two");
        check(&["II. PHÁT TRIỂN KINH TẾ", "- NĂM 2026", "1. Một"], "two");
        check(&["1. XÂY DỰNG", "NHÀ Ở", "1.1. Một", "ĐƯỜNG SÁ", "1.2. Hai", "2. HAI"], "two");
        check(&["II. MỤC TIÊU", "NĂM 2026", "1. Một", "ĐẾN NĂM 2030", "1. Một"], "open");
        check(&["II. NỘI DUNG", "NHIỆM VỤ TRỌNG TÂM", "1. Một"], "open");
        check(&["III. TỔ CHỨC THỰC HIỆN", "SỞ Y TẾ", "1. Một"], "open");
        check(&["III. TỔ CHỨC THỰC HIỆN:", "CÁC ĐƠN VỊ", "1. Một"], "two");
        check(&["II. NHIỆM VỤ", "Phát triển kinh tế", "1. Một"], "two");
        check(&["II. NHIỆM VỤ", "(KÈM THEO KẾ HOẠCH SỐ 15)", "1. Một"], "two");
        check(&["II. Nhiệm vụ", "CHỦ YẾU NĂM 2026", "1. Một"], "two");
        check(&["NHIỆM VỤ VÀ GIẢI PHÁP", "CHỦ YẾU", "1. Một"], "two");
        check(&["II. MỘT VIỆC", "DÒNG HAI", "DÒNG BA", "DÒNG BỐN"], "two");
    }
}
