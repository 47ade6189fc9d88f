//! HTML: the text of a page without the site around it, with tables, lists and headings.
//!
//! Shape: blocks in the order of the page. Place: the running number of the text blocks, those in cells included, as
//! [`model::Region::lines`]. Scripts, controls and navigation are left out; so is everything around the one element
//! that holds the document, where nothing of weight stands outside it (see `frame`).
//! Bounds: [`crate::Limits::html_bytes`]; nesting costs no stack.

mod charset;
mod flow;
mod frame;
mod list;
mod look;
mod table;

use model::{Block, Code, Content, Diagnostic, Encoding, Reading, TextLayer};
use scraper::Html;

use crate::legacy::Letters;
use crate::{ReadError, ReadSettings};

/// Whether a file begins as a web page does.
pub(crate) fn recognises(bytes: &[u8]) -> bool {
    const SAMPLE: usize = 2048;
    const OPENINGS: [&str; 12] = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<meta",
        "<title",
        "<table",
        "<div",
        "<p>",
        "<p ",
        "<center",
        "<font",
    ];
    if !crate::text::is_utf16(bytes) && !opens_with_tag(bytes.get(..SAMPLE).unwrap_or(bytes)) {
        return false;
    }
    let head = charset::head(bytes, SAMPLE);
    let head = head.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
    if !head.starts_with('<') {
        return false;
    }
    let head = head.to_lowercase();
    let mut rest = head.as_str();
    // an XML declaration and comments may stand first
    while rest.starts_with("<?xml") || rest.starts_with("<!--") {
        let close = if rest.starts_with("<?xml") { "?>" } else { "-->" };
        rest = rest.split_once(close).map_or("", |(_, after)| after.trim_start());
    }
    OPENINGS.iter().any(|opening| rest.starts_with(opening))
}

/// Whether a tag may open behind white space and byte order marks: in nearly every text the first byte says no.
fn opens_with_tag(mut head: &[u8]) -> bool {
    loop {
        head = match head {
            [b' ' | b'\t' | b'\r' | b'\n', rest @ ..] | [0xEF, 0xBB, 0xBF, rest @ ..] => rest,
            _ => return head.first() == Some(&b'<'),
        }
    }
}

/// The blocks of markup that stands inside another text. Places are to be set by its reader.
pub(crate) fn part(markup: &str) -> Vec<Block> {
    let document = Html::parse_fragment(markup);
    flow::read(*document.root_element(), Letters::default()).blocks
}

/// Reads a web page.
///
/// # Examples
/// ```
/// let page = "<html><body><p>Kế hoạch</p><table><tr><td>1<td>Rà soát</table></body></html>";
/// let reading = ingest::html::read(page.as_bytes(), &Default::default())?;
/// let model::Content::Blocks(blocks) = reading.content else { unreachable!() };
/// assert_eq!(blocks.len(), 2);
/// # Ok::<(), ingest::ReadError>(())
/// ```
pub fn read(bytes: &[u8], settings: &ReadSettings) -> Result<Reading, ReadError> {
    let limit = settings.limits.html_bytes;
    if bytes.len() as u64 > limit {
        return Err(ReadError::over("html_bytes", limit, bytes.len() as u64));
    }
    let page = charset::decode(bytes)?;
    let mut diagnostics = page.diagnostics;
    let document = Html::parse_document(&page.text);
    let frame = frame::find(&document);
    let mut story = flow::read(frame.root, Letters::default());
    if let Some(letters) = story.letters.again() {
        story = flow::read(frame.root, letters);
    }
    if frame.left_out > 0 {
        diagnostics.push(Diagnostic::new(Code::PageFrameLeftOut, &[&frame.left_out.to_string()]));
    }
    if story.nested_tables > 0 {
        diagnostics.push(Diagnostic::new(Code::NestedTableFlattened, &[&story.nested_tables.to_string()]));
    }
    // an insertion alone may be mere looks
    if story.deleted > 0 {
        let counts: [&str; 2] = [&story.inserted.to_string(), &story.deleted.to_string()];
        diagnostics.push(Diagnostic::new(Code::TrackedChanges, &counts));
    }
    diagnostics.extend(story.notation.note());
    let mut encodings = story.letters.into_report(&mut diagnostics);
    for encoding in encodings.iter_mut().filter(|e| **e == Encoding::Unicode) {
        *encoding = page.encoding;
    }
    let text_layer = if story.blocks.is_empty() { TextLayer::None } else { TextLayer::Native };
    Ok(Reading {
        media_type: "text/html".to_owned(),
        page_count: None,
        text_layer,
        encodings,
        digital_signatures: Vec::new(),
        content: Content::Blocks(story.blocks),
        diagnostics,
    })
}
