//! A part of a document, the body or an annex: its headings, its tasks in prose, and where its tables stand.

use grammar::citation;
use model::{Annex, Diagnostic, DocumentInfo, Node, NodeOrigin, NodeParagraph, Region, Shared, Task};

use super::{ProseSettings, line, paragraph};
use crate::annexes::Opening;
use crate::assignments::subjects::Subjects;
use crate::assignments::tasks::{self, Context};
use crate::genre::{self, Genre, Judged};
use crate::header::foot;
use crate::lines::{Line, Piece};
use crate::outline::tree::{self, Kind, Tree};
use crate::outline::units::{self, Unit};
use crate::records::hard_title;

/// The body or an annex.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Part {
    /// `body`, `annex-1`, `annex-2`…
    pub id: String,
    /// What it is for.
    pub genre: Genre,
    /// First block of the part. A part goes as far as the block at which the next begins.
    pub first_block: usize,
    /// Headings, with the block at which each begins.
    pub nodes: Vec<(usize, Node)>,
    /// Tasks in prose, with the block at which each begins.
    pub tasks: Vec<(usize, Task)>,
    /// Tables of data.
    pub tables: Vec<Placement>,
}

/// Where a table stands in the prose.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Placement {
    /// Index of its block.
    pub block: usize,
    /// Id of the nearest prose heading above it.
    pub node: Option<Shared>,
    /// Path of that heading.
    pub path: Vec<Shared>,
    /// Titles along that path, outermost first.
    pub headings: Vec<Shared>,
    /// Title printed right above it, lines joined by a space.
    pub title: Option<String>,
    /// Blocks of that title.
    pub title_blocks: Vec<usize>,
}

/// A table between the signature and the next part.
pub(super) fn unplaced(piece: &Piece<'_>) -> Option<Placement> {
    match piece {
        Piece::Table(block) => Some(Placement { block: *block, ..Placement::default() }),
        Piece::Line(_) => None,
    }
}

#[allow(clippy::too_many_arguments, reason = "a part is read against what is known of the whole document")]
pub(super) fn read_part(
    id: &str,
    first_block: usize,
    units: &[Unit],
    title: Option<&str>,
    extra: Vec<NodeParagraph>,
    context: &Context,
    judged: &Judged,
    notes: &mut Vec<Diagnostic>,
) -> Part {
    let subjects = Subjects::new(units, &context.bodies);
    let mut tree = tree::grow(id, units, |at| subjects.assigns(at), notes);
    notes.extend(tree.entries.iter().filter_map(|entry| {
        let (Kind::Heading(node), Some(unit)) = (entry.kind, units.get(entry.unit)) else { return None };
        let title = tree.nodes.get(node).map_or("", |n| n.title.as_str());
        hard_title::note(title, unit.ocr_confidence, &unit.regions, &context.confidence)
    }));
    let assigned = tasks::read(id, units, &subjects, &mut tree, context, judged.genre);
    if let Some(code) = judged.genre.code() {
        notes.push(Diagnostic::new(code, &[id, &judged.because]));
    }
    let tables = placements(units, &tree);
    let mut part = Part { id: id.to_owned(), genre: judged.genre, first_block, tables, ..Part::default() };
    let mut preamble = assigned.preamble;
    preamble.extend(extra);
    if !preamble.is_empty() {
        part.nodes.push((first_block, root(id, title, preamble)));
    }
    part.nodes.extend(tree.blocks.iter().copied().zip(tree.nodes));
    part.tasks = assigned.tasks.into_iter().map(|p| (p.block, p.task)).collect();
    part
}

/// The heading of a part itself, which holds what stands above its first heading.
pub(super) fn root(id: &str, title: Option<&str>, paragraphs: Vec<NodeParagraph>) -> Node {
    let regions = Region::merged(paragraphs.iter().flat_map(|p| p.regions.iter().cloned()));
    Node {
        id: id.into(),
        parent: None,
        origin: NodeOrigin::Body,
        number: None,
        path: Vec::new(),
        level: 1,
        title: title.unwrap_or_default().into(),
        row: None,
        paragraphs,
        regions,
    }
}

fn placements(units: &[Unit], tree: &Tree) -> Vec<Placement> {
    let mut out = Vec::new();
    let mut captions: Vec<&Unit> = Vec::new();
    for entry in &tree.entries {
        let Some(unit) = units.get(entry.unit) else { continue };
        match entry.kind {
            Kind::Caption => captions.push(unit),
            Kind::Table => {
                let node = entry.node.and_then(|n| tree.nodes.get(n));
                let title = captions.iter().map(|u| u.text.as_str()).collect::<Vec<_>>().join(" ");
                out.push(Placement {
                    block: unit.block,
                    node: node.map(|n| n.id.clone()),
                    path: node.map(|n| n.path.clone()).unwrap_or_default(),
                    headings: tree.headings(entry.node),
                    title: (!title.is_empty()).then_some(title),
                    title_blocks: captions.drain(..).map(|u| u.block).collect(),
                });
            }
            Kind::Heading(_) | Kind::Text => captions.clear(),
        }
    }
    out
}

pub(super) fn annex(index: usize, opening: &Opening) -> Annex {
    Annex {
        id: format!("annex-{}", index + 1),
        number: opening.number.clone(),
        title: opening.title.clone(),
        annex_of: opening.attached.as_deref().and_then(|text| citation::find(text).into_iter().next()),
    }
}

#[allow(clippy::too_many_arguments, reason = "an annex is read against the whole document")]
pub(super) fn read_annex(
    annex: &Annex,
    opening: &Opening,
    lead_in: &[Piece<'_>],
    inner: &[Piece<'_>],
    document: &mut DocumentInfo,
    context: &Context,
    body: Genre,
    settings: &ProseSettings,
    notes: &mut Vec<Diagnostic>,
) -> Part {
    // An annex that stands alone may be signed itself.
    let foot_at =
        inner.iter().position(|p| matches!(p, Piece::Line(l) if foot::opens(l))).unwrap_or(inner.len());
    let foot_lines: Vec<&Line<'_>> =
        inner.get(foot_at..).unwrap_or_default().iter().filter_map(line).collect();
    let foot = foot::read(&foot_lines);
    let mut extra: Vec<NodeParagraph> = lead_in.iter().filter_map(line).map(paragraph).collect();
    if document.signatures.is_empty() && document.recipients.is_empty() {
        document.signatures = foot.signatures;
        document.recipients = foot.recipients;
        extra.extend(foot.residue.iter().filter_map(|i| foot_lines.get(*i)).map(|l| paragraph(l)));
    } else {
        extra.extend(foot_lines.iter().map(|l| paragraph(l)));
    }
    extra.extend(opening.attached.iter().map(|text| NodeParagraph {
        text: text.clone(),
        regions: Region::merged(opening.attached_at.iter().cloned()),
    }));
    let mut units = units::units(inner.get(..foot_at).unwrap_or_default(), settings, notes);
    units.extend(inner.get(foot_at..).unwrap_or_default().iter().filter_map(|p| match p {
        Piece::Table(block) => Some(Unit { block: *block, table: true, ..Unit::default() }),
        Piece::Line(_) => None,
    }));
    let judged = genre::of_annex(opening, &units, body);
    read_part(&annex.id, opening.first_block, &units, annex.title.as_deref(), extra, context, &judged, notes)
}
