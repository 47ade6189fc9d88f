//! `misread-number`: the number of a row was misread from the picture, or not seen at all: «25)» for 2.5, «H» for II.
//!
//! Small ink is what OCR reads worst, and numbering is what a plan repeats most strictly. All numbers of a table are
//! read again at once: a row's candidates are what was read, its other readings, and the numbers that would follow;
//! the best walk through them is taken. What was read stands in the note.

use grammar::{
    ordinal,
    walk::{Step, Walk},
};
use model::{Ordinal, OrdinalStyle, Role, RowKind, Table, TableRow};

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

/// Reads the numbers of a table from a picture again. Nothing for a table whose text is the file's own.
pub(super) fn read_again(table: &Table, settings: &SeamSettings) -> Vec<Proposal> {
    let Some(column) = table.columns.iter().position(|c| c.role == Role::Number) else { return Vec::new() };
    let from_picture = |r: &TableRow| r.cells.iter().any(|c| c.ocr_confidence.is_some());
    if !table.rows.iter().any(from_picture) {
        return Vec::new();
    }
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
            let same = ordinal::read(&read).map_or(read.clone(), |o| o.label) == taken;
            (!same).then(|| Proposal {
                rule: NAME,
                edit: Edit::Renumber { row: c.step, column, text: taken.clone() },
                column: Some(column),
                confidence: confidence(c.margin),
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
    let mut candidates: Vec<Ordinal> = ordinal::read(read).into_iter().collect();
    candidates.extend(cell.iter().flat_map(|c| &c.readings).filter_map(|r| ordinal::read(r.trim())));
    candidates.extend(ordinal::successors(walk));
    let mut seen: Vec<String> = Vec::new();
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
    let new_row = !row.opens_fragment && row.ruled_above != Some(false);
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
    let closest = readings.map(|r| difference(r, &ordinal.label)).fold(f32::INFINITY, f32::min);
    if closest == 0.0 { WEIGHTS.as_read } else { WEIGHTS.unlike * closest }
}

/// Whether the kind of number agrees with the row: sections are titles, deep numbers are tasks.
fn agreement(table: &Table, row: &TableRow, ordinal: &Ordinal) -> f32 {
    let others = table
        .columns
        .iter()
        .zip(&row.cells)
        .filter(|(c, _)| !matches!(c.role, Role::Number | Role::Serial | Role::Content));
    let bare = others.into_iter().all(|(_, c)| c.text.trim().is_empty());
    let section = matches!(
        ordinal.style,
        OrdinalStyle::Roman | OrdinalStyle::CapitalLetter | OrdinalStyle::Part | OrdinalStyle::Chapter
    );
    let content = table
        .columns
        .iter()
        .position(|c| c.role == Role::Content)
        .and_then(|c| row.cells.get(c))
        .map_or("", |c| c.text.as_str());
    let capitals = crate::records::is_capital(content);
    if section == (bare && capitals) { WEIGHTS.agrees } else { -WEIGHTS.agrees }
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
    let content = table.columns.iter().position(|c| c.role == Role::Content).and_then(|c| row.cells.get(c));
    let goes_on = content.is_some_and(|c| c.text.trim().chars().next().is_none_or(char::is_lowercase));
    if goes_on { WEIGHTS.at_seam * 3.0 } else { WEIGHTS.at_seam }
}

/// Difference of two short texts: edit distance, in which what OCR confuses counts little.
fn difference(read: &str, number: &str) -> f32 {
    let clean = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<Vec<char>>();
    let (read, mut number) = (clean(read), clean(number));
    // The closing dot of «2.1.» stands in no label.
    if read.last() == Some(&'.') {
        number.push('.');
    }
    let mut row: Vec<f32> = Vec::with_capacity(number.len() + 1);
    row.push(0.0);
    for c in &number {
        row.push(row.last().copied().unwrap_or(0.0) + drop_cost(*c));
    }
    for r in &read {
        let mut above_left = row.first().copied().unwrap_or(0.0);
        if let Some(first) = row.first_mut() {
            *first += drop_cost(*r);
        }
        for (j, n) in number.iter().enumerate() {
            let up = row.get(j + 1).copied().unwrap_or(0.0);
            let left = row.get(j).copied().unwrap_or(0.0);
            let best = (above_left + swap_cost(*r, *n)).min(up + drop_cost(*r)).min(left + drop_cost(*n));
            above_left = up;
            if let Some(slot) = row.get_mut(j + 1) {
                *slot = best;
            }
        }
    }
    row.last().copied().unwrap_or(0.0)
}

/// A dot or a bracket is easily lost or made of dirt.
fn drop_cost(c: char) -> f32 {
    match c {
        '.' | ',' | ')' | '(' | ':' | '-' | '\'' | '`' | '|' | '\u{2019}' => 0.3,
        'I' | 'l' | '1' => 0.6,
        _ => 1.0,
    }
}

fn swap_cost(read: char, number: char) -> f32 {
    const ALIKE: &[&str] = &[
        "Il1|]!iTÍì/[",
        "0OoQD",
        "5Ss",
        "8B3",
        "6bG",
        "9gq",
        "2Zz",
        "7/?T",
        "4A",
        ".,:;'-",
        "VvYy",
        "XxK",
        "HNM",
    ];
    if read == number {
        return 0.0;
    }
    let alike = ALIKE.iter().any(|group| group.contains(read) && group.contains(number));
    // Two strokes run together: «II» read as «H» costs one such and one lost stroke.
    let strokes = matches!((read, number), ('H' | 'N' | 'M' | 'U', 'I'));
    if alike {
        0.25
    } else if strokes {
        0.3
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn what_is_easily_confused_is_near() {
        for (read, near, far) in [
            ("25)", "2.5", "2.6"),
            ("H", "II", "2"),
            ("22", "2.2", "3"),
            ("218)", "2.8", "2.10"),
            ("l.2", "1.2", "1.3"),
        ]
        .map(|x| (x.0, x.1, x.2))
        {
            assert!(difference(read, near) < difference(read, far), "{read}: {near} before {far}");
        }
    }
}
