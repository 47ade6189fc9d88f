//! Notes below a text: «(2) Nghị định số 07/2021/NĐ-CP», to which a «(2)» above points.

use model::OrdinalStyle;

use crate::outline::tree::{Entry, Kind};
use crate::outline::units::Unit;

/// Whether a unit is a footnote as Markdown writes it: «[^1]: Theo Quyết định số …».
pub(super) fn is_marked(text: &str) -> bool {
    const LONGEST_NAME: usize = 24;
    text.strip_prefix("[^").and_then(|rest| rest.find("]:")).is_some_and(|end| end > 0 && end <= LONGEST_NAME)
}

/// The index among the entries of a part at which its notes begin: a run of «(1)», «(2)» … at its very end, to each of which
/// something above points. The number of entries where there are none.
pub(super) fn from(entries: &[Entry], units: &[Unit]) -> usize {
    let note = |entry: &&Entry| {
        let unit = units.get(entry.unit).filter(|_| entry.kind == Kind::Text)?;
        let ordinal = unit.ordinal.as_ref().filter(|o| o.style == OrdinalStyle::Parenthesised)?;
        let [number] = ordinal.values.as_slice() else { return None };
        unit.bullet.is_none().then_some(*number as usize)
    };
    let count = entries.iter().rev().map_while(|entry| note(&entry)).count();
    let begin = entries.len() - count;
    let notes = entries.get(begin..).unwrap_or_default();
    let counted = notes.iter().enumerate().all(|(i, entry)| note(&entry) == Some(i + 1));
    if count == 0 || !counted {
        return entries.len();
    }
    let first = notes.first().map_or(0, |entry| entry.unit);
    let above = || units.get(..first).unwrap_or_default();
    let told = |number: usize| above().iter().any(|unit| points_to(&unit.text, number));
    if (1..=count).all(told) { begin } else { entries.len() }
}

/// Whether a text points to a note: its number in brackets behind a word, where nothing it could head follows.
fn points_to(text: &str, number: usize) -> bool {
    let mark = format!("({number})");
    text.match_indices(&mark).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let behind = text.get(at + mark.len()..).unwrap_or_default();
        let tight = before.ends_with(char::is_alphanumeric);
        let closes = behind.is_empty() || behind.starts_with(['.', ',', ';', ')']);
        let word = before.trim_end().ends_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '”' | '»'));
        tight || (closes && word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_point_to_a_note() {
        for (text, points) in [
            ("Triển khai Đề án 06 (1).", true),
            ("Phân bổ kinh phí(1) cho các xã", true),
            ("gồm: (1) rà soát; (2) báo cáo", false),
            ("(1) Rà soát", false),
            ("theo điểm (1) Điều 2", false),
        ] {
            assert_eq!(points_to(text, 1), points, "{text}");
        }
    }

    #[test]
    fn notes_as_markdown_writes_them() {
        assert!(is_marked("[^1]: Theo Quyết định số 12/QĐ-UBND"));
        assert!(!is_marked("[1]: Theo Quyết định"));
    }
}
