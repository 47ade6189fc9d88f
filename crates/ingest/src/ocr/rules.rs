//! Ruling lines in the picture.
//!
//! Long runs of ink are chained into lines across small breaks and drifts, so that a rule survives residual skew,
//! a fold, a faint scan. Only rules that belong to a grid become rulings of the page; an underline or a separator is
//! erased for the reader and forgotten. Unit: px.

mod stubs;

use std::ops::Range;

use super::OcrSettings;
use super::picture::{Gray, Ink, Prepared, runs};

/// A straight line as drawn: along its direction from `from` to `to`, with the middle across it at each end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    /// Left to right, or top to bottom.
    pub horizontal: bool,
    /// Begin along its direction.
    pub from: f32,
    /// End along its direction.
    pub to: f32,
    /// Middle across its direction: the median over its length.
    pub at: f32,
    /// Thickness, the median over its length.
    pub thickness: f32,
}

/// The rules of a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Rules {
    /// Rules that belong to a grid.
    pub grid: Vec<Rule>,
    /// Underlines, separators, dashes.
    pub loose: Vec<Rule>,
}

/// Finds the rules, and erases all of them in ink and grey.
pub(super) fn find(page: &mut Prepared, settings: &OcrSettings) -> Rules {
    let unit = page.x_height;
    if unit <= 0.0 {
        return Rules::default();
    }
    let mut across = chains(&page.ink, unit, true, settings);
    let turned = page.ink.transposed();
    let mut down = chains(&turned, unit, false, settings);
    // A letter's stem is no rule: a vertical must be longer than the tallest bracket. Nor are the serifs of `UBND`.
    let is_rule = |c: &Chain, ink: &Ink| {
        c.length() >= settings.rule_length * unit && c.crossed(ink) <= settings.rule_crossed
    };
    across.retain(|c| is_rule(c, &page.ink));
    down.retain(|c| is_rule(c, &turned));
    let short = stubs::find(&turned, unit, &across, &down, settings);
    down.extend(short);
    drop(turned);
    for (chain, horizontal) in across.iter().map(|c| (c, true)).chain(down.iter().map(|c| (c, false))) {
        erase(chain, horizontal, &mut page.ink, &mut page.gray);
    }
    let all: Vec<Rule> =
        across.iter().map(|c| c.rule(true)).chain(down.iter().map(|c| c.rule(false))).collect();
    let (grid, loose) = part(&all, unit);
    Rules { grid, loose }
}

/// A stretch of ink along the scan direction: rows `low..=high`, samples `from..to`.
#[derive(Debug, Clone, Copy)]
struct Piece {
    from: usize,
    to: usize,
    low: usize,
    high: usize,
}

/// Ink that goes on across a rule beyond this is a stroke of its own.
fn slack(low: usize, high: usize) -> usize {
    usize::midpoint(high + 1 - low, 4)
}

#[derive(Debug, Clone)]
struct Chain {
    pieces: Vec<Piece>,
}

impl Chain {
    fn from(&self) -> usize {
        self.pieces.iter().map(|p| p.from).min().unwrap_or(0)
    }

    fn to(&self) -> usize {
        self.pieces.iter().map(|p| p.to).max().unwrap_or(0)
    }

    fn length(&self) -> f32 {
        (self.to() - self.from()) as f32
    }

