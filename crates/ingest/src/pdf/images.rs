//! Pictures placed on a page.

use hayro_interpret::kurbo::{Affine, Rect as Box2};
use model::{Image, Rect};

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
