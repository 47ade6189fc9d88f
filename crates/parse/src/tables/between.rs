//! Short lines that stand between two parts of one table, where the format has no geometry: a section's title that was
//! merged over the columns and lost its tabs, «(tiếp theo)», the running head of a page.
//!
//! The rows behind such a line go on with the table where they have its width, no header of their own, and a first
//! number that the walk of the table expects, or begin in the middle of a row. A title becomes a row of the table, a
//! running head is left out and named; any other line stays text.

use std::cell::OnceCell;
use std::rc::Rc;

use grammar::{ordinal, walk::Walk};
use model::{Block, Cell, Code, Diagnostic, Fragment, GridRow, Ordinal, OrdinalStyle, Paragraph};

use super::group::{columns_agree, is_furniture, number};
use super::header::{Header, extra_words, find_header, is_column_numbers};
use super::running::{
    comes_again, is_running, is_symbol, opening, over, repeats, says_it_goes_on, without_page,
};
use super::section_row::is_note;
use super::torn::goes_on_row;
use crate::words::{bare, final_stop, is_mostly_upper, opens_bare};

/// Longest line that may stand between, in bytes.
const LONGEST: usize = 240;
/// Most paragraphs that may.
const MOST: usize = 4;

/// Puts the titles of sections that stand between the parts of a table into it, and leaves running heads out.
pub(crate) fn settle(blocks: &mut Vec<Block>, notes: &mut Vec<Diagnostic>) {
    let mut open: Option<Open> = None;
    let mut lines: Vec<usize> = Vec::new();
    let mut gone: Vec<usize> = Vec::new();
    for at in 0..blocks.len() {
        let fragment = match blocks.get(at) {
            Some(Block::Paragraph(paragraph)) => {
                if lines.len() <= MOST && !is_furniture(&paragraph.text) {
                    lines.push(at);
                }
                continue;
            }
            Some(Block::Fragment(fragment)) => fragment,
            None => break,
        };
        let between = std::mem::take(&mut lines);
        let last = open.as_ref().and_then(|open| open.blocks.last().copied());
        let joins = last.and_then(|i| blocks.get(i)).is_some_and(
            |before| matches!(before, Block::Fragment(last) if may_go_on(blocks, last, &between, fragment)),
        );
        let Some(table) = open.as_mut().filter(|_| joins) else {
            open = Some(Open::new(at));
            continue;
        };
        let found = if between.is_empty() { Vec::new() } else { table.judge(blocks, &between, at) };
        let width = fragment.width;
        for (line, kind) in found {
            let Some(Block::Paragraph(paragraph)) = blocks.get(line) else { continue };
            match kind {
                Kind::Title => {
                    let row = title_row(paragraph, width);
                    let Some(Block::Fragment(last)) = last.and_then(|i| blocks.get_mut(i)) else { continue };
                    last.rows.push(row);
                }
                Kind::Running => {
                    let note = Diagnostic::new(Code::FurnitureLeftOut, &[&paragraph.text]);
                    notes.push(match paragraph.regions.first() {
                        Some(region) => note.at(region.clone()),
                        None => note,
                    });
                }
            }
            gone.push(line);
        }
        table.blocks.push(at);
    }
    if gone.is_empty() {
        return;
    }
    let mut at = 0;
    blocks.retain(|_| {
        at += 1;
        gone.binary_search(&(at - 1)).is_err()
    });
}

/// What a line between two parts of a table is, where it is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Heads the rows below it.
    Title,
    /// Comes with the page.
    Running,
}

/// A table that may go on.
struct Open {
    blocks: Vec<usize>,
    /// The numbers of so many of its blocks.
    walk: Walk,
    walked: usize,
    /// Its header, once it was asked for.
    header: OnceCell<Option<Header>>,
    /// The first word of its last title without number: «Tuần 1», «Tuần 2».
    titled: Option<String>,
    /// Its last running heads that nothing but their coming again told.
    heads: Vec<String>,
}

impl Open {
    fn new(block: usize) -> Self {
        Self {
            blocks: vec![block],
            walk: Walk::default(),
            walked: 0,
            header: OnceCell::new(),
            titled: None,
            heads: Vec::new(),
        }
    }

