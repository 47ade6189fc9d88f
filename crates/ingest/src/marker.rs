//! Numbers and bullets at the head of a line, as far as a reader of a format must know them to tell layout from
//! text. What they mean is for the grammar.

/// Whether a line opens a list item or a numbered paragraph: `1.`, `1.2`, `a)`, `(1)`, `IV.`, `-`, `+`, `•`.
pub(crate) fn opens_item(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let Some(word) = words.next() else { return false };
    if word.chars().all(|c| "-–—+•●▪◦*►§→".contains(c)) {
        return true;
    }
    // The round bullet of a word processor's second level.
    if word == "o" {
        return words.next().is_some_and(|next| next.starts_with(char::is_uppercase));
    }
    let closed = word.ends_with(['.', ')', ':', '-', '/']);
    (closed && is_number(word)) || is_keyword_head(line)
}

/// Whether a whole cell is a running number: `7`, `2.1.`, `IV`, `a)`, `(3)`.
pub(crate) fn is_number(cell: &str) -> bool {
    const LONGEST: usize = 12;
    let cell = without_tags(cell.trim());
    if cell.is_empty() || cell.len() > LONGEST {
        return false;
    }
    let core = cell.trim_matches(|c: char| "().-/:*".contains(c) || c.is_whitespace());
    let roman = !core.is_empty() && core.chars().all(|c| "IVXLCivxlc".contains(c));
    let letter = core.chars().count() == 1 && core.chars().all(char::is_alphabetic);
    let decimal = core.chars().any(|c| c.is_ascii_digit())
        && core.chars().all(|c| c.is_ascii_digit() || ".,".contains(c));
    roman || letter || decimal
}

/// A cell without the tags that a converter left around all of it: «<b>II</b>».
fn without_tags(cell: &str) -> &str {
    let mut own = cell;
    while let Some((tag, rest)) = own.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
        let (name, end) = (tag.trim(), format!("</{}>", tag.trim()));
        match rest.trim_end().strip_suffix(end.as_str()).filter(|_| !name.is_empty()) {
            Some(inner) => own = inner.trim(),
            None => return cell,
        }
    }
    own
}

/// Headings that begin with a word: `Điều 3.`, `Chương II`, `Phụ lục`.
fn is_keyword_head(line: &str) -> bool {
    ["Điều ", "Chương ", "Mục ", "Phần ", "Phụ lục", "PHỤ LỤC", "CHƯƠNG ", "PHẦN "].iter().any(|head| {
        line.strip_prefix(head).is_some_and(|rest| {
            rest.split_whitespace().next().is_none_or(|word| is_number(word.trim_end_matches(['.', ':'])))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{is_number, opens_item};

    #[test]
    fn tells_items_from_text() {
        for line in [
            "1. Mục đích",
            "1.2. Yêu cầu",
            "a) Sở",
            "đ) Sở",
            "(1) Cụm",
            "IV. TỔ CHỨC",
            "- Sở",
            "o Thời gian: Quý I",
            "§ Sở Y tế",
            "→ Sở Y tế",
            "Điều 3. Hiệu lực",
        ] {
            assert!(opens_item(line), "{line}");
        }
        for line in ["o bế", "Sở Tài chính", "2021 đến nay", "và Đào tạo", "Điều hành công việc", "I học"]
        {
            assert!(!opens_item(line), "{line}");
        }
    }

    #[test]
    fn tells_numbers_from_cells() {
        for cell in ["1", "2.1.", "IV", "a)", "(12)", "2,1", "đ", "<b>II</b>", "<p><i>2</i></p>"] {
            assert!(is_number(cell), "{cell}");
        }
        for cell in ["", "Sở", "6 tháng", "01/2025x", "Hàng năm", "<b>II", "<b></b>"] {
            assert!(!is_number(cell), "{cell}");
        }
    }
}
