//! Text as it is compared: marks, case, spaces and closing punctuation away, so that a mended mark is neither rewarded
//! nor punished.

/// The folded text.
pub fn fold(text: &str) -> String {
    let bare = normalize::bare(text);
    let mut out = String::with_capacity(bare.len());
    for c in bare.chars() {
        match c {
            '“' | '”' | '"' | '\'' | '‘' | '’' | '*' => {}
            '–' | '—' | '−' => tight(&mut out, '-'),
            ',' | '.' | ';' | ':' | '(' | ')' | '/' | '-' => tight(&mut out, c),
            c if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with([' ', ',', '.', ';', ':', '(', ')', '/', '-']) {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.trim_matches([' ', '.', ';', ':', ',']).to_owned()
}

fn tight(out: &mut String, c: char) {
    while out.ends_with(' ') {
        out.pop();
    }
    out.push(c);
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn folds_what_people_write_both_ways() {
        for (a, b) in
            [("UBND huyện, thành phó.", "UBND  huyện ,thành phố"), ("2021 - 2025", "2021–2025"), ("Đ", "đ")]
        {
            assert_eq!(fold(a), fold(b));
        }
        assert_ne!(fold("Quý I"), fold("Quý II"));
    }
}
