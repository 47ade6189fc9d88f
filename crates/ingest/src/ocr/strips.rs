//! Strips: each line of text cut out as a small picture of its own, for the engine to read as one line.
//!
//! Letters of other lines that reach into the box are painted over; the size is brought to what the engine's network
//! was trained on. Many strips travel as the pages of one TIFF, so that one call of the engine reads a whole page.

use super::OcrSettings;
use super::lines::Line;
use super::picture::{Gray, Prepared, resized};

/// A strip and how to get back from it to the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Strip {
    /// Index of its line.
    pub line: usize,
    /// The picture.
    pub gray: Gray,
    /// px of the strip for one px of the page.
    pub scale: f32,
    /// Page column of the strip's left side, px; may be negative by the margin.
    pub x: f32,
    /// Page row of the strip's top, px.
    pub y: f32,
}

/// Cuts a line out. `size` multiplies the usual scale: other sizes give other readings.
pub(super) fn cut(
    page: &Prepared,
    lines: &[Line],
    index: usize,
    size: f32,
    settings: &OcrSettings,
) -> Option<Strip> {
    let line = lines.get(index)?;
    let margin = (0.35 * page.x_height).round().max(3.0) as i64;
    let (left, top) = (i64::from(line.x0) - margin, i64::from(line.y0) - margin);
    let (right, bottom) = (i64::from(line.x1) + margin, i64::from(line.y1) + margin);
    let mut gray = Gray::white((right - left) as usize, (bottom - top) as usize);
    for y in top.max(0)..bottom.min(page.gray.height as i64) {
        let from = left.max(0);
        let to = right.min(page.gray.width as i64);
        let source = page.gray.row(y as usize).get(from as usize..to.max(from) as usize).unwrap_or_default();
        let target = gray.row_mut((y - top) as usize);
        if let Some(target) = target.get_mut((from - left) as usize..(from - left) as usize + source.len()) {
            target.copy_from_slice(source);
        }
    }
    paint_over_strangers(&mut gray, page, line, left, top);
    let scale = size * settings.strip_x_height / own_x_height(line, page.x_height);
    let gray = if (scale - 1.0).abs() < 0.08 { gray } else { resized(gray, scale) };
    Some(Strip { line: index, gray, scale, x: left as f32, y: top as f32 })
}

/// The line's own x-height: a title may be twice as large as the text, a footnote half.
pub(super) fn own_x_height(line: &Line, page: f32) -> f32 {
    // Capitals and digits stand 1.5 x-heights tall: up to there the letters are taken for those.
    if line.letter_height > 1.75 * page { line.letter_height / 1.5 } else { page }
}

fn paint_over_strangers(gray: &mut Gray, page: &Prepared, line: &Line, left: i64, top: i64) {
    let (right, bottom) = (left + gray.width as i64, top + gray.height as i64);
    let mut own = line.pieces.clone();
    own.sort_unstable();
    for (i, piece) in page.components.iter().enumerate() {
        let apart = i64::from(piece.x1) <= left
            || i64::from(piece.x0) >= right
            || i64::from(piece.y1) <= top
            || i64::from(piece.y0) >= bottom;
        // What spans several lines is letters that touch: its part in this line's box is wanted.
        let spans = f64::from(piece.height()) > 1.3 * f64::from(line.y1 - line.y0);
        if apart || spans || own.binary_search(&i).is_ok() {
            continue;
        }
        for run in &piece.runs {
            let y = i64::from(run.y) - top;
            for dy in -1..=1 {
                if y + dy < 0 {
                    continue;
                }
                let from = (i64::from(run.x0) - left - 1).clamp(0, gray.width as i64) as usize;
                let to = (i64::from(run.x1) - left + 1).clamp(0, gray.width as i64) as usize;
                if let Some(samples) = gray.row_mut((y + dy) as usize).get_mut(from..to) {
                    samples.fill(255);
                }
            }
        }
    }
}

/// Strips as the pages of a TIFF 6.0 file: little-endian, 8-bit grey, uncompressed, one strip a page.
pub(super) fn tiff(strips: &[&Gray]) -> Vec<u8> {
    let samples: usize = strips.iter().map(|g| g.pixels.len()).sum();
    let mut out = Vec::with_capacity(samples + strips.len() * 160 + 8);
    out.extend(b"II\x2a\0");
    let mut link = out.len();
    out.extend([0; 4]);
    for gray in strips {
        let data = out.len() as u32;
        out.extend(&gray.pixels);
        if out.len() % 2 == 1 {
            out.push(0);
        }
        let resolution = out.len() as u32;
        out.extend(300_u32.to_le_bytes());
        out.extend(1_u32.to_le_bytes());
        let directory = out.len() as u32;
        if let Some(place) = out.get_mut(link..link + 4) {
            place.copy_from_slice(&directory.to_le_bytes());
        }
        let (width, height) = (gray.width as u32, gray.height as u32);
        // Tag, type (3 short, 4 long, 5 rational), value.
        let entries: [(u16, u16, u32); 11] = [
            (256, 4, width),
            (257, 4, height),
            (258, 3, 8),
            (259, 3, 1),
            (262, 3, 1),
            (273, 4, data),
            (277, 3, 1),
            (278, 4, height),
            (279, 4, width * height),
            (282, 5, resolution),
            (283, 5, resolution),
        ];
        out.extend((entries.len() as u16).to_le_bytes());
        for (tag, kind, value) in entries {
            out.extend(tag.to_le_bytes());
            out.extend(kind.to_le_bytes());
            out.extend(1_u32.to_le_bytes());
            out.extend(value.to_le_bytes());
        }
        link = out.len();
        out.extend([0; 4]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiff_pages_are_linked_and_end() {
        let (a, b) = (Gray::white(5, 3), Gray::white(4, 2));
        let file = tiff(&[&a, &b]);
        let long = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap()) as usize;
        let short = |at: usize| u16::from_le_bytes(file[at..at + 2].try_into().unwrap()) as usize;
        let first = long(4);
        assert_eq!((short(first), long(first + 2 + 8), long(first + 2 + 12 + 8)), (11, 5, 3));
        let second = long(first + 2 + 11 * 12);
        assert_eq!((long(second + 2 + 8), long(second + 2 + 12 + 8)), (4, 2));
        assert_eq!(long(second + 2 + 11 * 12), 0);
    }
}
