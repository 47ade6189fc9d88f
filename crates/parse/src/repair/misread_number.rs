//! `misread-number`: the number of a row was misread from the picture, or not seen at all: «25)» for 2.5, «H» for II.
//!
//! Small ink is what OCR reads worst, and numbering is what a plan repeats most strictly. All numbers of a table are
//! read again at once: a row's candidates are what was read, its other readings, both with the usual confusions undone,
//! and the numbers that would follow; the best walk through them is taken. What was read stands in the note. This is the
//! only place where the numbers of a scan are settled.

pub(crate) mod ink;

use grammar::{
    ordinal,
    walk::{Step, Walk},
};
use model::{Confidence, Ordinal, OrdinalStyle, Role, RowKind, Shared, Table, TableRow};

use super::{Edit, Proposal, Trace};
use crate::seams::{Beam, Branch, SeamSettings, confidence};

pub(crate) const NAME: &str = "misread-number";

/// What each thing says, in log-odds.
struct Weights {
    /// A unit of difference between the ink as read and the number.
    unlike: f32,
    /// The number stands exactly as read.
    as_read: f32,
    /// A row without any ink in its number's place has none.
    unnumbered: f32,
    /// Ink was read where no number is taken.
    ink_unused: f32,
    /// A number is taken where no ink was seen.
    unseen: f32,
    /// The row opens a page, where torn rows go on without a number; more so where it goes on in lower case.
    at_seam: f32,
    /// A rule above says that the row is new.
    ruled: f32,
    /// A level opens below a row that has cells of its own.
    below_task: f32,
    /// Number and row agree: a section's number on a title, a task's on a task.
    agrees: f32,
}

const WEIGHTS: Weights = Weights {
    unlike: -2.2,
    as_read: 1.5,
    unnumbered: 1.0,
    ink_unused: -4.0,
    unseen: -3.0,
    at_seam: 1.0,
    ruled: -3.0,
    below_task: -2.5,
    agrees: 0.8,
};

/// Least confidence of a number that another look at the ink saw and that the numbering asks for.
const SEEN_AND_ASKED: f32 = 0.98;

/// Reads the numbers of a table from a picture again, and those of a running counter beside them. Nothing for a table
/// whose text is the file's own.
pub(super) fn read_again(table: &Table, settings: &SeamSettings) -> Vec<Proposal> {
    let from_picture = |r: &TableRow| r.cells.iter().any(|c| c.ocr_confidence.is_some());
    if !table.rows.iter().any(from_picture) {
        return Vec::new();
    }
    let columns = table.columns.iter().enumerate();
    columns
        .filter(|(_, c)| matches!(c.role, Role::Number | Role::Serial))
        .flat_map(|(column, _)| walk_column(table, column, settings))
        .collect()
}

/// The best walk through the numbers of one column, as far as it differs from what was read.
fn walk_column(table: &Table, column: usize, settings: &SeamSettings) -> Vec<Proposal> {
    let mut beam = Beam::new(Walk::default(), settings.beam * 2, |a: &Option<Ordinal>, b| a == b);
    for (index, row) in table.rows.iter().enumerate().filter(|(_, r)| r.kind == RowKind::Body) {
        let below_task = super::edit::body_before(table, index)
            .and_then(|r| table.rows.get(r))
            .is_some_and(|r| !is_bare(table, r));
        beam.step(index, |walk| ways(table, row, column, walk, below_task, settings));
    }
    let chosen = beam.finish();
    chosen
        .into_iter()
        .filter_map(|c| {
            let row = table.rows.get(c.step)?;
            let read = row.cells.get(column)?.text.trim().to_owned();
            let taken = c.choice.as_ref().as_ref().map(|o| o.label.clone()).unwrap_or_default();
            let same = ordinal::read(&read).map_or_else(|| read.as_str().into(), |o| o.label) == taken;
            // Another look saw what the numbering asks for: two that do not know of each other agree.
            let was_seen = row.cells.get(column).is_some_and(|c| {
                c.readings.iter().any(|r| ordinal::read(r.trim()).is_some_and(|o| o.label == taken))
            });
            (!same).then(|| Proposal {
                rule: NAME,
                edit: Edit::Renumber { row: c.step, column, text: taken.to_string() },
                column: Some(column),
                confidence: if was_seen {
                    Confidence::new(confidence(c.margin).get().max(SEEN_AND_ASKED))
                } else {
                    confidence(c.margin)
                },
                because: format!("read as «{read}»; the numbering asks for «{taken}»"),
                trace: Trace::Mend,
            })
        })
        .collect()
}

