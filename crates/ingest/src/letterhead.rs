//! The blocks that stand side by side in every official letter, and that many programs lay out as a table without
//! being one: issuer next to national title, recipients next to signature.
//!
//! Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (state); Hướng dẫn 36-HD/VPTW (Party).

/// Whether a text begins a part of a letterhead or of a signature block.
pub(crate) fn is_mark(text: &str) -> bool {
    const MARKS: [&str; 6] = [
        "cộng hòa xã hội chủ nghĩa việt nam",
        "đảng cộng sản việt nam",
        "độc lập - tự do - hạnh phúc",
        "nơi nhận",
        "tm. ủy ban nhân dân",
        "kính gửi",
    ];
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let head: String = text.chars().take(48).collect();
    let key = crate::cleaning::key(&head);
    MARKS.iter().any(|mark| key.starts_with(mark))
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
        assert!(!is_mark("Sở Tài chính"));
    }
}
