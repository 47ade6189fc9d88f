//! Straight lines of a page: strokes, and bars thin enough to be lines.
//!
//! Word and Writer draw the rules of a table as thin filled rectangles, other typesetters as strokes, some as
//! both, one over the other. All become boxes; what lies on top of another is dropped. Dashes and dots stay single
//! pieces: whether they join to a line is for the reader of the table to say.

use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect as Box2, Shape};
use model::{Rect, Ruling};

use super::PdfSettings;

/// A rectangle or straight stroke as drawn, before its thickness is judged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Mark {
    /// Its box, stroke width included.
    pub(super) bbox: Rect,
}

/// What the paths of a page drew.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Marks {
    /// Rectangles and straight strokes.
    pub(super) straight: Vec<Mark>,
    /// Boxes of the filled shapes that are no rectangles: drawings, or letters turned to shapes.
    pub(super) shapes: Vec<Rect>,
}

/// A stroke whose ends differ by less than this share of its length runs along an axis; scanned and skewed forms
/// never come as strokes.
const STRAIGHT: f64 = 0.01;

/// The parts of a filled path: one fill can hold all the rules of a table.
pub(super) fn of_fill(path: &BezPath, transform: Affine, out: &mut Marks, clip: Option<Box2>) {
    let mut part = BezPath::new();
    let mut close = |part: &BezPath| {
        let bbox = part.bounding_box();
        if is_rectangle(part, bbox) {
            push_box(bbox, clip, &mut out.straight);
        } else if bbox.is_finite() {
            out.shapes.push(Rect::new(bbox.x0 as f32, bbox.y0 as f32, bbox.x1 as f32, bbox.y1 as f32));
        }
    };
    for element in path.elements() {
        if matches!(element, PathEl::MoveTo(_)) && !part.is_empty() {
            close(&part);
            part.truncate(0);
        }
        part.push(transform * *element);
    }
    if !part.is_empty() {
        close(&part);
    }
}

/// Whether a part has no curve and only the corners of its box as vertices.
fn is_rectangle(part: &BezPath, bbox: Box2) -> bool {
    let room = STRAIGHT * bbox.width().max(bbox.height());
    let on = |v: f64, a: f64, b: f64| (v - a).abs() <= room || (v - b).abs() <= room;
    part.elements().iter().all(|element| match element {
        PathEl::MoveTo(p) | PathEl::LineTo(p) => on(p.x, bbox.x0, bbox.x1) && on(p.y, bbox.y0, bbox.y1),
        PathEl::ClosePath => true,
        PathEl::QuadTo(..) | PathEl::CurveTo(..) => false,
    })
}

/// The straight pieces of a stroked path that run along an axis.
pub(super) fn of_stroke(path: &BezPath, transform: Affine, width: f64, out: &mut Marks, clip: Option<Box2>) {
    let half = 0.5 * width * transform.determinant().abs().sqrt();
    let mut start = Point::ZERO;
    let mut last = Point::ZERO;
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(p) => {
                start = transform * p;
                last = start;
            }
            PathEl::LineTo(p) => {
                let next = transform * p;
                push_line(last, next, half, clip, &mut out.straight);
                last = next;
            }
            PathEl::QuadTo(_, p) | PathEl::CurveTo(_, _, p) => last = transform * p,
            PathEl::ClosePath => {
                push_line(last, start, half, clip, &mut out.straight);
                last = start;
            }
        }
    }
}

fn push_line(a: Point, b: Point, half: f64, clip: Option<Box2>, out: &mut Vec<Mark>) {
    let (dx, dy) = ((a.x - b.x).abs(), (a.y - b.y).abs());
    if dx.max(dy) <= 0.0 || dx.min(dy) > STRAIGHT * dx.max(dy) {
        return;
    }
    let line = Box2::from_points(a, b);
    push_box(if dx >= dy { line.inflate(0.0, half) } else { line.inflate(half, 0.0) }, clip, out);
}

/// Room around a clip: a hairline on its very edge is still seen.
const CLIP_ROOM: f64 = 0.5;

fn push_box(bbox: Box2, clip: Option<Box2>, out: &mut Vec<Mark>) {
    let seen = clip.map_or(bbox, |clip| bbox.intersect(clip.inflate(CLIP_ROOM, CLIP_ROOM)));
    let visible = clip.is_none_or(|clip| {
        let c = clip.inflate(CLIP_ROOM, CLIP_ROOM);
        bbox.x0 <= c.x1 && bbox.x1 >= c.x0 && bbox.y0 <= c.y1 && bbox.y1 >= c.y0
    });
    if visible && seen.is_finite() && (seen.width() > 0.0 || seen.height() > 0.0) {
        out.push(Mark { bbox: Rect::new(seen.x0 as f32, seen.y0 as f32, seen.x1 as f32, seen.y1 as f32) });
    }
}

/// The rulings among the marks, without doubles: horizontal ones from top to bottom, then vertical ones from left to
/// right.
pub(super) fn find_rulings(marks: &[Mark], glyph_size: f32, settings: &PdfSettings) -> Vec<Ruling> {
    let unit = if glyph_size > 0.0 { glyph_size } else { settings.default_glyph_size };
    let thin = settings.bar_thickness * unit;
    let merge = settings.ruling_merge * unit;
    let (mut across, mut down) = (Vec::new(), Vec::new());
    for mark in marks {
        let (w, h) = (mark.bbox.width(), mark.bbox.height());
        if w.min(h) <= thin {
            if w >= h { across.push(mark.bbox) } else { down.push(mark.bbox) }
        }
    }
    let turned: Vec<Rect> = down.iter().map(turn).collect();
    let mut rulings = drop_doubles(across, merge);
    rulings.extend(drop_doubles(turned, merge).iter().map(turn));
    rulings.into_iter().map(|bbox| Ruling { bbox }).collect()
}

/// Swaps the axes, so that vertical lines can be treated as horizontal ones.
fn turn(r: &Rect) -> Rect {
    Rect { x0: r.y0, y0: r.x0, x1: r.y1, y1: r.x1 }
}

/// Drops horizontal lines that lie on another and within its length.
fn drop_doubles(mut lines: Vec<Rect>, merge: f32) -> Vec<Rect> {
    let middle = |r: &Rect| f32::midpoint(r.y0, r.y1);
    lines.sort_by(|a, b| {
        middle(a).total_cmp(&middle(b)).then(a.x0.total_cmp(&b.x0)).then(b.x1.total_cmp(&a.x1))
    });
    let mut kept: Vec<Rect> = Vec::with_capacity(lines.len());
    for line in lines {
        let near = kept.iter_mut().rev().take_while(|k| middle(&line) - middle(k) <= merge);
        let mut double = false;
        for other in near {
            let within = line.x0 >= other.x0 - merge && line.x1 <= other.x1 + merge;
            let around = other.x0 >= line.x0 - merge && other.x1 <= line.x1 + merge;
            if within || around {
                *other = Rect { x0: other.x0.min(line.x0), x1: other.x1.max(line.x1), ..*other };
                double = true;
                break;
            }
        }
        if !double {
            kept.push(line);
        }
    }
    kept
}
