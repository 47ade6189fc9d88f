//! Pictures of pages as they were read: a scan that was fed on its side is shown turned, as its coordinates are.

use image::DynamicImage;
use ingest::Shown;
use model::{Page, Rect, Rotation};

/// Turns a picture of a whole page.
pub(super) fn turned(picture: DynamicImage, rotation: Rotation) -> DynamicImage {
    match rotation {
        Rotation::None => picture,
        Rotation::Quarter => picture.rotate90(),
        Rotation::Half => picture.rotate180(),
        Rotation::ThreeQuarters => picture.rotate270(),
    }
}

/// Turns the picture of a page with its place on it.
pub(super) fn shown(shown: Shown, page: &Page) -> Shown {
    let Rect { x0, y0, x1, y1 } = shown.place;
    let (width, height) = (page.width, page.height);
    let place = match page.rotation {
        Rotation::None => shown.place,
        Rotation::Quarter => Rect::new(width - y1, x0, width - y0, x1),
        Rotation::Half => Rect::new(width - x1, height - y1, width - x0, height - y0),
        Rotation::ThreeQuarters => Rect::new(y0, height - x1, y1, height - x0),
    };
    Shown { picture: turned(shown.picture, page.rotation), place, ..shown }
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::*;

    #[test]
    fn a_corner_stays_the_corner_of_its_picture() {
        // A page of 200 × 100 points, with a picture of 40 × 20 pixels at its top left whose own top left is black.
        let dark = |x: u32, y: u32| Rgb(if (x, y) == (0, 0) { [0; 3] } else { [255; 3] });
        for (rotation, (width, height), place, corner) in [
            (Rotation::None, (200.0, 100.0), Rect::new(10.0, 20.0, 50.0, 40.0), (0, 0)),
            (Rotation::Quarter, (100.0, 200.0), Rect::new(60.0, 10.0, 80.0, 50.0), (19, 0)),
            (Rotation::Half, (200.0, 100.0), Rect::new(150.0, 60.0, 190.0, 80.0), (39, 19)),
            (Rotation::ThreeQuarters, (100.0, 200.0), Rect::new(20.0, 150.0, 40.0, 190.0), (0, 39)),
        ] {
            let picture = DynamicImage::ImageRgb8(RgbImage::from_fn(40, 20, dark));
            let stored = Shown { picture, place: Rect::new(10.0, 20.0, 50.0, 40.0), stored: true };
            let page = Page { width, height, rotation, ..Page::default() };
            let read = shown(stored, &page);
            assert_eq!(read.place, place, "{rotation:?}");
            assert_eq!(read.picture.to_rgb8().get_pixel(corner.0, corner.1).0, [0; 3], "{rotation:?}");
        }
    }
}
