//! Where one label ends and the next begins: «Chủ trì: Sở A - Phối hợp: Sở B; thời hạn: Quý I».

use memchr::memrchr;

use super::{FIRSTS, LONGEST};
use crate::words::words;

/// What stands between a label and the value before it.
pub(super) const BETWEEN: [char; 11] = ['.', ';', ',', ' ', '-', '–', '\n', '|', '/', '*', '+'];

/// Where a label may begin behind something else: at a stop, a comma, a dash that stands free.
pub(super) fn boundaries(text: &str) -> impl Iterator<Item = usize> + '_ {
    let dash = |at: usize| {
        text.get(at..).is_some_and(|t| [" - ", " – ", " | ", " / "].iter().any(|sign| t.starts_with(sign)))
    };
    let bytes = text.bytes().enumerate();
    let marks = bytes.filter(|(_, b)| matches!(b, b'.' | b';' | b'\n' | b',' | b' '));
    marks.map(|(at, _)| at).filter(move |&at| text.as_bytes().get(at) != Some(&b' ') || dash(at))
}

/// A value without the labels behind it: «Sở A - Hạn: 30/10».
pub(super) fn own_value(value: &str) -> &str {
    let labelled = |at: &usize| {
        let after = value.get(*at..).map(|rest| rest.trim_start_matches(BETWEEN)).unwrap_or_default();
        let name = after.split_once(':').map_or("", |(name, _)| name);
        name.len() <= LONGEST && FIRSTS.stand(&words(name, 1), 0)
    };
    let last = memrchr(b':', value.as_bytes()).and_then(|at| value.get(..at)).unwrap_or_default();
    boundaries(last).find(labelled).and_then(|at| value.get(..at)).unwrap_or(value)
}
