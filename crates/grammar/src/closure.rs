//! Whether the text of a cell of a typed column is whole, or torn at one of its ends.
//!
//! A grammar that knows what a column holds can tell a torn cell («Thường», «xuyên») from a whole one («Thường
//! xuyên»), and finds the place where the tail of one row and the text of the next were printed into one cell.

/// How the text of a cell stands to its grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Closure {
    /// Parses whole: «Thường xuyên».
    Whole,
    /// Stops in the middle: «Thường», «Sở Giáo dục và».
    Open,
    /// Begins in the middle: «xuyên», «và PTNT».
    Tail,
    /// The grammar has no opinion.
    Unknown,
}

/// Byte offsets in `fused` at which it falls into the tail of `head` and a text of its own: where `head` with the
/// left part, and the right part alone, are both whole. An offset stands at the end of a word.
///
/// ```
/// use grammar::{Closure, closure::cuts, timing};
/// let fused = "xuyên Hàng năm";
/// assert_eq!(cuts("Thường", fused, timing::closure), ["xuyên".len()]);
/// ```
pub fn cuts(head: &str, fused: &str, closure: impl Fn(&str) -> Closure) -> Vec<usize> {
    let fused_end = fused.trim_end().len();
    fused
        .char_indices()
        .filter(|&(at, c)| c.is_whitespace() && at < fused_end)
        .filter(|&(at, _)| {
            let (Some(left), Some(right)) = (fused.get(..at), fused.get(at..)) else { return false };
            let (left, right) = (left.trim(), right.trim());
            !left.is_empty()
                && !right.is_empty()
                && !left.ends_with(char::is_whitespace)
                && closure(right) == Closure::Whole
                && closure(&format!("{} {left}", head.trim())) == Closure::Whole
        })
        .map(|(at, _)| at)
        .fold(Vec::new(), |mut kept: Vec<usize>, at| {
            // A run of spaces is one place.
            let same_gap = kept
                .last()
                .and_then(|&before| fused.get(before..at))
                .is_some_and(|between| between.trim().is_empty());
            if !same_gap {
                kept.push(at);
            }
            kept
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A toy grammar: «one two» is whole.
    fn toy(text: &str) -> Closure {
        match text {
            "one two" | "three" => Closure::Whole,
            "one" => Closure::Open,
            "two" => Closure::Tail,
            _ => Closure::Unknown,
        }
    }

    #[test]
    fn cuts_where_both_sides_close() {
        let cases: [(&str, &str, &[usize]); 5] = [
            ("one", "two three", &[3]),
            ("one", "two  three", &[3]),
            ("one", "three two", &[]),
            ("one", "two", &[]),
            ("", "", &[]),
        ];
        for (head, fused, expected) in cases {
            assert_eq!(cuts(head, fused, toy), expected, "{head} + {fused}");
        }
    }
}
