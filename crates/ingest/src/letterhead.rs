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
    let head: String = text.chars().take(LONGEST).collect();
    let key = normalize::key(&head);
    MARKS.iter().any(|mark| key.starts_with(mark)) || signs_for_another(&head)
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
        assert!(!is_mark("Sở Tài chính") && !is_mark("TL. Hồ sơ"));
    }
}
