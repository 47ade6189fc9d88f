//! Deals the rows of a table out to pages.

use model::Role;

use super::tear::{Torn, tear, tear_one};
use super::{Fault, Sheet, rows, slip};
use crate::chance::Chance;
use crate::plan::{PlanRowKind, PlanTable};

/// A table on its pages, and what was done to it.
#[derive(Debug, Clone)]
pub struct Damaged {
    /// Its pages.
    pub sheets: Vec<Sheet>,
    /// Each fault, with the rows (counted from 0) that it touches.
    pub faults: Vec<(Fault, Vec<usize>)>,
}

/// The table on one page, without fault.
pub fn whole(table: &PlanTable) -> Vec<Sheet> {
    let mut lines = header(table);
    lines.extend(table.rows.iter().map(|r| r.cells.clone()));
    vec![Sheet { lines }]
}

/// The lines of the header, upper level first; a cell over two columns stands in the first of them.
pub(crate) fn header(table: &PlanTable) -> Vec<Vec<String>> {
    let mut above: Option<&str> = None;
    let top = table
        .columns
        .iter()
        .map(|c| {
            let label = c.label.first().map_or("", String::as_str);
            let again = c.label.len() > 1 && above == Some(label);
            above = Some(label);
            if again { String::new() } else { label.to_owned() }
        })
        .collect();
    let mut lines = vec![top];
    if table.header_levels() > 1 {
        lines.push(table.columns.iter().map(|c| c.label.get(1).cloned().unwrap_or_default()).collect());
    }
    lines
}

/// Breaks a table at random page breaks with random faults; with `only`, with that fault alone where it fits.
pub fn break_up(table: &PlanTable, only: Option<Fault>, chance: &mut Chance) -> Damaged {
    let numbers = match only {
        Some(Fault::ColumnNumberRow) => 2,
        Some(_) => 0,
        None => [0, 0, 0, 0, 1, 2][chance.below(6)],
    };
    let bracketed = chance.percent(50);
    let mut dealer = Dealer {
        table,
        only,
        again: only.is_some() || chance.percent(88),
        numbers,
        bracketed,
        chance,
        sheets: vec![Sheet::default()],
        faults: Vec::new(),
    };
    dealer.open_page(true, None);
    let (mut row, mut on_page) = (0, 0);
    let mut room = dealer.chance.between(3, 7);
    while row < table.rows.len() {
        on_page += 1;
        if on_page < room || row + 1 >= table.rows.len() {
            dealer.plain(row);
            row += 1;
            continue;
        }
        row = dealer.seam(row);
        on_page = 1;
        room = dealer.chance.between(3, 7);
    }
    Damaged { sheets: dealer.sheets, faults: dealer.faults }
}

struct Dealer<'a> {
    table: &'a PlanTable,
    only: Option<Fault>,
    /// Whether the header stands on every page.
    again: bool,
    /// Row of column numbers: 0 nowhere, 1 on the first page, 2 on each.
    numbers: usize,
    bracketed: bool,
    chance: &'a mut Chance,
    sheets: Vec<Sheet>,
    faults: Vec<(Fault, Vec<usize>)>,
}

