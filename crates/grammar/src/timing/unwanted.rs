//! Times that are no deadlines by the words beside them: told by a few bytes, before anything is cut.
//!
//! Most times in sentences are years: of a plan, of a target, of a budget. A year that nothing or «đến» leads in is a
//! deadline only where something is finished by it, or where it does not go on with what stands before.

use super::openings::{byte_before, letter_before, word_start};

/// Whether no deadline begins at an opening, whatever follows.
pub(super) fn is_unwanted(text: &str, at: usize) -> bool {
    let printed = text.as_bytes().get(at..).unwrap_or_default();
    let word = |word: &str| {
        let rest = printed.strip_prefix(word.as_bytes())?.trim_ascii_start();
        let parted = printed.len() > rest.len() + word.len();
        parted.then_some(rest)
    };
    let year = |rest: &[u8]| {
        matches!(rest, [a, b, c, d, ..] if [a, b, c, d].into_iter().all(u8::is_ascii_digit))
            && !rest.get(4).is_some_and(u8::is_ascii_digit)
    };
    if let Some(rest) = word("năm").or_else(|| word("Năm")) {
        return year(rest) && !stands_out(text, at);
    }
    if let Some(rest) = word("đến") {
        let rest = rest.strip_prefix("năm".as_bytes()).unwrap_or_default();
        return rest.first() == Some(&b' ') && year(rest.trim_ascii_start()) && !stands_out(text, at);
    }
    // «Đầu tư» is no beginning, and only what is «định kỳ» comes back.
    if let Some(rest) = word("đầu") {
        return rest.starts_with("tư ".as_bytes());
    }
    word("định")
        .is_some_and(|rest| rest.first().is_some_and(u8::is_ascii_alphabetic) && rest[0] | 0x20 != b'k')
}

/// Whether a year may be a deadline by what stands before it: the beginning of a part of a sentence, a bracket, or
/// what is finished.
fn stands_out(text: &str, at: usize) -> bool {
    let mut before = at;
    while byte_before(text, before).is_some_and(|byte| byte == b' ') {
        before -= 1;
    }
    let Some(letter) = letter_before(text, before) else { return true };
    // «và năm 2030 tổng kết»
    let joined = letter == 2 && before - word_start(text, before) == "và".len();
    joined || finishes(text.as_bytes().get(..before).unwrap_or_default())
}

/// Whether «xong» or «thành» may stand among the last four words.
fn finishes(before: &[u8]) -> bool {
    let spaces =
        before.windows(2).enumerate().rev().filter(|(_, two)| matches!(two, [b' ', next] if *next != b' '));
    let from = spaces.map(|(at, _)| at).nth(3).unwrap_or(0);
    let near = before.get(from..).unwrap_or_default();
    near.windows(3)
        .any(|three| matches!(three, [b'x' | b'X', b'o' | b'O', _] | [b't' | b'T', b'h' | b'H', 0xc3]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_go_on_with_what_stands_before() {
        for (before, opening, unwanted) in [
            ("kế hoạch ", "năm 2024", true),
            ("kế hoạch ", "năm 20245", false),
            ("kế hoạch ", "năm 1 lần", false),
            ("hoàn thành kế hoạch ", "năm 2024", false),
            ("hoàn thành toàn bộ các kế hoạch ", "năm 2024", true),
            ("xong, kế hoạch của ", "năm 2024", false),
            ("sơ kết và ", "năm 2030 tổng kết", false),
            ("; ", "năm 2030 tổng kết", false),
            ("tầm nhìn ", "đến năm 2030", true),
            ("tầm nhìn ", "đến hết năm 2030", false),
            ("", "đến năm 2030", false),
            ("(", "năm 2030", false),
            ("vốn ", "đầu tư năm 2024", true),
            ("vốn ", "đầu năm 2024", false),
            ("xem ", "định hướng đến năm 2030", true),
            ("xem ", "định kỳ", false),
        ] {
            assert_eq!(
                is_unwanted(&format!("{before}{opening}"), before.len()),
                unwanted,
                "{before}{opening}"
            );
        }
    }
}
