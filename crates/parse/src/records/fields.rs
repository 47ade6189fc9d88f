//! The typed fields of a task, read from its cells.

use super::spelling;
use crate::ConfidenceSettings;
use crate::assignments::labels::{self, Label};
use std::cell::RefCell;
use std::collections::HashMap;

use grammar::{citation, party, timing};
use model::{
    Citation, Code, Confidence, Diagnostic, Doubt, Party, PartyKind, Region, Role, Span, Task, Timing,
    TimingKind,
};

/// What the grammars need to know of the document.
#[derive(Debug, Clone, Default)]
pub(crate) struct FieldContext {
    /// Issue date and issuer, for bodies.
    pub(crate) party: party::Context,
    /// Issue date, for durations.
    pub(crate) timing: timing::Context,
    /// How sure each kind of reading is.
    pub(crate) confidence: ConfidenceSettings,
    /// Lists of bodies already read: the cells of a table repeat a few of them hundreds of times.
    pub(crate) read: RefCell<HashMap<String, Vec<Party>>>,
}

impl FieldContext {
    fn bodies(&self, text: &str) -> Vec<Party> {
        if let Some(known) = self.read.borrow().get(text) {
            return known.clone();
        }
        let found = party::read_list(text, &self.party);
        self.read.borrow_mut().insert(text.to_owned(), found.clone());
        found
    }
}

/// Fills the field that a column's role names. `text` is the cell as printed, joined.
pub(super) fn fill(
    task: &mut Task,
    role: &Role,
    text: &str,
    context: &FieldContext,
    place: &Region,
    notes: &mut Vec<Diagnostic>,
) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let flat = text.replace('\n', " ");
    if matches!(role, Role::Lead) && roles_in_cell(task, text, context) {
        task.citations.extend(cited(&flat, &role.name()));
        return;
    }
    match role {
        Role::Lead => task.lead = parties(task, "lead", text, context),
        Role::Coordinate => task.coordinate = parties(task, "coordinate", text, context),
        Role::Monitor => task.monitor = parties(task, "monitor", text, context),
        Role::Approve => task.approve = approving(task, text, context),
        Role::Start => task.start = Some(time(task, "start", &flat, context, place, notes)),
        Role::Finish => task.finish = Some(time(task, "finish", &flat, context, place, notes)),
        Role::During => task.during = Some(time(task, "during", &flat, context, place, notes)),
        Role::Deliverable => {
            task.deliverable = Some(spelling::mended(task, "deliverable", text, &context.confidence));
        }
        Role::Budget => task.budget = Some(text.to_owned()),
        Role::Note => task.note = Some(spelling::mended(task, "note", text, &context.confidence)),
        Role::Serial | Role::Number | Role::Content | Role::Other(_) => {}
    }
    if !matches!(role, Role::Serial | Role::Number | Role::Content) {
        task.citations.extend(cited(&flat, &role.name()));
    }
}

/// A cell that names its roles itself: «Chủ trì: Sở A; phối hợp: Sở B», «Sở A (chủ trì), Sở B (phối hợp)». `false` where
/// it does not.
fn roles_in_cell(task: &mut Task, text: &str, context: &FieldContext) -> bool {
    if let Some(labels) = labels::read(text.trim_start_matches(['-', '+', ' ']))
        && labels.iter().all(|(label, _)| matches!(label, Label::Lead | Label::Coordinate))
    {
        for (label, value) in labels {
            let lead = label == Label::Lead;
            let mut found = parties(task, if lead { "lead" } else { "coordinate" }, &value, context);
            if lead { &mut task.lead } else { &mut task.coordinate }.append(&mut found);
        }
        return true;
    }
    let marked = |p: &Party, mark: &str| {
        p.raw.to_lowercase().trim_end().strip_suffix(')').is_some_and(|r| r.trim_end().ends_with(mark))
    };
    if !text.contains('(') {
        return false;
    }
    let found = parties(task, "lead", text, context);
    let helps = |p: &Party| marked(p, "(phối hợp") || marked(p, "(phối hợp thực hiện");
    let some = found.iter().any(helps) && !found.iter().all(helps);
    if some {
        (task.coordinate, task.lead) = found.into_iter().partition(helps);
    } else {
        task.lead = found;
    }
    true
}

/// The documents that a text names, tied to the field.
pub(crate) fn cited(text: &str, field: &str) -> Vec<Citation> {
    // Nearly every citation carries a number, a date or one of these words; most cells carry none.
    let mut found = citation::find(text);
    for citation in &mut found {
        citation.span = citation.span.take().map(|s| Span { field: Some(field.to_owned()), ..s });
    }
    found
}

fn parties(task: &mut Task, field: &str, text: &str, context: &FieldContext) -> Vec<Party> {
    let lines = text
        .split('\n')
        .map(|l| l.trim().trim_start_matches(['-', '+', '•']).trim())
        .filter(|l| !l.is_empty());
    let whole: String = lines.collect::<Vec<_>>().join("\n");
    // A list with one body a line is cut there; a body whose name was broken over lines is not.
    let broken =
        whole.contains('\n') && whole.split('\n').any(|l| party::closure(l) != grammar::Closure::Whole);
    let text = if broken { whole.replace('\n', " ") } else { whole.replace('\n', "; ") };
    let mended = spelling::mended(task, field, &text, &context.confidence);
    if grammar::ditto::is_ditto(&mended) {
        task.doubts.push(Doubt {
            field: field.to_owned(),
            confidence: Confidence::new(context.confidence.unresolved_ditto),
            because: format!("«{text}» repeats a cell that is not there"),
        });
        return Vec::new();
    }
    let mut found = context.bodies(&mended);
    if mended != text {
        keep_printed(&mut found, party::read_list(&text, &context.party));
    }
    let strange =
        found.iter().filter(|p| p.kind == PartyKind::Other).map(|p| p.raw.clone()).collect::<Vec<_>>();
    if !strange.is_empty() {
        task.doubts.push(Doubt {
            field: field.to_owned(),
            confidence: Confidence::new(context.confidence.unknown_body),
            because: format!("«{}» is no body that is known", strange.join("», «")),
        });
    }
    found
}

/// Names come from the mended text, `raw` from the printed one.
fn keep_printed(found: &mut [Party], printed: Vec<Party>) {
    if found.len() == printed.len() {
        for (party, as_printed) in found.iter_mut().zip(printed) {
            party.raw = as_printed.raw;
        }
    }
}

/// The column «trình, phê duyệt» holds bodies, or documents already issued: each cell by what it holds.
fn approving(task: &mut Task, text: &str, context: &FieldContext) -> Vec<Party> {
    let cited = citation::find(text);
    let covered: usize = cited.iter().map(|c| c.raw.chars().count()).sum();
    if covered * 10 >= text.chars().count() * 6 {
        return Vec::new();
    }
    parties(task, "approve", text, context)
}

fn time(
    task: &mut Task,
    field: &str,
    text: &str,
    context: &FieldContext,
    place: &Region,
    notes: &mut Vec<Diagnostic>,
) -> Timing {
    let read = timing::read(text, &context.timing);
    if read.kind == TimingKind::Unparsed {
        notes.push(Diagnostic::new(Code::TimingUnparsed, &[text]).at(place.clone()));
        task.doubts.push(Doubt {
            field: field.to_owned(),
            confidence: Confidence::new(context.confidence.unread_timing),
            because: format!("«{text}» is not readable as a time"),
        });
    }
    read
}
