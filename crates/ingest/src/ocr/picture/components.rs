//! Connected components of ink: letters, marks, specks, seals.
//!
//! Shape: runs of ink row by row, joined over eight neighbours by union-find; a component is its box, its area and
//! the runs that make it. Order: by the first run, top to bottom, left to right.

use super::{Ink, runs};

/// A horizontal run of ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    /// Row.
    pub y: u32,
    /// First column.
    pub x0: u32,
    /// One beyond the last column.
    pub x1: u32,
}

/// A connected piece of ink: its box (far sides exclusive) and area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Component {
    /// Left.
    pub x0: u32,
    /// Top.
    pub y0: u32,
    /// One beyond the right side.
    pub x1: u32,
    /// One beyond the bottom.
    pub y1: u32,
    /// Inked samples.
    pub area: u32,
    /// Its runs, top to bottom.
    pub runs: Vec<Run>,
}

impl Component {
    /// Width in px.
    pub(crate) fn width(&self) -> u32 {
        self.x1 - self.x0
    }

    /// Height in px.
    pub(crate) fn height(&self) -> u32 {
        self.y1 - self.y0
    }

    /// The middle.
    pub(crate) fn center(&self) -> (f32, f32) {
        ((self.x0 + self.x1) as f32 / 2.0, (self.y0 + self.y1) as f32 / 2.0)
    }
}

/// The components of a page.
pub(super) type Components = Vec<Component>;

/// Finds the components.
pub(super) fn find(ink: &Ink) -> Components {
    let mut all: Vec<Run> = Vec::new();
    let mut parent: Vec<u32> = Vec::new();
    let mut above = 0..0_usize;
    for y in 0..ink.height {
        let start = all.len();
        for (x0, x1) in runs(ink.row(y)) {
            all.push(Run { y: y as u32, x0: x0 as u32, x1: x1 as u32 });
            parent.push(parent.len() as u32);
        }
        let here = start..all.len();
        touch(&all, above.clone(), here.clone(), &mut parent);
        above = here;
    }
    collect(&all, &mut parent)
}

/// Joins the runs of two neighbouring rows where they touch, corners included.
fn touch(all: &[Run], above: std::ops::Range<usize>, here: std::ops::Range<usize>, parent: &mut [u32]) {
    let (mut i, mut j) = (above.start, here.start);
    while i < above.end && j < here.end {
        let (Some(a), Some(b)) = (all.get(i), all.get(j)) else { return };
        if a.x0 <= b.x1 && b.x0 <= a.x1 {
            join(parent, i as u32, j as u32);
        }
        if a.x1 < b.x1 { i += 1 } else { j += 1 }
    }
}

fn root(parent: &mut [u32], mut i: u32) -> u32 {
    loop {
        let up = parent.get(i as usize).copied().unwrap_or(i);
        if up == i {
            return i;
        }
        let top = parent.get(up as usize).copied().unwrap_or(up);
        if let Some(p) = parent.get_mut(i as usize) {
            *p = top;
        }
        i = top;
    }
}

fn join(parent: &mut [u32], a: u32, b: u32) {
    let (ra, rb) = (root(parent, a), root(parent, b));
    // The earlier run is the root, so that the order of components is the order of first sight.
    if let Some(p) = parent.get_mut(ra.max(rb) as usize) {
        *p = ra.min(rb);
    }
}

fn collect(all: &[Run], parent: &mut [u32]) -> Components {
    let mut place: Vec<u32> = vec![u32::MAX; all.len()];
    let mut out: Components = Vec::new();
    for (i, run) in all.iter().enumerate() {
        let top = root(parent, i as u32) as usize;
        let Some(slot) = place.get_mut(top) else { continue };
        if *slot == u32::MAX {
            *slot = out.len() as u32;
            out.push(Component {
                x0: run.x0,
                y0: run.y,
                x1: run.x1,
                y1: run.y + 1,
                area: 0,
                runs: Vec::new(),
            });
        }
        if let Some(c) = out.get_mut(*slot as usize) {
            c.x0 = c.x0.min(run.x0);
            c.x1 = c.x1.max(run.x1);
            c.y1 = c.y1.max(run.y + 1);
            c.area += run.x1 - run.x0;
            c.runs.push(*run);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ink(rows: &[&str]) -> Ink {
        let width = rows.first().map_or(0, |r| r.len());
        let bits = rows.iter().flat_map(|r| r.chars().map(|c| c == '#')).collect();
        Ink { width, height: rows.len(), bits }
    }

    #[test]
    fn joins_over_corners_and_from_below() {
        let found = find(&ink(&["#.#..#", "#.#.#.", ".#....", "....##"]));
        let boxes: Vec<_> = found.iter().map(|c| (c.x0, c.y0, c.x1, c.y1, c.area)).collect();
        assert_eq!(boxes, [(0, 0, 3, 3, 5), (4, 0, 6, 2, 2), (4, 3, 6, 4, 2)]);
    }

    #[test]
    fn blank_paper_has_none() {
        assert!(find(&ink(&["...", "..."])).is_empty());
    }
}
