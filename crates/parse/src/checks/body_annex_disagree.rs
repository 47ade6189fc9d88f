//! A task that body and annex both hold, with another lead or another deadline.

use model::{Code, Diagnostic, Party, Task};

use super::{Plan, at, name};

pub(super) fn find(plan: &Plan<'_>) -> Vec<Diagnostic> {
    let tasks = &plan.parsed.tasks;
    let mut notes = Vec::new();
    for pair in plan.pairs {
        let (Some(body), Some(annex)) = (tasks.get(pair.body), tasks.get(pair.annex)) else { continue };
        notes.extend(leads(body, annex));
        notes.extend(deadlines(body, annex));
    }
    notes
}

/// One side may name more bodies than the other; only where they share none do they disagree.
fn leads(body: &Task, annex: &Task) -> Option<Diagnostic> {
    let differ = !body.lead.is_empty()
        && !annex.lead.is_empty()
        && !body.lead.iter().any(|p| annex.lead.iter().any(|q| p.id == q.id))
        && !body.lead.iter().chain(&annex.lead).any(|p| p.collective);
    differ.then(|| note(annex, "lead", &names(&body.lead), &names(&annex.lead)))
}

fn deadlines(body: &Task, annex: &Task) -> Option<Diagnostic> {
    let (a, b) = (body.due?, annex.due?);
    (a != b).then(|| note(annex, "due", &a.to_string(), &b.to_string()))
}

fn note(annex: &Task, field: &str, there: &str, here: &str) -> Diagnostic {
    at(annex, Diagnostic::new(Code::BodyAnnexDisagree, &[name(annex), field, there, here]))
}

fn names(parties: &[Party]) -> String {
    parties.iter().map(|p| p.name.as_str()).collect::<Vec<_>>().join("; ")
}
