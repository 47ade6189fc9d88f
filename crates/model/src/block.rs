//! The blocks of a document in reading order: paragraphs and parts of tables.

use serde::{Deserialize, Serialize};

use crate::{Fragment, Region};

/// What a document is made of, in reading order, whatever its format was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// Running text.
    Paragraph(Paragraph),
    /// A table's part on one page, or a whole table where the format has no pages.
    Fragment(Fragment),
}

/// A paragraph as far as its reader could tell: a page break may still have cut it in two.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Paragraph {
    /// NFC text. Lines that the typesetter broke are joined by a space; `\n` stands only where the source forces a new
    /// line (`<br>`, Shift+Enter, a letterhead of several lines).
    pub text: String,
    /// Where it stands; two places where the reader itself joined a page break.
    pub regions: Vec<Region>,
    /// Style of most of its letters.
    pub style: Style,
    /// How it is set, where the format says so or the geometry shows it.
    pub alignment: Alignment,
    /// Left edge of its first line in points (PDF) or its list depth × 18 (DOCX, HTML); `None` where unknown.
    pub indent: Option<f32>,
    /// A number or bullet that the format makes by itself (`numPr`, `<ol>`), as printed, such as `1.` or `a)`. It is
    /// *not* repeated in `text`.
    pub marker: Option<String>,
    /// Heading level that the format declares (`Heading 2`, `<h2>`, `##`), 1…6.
    pub heading: Option<u8>,
    /// Whether white space (a blank line, a page break) parts it from the block before.
    pub gap_before: bool,
    /// Whether its last line fills the measure or touches the page's end, so that it may go on after the break.
    /// `None` where the format cannot show it.
    pub runs_on: Option<bool>,
    /// Lowest of its words' OCR confidences; `None` for text of the file.
    pub ocr_confidence: Option<f32>,
    /// Whether it stands in a box of its own, which the format sets beside the text (`w:txbxContent`).
    #[serde(default)]
    pub boxed: bool,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Alignment {
    /// Not known.
    #[default]
    Unknown,
    /// Flush left or justified.
    Left,
    /// Centred in the text area, or in its half of a two-column letterhead.
    Center,
    /// Flush right.
    Right,
}

/// Looks of a run of text.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Style {
    /// Bold.
    pub bold: bool,
    /// Italic or oblique.
    pub italic: bool,
    /// Font size in points; 0 where unknown.
    pub size: f32,
}
