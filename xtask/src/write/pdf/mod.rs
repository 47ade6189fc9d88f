//! A plan as PDF, in the layouts that occur. Unit: points; pages are A4.
//!
//! The fonts of the system are embedded in part, so that a file shows the same everywhere and stays small.

mod face;
mod figures;
mod finish;
mod grid;
mod legacy;
mod letter;
mod sheet;

use anyhow::Result;
use krilla::Document;

pub use face::Faces;
pub use figures::{FigureStyle, figures};
pub use finish::{Finish, PASSWORD};
pub use legacy::lines as legacy;

use super::story;
use crate::plan::Plan;

/// Where rules are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rules {
    /// Round every cell.
    All,
    /// Round the columns and under the header; none between rows.
    Columns,
    /// Between the rows; none between columns.
    Rows,
    /// None.
    None,
    /// Round every cell, with gaps, as a faint print leaves them.
    Broken,
}

/// How the annex is set.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "traits of a layout that occur in any combination")]
pub struct Layout {
    /// Rules.
    pub rules: Rules,
    /// Cells are centred in their rows.
    pub centred: bool,
    /// The first page of the table is portrait, the others landscape.
    pub turning: bool,
    /// The row at which a second table begins, on a page of its own.
    pub second_table: Option<usize>,
    /// What is done to the file at last.
    pub finish: Option<Finish>,
    /// The header stands on every page.
    pub header_again: bool,
    /// Rows are torn where the page ends; else they go to the next page whole.
    pub torn: bool,
    /// Equal leading bodies one below the other share a cell.
    pub merged: bool,
    /// A row of column numbers stands under the header.
    pub numbers: bool,
    /// Some letters come from a second font.
    pub second_font: bool,
    /// The pages of the table are stored portrait, turned by a quarter.
    pub rotated: bool,
    /// The body stands before the annex.
    pub body: bool,
    /// Letterhead and foot of the body stand in two columns, as the decree on forms has them.
    pub letterhead: bool,
    /// The annex follows.
    pub annex: bool,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            rules: Rules::All,
            centred: false,
            turning: false,
            second_table: None,
            finish: None,
            header_again: true,
            torn: false,
            merged: false,
            numbers: false,
            second_font: false,
            rotated: false,
            body: false,
            letterhead: false,
            annex: true,
        }
    }
}

/// The plan in a layout.
pub fn plan(plan: &Plan, layout: &Layout, faces: &Faces) -> Result<Vec<u8>> {
    let mut pages = Vec::new();
    if layout.letterhead {
        pages.extend(letter::body(plan, faces));
    } else if layout.body {
        pages.extend(sheet::prose(&story::before_annex(plan), faces));
    }
    let body_pages = pages.len();
    if layout.annex {
        pages.extend(grid::annex(plan, layout, faces));
    }
    let mut stamps = Vec::new();
    if layout.finish == Some(Finish::Stamped) {
        stamps = pages.first_mut().map(finish::blank_number_and_date).unwrap_or_default();
    }
    let mut document = Document::new();
    for (i, page) in pages.iter().enumerate() {
        page.draw(&mut document, faces, layout.rotated && i >= body_pages)?;
    }
    let bytes = document.finish().map_err(|e| anyhow::anyhow!("the typesetter failed: {e:?}"))?;
    let bytes = if layout.rotated { sheet::turn(&bytes, body_pages)? } else { bytes };
    match layout.finish {
        Some(finish) => finish.apply(&bytes, &stamps),
        None => Ok(bytes),
    }
}
