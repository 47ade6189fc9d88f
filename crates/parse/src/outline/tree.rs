//! The tree of a part: each unit gets its place, its path of printed numbers and its nearest heading.
//!
//! Depth comes from the walk of the numbers alone. An unnumbered heading opens a numbering of its own below it; the
//! numbering above goes on behind it. What does not fit is reported and kept as printed.

mod again;

use std::collections::HashMap;
use std::rc::Rc;

use grammar::timing;
use grammar::walk::{Step, Walk};
use model::{Code, Diagnostic, Node, NodeOrigin, Ordinal, OrdinalStyle, Region, Shared};
use normalize::trimmed;
use rustc_hash::FxBuildHasher;

use super::caption::{is_caption, is_title};
use super::heading::{self, Below};
use super::units::Unit;
use crate::assignments::{labels, section};
use crate::furniture::is_page_number;
use crate::words::is_mostly_upper;

/// What a unit became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A heading: the index of its node.
    Heading(usize),
    /// Text or an item.
    Text,
    /// A line above a table that is its title.
    Caption,
    /// A table.
    Table,
}

/// A unit in its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    /// Index of the unit.
    pub(crate) unit: usize,
    /// What it became.
    pub(crate) kind: Kind,
    /// Index of the nearest heading above it.
    pub(crate) node: Option<usize>,
    /// Printed numbers from the outermost inwards, its own included; units that stand side by side share them.
    pub(crate) path: Rc<[Shared]>,
}

/// The tree of a part.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tree {
    /// Headings in reading order; ids are whole, paragraphs are empty.
    pub(crate) nodes: Vec<Node>,
    /// Index of the block at which each heading begins.
    pub(crate) blocks: Vec<usize>,
    /// Index of the heading above each heading.
    pub(crate) parents: Vec<Option<usize>>,
    /// The units, in reading order.
    pub(crate) entries: Vec<Entry>,
}

impl Tree {
    /// Titles of the headings down to the given one, outermost first.
    pub(crate) fn headings(&self, node: Option<usize>) -> Vec<Shared> {
        let above = std::iter::successors(node, |&at| self.parents.get(at).copied().flatten());
        let mut titles: Vec<Shared> =
            above.filter_map(|at| self.nodes.get(at).map(|n| n.title.clone())).collect();
        titles.reverse();
        titles
    }
}

/// A numbering of its own: the part's, or that below an unnumbered heading.
struct Frame {
    walk: Walk,
    prefix: Vec<Shared>,
    /// Headings open in it, with the depth of their number; depth 0 is the unnumbered heading itself.
    open: Vec<(usize, usize)>,
    weight: u32,
    /// Level of the declared heading below which it counts anew.
    level: Option<u8>,
}

struct Grower<'a> {
    part: &'a str,
    tree: Tree,
    frames: Vec<Frame>,
    last: Option<Shared>,
    /// The last numbered heading that the format declares, and its level.
    declared: Option<(usize, u8)>,
    unnumbered: usize,
    /// Ids that are given out, each with its twins so far.
    taken: HashMap<Shared, usize, FxBuildHasher>,
}

