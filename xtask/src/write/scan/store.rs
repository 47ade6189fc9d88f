//! Pictures of pages as a file: a PDF that holds nothing else, or pictures by themselves.

use std::io::{Cursor, Write as _};

use anyhow::{Context as _, Result};
use clap::ValueEnum;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ExtendedColorType, ImageFormat, RgbImage, imageops};
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream, dictionary};

use super::{Tone, Wear, bilevel};

/// The file around the pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Container {
    /// PDF, a picture a page.
    Pdf,
    /// PDF, a picture a page, of single bits under the group 4 code of fax machines.
    FaxPdf,
    /// PDF, a picture a page, of single bits under JBIG2.
    Jbig2Pdf,
    /// JPEG; the first page alone.
    Jpeg,
    /// PNG; the first page alone.
    Png,
    /// TIFF, a picture a page.
    Tiff,
}

impl Container {
    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf | Self::FaxPdf | Self::Jbig2Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Tiff => "tif",
        }
    }
}

/// Threshold between ink and paper of a scanner that stores single bits.
pub(super) const INK: u8 = 150;

/// The file.
pub(super) fn file(pages: &[RgbImage], wear: &Wear) -> Result<Vec<u8>> {
    let first = || pages.first().context("a document without pages");
    match wear.container {
        Container::Pdf | Container::FaxPdf | Container::Jbig2Pdf => pdf(pages, wear),
        Container::Jpeg => jpeg(first()?, wear),
        Container::Png => {
            let mut out = Cursor::new(Vec::new());
            picture(first()?, wear.tone).write_to(&mut out, ImageFormat::Png)?;
            Ok(out.into_inner())
        }
        Container::Tiff => tiff(pages, wear),
    }
}

/// A page in the tone that the scanner stores.
fn picture(page: &RgbImage, tone: Tone) -> DynamicImage {
    match tone {
        Tone::Color => DynamicImage::ImageRgb8(page.clone()),
        Tone::Gray => DynamicImage::ImageLuma8(imageops::grayscale(page)),
        Tone::Bits => {
            let mut gray = imageops::grayscale(page);
            for sample in gray.pixels_mut() {
                sample.0[0] = if sample.0[0] < INK { 0 } else { 255 };
            }
            DynamicImage::ImageLuma8(gray)
        }
    }
}

fn jpeg(page: &RgbImage, wear: &Wear) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut out, wear.quality);
    let picture = picture(page, wear.tone);
    if wear.tone == Tone::Color {
        encoder.encode_image(&picture)?;
    } else {
        let gray = picture.to_luma8();
        encoder.encode(&gray, gray.width(), gray.height(), ExtendedColorType::L8)?;
    }
    Ok(out)
}

/// Rows of single bits, each begun on a byte; 1 is paper.
fn bits(page: &RgbImage) -> Vec<u8> {
    let gray = imageops::grayscale(page);
    let mut out = Vec::with_capacity(gray.len() / 8 + gray.height() as usize);
    for row in gray.as_raw().chunks(gray.width() as usize) {
        for samples in row.chunks(8) {
            let byte =
                samples.iter().enumerate().fold(0, |byte, (i, &s)| byte | (u8::from(s >= INK) << (7 - i)));
            out.push(byte);
        }
    }
    out
}

fn deflated(data: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data)?;
    Ok(encoder.finish()?)
}

