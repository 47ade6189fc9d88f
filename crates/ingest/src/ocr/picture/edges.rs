//! Black edges: the shadow of the lid and of the book's fold, which scanners leave around a page.
//!
//! Looked at side by side, for two edges that meet in a corner are one piece of ink: ink that begins at the border, row
//! after row over a long stretch, is painted white as far as it goes inwards without a break.

use super::{Gray, Ink};

/// Share of the page's side that ink must run along to be an edge.
const LONG: f32 = 0.08;
/// Share of the page's breadth that an edge may be deep; what is deeper is a picture or a shaded table.
const DEEP: f32 = 0.2;

/// Paints black edges white, in ink and in grey. `dpi` tells how far from the border a shadow may begin. Says whether
/// there were any.
pub(super) fn cut(ink: &mut Ink, gray: &mut Gray, dpi: f32) -> bool {
    let mut found = false;
    for side in [Side::Left, Side::Right, Side::Top, Side::Foot] {
        let depths = depths(ink, side, (dpi * 0.04).max(2.0) as usize);
        for (line, depth) in depths.into_iter().enumerate().filter(|(_, depth)| *depth > 0) {
            wipe(ink, gray, side, line, depth);
            found = true;
        }
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
    Top,
    Foot,
}

impl Side {
    /// Lines along it, and samples from it to the far side.
    fn size(self, width: usize, height: usize) -> (usize, usize) {
        if matches!(self, Self::Left | Self::Right) { (height, width) } else { (width, height) }
    }

    /// Column and row of a sample `inwards` from it on a line.
    fn place(self, line: usize, inwards: usize, width: usize, height: usize) -> (usize, usize) {
        match self {
            Self::Left => (inwards, line),
            Self::Right => (width - 1 - inwards, line),
            Self::Top => (line, inwards),
            Self::Foot => (line, height - 1 - inwards),
        }
    }
}

/// How far the edge reaches inwards on each line along a side; 0 where there is none.
fn depths(ink: &Ink, side: Side, near: usize) -> Vec<usize> {
    let (lines, breadth) = side.size(ink.width, ink.height);
    let deepest = (DEEP * breadth as f32) as usize;
    let at = |line: usize, inwards: usize| {
        let (x, y) = side.place(line, inwards, ink.width, ink.height);
        ink.at(x, y)
    };
    let depth = |line: usize| {
        let from = (0..near.min(breadth)).find(|&i| at(line, i))?;
        let to = (from..breadth).find(|&i| !(at(line, i) || at(line, (i + 1).min(breadth - 1))))?;
        (to <= deepest).then_some(to)
    };
    let mut depths: Vec<usize> = (0..lines).map(|line| depth(line).unwrap_or(0)).collect();
    // Only long stretches, over breaks of a few lines, are edges; what else touches the border is text or a rule.
    let (least, gap) = ((LONG * lines as f32) as usize, near);
    let mut from = 0;
    while from < lines {
        if depths.get(from).is_none_or(|d| *d == 0) {
            from += 1;
            continue;
        }
        let (mut to, mut blank) = (from + 1, 0);
        while to + blank < lines && blank <= gap {
            if depths.get(to + blank).is_some_and(|d| *d > 0) {
                to += blank + 1;
                blank = 0;
            } else {
                blank += 1;
            }
        }
        if to - from < least {
            depths.iter_mut().take(to).skip(from).for_each(|d| *d = 0);
        }
        from = to;
    }
    depths
}

fn wipe(ink: &mut Ink, gray: &mut Gray, side: Side, line: usize, depth: usize) {
    /// Samples of grey fringe beyond the ink.
    const FRINGE: usize = 2;
    let (width, height) = (ink.width, ink.height);
    let (_, breadth) = side.size(width, height);
    for inwards in 0..(depth + FRINGE).min(breadth) {
        let (x, y) = side.place(line, inwards, width, height);
        if let Some(bit) = ink.row_mut(y).get_mut(x) {
            *bit = false;
        }
        if let Some(sample) = gray.row_mut(y).get_mut(x) {
            *sample = 255;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shadows_that_meet_in_a_corner_go_and_letters_stay() {
        let mut gray = Gray::white(200, 200);
        let mut ink = Ink::blank(200, 200);
        let mut paint = |xs: std::ops::Range<usize>, ys: std::ops::Range<usize>| {
            for y in ys {
                ink.row_mut(y)[xs.clone()].fill(true);
                gray.row_mut(y)[xs.clone()].fill(0);
            }
        };
        paint(0..6, 10..200);
        paint(0..200, 194..200);
        paint(100..108, 100..112);
        // A table's rule that runs to the border.
        paint(20..200, 60..62);
        assert!(cut(&mut ink, &mut gray, 100.0));
        assert!(!ink.at(3, 50) && gray.at(3, 50) == 255 && !ink.at(150, 197) && !ink.at(2, 198));
        assert!(ink.at(103, 105) && gray.at(103, 105) == 0);
        assert!(ink.at(190, 60));
        assert!(!cut(&mut ink, &mut gray, 100.0));
    }
}
