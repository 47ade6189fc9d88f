//! Colour to grey, with stamps and pen ink taken out.
//!
//! A red stamp is bright in the red channel, where black letters under it stay black; blue pen ink is bright in the
//! blue one. So a sample becomes as bright as its brightest channel, but only where its colour is strong: the
//! coloured fringes that JPEG leaves around black letters stay dark. Where most of the ink of a page has that colour,
//! it is the text itself and is kept.

use image::RgbImage;

use super::Gray;

/// Share of a page's ink above which a colour is text and no stamp: the largest seals and a full signature together
/// stay below a tenth of a page's ink; a page printed in blue is all blue.
const TEXT_SHARE: f32 = 0.5;

/// Difference between the channels from which a sample counts as coloured.
const STRONG: i16 = 48;

/// Brightness of the darkest channel below which a sample is ink.
const DARK: u8 = 140;

/// Grey samples of a colour picture. Also says how many samples were taken out as stamp or pen.
pub(super) fn to_gray(picture: &RgbImage) -> (Gray, usize) {
    let (keep_red, keep_blue) = text_colours(picture);
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let mut removed = 0;
    let pixels = picture
        .pixels()
        .map(|p| {
            let [r, g, b] = p.0;
            let grey = luma(r, g, b);
            match tint(r, g, b) {
                Tint::Red if !keep_red => {
                    removed += usize::from(grey < DARK);
                    r.max(grey)
                }
                Tint::Blue if !keep_blue => {
                    removed += usize::from(grey < DARK);
                    lift(b).max(grey)
                }
                Tint::Red | Tint::Blue | Tint::None => grey,
            }
        })
        .collect();
    (Gray { width, height, pixels }, removed)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tint {
    None,
    Red,
    Blue,
}

fn tint(r: u8, g: u8, b: u8) -> Tint {
    let (r, g, b) = (i16::from(r), i16::from(g), i16::from(b));
    if r - g.max(b) >= STRONG {
        Tint::Red
    } else if b - r >= STRONG && b >= g {
        Tint::Blue
    } else {
        Tint::None
    }
}

/// Pen ink is never as bright as a stamp: its blue is stretched towards white.
fn lift(b: u8) -> u8 {
    (u16::from(b) * 3 / 2).min(255) as u8
}

fn luma(r: u8, g: u8, b: u8) -> u8 {
    ((u32::from(r) * 299 + u32::from(g) * 587 + u32::from(b) * 114) / 1000) as u8
}

fn text_colours(picture: &RgbImage) -> (bool, bool) {
    let (mut ink, mut red, mut blue) = (0_usize, 0_usize, 0_usize);
    for p in picture.pixels().step_by(7) {
        let [r, g, b] = p.0;
        if r.min(g).min(b) >= DARK {
            continue;
        }
        ink += 1;
        match tint(r, g, b) {
            Tint::Red => red += 1,
            Tint::Blue => blue += 1,
            Tint::None => {}
        }
    }
    let bound = ink as f32 * TEXT_SHARE;
    (red as f32 > bound, blue as f32 > bound)
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    fn page(text: [u8; 3], mark: [u8; 3]) -> RgbImage {
        RgbImage::from_fn(40, 40, |x, y| match (x % 4, y) {
            (0, 0..30) => Rgb(text),
            (_, 36..38) => Rgb(mark),
            _ => Rgb([250, 250, 248]),
        })
    }

    #[test]
    fn a_red_stamp_and_pen_ink_vanish_and_black_stays() {
        for mark in [[205, 40, 50], [40, 60, 170]] {
            let (gray, removed) = to_gray(&page([20, 20, 22], mark));
            assert!(gray.at(0, 0) < 40);
            assert!(gray.at(1, 36) > 200, "{}", gray.at(1, 36));
            assert!(removed > 0);
        }
    }

    #[test]
    fn text_that_is_blue_all_over_is_kept() {
        let (gray, removed) = to_gray(&page([20, 30, 160], [20, 30, 160]));
        assert!(gray.at(0, 0) < 80);
        assert_eq!(removed, 0);
    }
}
