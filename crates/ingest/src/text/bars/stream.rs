//! Tables whose bars say where a cell ends and nothing else: a cell a line, or all of a table on one line.
//!
//! The header is what stands between «TT» and the first number. It says how many cells a row has; every row must begin
//! with a number where the one before it ends, or the cells stay as they are. A row of two cells, a number and a title,
//! is one that the page shows merged over all columns; a number that it shows merged down over several rows stands before
//! the first of them, and the others are a cell short. Some converters put a bar of its own before each row.

use model::Block;

use super::pieces::{self, Piece, Place};
use super::rows::{self, Row};
use super::{Found, paragraph, rest_of_line};
use crate::marker;
use crate::text::line::Line;
use crate::text::separated::is_index_label;

/// Cells of a header at most.
const WIDEST: usize = 16;
/// Cells of a table's row at least.
const NARROWEST: usize = 3;
/// How sure the rows are where only their numbers tell them.
const BY_NUMBERS: f32 = 0.9;
/// How sure they are where some are told by how many cells there are up to the next number.
const BY_COUNT: f32 = 0.85;
/// How sure they are where a bar stands before each.
const BY_BARS: f32 = 0.95;

/// The table that begins at a line.
pub(super) fn table(lines: &[Line<'_>], at: usize) -> Option<Found> {
    /// Bytes of a label on lines of its own, the bar below it.
    const LABEL: usize = 16;
    let line = lines.get(at)?;
    let alone = line.text.len() <= LABEL && may_be_label(line.text.trim());
    if !(alone || line.looks.has_bars()) {
        return None;
    }
    let (label, place) = pieces::next(lines, Place::of(at))?;
    if !line.looks.has_bars() && label.text.len() > LABEL {
        return None;
    }
    let (lead, label) = split_label(&label)?;
    let mut head = Cells { lines, place };
    let (header, marked) = header(&mut head, label)?;
    let (mut rows, cells) = body(head, &header, marked)?;
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let sure = match rows.iter().any(|row| row.numbered_above) {
        _ if marked => BY_BARS,
        true => BY_COUNT,
        false => BY_NUMBERS,
    };
    rows.splice(0..0, levels(header, width).into_iter().map(Row::from));
    let mut blocks: Vec<Block> = lead.into_iter().collect();
    blocks.push(Block::Fragment(rows::fragment(&rows, sure)?));
    blocks.extend(rest_of_line(lines, cells.place));
    Some(Found { at, taken: cells.place.behind() - at, blocks })
}

/// «TT», and «Số» above it.
fn may_be_label(text: &str) -> bool {
    is_index_label(text) || matches!(text, "Số" | "SỐ" | "S")
}

/// The label of the column of numbers, and the sentence that runs into it where a table lost its lines.
fn split_label(piece: &Piece) -> Option<(Option<Block>, Piece)> {
    let whole = piece.text.replace('\n', " ");
    if is_index_label(&whole) {
        return Some((None, Piece { text: whole, ..*piece }));
    }
    let (before, label) = piece.text.rsplit_once([' ', '\n'])?;
    let lead = is_index_label(label).then(|| paragraph(before, piece.first))?;
    let text = label.to_owned();
    Some((lead, Piece { text, first: piece.last, last: piece.last }))
}

/// The cells from the label to the first number, level by level where a bar parts the levels, and whether one stands
/// before that number too.
fn header(cells: &mut Cells<'_, '_>, label: Piece) -> Option<(Vec<Vec<Piece>>, bool)> {
    let mut levels = vec![vec![label]];
    loop {
        let (piece, _) = cells.peek()?;
        let labels: usize = levels.iter().map(Vec::len).sum();
        if cells.opens_row(false) {
            return (labels >= NARROWEST && levels.len() == 1).then_some((levels, false));
        }
        if cells.opens_row(true) {
            return (labels >= NARROWEST).then_some((levels, true));
        }
        // A label of a column has a line or two.
        if labels > WIDEST || piece.text.len() > 120 {
            return None;
        }
        cells.step()?;
        match levels.as_mut_slice() {
            [only] if piece.text.is_empty() && only.len() > 1 => levels.push(Vec::new()),
            [.., last] if !piece.text.is_empty() => last.push(piece),
            _ => return None,
        }
    }
}

/// The rows behind a header, and what follows them: as wide as it has labels, or narrower by the heads of groups among
/// them.
fn body<'l, 't>(
    head: Cells<'l, 't>,
    header: &[Vec<Piece>],
    marked: bool,
) -> Option<(Vec<Row>, Cells<'l, 't>)> {
    const FEWEST: usize = 2;
    let labels: usize = header.iter().map(Vec::len).sum();
    let widths = if header.len() > 1 { 1..=2 } else { 0..=1 };
    widths.filter_map(|heads| labels.checked_sub(heads)).filter(|width| *width >= NARROWEST).find_map(
        |width| {
            let mut cells = head;
            let mut rows = Vec::new();
            loop {
                if let Some(row) = cells.row(width, marked, &rows) {
                    rows.push(Row::from(row));
                } else if let Some(covered) = cells.numbered_above(width, marked, &rows) {
                    rows.extend(covered);
                } else {
                    break;
                }
            }
            let whole = rows.iter().any(|row| row.cells.len() == width);
            (rows.len() >= FEWEST && whole && !cells.counts_on(&rows, width)).then_some((rows, cells))
        },
    )
}

/// The rows of a header: one, or two where it has a label more than the table has columns. That is the title of the first
/// section, in capitals as no label is; else its last two are the parts of a group, as converters write the lower level
/// behind the upper one.
fn levels(mut header: Vec<Vec<Piece>>, width: usize) -> Vec<Vec<Piece>> {
    const PARTS: usize = 2;
    let capitals = |piece: &Piece| !piece.text.chars().any(char::is_lowercase);
    let [only] = header.as_mut_slice() else { return header };
    let titled = match only.as_slice() {
        [_, labels @ .., last] => capitals(last) && !labels.iter().any(capitals),
        _ => false,
    };
    if only.len() > width {
        let below = only.split_off(only.len() - if titled { 1 } else { PARTS });
        header.push(below);
    }
    header
}

/// Whether a cell is the number of a row, or the dash of one without.
fn opens_row(text: &str) -> bool {
    matches!(text, "-" | "–" | "+") || marker::is_number(text) && !text.contains('\n') && !is_year(text)
}

/// A cell of years holds four digits; no row is the two thousandth.
fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
}

