//! The story of a document part (`w:body`, a cell, a text box, a footnote): its paragraphs and tables in order.
//!
//! Wrappers that hold content (`w:sdt`, `w:ins`, `w:hyperlink`, `w:smartTag`, unknown ones) are walked through; what
//! is no content (deleted text, field codes, the fallback of an alternative) is walked past.

use std::collections::BTreeMap;

use model::{Block, Paragraph, Region};

use super::numbering::{Counters, Numbering};
use super::properties::{ParagraphLook, RunLook, paragraph_look, run_look};
use super::styles::Styles;
use crate::ReadError;
use crate::ink::Ink;
use crate::legacy::Letters;
use crate::xml::{Element, Step, Walk};

/// What a story is read with, and what was met on the way.
#[derive(Debug, Default)]
pub(super) struct Story {
    pub styles: Styles,
    pub numbering: Numbering,
    counters: Counters,
    /// Paragraphs so far: the place of everything.
    paragraphs: u32,
    /// Open fields; `true` where their result has begun.
    fields: Vec<bool>,
    /// A paragraph whose mark was deleted goes on in the next one.
    carried: Option<Ink>,
    /// Notes in the order of their references: kind and id.
    pub references: Vec<(Note, String)>,
    pub found: Found,
    pub letters: Letters,
}

/// Footnote or endnote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Note {
    Foot,
    End,
}

/// What was met on the way.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub inserted: usize,
    pub deleted: usize,
    pub nested_tables: usize,
    pub hidden: Vec<String>,
    /// Contents that another file format would have to read, by element name.
    pub embedded: BTreeMap<String, usize>,
}

impl Story {
    /// A story to be read with these styles and numberings.
    pub(super) fn new(styles: Styles, numbering: Numbering, letters: Letters) -> Self {
        Self { styles, numbering, letters, ..Self::default() }
    }

    /// How many paragraphs have been read.
    pub(super) fn count(&self) -> u32 {
        self.paragraphs
    }

    /// The place of the paragraphs read since `before`.
    pub(super) fn since(&self, before: u32) -> Region {
        Region::on_lines(before + 1, self.paragraphs.max(before + 1))
    }

    /// Blocks up to the close of the element that opened last.
    pub(super) fn blocks(&mut self, walk: &mut Walk<'_>) -> Result<Vec<Block>, ReadError> {
        let mut blocks = Vec::new();
        let mut gap = true;
        let inside = walk.depth();
        while walk.depth() >= inside {
            match walk.step()? {
                Step::Open(element) => match element.name() {
                    "p" => self.paragraph(walk, &mut blocks, &mut gap)?,
                    "tbl" => {
                        let table = super::table::read(self, walk)?;
                        self.found.nested_tables += table.write(&mut blocks);
                        gap = false;
                    }
                    _ => self.wrapper(&element, walk)?,
                },
                Step::Close | Step::Text(_) => {}
                Step::End => break,
            }
        }
        Ok(blocks)
    }

    /// Walks past what is no content; anything else stays to be walked through.
    pub(super) fn wrapper(&mut self, element: &Element<'_>, walk: &mut Walk<'_>) -> Result<(), ReadError> {
        match element.name() {
            "del" | "moveFrom" => {
                self.found.deleted += 1;
                walk.skip()
            }
            "ins" | "moveTo" => {
                self.found.inserted += 1;
                Ok(())
            }
            "altChunk" | "subDoc" => {
                *self.found.embedded.entry(element.name().to_owned()).or_default() += 1;
                walk.skip()
            }
            "mc:Fallback" | "sdtPr" | "sdtEndPr" | "sectPr" | "instrText" | "delText" | "delInstrText"
            | "tblPr" | "tblGrid" => walk.skip(),
            _ => Ok(()),
        }
    }

    /// Reads the paragraph that has just opened, for whom gaps do not matter.
    pub(super) fn paragraph_into(
        &mut self,
        walk: &mut Walk<'_>,
        blocks: &mut Vec<Block>,
    ) -> Result<(), ReadError> {
        self.paragraph(walk, blocks, &mut false)
    }

    fn paragraph(
        &mut self,
        walk: &mut Walk<'_>,
        blocks: &mut Vec<Block>,
        gap: &mut bool,
    ) -> Result<(), ReadError> {
        self.paragraphs += 1;
        let number = self.paragraphs;
        let mut ink = self.carried.take().unwrap_or_default();
        let mut look = ParagraphLook::default();
        let mut base = self.styles.paragraph(None).run.clone();
        let mut boxes = Vec::new();
        let inside = walk.depth();
        while walk.depth() >= inside {
            match walk.step()? {
                Step::Open(element) => match element.name() {
                    "pPr" => {
                        look = paragraph_look(walk)?;
                        base = self.styles.paragraph(look.style.as_deref()).run.clone();
                    }
                    "r" => self.run(walk, &base, &mut ink, &mut boxes)?,
                    "t" | "m:t" => self.text(walk, &base, &mut ink)?,
                    _ => self.wrapper(&element, walk)?,
                },
                Step::Close | Step::Text(_) => {}
                Step::End => break,
            }
        }
        if look.mark.deleted {
            self.carried = Some(ink);
        } else {
            let paragraph = self.finished(&ink, &look, number);
            if paragraph.text.is_empty() && paragraph.marker.is_none() {
                *gap = true;
            } else {
                let opens_page = look.page_break_before == Some(true);
                blocks.push(Block::Paragraph(Paragraph { gap_before: *gap || opens_page, ..paragraph }));
                *gap = ink.breaks_page;
            }
        }
        blocks.append(&mut boxes);
        Ok(())
    }