    fn judge(&mut self, blocks: &[Block], between: &[usize], at: usize) -> Vec<(usize, Kind)> {
        let fragment = |at: usize| fragment(blocks, at);
        let Some(first) = self.blocks.first().and_then(|&at| fragment(at)) else { return Vec::new() };
        let header = self.header.get_or_init(|| find_header(first));
        let (Some(header), Some(next)) = (header.as_ref(), fragment(at)) else { return Vec::new() };
        for (i, &block) in self.blocks.iter().enumerate().skip(self.walked) {
            let skip = if i == 0 { header.rows } else { 0 };
            for number in fragment(block).iter().flat_map(|f| f.rows.iter().skip(skip)).filter_map(number) {
                let _ = self.walk.take(&number);
            }
        }
        self.walked = self.blocks.len();
        let again = find_header(next);
        if again.as_ref().is_some_and(|again| extra_words(again, header).is_none()) {
            return Vec::new();
        }
        let rows = || {
            let header = again.as_ref().map_or(0, |h| h.rows);
            next.rows.iter().skip(header).filter(|row| !is_column_numbers(row))
        };
        let Some(opens) = rows().next() else { return Vec::new() };
        let last = self.blocks.last().and_then(|&at| fragment(at));
        let torn = last.is_some_and(|last| goes_on_row(header, last, opens));
        let first = number(opens).filter(|_| !torn);
        let restarts = first.as_ref().is_some_and(|first| first.values.as_slice() == [1]);
        let sound = |number: &Ordinal| self.walk.peek(number).is_sound();
        let goes_on = match &first {
            Some(first) => first.values.last().is_some_and(|v| *v > 1) && sound(first),
            None => match rows().skip(1).find_map(number) {
                Some(number) => sound(&number) && (torn || number.values.last().is_some_and(|v| *v > 1)),
                None => torn,
            },
        };
        let paragraph = |at: &usize| paragraph(blocks, *at);
        let above = self.blocks.first().and_then(|&at| blocks.get(..at)).unwrap_or_default();
        let head = if goes_on { opening(above) } else { Vec::new() };
        let over = if goes_on && (again.is_some() || torn) { over(above) } else { Vec::new() };
        let (seen, rest) = (&self.heads, blocks.get(at..).unwrap_or_default());
        let comes_again = |p: &Paragraph| {
            seen.iter().any(|head| head == without_page(&p.text)) || comes_again(&p.text, rest)
        };
        // Where sections have numbers, a title over their rows has one.
        let heads = |number: &Rc<Ordinal>| number.style.heads_section();
        let in_section = self.walk.depth() > 1 && !first.as_ref().is_some_and(heads);
        let by_place = |p: &Paragraph| {
            repeats(&p.text, &over)
                || is_mere(p) && (torn || again.is_some() && (in_section || comes_again(p)))
        };
        let running = |p: &Paragraph| goes_on && (is_running(&p.text, &head) || by_place(p));
        let mut found: Vec<(usize, Kind)> = between
            .iter()
            .filter_map(paragraph)
            .filter(|(_, p)| running(p))
            .map(|(at, _)| (at, Kind::Running))
            .collect();
        let mut others =
            between.iter().filter_map(paragraph).filter(|(at, _)| !found.iter().any(|(own, _)| own == at));
        match (others.next(), others.next()) {
            (Some((at, line)), None) if again.is_none() => {
                let Some(first) = first else { return found };
                let title = Title::of(line, restarts);
                let below = title.number.as_ref().filter(|n| {
                    let mut walk = self.walk.clone();
                    walk.take(n).is_sound() && walk.take(&first).is_sound()
                });
                let like = self.titled.is_some() && self.titled == title.first_word;
                let heads = (title.heads || like) && (restarts || goes_on) || below.is_some();
                if title.may_head && heads {
                    if let Some(number) = &title.number {
                        let _ = self.walk.take(number);
                    }
                    self.titled.clone_from(&title.first_word);
                    found.push((at, Kind::Title));
                    found.sort_by_key(|(at, _)| *at);
                }
            }
            // Under a header that is printed again, with a title before it, another table begins.
            (Some(_), _) if again.is_some() => found.clear(),
            (Some(_) | None, _) => {}
        }
        let text = |(at, _): &(usize, Kind)| paragraph(at).map(|(_, p)| without_page(&p.text).to_owned());
        self.heads = found.iter().filter_map(text).collect();
        found
    }
}

fn fragment(blocks: &[Block], at: usize) -> Option<&Fragment> {
    match blocks.get(at) {
        Some(Block::Fragment(fragment)) => Some(fragment),
        Some(Block::Paragraph(_)) | None => None,
    }
}

