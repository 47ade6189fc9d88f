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

/// Whether the data of a picture ends before the picture does. Only a JPEG is looked at.
pub(super) fn is_cut_short(picture: &Picture<'_, '_>) -> bool {
    match picture {
        Picture::Raster(raster) => {
            let stream = raster.stream();
            stream.filters().as_slice() == [Filter::DctDecode] && !jpeg::is_whole(&stream.raw_data())
        }
        Picture::Stencil(_) => false,
    }
}

/// Pixels of a JPEG 2000 image by its SIZ marker segment (ITU-T T.800, A.5.1).
fn jpeg2000_pixels(data: &[u8]) -> u64 {
    /// Start of codestream, then the marker of the size segment.
    const START: [u8; 4] = [0xff, 0x4f, 0xff, 0x51];
    let Some(at) = data.windows(START.len()).position(|w| w == START) else { return 0 };
    let number = |offset: usize| -> u64 {
        data.get(at + offset..at + offset + 4)
            .and_then(|b| b.try_into().ok())
            .map_or(0, |b| u64::from(u32::from_be_bytes(b)))
    };
    let (width, height) = (number(8).saturating_sub(number(16)), number(12).saturating_sub(number(20)));
    width.saturating_mul(height)
}
