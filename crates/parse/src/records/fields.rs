//! The typed fields of a task, read from its cells.

use std::borrow::Cow;
use std::rc::Rc;

use super::{both, spelling};
use crate::ConfidenceSettings;
use crate::assignments::bodies;
use crate::assignments::labels::{self, Label};
use crate::memo::Memo;

use grammar::{citation, ditto::is_ditto, party, timing};
use model::{
    Citation, Code, Confidence, Diagnostic, Doubt, Party, PartyKind, Region, RepairNote, Role, Span, Task,
    Timing, TimingKind,
};
use normalize::mend::Mend;
use normalize::trimmed;

/// What the grammars need to know of the document.
#[derive(Debug, Default)]
pub(crate) struct FieldContext {
    /// Issue date and issuer, for bodies.
    pub(crate) party: party::Context,
    /// The same, for headings that are bodies.
    pub(crate) bodies: bodies::Context,
    /// Issue date, for durations.
    pub(crate) timing: timing::Context,
    /// How sure each kind of reading is.
    pub(crate) confidence: ConfidenceSettings,
    /// Lists of bodies and times of cells that were read before.
    pub(crate) known: Known,
}

/// What cells of the document that were read before hold.
#[derive(Debug, Default)]
pub(crate) struct Known {
    bodies: Memo<Rc<Bodies>>,
    times: Memo<Timing>,
}

/// The bodies of a cell.
#[derive(Debug)]
struct Bodies {
    /// What was mended in their names.
    mends: Vec<Mend>,
    /// Who.
    parties: Vec<Party>,
    /// How sure they are and why, where the field is doubtful.
    doubt: Option<(Confidence, String)>,
}

