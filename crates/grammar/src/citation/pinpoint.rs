//! The part of a document that is meant: «khoản 6 Điều 4», «điểm a, b khoản 2 Điều 10 Mục 3».

use std::ops::Range;

use crate::folded::Folded;

/// Words for the parts of a document.
const PARTS: [&str; 9] =
    ["diem", "khoan", "dieu", "muc", "tieu muc", "chuong", "phan", "phu luc", "gach dau dong"];

/// The pinpoint that ends right before a character.
pub(super) fn before(text: &Folded<'_>, end: usize) -> Option<Range<usize>> {
    let bare = text.bare_of(0..end);
    let (mut from, mut at) = (None, end);
    let mut values = 0;
    loop {
        let stop = bare.get(..at)?.trim_end_matches([' ', ',']).len();
        let start = bare.get(..stop)?.rfind([' ', ',', '(', '\n']).map_or(0, |i| i + 1);
        let word = bare.get(start..stop)?;
        if PARTS.contains(&word) && values > 0 {
            from = Some(start);
            values = 0;
        } else if is_value(word)
            || (from.is_some() && word == "cua")
            || (word == "cua" && at == end)
            || (values > 0 && word == "va")
        {
            values += usize::from(is_value(word));
        } else {
            break;
        }
        if start == 0 {
            break;
        }
        at = start;
    }
    from.map(|from| {
        let to = bare.trim_end().trim_end_matches("cua").trim_end().len();
        from..to
    })
}

/// `6`, `a`, `IV`, `2.1`.
fn is_value(word: &str) -> bool {
    let digits = word.bytes().all(|b| b.is_ascii_digit() || b == b'.') && word.len() <= 4;
    let letter = word.len() == 1 && word.bytes().all(|b| b.is_ascii_lowercase());
    let roman = word.len() <= 5 && word.bytes().all(|b| b"ivx".contains(&b));
    !word.is_empty() && (digits || letter || roman)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pinpoints() {
        for (text, want) in [
            ("theo khoản 6 Điều 4 ", Some("khoản 6 Điều 4")),
            ("tại điểm a, b khoản 2 Điều 10 của ", Some("điểm a, b khoản 2 Điều 10")),
            ("Mục IV ", Some("Mục IV")),
            ("triển khai ", None),
            ("khoản ", None),
            ("", None),
        ] {
            let folded = Folded::new(text);
            let have = before(&folded, folded.len()).map(|r| folded.printed(r));
            assert_eq!(have, want, "{text}");
        }
    }
}
