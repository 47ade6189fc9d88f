//! Invented plans with the structure of real ones, and their truth.
//!
//! Places and the plan's subject are invented; bodies are those that every province or district has. A plan is the
//! truth: writers turn it into files of each format, damage breaks its table as converters do.

mod bodies;
mod columns;
mod phrases;
mod prose;
mod reshape;
mod sentence;
mod table;
mod times;

use model::Role;

use crate::chance::Chance;
pub use columns::PlanColumn;

/// An invented plan.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Letterhead, number, date, title.
    pub head: Head,
    /// The body: headings and paragraphs in reading order.
    pub body: Vec<Passage>,
    /// Recipients, one an item.
    pub recipients: Vec<String>,
    /// Authority, position, name.
    pub signature: [String; 3],
    /// The annex's table.
    pub table: PlanTable,
}

/// What stands above the body.
#[derive(Debug, Clone)]
pub struct Head {
    /// Lines of the issuing body, as printed.
    pub issuer: Vec<String>,
    /// Number.
    pub number: String,
    /// Number and symbol.
    pub symbol: String,
    /// Place of issue.
    pub place: String,
    /// Day, month, year.
    pub date: [u32; 3],
    /// Title under `KẾ HOẠCH`.
    pub title: String,
    /// Lines that begin with `Căn cứ`.
    pub basis: Vec<String>,
}

impl Head {
    /// «ngày 05 tháng 3 năm 2022».
    pub fn printed_date(&self) -> String {
        let [day, month, year] = self.date;
        let two = |n: u32, zero: bool| if zero && n < 10 { format!("0{n}") } else { n.to_string() };
        format!("ngày {} tháng {} năm {year}", two(day, true), two(month, month < 3))
    }

    /// ISO date.
    pub fn iso_date(&self) -> String {
        let [day, month, year] = self.date;
        format!("{year:04}-{month:02}-{day:02}")
    }
}

/// A line or paragraph of the body.
#[derive(Debug, Clone)]
pub struct Passage {
    /// What it is.
    pub kind: PassageKind,
    /// Printed numbers from the outermost heading inwards.
    pub path: Vec<String>,
    /// As printed.
    pub text: String,
    /// Bodies that lead, as printed; of an assignment only.
    pub lead: Vec<String>,
}

/// What a passage of the body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassageKind {
    /// A heading.
    Heading,
    /// Running text that tells nobody to do anything.
    Text,
    /// An assignment.
    Assignment,
}

/// The table of an annex.
#[derive(Debug, Clone)]
pub struct PlanTable {
    /// Title lines.
    pub title: Vec<String>,
    /// Columns from left to right.
    pub columns: Vec<PlanColumn>,
    /// Rows in reading order.
    pub rows: Vec<PlanRow>,
}

impl PlanTable {
    /// Where the column of a role stands.
    pub fn column(&self, role: &Role) -> Option<usize> {
        self.columns.iter().position(|c| c.role == *role)
    }

    /// Levels of the header: 1 or 2.
    pub fn header_levels(&self) -> usize {
        self.columns.iter().map(|c| c.label.len()).max().unwrap_or(1)
    }
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// What it is.
    pub kind: PlanRowKind,
    /// Printed numbers from the outermost section inwards, closing dots away.
    pub path: Vec<String>,
    /// One a column, as printed.
    pub cells: Vec<String>,
}

/// What a row of the table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanRowKind {
    /// A section in capitals, or a numbered row with numbered rows below it.
    Heading,
    /// A task.
    Task,
}

impl Plan {
    /// The plan with at most `rows` rows in its table, not ending in a heading.
    #[must_use]
    pub fn shortened(mut self, rows: usize) -> Self {
        self.table.rows.truncate(rows);
        while self.table.rows.last().is_some_and(|r| r.kind == PlanRowKind::Heading) {
            self.table.rows.pop();
        }
        self
    }
}

/// The plan of a seed.
pub fn invent(seed: u64) -> Plan {
    let mut chance = Chance::new(seed);
    let setting = bodies::Setting::invent(&mut chance);
    let head = prose::head(&setting, &mut chance);
    let body = prose::body(&setting, &mut chance);
    let (recipients, signature) = prose::foot(&setting, &mut chance);
    let table = table::invent(&setting, &head, &mut chance);
    Plan { head, body, recipients, signature, table }
}
