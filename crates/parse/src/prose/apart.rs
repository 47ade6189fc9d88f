//! What is no part of the plan that it stands in: kept, and put back when the plan is read.

use model::{Block, DocumentInfo};

use super::beside;
use super::guide_sheet::{self, Guide};
use super::page_frame;
use super::part::Part;
use crate::lines::{Line, Piece};

/// Lines and tables that were taken out of the pieces of a document.
pub(super) struct Apart<'b> {
    guides: Vec<Guide<'b>>,
    beside: Vec<Line<'b>>,
    frame: Vec<Piece<'b>>,
}

impl<'b> Apart<'b> {
    /// Takes out guides to a workbook, the frame of a web page, and what stands beside the text.
    pub(super) fn take(pieces: &mut Vec<Piece<'b>>, blocks: &'b [Block]) -> Self {
        let guides = guide_sheet::set_apart(pieces, blocks);
        let frame = page_frame::set_apart(pieces, blocks);
        Self { guides, frame, beside: beside::set_apart(pieces) }
    }

    /// Block at which the body begins: behind a guide that stands in front of it.
    pub(super) fn body_from(&self, pieces: &[Piece<'_>]) -> usize {
        if self.guides.is_empty() { 0 } else { pieces.first().map_or(0, Piece::block) }
    }

    /// Puts all of it into the parts in which it stands.
    pub(super) fn put_back(self, parts: &mut [Part], document: &DocumentInfo) {
        beside::put_back(&self.beside, parts, document);
        page_frame::put_back(&self.frame, parts, document.title.as_deref());
        guide_sheet::put_back(self.guides, parts);
    }
}