/// Grows the tree of a part. `assigns` says of a unit, by its index, whether it tells a body to do something.
pub(crate) fn grow(
    part: &str,
    units: &[Unit],
    assigns: impl Fn(usize) -> bool,
    notes: &mut Vec<Diagnostic>,
) -> Tree {
    let base = Frame { walk: Walk::default(), prefix: Vec::new(), open: Vec::new(), weight: 0, level: None };
    let mut grower = Grower {
        part,
        tree: Tree::default(),
        frames: vec![base],
        last: None,
        declared: None,
        unnumbered: 0,
        taken: HashMap::default(),
    };
    let mut index = 0;
    while let Some(unit) = units.get(index) {
        let mut taken = 1;
        if unit.table {
            grower.place(index, Kind::Table);
        } else if is_caption(units, index) {
            grower.place(index, Kind::Caption);
        } else if unit.ordinal.as_ref().is_some_and(|ordinal| grower.is_again(ordinal, unit, notes)) {
        } else if let Some(ordinal) = &unit.ordinal {
            grower.count_anew(ordinal, unit);
            grower.enter(ordinal, unit, notes);
            let below = grower.below(units, index);
            if heading::is_heading(unit, below, || assigns(index)) {
                // «PHẦN I» on one line, its title on the next.
                let title =
                    units.get(index + 1).filter(|next| trimmed(&unit.body).is_empty() && is_title(next));
                taken += usize::from(title.is_some());
                grower.head(index, unit, title);
            } else {
                grower.place(index, Kind::Text);
            }
        } else if let Some(weight) = heading::unnumbered_weight(unit, units.get(index + 1)) {
            grower.head_unnumbered(index, unit, weight);
        } else {
            grower.place(index, Kind::Text);
        }
        index += taken;
    }
    grower.tree
}

