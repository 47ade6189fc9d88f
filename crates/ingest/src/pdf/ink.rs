//! What a page draws: glyphs, marks and pictures, collected from the interpreter's calls.

use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_syntax::page::Rotation as Turn;
use hayro_interpret::kurbo::{Affine, BezPath, Rect as Box2, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image as Picture, ImageDrawProps,
    InterpreterCache, InterpreterSettings, Paint, RenderContent, SoftMask, TransformExt as _, interpret_page,
};
use model::{Diagnostic, Image, Page, Rotation, TextOrigin};

use super::fonts::Fonts;
use super::glyphs::{self, Glyph, Layer};
use super::limits::{Meter, fenced};
use super::rulings::{self, Marks};
use super::{File, images, lines, unread, words};
use crate::{Limits, ReadError, ReadSettings};

/// Everything that a page drew, in drawing order.
pub(super) struct Ink {
    /// Glyphs of all layers.
    pub(super) glyphs: Vec<Glyph>,
    /// Lines, bars and shapes.
    pub(super) marks: Marks,
    /// Pictures.
    pub(super) images: Vec<Image>,
    /// Fonts of the glyphs.
    pub(super) fonts: Fonts,
    layer: Layer,
    clips: Vec<Box2>,
    meter: Meter,
    pixels_allowed: u64,
    runs: u32,
}

impl Ink {
    fn new(limits: &Limits) -> Self {
        Self {
            glyphs: Vec::new(),
            marks: Marks::default(),
            images: Vec::new(),
            fonts: Fonts::default(),
            layer: Layer::Page,
            clips: Vec::new(),
            meter: Meter::new(limits.page_marks),
            pixels_allowed: limits.image_pixels,
            runs: 0,
        }
    }

    fn clip(&self) -> Option<Box2> {
        self.clips.last().copied()
    }

    fn push_clip(&mut self, area: Box2) {
        self.meter.count(1);
        let narrowed = self.clip().map_or(area, |c| c.intersect(area));
        self.clips.push(narrowed);
    }

    fn is_clipped_away(&self, glyph: &Glyph) -> bool {
        self.clip().is_some_and(|clip| {
            let (x, y) = (f32::midpoint(glyph.x, glyph.end.0), f32::midpoint(glyph.y, glyph.end.1));
            let room = f64::from(glyph.size);
            !clip.inflate(room, room).contains((f64::from(x), f64::from(y)))
        })
    }
}

/// White on white is no line.
fn is_visible(paint: &Paint<'_>) -> bool {
    match paint {
        Paint::Color(color) => {
            let [r, g, b, a] = color.to_rgba().to_rgba8();
            a > 8 && r.min(g).min(b) < 250
        }
        Paint::Pattern(_) => true,
    }
}

impl<'a> Device<'a> for Ink {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.meter.count(path.elements().len());
        if !is_visible(&props.paint) {
            return;
        }
        let clip = self.clip();
        match mode {
            DrawMode::Fill(_) => rulings::of_fill(path, props.transform, &mut self.marks, clip),
            DrawMode::Stroke(stroke) => {
                rulings::of_stroke(
                    path,
                    props.transform,
                    f64::from(stroke.line_width),
                    &mut self.marks,
                    clip,
                );
            }
            DrawMode::FillAndStroke(_, stroke) => {
                rulings::of_fill(path, props.transform, &mut self.marks, clip);
                rulings::of_stroke(
                    path,
                    props.transform,
                    f64::from(stroke.line_width),
                    &mut self.marks,
                    clip,
                );
            }
            DrawMode::Invisible => {}
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.push_clip(clip.path.bounding_box());
    }

    fn push_clip_rect(&mut self, rect: &Box2) {
        self.push_clip(*rect);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.meter.count(1);
    }

    fn pop_transparency_group(&mut self) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.meter.count(run.glyphs().len());
        let Some(first) = run.glyphs().first() else { return };
        let layer = match mode {
            DrawMode::Invisible => Layer::Hidden,
            DrawMode::Fill(_) | DrawMode::Stroke(_) | DrawMode::FillAndStroke(..) => self.layer,
        };
        let font = self.fonts.index_of(first);
        let glyphs = glyphs::of_run(run, props.transform, font, layer, self.runs);
        self.runs += 1;
        for glyph in glyphs {
            if !self.is_clipped_away(&glyph) {
                self.glyphs.push(glyph);
            }
        }
    }

    fn draw_image(&mut self, picture: Picture<'a, '_>, props: ImageDrawProps<'a>) {
        self.meter.count(1);
        images::check(&picture, self.pixels_allowed);
        self.images.extend(images::placed(picture.width(), picture.height(), props.transform, self.clip()));
    }
}

