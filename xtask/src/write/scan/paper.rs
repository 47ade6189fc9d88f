//! What happens to the sheet and in the lens.

use image::{Rgb, RgbImage, imageops};

use crate::chance::Chance;

/// Paper is not quite white.
const PAPER: Rgb<u8> = Rgb([250, 249, 246]);

/// The upper part of a page.
pub(super) fn cut(page: &RgbImage, share: f32) -> RgbImage {
    let height = ((page.height() as f32 * share) as u32).clamp(1, page.height());
    imageops::crop_imm(page, 0, 0, page.width(), height).to_image()
}

/// Turned by some degrees about its middle, clockwise.
pub(super) fn askew(page: &RgbImage, degrees: f32) -> RgbImage {
    if degrees == 0.0 {
        return page.clone();
    }
    let (sin, cos) = degrees.to_radians().sin_cos();
    let (cx, cy) = (page.width() as f32 / 2.0, page.height() as f32 / 2.0);
    let at = |x: i64, y: i64| -> [f32; 3] {
        let inside = x >= 0 && y >= 0 && x < i64::from(page.width()) && y < i64::from(page.height());
        let pixel = if inside { *page.get_pixel(x as u32, y as u32) } else { PAPER };
        pixel.0.map(f32::from)
    };
    RgbImage::from_fn(page.width(), page.height(), |x, y| {
        let (dx, dy) = (x as f32 - cx, y as f32 - cy);
        let (sx, sy) = (cx + dx * cos + dy * sin, cy - dx * sin + dy * cos);
        let (fx, fy) = (sx - sx.floor(), sy - sy.floor());
        let (x0, y0) = (sx.floor() as i64, sy.floor() as i64);
        let (a, b, c, d) = (at(x0, y0), at(x0 + 1, y0), at(x0, y0 + 1), at(x0 + 1, y0 + 1));
        Rgb(std::array::from_fn(|n| {
            let (top, foot) = (a[n] * (1.0 - fx) + b[n] * fx, c[n] * (1.0 - fx) + d[n] * fx);
            (top * (1.0 - fy) + foot * fy).round() as u8
        }))
    })
}

/// A lens that is not quite sharp: the mean of five neighbours, the middle counted four times.
pub(super) fn blurred(page: &RgbImage) -> RgbImage {
    let (w, h) = page.dimensions();
    RgbImage::from_fn(w, h, |x, y| {
        let at = |x: u32, y: u32| page.get_pixel(x.min(w - 1), y.min(h - 1)).0.map(u32::from);
        let around = [at(x.saturating_sub(1), y), at(x + 1, y), at(x, y.saturating_sub(1)), at(x, y + 1)];
        let middle = at(x, y);
        Rgb(std::array::from_fn(|n| ((4 * middle[n] + around.iter().map(|a| a[n]).sum::<u32>()) / 8) as u8))
    })
}

/// Noise on every sample, the same in all channels; `deviation` in levels.
pub(super) fn noise(page: &mut RgbImage, deviation: f32, chance: &mut Chance) {
    // Three even throws make a bell near enough; their deviation is half of their range.
    let reach = (2.0 * deviation) as usize;
    for pixel in page.pixels_mut() {
        let throw: usize = (0..3).map(|_| chance.below(2 * reach + 1)).sum();
        let shift = (throw as f32 - 3.0 * reach as f32) / 2.0;
        pixel.0 = pixel.0.map(|v| (f32::from(v) - 6.0 + shift).clamp(0.0, 255.0) as u8);
    }
}

/// Dark specks of one to three samples, `density` to a square inch.
pub(super) fn dust(page: &mut RgbImage, dpi: f32, density: f32, chance: &mut Chance) {
    let (w, h) = page.dimensions();
    let count = (density * w as f32 * h as f32 / (dpi * dpi)) as usize;
    for _ in 0..count {
        let (x, y) = (chance.below(w as usize) as u32, chance.below(h as usize) as u32);
        let side = chance.between(1, 2) as u32;
        for (dx, dy) in (0..side).flat_map(|dx| (0..side).map(move |dy| (dx, dy))) {
            if x + dx < w && y + dy < h {
                page.put_pixel(x + dx, y + dy, Rgb([40, 40, 40]));
            }
        }
    }
}

/// Black bars at the left and the foot, of uneven breadth.
pub(super) fn edges(page: &mut RgbImage, dpi: f32) {
    let (w, h) = page.dimensions();
    let wave = |at: u32| (dpi * 0.08 + dpi * 0.03 * (at as f32 / dpi).sin()) as u32;
    for (x, y, pixel) in page.enumerate_pixels_mut() {
        if x < wave(y) || y + wave(x + w) >= h {
            *pixel = Rgb([12, 12, 14]);
        }
    }
}

/// Turned by quarter turns clockwise.
pub(super) fn turned(page: RgbImage, quarters: u8) -> RgbImage {
    match quarters % 4 {
        1 => imageops::rotate90(&page),
        2 => imageops::rotate180(&page),
        3 => imageops::rotate270(&page),
        _ => page,
    }
}
