//! The order of work on a picture, and what comes out of it.

use image::{DynamicImage, imageops};

use super::{Component, Gray, Ink, color, components, edges, seal, skew, specks, threshold, turn};
use crate::ocr::OcrSettings;

/// A page ready to be read: upright, straight, its ink found.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Prepared {
    /// Grey samples, stamps and pen ink out, edges and specks white.
    pub gray: Gray,
    /// The same as ink.
    pub ink: Ink,
    /// The ink's pieces; specks are left out once it is settled.
    pub components: Vec<Component>,
    /// Resolution of `gray` in dots an inch.
    pub dpi: f32,
    /// Height of a small letter without ascender (`x`), px. 0 on a blank page.
    pub x_height: f32,
    /// Quarter turns clockwise that were needed.
    pub quarters: u8,
    /// Skew that was taken out, in degrees clockwise.
    pub skew: f32,
    /// Ink samples that went as stamp or pen.
    pub removed: usize,
}

/// Prepares a picture of the given resolution.
pub(crate) fn prepare(picture: &DynamicImage, dpi: f32, settings: &OcrSettings) -> Prepared {
    let (mut gray, mut removed) = if let DynamicImage::ImageLuma8(luma) = picture {
        let (width, height) = (luma.width() as usize, luma.height() as usize);
        (Gray { width, height, pixels: luma.as_raw().clone() }, 0)
    } else {
        color::to_gray(&picture.to_rgb8(), dpi)
    };
    let mut dpi = dpi;
    if dpi > settings.highest_dpi {
        gray = resized(gray, settings.working_dpi / dpi);
        dpi = settings.working_dpi;
    }
    // The window of the threshold spans some three lines of 13 pt text.
    let window = (dpi * 0.4) as usize;
    removed += seal::fade(&mut gray, dpi);
    let mut ink = threshold::to_ink(&gray, window);
    edges::cut(&mut ink, &mut gray, dpi);
    let mut pieces = components::find(&ink);
    let quarters = turn::find(&pieces);
    if quarters != 0 {
        gray = gray.turned(quarters);
        ink = threshold::to_ink(&gray, window);
        edges::cut(&mut ink, &mut gray, dpi);
    }
    let skew = skew::find(&ink);
    if skew != 0.0 {
        gray = skew::straighten(&gray, skew);
    }
    if skew != 0.0 || quarters != 0 {
        ink = threshold::to_ink(&gray, window);
        edges::cut(&mut ink, &mut gray, dpi);
        pieces = components::find(&ink);
    }
    let x_height = x_height(&pieces, dpi);
    Prepared { gray, ink, components: pieces, dpi, x_height, quarters, skew, removed }
}

#[cfg(test)]
impl Prepared {
    /// A blank page, upright, with pieces of ink on record that a test draws where it looks at the ink.
    pub(crate) fn blank((width, height): (usize, usize), x_height: f32, components: Vec<Component>) -> Self {
        Self {
            gray: Gray::white(width, height),
            ink: Ink::blank(width, height),
            components,
            dpi: 200.0,
            x_height,
            quarters: 0,
            skew: 0.0,
            removed: 0,
        }
    }
}

impl Prepared {
    /// Finds the pieces of the ink anew, after rules were taken out, and paints specks white.
    pub(crate) fn settle(&mut self, settings: &OcrSettings) {
        self.components = components::find(&self.ink);
        specks::drop(self, settings);
    }
}

/// Resampled by `factor`, averaged when it shrinks.
pub(crate) fn resized(gray: Gray, factor: f32) -> Gray {
    let side = |n: usize| ((n as f32 * factor).round() as u32).max(1);
    let (width, height) = (side(gray.width), side(gray.height));
    let Some(buffer) = image::GrayImage::from_raw(gray.width as u32, gray.height as u32, gray.pixels) else {
        return Gray::default();
    };
    let filter = if factor < 1.0 { imageops::FilterType::Lanczos3 } else { imageops::FilterType::CatmullRom };
    let out = imageops::resize(&buffer, width, height, filter);
    Gray { width: width as usize, height: height as usize, pixels: out.into_raw() }
}

/// Height of the small letters: the most frequent height of pieces that could be letters of 6 to 40 pt.
fn x_height(pieces: &[Component], dpi: f32) -> f32 {
    let (least, most) = ((dpi * 0.035).max(4.0) as usize, (dpi * 0.28) as usize);
    let mut histogram = vec![0_u32; most + 2];
    for piece in pieces {
        let (w, h) = (piece.width() as usize, piece.height() as usize);
        if h >= least
            && h <= most
            && w * 4 >= h
            && w <= h * 3
            && let Some(count) = histogram.get_mut(h)
        {
            *count += 1;
        }
    }
    // Weighed by height: tone marks are nearly as many as small letters, but less than half as tall.
    let smooth: Vec<u32> =
        histogram.windows(3).enumerate().map(|(i, w)| w.iter().sum::<u32>() * (i as u32 + 1)).collect();
    let peak = smooth.iter().copied().max().unwrap_or(0);
    if peak == 0 {
        return 0.0;
    }
    // Capitals may be as frequent as small letters (a letterhead, a header): the lowest peak of weight counts.
    let at = smooth.iter().position(|&n| n * 10 >= peak * 6).unwrap_or(0);
    let climbed = smooth
        .iter()
        .enumerate()
        .skip(at)
        .take(4)
        .fold(at, |best, (i, &n)| if n > smooth.get(best).copied().unwrap_or(0) { i } else { best });
    (climbed + 1) as f32
}
