//! A document that a plan cites.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Party;

/// A document named in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Citation {
    /// As printed.
    pub raw: String,
    /// What sort of document it is; null where only a symbol of no known type is printed.
    pub kind: Option<CitationKind>,
    /// Its number as printed, without leading zeros lost: «325», «06».
    pub number: Option<String>,
    /// Year, only where it is printed in the number: «37/2019/NĐ-CP».
    pub year: Option<i16>,
    /// Number and symbol together: `325/QĐ-TTg`, `33-NQ/TU`, `37/2019/NĐ-CP`.
    pub symbol: Option<String>,
    /// Date of issue.
    pub date: Option<Date>,
    /// Who issued it, where printed or certain from the symbol.
    pub issuer: Option<Party>,
    /// Pinpoint before it: «khoản 6 Điều 4».
    pub pinpoint: Option<String>,
    /// Key that is the same for every mention of the same document within this one, such as
    /// `QD|325/qd-ttg|2023-03-30`.
    pub key: String,
    /// Where in the text it stands.
    pub span: Option<Span>,
}

/// Type of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CitationKind {
    /// Abbreviation of Decree 30/2020/NĐ-CP or of the Party's guidance: `QĐ`, `NQ`, `L`.
    pub code: String,
    /// Written out: «Quyết định».
    pub name: String,
}

/// A stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Span {
    /// Which text: `text` for the task, or the role of a cell; null for a line read by itself.
    pub field: Option<String>,
    /// First character, counted in Unicode scalar values from 0.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
}
