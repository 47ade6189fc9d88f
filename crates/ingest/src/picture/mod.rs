//! Pictures of pages: a scan or a photograph as PNG, JPEG or TIFF, one page a picture.
//!
//! A picture becomes a page of its own size without words, and everything on it waits for OCR, as on a scanned page of a
//! PDF. Size: from the resolution that the file tells, where that makes a sheet of paper; else its long side is that of
//! A4. A JPEG that breaks off is read as far as it goes, and a diagnostic says so. Errors: a picture that does not decode is
//! damaged; one larger than `image_pixels`, or a file of more pages than
//! `pages`, is over its limit.

mod decode;
pub(crate) mod jpeg;
mod resolution;

use image::DynamicImage;
use model::{Code, Content, Diagnostic, Image, Page, Reading, Rect, Region, TextLayer};

use crate::detect::Format;
use crate::{ReadError, ReadSettings};

/// The pictures of a file, decoded one at a time.
#[derive(Debug, Clone, Copy)]
pub struct Pictures<'a> {
    bytes: &'a [u8],
    format: Format,
    count: usize,
}

/// Whether a format is that of a picture.
pub fn is_picture(format: Format) -> bool {
    matches!(format, Format::Png | Format::Jpeg | Format::Tiff)
}

impl<'a> Pictures<'a> {
    /// The pictures of a file of such a format.
    pub fn open(format: Format, bytes: &'a [u8], settings: &ReadSettings) -> Result<Self, ReadError> {
        let count = if format == Format::Tiff { decode::tiff_pages(bytes)? } else { 1 };
        let allowed = settings.limits.pages;
        if count as u64 > allowed {
            return Err(ReadError::over("pages", allowed, count as u64));
        }
        Ok(Self { bytes, format, count })
    }

    /// How many pages there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The picture with an index, counted from 0, upright as its file says, and the size of its sheet in points.
    pub fn decode(
        &self,
        index: usize,
        settings: &ReadSettings,
    ) -> Result<(DynamicImage, (f32, f32)), ReadError> {
        let decoded = decode::picture(self.format, self.bytes, index, settings.limits.image_pixels)?;
        let samples = (decoded.picture.width(), decoded.picture.height());
        Ok((decoded.picture, resolution::sheet(samples, decoded.dpi)))
    }
}

/// Reads the pages of a file of pictures; what stands on them is for OCR.
pub fn read(format: Format, bytes: &[u8], settings: &ReadSettings) -> Result<Reading, ReadError> {
    let pictures = Pictures::open(format, bytes, settings)?;
    let mut pages = Vec::with_capacity(pictures.count());
    for index in 0..pictures.count() {
        let (picture, (width, height)) = pictures.decode(index, settings)?;
        let bbox = Rect::new(0.0, 0.0, width, height);
        pages.push(Page {
            number: index as u32 + 1,
            width,
            height,
            images: vec![Image { bbox, pixel_width: picture.width(), pixel_height: picture.height() }],
            unread: vec![bbox],
            ..Page::default()
        });
    }
    let cut_short = format == Format::Jpeg && !jpeg::is_whole(bytes);
    let diagnostics = cut_short.then(|| note_cut_short(1)).into_iter().collect();
    Ok(Reading {
        media_type: format.media_type().to_owned(),
        page_count: Some(pages.len() as u32),
        text_layer: TextLayer::None,
        encodings: Vec::new(),
        digital_signatures: Vec::new(),
        content: Content::Pages(pages),
        diagnostics,
    })
}

/// Says that the picture of a page breaks off.
pub(crate) fn note_cut_short(page: u32) -> Diagnostic {
    let place = Region { page: Some(page), ..Region::default() };
    Diagnostic::new(Code::PictureCutShort, &[&page.to_string()]).at(place)
}
