//! Ruling lines in the picture.
//!
//! Long runs of ink are chained into lines across small breaks and drifts, so that a rule survives residual skew,
//! a fold, a faint scan. Only rules that belong to a grid become rulings of the page; an underline or a separator is
//! erased for the reader and forgotten. Unit: px.

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
    let short = stubs(&turned, unit, &across, &down, settings);
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

/// Uprights too short for a rule of their own: they part two cells of a row that is one line high, from the rule above it
/// to the rule below, where an edge of the rows further down goes on. So stand «Chủ trì» and «Phối hợp» under «Đơn vị
/// thực hiện», above the title of a section that covers both.
fn stubs(turned: &Ink, unit: f32, across: &[Chain], down: &[Chain], settings: &OcrSettings) -> Vec<Chain> {
    let reach = 0.35 * unit;
    let (Some(longest), false) = (across.iter().map(Chain::length).reduce(f32::max), down.is_empty()) else {
        return Vec::new();
    };
    let level: Vec<Rule> =
        across.iter().filter(|c| c.length() * 8.0 > longest).map(|c| c.rule(true)).collect();
    let edges: Vec<Rule> = down.iter().map(|c| c.rule(false)).collect();
    let thick = (settings.rule_thickness * unit).max(2.0) as usize;
    let pieces = bands(turned, (settings.stub_length * unit) as usize, thick).into_iter();
    let drawn = |p: &Piece| {
        let (from, to, at) = (p.from as f32, p.to as f32, (p.low + p.high + 1) as f32 / 2.0);
        let meets = |end: f32| {
            level.iter().any(|r| (r.at - end).abs() <= reach && (r.from - reach..=r.to + reach).contains(&at))
        };
        let in_line = edges.iter().any(|e| (e.at - at).abs() <= reach);
        let known =
            edges.iter().any(|e| (e.at - at).abs() <= reach && e.from < to - reach && e.to > from + reach);
        to - from < settings.rule_length * unit && in_line && !known && meets(from) && meets(to)
    };
    pieces.filter(drawn).map(|piece| Chain { pieces: vec![piece] }).collect()
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
mod tests {
    use super::*;
    use crate::ocr::picture::Component;

    fn page(draw: impl Fn(&mut Ink)) -> Prepared {
        let mut ink = Ink::blank(400, 300);
        draw(&mut ink);
        let pixels = ink.bits.iter().map(|&b| if b { 0 } else { 255 }).collect();
        let gray = Gray { width: 400, height: 300, pixels };
        Prepared {
            gray,
            ink,
            components: Vec::<Component>::new(),
            dpi: 100.0,
            x_height: 8.0,
            quarters: 0,
            skew: 0.0,
            removed: 0,
        }
    }

    fn across(ink: &mut Ink, y: usize, xs: Range<usize>) {
        ink.row_mut(y)[xs.clone()].fill(true);
        ink.row_mut(y + 1)[xs].fill(true);
    }

    fn down(ink: &mut Ink, x: usize, ys: Range<usize>) {
        for y in ys {
            ink.row_mut(y)[x..x + 2].fill(true);
        }
    }

    #[test]
    fn finds_a_grid_over_breaks_and_drift_and_no_underline() {
        let mut page = page(|ink| {
            for (i, y) in [40, 100, 160].into_iter().enumerate() {
                across(ink, y, 40..180);
                // A break of ten samples, and a drift of one.
                across(ink, y + i % 2, 190..340);
            }
            for x in [40, 200, 338] {
                down(ink, x, 40..161);
            }
            across(ink, 250, 100..200);
        });
        let rules = find(&mut page, &OcrSettings::default());
        assert_eq!(rules.grid.iter().filter(|r| r.horizontal).count(), 3, "{:#?}", rules.grid);
        assert_eq!(rules.grid.iter().filter(|r| !r.horizontal).count(), 3, "{:#?}", rules.grid);
        assert_eq!(rules.loose.len(), 1);
        assert!(page.ink.bits.iter().filter(|&&b| b).count() < 40);
    }

    #[test]
    fn the_ends_of_a_rule_that_a_scan_of_single_bits_broke_into_steps_belong_to_it() {
        let mut page = page(|ink| {
            for y in [40, 160] {
                // Steps that lie over each other for a few samples, the last ones too short to begin a rule.
                for (step, xs) in [(0, 20..34), (1, 30..46), (2, 42..300), (1, 296..318)] {
                    across(ink, y + step, xs);
                }
            }
            for x in [21, 150, 315] {
                down(ink, x, 40..162);
            }
        });
        let rules = find(&mut page, &OcrSettings::default());
        let ends: Vec<(f32, f32)> =
            rules.grid.iter().filter(|r| r.horizontal).map(|r| (r.from, r.to)).collect();
        assert_eq!(ends, [(20.0, 318.0), (20.0, 318.0)]);
    }

    #[test]
    fn an_edge_goes_on_through_a_row_of_one_line() {
        let grid = |stub: Range<usize>, x: usize| {
            let mut page = page(|ink| {
                for y in [40, 65, 90, 115, 200] {
                    across(ink, y, 40..340);
                }
                for (x, ys) in [(40, 40..202), (338, 40..202), (190, 115..202), (x, stub.clone())] {
                    down(ink, x, ys);
                }
            });
            find(&mut page, &OcrSettings::default()).grid.iter().filter(|r| !r.horizontal).count()
        };
        assert_eq!(grid(65..91, 190), 4, "from rule to rule, above an edge");
        assert_eq!(grid(70..91, 190), 3, "a letter that stands on a rule");
        assert_eq!(grid(65..91, 120), 3, "where no edge goes on");
    }

    #[test]
    fn the_serifs_of_letters_that_touch_are_no_rule() {
        let mut page = page(|ink| {
            across(ink, 100, 40..80);
            for x in (41..78).step_by(6) {
                down(ink, x, 100..114);
            }
            across(ink, 200, 40..80);
        });
        let rules = find(&mut page, &OcrSettings::default());
        assert_eq!(rules.loose.iter().map(|r| r.at as usize).collect::<Vec<_>>(), [201]);
        assert!(page.ink.at(43, 100) && page.ink.at(50, 101));
    }

    #[test]
    fn a_stroke_that_crosses_a_rule_stays() {
        let mut page = page(|ink| {
            across(ink, 100, 40..340);
            down(ink, 120, 85..110);
        });
        find(&mut page, &OcrSettings::default());
        assert!(page.ink.at(120, 90) && page.ink.at(120, 100) && !page.ink.at(200, 100));
    }
}
