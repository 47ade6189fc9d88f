//! Puts the tables between the headings and tasks of the prose, in reading order, with ids that are unique.

use std::collections::BTreeMap;
use std::vec;

use grammar::party;
use model::{Block, Code, Diagnostic, Fragment, TableKind};

use crate::assignments::bodies;
use crate::{
    Genre, ParseSettings, Parsed, Placement, Prose, genre, header, readings, records,
    records::{FieldContext, Ids},
    repair, tables,
};

/// Of what begins at one block, prose comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Origin {
    Prose,
    Table,
}

/// Things with the block at which each begins. A task is large: those of the prose are let in where they belong as the
/// tables come, and hardly one is moved again.
struct Placed<T> {
    things: Vec<T>,
    places: Vec<(usize, Origin)>,
    /// Those of the prose that are still to come, by part.
    to_come: Vec<vec::IntoIter<(usize, T)>>,
}

impl<T> Placed<T> {
    /// With the things of the parts of the prose, and room for so many more as there will hardly be more of: to move them
    /// to a larger room would take that much memory twice, while room that stays empty takes none.
    fn of_prose(parts: impl Iterator<Item = Vec<(usize, T)>>, more: usize) -> Self {
        let to_come: Vec<_> = parts.map(Vec::into_iter).collect();
        let room = to_come.iter().map(ExactSizeIterator::len).sum::<usize>() + more;
        Self { things: Vec::with_capacity(room), places: Vec::with_capacity(room), to_come }
    }

    fn push(&mut self, place: (usize, Origin), thing: T) {
        self.things.push(thing);
        self.places.push(place);
    }

    /// Adds those of the table that begins at a block.
    fn extend(&mut self, block: usize, more: Vec<T>) {
        self.let_in(block);
        for thing in more {
            self.push((block, Origin::Table), thing);
        }
    }

    /// Lets in what the prose has up to a block.
    fn let_in(&mut self, block: usize) {
        let mut parts = std::mem::take(&mut self.to_come);
        for part in &mut parts {
            while part.as_slice().first().is_some_and(|(at, _)| *at <= block) {
                let Some((at, thing)) = part.next() else { break };
                self.push((at, Origin::Prose), thing);
            }
            if !part.as_slice().is_empty() {
                break;
            }
        }
        self.to_come = parts;
    }

    /// In the order of the blocks; what begins at one block keeps its order.
    fn in_order(mut self) -> Vec<T> {
        self.let_in(usize::MAX);
        let Self { mut things, places, .. } = self;
        if places.is_sorted() {
            return things;
        }
        let mut order: Vec<usize> = (0..things.len()).collect();
        order.sort_by_key(|&at| places.get(at));
        let mut place = vec![0; order.len()];
        for (to, &from) in order.iter().enumerate() {
            if let Some(place) = place.get_mut(from) {
                *place = to;
            }
        }
        for at in 0..things.len() {
            while let Some(to) = place.get(at).copied().filter(|&to| to != at) {
                things.swap(at, to);
                place.swap(at, to);
            }
        }
        things
    }
}