    /// Share of its length along which ink goes on across it. `ink` runs as the chain does, from left to right.
    fn crossed(&self, ink: &Ink) -> f32 {
        let (mut crossed, mut length) = (0, 0);
        for x in self.from()..self.to() {
            let here = self.pieces.iter().filter(|p| p.from <= x && x < p.to);
            let Some((low, high)) = here.map(|p| (p.low, p.high)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
            else {
                continue;
            };
            let reach = slack(low, high) + 1;
            let goes_on = |mut rows: Range<usize>| rows.all(|y| ink.at(x, y));
            length += 1;
            crossed +=
                usize::from(low >= reach && goes_on(low - reach..low) || goes_on(high + 1..high + 1 + reach));
        }
        crossed as f32 / length.max(1) as f32
    }

    fn rule(&self, horizontal: bool) -> Rule {
        let median = |mut v: Vec<f32>| {
            v.sort_by(f32::total_cmp);
            v.get(v.len() / 2).copied().unwrap_or(0.0)
        };
        Rule {
            horizontal,
            from: self.from() as f32,
            to: self.to() as f32,
            at: median(self.pieces.iter().map(|p| (p.low + p.high + 1) as f32 / 2.0).collect()),
            thickness: median(self.pieces.iter().map(|p| (p.high + 1 - p.low) as f32).collect()),
        }
    }
}

/// Chains of long runs along the rows of `ink`. `ends`: whether short runs may go on with them; upright ones may not, for
/// a letter's stem below the end of a rule is as long.
fn chains(ink: &Ink, unit: f32, ends: bool, settings: &OcrSettings) -> Vec<Chain> {
    let least = (settings.rule_run * unit) as usize;
    let thick = (settings.rule_thickness * unit).max(2.0) as usize;
    let gap = (settings.rule_gap * unit) as usize;
    let drift = (0.25 * unit).max(2.0) as usize;
    // Shorter runs begin no rule, but go on with one: the last piece of a rule that was printed in pieces.
    let short = if ends { (0.35 * settings.rule_run * unit) as usize } else { least };
    let (mut pieces, short): (Vec<Piece>, Vec<Piece>) =
        bands(ink, short, thick).into_iter().partition(|p| p.to - p.from >= least);
    pieces.sort_by_key(|p| (p.from, p.low));
    let mut open: Vec<Chain> = Vec::new();
    for piece in pieces {
        let fits = |c: &Chain| {
            let last = c.pieces.last()?;
            let end = c.to();
            let level = piece.low <= last.high + drift && last.low <= piece.high + drift;
            (level && piece.from <= end + gap).then(|| piece.low.abs_diff(last.low))
        };
        let best = open.iter().enumerate().filter_map(|(i, c)| fits(c).map(|d| (d, i))).min();
        match best.and_then(|(_, i)| open.get_mut(i)) {
            Some(chain) => chain.pieces.push(piece),
            None => open.push(Chain { pieces: vec![piece] }),
        }
    }
    // Only what is as long as a rule may take them in: the bar of a letter beside a dash is none.
    for chain in open.iter_mut().filter(|c| c.length() >= 2.0 * settings.rule_length * unit) {
        while let Some(piece) = short.iter().find(|p| goes_on(chain, p, gap, drift)) {
            chain.pieces.push(*piece);
        }
    }
    open
}

/// Whether a piece carries a chain on beyond one of its ends, at the height that it has there.
fn goes_on(chain: &Chain, piece: &Piece, gap: usize, drift: usize) -> bool {
    let (from, to) = (chain.from(), chain.to());
    let beyond = piece.from < from && piece.to + gap >= from || piece.to > to && piece.from <= to + gap;
    let near = |c: &&Piece| c.from <= piece.to + gap && piece.from <= c.to + gap;
    let level = |c: &Piece| piece.low <= c.high + drift && c.low <= piece.high + drift;
    beyond && chain.pieces.iter().filter(near).any(level)
}

/// Long runs, those of neighbouring rows joined into one band where they lie over each other. Bands thicker than a
/// rule are pictures or shading.
fn bands(ink: &Ink, least: usize, thick: usize) -> Vec<Piece> {
    let mut done: Vec<Piece> = Vec::new();
    let mut open: Vec<Piece> = Vec::new();
    for y in 0..ink.height {
        let mut next: Vec<Piece> = Vec::new();
        for (from, to) in long_runs(ink, y, least) {
            let over = open.iter().position(|p| p.from < to && from < p.to && p.high + 1 >= y);
            let mut piece = Piece { from, to, low: y, high: y };
            if let Some(i) = over {
                let below = open.swap_remove(i);
                piece = Piece { from: below.from.min(from), to: below.to.max(to), low: below.low, high: y };
            }
            next.push(piece);
        }
        // A band that did not go on in this row is complete.
        done.append(&mut open);
        open = next;
    }
    done.append(&mut open);
    done.retain(|p| p.high + 1 - p.low <= thick.max(1) + p.to.abs_diff(p.from) / 60);
    done
}

/// Runs of a row of at least `least` samples, over breaks of one or two samples.
fn long_runs(ink: &Ink, y: usize, least: usize) -> Vec<(usize, usize)> {
    let mut joined: Vec<(usize, usize)> = Vec::new();
    for (from, to) in runs(ink.row(y)) {
        match joined.last_mut() {
            Some(last) if from <= last.1 + 2 => last.1 = to,
            _ => joined.push((from, to)),
        }
    }
    joined.retain(|r| r.1 - r.0 >= least);
    joined
}

/// Takes a rule out of the picture, with its grey fringe. Where a letter's stroke crosses it, the stroke stays.
fn erase(chain: &Chain, horizontal: bool, ink: &mut Ink, gray: &mut Gray) {
    const FRINGE: usize = 2;
    for piece in &chain.pieces {
        let slack = slack(piece.low, piece.high);
        for along in piece.from.saturating_sub(FRINGE)..piece.to + FRINGE {
            let stroke = |d: usize| if horizontal { ink.at(along, d) } else { ink.at(d, along) };
            let low = (0..piece.low).rev().take(slack + 1).take_while(|&d| stroke(d)).count();
            let high = (piece.high + 1..).take(slack + 1).take_while(|&d| stroke(d)).count();
            if low > slack || high > slack {
                continue;
            }
            for d in piece.low.saturating_sub(low + FRINGE)..=piece.high + high + FRINGE {
                let (x, y) = if horizontal { (along, d) } else { (d, along) };
                if let Some(bit) = ink.row_mut(y).get_mut(x) {
                    *bit = false;
                }
                if let Some(sample) = gray.row_mut(y).get_mut(x) {
                    *sample = 255;
                }
            }
        }
    }
}

/// Rules that hold together as a grid, and the loose rest.
///
/// A grid is a set of rules that touch each other with at least two of each direction, or at least four horizontal
/// ones of the same extent (a table ruled between its rows only).
fn part(all: &[Rule], unit: f32) -> (Vec<Rule>, Vec<Rule>) {
    let reach = 0.8 * unit;
    let mut group: Vec<usize> = (0..all.len()).collect();
    let top = |group: &[usize], mut i: usize| {
        while let Some(&up) = group.get(i)
            && up != i
        {
            i = up;
        }
        i
    };
    for (i, a) in all.iter().enumerate() {
        for (j, b) in all.iter().enumerate().skip(i + 1) {
            if touch(a, b, reach) {
                let (x, y) = (top(&group, i), top(&group, j));
                if let Some(g) = group.get_mut(x.max(y)) {
                    *g = x.min(y);
                }
            }
        }
    }
    let (mut grid, mut loose) = (Vec::new(), Vec::new());
    for (i, rule) in all.iter().enumerate() {
        let mine = top(&group, i);
        let members = || all.iter().enumerate().filter(|(j, _)| top(&group, *j) == mine).map(|(_, r)| r);
        let (across, down) =
            (members().filter(|r| r.horizontal).count(), members().filter(|r| !r.horizontal).count());
        let alike = || {
            all.iter()
                .filter(|r| {
                    r.horizontal
                        && (r.from - rule.from).abs() < 2.0 * unit
                        && (r.to - rule.to).abs() < 2.0 * unit
                })
                .count()
        };
        let rows_only = rule.horizontal && rule.to - rule.from > 30.0 * unit && alike() >= 4;
        if (across >= 2 && down >= 2) || rows_only { grid.push(*rule) } else { loose.push(*rule) }
    }
    (grid, loose)
}

fn touch(a: &Rule, b: &Rule, reach: f32) -> bool {
    if a.horizontal == b.horizontal {
        return false;
    }
    let inside = |r: &Rule, v: f32| v >= r.from - reach && v <= r.to + reach;
    inside(a, b.at) && inside(b, a.at)
}

#[cfg(test)]
mod tests;
