//! Rulings → edges: snapped to common positions, joined where they go on.

use model::{Page, Ruling};

use crate::blocks::LayoutSettings;

/// A straight side, drawn or supposed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// Its y when it runs left to right, its x when it runs down.
    pub at: f32,
    /// Where it begins: x or y.
    pub from: f32,
    /// Where it ends.
    pub to: f32,
    /// Whether ink was there, or only the ends of other edges say that a side must be there.
    pub drawn: bool,
}

impl Edge {
    /// How much of `from..to` this edge covers.
    pub fn covers(&self, from: f32, to: f32) -> f32 {
        (self.to.min(to) - self.from.max(from)).max(0.0)
    }
}

/// Edges of a page by direction.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Edges {
    /// Edges that run left to right, by y.
    pub across: Vec<Edge>,
    /// Edges that run top to bottom, by x.
    pub down: Vec<Edge>,
}

/// The edges of a page: underlines of words left out, double rules made one, dashes joined. None where there are more
/// rules than any table has.
pub fn edges(page: &Page, settings: &LayoutSettings) -> Edges {
    if page.rulings.len() > settings.most_rules {
        return Edges::default();
    }
    let unit = page.glyph_size.max(1.0);
    let mut across = Vec::new();
    let mut down = Vec::new();
    for ruling in &page.rulings {
        let b = ruling.bbox;
        let (length, thickness) = (b.width().max(b.height()), b.width().min(b.height()));
        if thickness > unit * settings.snap.max(0.5) && length < 4.0 * thickness {
            continue;
        }
        if ruling.is_horizontal() {
            if !is_underline(ruling, page) {
                across.push(Edge { at: f32::midpoint(b.y0, b.y1), from: b.x0, to: b.x1, drawn: true });
            }
        } else {
            down.push(Edge { at: f32::midpoint(b.x0, b.x1), from: b.y0, to: b.y1, drawn: true });
        }
    }
    let tidy = |edges| {
        let mut edges = join(snap(edges, unit * settings.snap), unit * settings.join);
        edges.retain(|e| e.to - e.from >= unit * settings.shortest_rule);
        edges
    };
    Edges { across: tidy(across), down: tidy(down) }
}

/// Whether the ruling is drawn under words of one line, or through them, and no further: it begins and ends with them. In
/// a scan of low resolution the feet of letters that run together look like one, too.
fn is_underline(ruling: &Ruling, page: &Page) -> bool {
    let b = ruling.bbox;
    let near = |a: f32, b: f32, size: f32| (a - b).abs() < 0.2 * size;
    let above = |w: &&model::Word| {
        let size = w.bbox.height();
        let drop = b.y0 - w.baseline;
        drop > -0.5 * size && drop < 0.3 * size && w.bbox.x1 > b.x0 && w.bbox.x0 < b.x1
    };
    let mut covered = 0.0;
    let (mut starts, mut ends) = (false, false);
    for word in page.words.iter().filter(above) {
        let size = word.bbox.height();
        covered += word.bbox.width() + 0.3 * size;
        starts |= near(word.bbox.x0, b.x0, size);
        ends |= near(word.bbox.x1, b.x1, size);
    }
    starts && ends && covered >= 0.8 * b.width()
}

/// Moves edges that stand within `tolerance` of each other to one position.
fn snap(mut edges: Vec<Edge>, tolerance: f32) -> Vec<Edge> {
    edges.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    let mut out = Vec::with_capacity(edges.len());
    let mut rest = edges.as_slice();
    while let Some(first) = rest.first() {
        let many = rest.iter().take_while(|e| e.at - first.at <= tolerance).count();
        let (cluster, after) = rest.split_at(many);
        let weight: f32 = cluster.iter().map(|e| e.to - e.from).sum();
        let at = if weight > 0.0 {
            cluster.iter().map(|e| e.at * (e.to - e.from)).sum::<f32>() / weight
        } else {
            first.at
        };
        out.extend(cluster.iter().map(|e| Edge { at, ..*e }));
        rest = after;
    }
    out
}

/// Joins edges at one position that overlap or leave a gap of at most `gap`.
fn join(mut edges: Vec<Edge>, gap: f32) -> Vec<Edge> {
    edges.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    let mut out: Vec<Edge> = Vec::with_capacity(edges.len());
    for edge in edges {
        match out.last_mut() {
            Some(last) if same(last.at, edge.at) && edge.from - last.to <= gap => {
                last.to = last.to.max(edge.to);
            }
            _ => out.push(edge),
        }
    }
    out
}

/// Whether two snapped positions are the same.
pub fn same(a: f32, b: f32) -> bool {
    (a - b).abs() < 0.01
}

#[cfg(test)]
mod tests {
    use model::{Page, Rect, Ruling};

    use super::*;

    fn check(rulings: &[[f32; 4]], across: usize, down: usize) {
        let rulings = rulings.iter().map(|&[a, b, c, d]| Ruling { bbox: Rect::new(a, b, c, d) }).collect();
        let page = Page { rulings, glyph_size: 12.0, ..Page::default() };
        let found = edges(&page, &LayoutSettings::default());
        assert_eq!((found.across.len(), found.down.len()), (across, down), "{found:?}");
    }

    #[test]
    fn rules_join_and_snap() {
        check(&[[0.0, 10.0, 50.0, 10.5], [52.0, 10.2, 100.0, 10.4]], 1, 0);
        // a double rule is one, two rows are two
        check(&[[0.0, 10.0, 100.0, 10.5], [0.0, 12.0, 100.0, 12.5], [0.0, 26.0, 100.0, 26.5]], 2, 0);
        // dashes
        let dashes: Vec<[f32; 4]> =
            (0..20).map(|i| [i as f32 * 5.0, 10.0, i as f32 * 5.0 + 3.0, 10.5]).collect();
        check(&dashes, 1, 0);
        // a speck is no rule, a column edge is one
        check(&[[0.0, 0.0, 2.0, 0.5], [40.0, 0.0, 40.5, 100.0]], 0, 1);
    }
}
