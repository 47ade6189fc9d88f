//! Whether a paragraph goes on in the next one: a page break cut it in the middle of a sentence.
//!
//! A sentence that ends with its stop is whole. One without may be a heading, or torn. The next paragraph in lower case
//! proves the tear; where it begins with a capital («Nghị quyết Đại hội đại biểu» + «Đảng bộ tỉnh») the words on both
//! sides are weighed. A line that cannot be whole goes on, whatever follows, unless that is the number that is due.

mod around;
mod asks;
mod halves;
mod list;
mod title;

use grammar::{ordinal, verb};
use model::{Confidence, Ordinal, OrdinalStyle};

pub(crate) use self::around::Around;
use super::units::Unit;
use crate::ProseSettings;
use crate::assignments::labels;
use crate::lines::Line;
use crate::words::{Key, final_stop, has_inner_sentence, is_mostly_upper, keys, last_word, opens_bare};

/// Whether a line cannot be whole before the one that follows it.
pub(crate) fn asks_for(text: &str, next: &str) -> bool {
    asks::why(text, next).is_some()
}

/// What became of two neighbouring paragraphs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Verdict {
    /// One paragraph.
    Joined {
        /// How sure.
        confidence: Confidence,
        /// The evidence.
        because: String,
    },
    /// Two, but one would not be surprised to find them one.
    Undecided,
    /// Two.
    Apart,
}

/// Words after which no sentence and no heading ends.
const OPEN_ENDS: [Key; 48] = keys([
    "và", "của", "cho", "với", "theo", "tại", "về", "các", "những", "từ", "ngày", "do", "để", "là", "hoặc",
    "cùng", "bằng", "giữa", "đối", "nhằm", "bởi", "vào", "như", "mà", "được", "bị", "đã", "đang", "sẽ",
    "không", "số", "gồm", "giai", "mỗi", "từng", "đến", "ở", "thuộc", "qua", "hay", "đoạn", "thứ", "trong",
    "trên", "dưới", "khi", "sau", "ngoài",
]);

/// Words that seldom end a text: the first half of a name or a term.
const HALVES: [Key; 24] = keys([
    "tỉnh",
    "huyện",
    "xã",
    "phường",
    "thị",
    "thành",
    "đại",
    "tháng",
    "quý",
    "trước",
    "đồng",
    "nhất",
    "biểu",
    "hội",
    "ủy",
    "uỷ",
    "ban",
    "nhân",
    "quyết",
    "nghị",
    "chính",
    "kinh",
    "công",
    "nông",
]);

/// How sure it is that a line goes on which cannot be whole.
const NOT_WHOLE: f32 = 0.97;

/// Weighs two paragraphs that follow each other. `due` says of a number whether the numbering asks for it.
pub(crate) fn judge(
    open: &Unit,
    before: &Line<'_>,
    next: &Unit,
    line: &Line<'_>,
    around: &Around<'_>,
    due: impl Fn(&Ordinal) -> bool,
    settings: &ProseSettings,
) -> Verdict {
    if let Some(verdict) = title::verdict(open, before, next, line, around) {
        return verdict;
    }
    if open.table || line.heading.is_some() || before.heading.is_some() {
        return Verdict::Apart;
    }
    if let Some(verdict) = not_whole(open, before, next, line, around, due) {
        return verdict;
    }
    if next.ordinal.is_some() || next.bullet.is_some() {
        return Verdict::Apart;
    }
    if before.runs_on == Some(false) || final_stop(&open.text).is_some() || closes_bracket(&open.text) {
        return Verdict::Apart;
    }
    let upper = is_mostly_upper(&open.text);
    if upper || is_mostly_upper(&line.text) || labels::is_label(&line.text) {
        return Verdict::Apart;
    }
    let Some(first) = line.text.chars().find(|c| !matches!(c, '"' | '“' | '(' | '\'')) else {
        return Verdict::Apart;
    };
    let (weight, because) = if first.is_lowercase() {
        (0.97, "the next line begins in lower case and the line before has no stop".to_owned())
    } else {
        weigh(open, before, next, line, first.is_ascii_digit())
    };
    if weight >= settings.join_from {
        return Verdict::Joined { confidence: Confidence::new(weight), because };
    }
    if weight >= settings.doubt_from { Verdict::Undecided } else { Verdict::Apart }
}

