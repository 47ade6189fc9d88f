//! Lines of glyphs, by geometry alone.
//!
//! Each glyph is laid out along its own direction: `u` runs with the text, `v` from line to line. Glyphs on one
//! baseline form a line, whatever run or font drew them and in whatever order. A combining mark stands after the
//! letter that it belongs to; a letter drawn twice is kept once.

use model::TextDirection;

use super::PdfSettings;
use super::glyphs::Glyph;

/// The median size of the visible glyphs in points; 0 where there are none.
pub(super) fn median_size(glyphs: &[Glyph]) -> f32 {
    let mut sizes: Vec<f32> = glyphs.iter().filter(|g| !g.is_blank()).map(|g| g.size).collect();
    if sizes.is_empty() {
        return 0.0;
    }
    let middle = sizes.len() / 2;
    *sizes.select_nth_unstable_by(middle, f32::total_cmp).1
}

/// A glyph laid out along its own direction.
#[derive(Debug, Clone, Copy)]
pub(super) struct Laid<'g> {
    pub(super) glyph: &'g Glyph,
    /// Place in drawing order.
    drawn: usize,
    /// Start along the line.
    pub(super) u0: f32,
    /// End along the line.
    pub(super) u1: f32,
    /// Baseline, growing from line to line.
    pub(super) v: f32,
}

impl<'g> Laid<'g> {
    fn new(drawn: usize, glyph: &'g Glyph, direction: TextDirection) -> Self {
        let (x, y, (ex, ey)) = (glyph.x, glyph.y, glyph.end);
        let (u0, u1, v) = match direction {
            TextDirection::Right => (x, ex, y),
            TextDirection::Down => (y, ey, -x),
            TextDirection::Up => (-y, -ey, x),
            TextDirection::Left => (-x, -ex, -y),
        };
        Self { glyph, drawn, u0: u0.min(u1), u1: u0.max(u1), v }
    }

    /// Middle along the line.
    pub(super) fn middle(&self) -> f32 {
        f32::midpoint(self.u0, self.u1)
    }
}

/// Lines of the glyphs that run in a direction, each sorted along it.
///
/// What a clip mostly hides forms lines of its own: its cell had no room for it, and on its baseline stands the text of
/// the cell below.
pub(super) fn find_lines<'g>(
    glyphs: &[&'g Glyph],
    direction: TextDirection,
    settings: &PdfSettings,
) -> Vec<Vec<Laid<'g>>> {
    let laid = glyphs.iter().enumerate().filter(|(_, g)| g.direction == direction);
    let (hidden, plain): (Vec<Laid<'g>>, Vec<Laid<'g>>) =
        laid.map(|(drawn, g)| Laid::new(drawn, g, direction)).partition(|l| l.glyph.seen.is_some());
    let mut lines = lines_of(plain, settings);
    if !hidden.is_empty() {
        lines.extend(lines_of(hidden, settings));
        let foot = |line: &Vec<Laid<'_>>| line.first().map_or(0.0, |l| l.v);
        lines.sort_by(|a, b| foot(a).total_cmp(&foot(b)));
    }
    lines
}

fn lines_of<'g>(mut laid: Vec<Laid<'g>>, settings: &PdfSettings) -> Vec<Vec<Laid<'g>>> {
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
        line.sort_by(|a, b| a.u0.total_cmp(&b.u0).then(a.drawn.cmp(&b.drawn)));
        seat_marks(line);
        drop_doubles(line, settings);
        drop_covered_blanks(line);
    }
    lines
}

/// Moves each combining mark behind its letter: the glyph drawn just before it where that one is near, else the letter
/// under it.
fn seat_marks(line: &mut Vec<Laid<'_>>) {
    if !line.iter().any(|l| l.glyph.is_mark()) {
        return;
    }
    let (marks, mut letters): (Vec<Laid<'_>>, Vec<Laid<'_>>) = line.iter().partition(|l| l.glyph.is_mark());
    let mut by_drawing = marks;
    by_drawing.sort_by_key(|m| m.drawn);
    for mark in by_drawing {
        let near = |l: &Laid<'_>| mark.u0 - l.u1 <= mark.glyph.size && l.u0 - mark.u0 <= mark.glyph.size;
        let before = letters.iter().position(|l| l.drawn + 1 == mark.drawn && near(l));
        let under =
            || letters.iter().rposition(|l| !l.glyph.is_blank() && l.u0 + 0.1 * l.glyph.size < mark.u0);
        let mut at = before.or_else(under).map_or(0, |i| i + 1);
        while letters.get(at).is_some_and(|l| l.glyph.is_mark()) {
            at += 1;
        }
        // A mark has no width of its own: it ends where its letter ends, so that it opens no gap.
        let end = at.checked_sub(1).and_then(|i| letters.get(i)).map_or(mark.u1, |l| l.u1);
        letters.insert(at, Laid { u0: end, u1: end, ..mark });
    }
    *line = letters;
}

/// How many letters back the twin of a letter may stand.
const TWIN_WITHIN: usize = 4;

fn drop_doubles(line: &mut Vec<Laid<'_>>, settings: &PdfSettings) {
    let mut kept: Vec<Laid<'_>> = Vec::with_capacity(line.len());
    for laid in line.iter() {
        let twin = kept.iter().rev().take(TWIN_WITHIN).any(|k| {
            let reach = settings.double_shift * laid.glyph.size;
            k.glyph.letters == laid.glyph.letters
                && k.glyph.code == laid.glyph.code
                && (k.u0 - laid.u0).abs() <= reach
                && (k.u1 - laid.u1).abs() <= reach
                && (k.u1 - k.u0) > reach
        });
        if !twin {
            kept.push(*laid);
        }
    }
    *line = kept;
}

/// Drops blanks that letters were set over: they parted nothing.
fn drop_covered_blanks(line: &mut Vec<Laid<'_>>) {
    let covered: Vec<bool> = (0..line.len())
        .map(|i| {
            let Some(blank) = line.get(i).filter(|l| l.glyph.is_blank() && l.u1 > l.u0) else { return false };
            let covers = |l: &Laid<'_>| {
                !l.glyph.is_blank() && l.u1.min(blank.u1) - l.u0.max(blank.u0) > 0.5 * (blank.u1 - blank.u0)
            };
            line.iter().skip(i.saturating_sub(2)).take(5).any(covers)
        })
        .collect();
    let mut covered = covered.into_iter();
    line.retain(|_| !covered.next().unwrap_or(false));
}
