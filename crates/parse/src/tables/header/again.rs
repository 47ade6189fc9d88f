//! A header that the next page prints again: word for word, by its lower level alone, or with the tail of a cell that fell into
//! it.

use super::Header;

/// What a repeated header holds beyond the table's own: the tail of a cell that fell into it, by column.
///
/// `None` where the rows are not that header at all; an empty list where it is repeated word for word.
pub(crate) fn extra_words(header: &Header, own: &Header) -> Option<Vec<(usize, String)>> {
    // A row with a cell too many widens its page's grid; the columns beyond the header have no label.
    let shared = header.labels.len().min(own.labels.len());
    let beyond = |h: &Header| h.labels.iter().skip(shared).any(|l| !l.is_empty());
    if beyond(header) || beyond(own) {
        return None;
    }
    let (mut same, mut named) = (0, 0);
    let mut extra = Vec::new();
    for (column, (mine, theirs)) in own.labels.iter().zip(&header.labels).enumerate() {
        // Mostly it is repeated letter by letter.
        if mine == theirs {
            let blank = mine.iter().all(String::is_empty) && mine.len() < 2;
            named += usize::from(!blank);
            same += usize::from(!blank);
            continue;
        }
        // «Cơ quan thực hiện | Chủ trì» may be repeated by its lower level alone.
        if is_leaf(theirs, mine) || is_leaf(mine, theirs) {
            (named, same) = (named + 1, same + 1);
            continue;
        }
        let (mine, theirs) = (mine.join(" "), theirs.join(" "));
        if mine.is_empty() && theirs.is_empty() {
            continue;
        }
        named += 1;
        if is_same_label(&mine, &theirs) {
            same += 1;
        } else if let Some(tail) = tail_beyond(&mine, &theirs) {
            same += 1;
            extra.push((column, tail));
        }
    }
    (same * 5 >= named * 4 && extra.len() * 2 <= named.max(2)).then_some(extra)
}

/// Whether a label is the lowest level of another.
fn is_leaf(label: &[String], of: &[String]) -> bool {
    matches!((label, of), ([leaf], [_, .., lowest]) if !leaf.is_empty() && is_same_label(leaf, lowest))
}

/// How alike the bare letters of two labels must be to be one label, of which a letter or two were misread. A share.
const ALIKE: f64 = 0.85;

/// Whether two labels say the same, but for marks, signs and a misread letter: «Cơ quan đơn vị» for «Cơ quan, đơn vị».
fn is_same_label(one: &str, other: &str) -> bool {
    let letters =
        |text: &str| -> String { normalize::bare(text).chars().filter(|c| c.is_alphanumeric()).collect() };
    let (one, other) = (letters(one), letters(other));
    // «Năm 2024» is not «Năm 2025».
    let figures = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let misread = || one.len() == other.len() && figures(&one) == figures(&other);
    one == other || misread() && strsim::normalized_levenshtein(&one, &other) >= ALIKE
}

/// The words of `longer` after those of `shorter`, where `longer` begins with them.
fn tail_beyond(shorter: &str, longer: &str) -> Option<String> {
    let mut rest = longer.split_whitespace();
    for word in shorter.split_whitespace() {
        if normalize::bare(rest.next()?) != normalize::bare(word) {
            return None;
        }
    }
    let tail = rest.collect::<Vec<_>>().join(" ");
    (!tail.is_empty() && !shorter.is_empty()).then_some(tail)
}

#[cfg(test)]
mod tests {
    use super::super::find_header;
    use super::*;
    use crate::samples::fragment;

    #[test]
    fn a_fallen_tail_is_told_from_a_new_header() {
        let own = find_header(&fragment(&["STT | Nhiệm vụ | Cơ quan phối hợp", "1 | a | b"])).expect("own");
        let again =
            find_header(&fragment(&["STT | Nhiệm vụ | Cơ quan phối hợp phố", "2 | a | b"])).expect("again");
        let new = find_header(&fragment(&["TT | Dự án | Kinh phí", "2 | a | b"]));
        assert_eq!(extra_words(&again, &own), Some(vec![(2, "phố".to_owned())]));
        assert_eq!(extra_words(&own, &own), Some(vec![]));
        assert!(is_same_label("Thời gian hnìn thành", "Thời gian hoàn thành"));
        assert!(!is_same_label("Kinh phí năm 2025", "Kinh phí"));
        assert!(!is_same_label("Kinh phí năm 2025", "Kinh phí năm 2024"));
        assert!(new.is_none_or(|n| extra_words(&n, &own).is_none()));
        let levels = find_header(&fragment(&[
            "TT | Nhiệm vụ | Cơ quan thực hiện |  | Thời hạn",
            " |  | Chủ trì | Phối hợp | ",
            "1 | Lập | Sở | Ban | Quý I",
        ]));
        let lower =
            find_header(&fragment(&["TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn", "2 | a | b | c | d"]));
        let (levels, lower) = (levels.expect("two levels"), lower.expect("one"));
        assert_eq!(extra_words(&lower, &levels), Some(vec![]));
        assert_eq!(extra_words(&levels, &lower), Some(vec![]));
    }
}