/// The numbers that a row may have after a walk, and none.
fn ways(
    table: &Table,
    row: &TableRow,
    column: usize,
    walk: &Walk,
    below_task: bool,
    settings: &SeamSettings,
) -> Vec<Branch<Walk, Option<Ordinal>>> {
    let cell = row.cells.get(column);
    let read = cell.map_or("", |c| c.text.trim());
    let readings: Vec<&str> =
        std::iter::once(read).chain(cell.iter().flat_map(|c| &c.readings).map(|r| r.trim())).collect();
    let mut candidates: Vec<Ordinal> = readings.iter().filter_map(|r| ordinal::read(r)).collect();
    let undone = readings.iter().flat_map(|r| ink::undisguised(r));
    candidates.extend(undone.filter_map(|r| ordinal::read(&r)));
    candidates.extend(ordinal::successors(walk));
    // A running counter has no levels, and passes over the headings of groups.
    let counter = table.columns.get(column).is_some_and(|c| c.role == Role::Serial);
    if counter {
        candidates.retain(|o| o.style == OrdinalStyle::Decimal && o.values.len() == 1);
    }
    let mut seen: Vec<Shared> = Vec::new();
    candidates.retain(|o| {
        !seen.contains(&o.label) && {
            seen.push(o.label.clone());
            true
        }
    });
    let mut ways: Vec<Branch<Walk, Option<Ordinal>>> = candidates
        .into_iter()
        .map(|ordinal| {
            let mut walk = walk.clone();
            let step = walk.take(&ordinal);
            let follows = if step.is_sound() { settings.sound_step } else { settings.unsound_step };
            let ink = cell.map_or(0.0, |c| likeness(c, &ordinal));
            let ink = if below_task && step == Step::Child { ink + WEIGHTS.below_task } else { ink };
            Branch {
                gain: follows + ink + agreement(table, row, &ordinal),
                state: walk,
                choice: Some(ordinal),
            }
        })
        .collect();
    let none = if read.is_empty() { WEIGHTS.unnumbered } else { WEIGHTS.ink_unused };
    // A torn row has no number; its place is at a boundary and no rule parts it within a page.
    let new_row = !row.opens_fragment && row.ruled_above != Some(false) && !(counter && is_bare(table, row));
    let place = if new_row { WEIGHTS.ruled } else { seam(table, row) };
    ways.push(Branch { gain: none + place, state: walk.clone(), choice: None });
    ways
}

/// How well a number explains the ink, the best of all readings.
fn likeness(cell: &model::TableCell, ordinal: &Ordinal) -> f32 {
    let read = cell.text.trim();
    if read.is_empty() {
        return WEIGHTS.unseen;
    }
    let readings = std::iter::once(read).chain(cell.readings.iter().map(|r| r.trim()));
    let closest = readings.map(|r| ink::difference(r, &ordinal.label)).fold(f32::INFINITY, f32::min);
    if closest == 0.0 { WEIGHTS.as_read } else { WEIGHTS.unlike * closest }
}

/// Whether the kind of number agrees with the row: sections are titles, deep numbers are tasks.
fn agreement(table: &Table, row: &TableRow, ordinal: &Ordinal) -> f32 {
    let content = table.cell_of(row, &Role::Content).map_or("", |c| c.text.as_str());
    let titled = is_bare(table, row) && crate::words::is_mostly_upper(content);
    if ordinal.style.heads_section() == titled { WEIGHTS.agrees } else { -WEIGHTS.agrees }
}

/// Whether a row holds nothing beside its number and text.
fn is_bare(table: &Table, row: &TableRow) -> bool {
    let others = table
        .columns
        .iter()
        .zip(&row.cells)
        .filter(|(c, _)| !matches!(c.role, Role::Number | Role::Serial | Role::Content));
    others.into_iter().all(|(_, c)| c.text.trim().is_empty())
}

