//! A tiny face for the numbers of tasks: 5 × 7 dots a sign, so that no font is needed to draw them.

use image::{Rgb, RgbImage};

/// Writes a path such as `IV/2/2.1` with its top left at `(x, y)`; each dot is `zoom` pixels wide. A sign that the face
/// does not have is drawn as a box.
pub(super) fn write(image: &mut RgbImage, (x, y): (i64, i64), text: &str, zoom: u32, colour: Rgb<u8>) {
    for (i, sign) in text.chars().enumerate() {
        let left = x + i as i64 * 6 * i64::from(zoom);
        for (row, bits) in dots(sign).into_iter().enumerate() {
            for column in 0..5 {
                if bits >> (4 - column) & 1 == 1 {
                    dot(
                        image,
                        left + column * i64::from(zoom),
                        y + row as i64 * i64::from(zoom),
                        zoom,
                        colour,
                    );
                }
            }
        }
    }
}

/// How many pixels a path takes.
pub(super) fn width(text: &str, zoom: u32) -> i64 {
    text.chars().count() as i64 * 6 * i64::from(zoom)
}

fn dot(image: &mut RgbImage, x: i64, y: i64, zoom: u32, colour: Rgb<u8>) {
    for dy in 0..i64::from(zoom) {
        for dx in 0..i64::from(zoom) {
            let place = u32::try_from(x + dx).ok().zip(u32::try_from(y + dy).ok());
            if let Some(pixel) = place.and_then(|(x, y)| image.get_pixel_mut_checked(x, y)) {
                *pixel = colour;
            }
        }
    }
}

/// Seven rows of five dots, the leftmost in bit 4.
fn dots(sign: char) -> [u8; 7] {
    match sign {
        '0' => [14, 17, 19, 21, 25, 17, 14],
        '1' => [4, 12, 4, 4, 4, 4, 14],
        '2' => [14, 17, 1, 2, 4, 8, 31],
        '3' => [31, 2, 4, 2, 1, 17, 14],
        '4' => [2, 6, 10, 18, 31, 2, 2],
        '5' => [31, 16, 30, 1, 1, 17, 14],
        '6' => [6, 8, 16, 30, 17, 17, 14],
        '7' => [31, 1, 2, 4, 8, 8, 8],
        '8' => [14, 17, 17, 14, 17, 17, 14],
        '9' => [14, 17, 17, 15, 1, 2, 12],
        '.' => [0, 0, 0, 0, 0, 12, 12],
        '/' => [1, 1, 2, 4, 8, 16, 16],
        ')' => [8, 4, 2, 2, 2, 4, 8],
        '(' => [2, 4, 8, 8, 8, 4, 2],
        '-' => [0, 0, 0, 31, 0, 0, 0],
        '#' => [10, 10, 31, 10, 31, 10, 10],
        'I' => [14, 4, 4, 4, 4, 4, 14],
        'V' => [17, 17, 17, 17, 17, 10, 4],
        'X' => [17, 17, 10, 4, 10, 17, 17],
        'L' => [16, 16, 16, 16, 16, 16, 31],
        'a' => [0, 0, 14, 1, 15, 17, 15],
        'b' => [16, 16, 30, 17, 17, 17, 30],
        'c' => [0, 0, 14, 16, 16, 17, 14],
        'd' => [1, 1, 15, 17, 17, 17, 15],
        'đ' => [2, 7, 2, 14, 18, 18, 14],
        'e' => [0, 0, 14, 17, 31, 16, 14],
        'g' => [0, 15, 17, 17, 15, 1, 14],
        'h' => [16, 16, 30, 17, 17, 17, 17],
        'i' => [4, 0, 12, 4, 4, 4, 14],
        'k' => [16, 18, 20, 24, 20, 18, 17],
        _ => [31, 17, 17, 17, 17, 17, 31],
    }
}
