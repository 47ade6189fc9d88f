//! Places of a page that hold text which no glyph tells: scans, letters drawn as shapes, glyphs without Unicode.

use model::{Page, Rect};

use super::PdfSettings;

/// The places of a page that need OCR, given the shapes that it fills. The page's words, pictures and rulings are
/// already in place.
pub(super) fn find_unread(page: &Page, shapes: &[Rect], settings: &PdfSettings) -> Vec<Rect> {
    let whole = Rect { x0: 0.0, y0: 0.0, x1: page.width, y1: page.height };
    let mut unread = pictures(page, settings);
    unread.extend(drawn_letters(page, shapes, settings));
    if let [place] = unread.as_mut_slice() {
        *place = clamp(place, &whole);
    }
    for word in page.words.iter().filter(|w| w.suspect) {
        // The boxes of lines that are set close overlap: a word is in a place where its middle is.
        let (x, y) = word.bbox.center();
        if !unread.iter().any(|u| u.contains(x, y)) {
            unread.push(word.bbox);
        }
    }
    join_neighbours(unread, page)
}

/// Pictures that are large enough for text and over which almost none was read. Strips of one scan count together.
fn pictures(page: &Page, settings: &PdfSettings) -> Vec<Rect> {
    let area = page.width * page.height;
    let size = |r: &Rect| r.width() * r.height();
    let together: f32 = page.images.iter().map(|i| size(&i.bbox)).sum();
    let places: Vec<Rect> = if page.images.len() > 1 && together >= 2.0 * settings.picture_share * area {
        page.images.iter().map(|i| i.bbox).reduce(|a, b| a.union(&b)).into_iter().collect()
    } else {
        page.images.iter().map(|i| i.bbox).filter(|b| size(b) >= settings.picture_share * area).collect()
    };
    let read_over =
        |place: &Rect| page.words.iter().filter(|w| !w.suspect && place.overlap(&w.bbox) > 0.0).count();
    places.into_iter().filter(|place| read_over(place) < settings.picture_words).collect()
}

/// The area of letters that were turned to shapes.
fn drawn_letters(page: &Page, shapes: &[Rect], settings: &PdfSettings) -> Option<Rect> {
    let letters: usize = page.words.iter().map(|w| w.text.chars().count()).sum();
    let small: Vec<&Rect> = shapes.iter().filter(|s| s.height() < 0.1 * page.height).collect();
    if small.len() <= settings.letter_shapes.max(letters) {
        return None;
    }
    small.into_iter().copied().reduce(|a, b| a.union(&b))
}

fn clamp(r: &Rect, to: &Rect) -> Rect {
    Rect { x0: r.x0.max(to.x0), y0: r.y0.max(to.y0), x1: r.x1.min(to.x1), y1: r.y1.min(to.y1) }
}

/// Joins the boxes of words that stand next to each other on a line.
fn join_neighbours(places: Vec<Rect>, page: &Page) -> Vec<Rect> {
    let mut joined: Vec<Rect> = Vec::new();
    for place in places {
        let near = |last: &Rect| {
            (last.y0 - place.y0).abs() < 0.5 * place.height()
                && place.x0 - last.x1 < page.glyph_size
                && place.x0 >= last.x0
        };
        match joined.last_mut().filter(|last| near(last)) {
            Some(last) => *last = last.union(&place),
            None => joined.push(place),
        }
    }
    joined
}

/// Whether a page holds text that only OCR can read.
pub fn needs_ocr(page: &Page) -> bool {
    !page.unread.is_empty()
}
