//! The outline: every heading, of the body and of the tables, in reading order.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Region, Shared, TaskRow};

/// A heading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Node {
    /// Stable id: part, then path: `body/II/1`, `annex-1/V`. Unique in the document.
    pub id: Shared,
    /// Id of the heading above; null at the top.
    pub parent: Option<Shared>,
    /// Where it comes from.
    pub origin: NodeOrigin,
    /// Printed number without closing dot; null for a heading without number.
    pub number: Option<Shared>,
    /// Printed numbers from the outermost heading inwards.
    pub path: Vec<Shared>,
    /// Depth, 1 at the top of its part.
    pub level: u32,
    /// Title, whole.
    pub title: Shared,
    /// The cells of a table row that became a heading.
    pub row: Option<TaskRow>,
    /// Running text under the heading that is no task.
    pub paragraphs: Vec<NodeParagraph>,
    /// Every place that the title was read from.
    pub regions: Vec<Region>,
}

/// Where a heading comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NodeOrigin {
    /// Prose.
    Body,
    /// A row of a table.
    Table,
}

/// Running text under a heading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NodeParagraph {
    /// Its text.
    pub text: String,
    /// Where it stands.
    pub regions: Vec<Region>,
}
