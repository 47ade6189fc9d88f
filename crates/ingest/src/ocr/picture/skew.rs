//! Skew: the angle at which the rows of ink are sharpest.
//!
//! The projection profile of a text page has its steepest steps when it runs along the lines (Postl 1986). Ruling
//! lines help too. Range ±5°, resolved to 0.02°; a page with too little ink is left alone.

use super::{Gray, Ink};

/// Largest skew that is looked for, in degrees: a feeder does not twist a page further, and a photographed page
/// that is further off is bent too.
const RANGE: f32 = 5.0;

/// Below this angle the picture is not resampled, for a line across the page then drifts less than a stroke.
const STRAIGHT: f32 = 0.04;

/// Inked samples from which the angle can be trusted.
const ENOUGH: usize = 400;

/// Angle in degrees by which the lines fall to the right (positive: clockwise), as seen in the picture.
pub(super) fn find(ink: &Ink) -> f32 {
    let points = thin_out(ink);
    if points.len() < ENOUGH {
        return 0.0;
    }
    let mut best = 0.0;
    for step in [0.25_f32, 0.05, 0.02] {
        let reach = if step > 0.2 { RANGE } else { step * 6.0 };
        let n = (reach / step).round() as i32;
        let centre = best;
        best =
            (-n..=n)
                .map(|i| centre + i as f32 * step)
                .map(|angle| (sharpness(&points, ink.height, angle), angle))
                // Among equals the smaller turn wins, so that a blank or even page stays as it is.
                .fold((f64::MIN, 0.0_f32), |a, b| {
                    if b.0 > a.0 || (b.0 >= a.0 && b.1.abs() < a.1.abs()) { b } else { a }
                })
                .1;
    }
    if best.abs() < STRAIGHT { 0.0 } else { best }
}

/// Lower edges of the ink, at most a few hundred thousand: the profile needs edges, not areas.
fn thin_out(ink: &Ink) -> Vec<(f32, f32)> {
    let mut out = Vec::new();
    for y in 0..ink.height {
        let below = ink.row(y + 1);
        for (x, &bit) in ink.row(y).iter().enumerate().step_by(2) {
            if bit && !below.get(x).copied().unwrap_or(false) {
                out.push((x as f32, y as f32));
            }
        }
    }
    let keep = out.len() / 150_000 + 1;
    out.into_iter().step_by(keep).collect()
}

fn sharpness(points: &[(f32, f32)], height: usize, angle: f32) -> f64 {
    let slope = angle.to_radians().tan();
    let widest = points.iter().map(|p| p.0).fold(0.0, f32::max);
    let margin = (widest * slope.abs()) as usize + 2;
    let mut profile = vec![0_u32; height + 2 * margin];
    for &(x, y) in points {
        let row = y - x * slope + margin as f32;
        if let Some(count) = profile.get_mut(row.max(0.0) as usize) {
            *count += 1;
        }
    }
    profile.iter().map(|&c| f64::from(c) * f64::from(c)).sum()
}

/// Turns a picture against its skew about its middle, with bilinear samples; what comes from beyond is white.
pub(super) fn straighten(gray: &Gray, angle: f32) -> Gray {
    if angle == 0.0 {
        return gray.clone();
    }
    let (sin, cos) = angle.to_radians().sin_cos();
    let (cx, cy) = (gray.width as f32 / 2.0, gray.height as f32 / 2.0);
    let mut out = Gray::white(gray.width, gray.height);
    for y in 0..gray.height {
        let dy = y as f32 - cy;
        for (x, target) in out.row_mut(y).iter_mut().enumerate() {
            let dx = x as f32 - cx;
            let (sx, sy) = (cx + dx * cos - dy * sin, cy + dx * sin + dy * cos);
            if sx < 0.0 || sy < 0.0 {
                continue;
            }
            let (x0, y0) = (sx as usize, sy as usize);
            let (fx, fy) = (sx - x0 as f32, sy - y0 as f32);
            // Four rows of four samples, weighted by Catmull and Rom's spline: sharper than linear mixing, which
            // blurs the small marks.
            let (wx, wy) = (spline(fx), spline(fy));
            let mut sum = 0.0;
            for (dy, wy) in wy.iter().enumerate() {
                let row = gray.row((y0 + dy).saturating_sub(1).min(gray.height - 1));
                for (dx, wx) in wx.iter().enumerate() {
                    let sample = row.get((x0 + dx).saturating_sub(1)).copied().unwrap_or(255);
                    sum += wy * wx * f32::from(sample);
                }
            }
            *target = (sum + 0.5).clamp(0.0, 255.0) as u8;
        }
    }
    out
}

/// Weights of four neighbouring samples at `t` (0…1) between the middle two.
fn spline(t: f32) -> [f32; 4] {
    let (t2, t3) = (t * t, t * t * t);
    [
        0.5 * (-t3 + 2.0 * t2 - t),
        0.5 * (3.0 * t3 - 5.0 * t2 + 2.0),
        0.5 * (-3.0 * t3 + 4.0 * t2 + t),
        0.5 * (t3 - t2),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(angle: f32) -> Ink {
        let mut ink = Ink::blank(600, 400);
        let slope = angle.to_radians().tan();
        for line in 0..12 {
            for x in 40..560_usize {
                if x % 11 < 7 {
                    let y = (40.0 + line as f32 * 26.0 + x as f32 * slope) as usize;
                    for dy in 0..9 {
                        if let Some(bit) = ink.row_mut(y + dy).get_mut(x) {
                            *bit = true;
                        }
                    }
                }
            }
        }
        ink
    }

    #[test]
    fn finds_the_angle_and_leaves_a_straight_page_alone() {
        for angle in [-3.0_f32, -0.6, 0.0, 1.4] {
            let found = find(&lines(angle));
            assert!((found - angle).abs() < 0.12, "{found} instead of {angle}");
        }
    }

    #[test]
    fn a_blank_page_has_no_skew() {
        assert!(find(&Ink::blank(100, 100)).abs() < f32::EPSILON);
    }
}
