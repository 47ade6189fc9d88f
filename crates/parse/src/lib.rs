//! From blocks to records: tables rebuilt over page breaks, the outline, tasks of the tables and of the prose.
//!
//! ```text
//! Page… → Block{Paragraph, Fragment} → Table → nodes, tasks ─┐
//!                     └──────────────→ Prose → nodes, tasks ─┴→ Parsed
//! ```
//!
//! Every stage is a function from plain data to plain data, and says what it guessed as diagnostics and repairs.

pub mod blocks;
pub mod flow;
pub mod fragments;
pub mod furniture;

mod annexes;
mod assemble;
mod assignments;
mod blanks;
mod checks;
mod confidence;
mod counterpart;
mod genre;
mod header;
mod layout_cell;
mod lines;
mod linking;
mod memo;
mod numbers;
mod outline;
mod prose;
mod readings;
mod records;
mod repair;
#[cfg(test)]
mod samples;
mod seams;
mod tables;
mod words;

use blocks::LayoutSettings;
use model::{Annex, Block, Content, DocumentInfo, Node, TableRecord, Task, Traced};

pub use confidence::ConfidenceSettings;
pub use genre::Genre;
pub use prose::{Part, Placement, Prose, ProseSettings, read_prose};
pub use repair::MANUAL;
pub use seams::SeamSettings;

/// What parsing may be told.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ParseSettings {
    /// Thresholds of the page layout.
    pub layout: LayoutSettings,
    /// Thresholds of the prose.
    pub prose: ProseSettings,
    /// Weights of the seams.
    pub seams: SeamSettings,
    /// How sure each kind of reading is.
    pub confidence: ConfidenceSettings,
}

/// What parsing makes of the blocks of one document: an extraction less its source.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parsed {
    /// What the document says of itself.
    pub document: DocumentInfo,
    /// Its annexes.
    pub annexes: Vec<Annex>,
    /// Headings, in reading order.
    pub outline: Vec<Node>,
    /// Tables, in reading order.
    pub tables: Vec<TableRecord>,
    /// Tasks, in reading order.
    pub tasks: Vec<Task>,
}

/// Brings the content of a reader to blocks: pages are cut up, blocks are taken as they are.
pub fn blocks_of(content: Content, settings: &ParseSettings) -> Traced<Vec<Block>> {
    match content {
        Content::Blocks(blocks) => Traced::plain(blocks),
        Content::Pages(pages) => blocks::from_pages(&pages, &settings.layout),
    }
}

/// Parses the blocks of one document.
pub fn parse(mut blocks: Vec<Block>, settings: &ParseSettings) -> Traced<Parsed> {
    let mut diagnostics = Vec::new();
    blanks::settle(&mut blocks, &mut diagnostics);
    tables::settle_stacked(&mut blocks);
    tables::settle_poured(&mut blocks, &mut diagnostics);
    tables::settle_compact(&mut blocks, &mut diagnostics);
    tables::settle_between(&mut blocks, &mut diagnostics);
    let prose = read_prose(&blocks, settings).note_into(&mut diagnostics);
    let mut parsed = assemble::assemble(blocks, prose, settings, &mut diagnostics);
    linking::link(&mut parsed);
    let pairs = counterpart::find(&parsed.tasks);
    counterpart::confirm(&mut parsed.tasks, &pairs, &settings.confidence);
    counterpart::compare_spelling(&mut parsed.tasks, &pairs, &settings.confidence);
    records::doubt_blank_leads(&mut parsed.tasks, &parsed.tables, &settings.confidence);
    records::account(&mut parsed.tasks, &settings.confidence);
    diagnostics.extend(checks::run(&parsed, &pairs));
    Traced { value: parsed, diagnostics }
}
