//! One logical table: columns with roles, rows whole; and what of it comes out.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Confidence, Region, RepairNote, Role};

/// One logical table, put together from its fragments. Every row has a cell for every column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Title printed above it.
    pub title: Option<String>,
    /// Whether it assigns tasks.
    pub kind: TableKind,
    /// Columns from left to right.
    pub columns: Vec<Column>,
    /// Rows in reading order, the header not among them.
    pub rows: Vec<TableRow>,
    /// First and last page.
    pub pages: Option<[u32; 2]>,
}

impl Table {
    /// Index of the first column that holds a role.
    pub fn column_of(&self, role: &Role) -> Option<usize> {
        self.columns.iter().position(|c| c.role == *role)
    }

    /// The cell of a row in the first column that holds a role.
    pub fn cell_of<'a>(&self, row: &'a TableRow, role: &Role) -> Option<&'a TableCell> {
        row.cells.get(self.column_of(role)?)
    }
}

/// A column of a logical table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// The header's levels from the top: `["Thời gian", "Hoàn thành"]`.
    pub label: Vec<String>,
    /// What it holds.
    pub role: Role,
    /// How sure the role is.
    pub confidence: Confidence,
}

/// A row of a logical table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct TableRow {
    /// One a column.
    pub cells: Vec<TableCell>,
    /// Every place that it was read from.
    pub regions: Vec<Region>,
    /// The mends that made it.
    pub repairs: Vec<RepairNote>,
    /// What is not sure: role of the cell, how sure, why.
    pub doubts: Vec<(Option<usize>, Confidence, String)>,
    /// Index of the fragment in which the row begins.
    pub fragment: u32,
    /// What the row is for.
    pub kind: RowKind,
    /// Whether a page (or fragment) boundary lies directly before it.
    pub opens_fragment: bool,
    /// Whether a rule was drawn between this row and the one before it on the page, or at both sides of the boundary;
    /// `None` where the format cannot show it.
    pub ruled_above: Option<bool>,
    /// Hidden in the source. Kept, and said.
    pub hidden: bool,
}

/// What a row is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum RowKind {
    /// Data.
    #[default]
    Body,
    /// The header, printed again.
    Header,
    /// The row of column numbers under the header: 1 2 3 4.
    ColumnNumbers,
}

/// A cell of a logical table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct TableCell {
    /// As printed, joined across breaks, uncorrected.
    pub text: String,
    /// What the text stands for where it is a mark that repeats the cell above («nt»); `None` elsewhere.
    pub meant: Option<String>,
    /// Whether the text was merged down from a cell above that covers several rows.
    pub merged: bool,
    /// Columns that the printed cell covers from here on; 1 for a plain cell.
    pub column_span: u32,
    /// Rows that the printed cell covers from its top on; 1 for a plain cell.
    pub row_span: u32,
    /// Lowest OCR confidence of its words; `None` for text of the file.
    pub ocr_confidence: Option<f32>,
    /// Other readings of the same ink, best first; empty for text of the file.
    pub readings: Vec<String>,
    /// Whether most of it is bold.
    pub bold: bool,
}

/// Whether a table assigns tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TableKind {
    /// Its rows are tasks.
    Tasks,
    /// Figures, targets, forms.
    #[default]
    Other,
}

/// A table in the output.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TableRecord {
    /// Stable id: `table-1`, `table-2`… in reading order.
    pub id: String,
    /// Whether its rows are tasks.
    pub kind: TableKind,
    /// Title printed above it.
    pub title: Option<String>,
    /// Columns from left to right.
    pub columns: Vec<TableColumn>,
    /// First and last page; null where the format has no pages.
    pub pages: Option<[u32; 2]>,
    /// Number of rows after rebuilding, headings among them, the header not.
    pub row_count: u32,
    /// The cells, row by row, of a table that assigns no tasks; empty for tasks.
    pub rows: Vec<Vec<String>>,
}

/// A column in the output.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TableColumn {
    /// The header's levels from the top: `["Thời gian", "Hoàn thành"]`.
    pub label: Vec<String>,
    /// What it holds.
    pub role: Role,
}