impl Dealer<'_> {
    fn line(&mut self, cells: Vec<String>) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.lines.push(cells);
        }
    }

    fn note(&mut self, fault: Fault, rows: &[usize]) {
        self.faults.push((fault, rows.to_vec()));
    }

    /// The header of a page; `swallowed` is a tail that fell into it.
    fn open_page(&mut self, first: bool, swallowed: Option<(usize, &str)>) {
        if !first {
            self.sheets.push(Sheet::default());
        }
        if first || self.again {
            let mut lines = header(self.table);
            if let Some((column, tail)) = swallowed {
                let at = if self.table.columns[column].label.len() > 1 { lines.len() - 1 } else { 0 };
                let cell = &mut lines[at][column];
                *cell = if cell.is_empty() { tail.to_owned() } else { format!("{cell} {tail}") };
            }
            for line in lines {
                self.line(line);
            }
        }
        if self.numbers == 2 || (self.numbers == 1 && first) {
            let numbers = (1..=self.table.columns.len())
                .map(|n| if self.bracketed { format!("({n})") } else { n.to_string() })
                .collect();
            self.line(numbers);
        }
    }

    /// A row in the middle of a page, sometimes with a fault of its own.
    fn plain(&mut self, row: usize) {
        let cells = self.table.rows[row].cells.clone();
        let task = self.table.rows[row].kind == PlanRowKind::Task;
        let fault = match self.only {
            Some(only) => self.chance.percent(30).then_some(only),
            None if self.chance.percent(9) => {
                Some(*self.chance.one(&[Fault::ShiftedRow, Fault::SplitNumber, Fault::MarkupResidue]))
            }
            None => None,
        };
        let broken = match fault.filter(|_| task) {
            Some(Fault::ShiftedRow) => rows::shifted(&cells, self.table, self.chance),
            Some(Fault::FusedWords) => rows::fused_words(&cells, self.table, self.chance),
            Some(Fault::TornWords) => rows::torn_words(&cells, self.table, self.chance),
            Some(Fault::SplitNumber) => rows::split_number(&cells, self.table, self.chance),
            Some(Fault::MarkupResidue) => Some(rows::with_markup(&cells, self.table, self.chance)),
            _ => None,
        };
        match (broken, fault) {
            (Some(broken), Some(fault)) => {
                self.note(fault, &[row]);
                self.line(broken);
            }
            _ => self.line(cells),
        }
    }

    fn choose(&mut self, row: usize) -> Fault {
        if let Some(only) = self.only {
            return only;
        }
        let section = self.next_is_section(row);
        match self.chance.below(100) {
            0..=24 => Fault::RepeatedHeader,
            25..=49 => Fault::ContinuedRow,
            50..=61 => Fault::RestatedCell,
            62..=71 => Fault::HeaderSwallowedTail,
            _ if section => Fault::FusedSection,
            72..=81 => Fault::FusedRowsMarked,
            82..=91 => Fault::FusedRows,
            _ => Fault::FusedShifted,
        }
    }

    fn next_is_section(&self, row: usize) -> bool {
        self.table.rows.get(row + 1).is_some_and(|r| r.kind == PlanRowKind::Heading && r.path.len() == 1)
    }

    /// Writes `row` and the page break in or after it; returns the row with which to go on.
    fn seam(&mut self, row: usize) -> usize {
        let fault = self.choose(row);
        let task = self.table.rows[row].kind == PlanRowKind::Task;
        let next_task = self.table.rows[row + 1].kind == PlanRowKind::Task;
        let done = match fault {
            Fault::ContinuedRow | Fault::RestatedCell if task => {
                self.continued(row, fault == Fault::RestatedCell)
            }
            // A slip needs a torn row to stand in.
            Fault::Slip if task => self.continued(row, false),
            Fault::HeaderSwallowedTail if task && self.again => self.swallowed(row),
            Fault::FusedRowsMarked | Fault::FusedRows | Fault::FusedShifted if task && next_task => {
                self.fused(row, fault)
            }
            Fault::FusedSection if task && self.next_is_section(row) => self.fused(row, fault),
            Fault::HeaderAmid => Some(self.header_amid(row)),
            Fault::FusedLine if task && next_task => Some(self.one_line(row)),
            Fault::LostBlank if task => self.lost_blank(row),
            Fault::RepeatedHeader
            | Fault::ContinuedRow
            | Fault::RestatedCell
            | Fault::HeaderSwallowedTail
            | Fault::FusedRowsMarked
            | Fault::FusedRows
            | Fault::FusedSection
            | Fault::FusedShifted
            | Fault::ShiftedRow
            | Fault::SplitNumber
            | Fault::MarkupResidue
            | Fault::ColumnNumberRow
            | Fault::Slip
            | Fault::FusedLine
            | Fault::FusedWords
            | Fault::TornWords
            | Fault::LostBlank => None,
        };
        done.unwrap_or_else(|| {
            self.plain(row);
            self.open_page(false, None);
            if self.again {
                self.note(Fault::RepeatedHeader, &[row, row + 1]);
            }
            if self.numbers == 2 {
                self.note(Fault::ColumnNumberRow, &[row, row + 1]);
            }
            row + 1
        })
    }

    fn tear(&mut self, row: usize) -> Option<Torn> {
        let mut torn = tear(&self.table.rows[row].cells, &self.table.columns, self.chance)?;
        if self.only.is_none_or(|o| o == Fault::Slip) && self.chance.percent(15) {
            let columns: Vec<usize> = (2..torn.tail.len()).filter(|&c| !torn.tail[c].is_empty()).collect();
            if !columns.is_empty() {
                let column = *self.chance.one(&columns);
                if let Some(cell) = slip::slip(&torn.tail[column], self.chance) {
                    torn.tail[column] = cell;
                    self.note(Fault::Slip, &[row]);
                }
            }
        }
        Some(torn)
    }

    fn restate(&self, row: usize, torn: &mut Torn) -> bool {
        let mut any = false;
        for (c, column) in self.table.columns.iter().enumerate() {
            let timed = matches!(column.role, Role::Start | Role::Finish | Role::During);
            if timed && !torn.tail[c].is_empty() && !torn.head[c].is_empty() {
                torn.tail[c].clone_from(&self.table.rows[row].cells[c]);
                any = true;
            }
        }
        any
    }

    fn continued(&mut self, row: usize, restated: bool) -> Option<usize> {
        let mut torn = self.tear(row)?;
        let fault =
            if restated && self.restate(row, &mut torn) { Fault::RestatedCell } else { Fault::ContinuedRow };
        self.line(torn.head);
        self.open_page(false, None);
        self.line(torn.tail);
        self.note(fault, &[row]);
        Some(row + 1)
    }

    /// The header again between two rows, on the same page.
    fn header_amid(&mut self, row: usize) -> usize {
        self.line(self.table.rows[row].cells.clone());
        for line in header(self.table) {
            self.line(line);
        }
        self.note(Fault::HeaderAmid, &[row, row + 1]);
        row + 1
    }

    /// Two rows in one line; the number of the second in a cell of its own or in the last of the first.
    fn one_line(&mut self, row: usize) -> usize {
        let mut line = self.table.rows[row].cells.clone();
        let mut next = self.table.rows[row + 1].cells.clone();
        if let Some(last) = line.last_mut().filter(|last| !last.is_empty() && self.chance.percent(50)) {
            let number = next.remove(0);
            *last = format!("{last} {number}");
        }
        line.append(&mut next);
        self.line(line);
        self.note(Fault::FusedLine, &[row, row + 1]);
        row + 2
    }

    /// The tail without the blank of its number; a tail that begins further to the right would lose more than one.
    fn lost_blank(&mut self, row: usize) -> Option<usize> {
        let mut torn = self.tear(row)?;
        if !torn.tail.first()?.is_empty() || torn.tail.get(1)?.is_empty() {
            return None;
        }
        torn.tail.remove(0);
        self.line(torn.head);
        self.open_page(false, None);
        self.line(torn.tail);
        self.note(Fault::LostBlank, &[row]);
        Some(row + 1)
    }

    fn swallowed(&mut self, row: usize) -> Option<usize> {
        let (column, torn) = tear_one(&self.table.rows[row].cells, &self.table.columns, self.chance)?;
        self.line(torn.head);
        self.open_page(false, Some((column, &torn.tail[column])));
        self.note(Fault::HeaderSwallowedTail, &[row]);
        Some(row + 1)
    }

    fn fused(&mut self, row: usize, fault: Fault) -> Option<usize> {
        let content = self.table.column(&Role::Content)?;
        let mut torn = self.tear(row)?;
        if torn.tail[content].is_empty() {
            return None;
        }
        if fault == Fault::FusedShifted || self.chance.percent(20) {
            self.restate(row, &mut torn);
        }
        let next = &self.table.rows[row + 1].cells;
        let marked = fault != Fault::FusedRows && (fault != Fault::FusedSection || self.chance.percent(60));
        let mut line = torn.tail.clone();
        for (c, cell) in line.iter_mut().enumerate() {
            let own = next[c].as_str();
            *cell = match c {
                _ if c == content && marked => format!("<p>{cell}</p> <p>{own}</p>"),
                _ if fault == Fault::FusedShifted && c > content => cell.clone(),
                _ => format!("{cell} {own}").trim().to_owned(),
            };
        }
        let mut head = torn.head;
        if marked && self.chance.percent(50) {
            head[content] = format!("<p>{}</p>", head[content]);
        }
        let mut rest: Vec<String> = next.iter().skip(content + 1).cloned().collect();
        self.line(head);
        self.open_page(false, None);
        self.line(line);
        if fault == Fault::FusedShifted {
            let mut shifted = vec![String::new(); content];
            shifted.append(&mut rest);
            shifted.resize(self.table.columns.len(), String::new());
            self.line(shifted);
        }
        self.note(fault, &[row, row + 1]);
        Some(row + 2)
    }
}
