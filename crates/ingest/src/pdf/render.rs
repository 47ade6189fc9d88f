//! A page as pixels.
//!
//! Shape: RGB on white, `ceil(points × dpi / 72)` pixels each way. Errors: [`ReadError::Limit`] where the page has
//! more pixels, or draws larger pictures or more marks, than the settings allow; [`ReadError::Damaged`] where the
//! renderer fails on it.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};
use hayro_interpret::TransformExt as _;
use image::{Rgb, RgbImage};

use super::limits::{Stop, fenced};
use super::{File, reader};
use crate::{ReadError, ReadSettings};

/// Points in an inch.
const POINTS_PER_INCH: f32 = 72.0;

/// Draws the page with an index, counted from 0, at a resolution.
pub fn render_page(
    file: &File,
    index: usize,
    dpi: f32,
    settings: &ReadSettings,
) -> Result<RgbImage, ReadError> {
    let number = index as u32 + 1;
    // The renderer cannot be stopped while it draws: reading the page first counts what it would be asked to do.
    reader::check(file, index, settings)?;
    fenced(|| draw(file, index, dpi, settings.limits.image_pixels))
        .and_then(|r| r)
        .map_err(|s| s.into_error(Some(number)))
}

fn draw(file: &File, index: usize, dpi: f32, pixels_allowed: u64) -> Result<RgbImage, Stop> {
    let page = file.page(index).ok_or_else(|| Stop::Panic(format!("no page {}", index + 1)))?;
    let scale = dpi / POINTS_PER_INCH;
    let (width, height) = page.render_dimensions();
    let (columns, rows) = ((width * scale).ceil().max(1.0), (height * scale).ceil().max(1.0));
    let found = columns as u64 * rows as u64;
    let most = f32::from(u16::MAX);
    if found > pixels_allowed || columns > most || rows > most || !columns.is_finite() || !rows.is_finite() {
        return Err(Stop::Limit { limit: "image_pixels", allowed: pixels_allowed, found });
    }
    let mut context = RenderContext::new(columns as u16, rows as u16);
    let transform = Affine::scale(f64::from(scale)) * page.initial_transform(true).to_kurbo();
    let cache = RenderCache::new();
    render_into(
        page,
        &cache,
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &mut context,
        transform,
    );
    context.flush();
    let mut pixmap = Pixmap::new(columns as u16, rows as u16);
    let rasterizer =
        RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
    context.render_with(&mut pixmap, &mut Resources::default(), rasterizer);
    let mut out = RgbImage::new(u32::from(pixmap.width()), u32::from(pixmap.height()));
    for (to, from) in out.pixels_mut().zip(pixmap.data()) {
        *to = Rgb([from.r, from.g, from.b]);
    }
    Ok(out)
}
