//! PDF: glyph runs, paths and pictures of a file become pages of words, rulings and images.
//!
//! ```text
//! bytes → File → Ink (glyphs, marks, pictures as drawn) → Page (words, rulings, images)
//! ```
//!
//! Coordinates are points from the top left of the displayed page; rotation and crop are applied. Words are grouped
//! by geometry alone: the order in which a file draws its letters says nothing about the order in which they are
//! read. `hayro` reads and draws; nothing outside this folder names it.
//!
//! Errors: a file that cannot be opened, or of which no page can be read, is a [`ReadError`]; a single page that
//! cannot be read is left empty and named by a diagnostic.

mod der;
mod file;
mod fonts;
mod glyphs;
mod images;
mod ink;
mod limits;
mod lines;
mod render;
mod rulings;
mod scan;
mod scripts;
mod settings;
mod signatures;
mod spacing;
mod unread;
mod words;

use model::{Content, Page, Reading, TextLayer, TextOrigin};
use rayon::prelude::*;

#[cfg(test)]
pub(crate) use file::PASSWORD_PHRASES;
pub use file::{File, recognises};
pub use render::render_page;
pub use scan::page_image;
pub use settings::PdfSettings;
pub use unread::needs_ocr;

use crate::{ReadError, ReadSettings};

/// Reads a PDF. Pages are read in parallel; what comes out does not depend on how many at a time.
pub fn read(bytes: &[u8], settings: &ReadSettings) -> Result<Reading, ReadError> {
    let file = File::open(bytes, settings)?;
    let read: Vec<_> = (0..file.page_count())
        .into_par_iter()
        .map_init(ink::PageReader::default, |reader, index| reader.read(&file, index, settings))
        .collect();
    let mut pages = Vec::with_capacity(read.len());
    let mut diagnostics = Vec::new();
    let mut first_error = None;
    let mut unread = 0;
    for outcome in read {
        pages.push(outcome.page);
        diagnostics.extend(outcome.diagnostics);
        if let Some(error) = outcome.error {
            unread += 1;
            first_error.get_or_insert(error);
        }
    }
    if let Some(error) = first_error.filter(|_| unread == pages.len()) {
        return Err(error);
    }
    let digital_signatures = limits::fenced(|| signatures::find_signatures(file.pdf())).unwrap_or_default();
    Ok(Reading {
        media_type: "application/pdf".to_owned(),
        page_count: Some(file.page_count() as u32),
        text_layer: text_layer(&pages),
        encodings: vec![model::Encoding::Unicode],
        digital_signatures,
        content: Content::Pages(pages),
        diagnostics,
    })
}

/// Where the text of the pages came from, taken together.
pub fn text_layer(pages: &[Page]) -> TextLayer {
    let has = |origin| pages.iter().any(|p| p.text == origin);
    let native = has(TextOrigin::Native);
    let ocr = has(TextOrigin::Ocr);
    match (native, ocr) {
        _ if has(TextOrigin::Mixed) => TextLayer::Mixed,
        (true, true) => TextLayer::Mixed,
        (true, false) => TextLayer::Native,
        (false, true) => TextLayer::Ocr,
        (false, false) => TextLayer::None,
    }
}
