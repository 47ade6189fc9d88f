//! A glyph as drawn: its letters, where it stands, which way it runs.

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, Point};
use model::{Rect, TextDirection};

use super::fonts::FontIndex;

/// Units of glyph space in one em.
const UNITS: f64 = 1000.0;
/// A run whose direction leans more than this (tangent) against the axes is slanted, as a watermark is.
const SLANT: f64 = 0.2;

/// The text of a glyph.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Letters {
    /// One character: nearly all.
    One(char),
    /// Several: a ligature, or a letter with its marks.
    More(Box<str>),
    /// A byte of a character set older than Unicode; words are decoded as a whole.
    Coded(u8),
    /// The font does not tell.
    Unknown,
}

/// Which layer of the page drew a glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Layer {
    /// The page's own content.
    Page,
    /// Drawn invisibly: the text layer of a scan.
    Hidden,
    /// The appearance of an annotation: a stamp, a signature, a form field.
    Annotation,
}

/// A glyph on the page. Lengths in points, from the top left of the displayed page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    /// Its text.
    pub(super) letters: Letters,
    /// The code that selected it in its font.
    pub(super) code: u32,
    /// Origin on the baseline.
    pub(super) x: f32,
    /// Origin on the baseline.
    pub(super) y: f32,
    /// Where the advance ends.
    pub(super) end: (f32, f32),
    /// Font size, scaled as displayed.
    pub(super) size: f32,
    /// Nearest of the four directions.
    pub(super) direction: TextDirection,
    /// Leans against the axes.
    pub(super) slanted: bool,
    /// Its font.
    pub(super) font: FontIndex,
    /// What drew it.
    pub(super) layer: Layer,
    /// The run that drew it, counted from 0 in drawing order.
    pub(super) run: u32,
    /// Where it can be seen, if a clip hides the larger part of it: a line that its cell has no room for.
    pub(super) seen: Option<Box<Rect>>,
}

impl Glyph {
    /// White space, or nothing to see at all.
    pub(super) fn is_blank(&self) -> bool {
        match &self.letters {
            Letters::One(c) => c.is_whitespace() || c.is_control() || is_zero_width(*c),
            Letters::More(s) => s.chars().all(|c| c.is_whitespace() || c.is_control() || is_zero_width(c)),
            Letters::Coded(byte) => matches!(byte, b' ' | 0xa0),
            Letters::Unknown => false,
        }
    }

    /// A letter in lower case.
    pub(super) fn is_small_letter(&self) -> bool {
        matches!(self.letters, Letters::One(c) if c.is_lowercase())
    }

    /// A combining mark, which belongs to the letter before it.
    pub(super) fn is_mark(&self) -> bool {
        matches!(self.letters, Letters::One('\u{300}'..='\u{36f}'))
    }

    /// Appends its text; what the font does not tell is U+FFFD.
    pub(super) fn push_to(&self, text: &mut String) {
        match &self.letters {
            Letters::One(c) => text.push(*c),
            Letters::More(s) => text.extend(s.chars().filter(|c| !c.is_whitespace() && !c.is_control())),
            Letters::Coded(byte) => text.push(char::from(*byte)),
            Letters::Unknown => text.push(char::REPLACEMENT_CHARACTER),
        }
    }
}

fn is_zero_width(c: char) -> bool {
    // A soft hyphen that is drawn is a hyphen.
    matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// What the letters of a font look like at a glance, to tell which fonts need a closer look.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Glance {
    /// Letters of any script.
    pub(super) letters: usize,
    /// Vowels without a mark, and all letters beyond ASCII.
    pub(super) vowels: usize,
    /// Letters that only Unicode Vietnamese has.
    pub(super) vietnamese: usize,
    /// Codes or letters from 80 to FF.
    pub(super) upper: usize,
    /// Letters beyond the Latin of Europe that are not Vietnamese.
    pub(super) strange: usize,
}

