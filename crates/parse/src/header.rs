//! The head and foot of a document: letterhead, number, date, kind and title above; recipients and signature below.
//!
//! Source of the layout: Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW for the Party.

pub(crate) mod foot;
pub(crate) mod kind;
pub(crate) mod letterhead;
pub(crate) mod number;
mod plan_year;
pub(crate) mod signer;
pub(crate) mod title;

use grammar::timing;
use model::{DocumentInfo, DocumentKind, Region};

use crate::lines::Line;

/// What the lines above the body say.
#[derive(Debug, Clone, Default)]
pub(crate) struct Head {
    /// The fields that were found; parties are still text in `issuer`.
    pub(crate) info: DocumentInfo,
    /// The issuer as printed.
    pub(crate) issuer: Option<String>,
    /// The body above the issuer, to which it belongs: the «UBND TỈNH A» of a «SỞ Y TẾ».
    pub(crate) superior: Option<String>,
    /// Number of leading lines that belong to the head.
    pub(crate) taken: usize,
    /// Indices of lines within the head that fit no field, in reading order.
    pub(crate) residue: Vec<usize>,
    /// A number that was hard to read in a picture, as read, with its place: it is not given.
    pub(crate) unsure_number: Option<(String, Option<Region>)>,
}

/// The day by which names and times are read: that of the issue, or of the document to which this one is an annex.
pub(crate) fn day(document: &DocumentInfo) -> Option<jiff::civil::Date> {
    document.issued_on.or_else(|| document.annex_of.as_ref()?.date)
}

/// By whom names are read: who issued it, or the document to which this one is an annex.
pub(crate) fn issuer(document: &DocumentInfo) -> Option<model::Party> {
    document.issuer.clone().or_else(|| document.annex_of.as_ref()?.issuer.clone())
}

/// What times are read by: that day, and the year of the plan.
pub(crate) fn times(document: &DocumentInfo) -> timing::Context {
    let issued_on = day(document);
    let title = document.title.as_deref().unwrap_or_default();
    let plan_year = match issued_on {
        Some(day) => plan_year::read(title, day),
        None => plan_year::named(title),
    };
    timing::Context { issued_on, plan_year }
}

/// A line that is a place with a whole date and nothing else: «Lào Cai, ngày 22 tháng 9 năm 2025».
pub(crate) fn place_and_day(text: &str) -> Option<(Option<String>, jiff::civil::Date)> {
    const LONGEST: usize = 80;
    let text = text.trim().trim_end_matches('.');
    let (before, after) = text.split_once("gày ").filter(|_| text.len() <= LONGEST)?;
    let whole =
        after.split_whitespace().next_back().is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit()));
    let (place, day) = letterhead::place_and_date(text).filter(|_| whole)?;
    // A place is a name; «Hoàn thành, ngày 3 tháng 2 năm 2026» is none.
    let named = before.split_whitespace().all(|word| {
        matches!(word, "n" | "N" | "(n" | ",") || word.starts_with(|c: char| c.is_uppercase() || c == '(')
    });
    day.filter(|_| named).map(|day| (place, day))
}

/// Lines from the top among which the kind of document is looked for.
const HEAD_LINES: usize = 60;

