//! The blocks that stand side by side in every official letter, and that many programs lay out as a table without
//! being one: issuer next to national title, recipients next to signature.
//!
//! Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (state); Hướng dẫn 36-HD/VPTW (Party).

/// Whether a line begins a part of a letterhead or of a signature block.
pub(crate) fn is_mark(text: &str) -> bool {
    const MARKS: [&str; 6] = [
        "cộng hòa xã hội chủ nghĩa việt nam",
        "đảng cộng sản việt nam",
        "độc lập - tự do - hạnh phúc",
        "nơi nhận:",
        "kính gửi:",
        "người lập biểu",
    ];
    const LONGEST: usize = 48;
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    if !may_be_mark(text) {
        return false;
    }
    let head: String = text.chars().take(LONGEST).collect();
    let key = normalize::key(&head);
    MARKS.iter().any(|mark| key.starts_with(mark)) || signs_for_another(&head)
}

/// Whether the first word is one of those that open a mark: keys are dear, and every cell of a sheet asks.
fn may_be_mark(text: &str) -> bool {
    const FIRST_WORDS: [&str; 10] = ["cộng", "đảng", "độc", "nơi", "kính", "người", "tm", "kt", "tl", "tuq"];
    let first = text.chars().next().unwrap_or_default();
    if first.is_ascii() && !matches!(first, 'c' | 'C' | 'n' | 'N' | 'k' | 'K' | 't' | 'T' | 'd' | 'D') {
        return false;
    }
    let end = |c: char| c.is_whitespace() || c.is_ascii_punctuation();
    let word = text.split(end).next().unwrap_or_default();
    // what is not composed yet, or holds letters that only look like ours, is left to the key
    let composed =
        word.chars().all(|c| c.is_ascii() || matches!(c, '\u{C0}'..='\u{1B0}' | '\u{1EA0}'..='\u{1EF9}'));
    !composed || FIRST_WORDS.iter().any(|w| w.chars().eq(word.chars().flat_map(char::to_lowercase)))
}

/// `TM.` (on behalf of a body), `KT.` (for the head), `TL.`, `TUQ.`, each before words in capitals.
fn signs_for_another(head: &str) -> bool {
    let Some((authority, rest)) = head.split_once('.') else { return false };
    let capitals = rest.trim().chars().filter(|c| c.is_alphabetic()).take(6).all(char::is_uppercase);
    ["TM", "KT", "TL", "TUQ"].contains(&authority.trim()) && !rest.trim().is_empty() && capitals
}

#[cfg(test)]
mod tests {
    use super::is_mark;

    #[test]
    fn knows_letterheads_and_signatures() {
        for text in ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "**Nơi nhận:**", "Độc lập - Tự do - Hạnh phúc"]
        {
            assert!(is_mark(text), "{text}");
        }
        assert!(is_mark("Đo\u{323}\u{302}c lập - Tự do - Hạnh phúc"), "not composed");
        assert!(is_mark("TUQ. CHỦ TỊCH"));
        assert!(!is_mark("Sở Tài chính") && !is_mark("TL. Hồ sơ"));
    }
}
