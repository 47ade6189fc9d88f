//! Marks that say that a cell repeats the one above: «nt», «-nt-», «Như trên», `"`, `-//-`.

/// Wordings, in small letters.
const WORDINGS: [&str; 8] =
    ["nt", "n/t", "n.t", "như trên", "như hàng trên", "như dòng trên", "như mục trên", "như nội dung trên"];

/// Whether a cell holds nothing but a mark of repetition.
///
/// A lone dash says that there is nothing, and «NT» in capitals without dashes may shorten something else: neither is
/// one.
///
/// ```
/// use grammar::ditto::is_ditto;
/// assert!(is_ditto("-nt-") && is_ditto("Như trên") && is_ditto("\"") && is_ditto("- // -"));
/// assert!(!is_ditto("-") && !is_ditto("NT") && !is_ditto("Như trên địa bàn tỉnh") && !is_ditto(""));
/// ```
pub fn is_ditto(text: &str) -> bool {
    // Most cells begin with a letter or a figure that no mark has, many with a marked letter of the Latin blocks.
    let opens_none =
        |b: u8| (b.is_ascii_alphanumeric() && !matches!(b, b'n' | b'N')) || matches!(b, 0xC3..=0xC6);
    if text.bytes().next().is_none_or(opens_none) {
        return false;
    }
    let frame = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '.' | ';' | '(' | ')' | '_');
    let core = text.trim_matches(frame);
    // The longest wording is short; nothing longer needs a closer look.
    if core.is_empty() || core.len() > 40 {
        return false;
    }
    let quote = |c: char| matches!(c, '"' | '“' | '”' | '„' | '〃' | '\'' | '’' | '‘' | '/');
    if core.chars().all(|c| quote(c) || c.is_whitespace()) {
        let strokes = core.chars().filter(|c| !c.is_whitespace()).count();
        return strokes >= 2 || core.contains(['"', '“', '”', '„', '〃']);
    }
    if !core.starts_with(['n', 'N']) {
        return false;
    }
    let framed = core.len() < text.trim().len();
    let small = normalize::small_text(core);
    let shouted = core.chars().all(|c| !c.is_lowercase());
    WORDINGS.contains(&small.split_whitespace().collect::<Vec<_>>().join(" ").as_str())
        && (!shouted || framed || small.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::is_ditto;

    #[test]
    fn marks_and_what_is_none() {
        for text in [
            "nt",
            "-nt-",
            "- nt -",
            "n/t",
            "-NT-",
            "Như trên",
            "như trên.",
            "\"",
            "”",
            "''",
            "-//-",
            "( nt )",
            "NHƯ TRÊN",
        ] {
            assert!(is_ditto(text), "{text}");
        }
        for text in
            ["", "-", "/", "'", "NT", "ntn", "Như Thanh", "như trên đây", "Như mục 2", "nt; Sở Y tế", "..."]
        {
            assert!(!is_ditto(text), "{text}");
        }
    }
}
