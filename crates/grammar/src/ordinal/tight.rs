//! Numbers that a typist closes in a hurry: no blank before a title in capitals («II.NHIỆM VỤ»), a comma for the stop («a,
//! Sở Y tế …», «II, NHIỆM VỤ»). Abbreviations and lists look the same: «V.A.C», «C.TY», «15.KH/TU», «a, b và c».

use model::OrdinalStyle;

use super::number::roman_value;
use super::scan::Scan;

/// Whether a number of this style may be closed with a comma. «1, 2 và 3» is a list, and so is «Điều 1, Nghị định».
pub(super) fn may_close_with_comma(style: OrdinalStyle, values: &[u32]) -> bool {
    matches!(style, OrdinalStyle::Letter | OrdinalStyle::Roman) && values.len() == 1
}

/// Whether what follows a number with its comma is a text of its own: behind a letter a word with a capital, behind a
/// numeral a title in capitals.
pub(super) fn follows_comma(found: &Scan<'_>, body: &str) -> bool {
    /// «tại điểm a, Khoản 2 Điều 5»: the point of an article.
    const PARTS: [&str; 10] =
        ["khoản", "điều", "điểm", "mục", "chương", "phần", "luật", "nghị", "thông", "quyết"];
    let word = first_word(body);
    let letters = word.chars().count();
    if letters < 2 || !word.starts_with(char::is_uppercase) {
        return false;
    }
    if found.style == OrdinalStyle::Roman {
        return !has_small(word) && roman_value(word).is_none();
    }
    !PARTS.contains(&word.to_lowercase().as_str())
}

/// Whether a title in capitals begins right behind the stop of a number.
pub(super) fn opens_title(found: &Scan<'_>, body: &str) -> bool {
    /// Sections that are lettered are few: a capital beyond is an abbreviation.
    const LETTERED: u32 = 6;
    let word = first_word(body);
    let letters = word.chars().count();
    let after = body.get(word.len()..).unwrap_or_default();
    // «NQ/TU», «HĐND-VP», «A.C»: signs inside a symbol.
    let ends = after.chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, ',' | ':'));
    if found.closing != Some('.') || !ends || letters < 2 || has_small(word) {
        return false;
    }
    match found.style {
        OrdinalStyle::Decimal => true,
        OrdinalStyle::Roman => roman_value(word).is_none(),
        OrdinalStyle::CapitalLetter => {
            let next = first_word(after.trim_start());
            let few = found.values.first().is_some_and(|&value| value <= LETTERED);
            few && letters > 2 && !next.is_empty() && !has_small(next)
        }
        OrdinalStyle::Part
        | OrdinalStyle::Chapter
        | OrdinalStyle::Section
        | OrdinalStyle::Article
        | OrdinalStyle::Letter
        | OrdinalStyle::Parenthesised
        | OrdinalStyle::Counted
        | OrdinalStyle::Bullet => false,
    }
}

/// The letters at the head of a text.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

fn has_small(word: &str) -> bool {
    word.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use crate::ordinal::split;

    #[test]
    fn no_blank_before_a_title_in_capitals() {
        for (line, label, rest) in [
            ("II.NHIỆM VỤ", "II", "NHIỆM VỤ"),
            ("I.MỤC ĐÍCH, YÊU CẦU", "I", "MỤC ĐÍCH, YÊU CẦU"),
            ("VII.KINH PHÍ", "VII", "KINH PHÍ"),
            ("III.TỔ CHỨC THỰC HIỆN:", "III", "TỔ CHỨC THỰC HIỆN:"),
            ("A.MỤC TIÊU CHUNG", "A", "MỤC TIÊU CHUNG"),
            ("1.UBND các xã, phường", "1", "UBND các xã, phường"),
            ("2.MỤC TIÊU", "2", "MỤC TIÊU"),
            ("1.1.CẢI CÁCH THỂ CHẾ", "1.1", "CẢI CÁCH THỂ CHẾ"),
        ] {
            let found = split(line).map(|(o, rest)| (o.label, rest));
            assert_eq!(found, Some((label.into(), rest)), "{line}");
        }
        for line in [
            "V.A.C kết hợp",
            "V.I.P",
            "C.TY TNHH MTV",
            "C.AN TỈNH",
            "15.KH/TU",
            "33.NQ-CP",
            "I.II. Nội dung",
            "P.GIÁM ĐỐC",
            "K.HOẠCH NĂM",
        ] {
            assert_eq!(split(line), None, "{line}");
        }
    }

    #[test]
    fn a_comma_for_the_stop() {
        for (line, label, rest) in [
            ("a, Sở Y tế lập danh sách.", "a", "Sở Y tế lập danh sách."),
            ("đ, UBND các xã rà soát.", "đ", "UBND các xã rà soát."),
            ("II, NHIỆM VỤ", "II", "NHIỆM VỤ"),
            ("V, KINH PHÍ", "V", "KINH PHÍ"),
        ] {
            let found = split(line).map(|(o, rest)| (o.label, rest));
            assert_eq!(found, Some((label.into(), rest)), "{line}");
        }
        for line in [
            "a, b và c",
            "a, B, C",
            "a, Khoản 2 Điều 5 Luật Đầu tư",
            "II, III và IV",
            "I, V",
            "II, Nghị quyết số 57",
            "1, 2 và 3",
            "1, Nghị định số 30",
            "A, B",
            "a, rà soát",
            "a,Sở Y tế",
        ] {
            assert_eq!(split(line), None, "{line}");
        }
    }
}