/// The verdict on a line that cannot be whole; `None` where it can.
fn not_whole(
    open: &Unit,
    before: &Line<'_>,
    next: &Unit,
    line: &Line<'_>,
    around: &Around<'_>,
    due: impl Fn(&Ordinal) -> bool,
) -> Option<Verdict> {
    // What most paragraphs end with. Behind a semicolon or a colon a bracket may still be open.
    let stop = final_stop(&open.text);
    if before.runs_on == Some(false)
        || !matches!(stop, None | Some(':' | ';'))
        || labels::is_label(&line.text)
    {
        return None;
    }
    let because = if next.bullet.is_some() {
        // A list below such a line is a list: only the dash inside a term is none.
        (asks::is_term(&open.body, &line.text) || asks::is_span(&open.body, &line.text))
            .then_some("a dash holds the words on both sides together")?
    } else if next.ordinal.as_ref().is_some_and(|number| asks::counts_on(&open.body, number)) {
        return Some(joined("a number inside the sentence goes on"));
    } else if stop == Some(';') && goes_on_small(open, next, line) {
        "the next line begins in lower case"
    } else if let Some(because) = asks::why(&open.body, &line.text) {
        because
    } else if stop.is_none() && next.is_plain() {
        halves::why(&open.body, &line.text, around).or_else(|| list::why(open, &line.text))?
    } else {
        return None;
    };
    if is_mostly_upper(&open.body) != is_mostly_upper(&line.text) && line.text.contains(normalize::is_letter)
    {
        return None;
    }
    if next.ordinal.as_ref().is_some_and(due) {
        return Some(Verdict::Undecided);
    }
    Some(joined(because))
}

fn joined(because: &str) -> Verdict {
    Verdict::Joined { confidence: Confidence::new(NOT_WHOLE), because: because.to_owned() }
}

/// Whether a line in lower case goes on behind a semicolon. In a list without bullets all begin so.
fn goes_on_small(open: &Unit, next: &Unit, line: &Line<'_>) -> bool {
    // «c2)» is a label of its own; what a document rests on ends with a semicolon.
    let word = line.text.split_whitespace().next().unwrap_or_default();
    next.is_plain()
        && word.chars().all(char::is_lowercase)
        && open.body.starts_with(char::is_uppercase)
        && !open.body.starts_with("Căn cứ ")
}

/// Whether what looks like a number is the end of a bracket that names a congress: «(khóa» + «XVII) về …».
pub(crate) fn is_no_number(ordinal: &Ordinal, due: impl Fn(&Ordinal) -> bool) -> bool {
    ordinal.style == OrdinalStyle::Roman && ordinal.label.ends_with(')') && !due(ordinal)
}

/// A line in brackets is whole when its bracket is closed.
fn closes_bracket(text: &str) -> bool {
    text.starts_with('(') && text.ends_with(')')
}

fn weigh(open: &Unit, before: &Line<'_>, next: &Unit, line: &Line<'_>, digit: bool) -> (f32, String) {
    let mut weight = 0.25_f32;
    let mut because: Vec<&str> = vec!["no stop at the end"];
    let mut add = |amount: f32, reason: &'static str| {
        weight += amount;
        because.push(reason);
    };
    let letters = open.body.chars().count();
    let heading =
        open.ordinal.is_some() && letters < 260 && !has_inner_sentence(&open.body) && !is_dated(&open.body);
    let comma = open.body.trim_end().ends_with(',');
    if has_inner_sentence(&open.body) || (open.body.contains("; ") && !heading) {
        add(0.3, "running text before it");
    } else if letters > 240 {
        add(0.2, "a long sentence before it");
    } else if letters < 120 && !comma {
        add(-0.3, "short enough for a heading");
    }
    let last = last_word(&open.body);
    if open.body.trim_end().ends_with([',', '-', '–', '(']) {
        add(0.35, "a comma or dash at the end");
    } else if last.is_some_and(|w| w.is_any(&OPEN_ENDS)) {
        add(0.35, "the last word asks for another");
    } else if last.is_some_and(|w| w.is_any(&HALVES)) {
        add(0.1, "the last word may be half of a term");
    }
    let brackets = |sign: u8| memchr::memchr_iter(sign, open.body.as_bytes()).count();
    if brackets(b'(') > brackets(b')') || open.body.matches('“').count() > open.body.matches('”').count()
    {
        add(0.3, "a bracket or quotation is open");
    }
    if before.runs_on == Some(true) {
        add(0.25, "its last line is full");
    }
    if digit {
        add(0.2, "the next line begins with a figure");
    } else if verb::opens_task(&line.text) || opens_anew(&next.text) {
        add(-0.4, "the next line opens a sentence of its own");
    } else if !line.closes() && line.text.chars().count() < 80 {
        add(-0.2, "the next line looks like a heading");
    } else {
        add(0.1, "the next line does not open with a verb");
    }
    if before.bold != line.bold {
        add(-0.4, "the weight of the letters changes");
    }
    (weight.clamp(0.0, 0.95), because.join(", "))
}

