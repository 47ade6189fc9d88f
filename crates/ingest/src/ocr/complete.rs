//! Which pages are read from their picture, and how what was read joins what the file itself tells.
//!
//! A page is read where its reader left places that no glyph tells, or where the text over it is not Vietnamese to any
//! believable degree (a broken map, a scanner's layer in another language). Where only some places are unread, only
//! they are filled; the rest keeps the file's own text.

use model::{Code, Content, Diagnostic, Page, Reading, Rect, Region, Rotation, TextOrigin, Word};
use rayon::prelude::*;

use super::engine::{Engine, EngineError, Tesseract};
use super::read::{Scan, read_page};
use super::{Cached, OcrSettings, Store, When, company};
use crate::{Album, ReadError, ReadSettings, Shown, pdf};

/// Fills the pages of a PDF, or of a file of pictures, that need it. `reading` is what its reader made of the same bytes. The engine is looked for
/// only if a page needs it; `store` keeps its readings from run to run.
pub fn complete(
    bytes: &[u8],
    reading: &mut Reading,
    settings: &ReadSettings,
    store: Option<&dyn Store>,
) -> Result<(), ReadError> {
    let Some(wanted) = wanted(reading, &settings.ocr) else { return Ok(()) };
    match Tesseract::find(&settings.ocr) {
        Ok(engine) => match store {
            Some(store) => fill(bytes, reading, &wanted, settings, &Cached { engine: &engine, store }),
            None => fill(bytes, reading, &wanted, settings, &engine),
        },
        Err(error) => {
            reading.diagnostics.push(missing(&wanted, &error));
            Ok(())
        }
    }
}

/// As [`complete`], with an engine of the caller's choice.
pub fn complete_with(
    bytes: &[u8],
    reading: &mut Reading,
    settings: &ReadSettings,
    engine: &dyn Engine,
) -> Result<(), ReadError> {
    match wanted(reading, &settings.ocr) {
        Some(wanted) => fill(bytes, reading, &wanted, settings, engine),
        None => Ok(()),
    }
}

/// Indices of the pages to read; `None` where there are none.
fn wanted(reading: &Reading, settings: &OcrSettings) -> Option<Vec<usize>> {
    let Content::Pages(pages) = &reading.content else { return None };
    let wants = |page: &Page| match settings.when {
        When::Always => true,
        When::Never => false,
        When::Auto => pdf::needs_ocr(page) || !is_believable(page, settings),
    };
    let wanted: Vec<usize> = pages.iter().enumerate().filter(|(_, p)| wants(p)).map(|(i, _)| i).collect();
    (!wanted.is_empty()).then_some(wanted)
}

/// Whether the text of a page can be what stands on it.
fn is_believable(page: &Page, settings: &OcrSettings) -> bool {
    let text: Vec<&str> = page.words.iter().map(|w| w.text.as_str()).collect();
    let letters: usize = text.iter().map(|w| w.chars().filter(|c| c.is_alphabetic()).count()).sum();
    let plain: usize = text.iter().map(|w| w.chars().filter(char::is_ascii_alphabetic).count()).sum();
    // Plain Latin letters are another language, not a broken map: that gives marks and signs in the wrong places.
    letters < settings.judged_letters
        || plain as f32 >= letters as f32 * settings.plain_share
        || normalize::syllable::vietnamese_share(&text.join(" ")) >= settings.believable_share
}

fn missing(wanted: &[usize], error: &EngineError) -> Diagnostic {
    let place = wanted.first().map(|&i| Region { page: Some(i as u32 + 1), ..Region::default() });
    let note = Diagnostic::new(Code::OcrMissing, &[&wanted.len().to_string(), &error.to_string()]);
    match place {
        Some(place) => note.at(place),
        None => note,
    }
}

fn fill(
    bytes: &[u8],
    reading: &mut Reading,
    wanted: &[usize],
    settings: &ReadSettings,
    engine: &dyn Engine,
) -> Result<(), ReadError> {
    let Content::Pages(pages) = &mut reading.content else { return Ok(()) };
    let Some(album) = Album::open("", bytes, settings)? else { return Ok(()) };
    let mut read: Vec<Result<Outcome, EngineError>> = wanted
        .par_iter()
        // One page at a time for each thread: a page's picture is what takes memory.
        .with_max_len(1)
        .filter_map(|&index| pages.get(index).map(|page| read_one(&album, index, page, settings, engine)))
        .collect();
    // All pages were read: now each word can be held against what the others say.
    let mut seen: Vec<&mut Page> =
        read.iter_mut().filter_map(|r| r.as_mut().ok()).map(|o| &mut o.page).collect();
    company::weigh(&mut seen, &settings.ocr.company);
    let mut done = 0;
    for (&index, outcome) in wanted.iter().zip(read) {
        let Some(page) = pages.get_mut(index) else { continue };
        match outcome {
            Ok(Outcome { page: seen, whole }) => {
                done += 1;
                // What the page waited for has been done.
                let waits = |d: &Diagnostic| {
                    d.code == Code::PageNeedsOcr
                        && d.place.as_ref().is_some_and(|p| p.page == Some(page.number))
                };
                reading.diagnostics.retain(|d| !waits(d));
                reading.diagnostics.extend(observations(&seen, &settings.ocr));
                join(page, seen, whole, settings.ocr.when == When::Always, &settings.ocr);
            }
            Err(error) => {
                let number = page.number.to_string();
                let place = Region { page: Some(page.number), ..Region::default() };
                let note = Diagnostic::new(Code::OcrPageGivenUp, &[&number, &error.to_string()]);
                reading.diagnostics.push(note.at(place));
            }
        }
    }
    if done > 0 {
        let who = engine.identity();
        let note = Diagnostic::new(Code::OcrUsed, &[&done.to_string(), &who.program, &who.model]);
        reading.diagnostics.push(note);
    }
    reading.text_layer = pdf::text_layer(pages);
    Ok(())
}

