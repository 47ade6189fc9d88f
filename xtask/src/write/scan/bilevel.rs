//! Pictures of single bits as fax machines and copiers store them: ITU-T T.6 (group 4), and JBIG2 (ITU-T T.88) around the
//! same code.

use anyhow::{Context as _, Result};
use fax::encoder::Encoder;
use fax::{Color, VecWriter};
use image::{RgbImage, imageops};

use super::store::INK;

/// Group 4 code of a page, closed by the end of its block.
pub(super) fn fax(page: &RgbImage) -> Result<Vec<u8>> {
    let gray = imageops::grayscale(page);
    let width = u16::try_from(gray.width()).context("a page too wide for a fax")?;
    let mut encoder = Encoder::new(VecWriter::new());
    for row in gray.as_raw().chunks(gray.width() as usize) {
        let colors = row.iter().map(|&s| if s < INK { Color::Black } else { Color::White });
        // Writing to memory does not fail.
        let Ok(()) = encoder.encode_line(colors, width);
    }
    let Ok(writer) = encoder.finish();
    Ok(writer.finish())
}

/// JBIG2 as PDF embeds it, without a file header: the page, and one immediate generic region under the fax code (MMR).
pub(super) fn jbig2(page: &RgbImage) -> Result<Vec<u8>> {
    const PAGE: u8 = 48;
    const GENERIC_REGION: u8 = 38;
    const MMR: u8 = 1;
    let [width, height] = [page.width(), page.height()].map(u32::to_be_bytes);
    // Width, height, unknown resolution twice, flags (white, OR), no stripes.
    let about = [&width[..], &height, &[0; 8], &[0], &[0; 2]].concat();
    // Width, height, place, OR; coded by MMR.
    let region = [&width[..], &height, &[0; 8], &[0], &[MMR], &fax(page)?].concat();
    Ok([segment(0, PAGE, &about)?, segment(1, GENERIC_REGION, &region)?].concat())
}

/// A segment of page 1 that refers to no other.
fn segment(number: u32, kind: u8, data: &[u8]) -> Result<Vec<u8>> {
    let length = u32::try_from(data.len())?.to_be_bytes();
    Ok([&number.to_be_bytes()[..], &[kind, 0, 1], &length, data].concat())
}
