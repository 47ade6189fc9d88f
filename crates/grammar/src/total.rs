//! Rows that sum up: «Tổng cộng», «Tổng số», «Cộng (I + II)».

/// What a sum calls itself, as bare letters; what follows may only be a sign, or numbers in brackets.
const NAMES: &[&str] = &[
    "tong cong",
    "tong so",
    "tong",
    "cong",
    "tong cong kinh phi",
    "tong kinh phi",
    "tong so kinh phi",
    "tong kinh phi thuc hien",
    "tong nhu cau kinh phi",
    "tong von",
    "tong von dau tu",
    "tong du toan",
    "tong cong so",
    "tong toan tinh",
    "toan tinh",
    "cong muc",
    "cong don",
    "luy ke",
];

/// Whether a text names a sum and nothing else.
///
/// ```
/// use grammar::total::is_total;
/// assert!(is_total("TỔNG CỘNG:") && is_total("Tổng số (I+II+III)") && is_total("Cộng"));
/// assert!(!is_total("Tổng kết việc thực hiện Nghị quyết") && !is_total("Cộng đồng") && !is_total(""));
/// ```
pub fn is_total(text: &str) -> bool {
    const LONGEST: usize = 64;
    if text.len() > LONGEST {
        return false;
    }
    let bare = normalize::bare(text);
    let name = bare.split('(').next().unwrap_or_default();
    let name = name.trim_matches(|c: char| !c.is_alphabetic());
    // what stands in the brackets are numbers: «(I + II)», «(1+2)», «(A)»
    let sum = |c: char| c.is_whitespace() || c.is_ascii_digit() || "ivxabcde+-,;.)(=:".contains(c);
    let rest = bare.split_once('(').map_or("", |(_, rest)| rest);
    NAMES.contains(&name) && rest.chars().all(sum)
}
