//! A cut of a page's picture, for the eye: what stands where a cell is doubtful.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, imageops};
use model::{Rect, Region};

use crate::pdf::{self, File};
use crate::{ReadError, ReadSettings};

/// Room around the cut, points: the straightened page differs from its picture by its skew.
const ROOM: f32 = 6.0;

/// The place as PNG, in the resolution of the scan. `None` where the region names no place on a page, or a page that was
/// turned.
pub fn crop(file: &File, region: &Region, settings: &ReadSettings) -> Result<Option<Vec<u8>>, ReadError> {
    let (Some(number), Some(place)) = (region.page, region.rect()) else { return Ok(None) };
    let Some(index) = (number as usize).checked_sub(1).filter(|&i| i < file.page_count()) else {
        return Ok(None);
    };
    let (picture, page) = if let Some(found) = pdf::page_image(file, index, settings)? {
        found
    } else {
        let drawn = pdf::render_page(file, index, settings.ocr.render_dpi, settings)?;
        let points = 72.0 / settings.ocr.render_dpi;
        let size = (drawn.width() as f32 * points, drawn.height() as f32 * points);
        (drawn, Rect::new(0.0, 0.0, size.0, size.1))
    };
    Ok(cut(&DynamicImage::ImageRgb8(picture), page, place))
}

/// Cuts a place out of a picture that stands at `page`; both in points.
fn cut(picture: &DynamicImage, page: Rect, place: Rect) -> Option<Vec<u8>> {
    let (across, down) =
        (picture.width() as f32 / page.width().max(1.0), picture.height() as f32 / page.height().max(1.0));
    let x0 = ((place.x0 - ROOM - page.x0) * across).max(0.0) as u32;
    let y0 = ((place.y0 - ROOM - page.y0) * down).max(0.0) as u32;
    let x1 = (((place.x1 + ROOM - page.x0) * across).max(0.0) as u32).min(picture.width());
    let y1 = (((place.y1 + ROOM - page.y0) * down).max(0.0) as u32).min(picture.height());
    if x1 <= x0 || y1 <= y0 {
        return None;
    }
    let cut = imageops::crop_imm(picture, x0, y0, x1 - x0, y1 - y0).to_image();
    let mut png = Cursor::new(Vec::new());
    DynamicImage::ImageRgba8(cut).write_to(&mut png, ImageFormat::Png).ok()?;
    Some(png.into_inner())
}

#[cfg(test)]
mod tests {
    use image::{GenericImageView as _, Rgb, RgbImage};

    use super::*;

    #[test]
    fn cuts_the_place_and_nothing_beyond_the_page() {
        let picture = DynamicImage::ImageRgb8(RgbImage::from_fn(200, 100, |x, _| {
            if x < 100 { Rgb([0, 0, 0]) } else { Rgb([255, 255, 255]) }
        }));
        let page = Rect::new(0.0, 0.0, 100.0, 50.0);
        let png = cut(&picture, page, Rect::new(70.0, 10.0, 90.0, 40.0)).unwrap();
        let image = image::load_from_memory(&png).unwrap();
        assert_eq!(image.dimensions(), (64, 84));
        assert_eq!(image.get_pixel(0, 0).0, [255, 255, 255, 255]);
        assert_eq!(cut(&picture, page, Rect::new(170.0, 10.0, 190.0, 40.0)), None);
    }
}
