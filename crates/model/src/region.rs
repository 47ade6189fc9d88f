//! A place in the source: the «where» of everything that comes out.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::ser::SerializeStruct as _;
use serde::{Deserialize, Serialize, Serializer};

use crate::Rect;

/// A place in the source. Which fields are filled depends on the format: `page` and `bbox` for PDFs and scans,
/// `lines` for text, CSV, HTML and DOCX, `sheet` and `cells` for workbooks.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(from = "Written")]
pub struct Region {
    /// Page, counted from 1.
    pub page: Option<u32>,
    /// `[x0, y0, x1, y1]` in points from the page's top left as displayed, rotation applied: where a scan lies
    /// askew, the upright box around the crooked place.
    pub bbox: Option<[f32; 4]>,
    /// First and last line of the file, counted from 1, both inclusive. HTML, DOCX and what is converted to DOCX have no
    /// lines that a person would see: there, the running numbers of the paragraphs, those in cells and list items
    /// included.
    pub lines: Option<[u32; 2]>,
    /// Cells of a worksheet; written as `sheet` and `cells`. A document holds tens of thousands of regions and most name
    /// no worksheet.
    pub range: Option<Arc<SheetRange>>,
}

/// Cells of a worksheet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct SheetRange {
    /// Name of the worksheet; thousands of cells share it.
    pub sheet: Option<Arc<str>>,
    /// Cells in A1 notation, such as `B4:B6`.
    pub cells: Option<String>,
}

/// A place in the source. Which fields are filled depends on the format: `page` and `bbox` for PDFs and scans,
/// `lines` for text, CSV, HTML and DOCX, `sheet` and `cells` for workbooks.
#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "Region")]
struct Written {
    /// Page, counted from 1.
    page: Option<u32>,
    /// `[x0, y0, x1, y1]` in points from the page's top left as displayed, rotation applied: where a scan lies
    /// askew, the upright box around the crooked place.
    bbox: Option<[f32; 4]>,
    /// First and last line of the file, counted from 1, both inclusive. HTML, DOCX and what is converted to DOCX have no
    /// lines that a person would see: there, the running numbers of the paragraphs, those in cells and list items
    /// included.
    lines: Option<[u32; 2]>,
    /// Name of the worksheet; thousands of cells share it.
    sheet: Option<String>,
    /// Cells in A1 notation, such as `B4:B6`.
    cells: Option<String>,
}

impl From<Written> for Region {
    fn from(Written { page, bbox, lines, sheet, cells }: Written) -> Self {
        let named = sheet.is_some() || cells.is_some();
        let range = named.then(|| Arc::new(SheetRange { sheet: sheet.map(Arc::from), cells }));
        Self { page, bbox, lines, range }
    }
}

impl Serialize for Region {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut fields = out.serialize_struct("Region", 5)?;
        fields.serialize_field("page", &self.page)?;
        fields.serialize_field("bbox", &self.bbox)?;
        fields.serialize_field("lines", &self.lines)?;
        fields.serialize_field("sheet", &self.sheet())?;
        fields.serialize_field("cells", &self.cells())?;
        fields.end()
    }
}

impl JsonSchema for Region {
    fn schema_name() -> Cow<'static, str> {
        Written::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Written::json_schema(generator)
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

    /// A run of lines of a text, or of paragraphs where a format has no lines, counted from 1.
    pub fn on_lines(first: u32, last: u32) -> Self {
        Self { lines: Some([first, last.max(first)]), ..Self::default() }
    }

    /// Cells of a worksheet.
    pub fn on_sheet(sheet: impl Into<Arc<str>>, cells: impl Into<String>) -> Self {
        let range = SheetRange { sheet: Some(sheet.into()), cells: Some(cells.into()) };
        Self { range: Some(Arc::new(range)), ..Self::default() }
    }

    /// Name of its worksheet.
    pub fn sheet(&self) -> Option<&str> {
        self.range.as_ref()?.sheet.as_deref()
    }

    /// Its cells in A1 notation, such as `B4:B6`.
    pub fn cells(&self) -> Option<&str> {
        self.range.as_ref()?.cells.as_deref()
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
        let mut far: Option<Box<Far>> = None;
        for region in regions {
            if region.is_nowhere() {
                continue;
            }
            let near = out.len().saturating_sub(NEAR);
            if near > 0 {
                far.get_or_insert_default().grow(&out, near);
            }
            let place = out.iter().skip(near).position(|r| r.absorbs(&region)).map(|at| near + at);
            let far = far.as_ref().and_then(|far| far.place(&region));
            match far.or(place).and_then(|at| out.get_mut(at)) {
                Some(into) => into.absorb(&region),
                None => out.push(region),
            }
        }
        out
    }

    fn is_nowhere(&self) -> bool {
        self.page.is_none() && self.bbox.is_none() && self.lines.is_none() && self.range.is_none()
    }

    fn absorbs(&self, other: &Self) -> bool {
        if self.page != other.page || self.sheet() != other.sheet() {
            return false;
        }
        match (self.lines, other.lines) {
            (Some(a), Some(b)) => b[0] <= a[1] + 1 && a[0] <= b[1] + 1,
            (None, None) if self.sheet().is_some() => self.cells() == other.cells(),
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
    ranges: BTreeMap<Option<Arc<SheetRange>>, usize>,
}

impl Far {
    /// Takes in the places up to an index.
    fn grow(&mut self, out: &[Region], until: usize) {
        for (at, region) in out.iter().enumerate().take(until).skip(self.known) {
            match region.page.filter(|_| region.lines.is_none() && region.sheet().is_none()) {
                Some(page) => self.pages.entry(page).or_insert(at),
                None => self.ranges.entry(region.range.clone()).or_insert(at),
            };
        }
        self.known = self.known.max(until);
    }

    fn place(&self, region: &Region) -> Option<usize> {
        if region.lines.is_some() {
            return None;
        }
        match region.page.filter(|_| region.sheet().is_none()) {
            Some(page) => self.pages.get(&page).copied(),
            None if region.sheet().is_some() => self.ranges.get(&region.range).copied(),
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
