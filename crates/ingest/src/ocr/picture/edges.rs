//! Black edges: the shadow of the lid and of the book's fold, which scanners leave around a page.
//!
//! A component of ink that touches the picture's border and is large or long beyond any letter is painted white.

use super::{Component, Gray, Ink};

/// Share of the page's side that a piece of ink must run along to be an edge.
const LONG: f32 = 0.08;

/// Paints black edges white, in ink and in grey. `dpi` tells how far from the border a shadow may begin.
pub(super) fn cut(components: &mut Vec<Component>, ink: &mut Ink, gray: &mut Gray, dpi: f32) {
    let (w, h) = (ink.width as f32, ink.height as f32);
    let near = (dpi * 0.04).max(2.0);
    components.retain(|c| {
        let touches = (c.x0 as f32) < near
            || (c.y0 as f32) < near
            || w - (c.x1 as f32) < near
            || h - (c.y1 as f32) < near;
        let long = c.width() as f32 > LONG * w || c.height() as f32 > LONG * h;
        // A table may run to the border: its box is nearly empty, an edge's is not, or it is a mere sliver.
        let filled = c.area as f32 > 0.25 * (c.width() * c.height()) as f32;
        let sliver = c.width().min(c.height()) as f32 <= dpi * 0.25;
        let edge = touches && long && (filled || sliver);
        if edge {
            for run in &c.runs {
                wipe(ink, gray, run.y as usize, run.x0 as usize, run.x1 as usize);
            }
        }
        !edge
    });
}

fn wipe(ink: &mut Ink, gray: &mut Gray, y: usize, x0: usize, x1: usize) {
    if let Some(bits) = ink.row_mut(y).get_mut(x0..x1) {
        bits.fill(false);
    }
    for row in y.saturating_sub(2)..=y + 2 {
        let to = (x1 + 2).min(gray.width);
        if let Some(samples) = gray.row_mut(row).get_mut(x0.saturating_sub(2)..to) {
            samples.fill(255);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::components;
    use super::*;

    #[test]
    fn a_shadow_at_the_border_goes_and_a_letter_stays() {
        let mut gray = Gray::white(200, 200);
        let mut ink = Ink::blank(200, 200);
        let mut paint = |xs: std::ops::Range<usize>, ys: std::ops::Range<usize>| {
            for y in ys {
                ink.row_mut(y)[xs.clone()].fill(true);
                gray.row_mut(y)[xs.clone()].fill(0);
            }
        };
        paint(0..6, 10..190);
        paint(100..108, 100..112);
        let mut found = components::find(&ink);
        cut(&mut found, &mut ink, &mut gray, 100.0);
        assert_eq!(found.len(), 1);
        assert!(!ink.at(3, 50) && gray.at(3, 50) == 255);
        assert!(ink.at(103, 105) && gray.at(103, 105) == 0);
    }
}
