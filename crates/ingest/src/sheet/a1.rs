//! A1 notation: columns in letters, rows in numbers from 1.

use super::Area;

/// Letters of a column counted from 0.
pub(super) fn column(index: u32) -> String {
    let mut letters = String::new();
    push_column(index, &mut letters);
    letters
}

fn push_column(index: u32, out: &mut String) {
    if index >= LETTERS {
        push_column(index / LETTERS - 1, out);
    }
    out.push(char::from(b'A' + (index % LETTERS) as u8));
}

const LETTERS: u32 = 26;

/// A cell.
pub(super) fn cell(row: u32, index: u32) -> String {
    let mut out = String::with_capacity(8);
    push_cell(row, index, &mut out);
    out
}

fn push_cell(row: u32, index: u32, out: &mut String) {
    push_column(index, out);
    push_number(u64::from(row) + 1, out);
}

/// The formatting machinery would cost more than all else of a place.
fn push_number(mut number: u64, out: &mut String) {
    let mut digits = [b'0'; 20];
    let mut first = digits.len();
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (number % 10) as u8;
        number /= 10;
        first -= 1;
        if number == 0 {
            break;
        }
    }
    out.extend(digits.iter().skip(first).map(|&digit| char::from(digit)));
}

/// A rectangle; one cell is written as a cell.
pub(super) fn area(area: Area) -> String {
    let mut out = cell(area.top, area.left);
    if (area.top, area.left) != (area.bottom, area.right) {
        out.push(':');
        push_cell(area.bottom, area.right, &mut out);
    }
    out
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
