//! Number and symbol of a document: `453/KH-UBND`, `37/2019/NĐ-CP`, `33-NQ/TU`, `661/UBND-KT`.
//!
//! State documents write number `/` type `-` organ (Decree 30/2020/NĐ-CP, annex III), those of the Party number `-`
//! type `/` organ (Guidance 36-HD/VPTW of 2018). Blanks inside are dropped, a hyphen lost between type and organ is
//! set again; a separator of the wrong sort stays as printed.

use smallvec::SmallVec;

use crate::folded::Folded;
use crate::year::is_year;

/// A document's number and symbol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// The number as printed: `06`.
    pub number: String,
    /// The year, where it is printed in the number.
    pub year: Option<i16>,
    /// Number and symbol without blanks: `453/KH-UBND`.
    pub text: String,
    /// Type: code and name; none for a dispatch or an unknown code.
    pub kind: Option<(&'static str, &'static str)>,
    /// The organ as the symbol names it: `UBND`, `TTg`, `QH15`.
    pub organ: String,
    /// Whether it is written as the Party writes.
    pub of_party: bool,
}

/// Types of documents: code, name. Of two codes for one name, the first is the one that is put out.
pub(crate) const KINDS: [(&str, &str); 45] = [
    ("QĐ", "Quyết định"),
    ("NQ", "Nghị quyết"),
    ("NĐ", "Nghị định"),
    ("TTLT", "Thông tư liên tịch"),
    ("TT", "Thông tư"),
    ("CT", "Chỉ thị"),
    ("KH", "Kế hoạch"),
    ("CTr", "Chương trình hành động"),
    ("CTr", "Chương trình"),
    ("CTHĐ", "Chương trình hành động"),
    ("KL", "Kết luận"),
    ("TB", "Thông báo"),
    ("HD", "Hướng dẫn"),
    ("QyĐ", "Quy định"),
    ("QĐi", "Quy định"),
    ("QC", "Quy chế"),
    ("BC", "Báo cáo"),
    ("TTr", "Tờ trình"),
    ("ĐA", "Đề án"),
    ("DA", "Dự án"),
    ("PA", "Phương án"),
    ("CĐ", "Công điện"),
    ("CV", "Công văn"),
    ("L", "Luật"),
    ("L", "Bộ luật"),
    ("LUẬT", "Luật"),
    ("PL", "Pháp lệnh"),
    ("LCT", "Lệnh"),
    ("L", "Lệnh"),
    ("HP", "Hiến pháp"),
    ("NQLT", "Nghị quyết liên tịch"),
    ("VBHN", "Văn bản hợp nhất"),
    ("TC", "Thông cáo"),
    ("BB", "Biên bản"),
    ("HĐ", "Hợp đồng"),
    ("BGN", "Bản ghi nhớ"),
    ("BTT", "Bản thỏa thuận"),
    ("GM", "Giấy mời"),
    ("GUQ", "Giấy ủy quyền"),
    ("KHPH", "Kế hoạch phối hợp"),
    ("CTPH", "Chương trình phối hợp"),
    ("QCPH", "Quy chế phối hợp"),
    ("TTri", "Thông tri"),
    ("ĐC", "Đề cương"),
    ("PC", "Phiếu chuyển"),
];

/// Organs after a type whose hyphen may be lost.
const ORGANS: [&str; 12] =
    ["UBND", "HĐND", "TTg", "CP", "TU", "TW", "HU", "BCĐ", "VPCP", "CTN", "UBDT", "BTC"];

/// Most groups of letters in a symbol: `TTLT-BTC-BNV-BKHĐT`.
const MOST_GROUPS: usize = 6;

/// Groups of letters, each behind its separator.
type Groups<'t> = SmallVec<[(char, &'t str); MOST_GROUPS]>;

/// Reads the number and symbol at the start of a text; «Số:» may stand before it.
///
/// ```
/// let symbol = grammar::symbol::read("Số: 453 /KH-UBND").unwrap();
/// assert_eq!((symbol.text.as_str(), symbol.kind), ("453/KH-UBND", Some(("KH", "Kế hoạch"))));
/// assert_eq!(grammar::symbol::read("30/3/2023"), None);
/// ```
pub fn read(text: &str) -> Option<Symbol> {
    let folded = Folded::new(text);
    let mut at = blank(&folded, 0);
    if folded.bare_of(at..at + 2) == "so" {
        at = blank(&folded, at + 2);
        while matches!(folded.letter(at), Some(b':' | b'.')) {
            at = blank(&folded, at + 1);
        }
    }
    read_at(&folded, at).map(|(symbol, _)| symbol)
}

