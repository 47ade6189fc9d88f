//! Tables of a page: which grid place each cell takes, with `rowspan` and `colspan` as browsers read them.

use scraper::node::Element;

use crate::grid::{Draft, DraftCell, DraftRow};

/// Most columns of a grid; a page that claims more is held to it.
const WIDEST: u32 = 1000;
/// Most rows that a cell may cover, as in the HTML standard.
const TALLEST: u32 = 65_534;

/// A table that is open.
#[derive(Debug, Default)]
pub(super) struct Table {
    draft: Draft,
    /// Column → rows still covered from above.
    covered: Vec<u32>,
    in_header: bool,
    row_is_open: bool,
    /// Whether the open row holds header cells only.
    all_headers: bool,
    /// Span and header flag of the open cell.
    spans: (u32, u32),
}

impl Table {
    /// `thead` opens or closes.
    pub(super) fn set_header(&mut self, on: bool) {
        self.in_header = on;
    }

    /// A row opens.
    pub(super) fn open_row(&mut self, hidden: bool) {
        self.close_row();
        self.row_is_open = true;
        self.all_headers = true;
        self.draft.rows.push(DraftRow { header: self.in_header, hidden, ..DraftRow::default() });
    }

    /// A row closes: a row of header cells at the top counts as declared.
    pub(super) fn close_row(&mut self) {
        if !std::mem::take(&mut self.row_is_open) {
            return;
        }
        for left in &mut self.covered {
            *left = left.saturating_sub(1);
        }
        let (all_headers, above) = (self.all_headers, self.draft.rows.iter().rev().skip(1).all(|r| r.header));
        if let Some(row) = self.draft.rows.last_mut() {
            row.header |= all_headers && above && !row.cells.is_empty();
        }
    }

    /// A cell opens.
    pub(super) fn open_cell(&mut self, element: &Element) {
        if !self.row_is_open {
            self.open_row(false);
        }
        self.all_headers &= element.name() == "th";
        let number = |name| element.attr(name).and_then(|v| v.trim().parse::<u32>().ok());
        let rows = match number("rowspan") {
            Some(0) => TALLEST,
            rows => rows.unwrap_or(1),
        };
        self.spans = (number("colspan").unwrap_or(1).clamp(1, WIDEST), rows.clamp(1, TALLEST));
    }

    /// A cell closes with its content.
    pub(super) fn close_cell(&mut self, content: DraftCell) {
        let (column_span, row_span) = self.spans;
        let free = self.covered.iter().position(|&left| left == 0).unwrap_or(self.covered.len());
        let free = free.min(WIDEST as usize);
        let end = free + column_span as usize;
        if self.covered.len() < end {
            self.covered.resize(end, 0);
        }
        for left in self.covered.iter_mut().take(end).skip(free) {
            *left = (*left).max(row_span);
        }
        if let Some(row) = self.draft.rows.last_mut() {
            row.cells.push(DraftCell { column: free as u32, column_span, row_span, ..content });
        }
    }

    /// The caption of the table.
    pub(super) fn set_caption(&mut self, caption: String) {
        self.draft.caption = Some(caption).filter(|c| !c.is_empty());
    }

    /// Gives the place of the last row.
    pub(super) fn place_row(&mut self, region: model::Region) {
        if let Some(row) = self.draft.rows.last_mut() {
            for cell in &mut row.cells {
                cell.region = region.clone();
            }
            row.region = region;
        }
    }

    /// The table closes. Cells that reach below the last row end there.
    pub(super) fn close(mut self) -> Draft {
        self.close_row();
        let height = self.draft.rows.len() as u32;
        for (at, row) in (0_u32..).zip(&mut self.draft.rows) {
            for cell in &mut row.cells {
                cell.row_span = cell.row_span.min(height - at);
            }
        }
        self.draft
    }
}
