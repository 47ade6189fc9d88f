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

/// Brightness below which a sample is the core of a letter's stroke.
const BLACK: u8 = 110;

/// Grey samples of a colour picture. Also says how many samples were taken out as stamp or pen.
/// `dpi` is its resolution, by which the strokes of a seal are known.
pub(super) fn to_gray(picture: &RgbImage, dpi: f32) -> (Gray, usize) {
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
                    lift(r).max(grey)
                }
                Tint::Blue if !keep_blue => {
                    removed += usize::from(grey < DARK);
                    lift(b).max(grey)
                }
                Tint::Red | Tint::Blue | Tint::None => grey,
            }
        })
        .collect();
    let mut gray = Gray { width, height, pixels };
    if removed > 0 {
        clear_rims(picture, &mut gray, (keep_red, keep_blue));
    }
    if removed > 0 && !keep_red {
        bridge(picture, &mut gray, dpi);
    }
    (gray, removed)
}

/// The rims of coloured strokes have lost their colour to the paper and to JPEG, and would stay as dotted arcs: what is no
/// darker than a rim, and touches colour but no black, becomes paper.
fn clear_rims(picture: &RgbImage, gray: &mut Gray, (keep_red, keep_blue): (bool, bool)) {
    let (width, height) = (gray.width, gray.height);
    let mut rims: Vec<(usize, usize)> = Vec::new();
    for (x, y, pixel) in picture.enumerate_pixels() {
        let [red, green, blue] = pixel.0;
        let taken_out = match tint(red, green, blue) {
            Tint::Red => !keep_red,
            Tint::Blue => !keep_blue,
            Tint::None => false,
        };
        if !taken_out {
            continue;
        }
        let (column, row) = (x as usize, y as usize);
        for near in row.saturating_sub(RIM)..(row + RIM + 1).min(height) {
            let beside = column.saturating_sub(RIM)..(column + RIM + 1).min(width);
            rims.extend(
                beside.filter(|&at| (BLACK..PAPER).contains(&gray.at(at, near))).map(|at| (at, near)),
            );
        }
    }
    // Asked before anything is painted: a rim that was painted would no longer be asked for its neighbours.
    rims.retain(|&(x, y)| {
        let mut around =
            (y.saturating_sub(1)..y + 2).flat_map(|ny| (x.saturating_sub(1)..x + 2).map(move |nx| (nx, ny)));
        !around.any(|(nx, ny)| gray.at(nx, ny) < BLACK)
    });
    for (x, y) in rims {
        if let Some(sample) = gray.row_mut(y).get_mut(x) {
            *sample = 255;
        }
    }
}

/// How far the rim of a coloured stroke reaches, samples.
const RIM: usize = 2;
/// Brightness from which a sample is paper.
const PAPER: u8 = 225;

/// Thickness of a stroke that letters are mended over, inches.
const STROKE: f32 = 0.03;
/// Least length of such a stroke, inches: longer than the inside of a letter.
const LENGTH: f32 = 0.06;

