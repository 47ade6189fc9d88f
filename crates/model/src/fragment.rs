//! A table's part on one page: a grid of cells with their text and place, before any meaning.

use serde::{Deserialize, Serialize};

use crate::{Rect, Region, Style};

/// A table's part on one page (or a whole table, where the format has no pages).
///
/// Shape: `rows` top to bottom; in a row, cells by ascending column. A grid place covered by a merged cell has no cell
/// of its own: the covering cell stands at its top left place with its spans.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Fragment {
    /// How the grid was found.
    pub origin: FragmentOrigin,
    /// Number of grid columns.
    pub width: u32,
    /// The rows.
    pub rows: Vec<GridRow>,
    /// Place of the whole.
    pub region: Region,
    /// x of the column edges in points, `width + 1` of them; empty where the format has no geometry.
    pub edges: Vec<f32>,
    /// Number of leading rows that the format itself declares as header (`<thead>`, `w:tblHeader`, a Markdown rule).
    pub declared_header: u32,
    /// Whether a rule closes the grid at its bottom; `None` where the format cannot show it.
    pub closed_below: Option<bool>,
    /// Whether a rule closes the grid at its top; `None` where the format cannot show it.
    pub closed_above: Option<bool>,
    /// Whether the grid's bottom touches the end of the text area of its page; `None` where there are no pages.
    pub touches_end: Option<bool>,
    /// Title that the format attaches to the table (`<caption>`, a sheet's name).
    pub caption: Option<String>,
    /// How sure the reader is that this grid is one table with these columns, 0…1: 1 for native tables and full rules.
    pub grid_confidence: f32,
}

/// How the grid was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum FragmentOrigin {
    /// A table of the format: DOCX, HTML, Markdown, a worksheet.
    #[default]
    Native,
    /// Lines of text with separators, as converters leave them.
    Separated,
    /// Drawn rules on a page.
    Ruled,
    /// White space and alignment on a page, with few rules or none.
    Unruled,
}

/// A row of a grid.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct GridRow {
    /// Cells by ascending `column`.
    pub cells: Vec<Cell>,
    /// Place of the row.
    pub region: Region,
    /// Hidden in the source (a worksheet's hidden row). Kept, and said.
    pub hidden: bool,
    /// Whether a rule was drawn under this row; `None` where the format cannot show it.
    pub ruled_below: Option<bool>,
}

/// A cell of a grid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Zero-based column of its left edge.
    pub column: u32,
    /// Columns that it covers, at least 1.
    pub column_span: u32,
    /// Rows that it covers, at least 1.
    pub row_span: u32,
    /// NFC text; lines that the typesetter broke are joined by a space, paragraphs of the cell are parted by `\n`.
    /// Markup residue of converters (`<p>`, `**`) is still inside.
    pub text: String,
    /// Place of the cell; its text's box where the cell has no drawn edge.
    pub region: Region,
    /// Box of the text alone, in points, where the format has geometry.
    pub ink: Option<Rect>,
    /// Style of most of its letters.
    pub style: Style,
    /// Lowest of its words' OCR confidences; next to nothing where letters of the file cannot be believed, `None` for
    /// text of the file otherwise.
    pub ocr_confidence: Option<f32>,
    /// Other readings of the same ink that the OCR stage could not rule out, best first. Empty for text of the file.
    pub readings: Vec<String>,
}

impl Default for Cell {
    fn default() -> Self {
        Self {
            column: 0,
            column_span: 1,
            row_span: 1,
            text: String::new(),
            region: Region::default(),
            ink: None,
            style: Style::default(),
            ocr_confidence: None,
            readings: Vec::new(),
        }
    }
}

impl Cell {
    /// A plain cell at a column.
    pub fn new(column: u32, text: impl Into<String>) -> Self {
        Self { column, text: text.into(), ..Self::default() }
    }

    /// Whether it lies over a column.
    pub fn covers(&self, column: u32) -> bool {
        self.column <= column && column < self.column + self.column_span
    }

    /// Whether it holds no visible text.
    pub fn is_blank(&self) -> bool {
        // The first byte of most texts is visible by itself.
        !self.text.as_bytes().first().is_some_and(u8::is_ascii_graphic) && self.text.trim().is_empty()
    }
}

impl GridRow {
    /// The cell whose left edge is at `column`, if one starts there.
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        self.in_place(column)
            .filter(|c| c.column == column)
            .or_else(|| self.cells.iter().find(|c| c.column == column))
    }

    /// The cell that covers `column` within this row, wherever it starts.
    pub fn covering(&self, column: u32) -> Option<&Cell> {
        self.in_place(column)
            .filter(|c| c.covers(column))
            .or_else(|| self.cells.iter().find(|c| c.covers(column)))
    }

    /// The cell that stands in the place of a column where every column has a cell of its own: mostly it is the one.
    fn in_place(&self, column: u32) -> Option<&Cell> {
        self.cells.get(column as usize)
    }

    /// Whether no cell holds visible text.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }
}
