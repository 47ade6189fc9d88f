//! What a reader hands over.

use serde::{Deserialize, Serialize};

use crate::{Block, Diagnostic, DigitalSignature, Encoding, Page, TextLayer};

/// What a reader of a format hands over: facts of the file, its content, and what was noticed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// IANA media type as recognised by content.
    pub media_type: String,
    /// Number of pages, or of worksheets; `None` where the format has neither.
    pub page_count: Option<u32>,
    /// Where the text came from.
    pub text_layer: TextLayer,
    /// Character sets met, in order of first sight.
    pub encodings: Vec<Encoding>,
    /// Digital signatures of a signed PDF, oldest first.
    pub digital_signatures: Vec<DigitalSignature>,
    /// Pages or blocks.
    pub content: Content,
    /// What was noticed or guessed while reading.
    pub diagnostics: Vec<Diagnostic>,
}

/// Content of a file: laid out on pages, or as a run of blocks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Content {
    /// PDF and scans.
    Pages(Vec<Page>),
    /// Everything else.
    Blocks(Vec<Block>),
}