/// A seal that a program laid over the page hides what is below. Where one of its thin strokes cuts through black ink,
/// the ink goes on: a short gap of red with black on both sides, along a stroke that is longer than a letter's inside.
fn bridge(picture: &RgbImage, gray: &mut Gray, dpi: f32) {
    let (thick, long) = ((dpi * STROKE) as u32, (dpi * LENGTH) as u32);
    let (width, height) = picture.dimensions();
    for across in [false, true] {
        // `along` runs with the stroke, `over` through it.
        let (along_end, over_end) = if across { (height, width) } else { (width, height) };
        let place = |along: u32, over: u32| if across { (over, along) } else { (along, over) };
        let is_red = |along: u32, over: u32| {
            let (column, row) = place(along, over);
            let [red, green, blue] = picture.get_pixel(column, row).0;
            i16::from(red) - i16::from(green.max(blue)) >= STRONG / 2
        };
        let mut gaps: Vec<(u32, u32, u32)> = Vec::new();
        for over in 2..over_end.saturating_sub(2) {
            for along in 0..along_end {
                if !is_red(along, over) || is_red(along, over - 1) {
                    continue;
                }
                let end = (over..over_end).take(thick as usize + 1).take_while(|&o| is_red(along, o)).count()
                    as u32;
                let is_black = |over: u32| {
                    let (x, y) = place(along, over);
                    gray.at(x as usize, y as usize) < BLACK
                };
                // A sample of fringe lies between the red and the black.
                if end > thick
                    || over + end + 1 >= over_end
                    || !is_black(over - 2)
                    || !is_black(over + end + 1)
                {
                    continue;
                }
                let middle = over + end / 2;
                let back = (0..along).rev().take(long as usize).take_while(|&a| is_red(a, middle)).count();
                let on = (along..along_end).take(long as usize).take_while(|&a| is_red(a, middle)).count();
                if back + on >= long as usize {
                    gaps.push((along, over, end));
                }
            }
        }
        for (along, over, end) in gaps {
            for o in over - 1..=over + end {
                let (x, y) = place(along, o);
                if let Some(sample) = gray.row_mut(y as usize).get_mut(x as usize) {
                    *sample = 0;
                }
            }
        }
    }
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

/// Brightness of a channel up to which it is black ink that a coloured neighbour tinged, and from which it is colour.
const TINGED: u16 = 100;
const COLOURED: u16 = 170;

/// No ink lets its own colour through whole: the channel is stretched towards white, or the seal's own letters would
/// stay on the page as faint ones. What is dark in its own channel as well is a letter below the seal.
fn lift(channel: u8) -> u8 {
    let value = u16::from(channel);
    let share = value.clamp(TINGED, COLOURED) - TINGED;
    (value + value / 2 * share / (COLOURED - TINGED)).min(255) as u8
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
            let (gray, removed) = to_gray(&page([20, 20, 22], mark), 300.0);
            assert!(gray.at(0, 0) < 40);
            assert!(gray.at(1, 36) > 235, "{}", gray.at(1, 36));
            assert!(removed > 0);
        }
    }

    #[test]
    fn a_faint_rim_goes_and_the_rim_of_a_letter_stays() {
        // A red stroke with rims that have no colour, and a black one below it with a grey rim.
        let column = [250, 180, 200, 180, 250, 250, 20, 160, 250];
        let picture = RgbImage::from_fn(9, 9, |x, _| match x {
            2 => Rgb([200, 40, 50]),
            _ => Rgb([column[x as usize]; 3]),
        });
        let (gray, _) = to_gray(&picture, 300.0);
        let row: Vec<bool> = gray.row(4).iter().map(|v| *v > 240).collect();
        assert_eq!(row, [true, true, true, true, true, true, false, false, true], "{:?}", gray.row(4));
    }

    #[test]
    fn a_letter_that_the_seal_tinged_stays_dark() {
        assert!(lift(70) == 70 && lift(100) == 100 && lift(135) < 180 && lift(190) == 255);
    }

    #[test]
    fn text_that_is_blue_all_over_is_kept() {
        let (gray, removed) = to_gray(&page([20, 30, 160], [20, 30, 160]), 300.0);
        assert!(gray.at(0, 0) < 80);
        assert_eq!(removed, 0);
    }

    #[test]
    fn a_stroke_of_a_seal_laid_over_letters_leaves_no_gap() {
        let mut page = RgbImage::from_pixel(80, 40, Rgb([250, 250, 250]));
        for (x, y, pixel) in page.enumerate_pixels_mut() {
            if x % 12 < 6 && (4..36).contains(&y) {
                *pixel = Rgb([20, 20, 20]);
            }
            if (18..22).contains(&y) {
                *pixel = Rgb([214, 30, 40]);
            }
        }
        let (gray, _) = to_gray(&page, 300.0);
        assert!(gray.at(38, 19) < 40, "{}", gray.at(38, 19));
        assert!(gray.at(33, 19) > 235);
    }
}
