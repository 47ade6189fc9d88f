//! DOCX (ECMA-376): paragraphs and tables in reading order, with the numbers that Word makes by itself.
//!
//! Shape: blocks as the body has them; text boxes stand after the paragraph that anchors them, notes at the end. Place:
//! a DOCX has no pages, so that a place is the running number of its paragraphs, those in cells included, as
//! [`model::Region::lines`].
//! Tracked changes are read as accepted. Headers, footers and comments are no part of the text.
//! Errors: [`ReadError::Damaged`] where the main part is broken; any other broken part is a diagnostic.

mod numbering;
mod properties;
mod story;
mod styles;
mod table;

use std::collections::BTreeMap;

use model::{Block, Code, Content, Diagnostic, Reading, TextLayer};

use crate::container::Container;
use crate::legacy::Letters;
use crate::xml::{Step, Walk};
use crate::{ReadError, ReadSettings};
use numbering::Numbering;
use story::{Found, Note, Story};
use styles::Styles;

/// Media type of a Word document.
pub(crate) const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Reads a DOCX file.
pub fn read(bytes: &[u8], settings: &ReadSettings) -> Result<Reading, ReadError> {
    let mut container = Container::open(bytes, "DOCX", &settings.limits)?;
    let mut diagnostics = Vec::new();
    let deepest = settings.limits.xml_depth;
    let main = main_part(&mut container)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let Some(body) = container.read_xml(&main)? else {
        return Err(ReadError::damaged("DOCX", format!("the part `{main}`"), "none"));
    };
    let mut parts = Parts { container, folder, deepest, diagnostics: &mut diagnostics };
    let styles = parts.optional("styles.xml", Styles::read);
    let numbering = parts.optional("numbering.xml", Numbering::read);
    let mut story = Story::new(styles, numbering, Letters::default());
    let mut walk = Walk::new(&body, "DOCX", "word/document.xml", "wordprocessingml", deepest);
    let mut blocks = whole(&mut story, &mut walk)?;
    if let Some(letters) = story.letters.again() {
        story = Story::new(story.styles, story.numbering, letters);
        walk = Walk::new(&body, "DOCX", "word/document.xml", "wordprocessingml", deepest);
        blocks = whole(&mut story, &mut walk)?;
    }
    let notes = parts.notes(&mut story);
    report(&story.found, notes.len(), &mut diagnostics);
    blocks.extend(notes);
    let encodings = story.letters.into_report(&mut diagnostics);
    let text_layer = if blocks.is_empty() { TextLayer::None } else { TextLayer::Native };
    Ok(Reading {
        media_type: MEDIA_TYPE.to_owned(),
        page_count: None,
        text_layer,
        encodings,
        digital_signatures: Vec::new(),
        content: Content::Blocks(blocks),
        diagnostics,
    })
}

/// The main part, as the package's relationships name it.
fn main_part(container: &mut Container<'_>) -> Result<String, ReadError> {
    const USUAL: &str = "word/document.xml";
    let Some(relations) = container.read_xml("_rels/.rels")? else { return Ok(USUAL.to_owned()) };
    let named = relations.split("<Relationship ").find(|r| r.contains("/officeDocument\""));
    let target = named.and_then(|r| r.split("Target=\"").nth(1)).and_then(|r| r.split('"').next());
    Ok(target
        .map(|t| t.trim_start_matches('/').to_owned())
        .filter(|t| container.has(t))
        .unwrap_or_else(|| USUAL.to_owned()))
}

fn whole(story: &mut Story, walk: &mut Walk<'_>) -> Result<Vec<Block>, ReadError> {
    let mut blocks = Vec::new();
    loop {
        match walk.step()? {
            Step::Open(element) if element.name() == "body" => blocks.append(&mut story.blocks(walk)?),
            Step::Open(_) | Step::Close | Step::Text(_) => {}
            Step::End => return Ok(blocks),
        }
    }
}

/// The parts beside the main one.
struct Parts<'a, 'd> {
    container: Container<'a>,
    folder: String,
    deepest: u32,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Parts<'_, '_> {
    /// A part that the document can do without: where it is broken, that is said, and the rest is read without it.
    fn optional<T: Default>(&mut self, name: &str, read: impl Fn(&str, u32) -> Result<T, ReadError>) -> T {
        let path = if self.folder.is_empty() { name.to_owned() } else { format!("{}/{name}", self.folder) };
        let part = self
            .container
            .read_xml(&path)
            .and_then(|xml| xml.map(|xml| read(&xml, self.deepest)).transpose());
        part.unwrap_or_else(|error| {
            self.diagnostics.push(Diagnostic::new(Code::PartUnreadable, &[&path, &error.to_string()]));
            None
        })
        .unwrap_or_default()
    }

    /// The notes in the order of their references, each paragraph with the note's number as marker.
    fn notes(&mut self, story: &mut Story) -> Vec<Block> {
        let references = std::mem::take(&mut story.references);
        if references.is_empty() {
            return Vec::new();
        }
        let texts = |kind,
                     xml: Option<String>,
                     story: &mut Story,
                     deepest|
         -> Result<BTreeMap<(Note, String), Vec<Block>>, ReadError> {
            let mut texts = BTreeMap::new();
            let Some(xml) = xml else { return Ok(texts) };
            let mut walk = Walk::new(&xml, "DOCX", "word/footnotes.xml", "wordprocessingml", deepest);
            loop {
                match walk.step()? {
                    Step::Open(element) if matches!(element.name(), "footnote" | "endnote") => {
                        let id =
                            element.attribute("id").map(std::borrow::Cow::into_owned).unwrap_or_default();
                        texts.insert((kind, id), story.blocks(&mut walk)?);
                    }
                    Step::Open(_) | Step::Close | Step::Text(_) => {}
                    Step::End => return Ok(texts),
                }
            }
        };
        let mut known = BTreeMap::new();
        for (kind, name) in [(Note::Foot, "footnotes.xml"), (Note::End, "endnotes.xml")] {
            let path = format!("{}/{name}", self.folder);
            let found = self.container.read_xml(&path).and_then(|xml| texts(kind, xml, story, self.deepest));
            match found {
                Ok(found) => known.extend(found),
                Err(error) => {
                    self.diagnostics
                        .push(Diagnostic::new(Code::PartUnreadable, &[&path, &error.to_string()]));
                }
            }
        }
        let numbered = (1_u32..).zip(references).filter_map(|(n, key)| Some((n, known.remove(&key)?)));
        numbered
            .flat_map(|(n, mut blocks)| {
                if let Some(Block::Paragraph(first)) = blocks.first_mut() {
                    first.marker = Some(n.to_string());
                }
                blocks
            })
            .collect()
    }
}

fn report(found: &Found, notes: usize, diagnostics: &mut Vec<Diagnostic>) {
    let mut say = |code, arguments: &[&str]| diagnostics.push(Diagnostic::new(code, arguments));
    if found.inserted + found.deleted > 0 {
        say(Code::TrackedChanges, &[&found.inserted.to_string(), &found.deleted.to_string()]);
    }
    if notes > 0 {
        say(Code::NotesAppended, &[&notes.to_string()]);
    }
    if found.nested_tables > 0 {
        say(Code::NestedTableFlattened, &[&found.nested_tables.to_string()]);
    }
    if !found.hidden.is_empty() {
        say(Code::HiddenTextLeftOut, &[found.hidden.join(" ").trim()]);
    }
    for (name, count) in &found.embedded {
        say(Code::EmbeddedLeftOut, &[&count.to_string(), name]);
    }
}
