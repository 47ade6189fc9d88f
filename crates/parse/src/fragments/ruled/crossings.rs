//! Edges → connected frames: which edges cross, directly or through others, and which sides are missing.

use super::edges::{Edge, Edges, same};

/// Edges that hang together: the skeleton of one table, or of a box.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Frame {
    /// Edges that run left to right, by y.
    pub across: Vec<Edge>,
    /// Edges that run top to bottom, by x.
    pub down: Vec<Edge>,
}

/// Splits the edges of a page into connected frames. `reach` is how far an edge may fall short of the one that it
/// meets.
pub fn frames(edges: &Edges, reach: f32) -> Vec<Frame> {
    let down = &edges.down;
    let mut across = edges.across.clone();
    across.extend(closing(down, &edges.across, reach));
    let mut parent: Vec<usize> = (0..across.len() + down.len()).collect();
    let mut crossed = vec![false; parent.len()];
    for (i, h) in across.iter().enumerate() {
        for (j, v) in down.iter().enumerate() {
            let meets = v.at >= h.from - reach
                && v.at <= h.to + reach
                && h.at >= v.from - reach
                && h.at <= v.to + reach;
            if meets {
                let j = across.len() + j;
                for end in [i, j] {
                    if let Some(flag) = crossed.get_mut(end) {
                        *flag = true;
                    }
                }
                unite(&mut parent, i, j);
            }
        }
    }
    let mut roots: Vec<usize> = Vec::new();
    let mut out: Vec<Frame> = Vec::new();
    for (i, edge) in across.iter().chain(down).enumerate() {
        if !crossed.get(i).copied().unwrap_or(false) {
            continue;
        }
        let root = find(&mut parent, i);
        let at = roots.iter().position(|r| *r == root).unwrap_or_else(|| {
            roots.push(root);
            out.push(Frame::default());
            roots.len() - 1
        });
        if let Some(frame) = out.get_mut(at) {
            if i < across.len() { frame.across.push(*edge) } else { frame.down.push(*edge) }
        }
    }
    for frame in &mut out {
        let sides = closing(&frame.across, &frame.down, reach);
        frame.down.extend(sides);
        let ends = lone_ends(frame, reach);
        frame.across.extend(ends);
        frame.down.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
        frame.across.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    }
    out
}

/// The sides that nobody drew: where two or more edges end together without meeting a rule (a row torn by the page's
/// end, a table without outer sides, column rules that a section row interrupts), a side is supposed through all edges
/// that reach that place.
fn closing(edges: &[Edge], against: &[Edge], reach: f32) -> Vec<Edge> {
    let mut ends: Vec<f32> = edges
        .iter()
        .flat_map(|e| [(e.from, e), (e.to, e)])
        .filter_map(|(end, edge)| {
            let met = against
                .iter()
                .any(|a| (a.at - end).abs() <= reach && a.from - reach <= edge.at && edge.at <= a.to + reach);
            (!met).then_some(end)
        })
        .collect();
    ends.sort_by(f32::total_cmp);
    let mut out = Vec::new();
    let mut rest = ends.as_slice();
    while let Some(&first) = rest.first() {
        let many = rest.iter().take_while(|e| **e - first <= reach).count();
        let (cluster, after) = rest.split_at(many);
        rest = after;
        if cluster.len() < 2 {
            continue;
        }
        let at = cluster.iter().sum::<f32>() / cluster.len() as f32;
        let mut present: Vec<f32> =
            edges.iter().filter(|e| e.from - reach <= at && at <= e.to + reach).map(|e| e.at).collect();
        present.sort_by(f32::total_cmp);
        if let (Some(&from), Some(&to)) = (present.first(), present.last())
            && !same(from, to)
        {
            out.push(Edge { at, from, to, drawn: false });
        }
    }
    out
}

/// The sides of cells that nobody drew where a single column rule begins or ends between two others without meeting a
/// rule across: the cells on its two sides are one beyond its end, and that cell ends there.
fn lone_ends(frame: &Frame, reach: f32) -> Vec<Edge> {
    let mut out = Vec::new();
    for rule in frame.down.iter().filter(|e| e.drawn) {
        for y in [rule.from, rule.to] {
            let meets =
                |a: &&Edge| (a.at - y).abs() <= reach && a.from - reach <= rule.at && rule.at <= a.to + reach;
            if frame.across.iter().any(|a| meets(&a)) {
                continue;
            }
            let beside = || frame.down.iter().filter(|e| e.from + reach < y && y < e.to - reach);
            let left = beside().map(|e| e.at).filter(|at| *at < rule.at).max_by(f32::total_cmp);
            let right = beside().map(|e| e.at).filter(|at| *at > rule.at).min_by(f32::total_cmp);
            if let (Some(from), Some(to)) = (left, right) {
                out.push(Edge { at: y, from, to, drawn: false });
            }
        }
    }
    out
}

pub(super) fn find(parent: &mut [usize], mut at: usize) -> usize {
    while let Some(&up) = parent.get(at) {
        if up == at {
            break;
        }
        let above = parent.get(up).copied().unwrap_or(up);
        if let Some(slot) = parent.get_mut(at) {
            *slot = above;
        }
        at = above;
    }
    at
}

pub(super) fn unite(parent: &mut [usize], a: usize, b: usize) {
    let (a, b) = (find(parent, a), find(parent, b));
    if let Some(slot) = parent.get_mut(a.max(b)) {
        *slot = a.min(b);
    }
}
