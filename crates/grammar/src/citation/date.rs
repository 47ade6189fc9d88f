//! The date of a cited document: `ngày 30/3/2023`, `ngày 05 tháng 3 năm 2021`, `ngày 18 / 10 /2021`.

use jiff::civil::Date;

use crate::folded::Folded;
use crate::symbol::blank;
use crate::year::is_year;

/// Reads a whole date at a character, and the character after it; «ngày» may stand before it.
pub(super) fn read(text: &Folded<'_>, from: usize) -> Option<(Date, usize)> {
    let at = word(text, from, "ngay").unwrap_or(from);
    let (day, at) = number(text, at, 2)?;
    let at = between(text, at, "thang")?;
    let (month, at) = number(text, at, 2)?;
    let at = between(text, at, "nam")?;
    let (year, end) = number(text, at, 4)?;
    if !is_year(year) {
        return None;
    }
    Date::new(year, month as i8, day as i8).ok().map(|date| (date, end))
}

/// The separator of two numbers: `/`, `-`, `.`, or the word of the longer form.
fn between(text: &Folded<'_>, from: usize, long: &str) -> Option<usize> {
    let at = blank(text, from);
    match text.letter(at)? {
        b'/' | b'-' | b'.' => Some(blank(text, at + 1)),
        _ => word(text, at, long),
    }
}

fn word(text: &Folded<'_>, from: usize, word: &str) -> Option<usize> {
    (text.bare_of(from..from + word.len()) == word).then(|| blank(text, from + word.len()))
}

fn number(text: &Folded<'_>, from: usize, most: usize) -> Option<(i16, usize)> {
    let mut to = from;
    while to < from + most && text.letter(to).is_some_and(|b| b.is_ascii_digit()) {
        to += 1;
    }
    let goes_on = text.letter(to).is_some_and(|b| b.is_ascii_digit());
    if goes_on { None } else { text.bare_of(from..to).parse().ok().map(|n| (n, to)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_dates() {
        for (text, want) in [
            ("ngày 30/3/2023 của", Some("2023-03-30")),
            ("ngày 05 tháng 3 năm 2021", Some("2021-03-05")),
            ("ngày 18 / 10 /2021", Some("2021-10-18")),
            ("NGÀY 05/3/2021", Some("2021-03-05")),
            ("22.12.2024", Some("2024-12-22")),
            ("ngày 24-12-2018", Some("2018-12-24")),
            ("ngày 31/02/2021", None),
            ("ngày    tháng 3 năm 2021", None),
            ("năm 2021", None),
            ("", None),
        ] {
            let have = read(&Folded::new(text), 0).map(|(d, _)| d.to_string());
            assert_eq!(have.as_deref(), want, "{text}");
        }
    }
}
