//! What a page drew, put together: which letters count, where they came from, what is left for OCR.

use model::{Code, Diagnostic, Encoding, Page, Rect, Region, TextOrigin, Word};
use normalize::syllable::vietnamese_share;

use super::banner::{self, Banner};
use super::glyphs::{Glyph, Layer};
use super::ink::Ink;
use super::{PdfSettings, encodings, legacy, lines, rulings, stamps, trust, unread, words};
use crate::Oddities;
use crate::picture::note_cut_short;

/// Fills a page, whose number and size are known, from its ink.
pub(super) fn assemble(page: &mut Page, mut ink: Ink, places: &[Rect], settings: &PdfSettings) -> Assembled {
    let legacy = legacy::mend(&mut ink.glyphs, &mut ink.fonts);
    encodings::mend(&mut ink.glyphs, &ink.fonts);
    ink.fonts.distrust(trust::find_liars(&ink.glyphs, settings));
    page.glyph_size = lines::median_size(&ink.glyphs);
    page.rulings = rulings::find_rulings(&ink.marks.straight, page.glyph_size, settings);
    page.images = std::mem::take(&mut ink.images);
    let (mut banners, stamped) = stamps::sort(&ink.glyphs, places, &ink.fonts, settings);
    let (slanted, mut upright): (Vec<&Glyph>, Vec<&Glyph>) =
        ink.glyphs.iter().filter(|g| g.layer == Layer::Page).partition(|g| g.slanted);
    upright.extend(stamped);
    let mut odd = Oddities::default();
    page.words = words::find_words(&upright, &ink.fonts, &page.rulings, settings, &mut odd);
    banners.extend(banner::take_from(&mut page.words));
    let mut notes: Vec<Diagnostic> = banners
        .iter()
        .map(|b| Diagnostic::new(Code::SignatureBanner, &[&b.text]).at(Region::on_page(page.number, b.place)))
        .collect();
    notes.extend(note_slanted(page, &slanted));
    page.text = if page.words.is_empty() { TextOrigin::None } else { TextOrigin::Native };
    page.unread = unread::find_unread(page, &ink.marks.shapes, settings);
    // Of other pictures, such as a coat of arms, no text is expected.
    if ink.cut_short.iter().any(|cut| page.unread.iter().any(|place| place.overlap(cut) > 0.0)) {
        notes.push(note_cut_short(page.number));
    }
    notes.extend(use_hidden(page, &ink, settings, &mut odd));
    notes.extend(note_unread(page));
    let here = Region { page: Some(page.number), ..Region::default() };
    notes.extend(odd.into_notes().into_iter().map(|note| note.at(here.clone())));
    let encodings = if page.words.is_empty() { Vec::new() } else { met(legacy, &ink) };
    Assembled { banners, encodings, diagnostics: notes }
}

/// What came off a page beside its words.
#[derive(Default)]
pub(super) struct Assembled {
    pub(super) banners: Vec<Banner>,
    /// Character sets met, in order.
    pub(super) encodings: Vec<Encoding>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

fn met(mut legacy: Vec<Encoding>, ink: &Ink) -> Vec<Encoding> {
    if ink.glyphs.iter().any(|g| ink.fonts.charset(g.font).is_none() && !g.is_blank()) {
        legacy.insert(0, Encoding::Unicode);
    }
    legacy
}

/// Text set askew is a watermark or a stamp: it is quoted, and kept out of the words.
fn note_slanted(page: &Page, slanted: &[&Glyph]) -> Option<Diagnostic> {
    let mut text = String::new();
    let mut place: Option<Rect> = None;
    for glyph in slanted {
        if glyph.is_blank() {
            text.push(' ');
        } else {
            glyph.push_to(&mut text);
            let at = Rect::new(glyph.x, glyph.y, glyph.end.0, glyph.end.1);
            place = Some(place.map_or(at, |p| p.union(&at)));
        }
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    place.map(|place| {
        Diagnostic::new(Code::SlantedText, &[&normalize::clean(&text)])
            .at(Region::on_page(page.number, place))
    })
}

/// The hidden text layer of a scan is used where nothing else was read and it reads as Vietnamese.
fn use_hidden(page: &mut Page, ink: &Ink, settings: &PdfSettings, odd: &mut Oddities) -> Option<Diagnostic> {
    let hidden: Vec<&Glyph> = ink.glyphs.iter().filter(|g| g.layer == Layer::Hidden && !g.slanted).collect();
    if hidden.iter().all(|g| g.is_blank()) || page.unread.is_empty() {
        return None;
    }
    let words = words::find_words(&hidden, &ink.fonts, &page.rulings, settings, odd);
    let text = words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
    let share = vietnamese_share(&text);
    let percent = format!("{:.0}", 100.0 * share);
    let number = page.number;
    let place = Region { page: Some(number), ..Region::default() };
    if share < settings.hidden_share {
        return Some(
            Diagnostic::new(Code::HiddenLayerDistrusted, &[&number.to_string(), &percent]).at(place),
        );
    }
    let free = |word: &Word| !page.words.iter().any(|w| !w.suspect && w.bbox.overlap(&word.bbox) > 0.0);
    let read: Vec<Word> =
        words.into_iter().filter(free).map(|w| Word { ocr_confidence: Some(share), ..w }).collect();
    page.unread.retain(|place| !read.iter().any(|w| place.overlap(&w.bbox) > 0.0));
    page.text = if page.words.is_empty() { TextOrigin::Ocr } else { TextOrigin::Mixed };
    page.words.extend(read);
    Some(Diagnostic::new(Code::HiddenLayerUsed, &[&number.to_string(), &percent]).at(place))
}

/// Names what is left for OCR: a page as a whole, or the boxes of the words that could not be read.
fn note_unread(page: &Page) -> Vec<Diagnostic> {
    let number = page.number.to_string();
    let suspects = page.words.iter().filter(|w| w.suspect).count();
    let mut notes = Vec::new();
    let around = |places: &[Rect]| places.iter().copied().reduce(|a, b| a.union(&b));
    let words: Vec<Rect> = page.words.iter().filter(|w| w.suspect).map(|w| w.bbox).collect();
    if let Some(place) = around(&words) {
        let note = Diagnostic::new(Code::TextSuspect, &[&suspects.to_string(), &number]);
        notes.push(note.at(Region::on_page(page.number, place)));
    }
    let pictures: Vec<Rect> =
        page.unread.iter().filter(|u| !words.iter().any(|w| u.overlap(w) > 0.0)).copied().collect();
    if let Some(place) = around(&pictures) {
        notes.push(Diagnostic::new(Code::PageNeedsOcr, &[&number]).at(Region::on_page(page.number, place)));
    }
    notes
}