fn paragraph(blocks: &[Block], at: usize) -> Option<(usize, &Paragraph)> {
    match blocks.get(at) {
        Some(Block::Paragraph(paragraph)) => Some((at, paragraph)),
        Some(Block::Fragment(_)) | None => None,
    }
}

/// Whether what the blocks of a table leave open allows that a fragment goes on with it: no geometry, the same columns,
/// a few short lines between.
fn may_go_on(blocks: &[Block], last: &Fragment, between: &[usize], next: &Fragment) -> bool {
    let short = |at: &usize| match blocks.get(*at) {
        Some(Block::Paragraph(paragraph)) => paragraph.text.len() <= LONGEST,
        Some(Block::Fragment(_)) | None => false,
    };
    last.width > 2
        && last.edges.is_empty()
        && next.edges.is_empty()
        && between.len() <= MOST
        && last.region.sheet() == next.region.sheet()
        && last.caption == next.caption
        && next.width + 1 >= last.width
        && columns_agree(last, next)
        && between.iter().all(short)
}

/// Whether text between two parts of a table without geometry leaves it whole: a few short lines, and where the header
/// is printed again behind them, none that may be the title of another table.
pub(super) fn is_passed_over<'p>(
    between: impl Iterator<Item = &'p Paragraph>,
    last: &Fragment,
    headed: bool,
) -> bool {
    let mut between = between.take(MOST + 1);
    last.edges.is_empty()
        && last.width > 2
        && between.by_ref().take(MOST).all(|p| p.text.len() <= LONGEST && (!headed || is_aside(p)))
        && between.next().is_none()
}

/// Whether a line is a note to what stands above it.
fn is_aside(line: &Paragraph) -> bool {
    let text = line.text.trim();
    text.starts_with(['(', '*'])
        || text.starts_with(char::is_lowercase)
        || ["ghi chu", "luu y", "chu thich", "nguon"].iter().any(|head| opens_bare(text, head))
}

/// A line, as the title of the rows below it.
struct Title {
    /// Its number, where it has one.
    number: Option<Ordinal>,
    /// Whether it is worded as a title.
    may_head: bool,
    /// Its first word, where it has no number.
    first_word: Option<String>,
    /// Whether it heads rows by itself: with the number of a section, in capitals, or where the rows count anew.
    heads: bool,
}

impl Title {
    fn of(line: &Paragraph, restarts: bool) -> Self {
        let text = marked(line);
        let (number, title) = match ordinal::split(text.trim()) {
            Some((number, rest)) => (Some(number), rest),
            None => (None, text.trim()),
        };
        let may_head = title.starts_with(char::is_uppercase)
            && final_stop(title).is_none_or(|stop| stop == ':')
            && !is_note(title)
            && number.as_ref().is_none_or(|n| n.style != OrdinalStyle::Bullet);
        let heads = match &number {
            Some(number) => restarts || number.style.heads_section(),
            None => (restarts || is_mostly_upper(title)) && !says_it_goes_on(title) && !is_symbol(title),
        };
        let first_word = title.split_whitespace().next().filter(|_| number.is_none()).map(bare);
        Self { number, may_head, first_word, heads }
    }
}

/// Whether a line says nothing of itself: neither a sentence, nor numbered, nor a note or the name of an annex.
fn is_mere(line: &Paragraph) -> bool {
    let text = marked(line);
    let text = text.trim();
    ordinal::split(text).is_none()
        && !text.starts_with(char::is_lowercase)
        && final_stop(text).is_none()
        && !is_note(text)
}

fn marked(paragraph: &Paragraph) -> String {
    let text = paragraph.text.replace('\n', " ");
    match &paragraph.marker {
        Some(marker) => format!("{marker} {text}"),
        None => text,
    }
}

/// A title as a row: one cell over the whole width.
fn title_row(paragraph: &Paragraph, width: u32) -> GridRow {
    let region = paragraph.regions.first().cloned().unwrap_or_default();
    let cell = Cell {
        column_span: width,
        region: region.clone(),
        style: paragraph.style,
        ocr_confidence: paragraph.ocr_confidence,
        ..Cell::new(0, marked(paragraph))
    };
    GridRow { cells: vec![cell], region, ..GridRow::default() }
}

#[cfg(test)]
mod tests;
