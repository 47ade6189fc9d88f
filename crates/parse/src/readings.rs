//! Readings of scanned cells: which of them the grammar of the column lets stand.
//!
//! The OCR stage hands over what it could not rule out. Here a time is ruled in by its grammar, where one reading alone
//! closes; numbers wait for their neighbours (`repair/misread_number.rs`). What no reading settles stays as it was read,
//! with its low confidence. Nothing is done to text of the file itself.

use grammar::closure::Closure;
use grammar::timing;
use model::{Confidence, Role, RowKind, Table, Word};

/// Most readings that a cell keeps.
const MOST: usize = 8;

/// Confidence of a reading that the grammar of its column proves.
const PROVEN: f32 = 0.96;

/// The other readings of a cell: each word in question replaced in turn. `compose` makes a cell's text of its words.
pub(crate) fn of_words(words: &[&Word], compose: impl Fn(Vec<&Word>) -> String) -> Vec<String> {
    let printed = compose(words.to_vec());
    let mut out: Vec<String> = Vec::new();
    for (i, word) in words.iter().enumerate() {
        for reading in &word.readings {
            if out.len() == MOST {
                return out;
            }
            let other = Word { text: reading.clone(), ..(*word).clone() };
            let all = words.iter().enumerate().map(|(j, w)| if i == j { &other } else { *w }).collect();
            let text = compose(all);
            if text != printed && !out.contains(&text) {
                out.push(text);
            }
        }
    }
    out
}

/// A reading that was preferred to the one that the engine was surest of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Choice {
    /// The text that stands now.
    pub(crate) text: String,
    /// How sure it is.
    pub(crate) confidence: Confidence,
}

/// Chooses among the readings of one cell by what its column may hold. `None` leaves it as it was read: because it
/// reads whole already, because no other reading does, or because several do.
pub(crate) fn choose(role: &Role, printed: &str, readings: &[String]) -> Option<Choice> {
    match role {
        Role::Start | Role::Finish | Role::During => {
            let reads = |text: &str| matches!(timing::closure(text), Closure::Whole);
            if reads(printed) {
                return None;
            }
            let mut sound = readings.iter().filter(|r| reads(r));
            let (Some(text), None) = (sound.next(), sound.next()) else { return None };
            Some(Choice { text: text.clone(), confidence: Confidence::new(PROVEN) })
        }
        Role::Number
        | Role::Serial
        | Role::Content
        | Role::Lead
        | Role::Coordinate
        | Role::Approve
        | Role::Monitor
        | Role::Deliverable
        | Role::Budget
        | Role::Note
        | Role::Other(_) => None,
    }
}

/// Settles the readings of a table that was scanned, cell by cell.
pub(crate) fn settle(table: &mut Table) {
    let roles: Vec<Role> = table.columns.iter().map(|c| c.role.clone()).collect();
    for row in table.rows.iter_mut().filter(|r| r.kind == RowKind::Body) {
        for (column, (cell, role)) in row.cells.iter_mut().zip(&roles).enumerate() {
            if cell.ocr_confidence.is_none() {
                continue;
            }
            if let Some(choice) = choose(role, &cell.text, &cell.readings) {
                let because = format!("«{}» was read as «{}» at first", choice.text, cell.text);
                cell.text = choice.text;
                cell.ocr_confidence = Some(choice.confidence.get());
                row.doubts.push((Some(column), choice.confidence, because));
            }
        }
    }
}
