//! Pages whose text lies on its side or head as the file displays them.

use hayro_interpret::kurbo::Affine;
use hayro_syntax::page::Page as Source;
use model::{Rotation, TextDirection};

use super::PdfSettings;
use super::glyphs::{Glyph, Layer};

/// How a page is turned to be read.
pub(super) struct Turn {
    /// From the page as displayed to the turned one, in points.
    pub(super) transform: Affine,
    /// Width and height of the turned page.
    pub(super) size: (f32, f32),
}

impl Turn {
    /// The turn of a page, clockwise.
    pub(super) fn of(page: &Source<'_>, rotation: Rotation) -> Self {
        let (w, h) = page.render_dimensions();
        let (wide, high) = (f64::from(w), f64::from(h));
        let (coefficients, size) = match rotation {
            Rotation::None => ([1.0, 0.0, 0.0, 1.0, 0.0, 0.0], (w, h)),
            Rotation::Quarter => ([0.0, 1.0, -1.0, 0.0, high, 0.0], (h, w)),
            Rotation::Half => ([-1.0, 0.0, 0.0, -1.0, wide, high], (w, h)),
            Rotation::ThreeQuarters => ([0.0, -1.0, 1.0, 0.0, 0.0, wide], (h, w)),
        };
        Self { transform: Affine::new(coefficients), size }
    }
}

/// How far a page must be turned clockwise so that its text stands upright; `None` where it does, or too little says
/// otherwise. Its number or the banner of a signature may run as displayed.
pub(super) fn rotation(glyphs: &[Glyph], settings: &PdfSettings) -> Option<Rotation> {
    // nearly every page begins upright and is long
    let (mut all, mut down, mut up, mut left) = (0_usize, 0_usize, 0_usize, 0_usize);
    for glyph in glyphs.iter().filter(|g| g.layer == Layer::Page && !g.slanted) {
        all += 1;
        match glyph.direction {
            TextDirection::Right => {}
            TextDirection::Down => down += 1,
            TextDirection::Up => up += 1,
            TextDirection::Left => left += 1,
        }
    }
    let (most, rotation) = [(down, Rotation::ThreeQuarters), (up, Rotation::Quarter), (left, Rotation::Half)]
        .into_iter()
        .max_by_key(|(count, _)| *count)?;
    (most >= settings.turned_letters && most as f32 >= settings.turned_share * all as f32).then_some(rotation)
}
