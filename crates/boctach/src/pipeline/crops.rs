//! Pictures of the places of doubtful tasks: what a person compares with what was read.

use std::path::Path;

use image::{DynamicImage, ImageFormat, RgbImage};
use ingest::ReadSettings;
use ingest::pdf::{File, recognises, render_page};
use model::{Extraction, Rect};

use super::Failure;
use crate::disk;
use crate::doubt::is_doubtful;

/// Resolution of the pictures, dots an inch: enough to tell ạ from ą.
const DPI: f32 = 200.0;
/// Points of the page that are shown around a place.
const MARGIN: f32 = 6.0;

/// Writes a picture for every place of every doubtful task into `folder`, named by task and place; returns how many.
/// A document without pages gives none.
pub fn write_crops(
    bytes: &[u8],
    extraction: &Extraction,
    folder: &Path,
    settings: &ReadSettings,
) -> Result<usize, Failure> {
    let doubtful = extraction.tasks.iter().filter(|task| is_doubtful(task));
    let mut places: Vec<(u32, Rect, String)> = Vec::new();
    for task in doubtful {
        for (index, region) in task.regions.iter().enumerate() {
            if let (Some(page), Some(rect)) = (region.page, region.rect()) {
                places.push((
                    page,
                    rect,
                    format!("{}-{}.png", task.id.replace(['/', '\\', ':'], "_"), index + 1),
                ));
            }
        }
    }
    if places.is_empty() || !recognises(bytes) {
        return Ok(0);
    }
    places.sort_by_key(|(page, ..)| *page);
    let file = File::open(bytes, settings)?;
    let mut drawn: Option<(u32, RgbImage)> = None;
    for (page, rect, name) in &places {
        if drawn.as_ref().is_none_or(|(number, _)| number != page) {
            let index = (*page as usize).saturating_sub(1);
            drawn = Some((*page, render_page(&file, index, DPI, settings)?));
        }
        if let Some((_, picture)) = &drawn {
            disk::write_whole(&folder.join(name), &crop(picture, *rect)?)?;
        }
    }
    Ok(places.len())
}

/// The part of a page's picture around a box in points, as PNG.
fn crop(picture: &RgbImage, rect: Rect) -> Result<Vec<u8>, Failure> {
    let scale = DPI / 72.0;
    let pixel = |points: f32| (points * scale).max(0.0) as u32;
    let (x, y) =
        (pixel(rect.x0 - MARGIN).min(picture.width()), pixel(rect.y0 - MARGIN).min(picture.height()));
    let width = pixel(rect.x1 + MARGIN).min(picture.width()).saturating_sub(x).max(1);
    let height = pixel(rect.y1 + MARGIN).min(picture.height()).saturating_sub(y).max(1);
    let part = image::imageops::crop_imm(picture, x, y, width, height).to_image();
    png(part).map_err(|e| Failure::Unwritten(std::io::Error::other(e)))
}

/// A picture as PNG.
pub fn png(picture: RgbImage) -> image::ImageResult<Vec<u8>> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut bytes, ImageFormat::Png)?;
    Ok(bytes.into_inner())
}