fn pdf(pages: &[RgbImage], wear: &Wear) -> Result<Vec<u8>> {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let mut kids: Vec<Object> = Vec::new();
    for page in pages {
        let (colors, depth, filter, data) = match wear.tone {
            _ if wear.container == Container::FaxPdf => {
                ("DeviceGray", 1, "CCITTFaxDecode", bilevel::fax(page)?)
            }
            _ if wear.container == Container::Jbig2Pdf => {
                ("DeviceGray", 1, "JBIG2Decode", bilevel::jbig2(page)?)
            }
            Tone::Color => ("DeviceRGB", 8, "DCTDecode", jpeg(page, wear)?),
            Tone::Gray => ("DeviceGray", 8, "DCTDecode", jpeg(page, wear)?),
            Tone::Bits => ("DeviceGray", 1, "FlateDecode", deflated(&bits(page))?),
        };
        let mut picture = dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "ColorSpace" => colors, "BitsPerComponent" => depth,
            "Width" => i64::from(page.width()), "Height" => i64::from(page.height()), "Filter" => filter,
        };
        if wear.container == Container::FaxPdf {
            let (columns, rows) = (i64::from(page.width()), i64::from(page.height()));
            picture.set("DecodeParms", dictionary! { "K" => -1, "Columns" => columns, "Rows" => rows });
        }
        let picture = document.add_object(Stream::new(picture, data));
        let points = |samples: u32| samples as f32 * 72.0 / wear.dpi as f32;
        let (width, height) = (points(page.width()), points(page.height()));
        let number = |v: f32| Object::Real(v);
        let shown = Content {
            operations: vec![
                Operation::new("cm", [width, 0.0, 0.0, height, 0.0, 0.0].into_iter().map(number).collect()),
                Operation::new("Do", vec!["P".into()]),
            ],
        };
        let shown = document.add_object(Stream::new(dictionary! {}, shown.encode()?));
        let page = document.add_object(dictionary! {
            "Type" => "Page", "Parent" => tree, "Contents" => shown,
            "MediaBox" => vec![0.into(), 0.into(), number(width), number(height)],
            "Resources" => dictionary! { "XObject" => dictionary! { "P" => picture } },
        });
        kids.push(page.into());
    }
    let count = kids.len() as i64;
    document.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    let mut out = Vec::new();
    document.save_to(&mut out)?;
    Ok(out)
}

/// TIFF 6.0, little-endian, a strip a page, all under Deflate (compression 8).
fn tiff(pages: &[RgbImage], wear: &Wear) -> Result<Vec<u8>> {
    let mut out: Vec<u8> = b"II\x2a\0\0\0\0\0".to_vec();
    let mut link = 4;
    for page in pages {
        let (depth, samples, data) = match wear.tone {
            Tone::Color => (8, 3, page.as_raw().clone()),
            Tone::Gray => (8, 1, imageops::grayscale(page).into_raw()),
            Tone::Bits => (1, 1, bits(page)),
        };
        let data = deflated(&data)?;
        let at = out.len() as u32;
        let length = data.len() as u32;
        out.extend(data);
        let resolution = out.len() as u32;
        out.extend(wear.dpi.to_le_bytes());
        out.extend(1_u32.to_le_bytes());
        // Three depths do not fit into the field itself.
        let depths = out.len() as u32;
        out.extend([8_u16; 3].iter().flat_map(|d| d.to_le_bytes()));
        let directory = out.len() as u32;
        out[link..link + 4].copy_from_slice(&directory.to_le_bytes());
        let depth = if samples == 3 { (3_u32, depths) } else { (1, depth) };
        // Tag, type (3 short, 4 long, 5 rational), count, value.
        let entries: [(u16, u16, u32, u32); 12] = [
            (256, 4, 1, page.width()),
            (257, 4, 1, page.height()),
            (258, 3, depth.0, depth.1),
            (259, 3, 1, 8),
            (262, 3, 1, if samples == 3 { 2 } else { 1 }),
            (273, 4, 1, at),
            (277, 3, 1, samples),
            (278, 4, 1, page.height()),
            (279, 4, 1, length),
            (282, 5, 1, resolution),
            (283, 5, 1, resolution),
            (296, 3, 1, 2),
        ];
        out.extend((entries.len() as u16).to_le_bytes());
        for (tag, kind, count, value) in entries {
            out.extend(tag.to_le_bytes());
            out.extend(kind.to_le_bytes());
            out.extend(count.to_le_bytes());
            out.extend(value.to_le_bytes());
        }
        link = out.len();
        out.extend([0; 4]);
    }
    Ok(out)
}
