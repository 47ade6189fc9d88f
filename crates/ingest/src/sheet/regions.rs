//! Where a sheet's tables are, and what stands around them.
//!
//! Blank rows part a sheet into bands. In a band, a blank column parts two tables where the right one has a header of
//! its own, and several blank columns always do: a legend beside a plan is no column of it. Above a table's header stand
//! titles; a signature block below it ends it; both become paragraphs. A band without header below a table, inside its
//! columns, is a further part of it and keeps its columns.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use model::{Alignment, Block, Cell, Fragment, FragmentOrigin, GridRow, Paragraph, Region};

use super::{Area, Filled, Row, Sheet, a1};
use crate::letterhead;

/// Widest table whose blank cells are kept as cells.
const DENSE: u32 = 256;

/// Writes a sheet's blocks.
pub(super) fn write(sheet: &Sheet, blocks: &mut Vec<Block>) {
    let ground = Ground::new(sheet);
    let mut open = OpenTables::default();
    // a legend beside a table is read behind the sheet's tables: one may go on below it
    let mut asides = Vec::new();
    for band in bands(&sheet.rows, &ground) {
        let mut beside_table = false;
        for part in side_by_side(band, &ground) {
            let mut own = Vec::new();
            write_part(&ground, &part, &mut open, &mut own);
            let table = own.iter().any(|block| matches!(block, Block::Fragment(_)));
            if beside_table && !table {
                asides.append(&mut own);
            } else {
                blocks.append(&mut own);
            }
            beside_table |= table;
        }
    }
    blocks.append(&mut asides);
}

/// What all tables of a sheet stand on.
struct Ground {
    /// Name of the sheet.
    name: Option<Arc<str>>,
    /// Merged cells by their top left place.
    merges: BTreeMap<(u32, u32), Area>,
}

impl Ground {
    fn new(sheet: &Sheet) -> Self {
        let merges = sheet.merges.iter().map(|a| ((a.top, a.left), *a)).collect();
        Self { name: sheet.name.as_deref().map(Arc::from), merges }
    }

    fn at(&self, row: u32, column: u32) -> Area {
        let single = Area { top: row, left: column, bottom: row, right: column };
        self.merges.get(&(row, column)).copied().unwrap_or(single)
    }

    /// The last row that the cells of a row reach.
    fn reach(&self, row: &Row) -> u32 {
        row.cells.iter().map(|c| self.at(row.index, c.column).bottom).max().unwrap_or(row.index)
    }

    /// Whether a merged cell of a band reaches into these columns.
    fn merges_over(&self, band: &[Row], left: u32, right: u32) -> bool {
        let (Some(first), Some(last)) = (band.first(), band.last()) else { return false };
        let inside = self.merges.range((first.index, 0)..=(last.index, u32::MAX));
        inside.into_iter().any(|(_, area)| area.left <= right && left <= area.right)
    }

    fn on_sheet(&self, cells: String) -> Region {
        Region::on_sheet(self.name.clone().unwrap_or_default(), cells)
    }

    /// The place of an area that begins in a row.
    fn place(&self, row: &Row, area: Area) -> Region {
        match row.lines {
            Some([first, last]) => Region::on_lines(first, last),
            None => self.on_sheet(a1::area(area)),
        }
    }
}

/// The columns of the tables that may go on below: first and last of each.
#[derive(Default)]
struct OpenTables(Vec<(u32, u32)>);

impl OpenTables {
    /// The table inside whose columns these are.
    fn around(&self, (left, right): (u32, u32)) -> Option<(u32, u32)> {
        self.0.iter().copied().find(|&(l, r)| l <= left && right <= r && r > l)
    }

    /// Opens a table; those that it stands below are over.
    fn open(&mut self, (left, right): (u32, u32)) {
        self.0.retain(|&(l, r)| r < left || right < l);
        self.0.push((left, right));
    }

    /// Whether a table begins in this column.
    fn begins_at(&self, column: u32) -> bool {
        self.0.iter().any(|&(left, _)| left == column)
    }
}

