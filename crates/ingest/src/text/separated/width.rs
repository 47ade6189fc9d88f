//! How wide the rows of a run are, and whether blank lines stand between them.

use super::is_index_label;
use crate::marker;
use crate::text::line::Line;

/// Most tabs of a row of the run at the head of `lines`: that of its own lines, as far as the next section, so that a
/// wider table below does not count. Lines that are alike from the first are whole.
pub(super) fn full(lines: &[Line<'_>]) -> u32 {
    const LOOKED_AT: usize = 200;
    let Some(first) = lines.first() else { return 0 };
    if first.tabs == first.widest {
        return first.tabs;
    }
    let head = |line: &Line<'_>| line.text.split('\t').next().unwrap_or_default().trim().to_owned();
    let alike = |line: &Line<'_>| line.tabs == first.tabs && !line.opens_page;
    // Under the head of a numbered table a line without number is the rest of that head.
    let broken_head =
        || is_index_label(&head(first)) && !lines.get(1).is_some_and(|l| marker::is_number(&head(l)));
    let like = lines.iter().take(3).filter(|line| alike(line)).count();
    if first.tabs >= 2 && like == 3 && !broken_head() {
        return first.tabs;
    }
    let own = lines.iter().take(LOOKED_AT).take_while(|line| !line.is_empty() && !heads_section(line));
    own.map(|line| line.tabs).max().unwrap_or_default()
}

/// A line without tabs that heads a section: «II. NHIỆM VỤ CỤ THỂ», «5. Phân công», «Phân công như sau:».
fn heads_section(line: &Line<'_>) -> bool {
    let text = line.text.trim();
    let numbered = || text.starts_with(char::is_alphanumeric) && marker::opens_item(text);
    let shouted = || text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase);
    line.tabs == 0 && (text.ends_with(':') || numbered() || shouted())
}

/// Whether a blank line stands behind every row, as some converters write tables: three rows at least that stand alone.
pub(super) fn is_spaced(lines: &[Line<'_>]) -> bool {
    const NARROWEST: u32 = 2;
    if !lines.get(1).is_some_and(Line::is_empty) {
        return false;
    }
    let row = |line: &Line<'_>| line.is_tabbed() && line.tabs >= NARROWEST && !line.opens_page;
    let alone = |at: usize| lines.get(at).is_some_and(row) && lines.get(at + 1).is_none_or(Line::is_empty);
    let tabs = |at: usize| lines.get(at).map_or(0, |line| line.tabs);
    (alone(0) && alone(2) && alone(4) && tabs(0) == tabs(2) && tabs(2) == tabs(4)) || is_spaced_index(lines)
}

/// The same of a table that counts its rows, where the blank ends of rows are gone: «I→CHUNG».
fn is_spaced_index(lines: &[Line<'_>]) -> bool {
    const NARROWEST: u32 = 2;
    let head = |line: &Line<'_>| line.text.split('\t').next().unwrap_or_default().trim().to_owned();
    let first = |line: &Line<'_>| line.tabs >= NARROWEST && is_index_label(&head(line));
    let tabs = lines.first().map_or(0, |line| line.tabs);
    let row = |at: usize| {
        let own = |line: &Line<'_>| {
            line.is_tabbed() && line.tabs <= tabs && !line.opens_page && marker::is_number(&head(line))
        };
        lines.get(at).is_some_and(own) && lines.get(at + 1).is_none_or(Line::is_empty)
    };
    lines.first().is_some_and(first) && row(2) && row(4)
}
