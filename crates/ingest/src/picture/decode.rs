//! PNG, JPEG and TIFF to samples, with the resolution that the file tells.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, ImageDecoder, RgbImage};
use tiff::decoder::{Decoder, DecodingResult, Limits};
use tiff::tags::Tag;
use tiff::{ColorType, TiffError};

use crate::ReadError;
use crate::detect::Format;

/// A decoded picture.
pub(super) struct Decoded {
    /// Upright as the file says.
    pub(super) picture: DynamicImage,
    /// Dots an inch, where the file tells them.
    pub(super) dpi: Option<f32>,
}

/// Decodes one picture of a file of a picture's format; `allowed` bounds its samples each way multiplied.
pub(super) fn picture(
    format: Format,
    bytes: &[u8],
    index: usize,
    allowed: u64,
) -> Result<Decoded, ReadError> {
    let input = || Cursor::new(bytes);
    if format == Format::Png {
        simple(image::codecs::png::PngDecoder::new(input()), "PNG", png_dpi(bytes), allowed)
    } else if format == Format::Jpeg {
        simple(image::codecs::jpeg::JpegDecoder::new(input()), "JPEG", jpeg_dpi(bytes), allowed)
    } else {
        tiff_page(bytes, index, allowed)
    }
}

fn simple<D: ImageDecoder>(
    decoder: image::ImageResult<D>,
    name: &'static str,
    dpi: Option<f32>,
    allowed: u64,
) -> Result<Decoded, ReadError> {
    let damaged = |e: image::ImageError| ReadError::damaged(name, "a picture", e.to_string());
    let mut decoder = decoder.map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    check(width, height, allowed)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    picture.apply_orientation(orientation);
    Ok(Decoded { picture, dpi })
}

fn check(width: u32, height: u32, allowed: u64) -> Result<(), ReadError> {
    let found = u64::from(width) * u64::from(height);
    if found > allowed { Err(ReadError::over("image_pixels", allowed, found)) } else { Ok(()) }
}

/// Dots an inch of a PNG: its `pHYs` chunk, where the unit is the metre.
fn png_dpi(bytes: &[u8]) -> Option<f32> {
    let at = memchr::memmem::find(bytes.get(..4096.min(bytes.len()))?, b"pHYs")?;
    let body = bytes.get(at + 4..at + 13)?;
    let across = u32::from_be_bytes(body.get(..4)?.try_into().ok()?);
    (body.last() == Some(&1)).then_some(across as f32 * 0.0254)
}

/// Dots an inch of a JPEG: the density of its JFIF segment (ITU-T T.871).
fn jpeg_dpi(bytes: &[u8]) -> Option<f32> {
    let at = memchr::memmem::find(bytes.get(..64.min(bytes.len()))?, b"JFIF\0")?;
    let body = bytes.get(at + 7..at + 10)?;
    let (unit, high, low) = (*body.first()?, *body.get(1)?, *body.get(2)?);
    let density = f32::from(u16::from_be_bytes([high, low]));
    match unit {
        1 => Some(density),
        2 => Some(density * 2.54),
        _ => None,
    }
}

fn open(bytes: &[u8]) -> Result<Decoder<Cursor<&[u8]>>, ReadError> {
    Decoder::new(Cursor::new(bytes)).map_err(damaged)
}

#[allow(clippy::needless_pass_by_value, reason = "it is the shape that map_err wants")]
fn damaged(error: TiffError) -> ReadError {
    ReadError::damaged("TIFF", "a picture", error.to_string())
}

/// Most directories that are followed: a chain that leads back to itself must end.
const MOST_PAGES: usize = 100_000;

/// How many pictures a TIFF holds.
pub(super) fn tiff_pages(bytes: &[u8]) -> Result<usize, ReadError> {
    let mut decoder = open(bytes)?;
    let mut count = 1;
    while decoder.more_images() && count < MOST_PAGES {
        decoder.next_image().map_err(damaged)?;
        count += 1;
    }
    Ok(count)
}

#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "the kinds of samples are another crate's, and may become more"
)]
fn tiff_page(bytes: &[u8], index: usize, allowed: u64) -> Result<Decoded, ReadError> {
    let mut decoder = open(bytes)?;
    decoder.seek_to_image(index).map_err(damaged)?;
    let (width, height) = decoder.dimensions().map_err(damaged)?;
    check(width, height, allowed)?;
    // Three samples of two bytes each are the most that is decoded.
    let most = usize::try_from(allowed.saturating_mul(6)).unwrap_or(usize::MAX);
    let mut limits = Limits::default();
    limits.decoding_buffer_size = most;
    limits.intermediate_buffer_size = most;
    let mut decoder = decoder.with_limits(limits);
    let across = decoder.get_tag(Tag::XResolution).ok().and_then(|v| v.into_f32().ok());
    let centimetres = decoder.get_tag_u32(Tag::ResolutionUnit).is_ok_and(|unit| unit == 3);
    let dpi = across.map(|d| if centimetres { d * 2.54 } else { d });
    let color = decoder.colortype().map_err(damaged)?;
    let samples = match decoder.read_image().map_err(damaged)? {
        DecodingResult::U8(samples) => samples,
        DecodingResult::U16(samples) => samples.into_iter().map(|s| (s >> 8) as u8).collect(),
        _ => return Err(ReadError::damaged("TIFF", "samples of 1, 8 or 16 bits", "others")),
    };
    let picture = match color {
        ColorType::Gray(1) => spread(&samples, width, height).map(DynamicImage::ImageLuma8),
        ColorType::Gray(_) => GrayImage::from_raw(width, height, samples).map(DynamicImage::ImageLuma8),
        ColorType::RGB(_) => RgbImage::from_raw(width, height, samples).map(DynamicImage::ImageRgb8),
        ColorType::RGBA(_) => {
            image::RgbaImage::from_raw(width, height, samples).map(DynamicImage::ImageRgba8)
        }
        other => return Err(ReadError::damaged("TIFF", "grey or RGB samples", format!("{other:?}"))),
    };
    let short = || ReadError::damaged("TIFF", "all samples of the picture", "fewer");
    Ok(Decoded { picture: picture.ok_or_else(short)?, dpi })
}

/// Single bits, rows begun on a byte, as samples.
fn spread(bits: &[u8], width: u32, height: u32) -> Option<GrayImage> {
    let stride = width.div_ceil(8) as usize;
    let mut out = Vec::with_capacity(width as usize * height as usize);
    for row in bits.chunks(stride).take(height as usize) {
        out.extend((0..width as usize).map(|x| {
            let byte = row.get(x / 8).copied().unwrap_or(0xff);
            if byte >> (7 - x % 8) & 1 == 1 { 255 } else { 0 }
        }));
    }
    GrayImage::from_raw(width, height, out)
}
