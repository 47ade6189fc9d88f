//! A place in the source: the «where» of everything that comes out.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Rect;

/// A place in the source. Which fields are filled depends on the format: `page` and `bbox` for PDFs and scans,
/// `lines` for text, `sheet` and `cells` for workbooks.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Region {
    /// Page, counted from 1.
    pub page: Option<u32>,
    /// `[x0, y0, x1, y1]` in points from the page's top left as displayed, rotation applied.
    pub bbox: Option<[f32; 4]>,
    /// First and last line, counted from 1, both inclusive.
    pub lines: Option<[u32; 2]>,
    /// Name of the worksheet; thousands of cells share it.
    #[serde(with = "shared_name")]
    #[schemars(with = "Option<String>")]
    pub sheet: Option<Arc<str>>,
    /// Cells in A1 notation, such as `B4:B6`.
    pub cells: Option<String>,
}

/// A name that many places share, written and read as a string.
mod shared_name {
    use std::sync::Arc;

    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    #[expect(clippy::ref_option, reason = "serde calls it so")]
    pub(super) fn serialize<S: Serializer>(name: &Option<Arc<str>>, out: S) -> Result<S::Ok, S::Error> {
        name.as_deref().serialize(out)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Arc<str>>, D::Error> {
        Ok(Option::<String>::deserialize(from)?.map(Arc::from))
    }
}

impl Region {
    /// A box on a page; the box is rounded to 0.1 pt.
    pub fn on_page(page: u32, rect: Rect) -> Self {
        let r = |v: f32| (v * 10.0).round() / 10.0;
        Self {
            page: Some(page),
            bbox: Some([r(rect.x0), r(rect.y0), r(rect.x1), r(rect.y1)]),
            ..Self::default()
        }
    }

    /// A run of lines of a text, counted from 1.
    pub fn on_lines(first: u32, last: u32) -> Self {
        Self { lines: Some([first, last.max(first)]), ..Self::default() }
    }

    /// Cells of a worksheet.
    pub fn on_sheet(sheet: impl Into<Arc<str>>, cells: impl Into<String>) -> Self {
        Self { sheet: Some(sheet.into()), cells: Some(cells.into()), ..Self::default() }
    }

    /// The box as a rectangle, where there is one.
    pub fn rect(&self) -> Option<Rect> {
        self.bbox.map(|[x0, y0, x1, y1]| Rect { x0, y0, x1, y1 })
    }

    /// Joins regions that touch the same page, or lines that follow each other, so that a task names each place once.
    /// The order of first mention is kept. Lines are joined to one of the last places that were mentioned: a paragraph
    /// of a hundred thousand places takes time in proportion.
    pub fn merged(regions: impl IntoIterator<Item = Self>) -> Vec<Self> {
        const NEAR: usize = 64;
        let mut out: Vec<Self> = Vec::with_capacity(1);
        let mut far = Far::default();
        for region in regions {
            if region == Self::default() {
                continue;
            }
            let near = out.len().saturating_sub(NEAR);
            far.grow(&out, near);
            let place = out.iter().skip(near).position(|r| r.absorbs(&region)).map(|at| near + at);
            match far.place(&region).or(place).and_then(|at| out.get_mut(at)) {
                Some(into) => into.absorb(&region),
                None => out.push(region),
            }
        }
        out
    }

    fn absorbs(&self, other: &Self) -> bool {
        if self.page != other.page || self.sheet != other.sheet {
            return false;
        }
        match (self.lines, other.lines) {
            (Some(a), Some(b)) => b[0] <= a[1] + 1 && a[0] <= b[1] + 1,
            (None, None) if self.sheet.is_some() => self.cells == other.cells,
            (None, None) => self.page.is_some(),
            _ => false,
        }
    }

    fn absorb(&mut self, other: &Self) {
        if let (Some(a), Some(b)) = (self.lines, other.lines) {
            self.lines = Some([a[0].min(b[0]), a[1].max(b[1])]);
        }
        match (self.rect(), other.rect()) {
            (Some(a), Some(b)) => {
                let u = a.union(&b);
                self.bbox = Some([u.x0, u.y0, u.x1, u.y1]);
            }
            (None, Some(b)) => self.bbox = Some([b.x0, b.y0, b.x1, b.y1]),
            _ => {}
        }
    }
}

/// Places that were mentioned long ago, by what can be looked up: pages, and cells of worksheets.
#[derive(Default)]
struct Far {
    known: usize,
    pages: BTreeMap<u32, usize>,
    cells: BTreeMap<(Option<Arc<str>>, Option<String>), usize>,
}

impl Far {
    /// Takes in the places up to an index.
    fn grow(&mut self, out: &[Region], until: usize) {
        for (at, region) in out.iter().enumerate().take(until).skip(self.known) {
            match region.page.filter(|_| region.lines.is_none() && region.sheet.is_none()) {
                Some(page) => self.pages.entry(page).or_insert(at),
                None => self.cells.entry((region.sheet.clone(), region.cells.clone())).or_insert(at),
            };
        }
        self.known = self.known.max(until);
    }

    fn place(&self, region: &Region) -> Option<usize> {
        if self.known == 0 || region.lines.is_some() {
            return None;
        }
        match region.page.filter(|_| region.sheet.is_none()) {
            Some(page) => self.pages.get(&page).copied(),
            None if region.sheet.is_some() => {
                self.cells.get(&(region.sheet.clone(), region.cells.clone())).copied()
            }
            None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merges_neighbouring_lines_and_keeps_distant_ones() {
        let merged = Region::merged([Region::on_lines(3, 3), Region::on_lines(4, 5), Region::on_lines(9, 9)]);
        assert_eq!(merged, [Region::on_lines(3, 5), Region::on_lines(9, 9)]);
    }

    #[test]
    fn one_box_per_page() {
        let a = Region::on_page(1, Rect::new(0.0, 0.0, 10.0, 10.0));
        let b = Region::on_page(1, Rect::new(5.0, 20.0, 30.0, 40.0));
        let c = Region::on_page(2, Rect::new(0.0, 0.0, 1.0, 1.0));
        let merged = Region::merged([a, b, c.clone()]);
        assert_eq!(merged, [Region::on_page(1, Rect::new(0.0, 0.0, 30.0, 40.0)), c]);
    }

    #[test]
    fn places_of_long_ago_are_found_and_very_many_take_no_time() {
        let cells = (0..60_000).map(|row| Region::on_sheet("KH", format!("A{row}")));
        let merged = Region::merged(cells.chain([Region::on_sheet("KH", "A7")]));
        assert_eq!(merged.len(), 60_000);
        let lines = (0..60_000).map(|line| Region::on_lines(2 * line, 2 * line));
        assert_eq!(Region::merged(lines).len(), 60_000);
        let box_on = |page| Region::on_page(page, Rect::new(0.0, 0.0, 10.0, 10.0));
        assert_eq!(Region::merged((1..200).chain([1]).map(box_on)).len(), 199);
    }
}