/// The cells behind a place.
#[derive(Clone, Copy)]
struct Cells<'l, 't> {
    lines: &'l [Line<'t>],
    place: Place,
}

impl Cells<'_, '_> {
    fn peek(&self) -> Option<(Piece, Place)> {
        pieces::next(self.lines, self.place)
    }

    fn step(&mut self) -> Option<Piece> {
        let (piece, place) = self.peek()?;
        self.place = place;
        Some(piece)
    }

    /// Whether a row begins here, behind a bar of its own where rows are `marked` so.
    fn opens_row(mut self, marked: bool) -> bool {
        self.passes_mark(marked) && self.step().is_some_and(|cell| opens_row(&cell.text))
    }

    /// Steps over the bar before a row.
    fn passes_mark(&mut self, marked: bool) -> bool {
        !marked || self.step().is_some_and(|mark| mark.text.is_empty())
    }

    /// Whether the numbers of rows go on in the cells behind them: not as many were rows as this table has.
    fn counts_on(mut self, rows: &[Row], width: usize) -> bool {
        let Some(last) = rows.iter().rev().find_map(row_number) else { return false };
        (0..width).map_while(|_| self.step()).any(|cell| follows(&last, &cell.text))
    }

    /// The title of a section over all columns: a line before the number of a row.
    fn title(&mut self, marked: bool) -> Option<Piece> {
        const LONGEST: usize = 200;
        let mut ahead = *self;
        let title = ahead.passes_mark(marked).then(|| ahead.step()).flatten()?;
        let titles = !title.text.is_empty() && title.text.len() <= LONGEST && !title.text.contains('\n');
        (titles && ahead.opens_row(marked)).then(|| {
            *self = ahead;
            title
        })
    }

    /// The next row of so many cells, behind others; `None` where the table ends.
    fn row(&mut self, width: usize, marked: bool, above: &[Row]) -> Option<Vec<Piece>> {
        if !self.opens_row(marked) {
            return self.title(marked).map(|title| vec![title]);
        }
        let mut ahead = *self;
        let mut row: Vec<Piece> =
            ahead.passes_mark(marked).then(|| ahead.step()).flatten().into_iter().collect();
        let mut merged = None; // behind the title of a row that the page shows merged
        while row.len() < width {
            let Some(cell) = ahead.step() else { break };
            row.push(cell);
            if row.len() == 2 {
                merged = Some(ahead).filter(|behind| behind.heads_section(&row, marked, above));
            }
        }
        let whole = row.len() == width && merged.is_none() && (ahead.opens_row(marked) || !counts_on(&row));
        if let (false, Some(behind)) = (whole, merged) {
            row.truncate(2);
            ahead = behind;
        } else if !whole {
            return None;
        }
        *self = ahead;
        Some(row)
    }

