//! A1 notation: columns in letters, rows in numbers from 1.

use super::Area;

/// Letters of a column counted from 0.
pub(super) fn column(index: u32) -> String {
    let mut letters = Vec::new();
    let mut left = u64::from(index) + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    letters.iter().rev().collect()
}

/// A cell.
pub(super) fn cell(row: u32, index: u32) -> String {
    format!("{}{}", column(index), row + 1)
}

/// A rectangle; one cell is written as a cell.
pub(super) fn area(area: Area) -> String {
    let first = cell(area.top, area.left);
    let last = cell(area.bottom, area.right);
    if first == last { first } else { format!("{first}:{last}") }
}

/// Row and column of a reference such as `B4` or `$B$4`, counted from 0.
pub(super) fn parse(reference: &str) -> Option<(u32, u32)> {
    let mut column: u32 = 0;
    let mut row: u32 = 0;
    for c in reference.chars().filter(|c| *c != '$') {
        if let Some(digit) = c.to_digit(10) {
            row = row.checked_mul(10)?.checked_add(digit)?;
        } else if c.is_ascii_alphabetic() && row == 0 {
            column = column.checked_mul(26)?.checked_add(u32::from(c.to_ascii_uppercase()) - 64)?;
        } else {
            return None;
        }
    }
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// A rectangle such as `B4:C6`.
pub(super) fn parse_area(reference: &str) -> Option<Area> {
    let (first, last) = reference.split_once(':').unwrap_or((reference, reference));
    let ((top, left), (bottom, right)) = (parse(first)?, parse(last)?);
    (top <= bottom && left <= right).then_some(Area { top, left, bottom, right })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_back() {
        for (index, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (16383, "XFD")] {
            assert_eq!(column(index), letters);
            assert_eq!(parse(&format!("{letters}7")), Some((6, index)));
        }
        assert_eq!(parse_area("$B$4:C6"), Some(Area { top: 3, left: 1, bottom: 5, right: 2 }));
        for wrong in ["", "B", "4", "B0", "4B", "ZZZZZZZZZZ1"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
