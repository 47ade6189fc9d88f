//! The one picture that covers a page: a scan, decoded as stored.
//!
//! Decoding the picture itself keeps its own resolution and colour; rendering would resample it. Where several
//! pictures lie over each other (a background and a mask of the letters), or the picture stands askew, there is no
//! one picture and the page must be rendered.

use hayro_interpret::font::GlyphRun;
use hayro_interpret::kurbo::{Affine, BezPath};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image as Picture, ImageData, ImageDrawProps, LumaData,
    SoftMask,
};
use image::{GrayImage, Rgb, RgbImage, imageops};
use model::{Image, Rect};

use super::limits::fenced;
use super::{File, images, reader};
use crate::{ReadError, ReadSettings};

/// A picture that covers this share of the page is taken for a scan of it.
const COVERS: f32 = 0.6;
/// A picture that covers less than this is a stamp or a letterhead and does not disturb the scan below it.
const SMALL: f32 = 0.3;

/// The picture that covers a page (index counted from 0), upright as displayed, and its place in points. `None` where
/// no single picture does.
pub fn page_image(
    file: &File,
    index: usize,
    settings: &ReadSettings,
) -> Result<Option<(RgbImage, Rect)>, ReadError> {
    let page = reader::check(file, index, settings)?;
    let share = |image: &Image| image.bbox.width() * image.bbox.height() / (page.width * page.height);
    let mut large = page.images.iter().filter(|i| share(i) >= SMALL);
    let (Some(&wanted), None) = (large.next().filter(|i| share(i) >= COVERS), large.next()) else {
        return Ok(None);
    };
    let decoded = fenced(|| {
        let mut decoder = Decoder { wanted, decoded: None };
        reader::interpret(file, index, &mut decoder);
        decoder.decoded
    });
    decoded.map_err(|stop| stop.into_error(Some(page.number)))
}

/// Decodes one picture of the page, known by its size and place.
struct Decoder {
    wanted: Image,
    decoded: Option<(RgbImage, Rect)>,
}

impl<'a> Device<'a> for Decoder {
    fn draw_image(&mut self, picture: Picture<'a, '_>, props: ImageDrawProps<'a>) {
        let Some(place) = images::placed(picture.width(), picture.height(), props.transform, None) else {
            return;
        };
        let (x, y) = self.wanted.bbox.center();
        let same =
            (place.pixel_width, place.pixel_height) == (self.wanted.pixel_width, self.wanted.pixel_height);
        if self.decoded.is_some() || !same || !place.bbox.contains(x, y) {
            return;
        }
        let mut pixels = None;
        match &picture {
            Picture::Raster(raster) => {
                raster.with_rgba(|data, alpha| pixels = on_white(data, alpha.as_ref()), None);
            }
            Picture::Stencil(stencil) => stencil.with_stencil(|mask, _| pixels = from_mask(&mask), None),
        }
        self.decoded = pixels.and_then(|p| upright(p, props.transform)).map(|p| (p, place.bbox));
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_glyph_run(&mut self, _: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

fn on_white(data: ImageData, alpha: Option<&LumaData>) -> Option<RgbImage> {
    let mut pixels = match data {
        ImageData::Rgb(rgb) => RgbImage::from_raw(rgb.width, rgb.height, rgb.data)?,
        ImageData::Luma(luma) => {
            let gray = GrayImage::from_raw(luma.width, luma.height, luma.data)?;
            RgbImage::from_fn(gray.width(), gray.height(), |x, y| Rgb([gray.get_pixel(x, y).0[0]; 3]))
        }
    };
    if let Some(alpha) = alpha.filter(|a| (a.width, a.height) == pixels.dimensions()) {
        for (pixel, &a) in pixels.pixels_mut().zip(&alpha.data) {
            for channel in &mut pixel.0 {
                let (c, a) = (u16::from(*channel), u16::from(a));
                *channel = ((c * a + 255 * (255 - a)) / 255) as u8;
            }
        }
    }
    Some(pixels)
}

fn from_mask(mask: &LumaData) -> Option<RgbImage> {
    let painted = GrayImage::from_raw(mask.width, mask.height, mask.data.clone())?;
    Some(RgbImage::from_fn(mask.width, mask.height, |x, y| Rgb([255 - painted.get_pixel(x, y).0[0]; 3])))
}

/// Turns the samples as the page displays them; `None` where they stand askew.
fn upright(pixels: RgbImage, transform: Affine) -> Option<RgbImage> {
    let [a, b, c, d, ..] = transform.as_coeffs();
    let straight = |main: f64, side: f64| side.abs() < 0.01 * main.abs();
    if straight(a, b) && straight(d, c) {
        return Some(match (a > 0.0, d > 0.0) {
            (true, true) => pixels,
            (false, true) => imageops::flip_horizontal(&pixels),
            (true, false) => imageops::flip_vertical(&pixels),
            (false, false) => imageops::rotate180(&pixels),
        });
    }
    if straight(b, a) && straight(c, d) {
        return Some(match (b > 0.0, c > 0.0) {
            (true, false) => imageops::rotate90(&pixels),
            (false, true) => imageops::rotate270(&pixels),
            (true, true) => imageops::flip_horizontal(&imageops::rotate90(&pixels)),
            (false, false) => imageops::flip_horizontal(&imageops::rotate270(&pixels)),
        });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every quarter turn and mirroring puts each sample where the transform maps it.
    #[test]
    fn samples_land_where_the_page_shows_them() {
        let samples = RgbImage::from_fn(3, 2, |x, y| Rgb([x as u8, y as u8, 0]));
        for [a, b, c, d] in [
            [1., 0., 0., 1.],
            [-1., 0., 0., 1.],
            [1., 0., 0., -1.],
            [-1., 0., 0., -1.],
            [0., 1., -1., 0.],
            [0., -1., 1., 0.],
            [0., 1., 1., 0.],
            [0., -1., -1., 0.],
        ] {
            let transform = Affine::new([a, b, c, d, 0.0, 0.0]);
            let turned = upright(samples.clone(), transform).expect("axis-aligned");
            let (w, h) = (f64::from(turned.width()), f64::from(turned.height()));
            let (left, top) = ((3.0 * a + 2.0 * c).min(0.0), (3.0 * b + 2.0 * d).min(0.0));
            for (x, y, sample) in samples.enumerate_pixels() {
                let (sx, sy) = (f64::from(x) + 0.5, f64::from(y) + 0.5);
                let (px, py) = (a * sx + c * sy - left, b * sx + d * sy - top);
                assert!(px < w && py < h);
                assert_eq!(turned.get_pixel(px as u32, py as u32), sample, "{a} {b} {c} {d}");
            }
        }
    }
}