/// How much the place of a row without ink speaks for a torn row.
fn seam(table: &Table, row: &TableRow) -> f32 {
    let content = table.cell_of(row, &Role::Content);
    let goes_on = content.is_some_and(|c| c.text.trim().chars().next().is_none_or(char::is_lowercase));
    if goes_on { WEIGHTS.at_seam * 3.0 } else { WEIGHTS.at_seam }
}

#[cfg(test)]
mod tests {
    use model::{Column, TableCell};

    use super::*;

    /// Numbers of a scanned column, other readings behind bars; numerals stand on titles, the rest on tasks.
    fn check(cells: &[&str], expected: &[&str]) {
        let column =
            |role: Role| Column { label: vec![role.name().into()], role, confidence: Confidence::CERTAIN };
        let cell = |text: &str, readings: Vec<String>| TableCell {
            text: text.to_owned(),
            readings,
            ocr_confidence: Some(0.8),
            ..TableCell::default()
        };
        let row = |(read, wanted): (&&str, &&str)| {
            let mut texts = read.split('|').map(str::to_owned);
            let number = cell(&texts.next().unwrap_or_default(), texts.collect());
            let section = wanted.starts_with(['I', 'V', 'X']);
            let (title, lead) =
                if section { ("LĨNH VỰC KINH TẾ", "") } else { ("Rà soát quy hoạch", "Sở A") };
            TableRow {
                cells: vec![number, cell(title, Vec::new()), cell(lead, Vec::new())],
                ruled_above: Some(true),
                ..TableRow::default()
            }
        };
        let mut table = Table {
            title: None,
            kind: model::TableKind::Tasks,
            columns: vec![column(Role::Number), column(Role::Content), column(Role::Lead)],
            rows: cells.iter().zip(expected).map(row).collect(),
            pages: None,
        };
        for proposal in read_again(&table, &SeamSettings::default()) {
            assert!(super::super::edit::apply(&mut table, &proposal.edit).is_some(), "{proposal:?}");
        }
        let found: Vec<&str> = table.rows.iter().map(|r| r.cells[0].text.as_str()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn of_several_readings_the_one_that_walks_stands() {
        check(&["I", "1", "2", "241|2M|Z22d1", "22|2.2|21/2", "2.3"], &["I", "1", "2", "2.1", "2.2", "2.3"]);
        check(&["1", "2", "3", "Á|A", "5"], &["1", "2", "3", "4", "5"]);
    }

    #[test]
    fn strokes_make_roman_numerals() {
        check(&["l", "1", "2", "H", "1", "HI", "1", "IV"], &["I", "1", "2", "II", "1", "III", "1", "IV"]);
    }

    #[test]
    fn a_running_counter_is_read_again_beside_the_numbers() {
        // A group's heading has a number and no count; counts as a picture gave them.
        let rows =
            [("", "1", ""), ("I", "a)", "Sở A"), ("", "b)", "Sở B"), ("", "2", ""), ("lãi", "a)", "Sở C")];
        let columns = [Role::Serial, Role::Number, Role::Content, Role::Lead];
        let column =
            |role: Role| Column { label: vec![role.name().into()], role, confidence: Confidence::CERTAIN };
        let cell = |text: &str| TableCell {
            text: text.to_owned(),
            ocr_confidence: Some(0.8),
            ..TableCell::default()
        };
        let row = |(count, number, lead): (&str, &str, &str)| TableRow {
            cells: [count, number, "Rà soát quy hoạch", lead].map(cell).into(),
            ruled_above: Some(true),
            ..TableRow::default()
        };
        let mut table = Table {
            title: None,
            kind: model::TableKind::Tasks,
            columns: columns.map(column).into(),
            rows: rows.map(row).into(),
            pages: None,
        };
        for proposal in read_again(&table, &SeamSettings::default()) {
            assert!(super::super::edit::apply(&mut table, &proposal.edit).is_some(), "{proposal:?}");
        }
        let found: Vec<&str> = table.rows.iter().map(|r| r.cells[0].text.as_str()).collect();
        assert_eq!(found, ["", "1", "2", "", "3"]);
    }

    #[test]
    fn a_number_that_the_plan_skips_is_not_made_up() {
        check(&["1", "2", "4", "5", "6"], &["1", "2", "4", "5", "6"]);
        check(&["1", "2", "17", "18"], &["1", "2", "17", "18"]);
        check(&["1", "2", "l7", "18"], &["1", "2", "17", "18"]);
    }
}