    /// The rows, a cell short each, over which the number of the row above is merged down: exactly what stands up to the
    /// number that follows it.
    fn numbered_above(&mut self, width: usize, marked: bool, above: &[Row]) -> Option<Vec<Row>> {
        const MOST: usize = 20;
        let last = above.last().filter(|row| row.cells.len() == width).and_then(row_number)?;
        let mut ahead = *self;
        let mut rows = Vec::new();
        while rows.len() < MOST && ahead.passes_mark(marked) {
            let cells: Vec<Piece> = (1..width).map_while(|_| ahead.step()).collect();
            let says = cells.first().is_some_and(|cell| !cell.text.is_empty());
            if cells.len() + 1 < width || !says || cells.iter().any(|cell| follows(&last, &cell.text)) {
                return None;
            }
            rows.push(Row { cells, numbered_above: true });
            let mut next = ahead;
            if next.passes_mark(marked) && next.step().is_some_and(|cell| follows(&last, &cell.text)) {
                *self = ahead;
                return Some(rows);
            }
        }
        None
    }

    /// Whether the two cells before are the number and title of a section, by the number of the row here: its first, or
    /// the one that goes on through the sections. In a column of figures any number may stand.
    fn heads_section(mut self, row: &[Piece], marked: bool, above: &[Row]) -> bool {
        let (Some(first), true) = (row.first(), self.passes_mark(marked)) else { return false };
        let Some(next) = self.step().filter(|next| opens_row(&next.text)) else { return false };
        let (own, below) = (number(&first.text), number(&next.text));
        let counted = own.as_deref().is_some_and(|own| {
            follows(own, &next.text) && (marked || below.is_some_and(|below| below.len() > own.len()))
        });
        // «II» over «3», where the numbers go on through the sections.
        let goes_on = || {
            let last = above.iter().rev().find_map(row_number);
            last.is_some_and(|last| follows(&last, &next.text))
        };
        let begins = matches!(next.text.trim_end_matches(['.', ')']), "I" | "1" | "01" | "A" | "a");
        counted || Style::of(&first.text) != Style::of(&next.text) && (begins || goes_on())
    }
}

/// How a number is written.
#[derive(PartialEq, Eq)]
enum Style {
    Figures,
    Small,
    Capitals,
}

impl Style {
    fn of(text: &str) -> Self {
        match text.trim_start_matches('(').chars().next() {
            Some(c) if c.is_ascii_digit() => Self::Figures,
            Some(c) if c.is_lowercase() => Self::Small,
            _ => Self::Capitals,
        }
    }
}

/// Whether the number of the next row stands inside of what is taken for one.
fn counts_on(row: &[Piece]) -> bool {
    let first = row.first().and_then(|cell| number(&cell.text));
    first.is_some_and(|first| row.iter().skip(2).any(|cell| follows(&first, &cell.text)))
}

/// The number of a row; `None` where it has none of its own.
fn row_number(row: &Row) -> Option<Vec<u32>> {
    row.cells.first().filter(|_| !row.numbered_above).and_then(|cell| number(&cell.text))
}

/// The parts of a number: «2.1.»; a letter counts by its place, «b)».
fn number(text: &str) -> Option<Vec<u32>> {
    const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";
    let core = text.trim_end_matches(['.', ')']);
    if core.chars().count() == 1
        && let Some(place) = core.chars().next().and_then(|own| LETTERS.chars().position(|c| c == own))
    {
        return Some(vec![place as u32 + 1]);
    }
    core.split('.').map(|part| part.parse().ok()).collect()
}

/// Whether a cell holds the number that follows another: the next one, or the first below it.
fn follows(before: &[u32], cell: &str) -> bool {
    number(cell).is_some_and(|own| match own.split_last() {
        Some((1, above)) if above == before => true,
        Some((last, above)) => {
            before.split_last().is_some_and(|(own, over)| over == above && own.checked_add(1) == Some(*last))
        }
        None => false,
    })
}