/// Reads a number and symbol at a character, and the character after it.
pub(crate) fn read_at(text: &Folded<'_>, from: usize) -> Option<(Symbol, usize)> {
    let mut at = digits(text, from)?;
    // «12a/KH-UBND»
    if text.letter(at).is_some_and(|b| b.is_ascii_lowercase())
        && matches!(text.letter(at + 1), Some(b'/' | b'-'))
    {
        at += 1;
    }
    let number = text.printed(from..at);
    // The year and how it is printed.
    let mut year = None;
    let (mut separator, mut next) = separator(text, at)?;
    if separator == '/' {
        let end = digits(text, next).unwrap_or(next);
        let value: Option<i16> = text.bare_of(next..end).parse().ok().filter(|y| is_year(*y));
        if let (4, Some(value)) = (end - next, value) {
            year = Some((value, text.bare_of(next..end)));
            (separator, next) = self::separator(text, end)?;
        }
    }
    let first = separator;
    let mut groups: Groups<'_> = SmallVec::new();
    while groups.len() < MOST_GROUPS {
        let Some(end) = group_end(text, next) else { break };
        groups.push((separator, text.printed(next..end)));
        at = end;
        let Some(joint) = inner_joint(text, end) else { break };
        (separator, next) = joint;
    }
    mend_lost_hyphen(&mut groups);
    let (_, code) = *groups.first()?;
    let kind = kind_of(code);
    let organ = match kind {
        Some(_) => organs(&groups),
        None => code.to_owned(),
    };
    let of_party = first == '-' && year.is_none() && groups.get(1).is_some_and(|(s, _)| *s == '/');
    let mut written = String::with_capacity(32);
    written.push_str(number);
    if let Some((_, printed)) = year {
        written.push('/');
        written.push_str(printed);
    }
    for (separator, group) in &groups {
        written.push(*separator);
        written.push_str(group);
    }
    let year = year.map(|(year, _)| year);
    Some((Symbol { number: number.to_owned(), year, text: written, kind, organ, of_party }, at))
}

/// The groups behind the type with hyphens between them.
fn organs(groups: &[(char, &str)]) -> String {
    let mut out = String::new();
    for (_, group) in groups.iter().skip(1) {
        out.push_str(if out.is_empty() { "" } else { "-" });
        out.push_str(group);
    }
    out
}

/// The type of a code as it is printed in symbols.
pub(crate) fn kind_of(code: &str) -> Option<(&'static str, &'static str)> {
    let exact = KINDS.iter().find(|(c, _)| *c == code);
    // Every code begins with a capital.
    let in_capitals = |c: &str| {
        c.bytes().next() == code.bytes().next() && c.chars().flat_map(char::to_uppercase).eq(code.chars())
    };
    exact.or_else(|| KINDS.iter().find(|(c, _)| in_capitals(c))).map(|&(c, name)| match c {
        "LUẬT" => ("L", "Luật"),
        "CTHĐ" => ("CTr", name),
        _ => (c, name),
    })
}

/// Code and name of the type of a name: «Kế hoạch» → `KH`.
pub fn kind_named(name: &str) -> Option<(&'static str, &'static str)> {
    KINDS.iter().find(|(_, known)| *known == name).copied()
}

/// The first character that is no blank.
pub(crate) fn blank(text: &Folded<'_>, from: usize) -> usize {
    let mut at = from;
    while matches!(text.letter(at), Some(b' ' | b'\n')) {
        at += 1;
    }
    at
}

fn digits(text: &Folded<'_>, from: usize) -> Option<usize> {
    const MOST: usize = 6;
    let mut to = from;
    while text.letter(to).is_some_and(|b| b.is_ascii_digit()) {
        to += 1;
    }
    (to > from && to - from <= MOST).then_some(to)
}

/// `/` or `-` with blanks around it, and the character after.
fn separator(text: &Folded<'_>, from: usize) -> Option<(char, usize)> {
    let at = blank(text, from);
    let mark = match text.letter(at)? {
        b'/' => '/',
        b'-' => '-',
        _ => return None,
    };
    Some((mark, blank(text, at + 1)))
}

