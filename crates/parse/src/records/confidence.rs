//! How sure a task is as it stands: the product of what could be wrong with it, each taken once.

use model::{Confidence, Doubt, Role, Table, TableCell, TableRow, Task};

use crate::ConfidenceSettings;

/// Confidence of a task made from a row.
pub(super) fn of_row(table: &Table, row: &TableRow, settings: &ConfidenceSettings) -> Confidence {
    let mut p = settings.untouched;
    // Repairs of one seam share their evidence: the weakest speaks for all.
    let mends = row.repairs.iter().map(|r| r.confidence.get().min(settings.surest_mend)).fold(1.0, f32::min);
    p *= mends;
    for (_, doubt, because) in &row.doubts {
        if !row.repairs.iter().any(|r| because.starts_with(&r.rule)) {
            p *= doubt.get();
        }
    }
    let typed = table.columns.iter().filter(|c| !matches!(c.role, Role::Other(_)));
    p *= typed.map(|c| c.confidence.get()).fold(1.0, f32::min).max(settings.least_columns);
    // The number is held by the walk of the ordinals; what it is unsure of stands in its repair.
    let read =
        table.columns.iter().zip(&row.cells).filter(|(c, _)| !matches!(c.role, Role::Number | Role::Serial));
    p *= read
        .filter_map(|(_, cell)| cell.ocr_confidence)
        .map(|lowest| of_picture(lowest, settings))
        .product::<f32>();
    Confidence::new(p)
}

/// Says why of every task that is worth a look and that no field explains: its weakest mend, or the sum of small doubts.
pub(crate) fn account(tasks: &mut [Task], settings: &ConfidenceSettings) {
    let silent = |t: &&mut Task| t.doubts.is_empty() && t.confidence.get() < settings.worth_a_look;
    for task in tasks.iter_mut().filter(silent) {
        let weakest = task.repairs.iter().min_by(|a, b| a.confidence.get().total_cmp(&b.confidence.get()));
        let because = match weakest {
            Some(mend) => format!("{}: {}", mend.rule, mend.detail),
            None => "nothing alone is doubtful, but several readings are each a little unsure".to_owned(),
        };
        task.doubts.push(Doubt { field: "text".into(), confidence: task.confidence, because });
    }
}

/// Whether a cell holds letters that nobody can have read: their font does not tell them, or tells others.
pub(super) fn is_unreadable(lowest: f32, settings: &ConfidenceSettings) -> bool {
    lowest < settings.unreadable
}

/// What is open about a cell that was read from a picture; `None` for text of the file, and for what was read surely.
pub(super) fn doubt_of(cell: &TableCell, settings: &ConfidenceSettings) -> Option<(Confidence, String)> {
    // Of letters that nobody can have read, the field itself says so.
    let sure = of_picture(cell.ocr_confidence.filter(|c| !is_unreadable(*c, settings))?, settings);
    if sure >= settings.worth_a_look || cell.text.is_empty() {
        return None;
    }
    let because = match cell.readings.first() {
        Some(other) => format!("read from the picture; it may be «{other}»"),
        None => "hard to read in the picture".to_owned(),
    };
    Some((Confidence::new(sure), because))
}

/// What the lowest word confidence of a cell or a paragraph says about the whole: below the sure it falls with the
/// square, for one word that was read in two ways is as often wrong as right.
pub(crate) fn of_picture(lowest: f32, settings: &ConfidenceSettings) -> f32 {
    if is_unreadable(lowest, settings) {
        return lowest;
    }
    if lowest >= settings.ocr_sure {
        return settings.ocr_read;
    }
    0.5 + 0.5 * (lowest / settings.ocr_sure).clamp(0.0, 1.0).powi(2)
}

#[cfg(test)]
mod tests {
    use model::RepairNote;

    use super::*;

    #[test]
    fn what_is_worth_a_look_says_why() {
        let mend = |sure: f32| RepairNote {
            rule: "fused-rows".into(),
            detail: "cut".into(),
            confidence: Confidence::new(sure),
        };
        let task = |sure: f32, repairs: Vec<RepairNote>| Task {
            confidence: Confidence::new(sure),
            repairs,
            ..Task::new("body/1".into())
        };
        let mut tasks =
            vec![task(0.8, vec![mend(0.95), mend(0.9)]), task(0.8, Vec::new()), task(0.92, vec![mend(0.95)])];
        account(&mut tasks, &ConfidenceSettings::default());
        let because: Vec<Option<&str>> =
            tasks.iter().map(|t| t.doubts.first().map(|d| d.because.as_str())).collect();
        let sum = "nothing alone is doubtful, but several readings are each a little unsure";
        assert_eq!(because, [Some("fused-rows: cut"), Some(sum), None]);
    }
}