/// Runs of rows without a blank one between them.
fn bands<'a>(rows: &'a [Row], ground: &Ground) -> Vec<&'a [Row]> {
    let mut bands = Vec::new();
    let (mut start, mut reached) = (0, None);
    for (i, row) in rows.iter().enumerate() {
        if reached.is_some_and(|last: u32| row.index > last.saturating_add(1)) {
            bands.extend(rows.get(start..i));
            (start, reached) = (i, None);
        }
        reached = reached.max(Some(ground.reach(row)));
    }
    bands.extend(rows.get(start..).filter(|rest| !rest.is_empty()));
    bands
}

/// The rows of one table: references into the sheet, cut at columns.
type Part<'a> = Vec<(&'a Row, &'a [Filled])>;

/// Cuts a band at the blank columns between two tables.
fn side_by_side<'a>(band: &'a [Row], ground: &Ground) -> Vec<Part<'a>> {
    /// Blank columns that part what stands left and right of them, header or not.
    const PARTING: u32 = 2;
    let cells = || band.iter().flat_map(|row| &row.cells);
    let used: Vec<u32> = columns_of(band);
    let mut heads: Option<BTreeSet<u32>> = None;
    let mut cuts = Vec::new();
    for pair in used.windows(2) {
        let &[left, right] = pair else { continue };
        let blank = right - left - 1;
        if blank == 0 || ground.merges_over(band, left + 1, right - 1) {
            continue;
        }
        let heads = heads
            .get_or_insert_with(|| cells().filter(|c| is_index_label(&c.text)).map(|c| c.column).collect());
        let begins = heads.contains(&right) && heads.first().is_some_and(|&first| first < right);
        if blank >= PARTING || begins {
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

/// The columns with text, ascending.
fn columns_of(band: &[Row]) -> Vec<u32> {
    let mut used: Vec<bool> = Vec::new();
    for column in band.iter().flat_map(|row| row.cells.iter().map(|c| c.column as usize)) {
        if used.len() <= column {
            used.resize(column + 1, false);
        }
        if let Some(place) = used.get_mut(column) {
            *place = true;
        }
    }
    (0_u32..).zip(used).filter_map(|(column, used)| used.then_some(column)).collect()
}

fn is_index_label(text: &str) -> bool {
    const LONGEST: usize = 24;
    const LABELS: [&str; 4] = ["stt", "tt", "số tt", "số thứ tự"];
    let text = text.trim_matches(['.', ' ']);
    let other_letter = |c: char| matches!(c, '\u{C0}'..='\u{1B0}' | '\u{1EA0}'..='\u{1EF9}');
    let may_begin = |c: char| matches!(c, 's' | 'S' | 't' | 'T') || !(c.is_ascii() || other_letter(c));
    // keys are dear, and every cell asks
    if text.len() > LONGEST || !text.starts_with(may_begin) {
        return false;
    }
    let key = normalize::key(text);
    LABELS.iter().any(|label| key == *label)
}

fn write_part(ground: &Ground, part: &Part<'_>, open: &mut OpenTables, blocks: &mut Vec<Block>) {
    let edge = |part: &[(&Row, &[Filled])]| {
        let left = part.iter().filter_map(|(_, cells)| cells.first()).map(|c| c.column).min()?;
        let right = part
            .iter()
            .filter_map(|(r, cells)| {
                cells.last().map(|c| ground.at(r.index, c.column).right.min(c.column + DENSE))
            })
            .max()?;
        Some((left, right))
    };
    let marks: Vec<bool> = part.iter().map(|(_, cells)| has_mark(cells)).collect();
    let header = part
        .iter()
        .position(|(_, cells)| cells.len() > 1 && cells.iter().take(2).any(|c| is_index_label(&c.text)));
    // a lone cell in the first column is a note or a heading, not a part of the table above
    let lone = |cells: &[Filled]| cells.len() < 2 && cells.first().is_some_and(|c| open.begins_at(c.column));
    let around = edge(part)
        .and_then(|columns| open.around(columns))
        .filter(|_| header.is_none() && !marks.contains(&true) && !part.iter().all(|(_, cells)| lone(cells)));
    let first = match header {
        Some(at) => at,
        None if around.is_some() => 0,
        // titles hold one cell a row; a table's rows hold several
        None => {
            let mut rows = part.iter().zip(&marks);
            // below a table, a mark begins a signature block, whatever stands side by side in it
            let signature = |mark: bool| mark && !open.0.is_empty();
            rows.position(|((_, cells), &mark)| signature(mark) || (cells.len() > 1 && !mark))
                .unwrap_or(part.len())
        }
    };
    let last = marks.iter().skip(first).position(|mark| *mark).map_or(part.len(), |n| first + n);
    let (above, rest) = part.split_at(first);
    let (table, below) = rest.split_at(last - first);
    write_paragraphs(ground, above, blocks);
    if table.len() < 2 && header.is_none() && around.is_none() {
        write_paragraphs(ground, table, blocks);
    } else if let Some(own) = edge(table) {
        let own = around.unwrap_or(own);
        open.open(own);
        blocks.push(Block::Fragment(fragment(ground, table, own)));
    }
    // recipients and signature stand side by side: each is read to its end
    for column in below.iter().flat_map(|(_, cells)| cells.iter().map(|c| c.column)).collect::<BTreeSet<_>>()
    {
        let own = below.iter().filter_map(|(row, cells)| {
            let at = cells.iter().position(|c| c.column == column)?;
            Some((*row, cells.get(at..=at)?))
        });
        write_paragraphs(ground, &own.collect::<Vec<_>>(), blocks);
    }
    // what comes after a signature, such as the name under the space for it, belongs to no table above
    let signed = if table.is_empty() && marks.contains(&true) { part.as_slice() } else { below };
    if let Some((left, right)) = edge(signed) {
        open.0.retain(|&(l, r)| r < left || right < l);
    }
}

fn has_mark(cells: &[Filled]) -> bool {
    cells.iter().any(|c| c.text.lines().any(letterhead::is_mark))
}

fn write_paragraphs(ground: &Ground, rows: &[(&Row, &[Filled])], blocks: &mut Vec<Block>) {
    let mut gap = true;
    for (row, cells) in rows {
        for cell in *cells {
            let area = ground.at(row.index, cell.column);
            let alignment = if area.right > area.left { Alignment::Center } else { Alignment::Unknown };
            blocks.push(Block::Paragraph(Paragraph {
                text: cell.text.to_string(),
                regions: vec![ground.place(row, area)],
                style: cell.style,
                alignment,
                gap_before: gap,
                ..Paragraph::default()
            }));
            gap = false;
        }
    }
}

fn fragment(ground: &Ground, rows: &[(&Row, &[Filled])], (left, right): (u32, u32)) -> Fragment {
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
            push_blanks(ground, row, next..cell.column, left, width, &covered, &mut cells);
            let area = ground.at(row.index, cell.column);
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
                region: ground.place(row, area),
                ..Cell::new(cell.column - left, &*cell.text)
            });
            next = end + 1;
        }
        push_blanks(ground, row, next..right + 1, left, width, &covered, &mut cells);
        let whole = Area { top: row.index, left, bottom: row.index, right };
        grid.push(GridRow { cells, region: ground.place(row, whole), hidden: row.hidden, ruled_below: None });
    }
    let first = rows.first().and_then(|(r, _)| r.lines);
    let region = match (first, rows.last().and_then(|(r, _)| r.lines)) {
        (Some([first, _]), Some([_, last])) => Region::on_lines(first, last),
        _ => ground.on_sheet(a1::area(Area { top, left, bottom, right })),
    };
    let origin = if ground.name.is_some() { FragmentOrigin::Native } else { FragmentOrigin::Separated };
    Fragment { origin, width, rows: grid, region, grid_confidence: 1.0, ..Fragment::default() }
}

/// Rows with text from `top` down to `bottom`: a merged cell covers no row that is not there.
fn rows_between(rows: &[(&Row, &[Filled])], top: u32, bottom: u32) -> u32 {
    if bottom <= top {
        return 1;
    }
    let before = |index: u32| rows.partition_point(|(r, _)| r.index < index);
    (before(bottom.saturating_add(1)) - before(top)).max(1) as u32
}

fn push_blanks(
    ground: &Ground,
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
            cells.push(Cell { region: ground.place(row, area), ..Cell::new(column - left, "") });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_index_label;

    #[test]
    fn knows_the_head_of_a_column_of_numbers() {
        for text in ["STT", "TT", "Stt.", "Số TT", "SỐ THỨ TỰ", "sô\u{301} TT"] {
            assert!(is_index_label(text), "{text}");
        }
        for text in ["", "Sở Tài chính", "Tỉnh", "Ủy ban", "TT Huyện ủy"] {
            assert!(!is_index_label(text), "{text}");
        }
    }
}