/// A glance at each font, by its index.
pub(super) fn glance(glyphs: &[Glyph]) -> Vec<Glance> {
    let fonts = glyphs.iter().map(|g| usize::from(g.font) + 1).max().unwrap_or(0);
    let mut glances = vec![Glance::default(); fonts];
    for glyph in glyphs {
        let Some(glance) = glances.get_mut(usize::from(glyph.font)) else { continue };
        glance.upper += usize::from((0x80..=0xff).contains(&glyph.code));
        let Letters::One(c) = glyph.letters else { continue };
        match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'A' | 'E' | 'I' | 'O' | 'U' | 'Y' => {
                glance.letters += 1;
                glance.vowels += 1;
            }
            'b'..='z' | 'B'..='Z' => glance.letters += 1,
            '\u{80}'..='\u{17f}' => {
                glance.letters += 1;
                glance.vowels += 1;
                glance.upper += usize::from(c <= '\u{ff}');
            }
            '\u{1a0}' | '\u{1a1}' | '\u{1af}' | '\u{1b0}' | '\u{1ea0}'..='\u{1ef9}' => {
                glance.letters += 1;
                glance.vowels += 1;
                glance.vietnamese += 1;
            }
            '\u{180}'..='\u{2af}' | '\u{400}'..='\u{6ff}' => {
                glance.letters += 1;
                glance.vowels += 1;
                glance.strange += 1;
            }
            '\u{f080}'..='\u{f0ff}' => glance.upper += 1,
            _ => {}
        }
    }
    glances
}

/// The glyphs of a run, placed by `transform`. Glyphs without a finite place are dropped: nobody can see them.
pub(super) fn of_run(
    run: &GlyphRun<'_, '_>,
    transform: Affine,
    font: FontIndex,
    layer: Layer,
    number: u32,
) -> Vec<Glyph> {
    let placed: Vec<Affine> = run.glyphs().iter().map(|g| transform * g.transform()).collect();
    let scale = horizontal_scale(&placed);
    run.glyphs()
        .iter()
        .zip(placed)
        .filter_map(|(glyph, at)| {
            let advance = f64::from(
                match &**glyph {
                    Drawn::Outline(o) => o.advance_width(),
                    Drawn::Type3(t) => t.advance_width(),
                }
                .unwrap_or(0.0),
            );
            let [a, b, c, d, ..] = at.as_coeffs();
            let (along, up) = (a.hypot(b), c.hypot(d));
            let step = if along > 0.0 { advance * up * scale / along } else { 0.0 };
            let (origin, end) = (at * Point::ZERO, at * Point::new(step, 0.0));
            let size = (up * UNITS) as f32;
            (origin.is_finite() && end.is_finite() && size.is_finite() && size > 0.0).then(|| Glyph {
                letters: letters_of(glyph),
                code: glyph.char_code(),
                x: origin.x as f32,
                y: origin.y as f32,
                end: (end.x as f32, end.y as f32),
                size,
                direction: direction_of(a, b),
                slanted: a.abs().min(b.abs()) > SLANT * a.abs().max(b.abs()),
                font,
                layer,
                run: number,
                seen: None,
            })
        })
        .collect()
}

/// How much the run is stretched along its direction. A font that stands in for a missing one has each of its glyphs
/// stretched to the width that the file expects; only where all agree was the text itself stretched.
fn horizontal_scale(placed: &[Affine]) -> f64 {
    let ratio = |at: &Affine| {
        let [a, b, c, d, ..] = at.as_coeffs();
        a.hypot(b) / c.hypot(d)
    };
    let Some(first) = placed.first().map(ratio).filter(|r| r.is_finite() && *r > 0.0) else { return 1.0 };
    if placed.iter().all(|at| (ratio(at) - first).abs() < 0.01 * first) { first } else { 1.0 }
}

fn letters_of(glyph: &Drawn<'_>) -> Letters {
    match glyph.as_unicode() {
        Some(BfString::Char(c)) if c != char::REPLACEMENT_CHARACTER => Letters::One(c),
        Some(BfString::String(s)) => {
            let mut chars = s.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => Letters::One(c),
                (Some(_), Some(_)) => Letters::More(s.into_boxed_str()),
                (None, _) => Letters::Unknown,
            }
        }
        Some(BfString::Char(_)) | None => Letters::Unknown,
    }
}

fn direction_of(a: f64, b: f64) -> TextDirection {
    match (a.abs() >= b.abs(), a >= 0.0, b >= 0.0) {
        (true, true, _) => TextDirection::Right,
        (true, false, _) => TextDirection::Left,
        (false, _, true) => TextDirection::Down,
        (false, _, false) => TextDirection::Up,
    }
}
