//! What a page draws: glyphs, marks and pictures, collected from the interpreter's calls.

use hayro_interpret::font::GlyphRun;
use hayro_interpret::kurbo::{BezPath, Rect as Box2, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image as Picture, ImageDrawProps, Paint, SoftMask,
};
use model::{Image, Rect, TextDirection};

use super::fonts::Fonts;
use super::glyphs::{self, Glyph, Layer};
use super::images;
use super::limits::Meter;
use super::rulings::{self, Marks};
use crate::Limits;

/// Everything that a page drew, in drawing order.
pub(super) struct Ink {
    /// Glyphs of all layers.
    pub(super) glyphs: Vec<Glyph>,
    /// Lines, bars and shapes of the page itself.
    pub(super) marks: Marks,
    /// Pictures.
    pub(super) images: Vec<Image>,
    /// Places of pictures whose data breaks off.
    pub(super) cut_short: Vec<Rect>,
    /// Fonts of the glyphs.
    pub(super) fonts: Fonts,
    layer: Layer,
    clips: Vec<Box2>,
    meter: Meter,
    pixels_allowed: u64,
    runs: u32,
}

impl Ink {
    /// A device for one page, within limits.
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            glyphs: Vec::new(),
            marks: Marks::default(),
            images: Vec::new(),
            cut_short: Vec::new(),
            fonts: Fonts::default(),
            layer: Layer::Page,
            clips: Vec::new(),
            meter: Meter::new(limits.page_marks),
            pixels_allowed: limits.image_pixels,
            runs: 0,
        }
    }

    /// Says that what follows is drawn by a layer.
    pub(super) fn enter(&mut self, layer: Layer) {
        self.layer = layer;
        self.clips.clear();
    }

    fn clip(&self) -> Option<Box2> {
        self.clips.last().copied()
    }

    fn push_clip(&mut self, area: Box2) {
        self.meter.count(1);
        let narrowed = self.clip().map_or(area, |c| c.intersect(area));
        self.clips.push(narrowed);
    }

    /// The part of an upright glyph that the clip leaves, if it hides its middle from above or below.
    fn seen_part(&self, glyph: &Glyph) -> Option<Rect> {
        let clip = self.clip().filter(|_| glyph.direction == TextDirection::Right)?;
        let (top, bottom) = (f64::from(glyph.y - glyph.size), f64::from(glyph.y + 0.25 * glyph.size));
        let hidden = !(clip.y0..=clip.y1).contains(&f64::midpoint(top, bottom));
        let (from, to) = (top.max(clip.y0), bottom.min(clip.y1));
        (hidden && from < to).then(|| Rect::new(glyph.x, from as f32, glyph.end.0, to as f32))
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
        if self.layer == Layer::Annotation || !is_visible(&props.paint) {
            return;
        }
        let clip = self.clip();
        let (fills, stroke) = match mode {
            DrawMode::Fill(_) => (true, None),
            DrawMode::Stroke(stroke) => (false, Some(stroke)),
            DrawMode::FillAndStroke(_, stroke) => (true, Some(stroke)),
            DrawMode::Invisible => (false, None),
        };
        if fills {
            rulings::of_fill(path, props.transform, &mut self.marks, clip);
        }
        if let Some(stroke) = stroke {
            let width = f64::from(stroke.line_width);
            rulings::of_stroke(path, props.transform, width, &mut self.marks, clip);
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
        for mut glyph in glyphs {
            if !self.is_clipped_away(&glyph) {
                glyph.seen = self.seen_part(&glyph).map(Box::new);
                self.glyphs.push(glyph);
            }
        }
    }

    fn draw_image(&mut self, picture: Picture<'a, '_>, props: ImageDrawProps<'a>) {
        self.meter.count(1);
        images::check(&picture, self.pixels_allowed);
        let placed = images::placed(picture.width(), picture.height(), props.transform, self.clip());
        if images::is_cut_short(&picture) {
            self.cut_short.extend(placed.map(|image| image.bbox));
        }
        self.images.extend(placed);
    }
}
