//! The element that holds the document, and the site around it.
//!
//! From the page's body downwards: step into the one child that holds nearly all the text that is no link, as long as
//! nothing of weight (a table, a long paragraph) stands outside that child. A table may be such a child where it only lays
//! the page out: one of its cells holds a table with rows of its own, and the others no weight. The rule asks for density,
//! not for the names of sites, so that a page without any frame is read whole.

use std::collections::HashMap;

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::{Html, Node};

/// Where the document stands.
pub(super) struct Frame<'a> {
    /// The element that holds it.
    pub root: NodeRef<'a, Node>,
    /// Letters outside.
    pub left_out: usize,
}

/// Letters inside an element, links and controls not counted.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    letters: usize,
    /// Letters of the longest paragraph.
    longest: usize,
    /// Letters of the paragraph that is open.
    open: usize,
    tables: usize,
}

/// Finds the document in a page.
pub(super) fn find(document: &Html) -> Frame<'_> {
    let (weights, _) = weigh(document.tree.root());
    let weight = |node: &NodeRef<'_, Node>| match node.value() {
        Node::Text(text) => of_text(text),
        Node::Document
        | Node::Fragment
        | Node::Element(_)
        | Node::Doctype(_)
        | Node::Comment(_)
        | Node::ProcessingInstruction(_) => weights.get(&node.id()).copied().unwrap_or_default(),
    };
    let page = document.tree.root();
    let whole = weight(&page).letters;
    let mut root = page;
    while let Some(child) = root.children().max_by_key(|c| weight(c).letters) {
        let inner = if is_table(&child) { main_cell(child, &weights) } else { Some(child) };
        let Some(inner) = inner.filter(|c| may_hold_document(c.value())) else { break };
        if !root.children().filter(|c| c.id() != child.id()).all(|c| is_light(weight(&c), weight(&child))) {
            break;
        }
        root = inner;
    }
    Frame { root, left_out: whole.saturating_sub(weight(&root).letters) }
}

/// Whether what stands beside the document may be left out.
fn is_light(beside: Weight, document: Weight) -> bool {
    const LONGEST: usize = 160;
    const SHARE: usize = 4;
    beside.tables == 0 && beside.longest <= LONGEST && beside.letters * SHARE <= document.letters
}

fn of_text(text: &str) -> Weight {
    let letters = text.chars().filter(|c| !c.is_whitespace()).count();
    Weight { letters, longest: letters, ..Weight::default() }
}

fn may_hold_document(node: &Node) -> bool {
    node.as_element().is_some_and(|e| {
        matches!(
            e.name(),
            "html"
                | "body"
                | "main"
                | "div"
                | "article"
                | "section"
                | "form"
                | "center"
                | "span"
                | "font"
                | "td"
        )
    })
}

fn is_table(node: &NodeRef<'_, Node>) -> bool {
    node.value().as_element().is_some_and(|e| e.name() == "table")
}

/// The cell of a table in which the document stands, where the table lays a page out.
fn main_cell<'a>(table: NodeRef<'a, Node>, weights: &HashMap<NodeId, Weight>) -> Option<NodeRef<'a, Node>> {
    /// Rows of tables in the cell: more than a letterhead has.
    const ROWS: usize = 4;
    let named = |names: &'static [&str]| {
        move |n: &NodeRef<'a, Node>| n.value().as_element().is_some_and(|e| names.contains(&e.name()))
    };
    let rows = || {
        let parts = table.children().filter(named(&["tbody", "thead", "tfoot"]));
        parts.flat_map(|part| part.children()).chain(table.children()).filter(named(&["tr"]))
    };
    let cells = || rows().flat_map(|row| row.children()).filter(named(&["td", "th"]));
    let heavy = cells().filter_map(|cell| Some((cell, *weights.get(&cell.id())?)));
    let (main, weight) = heavy.max_by_key(|(_, weight)| weight.letters)?;
    let lone = cells().filter(|c| c.id() != main.id()).all(|c| {
        // cells without a table have no weight on record
        !weights.contains_key(&c.id()) && is_light(weigh(c).1, weight)
    });
    (weight.tables >= ROWS && lone).then_some(main)
}

/// The weights of the elements in a node, and of the node.
fn weigh(root: NodeRef<'_, Node>) -> (HashMap<NodeId, Weight>, Weight) {
    let mut whole = Weight::default();
    let mut weights = HashMap::new();
    let mut open: Vec<Weight> = Vec::new();
    let mut outside = 0_usize; // depth of elements that do not count
    for edge in root.traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(text) if outside == 0 => {
                    let letters = text.chars().filter(|c| !c.is_whitespace()).count();
                    if let Some(weight) = open.last_mut() {
                        weight.letters += letters;
                        weight.open += letters;
                    }
                }
                Node::Element(element) => {
                    outside += usize::from(
                        outside > 0 || element.name() == "a" || super::flow::is_left_out(element),
                    );
                    open.push(Weight::default());
                }
                Node::Document | Node::Fragment => open.push(Weight::default()),
                Node::Doctype(_) | Node::Comment(_) | Node::ProcessingInstruction(_) | Node::Text(_) => {}
            },
            Edge::Close(node) => {
                if !matches!(node.value(), Node::Element(_) | Node::Document | Node::Fragment) {
                    continue;
                }
                outside = outside.saturating_sub(1);
                let Some(mut own) = open.pop() else { continue };
                let name = node.value().as_element().map_or("", |e| e.name());
                let inline = super::flow::is_inline(name);
                own.longest = own.longest.max(own.open);
                own.tables += usize::from(name == "tr");
                // nobody asks for what stands inside a table, unless a cell may hold the whole document
                let frames = name == "td" && own.tables > 0;
                if frames || !matches!(name, "tr" | "td" | "th" | "tbody" | "thead" | "br" | "col") {
                    weights.insert(node.id(), own);
                }
                if let Some(parent) = open.last_mut() {
                    parent.letters += own.letters;
                    parent.tables += own.tables;
                    parent.longest = parent.longest.max(own.longest);
                    parent.open = if inline { parent.open + own.open } else { 0 };
                } else {
                    whole = own;
                }
            }
        }
    }
    (weights, whole)
}