impl Grower<'_> {
    /// Below a declared heading with a number, items may count from 1 in the same style: «### 2. Thể chế» over «1. Rà
    /// soát …». The next declared heading of its level goes on with the heading's own numbering.
    fn count_anew(&mut self, ordinal: &Ordinal, unit: &Unit) {
        if let Some(level) = unit.heading {
            while self.frames.last().and_then(|f| f.level).is_some_and(|own| own >= level) {
                self.frames.pop();
            }
            return;
        }
        let Some((node, level)) = self.declared.filter(|(node, _)| self.nearest() == Some(*node)) else {
            return;
        };
        let step = self.frames.last().map(|f| f.walk.peek(ordinal));
        if ordinal.values.as_slice() == [1] && matches!(step, Some(Step::Repeat | Step::Backwards)) {
            let (walk, prefix, open) = (Walk::default(), self.path(), vec![(0, node)]);
            self.frames.push(Frame { walk, prefix, open, weight: u32::MAX, level: Some(level) });
        }
    }

    /// Takes a number into the numbering to which it belongs, and reports what does not fit.
    fn enter(&mut self, ordinal: &Ordinal, unit: &Unit, notes: &mut Vec<Diagnostic>) {
        let first = ordinal.values.last() == Some(&1);
        let fits = |frame: &Frame| {
            let step = frame.walk.peek(ordinal);
            if frame.walk.depth() == 0 {
                first || frame.weight == 0 && frame.prefix.is_empty() && frame.open.is_empty()
            } else {
                step.is_sound()
            }
        };
        let near = |frame: &Frame| {
            matches!(frame.walk.peek(ordinal), Step::Gap { missing } if missing <= 3)
                && frame.walk.depth() > 0
        };
        let chosen =
            self.frames.iter().rposition(fits).or_else(|| self.frames.iter().rposition(near)).unwrap_or(0);
        self.frames.truncate(chosen + 1);
        let Some(frame) = self.frames.last_mut() else { return };
        let opening = frame.walk.depth() == 0;
        let step = frame.walk.take(ordinal);
        let depth = frame.walk.depth();
        frame.open.retain(|(at, _)| *at < depth);
        if !opening {
            self.report(step, ordinal, unit, notes);
        }
        self.last = Some(ordinal.label.clone());
    }

    fn report(&self, step: Step, ordinal: &Ordinal, unit: &Unit, notes: &mut Vec<Diagnostic>) {
        let last = self.last.as_deref().unwrap_or("—");
        let note = match step {
            Step::Gap { .. } => {
                Diagnostic::new(Code::OrdinalMissing, &[&before(ordinal), &ordinal.label, last])
            }
            Step::Repeat => Diagnostic::new(Code::OrdinalRepeated, &[&ordinal.label]),
            Step::Backwards => Diagnostic::new(Code::OrdinalBackwards, &[&ordinal.label, last]),
            Step::First | Step::Next | Step::Child | Step::Up | Step::Unrelated => return,
        };
        notes.push(match unit.regions.first() {
            Some(region) => note.at(region.clone()),
            None => note,
        });
    }

    /// What stands below the numbered unit at `index`, whose number was just taken.
    fn below(&self, units: &[Unit], index: usize) -> Below {
        /// Bytes of a heading that is only a time.
        const SHORT: usize = 48;
        let behind = units.get(index + 1..).unwrap_or_default();
        let Some(unit) = behind.iter().find(|u| !is_wordless(u)) else { return Below::Nothing };
        if let Some(ordinal) = &unit.ordinal {
            let step = self.frames.last().map(|f| f.walk.peek(ordinal));
            let label = labels::is_known(&unit.text)
                && ordinal.style == OrdinalStyle::Letter
                && !labels::tells_task(&unit.body);
            // «2.» over «2.1.1.»: below it, though the level between is not printed.
            let under = || {
                units.get(index).and_then(|own| own.ordinal.as_ref()).is_some_and(|own| {
                    own.style == ordinal.style
                        && ordinal.values.len() > own.values.len()
                        && ordinal.values.starts_with(&own.values)
                })
            };
            return if (step == Some(Step::Child) || under()) && !label {
                Below::Numbered
            } else {
                Below::Nothing
            };
        }
        if unit.table {
            return Below::Table;
        }
        // Labelled lines belong to the item itself, not to «5. Kinh phí thực hiện:» or «1. Tháng 01/2026»; capitals open a
        // heading of their own.
        // «1.1. Đóng điện trạm biến áp Phố Nối, tiến độ 30/4/2025.» is an item with its day.
        let dated = |body: &str| (body.len() < SHORT || !body.ends_with('.')) && timing::is_whole(body);
        let heads = |body: &str| section::is_circumstance(body) || dated(body);
        let item = |at: usize| units.get(at).is_some_and(|u| !heads(&u.body));
        // «5. Phân công nhiệm vụ:» over «- Kiểm tra: Thanh tra tỉnh» lists who does what.
        let lists = |at: usize| units.get(at).is_some_and(|u| u.body.trim_end().ends_with(':'));
        let label = labels::is_label(&unit.text) && (!lists(index) || labels::is_known(&unit.text));
        if (label && item(index)) || (is_mostly_upper(&unit.text) && unit.bullet.is_none()) {
            return Below::Nothing;
        }
        if unit.bullet.is_some() { Below::Bullet } else { Below::Text }
    }

    fn path(&self) -> Vec<Shared> {
        self.frames
            .last()
            .map(|f| f.prefix.iter().chain(f.walk.labels()).cloned().collect())
            .unwrap_or_default()
    }

    /// The same, shared with the entry before where that has it too.
    fn shared_path(&self) -> Rc<[Shared]> {
        let same = |path: &[Shared], frame: &Frame| frame.prefix.iter().chain(frame.walk.labels()).eq(path);
        match (self.tree.entries.last(), self.frames.last()) {
            (Some(last), Some(frame)) if same(&last.path, frame) => Rc::clone(&last.path),
            _ => self.path().into(),
        }
    }

    fn nearest(&self) -> Option<usize> {
        self.frames.iter().rev().find_map(|f| f.open.last()).map(|(_, node)| *node)
    }

    fn place(&mut self, unit: usize, kind: Kind) {
        let path = self.shared_path();
        let entry = Entry { unit, kind, node: self.nearest(), path };
        self.tree.entries.push(entry);
    }

    fn head(&mut self, index: usize, unit: &Unit, title: Option<&Unit>) {
        let body = title.map_or(unit.body.as_str(), |t| t.text.as_str());
        let mut regions = unit.regions.clone();
        regions.extend(title.iter().flat_map(|t| t.regions.iter().cloned()));
        let parent = self.nearest();
        let path = self.path();
        let number = unit.ordinal.as_ref().map(|o| o.label.clone());
        let step = path.last().cloned().unwrap_or_default();
        let node = self.push(unit, parent, number, path, body, regions, &step);
        self.declared = unit.heading.map(|level| (node, level)).or(self.declared);
        if let Some(frame) = self.frames.last_mut() {
            let depth = frame.walk.depth();
            frame.open.push((depth, node));
        }
        self.place(index, Kind::Heading(node));
    }

    fn head_unnumbered(&mut self, index: usize, unit: &Unit, weight: u32) {
        while self.frames.len() > 1 && self.frames.last().is_some_and(|f| f.weight >= weight) {
            self.frames.pop();
        }
        // Capitals stand above every number; other looks stand below the number that is open.
        let (prefix, parent) = if weight == 0 && self.frames.len() == 1 {
            (Vec::new(), None)
        } else {
            (self.path(), self.nearest())
        };
        self.unnumbered += 1;
        let step = format!("h{}", self.unnumbered);
        let node = self.push(unit, parent, None, prefix.clone(), &unit.body, unit.regions.clone(), &step);
        let open = vec![(0, node)];
        self.frames.push(Frame { walk: Walk::default(), prefix, open, weight, level: None });
        self.place(index, Kind::Heading(node));
    }

    #[allow(clippy::too_many_arguments, reason = "a heading has that many facts, and is made in one place")]
    fn push(
        &mut self,
        unit: &Unit,
        parent: Option<usize>,
        number: Option<Shared>,
        path: Vec<Shared>,
        title: &str,
        regions: Vec<Region>,
        step: &str,
    ) -> usize {
        let above = parent.and_then(|p| self.tree.nodes.get(p));
        let level = above.map_or(1, |n| n.level + 1);
        let stem = match above {
            Some(node) => format!("{}/{step}", node.id),
            None if number.is_some() && path.len() > 1 => format!("{}/{}", self.part, path.join("/")),
            None => format!("{}/{step}", self.part),
        };
        let above_id = above.map(|n| n.id.clone());
        let id = self.unique(&stem);
        let node = Node {
            id,
            parent: above_id,
            origin: NodeOrigin::Body,
            number,
            path,
            level,
            title: trimmed(title).trim_end_matches(':').trim_end().into(),
            row: None,
            paragraphs: Vec::new(),
            regions: Region::merged(regions),
        };
        self.tree.nodes.push(node);
        self.tree.blocks.push(unit.block);
        self.tree.parents.push(parent);
        self.tree.nodes.len() - 1
    }

    /// The id itself, or with `~2`, `~3`… where a repeated number made it before.
    fn unique(&mut self, stem: &str) -> Shared {
        let mut id = Shared::from(stem);
        while self.taken.contains_key(&id) {
            let twin = self.taken.entry(stem.into()).or_insert(1);
            *twin += 1;
            id = format!("{stem}~{twin}").into();
        }
        self.taken.insert(id.clone(), 1);
        id
    }
}

/// Whether a line holds no word: signs, the number of a page. It says nothing of the item above it.
fn is_wordless(unit: &Unit) -> bool {
    const LONGEST: usize = 64;
    !unit.table && unit.text.len() <= LONGEST && unit.heading.is_none() && unit.ordinal.is_none() && {
        let shown = unit.text.trim_matches(['[', ']', '(', ')', ' ']);
        // Dots are the blank of a form: its item is what stands before them.
        let blank = shown.contains(['.', '…', '_']);
        !blank && (!shown.contains(char::is_alphanumeric) || is_page_number(shown))
    }
}

/// The number that should stand before one, for the message about a gap.
fn before(ordinal: &Ordinal) -> String {
    let mut values = ordinal.values.clone();
    if let Some(last) = values.last_mut() {
        *last = last.saturating_sub(1);
    }
    // Before «c1)» stands «c)».
    if values.len() > 1 && values.last() == Some(&0) {
        values.pop();
    }
    values.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests;
