//! A task: what comes out.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Cells, Citation, Confidence, Party, Region, RepairNote, Shared, Timing};

/// One task, of a table or of the prose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Task {
    /// Stable and readable: part, then path: `annex-1/V/2/2.1`, `body/II/1/1.2`; several prose tasks under one number
    /// get `#1`, `#2`… Unique in the document.
    pub id: Shared,
    /// Id of the nearest heading; null where there is none.
    pub parent: Option<Shared>,
    /// Printed number without closing dot; null where none is printed.
    pub number: Option<Shared>,
    /// Printed numbers from the outermost section inwards.
    pub path: Vec<Shared>,
    /// Titles along the path, outermost first.
    pub headings: Vec<Shared>,
    /// The task, whole: continuation joined, markup gone, paragraphs parted by `\n`, mended spelling applied.
    pub text: String,
    /// Who leads.
    pub lead: Vec<Party>,
    /// Who takes part.
    pub coordinate: Vec<Party>,
    /// To whom it is submitted for opinion or approval.
    pub approve: Vec<Party>,
    /// Who monitors, checks, urges.
    pub monitor: Vec<Party>,
    /// Product or result.
    pub deliverable: Option<String>,
    /// Begin, where a column of its own gives it.
    pub start: Option<Box<Timing>>,
    /// End, deadline.
    pub finish: Option<Box<Timing>>,
    /// Time of the work, where one column gives it.
    pub during: Option<Box<Timing>>,
    /// Last day by which the document wants it done, derived from `finish`, else `during`.
    pub due: Option<Date>,
    /// Money.
    pub budget: Option<String>,
    /// Remark.
    pub note: Option<String>,
    /// Documents named in the text or the cells.
    pub citations: Vec<Citation>,
    /// The row as printed; null for prose.
    pub row: Option<TaskRow>,
    /// Every place that the task was read from.
    pub regions: Vec<Region>,
    /// Each mend, by the name of its rule.
    pub repairs: Vec<RepairNote>,
    /// How sure the program is that the task is right as it stands.
    pub confidence: Confidence,
    /// What to look at first, and why.
    pub doubts: Vec<Doubt>,
}

impl Task {
    /// A task with nothing in it but its id.
    pub fn new(id: Shared) -> Self {
        Self {
            id,
            parent: None,
            number: None,
            path: Vec::new(),
            headings: Vec::new(),
            text: String::new(),
            lead: Vec::new(),
            coordinate: Vec::new(),
            approve: Vec::new(),
            monitor: Vec::new(),
            deliverable: None,
            start: None,
            finish: None,
            during: None,
            due: None,
            budget: None,
            note: None,
            citations: Vec::new(),
            row: None,
            regions: Vec::new(),
            repairs: Vec::new(),
            confidence: Confidence::CERTAIN,
            doubts: Vec::new(),
        }
    }
}

/// The cells of a row as printed, joined across breaks, uncorrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TaskRow {
    /// Id of the table.
    pub table: String,
    /// Text by role of the column: `content`, `lead`, …, `other:<label>`.
    pub cells: Cells,
}

/// Something to look at first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Doubt {
    /// Field of the task: `text`, `lead`, `finish`, `number`…
    pub field: String,
    /// How sure the program is of this field.
    pub confidence: Confidence,
    /// Why, in one sentence.
    pub because: String,
}
