//! A lead that is no body, no person by office and no group of them.

use model::{Code, Diagnostic, PartyKind};

use super::{Plan, at, name};

pub(super) fn find(plan: &Plan<'_>) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    let mut said: Vec<&str> = Vec::new();
    for task in plan.parsed.tasks.iter().filter(|t| t.row.is_some()) {
        for party in task.lead.iter().filter(|p| p.kind == PartyKind::Other) {
            // The same name on fifty rows is one thing to look at.
            if !said.contains(&party.id.as_str()) {
                said.push(&party.id);
                notes.push(at(task, Diagnostic::new(Code::LeadNoBody, &[name(task), &party.raw])));
            }
        }
    }
    notes
}
