//! One page after the other: interpreted inside the fence, then put together.

use hayro_interpret::kurbo::{Affine, Rect as Box2};
use hayro_interpret::{
    Context, Device, InterpreterCache, InterpreterSettings, RenderContent, TransformExt as _, interpret_page,
};
use hayro_syntax::page::Page as Source;
use model::{Code, Diagnostic, Page, Rect, Region, Rotation};

use super::assemble::{Assembled, assemble};
use super::glyphs::Layer;
use super::ink::Ink;
use super::limits::fenced;
use super::upright::{self, Turn};
use super::work::Work;
use super::{File, stamps};
use crate::{ReadError, ReadSettings};

/// A page as read, what was noticed, and why it stayed empty if it did.
pub(super) struct Outcome {
    pub(super) page: Page,
    pub(super) beside: Assembled,
    pub(super) error: Option<ReadError>,
}

/// What a page drew.
pub(super) struct Drawn {
    pub(super) ink: Ink,
    /// The boxes of its annotations.
    pub(super) places: Vec<Rect>,
    /// Whether all its instructions, and the letters of its fonts, came out whole.
    pub(super) whole: bool,
}

fn lost(number: u32) -> ReadError {
    ReadError::Damaged {
        format: "PDF",
        page: Some(number),
        expected: "whole instructions".to_owned(),
        found: "damaged ones that draw nothing".to_owned(),
    }
}

/// Reads pages of one file on one thread. The interpreter's cache of fonts is kept from page to page.
#[derive(Default)]
pub(super) struct PageReader<'a> {
    cache: InterpreterCache<'a>,
    work: Work,
}

impl<'a> PageReader<'a> {
    /// Reads the page with an index, counted from 0.
    pub(super) fn read(&self, file: &'a File, index: usize, settings: &ReadSettings) -> Outcome {
        let empty = Page { number: index as u32 + 1, ..Page::default() };
        let number = empty.number;
        let read = fenced(|| {
            let mut page = empty.clone();
            let Drawn { ink, places, whole } = self.draw(file, index, settings, &mut page)?;
            let turned = self.turned(&ink, file, index, settings, &empty);
            let mut beside = match turned {
                Some((upright, beside)) => {
                    page = upright;
                    beside
                }
                None => assemble(&mut page, ink, &places, &settings.pdf),
            };
            let blank = page.words.is_empty() && page.images.is_empty() && page.unread.is_empty();
            let error = (!whole && blank).then(|| lost(number));
            if !whole && !blank {
                let place = Region { page: Some(number), ..Region::default() };
                beside.diagnostics.push(Diagnostic::new(Code::PageDamaged, &[&number.to_string()]).at(place));
            }
            Some(Outcome { page, beside, error })
        });
        let error = match read {
            Ok(Some(outcome)) => return outcome,
            Ok(None) => ReadError::damaged("PDF", format!("a page {number}"), "none"),
            Err(stop) => stop.into_error(Some(number)),
        };
        Outcome { page: empty, beside: Assembled::default(), error: Some(error) }
    }

    /// What the page draws.
    pub(super) fn draw(
        &self,
        file: &'a File,
        index: usize,
        settings: &ReadSettings,
        page: &mut Page,
    ) -> Option<Drawn> {
        let source = file.page(index)?;
        let turn = Turn::of(source, page.rotation);
        (page.width, page.height) = turn.size;
        let whole = self.work.check(source, &settings.limits);
        let mut ink = Ink::new(&settings.limits);
        for (layer, content) in
            [(Layer::Page, RenderContent::PAGE), (Layer::Annotation, RenderContent::ANNOTATIONS)]
        {
            ink.enter(layer);
            interpret_content(source, file, &self.cache, content, &turn, &mut ink);
        }
        Some(Drawn { ink, places: stamps::find_places(source, turn.transform), whole })
    }

    /// The page read once more with its text upright, where nearly all of it lies on its side or head: a wide table on
    /// a page that is displayed upright. A place that OCR is to read is sought on the page as displayed, so that such a
    /// page stays as it is.
    fn turned(
        &self,
        ink: &Ink,
        file: &'a File,
        index: usize,
        settings: &ReadSettings,
        empty: &Page,
    ) -> Option<(Page, Assembled)> {
        let rotation = upright::rotation(&ink.glyphs, &settings.pdf)?;
        let mut page = Page { rotation, ..empty.clone() };
        let Drawn { ink, places, .. } = self.draw(file, index, settings, &mut page)?;
        let mut beside = assemble(&mut page, ink, &places, &settings.pdf);
        let place = Region { page: Some(page.number), ..Region::default() };
        beside.diagnostics.push(Diagnostic::new(Code::PageTurned, &[&page.number.to_string()]).at(place));
        page.unread.is_empty().then_some((page, beside))
    }
}

/// Lets a device see what a page draws, annotations last.
pub(super) fn interpret<'a>(file: &'a File, index: usize, device: &mut impl Device<'a>) {
    if let Some(page) = file.page(index) {
        let turn = Turn::of(page, Rotation::None);
        interpret_content(page, file, &InterpreterCache::new(), RenderContent::all(), &turn, device);
    }
}

/// Lets a device see what all pages draw.
pub(super) fn interpret_all<'a>(file: &'a File, device: &mut impl Device<'a>) {
    let cache = InterpreterCache::new();
    for page in (0..file.page_count()).filter_map(|index| file.page(index)) {
        let turn = Turn::of(page, Rotation::None);
        interpret_content(page, file, &cache, RenderContent::all(), &turn, device);
    }
}

fn interpret_content<'a>(
    page: &Source<'a>,
    file: &'a File,
    cache: &InterpreterCache<'a>,
    content: RenderContent,
    turn: &Turn,
    device: &mut impl Device<'a>,
) {
    let (width, height) = turn.size;
    let transform: Affine = turn.transform * page.initial_transform(true).to_kurbo();
    let area = Box2::new(0.0, 0.0, f64::from(width), f64::from(height));
    let settings = InterpreterSettings { render_content: content, ..InterpreterSettings::default() };
    let mut context = Context::new(transform, area, cache, file.pdf().xref(), settings);
    interpret_page(page, &mut context, device);
}

/// Size and pictures of a page, if it keeps within the limits.
pub(super) fn check(file: &File, index: usize, settings: &ReadSettings) -> Result<Page, ReadError> {
    let number = index as u32 + 1;
    let drawn = fenced(|| {
        let mut page = Page { number, ..Page::default() };
        page.images = PageReader::default().draw(file, index, settings, &mut page)?.ink.images;
        Some(page)
    });
    drawn
        .map_err(|stop| stop.into_error(Some(number)))?
        .ok_or_else(|| ReadError::damaged("PDF", format!("a page {number}"), "none"))
}