/// What joins two groups; around a blank only where another group in capitals follows.
fn inner_joint(text: &Folded<'_>, from: usize) -> Option<(char, usize)> {
    let mark = text.letter(from)?;
    if matches!(mark, b'.' | b'&') && group_end(text, from + 1).is_some() {
        return Some((mark as char, from + 1));
    }
    let (mark, next) = separator(text, from)?;
    let end = group_end(text, next)?;
    let spaced = next > from + 1;
    let known = ORGANS.contains(&text.printed(next..end));
    (!spaced || known).then_some((mark, next))
}

/// The end of a group of letters that is mostly capitals: `KH`, `TTg`, `QH15`.
fn group_end(text: &Folded<'_>, from: usize) -> Option<usize> {
    const LONGEST: usize = 14;
    let mut to = from;
    let mut capitals = 0;
    while let Some(c) = text.printed_char(to).filter(|c| c.is_alphanumeric()) {
        capitals += usize::from(c.is_uppercase());
        to += 1;
    }
    let first = text.printed_char(from).is_some_and(char::is_uppercase);
    let letters = (from..to).filter(|&i| text.printed_char(i).is_some_and(char::is_alphabetic)).count();
    (first && to - from <= LONGEST && capitals * 2 >= letters).then_some(to)
}

fn mend_lost_hyphen(groups: &mut Groups<'_>) {
    let [(_, code)] = groups.as_mut_slice() else { return };
    if kind_of(code).is_some() {
        return;
    }
    let split = KINDS.iter().find_map(|(kind, _)| {
        let organ = code.strip_prefix(kind)?;
        ORGANS.contains(&organ).then_some((*kind, organ))
    });
    if let Some((kind, organ)) = split {
        *code = kind;
        groups.push(('-', organ));
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    fn check(text: &str, want: Option<(&str, &str, Option<i16>, Option<&str>, &str, bool)>) {
        let have = read(text);
        let have = have.as_ref().map(|s| {
            (s.text.as_str(), s.number.as_str(), s.year, s.kind.map(|k| k.0), s.organ.as_str(), s.of_party)
        });
        assert_eq!(have, want, "{text}");
    }

    #[test]
    fn reads_what_offices_print() {
        check("325/QĐ-TTg", Some(("325/QĐ-TTg", "325", None, Some("QĐ"), "TTg", false)));
        check("Số: 453 /KH-UBND", Some(("453/KH-UBND", "453", None, Some("KH"), "UBND", false)));
        check("Số 33-NQ/TU", Some(("33-NQ/TU", "33", None, Some("NQ"), "TU", true)));
        check("37/2019/NĐ-CP", Some(("37/2019/NĐ-CP", "37", Some(2019), Some("NĐ"), "CP", false)));
        check("111/2024/QH15", Some(("111/2024/QH15", "111", Some(2024), None, "QH15", false)));
        check("06/CTr-UBND", Some(("06/CTr-UBND", "06", None, Some("CTr"), "UBND", false)));
        check("661/UBND-KT", Some(("661/UBND-KT", "661", None, None, "UBND", false)));
        check("49/NQ/TW", Some(("49/NQ/TW", "49", None, Some("NQ"), "TW", false)));
        check(
            "12/2014/TTLT-BTC-BNV",
            Some(("12/2014/TTLT-BTC-BNV", "12", Some(2014), Some("TTLT"), "BTC-BNV", false)),
        );
        check("15 / QĐ - UBND", Some(("15/QĐ-UBND", "15", None, Some("QĐ"), "UBND", false)));
        check("15/QĐ-UBND.HC", Some(("15/QĐ-UBND.HC", "15", None, Some("QĐ"), "UBND-HC", false)));
        check("127-QĐ/TW", Some(("127-QĐ/TW", "127", None, Some("QĐ"), "TW", true)));
    }

    #[test]
    fn sets_a_lost_hyphen_again() {
        check("220/KHUBND", Some(("220/KH-UBND", "220", None, Some("KH"), "UBND", false)));
        check("569/QĐTTg", Some(("569/QĐ-TTg", "569", None, Some("QĐ"), "TTg", false)));
    }

    #[test]
    fn leaves_what_is_no_symbol() {
        for text in ["30/3/2023", "2021-2025", "100 km/h", "12", "", "Số", "5/nhà", "1234567/KH-UBND"] {
            check(text, None);
        }
    }
}
