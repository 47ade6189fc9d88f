//! Tables of a format on their way to a [`Fragment`]: cells that still hold their paragraphs and nested tables.
//!
//! A table that only lays text out (a letterhead, a signature block, a frame around a text) is taken apart again, its
//! blocks in reading order; every other becomes a fragment, a cell's paragraphs parted by `\n`.

use std::collections::BTreeSet;

use model::{Block, Cell, Fragment, FragmentOrigin, GridRow, Paragraph, Region, Style};

use crate::letterhead;

/// A cell with its content.
#[derive(Debug, Default)]
pub(crate) struct DraftCell {
    /// Zero-based column of its left edge.
    pub column: u32,
    /// Columns that it covers, at least 1.
    pub column_span: u32,
    /// Rows that it covers, at least 1.
    pub row_span: u32,
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// Where it stands.
    pub region: Region,
}

/// A row of cells by ascending column.
#[derive(Debug, Default)]
pub(crate) struct DraftRow {
    /// Its cells.
    pub cells: Vec<DraftCell>,
    /// Whether the format declares it as header.
    pub header: bool,
    /// Whether the source hides it.
    pub hidden: bool,
    /// Where it stands.
    pub region: Region,
}

/// A table with its content.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// Its rows.
    pub rows: Vec<DraftRow>,
    /// Title that the format attaches.
    pub caption: Option<String>,
}

impl Draft {
    /// Writes the table as one fragment, or, where it is mere layout, as the blocks in it. Tells how many tables
    /// inside its cells were flattened into lines.
    pub(crate) fn write(self, blocks: &mut Vec<Block>) -> usize {
        let filled = self.rows.iter().flat_map(|r| &r.cells).any(|c| !c.blocks.is_empty());
        if !filled {
            return 0;
        }
        if self.is_layout() {
            blocks.extend(self.rows.into_iter().flat_map(|r| r.cells).flat_map(|c| c.blocks).flat_map(apart));
            return 0;
        }
        let inner = |b: &&Block| matches!(b, Block::Fragment(_));
        let nested = self.rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.blocks).filter(inner).count();
        blocks.push(Block::Fragment(self.fragment()));
        nested
    }

    fn is_layout(&self) -> bool {
        const MOST_ROWS: usize = 10;
        const MOST_COLUMNS: usize = 3;
        if self.rows.iter().any(|r| r.header) {
            return false;
        }
        let cells = || self.rows.iter().flat_map(|r| &r.cells);
        let used: BTreeSet<u32> = cells().filter(|c| !c.blocks.is_empty()).map(|c| c.column).collect();
        let width = cells().map(|c| c.column + c.column_span).max().unwrap_or_default();
        if used.len() <= 1 && width <= 2 {
            return true;
        }
        let marked = || cells().any(|c| lines(&c.blocks).take(3).any(|line| letterhead::is_mark(&line)));
        self.rows.len() <= MOST_ROWS && used.len() <= MOST_COLUMNS && (marked() || self.frames(used.len()))
    }

    /// Whether a cell holds a whole text: a table wider than this one and with more rows, and paragraphs around it. A task
    /// with its number beside it is none, whatever table its cell holds.
    fn frames(&self, used: usize) -> bool {
        const PARAGRAPHS: usize = 4;
        const LEAST: usize = 3;
        let cells = || self.rows.iter().flat_map(|r| &r.cells);
        let is_number = |b: &Block| matches!(b, Block::Paragraph(p) if p.text.len() <= 6 && p.text.contains(|c: char| c.is_ascii_digit()));
        let whole = |c: &DraftCell| {
            let wide = |b: &Block| {
                matches!(b, Block::Fragment(f)
                    if f.width as usize >= LEAST.max(used + 1) && f.rows.len() > LEAST.max(self.rows.len()))
            };
            let paragraphs = c.blocks.iter().filter(|b| matches!(b, Block::Paragraph(_))).count();
            paragraphs >= PARAGRAPHS && c.blocks.iter().any(wide)
        };
        cells().any(whole) && !cells().any(|c| c.blocks.len() == 1 && c.blocks.iter().any(is_number))
    }

    fn fragment(self) -> Fragment {
        let width = self
            .rows
            .iter()
            .flat_map(|r| &r.cells)
            .map(|c| c.column + c.column_span)
            .max()
            .unwrap_or_default();
        let declared_header = self.rows.iter().take_while(|r| r.header).count() as u32;
        let regions = Region::merged(self.rows.iter().map(|r| r.region.clone()));
        let rows = self.rows.into_iter().map(row).collect();
        Fragment {
            origin: FragmentOrigin::Native,
            width,
            rows,
            region: regions.into_iter().next().unwrap_or_default(),
            declared_header,
            caption: self.caption,
            grid_confidence: 1.0,
            ..Fragment::default()
        }
    }
}

fn row(row: DraftRow) -> GridRow {
    let cells = row.cells.into_iter().map(|cell| Cell {
        column_span: cell.column_span.max(1),
        row_span: cell.row_span.max(1),
        region: cell.region,
        style: most_common_style(&cell.blocks),
        ..Cell::new(cell.column, lines(&cell.blocks).collect::<Vec<_>>().join("\n"))
    });
    GridRow { cells: cells.collect(), region: row.region, hidden: row.hidden, ruled_below: None }
}

/// A paragraph of a layout cell, cut where empty lines part it.
fn apart(block: Block) -> Vec<Block> {
    match block {
        Block::Paragraph(p) if p.text.contains("\n\n") => {
            let texts =
                p.text.split("\n\n").map(|text| text.trim_matches('\n')).filter(|text| !text.is_empty());
            texts.map(|text| Block::Paragraph(Paragraph { text: text.to_owned(), ..p.clone() })).collect()
        }
        whole @ (Block::Paragraph(_) | Block::Fragment(_)) => vec![whole],
    }
}

/// The lines of some blocks: a paragraph with its number, a row of a table inside with its cells side by side.
fn lines(blocks: &[Block]) -> impl Iterator<Item = String> {
    blocks.iter().flat_map(|block| match block {
        Block::Paragraph(p) => vec![numbered(p)],
        Block::Fragment(f) => {
            let row = |r: &GridRow| {
                r.cells
                    .iter()
                    .map(|c| c.text.as_str())
                    .filter(|t| !t.is_empty())
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            f.rows.iter().map(row).filter(|line| !line.is_empty()).collect()
        }
    })
}

fn numbered(paragraph: &Paragraph) -> String {
    let lines: Vec<&str> = paragraph.text.lines().filter(|line| !line.is_empty()).collect();
    let text = lines.join("\n");
    match &paragraph.marker {
        Some(marker) if text.is_empty() => marker.clone(),
        Some(marker) => format!("{marker} {text}"),
        None => text,
    }
}

fn most_common_style(blocks: &[Block]) -> Style {
    let paragraphs = blocks.iter().filter_map(|b| match b {
        Block::Paragraph(p) => Some(p),
        Block::Fragment(_) => None,
    });
    paragraphs.max_by_key(|p| p.text.len()).map(|p| p.style).unwrap_or_default()
}