struct Outcome {
    page: Page,
    /// Whether the picture was one scan of the page.
    whole: bool,
}

fn read_one(
    album: &Album<'_>,
    index: usize,
    page: &Page,
    settings: &ReadSettings,
    engine: &dyn Engine,
) -> Result<Outcome, EngineError> {
    let failed = |e: ReadError| EngineError::Failed { message: e.to_string() };
    let Shown { picture, place, stored } =
        album.show(index, settings.ocr.render_dpi, settings).map_err(failed)?;
    let scan = Scan { number: page.number, width: page.width, height: page.height, picture, place };
    Ok(Outcome { page: read_page(&scan, engine, &settings.ocr)?, whole: stored })
}

/// What there is to say about a page that was read.
fn observations(page: &Page, settings: &OcrSettings) -> Vec<Diagnostic> {
    let place = Region { page: Some(page.number), ..Region::default() };
    let unsure = page.words.iter().filter(|w| w.ocr_confidence.is_some_and(|c| c < settings.unsure)).count();
    let mut notes = Vec::new();
    if page.words.is_empty() {
        notes.push(Diagnostic::new(Code::OcrNothing, &[&page.number.to_string()]).at(place.clone()));
    } else if unsure as f32 > settings.unsure_share * page.words.len() as f32 {
        let (n, of) = (unsure.to_string(), page.words.len().to_string());
        notes.push(Diagnostic::new(Code::OcrUnsure, &[&page.number.to_string(), &n, &of]).at(place.clone()));
    }
    if page.rotation != Rotation::None {
        notes.push(Diagnostic::new(Code::PageTurned, &[&page.number.to_string()]).at(place));
    }
    notes
}

/// Puts what was read on the page. `whole`: the picture was a scan of the whole page, so that its rules are the page's.
fn join(page: &mut Page, seen: Page, whole: bool, always: bool, settings: &OcrSettings) {
    let area = page.width * page.height;
    let unread: f32 = page.unread.iter().map(|r| r.width() * r.height()).sum();
    let all = always
        || page.words.is_empty()
        || seen.rotation != Rotation::None
        || !is_believable(page, settings)
        || (whole && unread > 0.5 * area);
    let had_text = !page.words.is_empty();
    let places = std::mem::take(&mut page.unread);
    if all {
        // What the file itself tells beside the scan, such as the note of a digital signature, stays, and is levelled
        // with it.
        let stays = |w: &Word| {
            !always && !w.suspect && whole && !seen.words.iter().any(|s| s.bbox.overlap(&w.bbox) > 0.0)
        };
        let level = |w: Word| moved(w, |bbox| seen.skew.level(bbox));
        let kept: Vec<Word> = if is_believable(page, settings) {
            page.words.drain(..).map(level).filter(stays).collect()
        } else {
            Vec::new()
        };
        let mixed = !kept.is_empty();
        let (images, rulings) = (std::mem::take(&mut page.images), std::mem::take(&mut page.rulings));
        *page = Page { images, ..seen };
        // Where the letters are drawn as shapes, so may be what looks like rules.
        let straight = page.rotation == Rotation::None && page.skew.is_none();
        if !whole && had_text && straight && !rulings.is_empty() {
            page.rulings = rulings;
        }
        page.words.extend(kept);
        if mixed {
            page.text = TextOrigin::Mixed;
        }
    } else {
        let displayed = seen.words.into_iter().map(|w| moved(w, |bbox| seen.skew.display(bbox)));
        let inside = |w: &Word| {
            let (x, y) = w.bbox.center();
            places.iter().any(|p| p.contains(x, y))
        };
        page.words.retain(|w| !w.suspect);
        // A place spans the gap between two words: what the file tells in it is not told twice.
        let told = |w: &Word| {
            let (x, y) = w.bbox.center();
            page.words.iter().any(|k| k.bbox.contains(x, y))
        };
        let fresh: Vec<Word> = displayed.filter(|w| inside(w) && !told(w)).collect();
        if !fresh.is_empty() {
            page.text = TextOrigin::Mixed;
        }
        page.words.extend(fresh);
    }
    super::read::in_reading_order(&mut page.words, page.glyph_size);
}

/// A word whose box is another one; its foot goes with the middle of it.
fn moved(word: Word, to: impl Fn(&Rect) -> Rect) -> Word {
    let bbox = to(&word.bbox);
    let fall = bbox.center().1 - word.bbox.center().1;
    Word { bbox, baseline: word.baseline + fall, ..word }
}
