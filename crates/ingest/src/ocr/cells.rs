//! The light grid that the reading needs: which ink lies in which cell.
//!
//! Not the table of the page (that is made downstream, from the same rulings, by the same code as for digital pages):
//! just zones that no line of text may cross. Shape: a zone is a number; 0 is the page outside all grids.

use super::rules::Rule;

/// Zones of a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Zones {
    xs: Vec<f32>,
    ys: Vec<f32>,
    /// Zone of each place of the grid, row by row.
    zone: Vec<usize>,
}

/// Cuts the page along its grid rules; places without a rule between them are one zone. `unit` is the x-height, px.
pub(super) fn zones(rules: &[Rule], unit: f32) -> Zones {
    let xs = levels(rules.iter().filter(|r| !r.horizontal), unit);
    let ys = levels(rules.iter().filter(|r| r.horizontal), unit);
    let (columns, rows) = (xs.len().saturating_sub(1), ys.len().saturating_sub(1));
    let mut zone: Vec<usize> = (1..=columns * rows).collect();
    for row in 0..rows {
        for column in 0..columns {
            let (Some(&x0), Some(&x1), Some(&y0), Some(&y1)) =
                (xs.get(column), xs.get(column + 1), ys.get(row), ys.get(row + 1))
            else {
                continue;
            };
            let here = row * columns + column;
            if column + 1 < columns && !drawn(rules, false, x1, y0, y1, unit) {
                merge(&mut zone, here, here + 1);
            }
            if row + 1 < rows && !drawn(rules, true, y1, x0, x1, unit) {
                merge(&mut zone, here, here + columns);
            }
        }
    }
    Zones { xs, ys, zone }
}

impl Zones {
    /// The zone of a point.
    pub(super) fn at(&self, x: f32, y: f32) -> usize {
        let place = |levels: &[f32], v: f32| levels.partition_point(|&l| l <= v).checked_sub(1);
        let columns = self.xs.len().saturating_sub(1);
        match (place(&self.xs, x), place(&self.ys, y)) {
            (Some(c), Some(r)) if c < columns => self.zone.get(r * columns + c).copied().unwrap_or(0),
            _ => 0,
        }
    }
}

fn levels<'a>(rules: impl Iterator<Item = &'a Rule>, unit: f32) -> Vec<f32> {
    let mut at: Vec<f32> = rules.map(|r| r.at).collect();
    at.sort_by(f32::total_cmp);
    at.dedup_by(|b, a| *b - *a < 0.5 * unit);
    at
}

/// Whether a rule covers most of the side between two places.
fn drawn(rules: &[Rule], horizontal: bool, at: f32, from: f32, to: f32, unit: f32) -> bool {
    let covered: f32 = rules
        .iter()
        .filter(|r| r.horizontal == horizontal && (r.at - at).abs() < 0.8 * unit)
        .map(|r| (r.to.min(to) - r.from.max(from)).max(0.0))
        .sum();
    covered > 0.5 * (to - from)
}

fn merge(zone: &mut [usize], a: usize, b: usize) {
    let (Some(&keep), Some(&gone)) = (zone.get(a), zone.get(b)) else { return };
    for z in zone.iter_mut().filter(|z| **z == gone) {
        *z = keep;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(horizontal: bool, at: f32, from: f32, to: f32) -> Rule {
        Rule { horizontal, from, to, at, thickness: 2.0 }
    }

    #[test]
    fn a_merged_section_row_is_one_zone() {
        let rules = [
            rule(true, 0.0, 0.0, 300.0),
            rule(true, 50.0, 0.0, 300.0),
            rule(true, 100.0, 0.0, 300.0),
            rule(false, 0.0, 0.0, 100.0),
            rule(false, 100.0, 50.0, 100.0),
            rule(false, 300.0, 0.0, 100.0),
        ];
        let zones = zones(&rules, 10.0);
        assert_eq!(zones.at(50.0, 20.0), zones.at(250.0, 20.0));
        assert_ne!(zones.at(50.0, 70.0), zones.at(250.0, 70.0));
        assert_eq!(zones.at(400.0, 20.0), 0);
        assert_eq!(zones.at(50.0, 200.0), 0);
    }
}
