//! Number and symbol in a letterhead: `Số: 453 /KH-UBND`, `Số 33-NQ/TU`.

use crate::words::bare;

/// Number and symbol of a letterhead's line, with what follows them in the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Number<'a> {
    /// «453»; `None` where the place for it is blank.
    pub(crate) digits: Option<String>,
    /// «453/KH-UBND»; `None` where the number is blank.
    pub(crate) symbol: Option<String>,
    /// What follows in the line: a place and date that fell into it.
    pub(crate) rest: &'a str,
}

/// Dashes that stand for the hyphen of a symbol.
const DASHES: [char; 6] = ['-', '\u{2010}', '\u{2011}', '–', '‒', '−'];

/// Reads a line that opens with «Số».
pub(crate) fn read(line: &str) -> Option<Number<'_>> {
    let line = line.trim();
    let label = line.split([' ', ':', '.']).next()?;
    let label = label.trim_end_matches(|c: char| c.is_ascii_digit());
    if bare(label) != "so" {
        return None;
    }
    let body = line.get(label.len()..)?;
    // In small letters it is read from a picture, or a word of a sentence.
    let numbered = body.starts_with(':') && body.contains('/');
    if !label.starts_with('S') && !numbered {
        return None;
    }
    let body = body.trim_start_matches([':', '.', ' ']);
    let mut symbol = String::new();
    let mut end = 0;
    for (at, c) in body.char_indices() {
        if c.is_alphanumeric() || DASHES.contains(&c) || matches!(c, '/' | '&' | '.' | '_') {
            symbol.push(if DASHES.contains(&c) { '-' } else { c });
            end = at + c.len_utf8();
            continue;
        }
        if !c.is_whitespace() {
            break;
        }
        // A space inside the symbol stands beside its separator: «453 /KH-UBND», «453/ KH-UBND».
        let next = body.get(at..)?.trim_start();
        let beside = next.starts_with('/')
            || next.starts_with(DASHES)
            || symbol.ends_with(['/', '-']) && next.starts_with(char::is_alphanumeric);
        if !beside {
            break;
        }
    }
    let symbol = symbol.trim_matches(['.', '_', '-']).to_owned();
    if !symbol.contains('/') && !symbol.contains('-') {
        return None;
    }
    let rest = body.get(end..)?.trim();
    let digits: String =
        symbol.chars().take_while(|c| c.is_ascii_digit() || c.is_ascii_lowercase()).collect();
    let digits: String = digits.chars().take_while(char::is_ascii_digit).collect();
    if digits.is_empty() {
        return Some(Number { digits: None, symbol: None, rest });
    }
    Some(Number { digits: Some(digits), symbol: Some(symbol), rest })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        let cases = [
            ("Số: 453 /KH-UBND", Some((Some("453"), Some("453/KH-UBND"), ""))),
            ("Số:277 /KH-UBND", Some((Some("277"), Some("277/KH-UBND"), ""))),
            ("Só: 453/ KH-UBND", Some((Some("453"), Some("453/KH-UBND"), ""))),
            ("Số: 61/QĐ\u{2011}UBND", Some((Some("61"), Some("61/QĐ-UBND"), ""))),
            ("Số: 33/NQ−HĐND", Some((Some("33"), Some("33/NQ-HĐND"), ""))),
            ("Số 33-NQ/TU", Some((Some("33"), Some("33-NQ/TU"), ""))),
            ("Số: 15/2024/QĐ-UBND", Some((Some("15"), Some("15/2024/QĐ-UBND"), ""))),
            ("Số: /KH-UBND", Some((None, None, ""))),
            (
                "Số: 7/KH-SYT Hà Nam, ngày 5 tháng 3 năm 2024",
                Some((Some("7"), Some("7/KH-SYT"), "Hà Nam, ngày 5 tháng 3 năm 2024")),
            ),
            ("số:123 /KH-SYT", Some((Some("123"), Some("123/KH-SYT"), ""))),
            ("số 123/KH-SYT ngày 5", None),
            ("Số lượng: 12", None),
            ("Sở Y tế", None),
        ];
        for (line, expected) in cases {
            let found = read(line);
            let found = found.as_ref().map(|n| (n.digits.as_deref(), n.symbol.as_deref(), n.rest));
            assert_eq!(found, expected, "{line}");
        }
    }
}
