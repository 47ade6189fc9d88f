//! The place and the day of issue: «Sơn Dương, ngày 18 tháng 10 năm 2021».

use jiff::civil::Date;

use crate::words::bare;

/// Reads «Sơn Dương, ngày 18 tháng 10 năm 2021». Outer `None` where the text is no such line; the date is `None` where
/// a part of it is blank.
pub(crate) fn place_and_date(text: &str) -> Option<(Option<String>, Option<Date>)> {
    if text.chars().count() > 80 {
        return None;
    }
    let chars: Vec<char> = text.chars().collect();
    let folded: Vec<char> = bare(text).chars().collect();
    let day_at = find(&folded, "ngay", 0)?;
    let date = if let Some(month_at) = find(&folded, "thang", day_at) {
        let year_at = find(&folded, "nam", month_at)?;
        let day = number_after(&folded, day_at + 4);
        let month = number_after(&folded, month_at + 5);
        let year = number_after(&folded, year_at + 3);
        day.zip(month).zip(year).and_then(|((d, m), y)| date(d, m, y))
    } else {
        // «Lào Cai, ngày 22/9/2025»: behind a place and a comma, for titles name days so as well.
        let place = folded.get(..day_at)?.iter().collect::<String>();
        let place = place.trim_end().strip_suffix(',').filter(|p| !p.contains(|c: char| c.is_ascii_digit()));
        place.filter(|place| !place.trim().is_empty())?;
        Some(in_figures(folded.get(day_at + 4..)?)?)
    };
    let before: String = chars.get(..day_at.min(chars.len())).unwrap_or_default().iter().collect();
    let place = before.trim().trim_end_matches([',', '.', ';']).trim();
    if place.chars().count() > 40 || place.starts_with(char::is_lowercase) || place.starts_with('(') {
        return None;
    }
    Some(((!place.is_empty()).then(|| place.to_owned()), date))
}

/// «22/9/2025» and nothing else.
fn in_figures(text: &[char]) -> Option<Date> {
    let text: String = text.iter().collect();
    let mut parts = text.trim().split('/').map(|part| part.parse().ok());
    let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
    date(day, month, year).filter(|_| parts.next().is_none())
}

/// A day of this century or the last: a year of fewer figures was not read.
fn date(day: u32, month: u32, year: u32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|year| (1900..2100).contains(year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Where a phrase stands, from a place on.
pub(super) fn find(text: &[char], wanted: &str, from: usize) -> Option<usize> {
    let wanted: Vec<char> = wanted.chars().collect();
    text.get(from..)?.windows(wanted.len()).position(|w| w == wanted).map(|at| at + from)
}

fn number_after(text: &[char], from: usize) -> Option<u32> {
    let rest = text.get(from..)?.iter().skip_while(|c| c.is_whitespace());
    // «2O25»: letters that look like figures, beside figures.
    let figure = |c: &char| match c {
        'o' => Some('0'),
        'l' | 'i' => Some('1'),
        c => c.is_ascii_digit().then_some(*c),
    };
    let read: String = rest.clone().map_while(figure).collect();
    let sure = rest.take(read.len()).any(char::is_ascii_digit);
    read.parse().ok().filter(|_| sure)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates() {
        let cases = [
            ("Sơn Dương, ngày 18 tháng 10 năm 2021", Some((Some("Sơn Dương"), Some(date(2021, 10, 18))))),
            ("Hà Nội, ngày14 tháng7 năm 2026", Some((Some("Hà Nội"), Some(date(2026, 7, 14))))),
            ("Hà Nội, ngày tháng 4 năm 2024", Some((Some("Hà Nội"), None))),
            ("Hà Nội, ngày l2 tháng 4 năm 2O24", Some((Some("Hà Nội"), Some(date(2024, 4, 12))))),
            ("Hà Nội, ngày 2 tháng 4 năm 24", Some((Some("Hà Nội"), None))),
            ("Hà Nội, ngày 22/9/2025", Some((Some("Hà Nội"), Some(date(2025, 9, 22))))),
            ("Hà Nội, ngày 22/9/2025 và các ngày sau", None),
            ("Triển khai Chỉ thị số 11-CT/TU ngày 04/01/2026", None),
            ("trước ngày 10 tháng 12 năm 2024", None),
            ("Sở Y tế", None),
        ];
        for (text, expected) in cases {
            let found = place_and_date(text);
            let found = found.as_ref().map(|(p, d)| (p.as_deref(), *d));
            assert_eq!(found, expected, "{text}");
        }
    }
}