    fn finished(&mut self, ink: &Ink, look: &ParagraphLook, number: u32) -> Paragraph {
        let paragraph = ink.paragraph(&mut self.letters);
        let style = self.styles.paragraph(look.style.as_deref());
        let whole = look.over(&style.paragraph);
        // a level that only the style names counts with the style's numbering, not with the paragraph's own
        let level = if look.numbering.is_some() { look.level } else { whole.level };
        // authors dress whole lists in a heading's style: a list item is no heading
        let heading =
            style.heading.or_else(|| whole.outline.filter(|&level| level < 6).map(|level| level + 1));
        let heading = heading.filter(|_| !paragraph.text.starts_with(['-', '+', '•']));
        let marker = whole.numbering.filter(|&instance| instance > 0).and_then(|instance| {
            self.numbering.next(instance, level, whole.style.as_deref(), &self.styles, &mut self.counters)
        });
        Paragraph {
            regions: vec![Region::on_lines(number, number)],
            alignment: whole.alignment.unwrap_or_default(),
            indent: marker.as_ref().map(|(_, level)| f32::from(*level) * 18.0),
            marker: marker.map(|(text, _)| text),
            heading,
            ..paragraph
        }
    }

    fn run(
        &mut self,
        walk: &mut Walk<'_>,
        base: &RunLook,
        ink: &mut Ink,
        boxes: &mut Vec<Block>,
    ) -> Result<(), ReadError> {
        let mut look = base.clone();
        let inside = walk.depth();
        while walk.depth() >= inside {
            match walk.step()? {
                Step::Open(element) => match element.name() {
                    "rPr" => {
                        let own = run_look(walk)?;
                        look = match own.style.as_deref().and_then(|id| self.styles.run(id)) {
                            Some(style) => own.over(style).over(base),
                            None => own.over(base),
                        };
                    }
                    "t" | "m:t" => self.text(walk, &look, ink)?,
                    "txbxContent" => {
                        // a box is a story of its own: fields do not reach into it
                        let fields = std::mem::take(&mut self.fields);
                        let inside = self.blocks(walk)?;
                        boxes.extend(inside.into_iter().map(boxed));
                        self.fields = fields;
                    }
                    "fldChar" => self.field(element.attribute("fldCharType").as_deref()),
                    "footnoteReference" => self.reference(Note::Foot, &element),
                    "endnoteReference" => self.reference(Note::End, &element),
                    _ if !self.shows() => self.wrapper(&element, walk)?,
                    "tab" | "ptab" => ink.push_sign(' '),
                    "cr" => ink.push_sign('\n'),
                    "noBreakHyphen" => ink.push_sign('-'),
                    "br" => match element.attribute("type").as_deref() {
                        Some("page") => ink.breaks_page = true,
                        _ => ink.push_sign('\n'),
                    },
                    "sym" => {
                        let code = element.attribute("char").and_then(|c| u32::from_str_radix(&c, 16).ok());
                        let font = element.attribute("font").unwrap_or_default().into_owned();
                        let sign = code.and_then(char::from_u32).map(|c| crate::symbol::sign(c, &font));
                        ink.push(&sign.unwrap_or('•').to_string(), look.look());
                    }
                    _ => self.wrapper(&element, walk)?,
                },
                Step::Close | Step::Text(_) => {}
                Step::End => break,
            }
        }
        Ok(())
    }

    fn text(&mut self, walk: &mut Walk<'_>, look: &RunLook, ink: &mut Ink) -> Result<(), ReadError> {
        let inside = walk.depth();
        while walk.depth() >= inside {
            match walk.step()? {
                Step::Text(_) if !self.shows() => {}
                Step::Text(text) if look.hidden == Some(true) => self.found.hidden.push(text.into_owned()),
                Step::Text(text) => ink.push(&text, look.look()),
                Step::Open(_) | Step::Close => {}
                Step::End => break,
            }
        }
        Ok(())
    }

    /// Whether text is printed: outside fields, and in the results of all that are open.
    fn shows(&self) -> bool {
        self.fields.iter().all(|&result| result)
    }

    fn field(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => self.fields.push(false),
            Some("separate") => self.fields.iter_mut().last().into_iter().for_each(|result| *result = true),
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn reference(&mut self, note: Note, element: &Element<'_>) {
        if let Some(id) = element.attribute("id") {
            self.references.push((note, id.into_owned()));
        }
    }
}

/// A block of a box, which stands beside the text.
fn boxed(block: Block) -> Block {
    match block {
        Block::Paragraph(paragraph) => Block::Paragraph(Paragraph { boxed: true, ..paragraph }),
        Block::Fragment(_) => block,
    }
}
