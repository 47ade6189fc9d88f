//! The lines of a poured table, as they are asked for.

use std::cell::RefCell;

use grammar::ordinal;
use model::{Block, OrdinalStyle, Paragraph};

use super::header::{is_number_label, labels};
use crate::words::is_mostly_upper;

/// Longest text that may be a number, in bytes.
pub(super) const LONGEST_NUMBER: usize = 12;

/// One line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    /// The paragraph that it is, or is a part of.
    pub(super) own: &'a Paragraph,
    /// Index of its block.
    pub(super) block: usize,
}

/// The lines from a block on, the first of them number 0.
pub(super) struct Lines<'a> {
    blocks: &'a [Block],
    /// Some readers set the labels on one line, and each number before its task: such lines are parted.
    parted: bool,
    seen: RefCell<Seen<'a>>,
}

/// What was asked for so far: a table that is none costs no more than was read of it.
struct Seen<'a> {
    lines: Vec<Line<'a>>,
    next: usize,
    in_header: bool,
}

impl<'a> Lines<'a> {
    pub(super) fn from(blocks: &'a [Block], at: usize) -> Self {
        let label = |text: &str| {
            let (label, rest) = text.split_once(' ')?;
            Some(is_number_label(label) && rest.starts_with(char::is_uppercase))
        };
        let parted = line(blocks, at).and_then(|line| label(line.text)).unwrap_or_default();
        Self { blocks, parted, seen: RefCell::new(Seen { lines: Vec::new(), next: at, in_header: true }) }
    }

    /// A line; nothing behind the last, or where another block stands.
    pub(super) fn get(&self, at: usize) -> Option<Line<'a>> {
        let mut seen = self.seen.borrow_mut();
        while seen.lines.len() <= at {
            let line = line(self.blocks, seen.next)?;
            let parts = if self.parted { seen.parts(line.text) } else { vec![line.text] };
            seen.lines.extend(parts.into_iter().map(|text| Line { text, ..line }));
            seen.next += 1;
        }
        seen.lines.get(at).copied()
    }

    /// The text of a line.
    pub(super) fn text(&self, at: usize) -> Option<&'a str> {
        self.get(at).map(|line| line.text)
    }
}

impl Seen<'_> {
    /// The labels of a line, its number and its task, or the numbers of the columns.
    fn parts<'a>(&mut self, text: &'a str) -> Vec<&'a str> {
        if let Some((number, task)) = numbered(text) {
            self.in_header = false;
            return vec![number, task];
        }
        if text.split(' ').all(|word| word.parse::<u8>().is_ok()) {
            return text.split(' ').collect();
        }
        match text.split_once(' ').filter(|(label, _)| is_number_label(label)) {
            Some((label, rest)) if self.lines.is_empty() => [vec![label], labels(rest)].concat(),
            _ if self.in_header => labels(text),
            _ => vec![text],
        }
    }
}

/// A paragraph that may hold a cell.
fn line(blocks: &[Block], block: usize) -> Option<Line<'_>> {
    let Block::Paragraph(own) = blocks.get(block)? else { return None };
    let plain = own.marker.is_none() && own.heading.is_none() && !own.boxed;
    plain.then(|| Line { text: own.text.trim(), own, block })
}

/// A number and what begins with a capital behind it; a Roman one stands before a title in capitals.
fn numbered(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.split_once(' ')?;
    let number = Some(first).filter(|first| first.len() <= LONGEST_NUMBER).and_then(ordinal::read)?;
    let roman = number.style == OrdinalStyle::Roman;
    let fits = if roman { is_mostly_upper(rest) } else { rest.starts_with(char::is_uppercase) };
    (fits && number.style != OrdinalStyle::Bullet).then_some((first, rest))
}
