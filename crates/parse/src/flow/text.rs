//! Words and lines → text: where a space stands, and where a line's end tore one token in two.

use model::Word;

/// Text of words on one line. A space parts them unless the reader says that there was none.
pub fn of_words(words: &[&Word]) -> String {
    let mut out = String::new();
    for (i, word) in words.iter().enumerate() {
        let glued =
            i > 0 && !word.space_before && words.get(i - 1).is_some_and(|before| touches(before, word));
        if i > 0 && !glued {
            out.push(' ');
        }
        out.push_str(&word.text);
    }
    out
}

/// Whether two words stand so close that a missing space between them can be believed.
fn touches(before: &Word, word: &Word) -> bool {
    let gap = word.bbox.x0 - before.bbox.x1;
    let size = before.bbox.height().max(word.bbox.height());
    gap.abs() <= 0.25 * size
}

/// Appends a line to a text that goes on: with a space, or without where the typesetter broke a token after its dash
/// or stroke: `2021-` + `2025`, `KH-` + `UBND`, `325/` + `QĐ-TTg`, `2021` + `-2025`.
pub fn append_line(text: &mut String, line: &str) {
    if line.is_empty() {
        return;
    }
    if !text.is_empty() && !text.ends_with('\n') && !tears_token(text, line) {
        text.push(' ');
    }
    text.push_str(line);
}

/// Whether the line break between the two stands inside one token.
fn tears_token(before: &str, after: &str) -> bool {
    let mut back = before.chars().rev();
    let (last, before_last) = (back.next(), back.next());
    let mut front = after.chars();
    let (first, second) = (front.next(), front.next());
    let (Some(last), Some(first)) = (last, first) else { return false };
    let joins = |c: char| matches!(c, '-' | '–' | '/' | '‑');
    let solid = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c.is_uppercase());
    if joins(last) {
        // a dash after a space joins names («Tài chính - Kế hoạch»), a dash after a letter joins a token
        return solid(before_last) && (first.is_ascii_digit() || first.is_uppercase());
    }
    joins(first) && solid(second) && solid(Some(last)) && (first != '/' || last.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::append_line;

    #[test]
    fn lines_join_as_one_token_or_as_two_words() {
        for (before, after, joined) in [
            ("giai đoạn 2021-", "2025", "giai đoạn 2021-2025"),
            ("giai đoạn 2021", "-2025", "giai đoạn 2021-2025"),
            ("giai đoạn 2021 -", "2025", "giai đoạn 2021 - 2025"),
            ("quy", "hoạch", "quy hoạch"),
            ("Kế hoạch số 453/KH-", "UBND ngày", "Kế hoạch số 453/KH-UBND ngày"),
            ("Quyết định số 325/", "QĐ-TTg", "Quyết định số 325/QĐ-TTg"),
            ("Tài chính -", "Kế hoạch", "Tài chính - Kế hoạch"),
            ("Phòng Kinh tế -", "Hạ tầng", "Phòng Kinh tế - Hạ tầng"),
            ("BTV Huyện uỷ/", "UBND huyện", "BTV Huyện uỷ/ UBND huyện"),
            ("kết thúc;", "- Xây dựng", "kết thúc; - Xây dựng"),
            ("", "đầu", "đầu"),
        ] {
            let mut text = before.to_owned();
            append_line(&mut text, after);
            assert_eq!(text, joined);
        }
    }
}
