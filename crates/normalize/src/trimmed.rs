//! White space at the ends of a text.

/// A text without white space at its ends, as [`str::trim`] gives it. Cells are asked for it many times, and nearly none has
/// any: what begins and ends with a sign of ASCII or a letter of the language is told by its bytes.
///
/// ```
/// use normalize::trimmed;
/// assert_eq!(trimmed("Ủy ban"), "Ủy ban");
/// assert_eq!(trimmed(" xã\u{a0}"), "xã");
/// ```
#[inline]
pub fn trimmed(text: &str) -> &str {
    let bytes = text.as_bytes();
    let begins = matches!(bytes, [b'!'..=b'~' | 0xC3..=0xC6, ..] | [0xE1, 0xBA | 0xBB, ..]);
    let ends = matches!(bytes, [.., b'!'..=b'~'] | [.., 0xC3..=0xC6, _] | [.., 0xE1, 0xBA | 0xBB, _]);
    if begins && ends || bytes.is_empty() {
        debug_assert_eq!(text, text.trim());
        return text;
    }
    text.trim()
}

#[cfg(test)]
mod tests {
    use super::trimmed;

    #[test]
    fn trims_as_the_library_does() {
        let ends = [
            "", " ", "\t", "\u{a0}", "\u{85}", "\u{1680}", "\u{2003}", "\u{3000}", "x", "đ", "ệ", "Ắ", "–",
            "²",
        ];
        for before in ends {
            for behind in ends {
                for core in ["", "a", "ỹ", "a b", "–"] {
                    let text = format!("{before}{core}{behind}");
                    assert_eq!(trimmed(&text), text.trim(), "{text:?}");
                }
            }
        }
    }
}
