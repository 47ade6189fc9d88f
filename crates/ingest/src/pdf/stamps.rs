//! What was put on the page after it was typeset: the appearances of its annotations.
//!
//! A stamp that reads as the banner of a signature goes to the facts of the file. Anything else, such as the number and
//! the date that an office stamps on, is text at its place and joins the words of the page.

use hayro_interpret::TransformExt as _;
use hayro_interpret::kurbo::Affine;
use hayro_interpret::util::RectExt as _;
use hayro_syntax::object::{Array, Rect as Box2};
use hayro_syntax::page::Page as Source;
use model::{Rect, Ruling};

use super::PdfSettings;
use super::banner::{self, Banner};
use super::file::dictionaries;
use super::fonts::Fonts;
use super::glyphs::{Glyph, Layer};
use super::words::find_words;
use crate::Oddities;

/// Boxes of the annotations of a page, as displayed and turned.
pub(super) fn find_places(page: &Source<'_>, turn: Affine) -> Vec<Rect> {
    let transform: Affine = turn * page.initial_transform(true).to_kurbo();
    let annotations = page.raw().get::<Array<'_>>(b"Annots");
    let boxes = annotations.iter().flat_map(dictionaries).filter_map(|a| a.get::<Box2>(b"Rect"));
    boxes
        .map(|r| transform.transform_rect_bbox(r.to_kurbo()))
        .filter(hayro_interpret::kurbo::Rect::is_finite)
        .map(|r| Rect::new(r.x0 as f32, r.y0 as f32, r.x1 as f32, r.y1 as f32))
        .collect()
}

/// Parts the glyphs of the annotations into banners of signatures and the rest.
pub(super) fn sort<'g>(
    glyphs: &'g [Glyph],
    places: &[Rect],
    fonts: &Fonts,
    settings: &PdfSettings,
) -> (Vec<Banner>, Vec<&'g Glyph>) {
    let mut rest: Vec<&Glyph> = glyphs.iter().filter(|g| g.layer == Layer::Annotation).collect();
    let mut banners = Vec::new();
    let rulings: &[Ruling] = &[];
    for place in places {
        if rest.is_empty() {
            break;
        }
        let (inside, outside): (Vec<&Glyph>, Vec<&Glyph>) =
            rest.iter().copied().partition(|g| place.contains(g.x, g.y));
        if let Some(banner) =
            banner::read(&find_words(&inside, fonts, rulings, settings, &mut Oddities::default()))
        {
            banners.push(banner);
            rest = outside;
        }
    }
    (banners, rest)
}
