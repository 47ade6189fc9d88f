//! A line in brackets below an item that names who does it, and when, without a word that says so: «(Sở Y tế, Quý IV/2026)».

use model::Region;

use super::Reader;
use super::record::lead_aside;
use crate::assignments::{aside, labels};
use crate::outline::units::Unit;

impl Reader<'_> {
    /// Reads such a line as if it stood at the end of the item above; `false` where it is none, or the item names somebody
    /// itself.
    pub(super) fn tells_aside(&mut self, unit: &Unit) -> bool {
        let open = self.labelled_from < self.out.tasks.len() && !self.label_run;
        if !open || !unit.is_plain() || !unit.body.starts_with('(') {
            return false;
        }
        let (Some(_), None) = (labels::within_brackets(&unit.body), self.labels_of(unit)) else {
            return false;
        };
        let context = self.context;
        let Some(task) = self.out.tasks.last_mut().map(|placed| &mut placed.task) else { return false };
        if !task.lead.is_empty() {
            return false;
        }
        let whole = format!("{} {}", task.text.trim_end_matches(['.', ';', ' ']), unit.body);
        let Some(found) = aside::read(&whole, &context.bodies, &context.timing) else { return false };
        lead_aside(task, found, &context.confidence);
        task.regions = Region::merged(task.regions.iter().chain(&unit.regions).cloned());
        self.label_run = true;
        true
    }
}
