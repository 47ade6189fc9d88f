//! Puts the tables between the headings and tasks of the prose, in reading order, with ids that are unique.

use std::collections::BTreeMap;

use grammar::{party, timing};
use model::{Block, Code, Diagnostic, Fragment, Node, TableKind, Task};

use crate::{
    Genre, ParseSettings, Parsed, Placement, Prose, genre, readings, records,
    records::{FieldContext, Ids},
    repair, tables,
};

#[expect(clippy::large_enum_variant, reason = "a few thousand items a document, each moved once")]
/// Something that begins at a block: the prose before the tables that stand at the same block.
enum Item {
    Node(Node),
    Task(Task),
}

/// Builds the tables of a document and merges them with its prose.
pub(crate) fn assemble(
    blocks: &[Block],
    prose: Prose,
    settings: &ParseSettings,
    diagnostics: &mut Vec<Diagnostic>,
) -> Parsed {
    let context = FieldContext {
        party: party::Context { issued_on: prose.document.issued_on, issuer: prose.document.issuer.clone() },
        timing: timing::Context { issued_on: prose.document.issued_on },
        ..FieldContext::default()
    };
    let mut ids = Ids::default();
    let mut items: Vec<(usize, Item)> = Vec::new();
    for part in &prose.parts {
        for (_, node) in &part.nodes {
            ids.claim(&node.id);
        }
        for (_, task) in &part.tasks {
            ids.claim(&task.id);
        }
    }
    let places: BTreeMap<usize, (&str, &Placement)> =
        prose.parts.iter().flat_map(|p| p.tables.iter().map(|t| (t.block, (p.id.as_str(), t)))).collect();
    let starts: Vec<usize> = prose.parts.iter().map(|p| p.first_block).collect();
    let part_of = |block: usize| starts.iter().rposition(|&s| s <= block).unwrap_or(0);
    let wanted = |block: usize| !prose.layout_blocks.contains(&block);

    let mut records_of_tables = Vec::new();
    for (index, group) in tables::group(blocks, wanted, part_of).iter().enumerate() {
        let fragments: Vec<&Fragment> = group.blocks.iter().filter_map(|&b| fragment(blocks, b)).collect();
        let Some(&first) = group.blocks.first() else { continue };
        let mut table = tables::stack(group, &fragments).note_into(diagnostics);
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
        readings::settle(&mut table);
        let table = repair::mend(table, &settings.seams).note_into(diagnostics);
        let part = placement.map_or_else(
            || prose.parts.get(part_of(first)).map_or("body", |p| p.id.as_str()),
            |(part, _)| part,
        );
        let id = format!("table-{}", index + 1);
        let place =
            records::Place { part, table: &id, parent: placement.and_then(|(_, p)| p.node.as_deref()) };
        let out = records::read_table(&table, &place, &context, &mut ids);
        diagnostics.extend(out.diagnostics);
        items.extend(out.nodes.into_iter().map(|n| (first, Item::Node(n))));
        items.extend(out.tasks.into_iter().map(|t| (first, Item::Task(t))));
        records_of_tables.push(out.record);
    }
    let mut all: Vec<(usize, Item)> = Vec::new();
    for part in prose.parts {
        all.extend(part.nodes.into_iter().map(|(b, n)| (b, Item::Node(n))));
        all.extend(part.tasks.into_iter().map(|(b, t)| (b, Item::Task(t))));
    }
    all.extend(items);
    // Stable: what begins at one block keeps its order, prose first.
    all.sort_by_key(|(block, _)| *block);
    let mut parsed = Parsed {
        document: prose.document,
        annexes: prose.annexes,
        tables: records_of_tables,
        ..Parsed::default()
    };
    for (_, item) in all {
        match item {
            Item::Node(node) => parsed.outline.push(node),
            Item::Task(task) => parsed.tasks.push(task),
        }
    }
    note_emptiness(blocks, &parsed, diagnostics);
    parsed
}

fn fragment(blocks: &[Block], index: usize) -> Option<&Fragment> {
    match blocks.get(index)? {
        Block::Fragment(fragment) => Some(fragment),
        Block::Paragraph(_) => None,
    }
}

fn note_emptiness(blocks: &[Block], parsed: &Parsed, diagnostics: &mut Vec<Diagnostic>) {
    if !parsed.tasks.is_empty() || diagnostics.iter().any(|d| matches!(d.code, Code::NoTask | Code::NoText)) {
        return;
    }
    let code = if blocks.is_empty() { Code::NoText } else { Code::NoTask };
    diagnostics.push(Diagnostic::new(code, &[]));
}