impl Bodies {
    fn read(text: &str, context: &party::Context, sure: &ConfidenceSettings) -> Self {
        let lines = text
            .split('\n')
            .map(|l| l.trim().trim_start_matches(['-', '+', '•']).trim())
            .filter(|l| !l.is_empty());
        let whole: String = lines.collect::<Vec<_>>().join("\n");
        // A list with one body a line is cut there; a body whose name was broken over lines is not.
        let broken = whole.contains('\n') && !whole.split('\n').all(party::is_whole);
        let text = if broken { whole.replace('\n', " ") } else { whole.replace('\n', "; ") };
        let mended = spelling::mend_cell(&text);
        if is_ditto(&mended.text) {
            let because = format!("«{text}» repeats a cell that is not there");
            let doubt = Some((Confidence::new(sure.unresolved_ditto), because));
            return Self { mends: mended.mends.clone(), parties: Vec::new(), doubt };
        }
        let mut parties = party::read_list(&mended.text, context);
        spelling::keep_printed(&mut parties, &mended.text, &text);
        let mut mends = mended.mends.clone();
        let told = |name: &Mend| mends.iter().any(|m| m.from == name.from);
        let names: Vec<Mend> = spelling::names(&parties).into_iter().filter(|name| !told(name)).collect();
        mends.extend(names);
        let strange: Vec<&str> =
            parties.iter().filter(|p| p.kind == PartyKind::Other).map(|p| p.raw.as_str()).collect();
        let because = || format!("«{}» is no body that is known", strange.join("», «"));
        let doubt = (!strange.is_empty()).then(|| (Confidence::new(sure.unknown_body), because()));
        Self { mends, parties, doubt }
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
    let text = trimmed(text);
    // «-», «…»: the writer says that there is nothing. A mark of repetition is told by who reads the field.
    if !text.contains(char::is_alphanumeric) && !is_ditto(text) {
        return;
    }
    let has_lines = memchr::memchr(b'\n', text.as_bytes()).is_some();
    let flat = if has_lines { Cow::Owned(text.replace('\n', " ")) } else { Cow::Borrowed(text) };
    if matches!(role, Role::Lead) && roles_in_cell(task, text, context) {
        task.citations.extend(cited(&flat, &role.name()));
        return;
    }
    match role {
        Role::Lead => task.lead = parties(task, "lead", text, context),
        Role::Coordinate => {
            let more = parties(task, "coordinate", text, context);
            join(&mut task.coordinate, more);
        }
        Role::Monitor => task.monitor = parties(task, "monitor", text, context),
        Role::Approve => task.approve = approving(task, text, context),
        Role::Start => task.start = Some(time(task, "start", &flat, context, place, notes).into()),
        Role::Finish => task.finish = Some(time(task, "finish", &flat, context, place, notes).into()),
        Role::During => task.during = Some(time(task, "during", &flat, context, place, notes).into()),
        Role::Deliverable => {
            task.deliverable = Some(spelling::mended_cell(task, "deliverable", text, &context.confidence));
        }
        Role::Budget => task.budget = Some(text.to_owned()),
        Role::Note => task.note = Some(spelling::mended_cell(task, "note", text, &context.confidence)),
        Role::Serial | Role::Number | Role::Content | Role::Other(_) => {}
    }
    if !matches!(role, Role::Serial | Role::Number | Role::Content) {
        let found = cited_in_cell(&flat);
        if !found.is_empty() {
            task.citations.extend(of_field(found, &role.name()));
        }
    }
}

/// A cell of one column for who leads and who takes part, which does not name the roles itself: the first leads.
pub(super) fn fill_both(task: &mut Task, text: &str, context: &FieldContext) -> bool {
    let text = trimmed(text);
    if labels::roles_told(text).is_some() || labels::read(text.trim_start_matches(['-', '+', ' '])).is_some()
    {
        return false;
    }
    let Some((first, rest, sure)) = both::part(text) else {
        if party::read_list(text, &context.party).len() > 1 {
            both::doubt(
                task,
                "the column names who leads and who takes part; the cell does not tell them apart",
                &context.confidence,
            );
        }
        return false;
    };
    task.lead = parties(task, "lead", &first, context);
    task.coordinate = parties(task, "coordinate", &rest, context);
    task.citations.extend(cited(&text.replace('\n', " "), &Role::Lead.name()));
    if !sure {
        both::doubt(
            task,
            "the column names who leads and who takes part; the first of the cell is taken to lead",
            &context.confidence,
        );
    }
    true
}

/// A cell that names its roles itself: «Chủ trì: Sở A; phối hợp: Sở B», «Sở A (chủ trì), Sở B (phối hợp)». `false` where
/// it does not.
fn roles_in_cell(task: &mut Task, text: &str, context: &FieldContext) -> bool {
    let told = labels::roles_told(text).or_else(|| labels::read(text.trim_start_matches(['-', '+', ' '])));
    if let Some(labels) = told
        && labels.iter().all(|(label, _)| matches!(label, Label::Lead | Label::Coordinate))
    {
        for (label, value) in labels {
            let lead = label == Label::Lead;
            let found = parties(task, if lead { "lead" } else { "coordinate" }, &value, context);
            join(if lead { &mut task.lead } else { &mut task.coordinate }, found);
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
        let (help, lead) = found.into_iter().partition(helps);
        task.lead = lead;
        join(&mut task.coordinate, help);
    } else {
        task.lead = found;
    }
    true
}

/// Adds the parties of another cell: who takes part may stand in the column for it and, marked so, beside who leads.
fn join(parties: &mut Vec<Party>, more: Vec<Party>) {
    let known = parties.len();
    for party in more {
        if !parties.iter().take(known).any(|known| known.id == party.id) {
            parties.push(party);
        }
    }
}

thread_local! {
    /// The documents that cells name: a citation depends on nothing but its text.
    static CITED: Memo<Vec<Citation>> = Memo::default();
}

/// The documents that a cell names, not yet tied to its field.
fn cited_in_cell(text: &str) -> Vec<Citation> {
    CITED.with(|known| known.get_or(text, citation::find))
}

/// The documents that a text names, tied to the field.
pub(crate) fn cited(text: &str, field: &str) -> Vec<Citation> {
    of_field(citation::find(text), field)
}

fn of_field(mut found: Vec<Citation>, field: &str) -> Vec<Citation> {
    for citation in &mut found {
        citation.span = citation.span.take().map(|s| Span { field: Some(field.to_owned()), ..s });
    }
    found
}

fn parties(task: &mut Task, field: &str, text: &str, context: &FieldContext) -> Vec<Party> {
    let read = |text: &str| Rc::new(Bodies::read(text, &context.party, &context.confidence));
    let bodies = context.known.bodies.get_or(text, read);
    spelling::note(task, field, &bodies.mends, &context.confidence);
    if let Some((confidence, because)) = &bodies.doubt {
        task.doubts.push(Doubt {
            field: field.to_owned(),
            confidence: *confidence,
            because: because.clone(),
        });
    }
    bodies.parties.clone()
}

/// The column «trình, phê duyệt» holds bodies, or documents already issued: each cell by what it holds.
fn approving(task: &mut Task, text: &str, context: &FieldContext) -> Vec<Party> {
    let cited = cited_in_cell(text);
    let covered: usize = cited.iter().map(|c| c.raw.chars().count()).sum();
    if covered > 0 && covered * 10 >= text.chars().count() * 6 {
        return Vec::new();
    }
    parties(task, "approve", text, context)
}

/// Gives a start without a year the year of its finish, where the next such day would lie behind it.
pub(crate) fn settle_start(task: &mut Task) {
    if let (Some(start), Some(due)) = (&mut task.start, task.due)
        && let Some(earlier) = timing::start_by(start, due)
    {
        **start = earlier;
    }
}

fn time(
    task: &mut Task,
    field: &str,
    text: &str,
    context: &FieldContext,
    place: &Region,
    notes: &mut Vec<Diagnostic>,
) -> Timing {
    let read = context.known.times.get_or(text, |text| timing::read(text, &context.timing));
    if read.kind == TimingKind::Unparsed
        && let Some((meant, text, sure)) = timing::read_damaged(text, &context.timing)
    {
        let detail = format!("{field}: «{}» is read as «{text}»", meant.raw);
        let confidence = Confidence::new(sure);
        task.doubts.push(Doubt { field: field.to_owned(), confidence, because: detail.clone() });
        task.repairs.push(RepairNote { rule: spelling::MISREAD_TIME.to_owned(), detail, confidence });
        return meant;
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_takes_part_may_stand_in_two_cells() {
        let context = FieldContext::default();
        for (lead, coordinate, expected) in [
            ("Sở Y tế (chủ trì), Sở Tài chính (phối hợp)", "Sở Tư pháp", &["Sở Tài chính", "Sở Tư pháp"][..]),
            ("Chủ trì: Sở Y tế. Phối hợp: Sở Tài chính", "Sở Tư pháp", &["Sở Tài chính", "Sở Tư pháp"]),
            ("Chủ trì: Sở Y tế. Phối hợp: Sở Tài chính", "Sở Tài chính", &["Sở Tài chính"]),
            ("Sở Y tế", "Sở Tư pháp", &["Sở Tư pháp"]),
        ] {
            let mut task = crate::samples::task("annex-1/1", "");
            for (role, text) in [(Role::Lead, lead), (Role::Coordinate, coordinate)] {
                fill(&mut task, &role, text, &context, &Region::default(), &mut Vec::new());
            }
            let seen: Vec<_> = task.coordinate.iter().map(|p| p.raw.as_str()).collect();
            assert_eq!(seen, expected, "{lead} | {coordinate}");
            assert_eq!(task.lead.len(), 1, "{lead}");
        }
    }

    #[test]
    fn a_start_takes_the_year_of_its_finish() {
        let context =
            timing::Context { issued_on: Some(jiff::civil::date(2026, 5, 27)), ..timing::Context::default() };
        for (start, expected) in
            [("25/5", "2026?-05-25"), ("28/5", "2026?-05-28"), ("25/5/2027", "2027-05-25")]
        {
            let mut task = crate::samples::task("annex-1/1", "");
            task.start = Some(timing::read(start, &context).into());
            task.due = timing::due(&timing::read("31/5", &context));
            settle_start(&mut task);
            let edtf = task.start.iter().flat_map(|s| &s.intervals).map(|i| i.edtf.as_str());
            assert_eq!(edtf.collect::<Vec<_>>(), [expected], "{start}");
        }
    }
}
