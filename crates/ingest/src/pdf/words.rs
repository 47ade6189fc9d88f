//! Words from lines of glyphs: a gap, a blank, a rule or a change to a superscript parts two words.

use model::{Rect, Ruling, Style, TextDirection, Word};
use normalize::charset::{self, FontCharset};

use super::fonts::{Font, Fonts};
use super::glyphs::{Glyph, Letters};
use super::lines::{Laid, find_lines};
use super::{PdfSettings, scripts, spacing};
use crate::Oddities;

/// The words of the glyphs in reading order: upright lines from top to bottom, then the turned ones. What is odd about
/// their letters goes to `odd`.
pub(super) fn find_words(
    glyphs: &[&Glyph],
    fonts: &Fonts,
    rulings: &[Ruling],
    settings: &PdfSettings,
    odd: &mut Oddities,
) -> Vec<Word> {
    let mut words = Vec::new();
    for direction in [TextDirection::Right, TextDirection::Down, TextDirection::Up, TextDirection::Left] {
        let maker = Maker { direction, fonts, rulings, settings };
        let mut lines: Vec<Vec<Word>> =
            find_lines(glyphs, direction, settings).iter().map(|line| maker.words_of(line, odd)).collect();
        if direction == TextDirection::Right {
            scripts::attach(&mut lines, settings);
        }
        words.extend(lines.into_iter().flatten());
    }
    words
}

/// Why a word began.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Break {
    /// White space: a blank or a gap.
    Space,
    /// The reader itself split the run.
    Split,
}

struct Maker<'a> {
    direction: TextDirection,
    fonts: &'a Fonts,
    rulings: &'a [Ruling],
    settings: &'a PdfSettings,
}

impl Maker<'_> {
    fn words_of(&self, line: &[Laid<'_>], odd: &mut Oddities) -> Vec<Word> {
        let cuts = self.cuts(line);
        let mut words: Vec<Word> = Vec::new();
        let mut current: Vec<Laid<'_>> = Vec::new();
        let mut began = Break::Space;
        for &laid in line {
            let reason = if laid.glyph.is_blank() {
                Some(Break::Space)
            } else {
                current.last().and_then(|last| self.parts(last, &laid, &cuts))
            };
            if let Some(reason) = reason {
                words.extend(self.word(&current, began, odd));
                if !current.is_empty() || reason == Break::Space {
                    began = reason;
                }
                current.clear();
            }
            if !laid.glyph.is_blank() {
                current.push(laid);
            }
        }
        words.extend(self.word(&current, began, odd));
        spacing::join_spaced(words, self.settings)
    }

    /// Whether two neighbouring letters belong to two words.
    fn parts(&self, last: &Laid<'_>, next: &Laid<'_>, cuts: &[f32]) -> Option<Break> {
        let em = next.glyph.size.max(last.glyph.size);
        if next.u0 - last.u1 > self.settings.word_gap * em {
            return Some(Break::Space);
        }
        if last.glyph.layer != next.glyph.layer {
            return Some(Break::Space);
        }
        // One run that crosses a rule is a text too long for its cell; two runs that meet at one are two cells, unless
        // small letters follow each other as they do inside a word: some programs draw each letter as a run.
        let crossed = || cuts.iter().any(|&cut| last.middle() < cut && cut < next.middle());
        let inside_word = || {
            (next.u0 - last.u1).abs() <= 0.2 * self.settings.word_gap * em
                && last.glyph.is_small_letter()
                && next.glyph.is_small_letter()
        };
        if last.glyph.run != next.glyph.run && crossed() && !inside_word() {
            return Some(Break::Split);
        }
        let ratio = next.glyph.size.min(last.glyph.size) / em;
        let shifted = (next.v - last.v).abs() > 0.5 * self.settings.baseline_tolerance * em;
        (shifted && ratio < self.settings.script_size).then_some(Break::Split)
    }

    /// Where vertical rules cross an upright line.
    fn cuts(&self, line: &[Laid<'_>]) -> Vec<f32> {
        let Some(first) = line.first().filter(|_| self.direction == TextDirection::Right) else {
            return Vec::new();
        };
        let level = first.v - 0.3 * first.glyph.size;
        self.rulings
            .iter()
            .filter(|r| !r.is_horizontal() && r.bbox.y0 <= level && level <= r.bbox.y1)
            .map(|r| r.bbox.center().0)
            .collect()
    }

    fn word(&self, letters: &[Laid<'_>], began: Break, odd: &mut Oddities) -> Option<Word> {
        let first = letters.first()?;
        let text = self.text_of(letters);
        let size = letters.iter().map(|l| l.glyph.size).fold(0.0, f32::max);
        let u0 = letters.iter().map(|l| l.u0).fold(f32::INFINITY, f32::min);
        let u1 = letters.iter().map(|l| l.u1).fold(f32::NEG_INFINITY, f32::max);
        let (v0, v1) = (first.v - self.settings.ascent * size, first.v + self.settings.descent * size);
        let (bbox, baseline) = match self.direction {
            TextDirection::Right => (Rect::new(u0, v0, u1, v1), first.v),
            TextDirection::Down => (Rect::new(-v1, u0, -v0, u1), -first.v),
            TextDirection::Up => (Rect::new(v0, -u1, v1, -u0), first.v),
            TextDirection::Left => (Rect::new(-u1, -v1, -u0, -v0), -first.v),
        };
        let bbox = seen_part(letters, bbox);
        odd.look(&text);
        Some(Word {
            text: normalize::clean(&text).into_owned(),
            bbox,
            baseline,
            style: Style {
                bold: self.most(letters, |f| f.bold),
                italic: self.most(letters, |f| f.italic),
                size,
            },
            direction: self.direction,
            ocr_confidence: None,
            readings: Vec::new(),
            space_before: began == Break::Space,
            suspect: letters
                .iter()
                .any(|l| l.glyph.letters == Letters::Unknown || self.fonts.lies(l.glyph.font)),
        })
    }

    /// The letters in order; runs of a font older than Unicode are decoded as a whole.
    fn text_of(&self, letters: &[Laid<'_>]) -> String {
        let mut text = String::with_capacity(letters.len() + 4);
        for run in
            letters.chunk_by(|a, b| self.fonts.charset(a.glyph.font) == self.fonts.charset(b.glyph.font))
        {
            let charset = run.first().and_then(|l| self.fonts.charset(l.glyph.font));
            let mut part = String::new();
            let into = if charset.is_some() { &mut part } else { &mut text };
            for laid in run {
                laid.glyph.push_to(into);
            }
            if let Some(FontCharset { encoding, capitals }) = charset {
                text.push_str(&charset::decode(&part, encoding, capitals));
            }
        }
        text
    }

    /// Whether most letters whose font tells say yes.
    fn most(&self, letters: &[Laid<'_>], pick: fn(&Font) -> Option<bool>) -> bool {
        let told = |l: &Laid<'_>| self.fonts.get(l.glyph.font).and_then(pick);
        let all: Vec<bool> = letters.iter().filter_map(told).collect();
        let yes = all.iter().filter(|&&said| said).count();
        2 * yes > all.len()
    }
}

/// The box of a word of which a clip hides the larger part is what can be seen of it: that tells its cell.
fn seen_part(letters: &[Laid<'_>], bbox: Rect) -> Rect {
    let parts: Option<Vec<Rect>> = letters.iter().map(|l| l.glyph.seen.as_deref().copied()).collect();
    let seen = parts.and_then(|parts| parts.into_iter().reduce(|a, b| a.union(&b)));
    seen.map_or(bbox, |seen| Rect { y0: seen.y0, y1: seen.y1, ..bbox })
}