/// Builds the tables of a document and merges them with its prose. Paragraphs are dropped at once, a fragment when its
/// table is built: the blocks of a long document are several times its text.
pub(crate) fn assemble(
    blocks: Vec<Block>,
    mut prose: Prose,
    settings: &ParseSettings,
    diagnostics: &mut Vec<Diagnostic>,
) -> Parsed {
    let day = header::day(&prose.document);
    let party = party::Context { issued_on: day, issuer: header::issuer(&prose.document) };
    let context = FieldContext {
        bodies: bodies::Context::new(party.clone()),
        party,
        timing: header::times(&prose.document),
        confidence: settings.confidence,
        ..FieldContext::default()
    };
    let mut ids = Ids::default();
    for part in &prose.parts {
        for (_, node) in &part.nodes {
            ids.claim(node.id.clone());
        }
        for (_, task) in &part.tasks {
            ids.claim(task.id.clone());
        }
    }
    let rows: usize = blocks.iter().map(rows).sum();
    let mut nodes =
        Placed::of_prose(prose.parts.iter_mut().map(|part| std::mem::take(&mut part.nodes)), rows / 4);
    let mut tasks =
        Placed::of_prose(prose.parts.iter_mut().map(|part| std::mem::take(&mut part.tasks)), rows);
    let places: BTreeMap<usize, (&str, &Placement)> =
        prose.parts.iter().flat_map(|p| p.tables.iter().map(|t| (t.block, (p.id.as_str(), t)))).collect();
    let starts: Vec<usize> = prose.parts.iter().map(|p| p.first_block).collect();
    let part_of = |block: usize| starts.partition_point(|&s| s <= block).saturating_sub(1);
    let wanted = |block: usize| prose.layout_blocks.binary_search(&block).is_err();

    let mut records_of_tables = Vec::new();
    let groups = tables::group(&blocks, wanted, part_of);
    let empty = blocks.is_empty();
    let mut fragments = Fragments::of(blocks);
    for (index, group) in groups.iter().enumerate() {
        let mut fragments: Vec<Fragment> = group.blocks.iter().filter_map(|&b| fragments.take(b)).collect();
        let Some(&first) = group.blocks.first() else { continue };
        let mut table = tables::stack(group, &mut fragments).note_into(diagnostics);
        let placement = places.get(&first);
        table.title = placement.and_then(|(_, p)| p.title.clone()).or(table.title);
        let form = prose.parts.get(part_of(first)).is_some_and(|p| p.genre == Genre::Form);
        if form && !genre::is_filled(&table) {
            table.kind = TableKind::Other;
        }
        if group.header.is_none() {
            let place = fragments.first().map(|f| f.region.clone()).unwrap_or_default();
            diagnostics.push(Diagnostic::new(Code::TableWithoutHeader, &[]).at(place));
        }
        drop(fragments);
        readings::settle(&mut table);
        let mut table = repair::mend(table, &settings.seams).note_into(diagnostics);
        tables::settle_periods(&mut table);
        let part = placement.map_or_else(
            || prose.parts.get(part_of(first)).map_or("body", |p| p.id.as_str()),
            |(part, _)| part,
        );
        let id = format!("table-{}", index + 1);
        let place = records::Place {
            part,
            table: &id,
            parent: placement.and_then(|(_, p)| p.node.as_ref()),
            path: placement.map_or(&[], |(_, p)| &p.path),
            headings: placement.map_or(&[], |(_, p)| &p.headings),
        };
        let out = records::read_table(&table, &place, &context, &mut ids);
        diagnostics.extend(out.diagnostics);
        nodes.extend(first, out.nodes);
        tasks.extend(first, out.tasks);
        records_of_tables.push(out.record);
    }
    let parsed = Parsed {
        document: prose.document,
        annexes: prose.annexes,
        tables: records_of_tables,
        outline: nodes.in_order(),
        tasks: tasks.in_order(),
    };
    note_emptiness(empty, &parsed, diagnostics);
    parsed
}

/// Rows of a table: its tasks are hardly more.
fn rows(block: &Block) -> usize {
    match block {
        Block::Fragment(fragment) => fragment.rows.len(),
        Block::Paragraph(_) => 0,
    }
}

/// The fragments of a document by the index of their block.
struct Fragments(Vec<(usize, Fragment)>);

impl Fragments {
    fn of(blocks: Vec<Block>) -> Self {
        let fragments = blocks.into_iter().enumerate().filter_map(|(index, block)| match block {
            Block::Fragment(fragment) => Some((index, fragment)),
            Block::Paragraph(_) => None,
        });
        Self(fragments.collect())
    }

    /// Takes a fragment out; it is taken once.
    fn take(&mut self, block: usize) -> Option<Fragment> {
        let at = self.0.binary_search_by_key(&block, |(index, _)| *index).ok()?;
        self.0.get_mut(at).map(|(_, fragment)| std::mem::take(fragment))
    }
}

fn note_emptiness(empty: bool, parsed: &Parsed, diagnostics: &mut Vec<Diagnostic>) {
    if !parsed.tasks.is_empty() || diagnostics.iter().any(|d| matches!(d.code, Code::NoTask | Code::NoText)) {
        return;
    }
    let code = if empty { Code::NoText } else { Code::NoTask };
    diagnostics.push(Diagnostic::new(code, &[]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_in_order() {
        let prose = [vec![(1, "a"), (2, "b"), (9, "h"), (3, "e")], vec![(3, "f"), (9, "i")]];
        let mut placed = Placed::of_prose(prose.into_iter(), 0);
        placed.extend(2, vec!["c", "d"]);
        placed.extend(7, vec!["g"]);
        assert_eq!(placed.in_order(), ["a", "b", "c", "d", "e", "f", "g", "h", "i"]);
        let mut placed = Placed::of_prose([vec![(2, "b")]].into_iter(), 0);
        placed.extend(3, vec!["c"]);
        placed.extend(1, vec!["a"]);
        assert_eq!(placed.in_order(), ["a", "b", "c"]);
        assert!(Placed::<u8>::of_prose([].into_iter(), 0).in_order().is_empty());
    }
}