/// Whether a clause inside a text ends with a day: «…, hoàn thành trước 30/6/2024; xây dựng phương án». No title does.
fn is_dated(text: &str) -> bool {
    text.match_indices("; ").any(|(at, _)| {
        let day = text.get(..at).and_then(|before| before.rsplit(' ').next()).unwrap_or_default();
        day.split('/').count() == 3 && day.bytes().all(|b| b.is_ascii_digit() || b == b'/')
    })
}

/// Openings of a new paragraph that are no verbs.
fn opens_anew(text: &str) -> bool {
    const OPENINGS: &[&str] = &[
        "phan dau",
        "trong qua trinh",
        "can cu",
        "tren co so",
        "hang nam",
        "dinh ky",
        "giao ",
        "den nam",
        "dong thoi",
        "ngoai ra",
        "noi nhan",
        "muc tieu",
        "cac nhiem vu",
        "kinh phi",
        "so ",
        "cac so",
        "uy ban nhan dan ",
    ];
    OPENINGS.iter().any(|o| opens_bare(text, o)) || ordinal::split(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, next: &str, joined: bool) {
        fn line(text: &str) -> Line<'_> {
            Line { text: text.into(), ..Line::default() }
        }
        let unit = |text: &str| Unit { text: text.into(), body: text.into(), ..Unit::default() };
        let verdict = judge(
            &unit(before),
            &line(before),
            &unit(next),
            &line(next),
            &Around { above: &[], pieces: &[], at: 0 },
            |_| false,
            &ProseSettings::default(),
        );
        assert_eq!(matches!(verdict, Verdict::Joined { .. }), joined, "{before} + {next}: {verdict:?}");
    }

    #[test]
    fn numbers_that_are_due_and_those_that_are_not() {
        let line = |text: &'static str| Line { text: text.into(), ..Line::default() };
        let unit = |text: &str| {
            let (ordinal, body) = ordinal::split(text).map_or((None, text), |(o, body)| (Some(o), body));
            Unit { text: text.into(), body: body.into(), ordinal, ..Unit::default() }
        };
        let check = |before: &'static str, next: &'static str, due: bool, expected: bool| {
            let (open, below) = (unit(before), unit(next));
            let settings = ProseSettings::default();
            let around = Around { above: &[], pieces: &[], at: 0 };
            let verdict = judge(&open, &line(before), &below, &line(next), &around, |_| due, &settings);
            assert_eq!(matches!(verdict, Verdict::Joined { .. }), expected, "{before} + {next}: {verdict:?}");
        };
        check("2.1. Lập hồ sơ theo khoản", "2. Điều 5 Nghị định số 30/2020/NĐ-CP.", false, true);
        check("1. Rà soát, báo cáo theo khoản", "2. Sở Nội vụ tổng hợp.", true, false);
        check("1. Công tác tuyên truyền", "3. Sở Nội vụ tổng hợp.", false, false);
        check("1. Lập 02 cụm: (1) Cụm A,", "(2) Cụm B.", false, true);
        check("1. Rà soát hồ sơ;", "hoàn thành trong quý I.", false, true);
        check("Căn cứ Nghị định số 5/2026/NĐ-CP;", "ủy ban nhân dân ban hành:", false, false);
        check("Nêu rõ lý do;", "c2) Trường hợp không phối hợp:", false, false);
        check("rà soát hồ sơ;", "báo cáo kết quả.", false, false);
        let roman = |text: &str, due: bool| unit(text).ordinal.is_some_and(|o| is_no_number(&o, |_| due));
        assert!(roman("XVII) về phát triển công nghiệp", false));
        assert!(!roman("I) Mục đích", true));
        assert!(!roman("XVII. Tổ chức thực hiện", false));
    }

    #[test]
    fn seams_of_paragraphs() {
        check(
            "Tổ chức thực hiện tốt các nghị quyết; triển khai đồng bộ Nghị quyết Đại hội đại biểu",
            "Đảng bộ tỉnh lần thứ XVII, các chương trình của tỉnh.",
            true,
        );
        check(
            "Tập trung huy động các nguồn lực; đầu tư các công trình của huyện giai đoạn",
            "2021-2025 như: xây dựng cầu.",
            true,
        );
        check(
            "Hoàn thành quy hoạch. Rà soát từng dự án, đề nghị nhà đầu tư báo cáo bằng văn bản",
            "về quá trình thực hiện.",
            true,
        );
        check(
            "Kiểm tra công trình đê điều, hoàn thành trước 30/6/2024; xây dựng phương án tại các tuyến đê tả Thương, hữu",
            "Thương, tả Lục Nam.",
            true,
        );
        check("Sở Kế hoạch và Đầu tư", "Tham mưu xây dựng Kế hoạch.", false);
        check(
            "Về khai thác tiềm năng, đẩy mạnh phát triển du lịch",
            "Phát triển du lịch trở thành ngành kinh tế.",
            false,
        );
        check("Thực hiện xong.", "các nội dung khác", false);
    }
}
