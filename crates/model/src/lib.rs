//! Plain data that flows between the stages, and the contract that comes out.
//!
//! ```text
//! bytes → Reading{Page… | Block…} → Fragment → Table → Extraction
//! ```
//!
//! The types of the output (`Extraction` and what it holds) carry serde and schemars and are the authority for
//! `schemas/extraction.v1.json`; the types of the flow (`Page`, `Block`, `Fragment`, `Table`) never leave the
//! program. No logic lives here beyond the invariants of the data.

mod block;
mod cells;
mod citation;
mod confidence;
mod diagnostic;
mod document;
mod extraction;
pub mod field;
mod fragment;
mod geometry;
mod ordinal;
mod outline;
mod page;
mod party;
mod reading;
pub mod reason;
mod region;
mod repair;
mod role;
mod shared;
mod skew;
mod source;
mod table;
mod task;
mod template;
mod timing;

pub use block::{Alignment, Block, Paragraph, Style};
pub use cells::Cells;
pub use citation::{Citation, CitationKind, Span};
pub use confidence::Confidence;
pub use diagnostic::{Code, Diagnostic, Lang, Severity, Traced};
pub use document::{Annex, DocumentInfo, DocumentKind, Signature};
pub use extraction::{Extraction, Generator, SCHEMA_VERSION};
pub use fragment::{Cell, Fragment, FragmentOrigin, GridRow};
pub use geometry::Rect;
pub use ordinal::{Ordinal, OrdinalStyle};
pub use outline::{Node, NodeOrigin, NodeParagraph};
pub use page::{Image, Page, Rotation, Ruling, TextDirection, TextOrigin, Word};
pub use party::{Party, PartyKind, PartyLevel};
pub use reading::{Content, Reading};
pub use region::{Region, SheetRange};
pub use repair::RepairNote;
pub use role::Role;
pub use shared::Shared;
pub use skew::Skew;
pub use source::{DigitalSignature, Encoding, Source, TextLayer};
pub use table::{Column, RowKind, Table, TableCell, TableColumn, TableKind, TableRecord, TableRow};
pub use task::{Doubt, Task, TaskRow};
pub use timing::{Bound, Timing, TimingInterval, TimingKind};
