//! A page's elements → blocks: paragraphs at block elements, lists with their marks, tables, headings.
//!
//! The tree is walked edge by edge with stacks of our own, so that a page of any nesting costs no call stack.

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use model::{Block, Paragraph, Region};
use scraper::Node;
use scraper::node::Element;

use super::list::List;
use super::look::{State, is_hidden};
use super::table::Table;
use crate::grid::DraftCell;
use crate::ink::Ink;
use crate::legacy::Letters;
use crate::marker;
use crate::text::notation::{self, Notation};

/// What a page holds.
#[derive(Debug, Default)]
pub(super) struct Story {
    pub blocks: Vec<Block>,
    pub nested_tables: usize,
    /// Passages marked as inserted, and as deleted.
    pub inserted: usize,
    pub deleted: usize,
    /// Marks of footnotes that went.
    pub notation: Notation,
    pub letters: Letters,
}

/// Elements whose content is no text of the document.
pub(super) fn is_left_out(element: &Element) -> bool {
    matches!(
        element.name(),
        "script"
            | "style"
            | "noscript"
            | "template"
            | "head"
            | "nav"
            | "footer"
            | "aside"
            | "button"
            | "select"
            | "option"
            | "textarea"
            | "input"
            | "iframe"
            | "object"
            | "svg"
            | "math"
            | "canvas"
            | "audio"
            | "video"
            | "dialog"
            | "menu"
            | "datalist"
    ) || (is_hidden(element) && element.name() != "tr")
}

/// Elements that stand in a line of text.
pub(super) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "del"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "br"
            | "o:p"
            | "st1:place"
    )
}

/// Reads the content of an element.
pub(super) fn read(root: NodeRef<'_, Node>, letters: Letters) -> Story {
    let mut walk = Walk { gap: true, letters, ..Walk::default() };
    let mut skipped = 0_usize;
    for edge in root.traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                _ if skipped > 0 => skipped += 1,
                Node::Element(element) if node.id() != root.id() && is_left_out(element) => skipped = 1,
                Node::Element(element) if element.name() == "del" => {
                    walk.deleted += 1;
                    skipped = 1;
                }
                Node::Element(element) if element.name() == "sup" && walk.takes_note(node) => skipped = 1,
                Node::Element(element) => walk.open(element),
                Node::Text(text) => walk.text(text),
                Node::Document
                | Node::Fragment
                | Node::Doctype(_)
                | Node::Comment(_)
                | Node::ProcessingInstruction(_) => {}
            },
            Edge::Close(node) => {
                if skipped > 0 {
                    skipped -= 1;
                } else if let Node::Element(element) = node.value() {
                    walk.close(element);
                }
            }
        }
    }
    walk.flush();
    Story {
        blocks: walk.blocks,
        nested_tables: walk.nested_tables,
        inserted: walk.inserted,
        deleted: walk.deleted,
        notation: walk.notation,
        letters: walk.letters,
    }
}

/// A cell that is open: the blocks around it wait here.
#[derive(Debug)]
struct Waiting {
    table: Table,
    blocks: Vec<Block>,
    lists: Vec<List>,
    /// Paragraphs before the open row and before the open cell.
    row_from: u32,
    in_cell: bool,
    in_caption: bool,
}

#[derive(Debug, Default)]
struct Walk {
    states: Vec<State>,
    ink: Ink,
    blocks: Vec<Block>,
    tables: Vec<Waiting>,
    lists: Vec<List>,
    /// Mark of the item whose first paragraph has not come yet.
    mark: Option<String>,
    heading: Option<u8>,
    gap: bool,
    paragraphs: u32,
    nested_tables: usize,
    inserted: usize,
    deleted: usize,
    notation: Notation,
    letters: Letters,
}

