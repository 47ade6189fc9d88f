//! One page from its picture: rules, cells, lines, and the engine's words at their places.
//!
//! First look: every line in its usual size, lines of a few letters in three sizes. Second look: the lines whose
//! words are not sure, in two more sizes. All lines of a look travel in one call.

use std::collections::BTreeMap;

use image::DynamicImage;
use model::{Page, Rect, Rotation, Ruling, Skew, Style, TextDirection, TextOrigin, Word};

use super::engine::{Engine, EngineError, Task};
use super::lines::Line;
use super::picture::{Gray, Prepared, prepare};
use super::repeat::{self, Parts};
use super::rules::Rule;
use super::strips::Strip;
use super::tsv::Seen;
use super::vote::Voted;
use super::{
    OcrSettings, bullets, cells, context, dots, lines, marks, rules, strips, strokes, tally, tsv, vote,
};

/// The picture of a page and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Scan {
    /// Page, counted from 1.
    pub number: u32,
    /// Displayed width of the page in points.
    pub width: f32,
    /// Displayed height of the page in points.
    pub height: f32,
    /// The picture, as displayed, in colour where the scan has it.
    pub picture: DynamicImage,
    /// Where it stands on the page, in points.
    pub place: Rect,
}

/// Size of the letters `x` in the em of a book face: Times and its kin have 0.45.
const X_HEIGHT_OF_EM: f32 = 0.46;

/// Height of capitals and digits in the em.
const CAPITAL_OF_EM: f32 = 0.67;

/// Relative sizes of the second and third look at a line.
const SIZES: [f32; 2] = [0.85, 1.15];

/// Reads a page. Its words and rulings stand level; its skew tells where the picture shows them.
pub fn read_page(scan: &Scan, engine: &dyn Engine, settings: &OcrSettings) -> Result<Page, EngineError> {
    let dpi = scan.picture.width() as f32 * 72.0 / scan.place.width().max(1.0);
    let mut prepared = prepare(&scan.picture, dpi, settings);
    let rules = rules::find(&mut prepared, settings);
    prepared.settle(settings);
    let zones = cells::zones(&rules.grid, prepared.x_height);
    let lines = lines::find(&prepared.components, &zones, prepared.x_height, settings);
    let words = read_lines(scan.number, &prepared, &lines, engine, settings)?;
    Ok(assemble(scan, &prepared, &rules.grid, &lines, &words))
}

/// What was seen of a line, look by look.
#[derive(Debug, Clone, Default)]
struct Looks {
    seen: Vec<Vec<Seen>>,
    /// Dots that its ink shows, where that was counted.
    dots: Option<usize>,
}

/// The words of each line.
fn read_lines(
    page: u32,
    prepared: &Prepared,
    lines: &[Line],
    engine: &dyn Engine,
    settings: &OcrSettings,
) -> Result<Vec<Vec<Voted>>, EngineError> {
    let mut looks: Vec<Looks> = vec![Looks::default(); lines.len()];
    let mut first: Vec<Strip> = Vec::new();
    let mut parts: Vec<Parts> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        first.extend(strips::cut(prepared, lines, i, 1.0, settings));
        if line.letters <= settings.short_line {
            first.extend(SIZES.iter().filter_map(|&s| strips::cut(prepared, lines, i, s, settings)));
            parts.extend(repeat::cut(prepared, lines, i, settings));
        }
    }
    look(&Task { page, pass: 0, alphabet: None }, &first, &parts, engine, &mut looks)?;
    let second = second_look(prepared, lines, &looks, settings);
    look(&Task { page, pass: 1, alphabet: None }, &second, &[], engine, &mut looks)?;
    let mut words: Vec<Vec<Voted>> = looks.iter().map(|l| vote::elect(&l.seen, l.dots)).collect();
    for (words, line) in words.iter_mut().zip(lines) {
        keep_inside(words, line);
        context::mend(words);
        strokes::recount(words, line, prepared);
        dots::count(words, line, prepared);
        marks::measure(words, line, prepared);
        tally::check(words, line, prepared);
        drop_dirt(words, line);
    }
    let mut cells: BTreeMap<usize, Vec<&mut Vec<Voted>>> = BTreeMap::new();
    for (words, line) in words.iter_mut().zip(lines).filter(|(_, line)| line.zone != 0) {
        cells.entry(line.zone).or_default().push(words);
    }
    cells.values_mut().for_each(|cell| context::mend_cell(cell));
    bullets::open(&mut words, lines, prepared);
    Ok(words)
}