/// Reads the head of a document from its first lines.
pub(crate) fn read_head(lines: &[&Line<'_>]) -> Head {
    let window = lines.get(..lines.len().min(HEAD_LINES)).unwrap_or(lines);
    let strict = window.iter().position(|line| kind::read(&line.text).is_some());
    let found = strict.or_else(|| loose_kind(window));
    // Without a kind the head goes as far as lines that only a letterhead has.
    let upper_end = found.unwrap_or_else(|| letterhead::extent(window));
    let mut head = Head::default();
    letterhead::read(window.get(..upper_end).unwrap_or_default(), &mut head);
    head.taken = upper_end;
    let rest = lines.get(upper_end..).unwrap_or_default();
    let kind = found.and_then(|at| {
        let line = window.get(at)?;
        kind::read(&line.text).or_else(|| kind::read_loosely(&line.text, line.heading.is_some()))
    });
    match kind {
        Some((code, name, tail)) => {
            head.info.kind = Some(DocumentKind { code: code.to_owned(), name: name.to_owned() });
            let below = rest.get(1..).unwrap_or_default();
            let told = if tail.is_empty() { letterhead::read_below(below, &mut head) } else { 0 };
            let (text, taken) = title::read(tail, below.get(told..).unwrap_or_default());
            head.info.title = text;
            head.taken += 1 + told + taken;
            // «HỘI ĐỒNG NHÂN DÂN TỈNH A», «KHÓA XVI, KỲ HỌP THỨ 30»: who decides, over two lines.
            let authority = title::authority(lines.get(head.taken..).unwrap_or_default());
            head.residue.extend(head.taken..head.taken + authority);
            head.taken += authority;
        }
        None => {
            // An official letter has no kind: its subject stands under the number.
            if let Some(subject) = rest.first().and_then(|l| title::subject(&l.text)) {
                head.info.title = Some(subject);
                head.taken += 1;
            }
        }
    }
    head
}

/// Index of the line that is the kind of a document in small letters or with a wrong mark: behind a letterhead, before
/// the text.
fn loose_kind(window: &[&Line<'_>]) -> Option<usize> {
    let lines = letterhead::extent(window).checked_sub(1).map(|last| last + 1)?;
    /// Lines between a letterhead and the kind: a rule, a blank of the seal.
    const BETWEEN: usize = 3;
    let near = window.iter().enumerate().skip(lines).take(BETWEEN);
    near.filter(|(_, line)| kind::read_loosely(&line.text, line.heading.is_some()).is_some())
        .map(|(at, _)| at)
        .next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn line(text: &str) -> Line<'_> {
        Line { text: text.into(), ..Line::default() }
    }

    #[test]
    fn an_annex_alone_has_the_issuer_of_its_document() {
        let note = "Kèm theo Kế hoạch số 77/KH-UBND ngày 06/02/2025 của UBND thành phố Huế";
        let annex_of = grammar::citation::find(note).into_iter().next();
        let alone = DocumentInfo { annex_of, ..DocumentInfo::default() };
        let place = |document: &DocumentInfo| issuer(document).and_then(|party| party.place);
        assert_eq!(place(&alone).as_deref(), Some("thành phố Huế"));
        let own = issuer(&alone).map(|party| model::Party { place: Some("tỉnh Lào Cai".into()), ..party });
        assert_eq!(place(&DocumentInfo { issuer: own, ..alone }).as_deref(), Some("tỉnh Lào Cai"));
        assert_eq!(place(&DocumentInfo::default()), None);
    }

    #[test]
    fn number_and_date_may_stand_below_the_kind() {
        let lines: Vec<Line<'_>> = [
            "UBND HUYỆN SÔNG XANH",
            "KẾ HOẠCH",
            "Số: 45/KH-UBND — Sông Xanh, ngày 12 tháng 3 năm 2025",
            "Chuyển đổi số năm 2025",
        ]
        .map(line)
        .into();
        let head = read_head(&lines.iter().collect::<Vec<_>>());
        assert_eq!(head.info.symbol.as_deref(), Some("45/KH-UBND"));
        assert_eq!(head.info.issued_on, Some(date(2025, 3, 12)));
        assert_eq!(head.info.title.as_deref(), Some("Chuyển đổi số năm 2025"));
        assert_eq!(head.taken, 4);
    }

    #[test]
    fn reads_a_letterhead_in_two_columns() {
        let lines: Vec<Line<'_>> = [
            "ỦY BAN NHÂN DÂN",
            "HUYỆN SÔNG XANH",
            "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: 12 /KH-UBND",
            "Sông Xanh, ngày 05 tháng 3 năm 2024",
            "KẾ HOẠCH",
            "Thực hiện chuyển đổi số năm 2024",
            "Căn cứ Luật Tổ chức chính quyền địa phương;",
        ]
        .map(line)
        .into();
        let head = read_head(&lines.iter().collect::<Vec<_>>());
        assert_eq!(head.issuer.as_deref(), Some("ỦY BAN NHÂN DÂN HUYỆN SÔNG XANH"));
        assert_eq!(head.info.symbol.as_deref(), Some("12/KH-UBND"));
        assert_eq!(head.info.issued_at.as_deref(), Some("Sông Xanh"));
        assert_eq!(head.info.issued_on, Some(date(2024, 3, 5)));
        assert_eq!(head.info.title.as_deref(), Some("Thực hiện chuyển đổi số năm 2024"));
        assert_eq!(head.taken, 8);
    }

    #[test]
    fn who_decides_over_two_lines_is_no_heading() {
        let lines: Vec<Line<'_>> = [
            "NGHỊ QUYẾT",
            "Về nhiệm vụ năm 2026",
            "HỘI ĐỒNG NHÂN DÂN TỈNH SÔNG XANH",
            "KHÓA II, KỲ HỌP THỨ 7",
            "Căn cứ Luật Tổ chức chính quyền địa phương;",
        ]
        .map(line)
        .into();
        let head = read_head(&lines.iter().collect::<Vec<_>>());
        assert_eq!(head.info.title.as_deref(), Some("Về nhiệm vụ năm 2026"));
        assert_eq!((head.taken, head.residue.as_slice()), (4, [2, 3].as_slice()));
    }

    #[test]
    fn a_kind_in_small_letters_stands_below_a_letterhead() {
        let read = |lines: [&'static str; 4]| {
            let lines = lines.map(line);
            read_head(&lines.iter().collect::<Vec<_>>()).info.kind.map(|kind| kind.code)
        };
        let head = ["UBND XÃ SÔNG XANH", "Số: 5/KH-UBND", "Kế hoạch", "Phòng bệnh"];
        assert_eq!(read(head).as_deref(), Some("KH"));
        assert_eq!(read(["1. Mở lớp", "2. Lập sổ", "Kế hoạch", "3. Báo cáo"]), None);
    }

    #[test]
    fn a_year_that_a_narrow_column_broke_off() {
        let lines: Vec<Line<'_>> =
            ["SỞ Y TẾ", "Số: 7/KH-SYT", "Sông Xanh, ngày 03 tháng 3 năm", "2026", "KẾ HOẠCH", "Phòng bệnh"]
                .map(line)
                .into();
        let head = read_head(&lines.iter().collect::<Vec<_>>());
        assert_eq!(head.info.issued_on, Some(date(2026, 3, 3)));
        assert_eq!(head.info.issued_at.as_deref(), Some("Sông Xanh"));
        assert!(head.residue.is_empty());
    }

    #[test]
    fn the_subject_of_a_letter_goes_on_in_its_block() {
        fn of(block: usize, forced: bool, text: &str) -> Line<'_> {
            Line { block, forced, text: text.into(), ..Line::default() }
        }
        let lines = [
            of(0, false, "SỞ Y TẾ"),
            of(1, false, "Số: 7/SYT-VP"),
            of(2, false, "V/v hướng dẫn việc số hóa hồ sơ, tài"),
            of(2, true, "liệu thống nhất"),
            of(3, false, "Sông Xanh, ngày 5 tháng 3 năm 2024"),
        ];
        let head = read_head(&lines.iter().collect::<Vec<_>>());
        let subject = "hướng dẫn việc số hóa hồ sơ, tài liệu thống nhất";
        assert_eq!(head.info.title.as_deref(), Some(subject));
        assert_eq!(head.info.issued_on, Some(date(2024, 3, 5)));
        assert!(head.residue.is_empty());
    }

    #[test]
    fn reads_columns_that_fell_into_one_line() {
        let lines: Vec<Line<'_>> = [
            "UBND TỈNH A CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "SỞ Y TẾ Độc lập - Tự do - Hạnh phúc",
            "Số: 7/KH-SYT Sông Xanh, ngày 5 tháng 3 năm 2024",
            "KẾ HOẠCH PHÒNG BỆNH",
        ]
        .map(line)
        .into();
        let head = read_head(&lines.iter().collect::<Vec<_>>());
        assert_eq!(head.issuer.as_deref(), Some("SỞ Y TẾ"));
        assert_eq!(head.info.number.as_deref(), Some("7"));
        assert_eq!(head.info.issued_at.as_deref(), Some("Sông Xanh"));
        assert_eq!(head.info.title.as_deref(), Some("PHÒNG BỆNH"));
    }
}
