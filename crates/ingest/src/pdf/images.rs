//! Pictures placed on a page.

use hayro_interpret::Image as Picture;
use hayro_interpret::kurbo::{Affine, Rect as Box2};
use hayro_syntax::Filter;
use model::{Image, Rect};

use super::limits::Stop;
use crate::picture::jpeg;

/// The place of a picture. Its transform maps samples, not the unit square.
pub(super) fn placed(width: u32, height: u32, transform: Affine, clip: Option<Box2>) -> Option<Image> {
    let whole = transform.transform_rect_bbox(Box2::new(0.0, 0.0, f64::from(width), f64::from(height)));
    let seen = clip.map_or(whole, |c| whole.intersect(c));
    (seen.is_finite() && seen.width() > 0.0 && seen.height() > 0.0).then(|| Image {
        bbox: Rect::new(seen.x0 as f32, seen.y0 as f32, seen.x1 as f32, seen.y1 as f32),
        pixel_width: width,
        pixel_height: height,
    })
}

/// Leaves the interpreter where decoding the picture would make more pixels than allowed. JPEG 2000 alone keeps its
/// own size inside its data; the other decoders follow the size that the file declares.
pub(super) fn check(picture: &Picture<'_, '_>, allowed: u64) {
    let declared = u64::from(picture.width()) * u64::from(picture.height());
    let stored = match picture {
        Picture::Raster(raster) if raster.stream().filters().contains(&Filter::JpxDecode) => {
            jpeg2000_pixels(&raster.stream().raw_data())
        }
        Picture::Raster(_) | Picture::Stencil(_) => 0,
    };
    let found = declared.max(stored);
    if found > allowed {
        Stop::Limit { limit: "image_pixels", allowed, found }.unwind();
    }
}

/// Whether the data of a picture ends before the picture does. A JPEG and a JPEG 2000 are looked at.
pub(super) fn is_cut_short(picture: &Picture<'_, '_>) -> bool {
    match picture {
        Picture::Raster(raster) => {
            let stream = raster.stream();
            match *stream.filters().as_slice() {
                [Filter::DctDecode] => !jpeg::is_whole(&stream.raw_data()),
                [Filter::JpxDecode] => !is_whole_jpeg2000(&stream.raw_data()),
                _ => false,
            }
        }
        Picture::Stencil(_) => false,
    }
}

/// Whether the tile-parts of a JPEG 2000 image are as long as their headers say (ITU-T T.800, A.4.2): one that breaks off
/// still decodes, blurred or empty below. What is no such image is whole.
fn is_whole_jpeg2000(data: &[u8]) -> bool {
    const TILE_PART: u64 = 0xff90;
    let number = |at: usize, bytes: usize| -> Option<u64> {
        Some(data.get(at..at + bytes)?.iter().fold(0, |n, &b| (n << 8) | u64::from(b)))
    };
    let Some(start) = data.windows(START.len()).position(|w| w == START) else { return true };
    let mut at = start + 2;
    while let Some(marker) = number(at, 2) {
        if marker != TILE_PART {
            // behind the tile-parts the end mark; before them segments that tell their length
            let Some(length) = number(at + 2, 2).filter(|_| marker > 0xff4f && marker < TILE_PART) else {
                return true;
            };
            at += 2 + length as usize;
            continue;
        }
        match number(at + 6, 4) {
            // the last one may say that it goes on to the end
            Some(0) => return true,
            Some(length) if at as u64 + length > data.len() as u64 => return false,
            Some(length) => at += length.max(12) as usize,
            None => return false,
        }
    }
    true
}

/// Start of a JPEG 2000 codestream, then the marker of its size segment.
const START: [u8; 4] = [0xff, 0x4f, 0xff, 0x51];

/// Pixels of a JPEG 2000 image by its SIZ marker segment (ITU-T T.800, A.5.1).
fn jpeg2000_pixels(data: &[u8]) -> u64 {
    let Some(at) = data.windows(START.len()).position(|w| w == START) else { return 0 };
    let number = |offset: usize| -> u64 {
        data.get(at + offset..at + offset + 4)
            .and_then(|b| b.try_into().ok())
            .map_or(0, |b| u64::from(u32::from_be_bytes(b)))
    };
    let (width, height) = (number(8).saturating_sub(number(16)), number(12).saturating_sub(number(20)));
    width.saturating_mul(height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_jpeg_2000_that_breaks_off_is_not_whole() {
        let mut data = vec![0, 0, 0, 12];
        data.extend(START);
        // a size segment of 6 bytes, then two tile-parts of 20 and 16
        data.extend([0, 6, 0, 0, 0, 0]);
        for length in [20_u8, 16] {
            data.extend([0xff, 0x90, 0, 10, 0, 0, 0, 0, 0, length, 0, 1]);
            data.extend(vec![7; usize::from(length) - 12]);
        }
        let parts = data.len();
        data.extend([0xff, 0xd9]);
        assert!(is_whole_jpeg2000(&data) && is_whole_jpeg2000(&data[..parts]));
        assert!(!is_whole_jpeg2000(&data[..parts - 1]) && !is_whole_jpeg2000(&data[..parts - 10]));
        assert!(is_whole_jpeg2000(b"no such image") && is_whole_jpeg2000(&[]));
    }
}
