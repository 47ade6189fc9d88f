//! Control characters that stray into a text file: a NUL of a damaged transfer, the marks of a word processor.
//!
//! A few of them are read over, and named. Many of them, NULs above all, show that the file is no text.

use std::borrow::Cow;
use std::fmt::Write;

use model::{Code, Diagnostic, Region};

/// Bytes of a text to each control character that may stray into it.
const FEW: usize = 32;

/// The hyphen of a word processor at which no line breaks.
const HYPHEN: char = '\u{1E}';

/// Whether a byte is a control character that no text has: neither a line end nor a tab or a form feed.
#[inline]
fn is_stray(byte: u8) -> bool {
    (byte < 0x20 && !matches!(byte, b'\t'..=b'\r')) || byte == 0x7F
}

/// How many of the bytes are.
pub(super) fn count(bytes: &[u8]) -> usize {
    // As many as a byte counts, in whole pieces of sixteen.
    const MOST: usize = 240;
    // Sums of a byte each, so that many bytes are counted at once.
    bytes
        .chunks(MOST)
        .map(|chunk| usize::from(chunk.iter().map(|&b| u8::from(is_stray(b))).sum::<u8>()))
        .sum()
}

/// Whether so many of them are few in a text of so many bytes.
pub(super) fn are_few(count: usize, bytes: usize) -> bool {
    count * FEW <= bytes
}

/// Whether the first bytes of a file that holds NULs may be those of a text with a few stray ones.
pub(super) fn may_be_text(sample: &[u8]) -> bool {
    // A letter may be cut at the end.
    let text = match std::str::from_utf8(sample) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    };
    text && are_few(count(sample), sample.len())
}

/// A text without its control characters, and what is said of them. A hyphen of a word processor stays one.
pub(super) fn strip(text: Cow<'_, str>) -> (Cow<'_, str>, Option<Diagnostic>) {
    let stray = |c: &char| u8::try_from(*c).is_ok_and(is_stray);
    let Some(first) = text.bytes().position(is_stray) else { return (text, None) };
    let line =
        memchr::memchr_iter(b'\n', text.as_bytes().get(..first).unwrap_or_default()).count() as u32 + 1;
    let mut kinds: Vec<char> = text.chars().filter(stray).collect();
    let count = kinds.len();
    kinds.sort_unstable();
    kinds.dedup();
    let mut named = String::new();
    for kind in kinds {
        let comma = if named.is_empty() { "" } else { ", " };
        // A string takes all that is written to it.
        let _ = write!(named, "{comma}U+{:04X}", u32::from(kind));
    }
    let mut note = Diagnostic::new(Code::ControlsLeftOut, &[&count.to_string(), &named]);
    note.place = Some(Region::on_lines(line, line));
    let clean = text.chars().filter_map(|c| match c {
        HYPHEN => Some('-'),
        c => (!stray(&c)).then_some(c),
    });
    (Cow::Owned(clean.collect()), Some(note))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_are_read_over() {
        let (text, note) = strip("Sở Y tế\n\0rà\u{1E}soát hồ\u{8} sơ".into());
        assert_eq!(text, "Sở Y tế\nrà-soát hồ sơ");
        let note = note.expect("a note");
        assert_eq!(note.code, Code::ControlsLeftOut);
        assert_eq!(note.place, Some(Region::on_lines(2, 2)));
        assert_eq!(
            strip("Sở\tY tế\r\n\u{C}rà soát\u{B}".into()),
            ("Sở\tY tế\r\n\u{C}rà soát\u{B}".into(), None)
        );
    }

    #[test]
    fn many_are_no_text() {
        let text = "Sở Y tế rà soát danh mục, báo cáo Ủy ban nhân dân tỉnh.";
        assert!(may_be_text(format!("{text}\0").as_bytes()));
        assert!(may_be_text(format!("\0{text}ổ").as_bytes().get(..60).unwrap_or_default()));
        assert!(!may_be_text(format!("{text}\0\0\0\u{1}").as_bytes()));
        assert!(!may_be_text(b"\x7FELF\x02\x01\x01\x00"));
        assert!(!may_be_text(&[text.as_bytes(), b"\xFF\x00", text.as_bytes()].concat()));
    }
}
