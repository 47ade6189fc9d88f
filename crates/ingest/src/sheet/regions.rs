//! Where a sheet's tables are, and what stands around them.
//!
//! Blank rows part a sheet into bands. In a band, a blank column parts two tables where the right one has a header of
//! its own. Above a table's header stand titles; a signature block below it ends it; both become paragraphs. A band
//! without header below a table, inside its columns, is a further part of it and keeps its columns.

use std::collections::{BTreeMap, BTreeSet};

use model::{Alignment, Block, Cell, Fragment, FragmentOrigin, GridRow, Paragraph, Region};

use super::{Area, Filled, Row, Sheet, a1};
use crate::letterhead;

/// Widest table whose blank cells are kept as cells.
const DENSE: u32 = 256;

/// Writes a sheet's blocks.
pub(super) fn write(sheet: &Sheet, blocks: &mut Vec<Block>) {
    let merges = Merges::new(&sheet.merges);
    let mut columns: Option<(u32, u32)> = None;
    for band in bands(&sheet.rows, &merges) {
        for part in side_by_side(band) {
            write_part(sheet, &part, &merges, &mut columns, blocks);
        }
    }
}

/// Merged cells by their top left place.
struct Merges {
    by_place: BTreeMap<(u32, u32), Area>,
}

impl Merges {
    fn new(areas: &[Area]) -> Self {
        Self { by_place: areas.iter().map(|a| ((a.top, a.left), *a)).collect() }
    }

    fn at(&self, row: u32, column: u32) -> Area {
        let single = Area { top: row, left: column, bottom: row, right: column };
        self.by_place.get(&(row, column)).copied().unwrap_or(single)
    }

    /// The last row that the cells of a row reach.
    fn reach(&self, row: &Row) -> u32 {
        row.cells.iter().map(|c| self.at(row.index, c.column).bottom).max().unwrap_or(row.index)
    }
}

/// Runs of rows without a blank one between them.
fn bands<'a>(rows: &'a [Row], merges: &Merges) -> Vec<&'a [Row]> {
    let mut bands = Vec::new();
    let (mut start, mut reached) = (0, None);
    for (i, row) in rows.iter().enumerate() {
        if reached.is_some_and(|last: u32| row.index > last.saturating_add(1)) {
            bands.extend(rows.get(start..i));
            (start, reached) = (i, None);
        }
        reached = reached.max(Some(merges.reach(row)));
    }
    bands.extend(rows.get(start..).filter(|rest| !rest.is_empty()));
    bands
}

/// The rows of one table: references into the sheet, cut at columns.
type Part<'a> = Vec<(&'a Row, &'a [Filled])>;

/// Cuts a band at blank columns before which another table begins.
fn side_by_side(band: &[Row]) -> Vec<Part<'_>> {
    let used: BTreeSet<u32> = band.iter().flat_map(|r| r.cells.iter().map(|c| c.column)).collect();
    let mut cuts = Vec::new();
    for (&left, &right) in used.iter().zip(used.iter().skip(1)) {
        let index = |r: &Row| r.cells.iter().any(|c| c.column == right && is_index_label(&c.text));
        if right > left + 1
            && band.iter().any(index)
            && band.iter().any(|r| r.cells.iter().any(|c| c.column < right && is_index_label(&c.text)))
        {
            cuts.push(right);
        }
    }
    let mut parts = Vec::new();
    let mut from = 0;
    for until in cuts.into_iter().chain([u32::MAX]) {
        let cut = |row: &'_ Row| -> (usize, usize) {
            let at = |column| row.cells.iter().position(|c| c.column >= column).unwrap_or(row.cells.len());
            (at(from), at(until))
        };
        let rows = band.iter().map(|row| {
            let (first, last) = cut(row);
            (row, row.cells.get(first..last).unwrap_or_default())
        });
        parts.push(rows.filter(|(_, cells)| !cells.is_empty()).collect());
        from = until;
    }
    parts
}

fn is_index_label(text: &str) -> bool {
    const LONGEST: usize = 24;
    let text = text.trim_matches(['.', ' ']);
    // keys are dear, and every row asks
    if text.len() > LONGEST
        || !text.starts_with(|c: char| !c.is_ascii() || matches!(c, 's' | 'S' | 't' | 'T'))
    {
        return false;
    }
    let key = normalize::key(text);
    ["stt", "tt", "số tt", "số thứ tự"].iter().any(|label| key == normalize::key(label))
}

