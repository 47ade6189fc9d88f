//! The pictures of a document's pages, whatever holds them: a PDF, or pictures by themselves.

use image::{DynamicImage, imageops};
use model::Rect;

use crate::picture::{Pictures, is_picture};
use crate::{ReadError, ReadSettings, detect, pdf};

/// A document whose pages can be seen.
pub enum Album<'a> {
    /// Pages that are drawn, or that one scan covers.
    Pdf(Box<pdf::File>),
    /// Pages that are pictures.
    Pictures(Pictures<'a>),
}

/// The picture of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// Upright as displayed, in colour where there is any.
    pub picture: DynamicImage,
    /// Where it stands on the page, points from the top left.
    pub place: Rect,
    /// Whether it is a scan of the page as stored, not drawn for this.
    pub stored: bool,
}

impl<'a> Album<'a> {
    /// The pages of a document; `None` for a format without pages.
    pub fn open(name: &str, bytes: &'a [u8], settings: &ReadSettings) -> Result<Option<Self>, ReadError> {
        match detect::detect(name, bytes) {
            Some(detect::Format::Pdf) => Ok(Some(Self::Pdf(Box::new(pdf::File::open(bytes, settings)?)))),
            Some(format) if is_picture(format) => {
                Ok(Some(Self::Pictures(Pictures::open(format, bytes, settings)?)))
            }
            _ => Ok(None),
        }
    }

    /// How many pages there are.
    pub fn page_count(&self) -> usize {
        match self {
            Self::Pdf(file) => file.page_count(),
            Self::Pictures(pictures) => pictures.count(),
        }
    }

    /// The page with an index, counted from 0: the scan that covers it as stored, else drawn at `dpi`.
    pub fn show(&self, index: usize, dpi: f32, settings: &ReadSettings) -> Result<Shown, ReadError> {
        match self {
            Self::Pdf(file) => {
                if let Some((picture, place)) = pdf::page_image(file, index, settings)? {
                    return Ok(Shown { picture: DynamicImage::ImageRgb8(picture), place, stored: true });
                }
                let drawn = pdf::render_page(file, index, dpi, settings)?;
                let points = 72.0 / dpi;
                let place =
                    Rect::new(0.0, 0.0, drawn.width() as f32 * points, drawn.height() as f32 * points);
                Ok(Shown { picture: DynamicImage::ImageRgb8(drawn), place, stored: false })
            }
            Self::Pictures(pictures) => {
                let (picture, (width, height)) = pictures.decode(index, settings)?;
                Ok(Shown { picture, place: Rect::new(0.0, 0.0, width, height), stored: true })
            }
        }
    }

    /// The whole page with an index, counted from 0, at `dpi`, with all that stands on it.
    pub fn draw(&self, index: usize, dpi: f32, settings: &ReadSettings) -> Result<DynamicImage, ReadError> {
        match self {
            Self::Pdf(file) => pdf::render_page(file, index, dpi, settings).map(DynamicImage::ImageRgb8),
            Self::Pictures(_) => {
                let Shown { picture, place, .. } = self.show(index, dpi, settings)?;
                let side = |points: f32| ((points * dpi / 72.0).round() as u32).max(1);
                let (width, height) = (side(place.width()), side(place.height()));
                Ok(picture.resize_exact(width, height, imageops::FilterType::Triangle))
            }
        }
    }
}
