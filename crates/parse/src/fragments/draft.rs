//! A fragment in the making: cells that still hold their words, before their text is put together.

use model::{Cell, Fragment, FragmentOrigin, GridRow, Page, Rect, Word};

use super::cell_text;
use crate::{blocks::LayoutSettings, flow, readings};

/// A grid whose cells hold words. Rows top to bottom; in a row, cells by ascending column.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft<'a> {
    /// x of the column edges.
    pub xs: Vec<f32>,
    /// The rows.
    pub rows: Vec<DraftRow<'a>>,
    /// Whether a rule closes the grid at its top.
    pub closed_above: Option<bool>,
    /// Whether a rule closes the grid at its bottom.
    pub closed_below: Option<bool>,
    /// Whether its columns are drawn.
    pub ruled: bool,
    /// How sure the grid is, 0…1.
    pub confidence: f32,
}

/// A row of a draft.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DraftRow<'a> {
    /// Top, in points.
    pub y0: f32,
    /// Bottom, in points.
    pub y1: f32,
    /// Whether a rule was drawn under it.
    pub ruled_below: Option<bool>,
    /// Its cells.
    pub cells: Vec<DraftCell<'a>>,
}

/// A cell of a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftCell<'a> {
    /// Column of its left side.
    pub column: usize,
    /// Columns that it covers.
    pub column_span: usize,
    /// Rows that it covers.
    pub row_span: usize,
    /// Its box, as drawn or supposed.
    pub bbox: Rect,
    /// Its words, in no order.
    pub words: Vec<&'a Word>,
}

impl<'a> Draft<'a> {
    /// Box of the whole.
    pub fn bbox(&self) -> Rect {
        Rect::new(
            self.xs.first().copied().unwrap_or(0.0),
            self.rows.first().map_or(0.0, |r| r.y0),
            self.xs.last().copied().unwrap_or(0.0),
            self.rows.last().map_or(0.0, |r| r.y1),
        )
    }

    /// Gives its words back.
    pub fn into_words(self) -> impl Iterator<Item = &'a Word> {
        self.rows.into_iter().flat_map(|r| r.cells).flat_map(|c| c.words)
    }

    /// The finished fragment. `end` is the y at which the text area of the page ends, if the grid is the last thing on
    /// its page.
    pub fn into_fragment(self, page: &Page, end: Option<f32>, settings: &LayoutSettings) -> Fragment {
        let bbox = self.bbox();
        let size = flow::median(
            self.rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.words).map(|w| w.bbox.height()),
        );
        let touches_end = Some(end.is_some_and(|end| bbox.y1 >= end - settings.end_reach * size));
        let (left, right) = (bbox.x0, bbox.x1);
        let rows = self
            .rows
            .into_iter()
            .map(|row| GridRow {
                region: page.region(&Rect::new(left, row.y0, right, row.y1)),
                hidden: false,
                ruled_below: row.ruled_below,
                cells: row.cells.into_iter().map(|cell| finish(cell, page, settings)).collect(),
            })
            .collect();
        Fragment {
            origin: if self.ruled { FragmentOrigin::Ruled } else { FragmentOrigin::Unruled },
            width: self.xs.len().saturating_sub(1) as u32,
            rows,
            region: page.region(&bbox),
            edges: self.xs,
            closed_below: self.closed_below,
            closed_above: self.closed_above,
            touches_end,
            grid_confidence: self.confidence,
            ..Fragment::default()
        }
    }
}

fn finish(cell: DraftCell<'_>, page: &Page, settings: &LayoutSettings) -> Cell {
    Cell {
        column: cell.column as u32,
        column_span: cell.column_span as u32,
        row_span: cell.row_span as u32,
        region: page.region(&cell.bbox),
        ink: flow::hull(cell.words.iter().map(|w| w.bbox)),
        style: flow::style_of(cell.words.iter().copied()),
        ocr_confidence: cell.words.iter().filter_map(|w| certainty(w, settings)).min_by(f32::total_cmp),
        readings: readings::of_words(&cell.words, |words| cell_text::cell_text(words, cell.bbox, settings)),
        text: cell_text::cell_text(cell.words, cell.bbox, settings),
    }
}

/// How sure the letters of a word are; `None` for those of the file, unless its font lies or tells nothing.
fn certainty(word: &Word, settings: &LayoutSettings) -> Option<f32> {
    if word.suspect { Some(settings.suspect_confidence) } else { word.ocr_confidence }
}