fn write_part(
    sheet: &Sheet,
    part: &Part<'_>,
    merges: &Merges,
    columns: &mut Option<(u32, u32)>,
    blocks: &mut Vec<Block>,
) {
    let edge = |part: &[(&Row, &[Filled])]| {
        let left = part.iter().filter_map(|(_, cells)| cells.first()).map(|c| c.column).min()?;
        let right = part
            .iter()
            .filter_map(|(r, cells)| {
                cells.last().map(|c| merges.at(r.index, c.column).right.min(c.column + DENSE))
            })
            .max()?;
        Some((left, right))
    };
    let header = part
        .iter()
        .position(|(_, cells)| cells.len() > 1 && cells.iter().take(2).any(|c| is_index_label(&c.text)));
    let inside = |(left, right): (u32, u32)| columns.is_some_and(|(l, r)| l <= left && right <= r && r > l);
    // a lone cell in the first column is a note or a heading, not a part of the table above
    let lone = |cells: &[Filled]| {
        cells.len() < 2 && cells.first().is_some_and(|c| columns.is_some_and(|(l, _)| c.column == l))
    };
    let goes_on = header.is_none()
        && !part.iter().all(|(_, cells)| lone(cells))
        && edge(part).is_some_and(inside)
        && !part.iter().any(|(_, cells)| has_mark(cells));
    let first = match header {
        Some(at) => at,
        None if goes_on => 0,
        // titles hold one cell a row; a table's rows hold several
        None => part.iter().position(|(_, cells)| cells.len() > 1 && !has_mark(cells)).unwrap_or(part.len()),
    };
    let last =
        part.iter().skip(first).position(|(_, cells)| has_mark(cells)).map_or(part.len(), |n| first + n);
    let (above, rest) = part.split_at(first);
    let (table, below) = rest.split_at(last - first);
    write_paragraphs(sheet, above, merges, blocks);
    if table.len() < 2 && header.is_none() && !goes_on {
        write_paragraphs(sheet, table, merges, blocks);
    } else if let Some(own) = edge(table) {
        let own = if goes_on { columns.unwrap_or(own) } else { own };
        *columns = Some(own);
        blocks.push(Block::Fragment(fragment(sheet, table, merges, own)));
    }
    // recipients and signature stand side by side: each is read to its end
    let columns: BTreeSet<u32> = below.iter().flat_map(|(_, cells)| cells.iter().map(|c| c.column)).collect();
    for column in columns {
        let own = below.iter().filter_map(|(row, cells)| {
            let at = cells.iter().position(|c| c.column == column)?;
            Some((*row, cells.get(at..=at)?))
        });
        write_paragraphs(sheet, &own.collect::<Vec<_>>(), merges, blocks);
    }
}

fn has_mark(cells: &[Filled]) -> bool {
    cells.iter().any(|c| c.text.lines().any(letterhead::is_mark))
}

fn write_paragraphs(sheet: &Sheet, rows: &[(&Row, &[Filled])], merges: &Merges, blocks: &mut Vec<Block>) {
    let mut gap = true;
    for (row, cells) in rows {
        for cell in *cells {
            let area = merges.at(row.index, cell.column);
            let alignment = if area.right > area.left { Alignment::Center } else { Alignment::Unknown };
            blocks.push(Block::Paragraph(Paragraph {
                text: cell.text.clone(),
                regions: vec![place(sheet, row, area)],
                style: cell.style,
                alignment,
                gap_before: gap,
                ..Paragraph::default()
            }));
            gap = false;
        }
    }
}

fn place(sheet: &Sheet, row: &Row, area: Area) -> Region {
    match (row.lines, &sheet.name) {
        (Some([first, last]), _) => Region::on_lines(first, last),
        (None, name) => Region::on_sheet(name.clone().unwrap_or_default(), a1::area(area)),
    }
}

fn fragment(
    sheet: &Sheet,
    rows: &[(&Row, &[Filled])],
    merges: &Merges,
    (left, right): (u32, u32),
) -> Fragment {
    let bottom = rows.last().map_or(0, |(r, _)| r.index);
    let top = rows.first().map_or(0, |(r, _)| r.index);
    let width = right - left + 1;
    // column → last row that a cell above still covers
    let mut covered: BTreeMap<u32, u32> = BTreeMap::new();
    let mut grid = Vec::with_capacity(rows.len());
    for (row, filled) in rows {
        let mut cells: Vec<Cell> = Vec::with_capacity(filled.len());
        let mut next = left;
        for cell in *filled {
            push_blanks(sheet, row, next..cell.column, left, width, &covered, &mut cells);
            let area = merges.at(row.index, cell.column);
            let (end, depth) = (area.right.min(right), area.bottom.min(bottom));
            if depth > row.index {
                for column in cell.column..=end.min(cell.column + DENSE) {
                    covered.insert(column, depth);
                }
            }
            cells.push(Cell {
                column_span: end.saturating_sub(cell.column) + 1,
                row_span: rows_between(rows, row.index, depth),
                style: cell.style,
                region: place(sheet, row, area),
                ..Cell::new(cell.column - left, cell.text.clone())
            });
            next = end + 1;
        }
        push_blanks(sheet, row, next..right + 1, left, width, &covered, &mut cells);
        let whole = Area { top: row.index, left, bottom: row.index, right };
        grid.push(GridRow { cells, region: place(sheet, row, whole), hidden: row.hidden, ruled_below: None });
    }
    let first = rows.first().and_then(|(r, _)| r.lines);
    let region = match (first, rows.last().and_then(|(r, _)| r.lines)) {
        (Some([first, _]), Some([_, last])) => Region::on_lines(first, last),
        _ => Region::on_sheet(
            sheet.name.clone().unwrap_or_default(),
            a1::area(Area { top, left, bottom, right }),
        ),
    };
    let origin = if sheet.name.is_some() { FragmentOrigin::Native } else { FragmentOrigin::Separated };
    Fragment { origin, width, rows: grid, region, grid_confidence: 1.0, ..Fragment::default() }
}

/// Rows with text from `top` down to `bottom`: a merged cell covers no row that is not there.
fn rows_between(rows: &[(&Row, &[Filled])], top: u32, bottom: u32) -> u32 {
    if bottom <= top {
        return 1;
    }
    rows.iter().filter(|(r, _)| (top..=bottom).contains(&r.index)).count().max(1) as u32
}

fn push_blanks(
    sheet: &Sheet,
    row: &Row,
    columns: std::ops::Range<u32>,
    left: u32,
    width: u32,
    covered: &BTreeMap<u32, u32>,
    cells: &mut Vec<Cell>,
) {
    if width > DENSE {
        return;
    }
    for column in columns {
        if covered.get(&column).is_none_or(|&last| last < row.index) {
            let area = Area { top: row.index, left: column, bottom: row.index, right: column };
            cells.push(Cell { region: place(sheet, row, area), ..Cell::new(column - left, "") });
        }
    }
}
