//! The yardstick of the speed measurement: the interpreter alone, with a device that only counts.

use hayro_interpret::font::GlyphRun;
use hayro_interpret::kurbo::BezPath;
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

use super::{File, reader};
use crate::{ReadError, ReadSettings};

#[derive(Default)]
struct Counter(u64);

impl<'a> Device<'a> for Counter {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.0 += 1;
    }
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.0 += u64::from(glyph.as_unicode().is_some());
        }
    }
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.0 += 1;
    }
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// Interprets all pages on one thread and counts what they draw, letters decoded; nothing is kept.
pub fn count_marks(bytes: &[u8], settings: &ReadSettings) -> Result<u64, ReadError> {
    let file = File::open(bytes, settings)?;
    let mut counter = Counter::default();
    reader::interpret_all(&file, &mut counter);
    Ok(counter.0)
}
