//! Tables made longer, and cut in two, for the layouts of which they are the truth.

use model::Role;

use super::{PlanRowKind, PlanTable};

impl PlanTable {
    /// Makes the text of one task, near the middle, at least `letters` long, out of the texts of the others.
    pub(crate) fn lengthen_row(&mut self, letters: usize) {
        let Some(content) = self.column(&Role::Content) else { return };
        let tasks: Vec<usize> =
            (0..self.rows.len()).filter(|&r| self.rows[r].kind == PlanRowKind::Task).collect();
        let Some(&row) = tasks.get(tasks.len() / 2) else { return };
        let texts: Vec<String> = tasks.iter().map(|&r| self.rows[r].cells[content].clone()).collect();
        let mut long = String::new();
        for text in texts.iter().cycle() {
            if long.chars().count() >= letters {
                break;
            }
            if !long.is_empty() {
                long.push_str("; ");
            }
            long.push_str(text.trim_end_matches(['.', ';']));
        }
        self.rows[row].cells[content] = long;
    }

    /// Begins the numbering of the sections again in the middle of the table, as a second table does; the row at which
    /// it begins. `None` where the table has fewer than two Roman sections.
    pub(crate) fn split(&mut self) -> Option<usize> {
        let number = self.column(&Role::Number)?;
        let tops: Vec<usize> = (0..self.rows.len()).filter(|&r| self.rows[r].path.len() == 1).collect();
        if tops.len() < 2 || self.rows[0].path != ["I"] {
            return None;
        }
        let half = tops.len().div_ceil(2);
        let at = tops[half];
        let label = |top: usize| self.rows[tops[top]].path[0].clone();
        let again: Vec<(String, String)> = (half..tops.len()).map(|i| (label(i), label(i - half))).collect();
        for row in &mut self.rows[at..] {
            let Some((old, new)) = again.iter().find(|(old, _)| *old == row.path[0]) else { continue };
            if row.path.len() == 1 {
                row.cells[number] = row.cells[number].replacen(old, new, 1);
            }
            row.path[0].clone_from(new);
        }
        Some(at)
    }
}
