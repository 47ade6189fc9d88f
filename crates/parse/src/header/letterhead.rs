//! Above the kind of a document: who issues it, under what number, where and when.

mod day;
mod fallen;

use grammar::party;
use model::{DocumentKind, PartyKind};

use self::day::find;
pub(crate) use self::day::place_and_date;
use super::{Head, kind, number};
use crate::lines::Line;
use crate::words::{bare, is_mostly_upper, is_upper};

/// Longest line of a letterhead, in bytes, all of it fallen into one line: what is longer is text.
const LONGEST: usize = 1200;

/// OCR confidence from which the number of a document is given: what is written by hand has 0.3.
const SURE_NUMBER: f32 = 0.5;

/// Reads the lines above the kind into `head`.
pub(crate) fn read(lines: &[&Line<'_>], head: &mut Head) {
    let mut issuer: Vec<String> = Vec::new();
    // The block of the subject of a letter, which may go on in its next lines.
    let mut subject: Option<usize> = None;
    for (index, line) in lines.iter().enumerate() {
        let mut known = is_year_of(index.checked_sub(1).and_then(|before| lines.get(before)), line);
        let untitled = head.info.title.is_none();
        if line.text.len() > LONGEST {
            // Text, whatever it holds.
        } else if let Some((subject, date)) = dated_subject(&line.text) {
            known |= read_part(&date, line, head, &mut issuer);
            known |= read_part(&subject, line, head, &mut issuer);
        } else if let Some(next) = lines.get(index + 1).filter(|next| is_year_of(Some(line), next)) {
            known |=
                read_part(&format!("{} {}", line.text.trim(), next.text.trim()), line, head, &mut issuer);
        } else {
            for part in columns(&line.text) {
                known |= read_part(part, line, head, &mut issuer);
            }
        }
        if untitled && head.info.title.is_some() {
            subject = Some(line.block);
        }
        if !known && line.forced && subject == Some(line.block) {
            if let Some(title) = &mut head.info.title {
                *title = format!("{title} {}", line.text);
            }
            known = true;
        }
        if !known {
            head.residue.push(index);
        }
    }
    (head.superior, head.issuer) = issuing_body(&issuer);
}

/// «Sông Xanh, ngày 03 tháng 3 năm», «2026»: a narrow column broke the year off.
fn is_year_of(before: Option<&&Line<'_>>, line: &Line<'_>) -> bool {
    let text = line.text.trim();
    text.len() == 4
        && text.bytes().all(|b| b.is_ascii_digit())
        && before.is_some_and(|b| matches!(place_and_date(&b.text), Some((_, None))))
}

/// Number of leading lines that only a letterhead has, for a document without a kind.
pub(crate) fn extent(lines: &[&Line<'_>]) -> usize {
    let last = lines.iter().take(16).rposition(|line| {
        if line.text.len() > LONGEST {
            return false;
        }
        let text = bare(&line.text);
        is_motto(&text)
            || number::read(&line.text).is_some()
            || place_and_date(&line.text).is_some()
            || dated_subject(&line.text).is_some()
    });
    last.map_or(0, |at| at + 1)
}

/// Reads number, place and date that stand below the kind; how many lines they take.
pub(crate) fn read_below(lines: &[&Line<'_>], head: &mut Head) -> usize {
    let tells = |line: &&&Line<'_>| {
        let parts = columns(&line.text);
        let told = |part: &&str| number::read(part).is_some() || place_and_date(part).is_some();
        line.text.len() <= LONGEST && !parts.is_empty() && parts.iter().all(told)
    };
    let own: Vec<_> = lines.iter().take_while(tells).collect();
    for line in &own {
        for part in columns(&line.text) {
            read_part(part, line, head, &mut Vec::new());
        }
    }
    own.len()
}

/// The columns of a letterhead that fell into one line.
fn columns(text: &str) -> Vec<&str> {
    let mut cut = None;
    for marker in ["CỘNG HÒA", "CỘNG HOÀ", "ĐẢNG CỘNG SẢN", "Độc lập"] {
        if let Some(at) = text.find(marker) {
            cut = Some(at);
            break;
        }
    }
    let (left, right) = cut.and_then(|at| text.split_at_checked(at)).unwrap_or((text, ""));
    let mut parts = vec![left.trim()];
    if let Some(found) = number::read(left.trim()) {
        parts.push(found.rest.trim_start_matches(['-', '–', '—', ',', ';', ' ']));
    }
    parts.extend(fallen::behind_motto(right.trim()));
    parts.retain(|p| !p.is_empty());
    parts
}

/// The subject of an official letter, into which place and date beside it fell: «V/v Hướng dẫn việc Hà Nội, ngày 2 tháng
/// 3 năm 2025 số hóa». The subject whole, and the place with its date.
fn dated_subject(text: &str) -> Option<(String, String)> {
    let folded: Vec<char> = bare(text).chars().collect();
    let chars: Vec<char> = text.chars().collect();
    let opens = ["v/v", "vv ", "ve viec"].iter().any(|o| folded.starts_with(&o.chars().collect::<Vec<_>>()));
    if !opens || folded.len() != chars.len() {
        return None;
    }
    let day_at = find(&folded, ", ngay", 0)?;
    let year_at = find(&folded, "nam", find(&folded, "thang", day_at)?)?;
    let blank = folded.get(year_at + 3..)?.iter().take_while(|c| c.is_whitespace()).count();
    let digits = folded.get(year_at + 3 + blank..)?.iter().take_while(|c| c.is_ascii_digit()).count();
    let end = year_at + 3 + blank + digits;
    // The place is what is written in capitals before the comma.
    let mut start = day_at;
    while let Some(space) = chars.get(..start)?.iter().rposition(|c| *c == ' ') {
        if !chars.get(space + 1).is_some_and(|c| c.is_uppercase()) {
            break;
        }
        start = space;
    }
    let text_of =
        |range: std::ops::Range<usize>| -> Option<String> { Some(chars.get(range)?.iter().collect()) };
    let date = text_of(start..end)?;
    let subject = format!("{} {}", text_of(0..start)?.trim(), text_of(end..chars.len())?.trim());
    (start < day_at).then(|| (subject.trim().to_owned(), date.trim().to_owned()))
}

fn read_part(part: &str, line: &Line<'_>, head: &mut Head, issuer: &mut Vec<String>) -> bool {
    let text = bare(part);
    // At the right of the bodies of the Youth Union its name stands as others have the country's.
    let union = text == "doan tncs ho chi minh" && !issuer.is_empty();
    if union || is_motto(&text) || !part.chars().any(char::is_alphanumeric) {
        return true;
    }
    if let Some(found) = number::read(part) {
        // «ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH» | «SỐ 7/QĐ-SCT»: the number is of what set the issuer up.
        if let Some(name) = issuer.last_mut().filter(|name| is_upper(part) && kind::ends(name)) {
            name.push(' ');
            name.push_str(part);
            return true;
        }
        // Written by hand into a blank, or under a seal: a wrong number is worse than none.
        if line.ocr_confidence.is_some_and(|c| c < SURE_NUMBER) {
            head.unsure_number.get_or_insert_with(|| (part.to_owned(), line.regions.first().cloned()));
            return true;
        }
        if head.info.symbol.is_none() {
            head.info.number = found.digits;
            head.info.symbol = found.symbol;
        }
        return true;
    }
    if let Some((place, date)) = place_and_date(part) {
        if head.info.issued_at.is_none() {
            head.info.issued_at = place;
        }
        if head.info.issued_on.is_none() {
            head.info.issued_on = date;
        }
        return true;
    }
    if head.info.title.is_none()
        && let Some(subject) = super::title::subject(part)
    {
        head.info.title = Some(subject);
        head.info.kind.get_or_insert_with(|| DocumentKind { code: "CV".into(), name: "Công văn".into() });
        return true;
    }
    // Names of bodies stand above the number, in capitals.
    let above = head.info.symbol.is_none() || line.bold;
    if is_mostly_upper(part) && part.chars().count() <= 90 && (above || issuer.is_empty()) {
        issuer.push(part.trim_matches(['*', '-', '_', ' ']).to_owned());
        return true;
    }
    false
}

/// Whether bare letters are the country's name or its watchword.
pub(crate) fn is_motto(text: &str) -> bool {
    text.contains("cong hoa xa hoi chu nghia")
        || is_watchword(text)
        || text == "dang cong san viet nam"
        // The country's name broken off in a narrow column.
        || text == "viet nam"
}

/// «Độc lập - Tự do - Hạnh phúc», the blanks around its dashes lost or not.
fn is_watchword(text: &str) -> bool {
    let behind = text.find("doc lap").and_then(|at| text.get(at + "doc lap".len()..));
    let dash = behind.and_then(|rest| rest.trim_start().strip_prefix(['-', '–', '—']));
    dash.is_some_and(|rest| rest.trim_start().starts_with("tu do"))
}

/// Kinds of places, in bare letters: such a line belongs to the body above it.
const PLACES: &[&str] =
    &["tinh ", "thanh pho ", "tp", "huyen ", "quan ", "thi xa ", "xa ", "phuong ", "thi tran "];
/// How lines begin that name a body of their own, in bare letters, since a picture may have lost the marks: words that no line
/// begins with which goes on with the name above. What else the registry knows as the head of a body may do so («BAN CHỈ HUY»
/// and, below it, «QUÂN SỰ XÃ A»), and counts only below a whole name.
const HEADS: &[&str] = &[
    "uy ban",
    "ubnd",
    "hoi dong",
    "hdnd",
    "so ",
    "bo ",
    "phong ",
    "ban ",
    "van phong",
    "cuc ",
    "chi cuc",
    "tinh uy",
    "thanh uy",
    "huyen uy",
    "dang uy",
    "dang bo",
    "chinh phu",
    "thu tuong",
    "tong cuc",
    "truong ",
    "trung tam",
    "benh vien",
    "cong an",
    "vien ",
    "thanh tra",
    "hoi ",
    "lien doan",
    "mat tran",
    "kho bac",
    "ngan hang",
    "cong ty",
    "tong cong ty",
    "tap doan",
    "cong doan",
    "hoc vien",
    "xi nghiep",
    "bch ",
    "bcd ",
    "bql ",
    "btl ",
    "tct ",
    "vpdp ",
    "bhxh ",
    "nhnn ",
    "nhcs",
    "ldld ",
    "tand ",
    "tt ",
    "ttks",
    "ttyt",
    "bao hiem ",
    "thue ",
    "hai quan",
    "lien minh",
    "lien hiep",
    "kiem toan",
    "to cong tac",
    "tieu ban",
    "quan khu",
    "dai ",
    "quy ",
    "doan ",
    "huyen doan",
    "tinh doan",
    "thanh doan",
    "chi bo",
    "toa an",
    "tram ",
];

/// The issuing body of the lines at the top left, which is the last of them, behind the one above it; a place on a line
/// of its own belongs to the body above it.
fn issuing_body(lines: &[String]) -> (Option<String>, Option<String>) {
    let mut bodies: Vec<String> = Vec::new();
    for line in lines.iter().flat_map(|line| fallen::bodies(line)) {
        let line = &line;
        let text = bare(line);
        let place = PLACES.iter().any(|p| text.starts_with(p)) && !text.contains(" uy");
        let opens = HEADS.iter().any(|h| text.starts_with(h))
            || bodies.last().is_some_and(|before| opens_below(before, line));
        // «CÔNG ĐOÀN CƠ SỞ» and, below it, whose it is.
        let belongs = |before: &String| matches!(bare(before).as_str(), "cong doan co so" | "chi bo");
        match bodies.last_mut() {
            // «HỘI ĐỒNG NHÂN DÂN», «TỈNH A», «THƯỜNG TRỰC»: its standing board.
            Some(before) if text == "thuong truc" && bare(before).starts_with("hoi dong nhan dan") => {
                *before = format!("{line} {before}");
            }
            Some(before) if place || !opens || belongs(before) => {
                before.push(' ');
                // «NGÂN HÀNG CSXH» and, below it, «CHI NHÁNH TỈNH A»: in small letters it goes on with that name.
                match line.splitn(3, ' ').nth(2).filter(|_| text.starts_with("chi nhanh ")) {
                    Some(name) => before.extend(["chi nhánh ", name]),
                    None => before.push_str(line),
                }
            }
            _ => bodies.push(line.clone()),
        }
    }
    let issuer = bodies.pop();
    (bodies.pop(), issuer)
}

/// Whether a line begins with the head of a body below a name that needs nothing more: «UBND XÃ A», «TRẠI TẠM GIAM». What is
/// of the centre, and branches, go on with the name above («CỤC CHUYỂN ĐỔI SỐ», «QUỐC GIA»).
fn opens_below(before: &str, line: &str) -> bool {
    let head = party::head(line).filter(|kind| !matches!(kind, PartyKind::CentralBody | PartyKind::Other));
    head.is_some() && party::is_whole(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mottoes() {
        for (text, yes) in [
            ("doc lap - tu do - hanh phuc", true),
            ("doc lap- tu do- hanh phuc", true),
            ("doc lap-tu do-hanh phuc", true),
            ("doc lap – tu do – hanh phuc", true),
            ("dang cong san viet nam", true),
            ("duong doc lap", false),
            ("doc lap, tu do", false),
            ("doc lap - thong nhat", false),
        ] {
            assert_eq!(is_motto(text), yes, "{text}");
        }
    }

    #[test]
    fn subjects_with_a_date_inside() {
        let found =
            dated_subject("V/v Hướng dẫn việc số hoá, tài Hà Nội, ngày 29 tháng 11 năm 2025 liệu thống nhất");
        let wanted = ("V/v Hướng dẫn việc số hoá, tài liệu thống nhất", "Hà Nội, ngày 29 tháng 11 năm 2025");
        assert_eq!(found, Some((wanted.0.to_owned(), wanted.1.to_owned())));
        for text in
            ["V/v báo cáo trước ngày 5 tháng 6 năm 2025", "Hà Nội, ngày 2 tháng 3 năm 2025", "V/v họp"]
        {
            assert_eq!(dated_subject(text), None, "{text}");
        }
    }

    #[test]
    fn issuers() {
        let cases: [(&[&str], &str); 18] = [
            (&["CÔNG AN TỈNH HÒA AN", "TRẠI TẠM GIAM"], "TRẠI TẠM GIAM"),
            (&["SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "BẢO TÀNG TỈNH"], "BẢO TÀNG TỈNH"),
            (&["UBND TỈNH HÒA AN", "HỢP TÁC XÃ TÂN TRÀO"], "HỢP TÁC XÃ TÂN TRÀO"),
            (&["BAN CHỈ HUY", "QUÂN SỰ XÃ HÒA AN"], "BAN CHỈ HUY QUÂN SỰ XÃ HÒA AN"),
            (&["BỘ Y TẾ", "TRUNG TÂM DỮ LIỆU", "QUỐC GIA"], "TRUNG TÂM DỮ LIỆU QUỐC GIA"),
            (
                &["HỘI ĐỒNG NHÂN DÂN", "TỈNH HÒA AN", "THƯỜNG TRỰC"],
                "THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN TỈNH HÒA AN",
            ),
            (&["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HÀ NỘI"], "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI"),
            (&["UBND TỈNH A", "SỞ Y TẾ"], "SỞ Y TẾ"),
            (&["BỘ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"], "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"),
            (&["TỔNG CÔNG TY ĐIỆN LỰC", "CÔNG TY ĐIỆN LỰC HÒA AN"], "CÔNG TY ĐIỆN LỰC HÒA AN"),
            (&["LIÊN ĐOÀN LAO ĐỘNG", "TỈNH HÒA AN", "CÔNG ĐOÀN NGÀNH Y TẾ"], "CÔNG ĐOÀN NGÀNH Y TẾ"),
            (&["TỔNG CÔNG TY", "CẤP NƯỚC HÒA AN"], "TỔNG CÔNG TY CẤP NƯỚC HÒA AN"),
            (&["CÔNG ĐOÀN CƠ SỞ", "TRƯỜNG THCS LÊ LỢI"], "CÔNG ĐOÀN CƠ SỞ TRƯỜNG THCS LÊ LỢI"),
            (&["ĐẢNG ỦY XÃ HÒA AN", "CHI BỘ", "TRẠM Y TẾ"], "CHI BỘ TRẠM Y TẾ"),
            (&["ĐẢNG ỦY XÃ HÒA AN", "CHI BỘ THÔN TRUNG"], "CHI BỘ THÔN TRUNG"),
            (&["UBND TỈNH HÒA AN", "BCĐ LIÊN NGÀNH VỀ ATTP"], "BCĐ LIÊN NGÀNH VỀ ATTP"),
            (&["CỤC THUẾ", "THUẾ TỈNH HÒA AN"], "THUẾ TỈNH HÒA AN"),
            (&["NGÂN HÀNG CSXH", "CHI NHÁNH TỈNH HÒA AN"], "NGÂN HÀNG CSXH chi nhánh TỈNH HÒA AN"),
        ];
        for (lines, expected) in cases {
            let lines: Vec<String> = lines.iter().map(|l| (*l).to_owned()).collect();
            assert_eq!(issuing_body(&lines).1.as_deref(), Some(expected));
        }
    }
}
