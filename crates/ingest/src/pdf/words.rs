//! Words from glyphs, by geometry alone.
//!
//! Glyphs are laid out along their own direction: `u` runs with the text, `v` from line to line. Glyphs on one
//! baseline form a line, whatever run or font drew them and in whatever order; in a line, a gap or a blank parts two
//! words. A combining mark stays with the letter before it; a letter drawn twice to look bold is kept once.

use model::{Rect, Style, TextDirection, Word};
use unicode_normalization::UnicodeNormalization as _;

use super::PdfSettings;
use super::fonts::Fonts;
use super::glyphs::{Glyph, Letters};

/// The median size of the visible glyphs in points; 0 where there are none.
pub(super) fn median_size(glyphs: &[Glyph]) -> f32 {
    let mut sizes: Vec<f32> = glyphs.iter().filter(|g| !g.is_blank()).map(|g| g.size).collect();
    let middle = sizes.len() / 2;
    if sizes.is_empty() {
        return 0.0;
    }
    *sizes.select_nth_unstable_by(middle, f32::total_cmp).1
}

/// A glyph laid out along its own direction.
#[derive(Clone, Copy)]
struct Laid<'g> {
    glyph: &'g Glyph,
    /// Start along the line.
    u0: f32,
    /// End along the line.
    u1: f32,
    /// Baseline, growing from line to line.
    v: f32,
}

/// The words of the glyphs in reading order: upright lines from top to bottom, then the turned ones.
pub(super) fn find_words(glyphs: &[&Glyph], fonts: &Fonts, settings: &PdfSettings) -> Vec<Word> {
    let mut words = Vec::new();
    for direction in [TextDirection::Right, TextDirection::Down, TextDirection::Up, TextDirection::Left] {
        let laid: Vec<Laid<'_>> =
            glyphs.iter().filter(|g| g.direction == direction).map(|g| lay(g, direction)).collect();
        for line in lines(laid, settings) {
            words_of_line(&line, direction, fonts, settings, &mut words);
        }
    }
    words
}

fn lay(glyph: &Glyph, direction: TextDirection) -> Laid<'_> {
    let (x, y, (ex, ey)) = (glyph.x, glyph.y, glyph.end);
    let (u0, u1, v) = match direction {
        TextDirection::Right => (x, ex, y),
        TextDirection::Down => (y, ey, -x),
        TextDirection::Up => (-y, -ey, x),
        TextDirection::Left => (-x, -ex, -y),
    };
    Laid { glyph, u0: u0.min(u1), u1: u0.max(u1), v }
}

/// Groups by baseline; each line sorted along its direction.
fn lines<'g>(mut laid: Vec<Laid<'g>>, settings: &PdfSettings) -> Vec<Vec<Laid<'g>>> {
    laid.sort_by(|a, b| a.v.total_cmp(&b.v));
    let mut lines: Vec<Vec<Laid<'g>>> = Vec::new();
    for glyph in laid {
        let fits =
            lines.last().and_then(|line| line.first().zip(line.last())).is_some_and(|(first, last)| {
                let tolerance = settings.baseline_tolerance * glyph.glyph.size.min(first.glyph.size);
                glyph.v - last.v <= tolerance && glyph.v - first.v <= 2.0 * tolerance
            });
        match lines.last_mut().filter(|_| fits) {
            Some(line) => line.push(glyph),
            None => lines.push(vec![glyph]),
        }
    }
    for line in &mut lines {
        line.sort_by(|a, b| a.u0.total_cmp(&b.u0).then(a.u1.total_cmp(&b.u1)));
    }
    lines
}

fn words_of_line(
    line: &[Laid<'_>],
    direction: TextDirection,
    fonts: &Fonts,
    settings: &PdfSettings,
    out: &mut Vec<Word>,
) {
    let mut current: Vec<Laid<'_>> = Vec::new();
    for &laid in line {
        if laid.glyph.is_blank() {
            close(&mut current, direction, fonts, settings, out);
            continue;
        }
        if let Some(last) = current.last() {
            let em = laid.glyph.size.max(last.glyph.size);
            if laid.u0 - last.u1 > settings.word_gap * em {
                close(&mut current, direction, fonts, settings, out);
            }
        }
        current.push(laid);
    }
    close(&mut current, direction, fonts, settings, out);
}

fn close(
    current: &mut Vec<Laid<'_>>,
    direction: TextDirection,
    fonts: &Fonts,
    settings: &PdfSettings,
    out: &mut Vec<Word>,
) {
    let Some(first) = current.first() else { return };
    let mut text = String::with_capacity(current.len() + 4);
    for laid in &*current {
        laid.glyph.push_to(&mut text);
    }
    let size = current.iter().map(|l| l.glyph.size).fold(0.0, f32::max);
    let u0 = current.iter().map(|l| l.u0).fold(f32::INFINITY, f32::min);
    let u1 = current.iter().map(|l| l.u1).fold(f32::NEG_INFINITY, f32::max);
    let (v0, v1) = (first.v - settings.ascent * size, first.v + settings.descent * size);
    let (bbox, baseline) = match direction {
        TextDirection::Right => (Rect::new(u0, v0, u1, v1), first.v),
        TextDirection::Down => (Rect::new(-v1, u0, -v0, u1), -first.v),
        TextDirection::Up => (Rect::new(v0, -u1, v1, -u0), first.v),
        TextDirection::Left => (Rect::new(-u1, -v1, -u0, -v0), -first.v),
    };
    out.push(Word {
        text: text.nfc().collect(),
        bbox,
        baseline,
        style: style_of(current, size, fonts),
        direction,
        ocr_confidence: None,
        space_before: true,
        suspect: current.iter().any(|l| l.glyph.letters == Letters::Unknown),
    });
    current.clear();
}

/// The style of most letters whose font tells one.
fn style_of(letters: &[Laid<'_>], size: f32, fonts: &Fonts) -> Style {
    let count = |pick: fn(&super::fonts::Font) -> Option<bool>, value: bool| {
        letters.iter().filter(|l| fonts.get(l.glyph.font).and_then(pick) == Some(value)).count()
    };
    let most = |pick| count(pick, true) > count(pick, false);
    Style { bold: most(|f| f.bold), italic: most(|f| f.italic), size }
}
