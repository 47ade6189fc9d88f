//! A round seal of 36 mm: two rings, letters between them, a star.

use std::f32::consts::{PI, TAU};

use image::RgbImage;

use super::Seal;

/// Diameter of the seal of a people's committee, inches.
const DIAMETER: f32 = 1.42;
/// Where its middle stands, as shares of width and height: over running text.
const PLACE: (f32, f32) = (0.58, 0.45);
/// Red ink as a share of the light that it lets through, channel by channel.
const RED: [f32; 3] = [0.84, 0.17, 0.22];
/// The same ink on a grey scan.
const GRAY: [f32; 3] = [0.40, 0.40, 0.40];

/// Presses the seal on a page. Ink takes light away: what is black below stays black.
pub(super) fn press(page: &mut RgbImage, dpi: f32, seal: Seal) {
    let radius = DIAMETER * dpi / 2.0;
    let (cx, cy) = (page.width() as f32 * PLACE.0, page.height() as f32 * PLACE.1);
    let ink = match seal {
        Seal::Red => RED,
        Seal::Gray => GRAY,
    };
    for (x, y, pixel) in page.enumerate_pixels_mut() {
        let (dx, dy) = (x as f32 - cx, y as f32 - cy);
        let distance = dx.hypot(dy) / radius;
        if distance <= 1.0 && is_inked(distance, dy.atan2(dx)) {
            for (channel, share) in pixel.0.iter_mut().zip(ink) {
                *channel = (f32::from(*channel) * share) as u8;
            }
        }
    }
}

/// Whether the seal prints at a distance (of its radius) and an angle.
fn is_inked(distance: f32, angle: f32) -> bool {
    let rings = distance > 0.95 || (0.62..0.645).contains(&distance);
    // Letters: uprights with a bar through every second one.
    let turn = (angle + PI) / TAU * 30.0;
    let (letter, within) = (turn as i32, turn.fract());
    let upright = (0.15..0.32).contains(&within) || (0.58..0.75).contains(&within);
    let bar = letter % 2 == 0 && (0.15..0.75).contains(&within) && (0.77..0.82).contains(&distance);
    let letters = (0.70..0.89).contains(&distance) && letter % 6 != 5 && (upright || bar);
    // A star: its edge swings between two radii, five times round.
    let phase = ((angle + PI / 2.0) / TAU * 5.0).rem_euclid(1.0);
    let edge = 0.42 - 0.5 * (0.5 - (phase - 0.5).abs());
    rings || letters || distance < edge
}
