//! Printed numbers of headings and rows: `IV`, `2.1-`, `đ)`, `(3)-`, `Điều 4.`, `Phần thứ nhất`, `-`.
//!
//! [`read`] takes a whole cell, where a bare `I` or `12` is an ordinal; [`split`] takes a line of text and asks for
//! a closing sign, so that «5 cụm công nghiệp», «37/2019/NĐ-CP» and «1.500 tỷ đồng» stay text.
//! Source of the forms: Nghị định 30/2020/NĐ-CP, Phụ lục I (phần, chương, mục, điều, khoản, điểm).

use model::{Ordinal, OrdinalStyle};
use normalize::trimmed;

use crate::ordinal::scan::Scan;

pub(crate) mod counted;
pub(crate) mod number;
mod scan;
mod successor;
mod tight;

pub use number::{letter_value, roman_value};
pub use successor::{next, successors};

/// Reads a whole cell as an ordinal.
///
/// ```
/// use grammar::ordinal::read;
/// assert_eq!(read("2.1-").map(|o| o.label).as_deref(), Some("2.1"));
/// assert_eq!(read("a)").map(|o| o.label).as_deref(), Some("a)"));
/// assert_eq!(read("2025"), None);
/// ```
pub fn read(cell: &str) -> Option<Ordinal> {
    let cell = trimmed(cell);
    whole(cell).map(|found| found.ordinal(cell))
}

/// Whether [`read`] reads a cell.
///
/// ```
/// use grammar::ordinal::is_ordinal;
/// assert!(is_ordinal("2.1-") && !is_ordinal("2025") && !is_ordinal("Sở Y tế"));
/// ```
pub fn is_ordinal(cell: &str) -> bool {
    whole(trimmed(cell)).is_some()
}

/// The ordinal that is all of a trimmed text.
fn whole(cell: &str) -> Option<Scan<'_>> {
    let named = scan::named(cell).or_else(|| counted::scan(cell, true));
    let found = named.or_else(|| scan::bullet(cell)).or_else(|| scan::number(cell, true))?;
    let rest = cell.get(found.end..)?.trim();
    (rest.is_empty() || rest == ".").then_some(found)
}

/// Splits the number at the head of a line from the rest, where the line opens with one.
///
/// ```
/// use grammar::ordinal::split;
/// let (number, rest) = split("2.1. Phát triển hạ tầng").unwrap();
/// assert_eq!((number.label.as_str(), rest), ("2.1", "Phát triển hạ tầng"));
/// assert!(split("5 cụm công nghiệp").is_none());
/// ```
pub fn split(line: &str) -> Option<(Ordinal, &str)> {
    let line = trimmed(line);
    let named = scan::named(line).or_else(|| counted::scan(line, false));
    let found = named.or_else(|| scan::bullet(line)).or_else(|| scan::number(line, false))?;
    let rest = line.get(found.end..)?;
    let accepted = match found.style {
        OrdinalStyle::Part | OrdinalStyle::Chapter | OrdinalStyle::Section | OrdinalStyle::Article => {
            opens_named(&found, rest)
        }
        OrdinalStyle::Counted => true,
        OrdinalStyle::Bullet => opens_bullet(rest),
        OrdinalStyle::CapitalLetter
        | OrdinalStyle::Roman
        | OrdinalStyle::Decimal
        | OrdinalStyle::Letter
        | OrdinalStyle::Parenthesised => opens_numbered(&found, rest),
    };
    accepted.then(|| (found.ordinal(line), rest.trim_start()))
}

/// «Điều 4.» and «Chương II QUY ĐỊNH CHUNG» are headings, «Điều 4 Nghị quyết số…» is a sentence.
fn opens_named(found: &Scan<'_>, rest: &str) -> bool {
    let rest = trimmed(rest);
    let upper = rest.chars().any(char::is_alphabetic) && !rest.chars().any(char::is_lowercase);
    rest.is_empty() || upper || (found.closed && !rest.starts_with([',', ';']))
}

fn opens_bullet(rest: &str) -> bool {
    let mut chars = rest.chars();
    match chars.next() {
        None => true,
        Some(c) if c.is_whitespace() => !trimmed(rest).is_empty(),
        Some(c) => c.is_alphabetic(),
    }
}

/// After the number comes white space, or at once a capitalised word («1.Tên»).
fn opens_numbered(found: &Scan<'_>, rest: &str) -> bool {
    let mut chars = rest.chars();
    let Some(first) = chars.next() else { return true };
    let body = rest.trim_start();
    if body.starts_with([',', ';', '/', '%']) {
        return false;
    }
    let capitalised = body.chars().next().is_some_and(char::is_uppercase);
    if found.closing == Some(',') {
        return first.is_whitespace() && tight::follows_comma(found, body);
    }
    if !found.closed {
        return first.is_whitespace() && capitalised && found.values.len() > 1;
    }
    if first.is_whitespace() {
        // «5 - 10 tỷ»: a dash that stands free is a closing sign only before a word.
        return !found.loose || capitalised;
    }
    let second_lower = body.chars().nth(1).is_none_or(|c| c.is_lowercase() || c.is_whitespace());
    match found.style {
        OrdinalStyle::Parenthesised => first.is_alphabetic(),
        OrdinalStyle::Letter if found.closing == Some(')') => first.is_alphabetic(),
        OrdinalStyle::Part
        | OrdinalStyle::Chapter
        | OrdinalStyle::Section
        | OrdinalStyle::Article
        | OrdinalStyle::CapitalLetter
        | OrdinalStyle::Roman
        | OrdinalStyle::Decimal
        | OrdinalStyle::Letter
        | OrdinalStyle::Counted
        | OrdinalStyle::Bullet => capitalised && (second_lower || tight::opens_title(found, body)),
    }
}

#[cfg(test)]
mod tests;