impl Walk {
    fn open(&mut self, element: &Element) {
        let state =
            self.states.last().map_or_else(|| State::default().inside(element), |s| s.inside(element));
        let name = element.name();
        if !is_inline(name) {
            self.flush();
        }
        self.states.push(state);
        match name {
            "br" => self.ink.push_sign('\n'),
            "ins" => self.inserted += 1,
            "hr" => self.gap = true,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.heading = name.chars().nth(1).and_then(|d| d.to_digit(10)).map(|d| d as u8);
            }
            "ol" | "ul" => self.lists.push(List::open(element)),
            "li" => self.mark = self.lists.last_mut().and_then(|list| list.mark(element)),
            "table" => self.tables.push(Waiting {
                table: Table::default(),
                blocks: Vec::new(),
                lists: Vec::new(),
                row_from: self.paragraphs,
                in_cell: false,
                in_caption: false,
            }),
            "thead" => self.with_table(|t, _| t.table.set_header(true)),
            "tr" => self.with_table(|t, paragraphs| {
                t.row_from = paragraphs;
                t.table.open_row(is_hidden(element));
            }),
            "td" | "th" => self.enter_cell(Some(element)),
            "caption" => self.enter_cell(None),
            _ => {}
        }
    }

    /// Whether a raised text is the mark of a footnote, which goes as it does in a DOCX; then it is counted.
    fn takes_note(&mut self, node: NodeRef<'_, Node>) -> bool {
        let parts = node.descendants().filter_map(|inner| inner.value().as_text());
        let mark: String = parts.flat_map(|text| text.chars()).take(16).collect();
        let is_note = notation::is_note(mark.trim(), self.ink.last_text());
        if is_note {
            self.notation.add(mark.trim());
        }
        is_note
    }

    fn close(&mut self, element: &Element) {
        let name = element.name();
        if !is_inline(name) {
            self.flush();
        }
        self.states.pop();
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = None,
            "ol" | "ul" => {
                self.lists.pop();
            }
            "li" => self.close_item(),
            "thead" => self.with_table(|t, _| t.table.set_header(false)),
            "tr" => self.with_table(|t, paragraphs| {
                t.table.place_row(Region::on_lines(t.row_from + 1, paragraphs.max(t.row_from + 1)));
                t.table.close_row();
            }),
            "td" | "th" | "caption" => self.leave_cell(),
            "table" => {
                self.leave_cell();
                if let Some(closed) = self.tables.pop() {
                    self.nested_tables += closed.table.close().write(&mut self.blocks);
                    self.gap = false;
                }
            }
            _ => {}
        }
    }

    /// An item of a list ends. In a cell one without text still prints its number: so is a column of numbers written
    /// whose rows a program counted.
    fn close_item(&mut self) {
        let Some(mark) = self.mark.take() else { return };
        let in_cell = self.tables.last().is_some_and(|t| t.in_cell);
        if in_cell && mark.contains(char::is_alphanumeric) {
            self.paragraphs += 1;
            self.blocks.push(Block::Paragraph(Paragraph {
                marker: Some(mark),
                regions: vec![Region::on_lines(self.paragraphs, self.paragraphs)],
                ..Paragraph::default()
            }));
        }
    }

    fn with_table(&mut self, change: impl FnOnce(&mut Waiting, u32)) {
        if let Some(table) = self.tables.last_mut().filter(|t| !t.in_cell) {
            change(table, self.paragraphs);
        }
    }

    fn enter_cell(&mut self, cell: Option<&Element>) {
        let Some(table) = self.tables.last_mut().filter(|t| !t.in_cell) else { return };
        if let Some(cell) = cell {
            table.table.open_cell(cell);
        }
        table.in_cell = true;
        table.in_caption = cell.is_none();
        table.blocks = std::mem::take(&mut self.blocks);
        table.lists = std::mem::take(&mut self.lists);
        self.mark = None;
    }

    fn leave_cell(&mut self) {
        self.flush();
        let Some(table) = self.tables.last_mut().filter(|t| t.in_cell) else { return };
        let content = std::mem::replace(&mut self.blocks, std::mem::take(&mut table.blocks));
        self.lists = std::mem::take(&mut table.lists);
        table.in_cell = false;
        if std::mem::take(&mut table.in_caption) {
            let texts = content.iter().filter_map(|b| match b {
                Block::Paragraph(p) => Some(p.text.as_str()),
                Block::Fragment(_) => None,
            });
            let caption = texts.collect::<Vec<_>>().join("\n");
            table.table.set_caption(caption);
        } else {
            table.table.close_cell(DraftCell { blocks: content, ..DraftCell::default() });
        }
        self.mark = None;
    }

    fn text(&mut self, text: &str) {
        let state = self.states.last().cloned().unwrap_or_default();
        if state.preformatted {
            self.ink.push(text, state.look());
            return;
        }
        // white space of the source is one blank; a blank of no width in print is none
        let mut run = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\r' | '\n' | '\u{C}' => {
                    if !run.ends_with(' ') {
                        run.push(' ');
                    }
                }
                c => run.push(c),
            }
        }
        self.ink.push(&run, state.look());
    }

    /// Ends the open paragraph.
    fn flush(&mut self) {
        if self.ink.is_empty() {
            return;
        }
        let ink = std::mem::take(&mut self.ink);
        let whole = ink.paragraph(&mut self.letters);
        if whole.text.is_empty() {
            self.gap |= ink.is_shown();
            return;
        }
        let alignment = self.states.last().map(|s| s.alignment).unwrap_or_default();
        let in_cell = self.tables.last().is_some_and(|t| t.in_cell);
        let parts = if in_cell { vec![whole.text.clone()] } else { parts(&whole.text) };
        for (i, text) in parts.into_iter().enumerate() {
            self.paragraphs += 1;
            // an item that was typed with its own number or bullet needs no second one
            let marker = self.mark.take().filter(|_| !marker::opens_item(&text));
            self.blocks.push(Block::Paragraph(Paragraph {
                indent: marker.as_ref().map(|_| self.lists.len() as f32 * 18.0),
                marker,
                alignment,
                heading: self.heading,
                regions: vec![Region::on_lines(self.paragraphs, self.paragraphs)],
                gap_before: (i == 0 && self.gap) || (i > 0),
                style: whole.style,
                text,
                ..Paragraph::default()
            }));
            self.gap = false;
        }
    }
}

/// Paragraphs of a block whose author broke lines instead of opening paragraphs: an empty line parts two, and so does
/// every line end of a block where numbered lines follow each other.
fn parts(text: &str) -> Vec<String> {
    if !text.contains('\n') {
        return vec![text.to_owned()];
    }
    let listed = text.lines().skip(1).any(marker::opens_item);
    let separator = if listed { "\n" } else { "\n\n" };
    let pieces = text.split(separator).map(|p| p.trim_matches('\n')).filter(|p| !p.is_empty());
    pieces.map(str::to_owned).collect()
}
