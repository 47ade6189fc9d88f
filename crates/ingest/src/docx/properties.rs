//! Properties of runs and paragraphs (`w:rPr`, `w:pPr`), as one place of the file says them.
//!
//! Every field is `None` where the place is silent; [`RunLook::over`] and [`ParagraphLook::over`] lay one place over
//! another, from the document's defaults through the chain of styles to the run itself.

use std::rc::Rc;

use model::Alignment;

use crate::ReadError;
use crate::ink::Look;
use crate::xml::{Element, Step, Walk};

/// What a run looks like.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct RunLook {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    /// In points.
    pub size: Option<f32>,
    pub font: Option<Rc<str>>,
    pub capitals: Option<bool>,
    pub hidden: Option<bool>,
    /// Character style.
    pub style: Option<String>,
    /// The mark or row that carries it was deleted by a tracked change.
    pub deleted: bool,
}

impl RunLook {
    /// For the letters of a run.
    pub(super) fn look(&self) -> Look<'_> {
        Look {
            bold: self.bold == Some(true),
            italic: self.italic == Some(true),
            size: self.size.unwrap_or_default(),
            font: self.font.as_deref().unwrap_or_default(),
            capitals: self.capitals == Some(true),
        }
    }

    /// This place laid over another.
    pub(super) fn over(&self, base: &Self) -> Self {
        Self {
            bold: self.bold.or(base.bold),
            italic: self.italic.or(base.italic),
            size: self.size.or(base.size),
            font: self.font.clone().or_else(|| base.font.clone()),
            capitals: self.capitals.or(base.capitals),
            hidden: self.hidden.or(base.hidden),
            style: self.style.clone().or_else(|| base.style.clone()),
            deleted: self.deleted,
        }
    }
}

/// How a paragraph is set.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct ParagraphLook {
    /// Paragraph style.
    pub style: Option<String>,
    pub alignment: Option<Alignment>,
    /// Numbering instance; 0 switches numbering off.
    pub numbering: Option<u32>,
    /// Level in the numbering, from 0.
    pub level: Option<u8>,
    /// Outline level, from 0; 9 is body text.
    pub outline: Option<u8>,
    pub page_break_before: Option<bool>,
    /// Look of the paragraph's mark; `deleted` joins the paragraph to the next.
    pub mark: RunLook,
}

impl ParagraphLook {
    /// This place laid over another.
    pub(super) fn over(&self, base: &Self) -> Self {
        Self {
            style: self.style.clone().or_else(|| base.style.clone()),
            alignment: self.alignment.or(base.alignment),
            numbering: self.numbering.or(base.numbering),
            level: self.level.or(base.level),
            outline: self.outline.or(base.outline),
            page_break_before: self.page_break_before.or(base.page_break_before),
            mark: self.mark.clone(),
        }
    }
}

/// Reads `w:rPr`, which has just opened.
pub(super) fn run_look(walk: &mut Walk<'_>) -> Result<RunLook, ReadError> {
    let mut look = RunLook::default();
    let inside = walk.depth();
    while walk.depth() >= inside {
        match walk.step()? {
            Step::Open(element) => {
                take_run_property(&element, &mut look);
                if element.name() == "rPrChange" {
                    walk.skip()?;
                }
            }
            Step::Close | Step::Text(_) => {}
            Step::End => break,
        }
    }
    Ok(look)
}

fn take_run_property(element: &Element<'_>, look: &mut RunLook) {
    match element.name() {
        "b" => look.bold = Some(element.toggle()),
        "i" => look.italic = Some(element.toggle()),
        "caps" => look.capitals = Some(element.toggle()),
        "vanish" => look.hidden = Some(element.toggle()),
        "sz" => look.size = element.number("val").map(|half| half as f32 / 2.0),
        "rFonts" => {
            look.font =
                element.attribute("ascii").or_else(|| element.attribute("hAnsi")).map(|f| f.as_ref().into());
        }
        "rStyle" => look.style = element.attribute("val").map(std::borrow::Cow::into_owned),
        "del" | "moveFrom" => look.deleted = true,
        _ => {}
    }
}

/// Reads `w:pPr`, which has just opened.
pub(super) fn paragraph_look(walk: &mut Walk<'_>) -> Result<ParagraphLook, ReadError> {
    let mut look = ParagraphLook::default();
    let inside = walk.depth();
    while walk.depth() >= inside {
        match walk.step()? {
            Step::Open(element) => match element.name() {
                "pStyle" => look.style = element.attribute("val").map(std::borrow::Cow::into_owned),
                "jc" => look.alignment = element.attribute("val").map(|v| alignment(&v)),
                "numId" => look.numbering = element.number("val").and_then(|n| u32::try_from(n).ok()),
                "ilvl" => look.level = element.number("val").and_then(|n| u8::try_from(n).ok()),
                "outlineLvl" => look.outline = element.number("val").and_then(|n| u8::try_from(n).ok()),
                "pageBreakBefore" => look.page_break_before = Some(element.toggle()),
                "rPr" => look.mark = run_look(walk)?,
                "pPrChange" | "sectPr" => walk.skip()?,
                _ => {}
            },
            Step::Close | Step::Text(_) => {}
            Step::End => break,
        }
    }
    Ok(look)
}

fn alignment(value: &str) -> Alignment {
    match value {
        "center" => Alignment::Center,
        "right" | "end" => Alignment::Right,
        _ => Alignment::Left,
    }
}
