//! The name of whoever signs.

use normalize::{is_capital, is_letter};

/// Words that stand in names of bodies and in no person's.
const BODY_WORDS: [&str; 9] = ["ủy", "uỷ", "sở", "phòng", "ban", "bộ", "cục", "ubnd", "tỉnh"];

/// A person's name: two to six capitalised words of letters alone.
pub(in crate::header) fn is_name(text: &str) -> bool {
    const LONGEST: usize = 6;
    let is_part = |word: &str| {
        word.starts_with(is_capital)
            && word.chars().all(|c| is_letter(c) || c == '.')
            && !BODY_WORDS.iter().any(|body| body.chars().eq(word.chars().map(normalize::small)))
    };
    let mut count = 0;
    let parts = without_rank(text).split_whitespace().all(|word| {
        count += 1;
        count <= LONGEST && is_part(word)
    });
    parts && count >= 2
}

/// A name without the military or police rank before it: «Đại tá Trần Văn An».
pub(crate) fn without_rank(text: &str) -> &str {
    const GRADES: [&str; 4] = ["đại", "thượng", "trung", "thiếu"];
    const RANKS: [&str; 4] = ["tá", "úy", "uý", "tướng"];
    let is =
        |word: &str, list: &[&str]| list.iter().any(|own| own.chars().eq(word.chars().map(normalize::small)));
    if !text.starts_with(['đ', 'Đ', 't', 'T']) {
        return text;
    }
    let ranked = text.split_once(' ').filter(|(grade, _)| is(grade, &GRADES));
    let named = ranked.and_then(|(_, rest)| rest.split_once(' ')).filter(|(rank, _)| is(rank, &RANKS));
    named.map_or(text, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn names() {
        for name in
            ["Lê Văn Ba", "LÊ VĂN BA", "Đại tá Trần Văn An", "Thiếu tướng Lê Ba", "PGS.TS. Lê Thị Hoa"]
        {
            assert!(is_name(name), "{name}");
        }
        for other in ["Lê", "Sở Y Tế", "Đại tá", "Lê Văn Ba (đã ký)", "Trung tá và Thiếu tá Lê Văn Ba"]
        {
            assert!(!is_name(other), "{other}");
        }
    }
}