/// The engine's boxes are rough: at the end of a narrow cell they reach into the next one, where no ink of the line is.
fn keep_inside(words: &mut [Voted], line: &Line) {
    let (left, right) = (line.x0 as f32, line.x1 as f32);
    for Voted { seen, .. } in words {
        if seen.x0 < right && seen.x1 > left {
            (seen.x0, seen.x1) = (seen.x0.max(left), seen.x1.min(right));
        }
    }
}

/// A line without a letter or digit is dirt: outside tables always, in a cell unless it is a dash, which says that there
/// is nothing.
fn drop_dirt(words: &mut Vec<Voted>, line: &Line) {
    // What an erased rule left under or behind the letters.
    words.retain(|w| !w.seen.text.chars().all(|c| c == '_'));
    let says =
        |c: char| c.is_alphanumeric() || (line.zone != 0 && matches!(c, '-' | '–' | '—' | '%' | '+' | '/'));
    if !words.iter().any(|w| w.seen.text.chars().any(says)) {
        words.clear();
    }
}

/// The lines that are not sure, in other sizes: the least sure first, as far as the allowance goes.
fn second_look(prepared: &Prepared, lines: &[Line], looks: &[Looks], settings: &OcrSettings) -> Vec<Strip> {
    let sure = |looks: &Looks| {
        looks.seen.first().map_or(0.0, |l| if l.is_empty() { 0.0 } else { vote::confidence(l) })
    };
    let mut doubtful: Vec<(f32, usize)> = lines
        .iter()
        .zip(looks)
        .enumerate()
        .filter(|(_, (line, _))| line.letters > settings.short_line)
        .map(|(i, (_, looks))| (sure(looks), i))
        .filter(|(sure, _)| *sure < settings.second_look)
        .collect();
    doubtful.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let letters = |i: usize| lines.get(i).map_or(0, |l| l.letters);
    let mut left = (lines.iter().map(|l| l.letters).sum::<usize>() as f32 * settings.second_share) as usize;
    let mut out = Vec::new();
    for (_, i) in doubtful {
        for size in SIZES {
            if letters(i) > left {
                return out;
            }
            left -= letters(i);
            out.extend(strips::cut(prepared, lines, i, size, settings));
        }
    }
    out
}

/// Has strips read, and puts what was seen, in px of the page, with their lines.
fn look(
    task: &Task,
    strips: &[Strip],
    parts: &[Parts],
    engine: &dyn Engine,
    looks: &mut [Looks],
) -> Result<(), EngineError> {
    if strips.is_empty() {
        return Ok(());
    }
    let pictures: Vec<&Gray> =
        strips.iter().map(|s| &s.gray).chain(parts.iter().flat_map(|p| p.strips.iter())).collect();
    let answer = engine.read(&strips::tiff(&pictures), task)?;
    let mut answers = tsv::parse(&answer, pictures.len()).into_iter();
    for strip in strips {
        let mut seen = answers.next().unwrap_or_default();
        for word in &mut seen {
            word.x0 = strip.x + word.x0 / strip.scale;
            word.x1 = strip.x + word.x1 / strip.scale;
        }
        if let Some(looks) = looks.get_mut(strip.line) {
            looks.seen.push(seen);
        }
    }
    for part in parts {
        let seen: Vec<Vec<Seen>> = answers.by_ref().take(part.strips.len()).collect();
        if let Some(looks) = looks.get_mut(part.line) {
            looks.dots = Some(part.dots());
            looks.seen.extend(part.read(&seen).map(|s| vec![s]));
        }
    }
    Ok(())
}

