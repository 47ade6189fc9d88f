//! The number of a page among the lines of a text: it stands at the top of every page from the second on, and comes into
//! the text with the page.
//!
//! «Trang 2/5», «- 2 -» and a comment of a converter are nothing else. A bare number may also be a cell of a table whose
//! lines fell apart: it is left out between the halves of a torn paragraph, at a table, and where as much text stands
//! before it as its pages would hold.

mod running_head;

use model::{Code, Diagnostic};
use normalize::trimmed;

use crate::furniture::is_page_number;
use crate::lines::{Line, Piece};

/// Takes the lines out that can only be marks of pages, and the heads that stand on every page.
pub(crate) fn leave_out(pieces: &mut Vec<Piece<'_>>, notes: &mut Vec<Diagnostic>) {
    let heads = running_head::find(pieces);
    let mut at = 0;
    pieces.retain(|piece| {
        let head = heads.binary_search(&at).is_ok();
        at += 1;
        match piece {
            Piece::Line(line) if head || is_sure(&line.text) => {
                notes.push(note(line));
                false
            }
            Piece::Line(_) | Piece::Table(_) => true,
        }
    });
}

/// Whether a line can only be a mark of a page.
pub(crate) fn is_sure(text: &str) -> bool {
    let text = trimmed(text);
    let word = |word: &str| text.get(..word.len()).is_some_and(|t| t.eq_ignore_ascii_case(word));
    match text.as_bytes().first() {
        Some(b'<') => text.starts_with("<!--") && text.ends_with("-->"),
        Some(b'T' | b't' | b'P' | b'p') => (word("trang") || word("page")) && is_page_number(text),
        Some(b'0'..=b'9') => text.contains('|') && is_page_number(text),
        Some(b'[') => text
            .strip_prefix('[')
            .and_then(|text| text.strip_suffix(']'))
            .is_some_and(|inner| inner.len() < 40 && is_sure(inner)),
        Some(b'-' | b'=' | b'*' | b'_' | b'~' | 0xE2) => {
            let dash = ['-', '–', '—'];
            let numbered = text.starts_with(dash) && text.ends_with(dash) && number(text).is_some();
            // «--- Trang 2 ---», «===== Page 2 =====»
            let frame = |c: char| "-–—=*_~ ".contains(c);
            let inner = text.trim_matches(frame);
            numbered || (text.ends_with(frame) && inner.starts_with(['T', 't', 'P', 'p']) && is_sure(inner))
        }
        // «{2}------------»
        Some(b'{') => {
            text.strip_prefix('{').and_then(|text| text.split_once('}')).is_some_and(|(page, rule)| {
                number(page).is_some() && rule.len() >= 3 && rule.bytes().all(|b| b == b'-')
            })
        }
        Some(_) | None => false,
    }
}

/// The number that stands alone on a line, dashes or another frame around it or not.
pub(crate) fn number(text: &str) -> Option<u32> {
    let text = text.trim_matches(['-', '–', '—', ' ', '|', '[', ']', '_']);
    let digits = !text.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// The number of `3` and of `3/12`.
fn first_number(text: &str) -> Option<u32> {
    match text.split_once('/') {
        Some((page, all)) => number(page).filter(|page| number(all).is_some_and(|all| *page <= all)),
        None => number(text),
    }
}

/// The pages of a run of lines, as far as their numbers were seen.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    last: Option<u32>,
    /// Bytes of text since the last number.
    since: usize,
}

/// What stands on both sides of a bare number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Between {
    /// The halves of one paragraph.
    Halves,
    /// A table on one side.
    Table,
    /// Whole paragraphs.
    Text,
}

/// Bytes that a page of text has at least, half a dozen lines of it.
const LEAST_PAGE: usize = 400;

impl Pages {
    /// Whether a line may be the number of a page.
    pub(crate) fn may_be(text: &str) -> bool {
        text.len() <= 16 && first_number(text).is_some()
    }

    /// Counts the text of a line.
    pub(crate) fn pass(&mut self, bytes: usize) {
        self.since = self.since.saturating_add(bytes);
    }

    /// Whether a bare number is that of a page.
    pub(crate) fn take(&mut self, text: &str, between: Between) -> bool {
        let Some(page) = first_number(text) else { return false };
        let Some(turned) = page.checked_sub(self.last.unwrap_or(1)).filter(|&n| n > 0) else { return false };
        let holds = self.since >= LEAST_PAGE.saturating_mul(turned as usize);
        let is_page = between != Between::Text || holds;
        if is_page {
            (self.last, self.since) = (Some(page), 0);
        }
        is_page
    }
}

/// Says what was left out.
pub(crate) fn note(line: &Line<'_>) -> Diagnostic {
    let note = Diagnostic::new(Code::FurnitureLeftOut, &[&line.text]);
    match line.regions.first() {
        Some(region) => note.at(region.clone()),
        None => note,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_are_nothing_else() {
        for (text, sure) in [
            ("Trang 2", true),
            ("TRANG 2/5", true),
            ("Page 2 of 5", true),
            ("page | 2", true),
            ("- 2 -", true),
            ("– 12 –", true),
            ("<!-- Page 2 -->", true),
            ("<!-- PageBreak -->", true),
            ("2", false),
            ("- 2", false),
            ("3/12", false),
            ("5.", false),
            ("-", false),
            ("- Trang bị 2 máy tính", false),
            ("[Trang 3]", true),
            ("[[PAGE 3]]", true),
            ("--- Trang 2 ---", true),
            ("===== Page 2 =====", true),
            ("{2}------------------", true),
            ("- Trang 2", false),
            ("--- Trang bị ---", false),
            ("{2}", false),
            ("3 | Trang", true),
            ("2 trang", false),
            ("2 trang thiết bị", false),
            ("[3]", false),
            ("Trang bị 2", false),
            ("Trang thông tin điện tử", false),
            ("<!-- Page 2 --> tỉnh", false),
        ] {
            assert_eq!(is_sure(text), sure, "{text}");
        }
    }

    #[test]
    fn bare_numbers() {
        use Between::{Halves, Table, Text};
        // (bytes before it, line, what stands around it, whether it is a page's)
        let walk = [
            (20, "1", Text, false),
            (30, "2", Text, false),
            (500, "2", Text, true),
            (100, "3", Text, false),
            (0, "3", Halves, true),
            (0, "[4]", Halves, true),
            (0, "| 5 |", Halves, true),
            (900, "3", Text, false),
            (0, "7/12", Text, true),
            (60, "8", Table, true),
            (5000, "200", Text, false),
            (5000, "2026", Text, false),
            (5000, "7.", Text, false),
        ];
        let mut pages = Pages::default();
        for (bytes, line, between, expected) in walk {
            pages.pass(bytes);
            assert_eq!(pages.take(line, between), expected, "{line} behind {bytes}");
        }
    }
}
