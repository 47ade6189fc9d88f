//! The rows of a poured table: where the walk of the numbers begins one, what only looks like a number, and where the table
//! ends.

use std::ops::Range;

use grammar::{ordinal, walk::Walk};
use model::{Ordinal, OrdinalStyle};

use super::cut::{Ends, Torn};
use super::header::{self, Header};
use super::lines::{LONGEST_NUMBER, Lines};
use super::{is_of_bodies, is_of_times};
use crate::outline::torn::asks_for;
use crate::words::is_mostly_upper;

/// Most lines of a row.
const MOST_LINES: usize = 80;

/// The lines of a row as they stand.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// The line of its number; none of a row that goes on behind a page's end.
    pub(super) number: Option<usize>,
    pub(super) lines: Vec<usize>,
    /// Whether a page ends before it, so that it may go on from there.
    pub(super) above: bool,
}

/// The rows behind a header.
pub(super) struct Rows<'a> {
    lines: &'a Lines<'a>,
    header: &'a Header,
    pub(super) ends: Ends<'a>,
    walk: Walk,
    pub(super) found: Vec<Row>,
    /// Lines that are numbers of pages and of columns, and headers printed again.
    pub(super) left_out: Vec<Range<usize>>,
}

impl<'a> Rows<'a> {
    pub(super) fn read(lines: &'a Lines<'a>, header: &'a Header) -> Self {
        let ends = Ends::of(&header.roles);
        let mut rows = Self {
            lines,
            header,
            ends,
            walk: Walk::default(),
            found: Vec::new(),
            left_out: vec![header.numbers.clone()],
        };
        let mut at = header.numbers.end;
        while let Some(text) = lines.text(at) {
            if let Some(behind) = rows.header.again(lines, at) {
                if !rows.turn_page(at..behind) {
                    break;
                }
                at = behind;
                continue;
            }
            if rows.ends_at(text, at) || !rows.take(text, at) {
                break;
            }
            at += 1;
        }
        // A number at the end is that of the page.
        while rows.found.last().is_some_and(|row| row.lines.is_empty()) {
            rows.found.pop();
        }
        rows.found.retain(|row| row.number.is_some() || !row.lines.is_empty());
        rows
    }

    fn text(&self, at: usize) -> &'a str {
        self.lines.text(at).unwrap_or_default()
    }

    pub(super) fn texts(&self, row: &Row) -> Vec<&'a str> {
        row.lines.iter().map(|&at| self.text(at)).collect()
    }

    /// Whether the lines of a row make all of its cells.
    fn is_whole(&self, row: &Row) -> bool {
        self.ends.cut(&self.texts(row), Torn::default()).is_some_and(|cut| cut.is_whole)
    }

    /// Goes on behind a header that is printed again there; another table begins there where its numbers begin anew.
    fn turn_page(&mut self, header: Range<usize>) -> bool {
        let next = self.lines.text(header.end).unwrap_or_default();
        if header::is_first_number(next) && self.follows(next).is_none() {
            return false;
        }
        // What stands before the header by itself is the number of the page.
        match self.found.last_mut() {
            Some(row) if row.lines.last().is_some_and(|&at| is_page_number(self.lines, at)) => {
                self.left_out.extend(row.lines.pop().map(|at| at..at + 1));
            }
            Some(row) if row.lines.is_empty() => {
                self.left_out.extend(row.number.map(|at| at..at + 1));
                self.found.pop();
                self.walk = self.walked();
            }
            _ => {}
        }
        self.left_out.push(header);
        self.found.push(Row { above: true, ..Row::default() });
        true
    }

    /// The walk up to the last row.
    fn walked(&self) -> Walk {
        let mut walk = Walk::default();
        for number in self.found.iter().filter_map(|row| ordinal::read(self.text(row.number?))) {
            walk.take(&number);
        }
        walk
    }

    /// The number that a line is, if it may stand next.
    fn follows(&self, text: &str) -> Option<Ordinal> {
        let number = Some(text).filter(|text| text.len() <= LONGEST_NUMBER).and_then(ordinal::read)?;
        (number.style != OrdinalStyle::Bullet && self.walk.peek(&number).is_sound()).then_some(number)
    }

    /// Takes a line into the table; false where it belongs to none.
    fn take(&mut self, text: &str, at: usize) -> bool {
        if let Some(number) = self.follows(text) {
            self.walk.take(&number);
            self.found.push(Row { number: Some(at), ..Row::default() });
            return true;
        }
        if self.is_printed_again(text) {
            self.begin_anew(at);
            return true;
        }
        let title = is_mostly_upper(text) && text.len() > LONGEST_NUMBER && ordinal::read(text).is_none();
        if title && self.found.last().is_some_and(|row| self.is_whole(row)) {
            self.found.push(Row { lines: vec![at], ..Row::default() });
            return true;
        }
        match self.found.last_mut() {
            Some(row) if row.lines.len() < MOST_LINES => {
                row.lines.push(at);
                true
            }
            _ => false,
        }
    }

    /// Whether the last row has this number, and what stands behind it there is no row: the number was that of a page, or a
    /// cell of the row before.
    fn is_printed_again(&self, text: &str) -> bool {
        let [.., before, last] = self.found.as_slice() else { return false };
        if last.number.is_none_or(|at| self.text(at) != text) {
            return false;
        }
        let small = last.lines.first().is_some_and(|&at| self.text(at).starts_with(char::is_lowercase));
        let lines = before.lines.iter().chain(&last.lines).copied().collect();
        let both = || Row { number: before.number, lines, ..Row::default() };
        last.lines.is_empty() || small || !self.is_whole(before) && self.is_whole(&both())
    }

    /// Gives the lines of the last row back to the one before, and begins it at another line.
    fn begin_anew(&mut self, at: usize) {
        let Some(Row { number, lines, .. }) = self.found.pop() else { return };
        let typed = self.header.roles.last().is_some_and(|role| is_of_bodies(role) || is_of_times(role));
        // A number may be a cell where the last column is of any kind.
        let cell = lines.is_empty() && !typed;
        if let Some(before) = self.found.last_mut() {
            before.lines.extend(number.filter(|_| cell));
            before.lines.extend(lines);
        }
        self.left_out.extend(number.filter(|_| !cell).map(|at| at..at + 1));
        self.found.push(Row { number: Some(at), ..Row::default() });
    }

    /// Whether a line stands behind the table and in none.
    fn ends_at(&self, text: &str, at: usize) -> bool {
        const BEHIND: [&str; 8] =
            ["Nơi nhận:", "Ghi chú:", "PHỤ LỤC", "BIỂU SỐ", "Biểu số", "Mẫu số", "TM.", "KT."];
        let alone = matches!(text, "Nơi nhận" | "Ghi chú");
        let opens = alone || BEHIND.iter().any(|words| text.starts_with(words));
        opens && !at.checked_sub(1).is_some_and(|before| asks_for(self.text(before), text))
    }
}

/// Whether a line is nothing but a number as pages have it.
fn is_page_number(lines: &Lines<'_>, at: usize) -> bool {
    lines.text(at).is_some_and(|text| text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit()))
}
