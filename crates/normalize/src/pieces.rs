//! A long text in pieces, so that what looks at it holds no more than one of them.

/// The text cut into pieces of at most `most` bytes: behind the last full stop, semicolon or line end that fits, else
/// behind the last blank, else behind the last character.
///
/// ```
/// use normalize::pieces;
/// assert_eq!(pieces("Một. Hai ba", 8).collect::<Vec<_>>(), ["Một.", " Hai ba"]);
/// assert_eq!(pieces("abcdef", 4).collect::<String>(), "abcdef");
/// ```
pub fn pieces(text: &str, most: usize) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (piece, after) =
            if rest.len() <= most { (rest, "") } else { rest.split_at_checked(cut(rest, most))? };
        rest = after;
        Some(piece)
    })
}

/// Where to cut a text that is longer than `most`; never at its start.
fn cut(text: &str, most: usize) -> usize {
    let mut end = most;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or_default();
    let behind = |signs: &[char]| head.rfind(signs).map(|at| at + 1);
    let first = text.chars().next().map_or(1, char::len_utf8);
    behind(&['.', ';', '\n']).or_else(|| behind(&[' '])).unwrap_or(end).max(first)
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn nothing_is_lost_and_no_piece_is_too_long() {
        for text in ["", "Đường", "Sở Y tế; Sở Nội vụ. Các đơn vị", "....;;;;", "ưưưưưưưưưư"]
        {
            for most in 1..12 {
                let parts: Vec<&str> = pieces(text, most).collect();
                assert_eq!(parts.concat(), text);
                assert!(parts.iter().all(|p| !p.is_empty() && (p.len() <= most || p.chars().count() == 1)));
            }
        }
    }
}
