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

mod assemble;
mod banner;
pub mod bare;
#[cfg(test)]
mod conserved;
mod der;
mod encodings;
mod facts;
mod file;
mod fonts;
mod glyphs;
mod images;
mod inflation;
mod ink;
mod legacy;
mod limits;
mod lines;
mod reader;
mod render;
mod rulings;
mod scan;
mod scripts;
mod settings;
mod signatures;
mod spacing;
mod stamps;
mod trust;
mod unread;
mod upright;
mod whole;
mod words;
mod work;

use model::{Code, Content, Diagnostic, Encoding, Page, Reading, Region, TextLayer, TextOrigin};
use rayon::prelude::*;

pub(crate) use file::CUT_SHORT;
#[cfg(test)]
pub(crate) use file::PASSWORD_PHRASES;
pub use file::{File, recognises};
pub use render::render_page;
pub use scan::page_image;
pub use settings::PdfSettings;
pub use unread::needs_ocr;

use self::reader::{Outcome, PageReader};
use crate::{ReadError, ReadSettings};

/// Reads a PDF. Pages are read in parallel; what comes out does not depend on how many at a time.
pub fn read(bytes: &[u8], settings: &ReadSettings) -> Result<Reading, ReadError> {
    let file = File::open(bytes, settings)?;
    let indices: Vec<usize> = (0..file.page_count()).collect();
    // A run of pages for each thread: the fonts that they share are loaded once a run.
    let run = indices.len().div_ceil(rayon::current_num_threads()).max(1);
    let read: Vec<Vec<Outcome>> = indices
        .par_chunks(run)
        .map(|chunk| {
            let reader = PageReader::default();
            chunk.iter().map(|&index| reader.read(&file, index, settings)).collect()
        })
        .collect();
    gather(read.into_iter().flatten().collect(), &file)
}

fn gather(outcomes: Vec<Outcome>, file: &File) -> Result<Reading, ReadError> {
    let mut digital_signatures =
        limits::fenced(|| signatures::find_signatures(file.pdf())).unwrap_or_default();
    let signed = !digital_signatures.is_empty();
    let mut diagnostics = facts::note(file.pdf(), &digital_signatures);
    let mut pages = Vec::with_capacity(outcomes.len());
    let mut encodings: Vec<Encoding> = Vec::new();
    let mut first_error = None;
    let mut unread = 0;
    for outcome in outcomes {
        diagnostics.extend(outcome.beside.diagnostics);
        for encoding in outcome.beside.encodings {
            if !encodings.contains(&encoding) {
                encodings.push(encoding);
            }
        }
        if !signed {
            digital_signatures.extend(outcome.beside.banners.into_iter().map(|b| b.signature));
        }
        if let Some(error) = outcome.error {
            unread += 1;
            let page = outcome.page.number;
            let found = error.to_string();
            let note = Diagnostic::new(Code::PageUnread, &[&page.to_string(), &found]);
            diagnostics.push(note.at(Region { page: Some(page), ..Region::default() }));
            first_error.get_or_insert(error);
        }
        pages.push(outcome.page);
    }
    if let Some(error) = first_error.filter(|_| unread == pages.len()) {
        return Err(error);
    }
    Ok(Reading {
        media_type: "application/pdf".to_owned(),
        page_count: Some(pages.len() as u32),
        text_layer: text_layer(&pages),
        encodings,
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