fn assemble(scan: &Scan, prepared: &Prepared, grid: &[Rule], lines: &[Line], read: &[Vec<Voted>]) -> Page {
    let sideways = prepared.quarters % 2 == 1;
    let (width, height) = if sideways { (scan.height, scan.width) } else { (scan.width, scan.height) };
    let place = Placement::of(scan, prepared);
    let mut words: Vec<Word> = Vec::new();
    for (line, read) in lines.iter().zip(read) {
        words.extend(read.iter().map(|word| place.word(line, word, prepared.x_height)));
    }
    let glyph_size = prepared.x_height / X_HEIGHT_OF_EM * place.scale;
    in_reading_order(&mut words, glyph_size);
    Page {
        number: scan.number,
        width,
        height,
        rotation: match prepared.quarters {
            1 => Rotation::Quarter,
            2 => Rotation::Half,
            3 => Rotation::ThreeQuarters,
            _ => Rotation::None,
        },
        skew: place.skew(prepared),
        text: if words.is_empty() { TextOrigin::None } else { TextOrigin::Ocr },
        words,
        rulings: grid.iter().map(|r| place.ruling(r)).collect(),
        images: Vec::new(),
        glyph_size,
        unread: Vec::new(),
    }
}

/// Lines whose feet are level are one line of the page: left to right. Lines top to bottom.
pub(super) fn in_reading_order(words: &mut [Word], glyph_size: f32) {
    words.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut from = 0;
    while from < words.len() {
        let foot = words.get(from).map_or(0.0, |w| w.baseline);
        let level =
            words.iter().skip(from).take_while(|w| w.baseline - foot < 0.3 * glyph_size).count().max(1);
        if let Some(line) = words.get_mut(from..from + level) {
            line.sort_by(|a, b| a.bbox.x0.total_cmp(&b.bbox.x0));
        }
        from += level;
    }
}

/// From px of the prepared picture to points of the page.
struct Placement {
    x: f32,
    y: f32,
    scale: f32,
}

impl Placement {
    fn of(scan: &Scan, prepared: &Prepared) -> Self {
        let p = scan.place;
        let (x, y) = match prepared.quarters {
            1 => (scan.height - p.y1, p.x0),
            2 => (scan.width - p.x1, scan.height - p.y1),
            3 => (p.y0, scan.width - p.x1),
            _ => (p.x0, p.y0),
        };
        Self { x, y, scale: 72.0 / prepared.dpi }
    }

    /// Pictures are straightened about their middle.
    fn skew(&self, prepared: &Prepared) -> Skew {
        if prepared.skew == 0.0 {
            return Skew::default();
        }
        let (width, height) = (prepared.gray.width as f32, prepared.gray.height as f32);
        let (x, y) = (self.x + width / 2.0 * self.scale, self.y + height / 2.0 * self.scale);
        Skew { degrees: prepared.skew, x, y }
    }

    fn word(&self, line: &Line, word: &Voted, x_height: f32) -> Word {
        // Letters of both cases have the x-height as median; a line of capitals and digits has theirs.
        let tall = line.letter_height > 1.25 * x_height;
        let em = if tall {
            line.letter_height / CAPITAL_OF_EM
        } else {
            line.letter_height.max(x_height) / X_HEIGHT_OF_EM
        };
        let (top, foot) = (line.baseline - 0.8 * em, line.baseline + 0.22 * em);
        let seen = &word.seen;
        Word {
            text: seen.text.clone(),
            bbox: self.rect(seen.x0, top, seen.x1, foot),
            baseline: self.y + line.baseline * self.scale,
            style: Style { size: em * self.scale, ..Style::default() },
            direction: TextDirection::Right,
            ocr_confidence: Some(seen.confidence),
            readings: word.others.clone(),
            suspect: false,
            space_before: true,
        }
    }

    fn ruling(&self, rule: &Rule) -> Ruling {
        let half = rule.thickness / 2.0;
        let (low, high) = (rule.at - half, rule.at + half);
        let bbox = if rule.horizontal {
            self.rect(rule.from, low, rule.to, high)
        } else {
            self.rect(low, rule.from, high, rule.to)
        };
        Ruling { bbox }
    }

    fn rect(&self, x0: f32, y0: f32, x1: f32, y1: f32) -> Rect {
        Rect::new(
            self.x + x0 * self.scale,
            self.y + y0 * self.scale,
            self.x + x1 * self.scale,
            self.y + y1 * self.scale,
        )
    }
}
