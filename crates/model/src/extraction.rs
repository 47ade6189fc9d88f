//! The whole of what comes out of one document.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Annex, Diagnostic, DocumentInfo, Node, Source, TableRecord, Task};

/// Version of the schema; raised when a reader of the JSON could notice.
pub const SCHEMA_VERSION: &str = "1.0.0";

/// One document, extracted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Extraction {
    /// Semantic version of this schema.
    pub schema_version: String,
    /// Program that made it.
    pub generator: Generator,
    /// File that was read.
    pub source: Source,
    /// What the document says of itself.
    pub document: DocumentInfo,
    /// Its annexes, in reading order.
    pub annexes: Vec<Annex>,
    /// Every heading, of the body and of the tables, in reading order.
    pub outline: Vec<Node>,
    /// Every table, in reading order.
    pub tables: Vec<TableRecord>,
    /// Every task, of the tables and of the prose, in reading order.
    pub tasks: Vec<Task>,
    /// What was noticed or guessed.
    pub diagnostics: Vec<Diagnostic>,
}

/// Program that made an output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Generator {
    /// `boctach`.
    pub name: String,
    /// Its version.
    pub version: String,
}
