//! Terms of a school year and seasons, whose days are set anew every time: «Học kỳ II năm học 2025-2026», «Mùa khô
//! 2025-2026». Only the year in which they lie is known.

use model::{Bound, TimingInterval};

use crate::year::is_year;

/// Bytes of the longest cell that is looked at.
const LONGEST: usize = 90;

/// Which term or season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Season {
    /// The first term: from one year into the next.
    First,
    /// The second term, and the summer behind it: in the second of two years.
    Second,
    /// Any other: in all the years that are printed.
    Other,
}

/// Reads a cell that is a term or a season with its years.
pub(super) fn read(raw: &str) -> Option<TimingInterval> {
    if raw.len() > LONGEST || !may_name(raw.as_bytes()) {
        return None;
    }
    let text = normalize::small_text(raw);
    let text = text.trim().trim_end_matches(['.', ';', ')', ' ']);
    let (bound, name) = bound(text);
    let (season, rest) = term(name).or_else(|| season(name))?;
    let (first, last) = years(rest)?;
    let edtf = match (season, first == last) {
        (Season::Second, false) => last.to_string(),
        (Season::First | Season::Other, false) => format!("{first}/{last}"),
        (Season::First | Season::Second | Season::Other, true) => first.to_string(),
    };
    Some(TimingInterval { from: None, to: None, edtf, bound, action: None, scope: None })
}

/// Whether letters stand in a cell without which it names neither: «ọc k», «hk», «ùa », small or capital.
fn may_name(cell: &[u8]) -> bool {
    cell.windows(3).any(|letters| match letters {
        [b'c', b' ', b'k'] | [b'C', b' ', b'K'] | [b'H', b'K', _] | [b'h', b'k', _] => true,
        [last_of_u, b'a' | b'A', b' '] => matches!(last_of_u, 0xb9 | 0x99),
        _ => false,
    })
}

/// What leads the season in.
fn bound(text: &str) -> (Bound, &str) {
    const WITHIN: [&str; 7] = ["trong ", "đầu ", "giữa ", "cuối ", "vào ", "cả ", "thực hiện "];
    const BOUNDS: [(&str, Bound); 6] = [
        ("trước khi kết thúc ", Bound::Before),
        ("trước ", Bound::Before),
        ("xong trong ", Bound::By),
        ("hết ", Bound::By),
        ("kết thúc ", Bound::By),
        ("từ ", Bound::From),
    ];
    let (bound, rest) = BOUNDS
        .iter()
        .find_map(|(words, bound)| Some((*bound, text.strip_prefix(words)?)))
        .unwrap_or((Bound::In, text));
    (bound, WITHIN.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest))
}

/// «học kỳ II», «HK1», «HKII», «học kỳ hè».
fn term(name: &str) -> Option<(Season, &str)> {
    const TERMS: [&str; 5] = ["học kỳ ", "học kì ", "học kỳ", "hk ", "hk"];
    const COUNTS: [(&str, Season); 6] = [
        ("ii", Season::Second),
        ("2", Season::Second),
        ("hè", Season::Second),
        ("hai", Season::Second),
        ("i", Season::First),
        ("1", Season::First),
    ];
    let rest = TERMS.iter().find_map(|word| name.strip_prefix(word))?;
    let (season, rest) = COUNTS.iter().find_map(|(count, term)| Some((*term, rest.strip_prefix(count)?)))?;
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let rest = rest.trim_start_matches([',', '-', '(', ' ', '/']);
    let rest = rest.strip_prefix("của ").unwrap_or(rest);
    Some((season, rest.strip_prefix("năm học").unwrap_or(rest)))
}

/// «mùa khô», «mùa mưa bão».
fn season(name: &str) -> Option<(Season, &str)> {
    const NAMES: [&str; 9] = ["khô", "mưa", "lũ", "nắng", "nóng", "lạnh", "bão", "cạn", ","];
    let mut rest = name.strip_prefix("mùa ")?;
    let named = rest.len();
    while let Some(behind) = NAMES.iter().find_map(|name| rest.strip_prefix(name)) {
        rest = behind.trim_start();
    }
    (rest.len() < named).then_some((Season::Other, rest))
}

/// «2025-2026», «năm 2026», and nothing behind them.
fn years(text: &str) -> Option<(i16, i16)> {
    let text = text.trim_start_matches([',', '(', ' ', ':']);
    let text = text.strip_prefix("năm ").unwrap_or(text).trim();
    let year = |text: &str| {
        let text = text.trim();
        text.parse::<i16>().ok().filter(|year| text.len() == 4 && is_year(*year))
    };
    match text.split_once(['-', '–', '/']) {
        Some((first, last)) => Some((year(first)?, year(last)?)).filter(|(first, last)| first < last),
        None => year(text).map(|year| (year, year)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_and_seasons() {
        for (cell, expected) in [
            ("Học kỳ II năm học 2025-2026", "in 2026"),
            ("Học kỳ I năm học 2025-2026", "in 2025/2026"),
            ("HKII năm học 2025 - 2026", "in 2026"),
            ("Học kỳ 1 (2025-2026)", "in 2025/2026"),
            ("Cuối học kì 2, năm học 2025–2026", "in 2026"),
            ("Hết học kỳ I năm học 2025-2026", "by 2025/2026"),
            ("Trước học kỳ II năm học 2025-2026", "before 2026"),
            ("Học kỳ hè 2026", "in 2026"),
            ("Mùa khô 2025-2026", "in 2025/2026"),
            ("Mùa mưa bão năm 2026", "in 2026"),
            // Of crops nothing is read: their seasons are called after others of the year.
            ("Vụ Đông Xuân 2025-2026", ""),
            ("Học kỳ II", ""),
            ("Học kỳ II năm học 2025-2026, trước 15/5/2026", ""),
            ("Năm học 2025-2026", ""),
            ("Vụ án năm 2026", ""),
            ("Trước ngày 15/12/2026", ""),
        ] {
            let found = read(cell).map(|i| {
                let bound = match i.bound {
                    Bound::In => "in",
                    Bound::By => "by",
                    Bound::Before => "before",
                    Bound::After => "after",
                    Bound::From => "from",
                };
                format!("{bound} {}", i.edtf)
            });
            assert_eq!(found.unwrap_or_default(), expected, "{cell}");
        }
    }
}