/// A page as read, what was noticed, and why it stayed empty if it did.
pub(super) struct Outcome {
    pub(super) page: Page,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) error: Option<ReadError>,
}

/// Reads pages of one file on one thread. The interpreter's cache of fonts is kept from page to page.
#[derive(Default)]
pub(super) struct PageReader<'a> {
    cache: InterpreterCache<'a>,
}

impl<'a> PageReader<'a> {
    /// Reads the page with an index, counted from 0.
    pub(super) fn read(&mut self, file: &'a File, index: usize, settings: &ReadSettings) -> Outcome {
        let mut page = Page { number: index as u32 + 1, ..Page::default() };
        let error = match fenced(|| self.draw(file, index, settings, &mut page)) {
            Ok(ink) => {
                if let Some(ink) = ink {
                    fill(&mut page, &ink, settings);
                }
                None
            }
            Err(stop) => Some(stop.into_error(Some(page.number))),
        };
        Outcome { page, diagnostics: Vec::new(), error }
    }

    fn draw(&self, file: &'a File, index: usize, settings: &ReadSettings, page: &mut Page) -> Option<Ink> {
        let source = file.page(index)?;
        (page.width, page.height) = source.render_dimensions();
        page.rotation = match source.rotation() {
            Turn::None => Rotation::None,
            Turn::Horizontal => Rotation::Quarter,
            Turn::Flipped => Rotation::Half,
            Turn::FlippedHorizontal => Rotation::ThreeQuarters,
        };
        let mut ink = Ink::new(&settings.limits);
        for (layer, content) in
            [(Layer::Page, RenderContent::PAGE), (Layer::Annotation, RenderContent::ANNOTATIONS)]
        {
            ink.layer = layer;
            ink.clips.clear();
            interpret_content(source, file, &self.cache, content, &mut ink);
        }
        Some(ink)
    }
}

/// Lets a device see what a page draws, annotations last.
pub(super) fn interpret<'a>(file: &'a File, index: usize, device: &mut impl Device<'a>) {
    if let Some(page) = file.page(index) {
        interpret_content(page, file, &InterpreterCache::new(), RenderContent::all(), device);
    }
}

fn interpret_content<'a>(
    page: &hayro_syntax::page::Page<'a>,
    file: &'a File,
    cache: &InterpreterCache<'a>,
    content: RenderContent,
    device: &mut impl Device<'a>,
) {
    let (width, height) = page.render_dimensions();
    let transform: Affine = page.initial_transform(true).to_kurbo();
    let area = Box2::new(0.0, 0.0, f64::from(width), f64::from(height));
    let settings = InterpreterSettings { render_content: content, ..InterpreterSettings::default() };
    let mut context = Context::new(transform, area, cache, file.pdf().xref(), settings);
    interpret_page(page, &mut context, device);
}

/// Size and pictures of a page, if it keeps within the limits.
pub(super) fn check(file: &File, index: usize, settings: &ReadSettings) -> Result<Page, ReadError> {
    let mut page = Page { number: index as u32 + 1, ..Page::default() };
    let ink = fenced(|| PageReader::default().draw(file, index, settings, &mut page));
    page.images =
        ink.map_err(|stop| stop.into_error(Some(page.number)))?.map_or_else(Vec::new, |ink| ink.images);
    Ok(page)
}

fn fill(page: &mut Page, ink: &Ink, settings: &ReadSettings) {
    page.glyph_size = lines::median_size(&ink.glyphs);
    page.rulings = rulings::find_rulings(&ink.marks.straight, page.glyph_size, &settings.pdf);
    page.images.clone_from(&ink.images);
    let seen: Vec<&Glyph> = ink.glyphs.iter().filter(|g| g.layer == Layer::Page && !g.slanted).collect();
    page.words = words::find_words(&seen, &ink.fonts, &page.rulings, &settings.pdf);
    page.text = if page.words.is_empty() { TextOrigin::None } else { TextOrigin::Native };
    page.unread = unread::find_unread(page, &ink.marks.shapes, &settings.pdf);
}
