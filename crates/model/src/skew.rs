//! How far a page lies askew, and how places of the level page and of the displayed one lead to each other.

use serde::{Deserialize, Serialize};

use crate::Rect;

/// The turn about a point that brings a level page, on which words and rulings stand as if it had been fed straight, back
/// to where the page is displayed.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Skew {
    /// How far lines fall to the right on the displayed page, in degrees (positive: clockwise). 0 for a page that lies
    /// straight; beyond ±45 the boxes of [`Skew::level`] are not told.
    pub degrees: f32,
    /// x of the point in points.
    pub x: f32,
    /// y of the point in points.
    pub y: f32,
}

impl Skew {
    /// Whether the page lies straight: both pages are one.
    pub fn is_none(&self) -> bool {
        self.degrees == 0.0
    }

    /// Where a point of the level page is displayed.
    pub fn display_point(&self, (x, y): (f32, f32)) -> (f32, f32) {
        self.turn((x, y), self.degrees)
    }

    /// The box around a box of the level page as it is displayed.
    #[must_use]
    pub fn display(&self, rect: &Rect) -> Rect {
        if self.is_none() {
            return *rect;
        }
        let corners = [(rect.x0, rect.y0), (rect.x1, rect.y0), (rect.x0, rect.y1), (rect.x1, rect.y1)]
            .map(|corner| self.display_point(corner));
        let mut around = Rect::new(corners[0].0, corners[0].1, corners[1].0, corners[1].1);
        for (x, y) in corners {
            around = around.union(&Rect::new(x, y, x, y));
        }
        around
    }

    /// The box of the level page around which a box was put by [`Skew::display`]. Of any other box the middle is kept, and
    /// the sides come as near to it as they can.
    #[must_use]
    pub fn level(&self, rect: &Rect) -> Rect {
        if self.is_none() {
            return *rect;
        }
        let (x, y) = self.turn(rect.center(), -self.degrees);
        let (sin, cos) = self.degrees.to_radians().sin_cos();
        let (sin, share) = (sin.abs(), cos * cos - sin * sin);
        let (w, h) = (rect.width(), rect.height());
        let side = |long: f32, short: f32| ((long * cos - short * sin) / share).max(0.0) / 2.0;
        let (right, down) = (side(w, h), side(h, w));
        Rect::new(x - right, y - down, x + right, y + down)
    }

    fn turn(&self, (x, y): (f32, f32), degrees: f32) -> (f32, f32) {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let (dx, dy) = (x - self.x, y - self.y);
        (self.x + dx * cos - dy * sin, self.y + dx * sin + dy * cos)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: &Rect, b: &Rect) -> bool {
        [a.x0 - b.x0, a.y0 - b.y0, a.x1 - b.x1, a.y1 - b.y1].iter().all(|d| d.abs() < 0.01)
    }

    #[test]
    fn lines_fall_to_the_right_where_the_turn_is_clockwise() {
        let skew = Skew { degrees: 2.0, x: 300.0, y: 400.0 };
        let (left, right) = (skew.display_point((100.0, 100.0)), skew.display_point((500.0, 100.0)));
        assert!((right.1 - left.1 - 400.0 * 2.0_f32.to_radians().sin()).abs() < 0.01);
        assert_eq!(skew.display_point((300.0, 400.0)), (300.0, 400.0));
    }

    #[test]
    fn what_is_displayed_leads_back() {
        let boxes = [
            Rect::new(50.0, 60.0, 90.0, 72.0),
            Rect::new(46.0, 400.0, 796.0, 416.0),
            Rect::new(700.0, 10.0, 700.5, 580.0),
        ];
        for degrees in [-4.9_f32, -0.04, 0.0, 1.7, 5.0] {
            let skew = Skew { degrees, x: 421.0, y: 297.5 };
            for rect in boxes {
                let displayed = skew.display(&rect);
                assert!(near(&skew.level(&displayed), &rect), "{degrees}: {rect:?}");
                let (w, h) = (displayed.width(), displayed.height());
                assert!(w >= rect.width() - 3.0 && h >= rect.height() - 3.0, "{degrees}: {displayed:?}");
            }
        }
        let odd = Skew { degrees: 3.0, x: 0.0, y: 0.0 }.level(&Rect::new(0.0, 0.0, 400.0, 1.0));
        assert!(odd.x0 <= odd.x1 && odd.y0 <= odd.y1);
    }
}
