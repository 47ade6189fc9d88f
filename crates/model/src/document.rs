//! The head and foot of a document: who issued what, when, to whom.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Citation, Party};

/// What a document says of itself.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct DocumentInfo {
    /// Type, such as KH «Kế hoạch»; null for a file that is only an annex.
    pub kind: Option<DocumentKind>,
    /// Number: «453».
    pub number: Option<String>,
    /// Number and symbol: «453/KH-UBND».
    pub symbol: Option<String>,
    /// Date of issue.
    pub issued_on: Option<Date>,
    /// Place of issue: «Sơn Dương».
    pub issued_at: Option<String>,
    /// Who issued it.
    pub issuer: Option<Party>,
    /// Title; of a file that is only an annex, the annex's.
    pub title: Option<String>,
    /// The document to which this annex belongs; null for anything but an annex that stands alone.
    pub annex_of: Option<Citation>,
    /// Signatures as printed.
    pub signatures: Vec<Signature>,
    /// Recipients (`Nơi nhận`), one an item, bullets away.
    pub recipients: Vec<String>,
    /// Documents on which it rests (`Căn cứ`).
    pub legal_basis: Vec<Citation>,
}

/// Type of this document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentKind {
    /// Abbreviation of Decree 30/2020/NĐ-CP: `KH`, `QĐ`.
    pub code: String,
    /// Written out: «Kế hoạch».
    pub name: String,
}

/// A signature as printed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Signature {
    /// For whom: «TM. ỦY BAN NHÂN DÂN».
    pub authority: Option<String>,
    /// Office: «CHỦ TỊCH».
    pub position: Option<String>,
    /// Name: «Giang Tuấn Anh».
    pub name: Option<String>,
}

/// An annex of the document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Annex {
    /// Stable id: `annex-1`, `annex-2`… in reading order.
    pub id: String,
    /// Printed number: «II», «2»; null where none is printed.
    pub number: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// The document to which it says it belongs.
    pub annex_of: Option<Citation>,
}
