//! One task of the prose: what was decided about it, and what its own words say.

use grammar::timing;
use model::{Confidence, Doubt, Party, Region, Shared, Task, Timing};
use normalize::mend::Mend;
use normalize::trimmed;

use super::{Context, anniversary, labelled, partners, step};
use crate::ConfidenceSettings;
use crate::assignments::labels::Label;
use crate::assignments::subject::Subject;
use crate::assignments::{aside, fields, labels};
use crate::outline::tree::{Entry, Tree};
use crate::outline::units::Unit;
use crate::records::{cited, of_picture, spelling};

/// What is known of a task before its words are read.
#[derive(Debug, Clone)]
pub(super) struct Decided {
    /// Who leads.
    pub(super) lead: Vec<Party>,
    /// Who takes part by the line above it.
    pub(super) coordinate: Vec<Party>,
    /// How sure it is that this is a task of whoever leads.
    pub(super) confidence: Confidence,
    /// What is open about it.
    pub(super) doubts: Vec<Doubt>,
}

impl Decided {
    /// A task of nobody yet, this sure to be one.
    pub(super) fn at(confidence: Confidence) -> Decided {
        Decided { lead: Vec::new(), coordinate: Vec::new(), confidence, doubts: Vec::new() }
    }

    /// Says that whoever leads is known by the place of the name alone.
    pub(super) fn doubt_name(&mut self, lead: &[Party], sure: &ConfidenceSettings) {
        let confidence = Confidence::new(sure.unknown_body);
        self.confidence = self.confidence.and(confidence);
        let because = match lead.first() {
            Some(name) => format!("«{}» stands where a body is named, and is none that is known", name.raw),
            None => "it opens like the name of a body, whose end is not told".to_owned(),
        };
        self.doubts.push(Doubt { field: "lead".into(), confidence, because });
    }

    /// Says that whoever leads is taken over from the paragraph above.
    pub(super) fn take_over(&mut self, sure: &ConfidenceSettings) {
        self.confidence = Confidence::new(sure.lead_taken_over);
        let because = "the lead is taken over from the paragraph above under the same number".to_owned();
        self.doubts.push(Doubt { field: "lead".into(), confidence: self.confidence, because });
    }

    /// The same, less sure where the text names who takes part in something, and not in what.
    fn weighed(mut self, text: &str, context: &Context) -> Decided {
        if partners::alone(text, &context.bodies).is_some() {
            let confidence = Confidence::new(context.confidence.partners_alone);
            self.confidence = self.confidence.and(confidence);
            let because = "it names who takes part, and nothing that is to be done".to_owned();
            self.doubts.push(Doubt { field: "text".into(), confidence, because });
        }
        self
    }

    /// Says that the sentence asks another body, which may be the one to act.
    pub(super) fn doubt_asked(&mut self, sure: &ConfidenceSettings) {
        let confidence = Confidence::new(sure.lead_inside);
        self.confidence = self.confidence.and(confidence);
        let because = "the sentence asks another body; the one in the heading is taken".to_owned();
        self.doubts.push(Doubt { field: "lead".into(), confidence, because });
    }

    /// How sure it is once its own words name who leads, and what is open about that.
    pub(super) fn name(&mut self, found: &Subject, sure: &ConfidenceSettings) {
        let named = Confidence::new(if found.opens { sure.lead_opens } else { sure.lead_inside });
        self.confidence = self.confidence.and(named);
        let mut doubt = |confidence: Confidence, because: &str| {
            self.doubts.push(Doubt { field: "lead".into(), confidence, because: because.into() });
        };
        if !found.opens {
            doubt(named, "the body is named behind a circumstance or inside the sentence");
        }
        if found.several {
            let shared = Confidence::new(sure.lead_inside);
            doubt(shared, "several bodies open clauses of their own; a day may be that of one of them");
            self.confidence = self.confidence.and(shared);
        }
    }
}

/// Gives a task to those who stand behind it without a word that says so, with the time beside them.
pub(super) fn lead_aside(
    task: &mut Task,
    (lead, time): (Vec<Party>, Option<Timing>),
    settings: &ConfidenceSettings,
) {
    let sure = Confidence::new(if time.is_some() { settings.lead_aside } else { settings.lead_aside_alone });
    task.lead = lead;
    task.finish = time.map(Box::new).or(task.finish.take());
    task.due = due(task.finish.as_deref(), task.during.as_deref());
    task.confidence = settings.named(task.confidence).and(sure);
    let because = "the body stands in brackets behind the task, without a word that it leads".to_owned();
    task.doubts.push(Doubt { field: "lead".into(), confidence: sure, because });
}

/// The task that a unit holds. Its id comes when all tasks of the part are known.
pub(super) fn task(entry: &Entry, unit: &Unit, tree: &Tree, context: &Context, decided: Decided) -> Task {
    let spelled = unit.spelled();
    let text = trimmed(spelled.text).to_owned();
    let labels = Some(labels::bracketed(&text)).filter(|found| !found.is_empty());
    let labels = labels.unwrap_or_else(|| labels::inline(&text));
    let citations = cited(&text, "text");
    let (finish, during) = fields::times(&text, &citations, &context.timing);
    let due = due(finish.as_ref(), during.as_ref());
    // Its words are those of the unit where nothing was cut off before them.
    let own = || unit.head.all(spelled.text).filter(|_| spelled.text.starts_with(text.as_str()));
    let roles = fields::roles_by(&text, own, &context.bodies);
    let Decided { lead, mut coordinate, confidence, mut doubts } = decided.weighed(&text, context);
    for party in roles.coordinate {
        if !coordinate.iter().any(|known| known.id == party.id) {
            coordinate.push(party);
        }
    }
    let mended = unit.repairs.iter().filter(|r| r.confidence.get() < context.confidence.worth_a_look);
    doubts.extend(mended.map(|r| Doubt {
        field: "text".into(),
        confidence: r.confidence,
        because: r.detail.clone(),
    }));
    let mut confidence = unit.repairs.iter().fold(confidence, |c, r| c.and(r.confidence));
    if let Some(lowest) = unit.ocr_confidence {
        // A scrap that nobody could read makes a paragraph doubtful, not void.
        let lowest = lowest.max(context.confidence.unreadable);
        let seen = Confidence::new(of_picture(lowest, &context.confidence));
        confidence = confidence.and(seen);
        if seen.get() < context.confidence.worth_a_look {
            let because = "hard to read in the picture".to_owned();
            doubts.push(Doubt { field: "text".into(), confidence: seen, because });
        }
    }
    let mut task = Task {
        id: Shared::default(),
        parent: entry.node.and_then(|n| tree.nodes.get(n)).map(|n| n.id.clone()),
        number: unit.ordinal.as_ref().map(|o| o.label.clone()),
        path: entry.path.to_vec(),
        headings: tree.headings(entry.node),
        text,
        lead,
        coordinate,
        approve: roles.approve,
        monitor: roles.monitor,
        deliverable: None,
        start: None,
        finish: finish.map(Box::new),
        during: during.map(Box::new),
        due,
        budget: None,
        note: None,
        citations,
        row: None,
        regions: Region::merged(unit.regions.iter().cloned()),
        repairs: unit.repairs.clone(),
        confidence,
        doubts,
    };
    spelling::note(&mut task, "text", spelled.mends, &context.confidence);
    spelling::weigh(&mut task);
    let aside = labels.is_empty() && task.lead.is_empty();
    if let Some(found) = aside.then(|| aside::read(&task.text, &context.bodies, &context.timing)).flatten() {
        lead_aside(&mut task, found, &context.confidence);
    }
    fill_labels(&mut task, &labels, context);
    if let (None, None) = (&task.finish, &task.during)
        && let Some(time) = aside::time_behind_dash(&task.text, &context.timing)
    {
        task.finish = Some(time.into());
        task.due = self::due(task.finish.as_deref(), None);
    }
    task.doubts.extend(anniversary::doubt(&task.text, task.finish.as_deref(), &context.confidence));
    if let Some(time) = step::time_of(&task, &context.timing) {
        task.due = self::due(None, Some(&time));
        task.during = Some(time.into());
    }
    crate::records::settle_start(&mut task);
    name_as_printed(&mut task, unit, &context.confidence);
    task
}

/// What the labels of a paragraph say. Who leads by one of them takes the place of the heading's body.
fn fill_labels(task: &mut Task, labels: &[(Label, String)], context: &Context) {
    let leads = labels.iter().any(|(label, _)| *label == Label::Lead);
    let above = if leads { std::mem::take(&mut task.lead) } else { Vec::new() };
    for (label, value) in labels {
        settle_times(task, *label, value);
        labelled::fill(task, *label, value, context);
    }
    if task.lead.is_empty() {
        task.lead = above;
    }
}

/// The time that a label names is not also one of the sentence.
fn settle_times(task: &mut Task, label: Label, value: &str) {
    let told = |time: &mut Option<Box<Timing>>| {
        if time.as_ref().is_some_and(|t| value.contains(t.raw.as_str())) {
            *time = None;
        }
    };
    match label {
        Label::During => told(&mut task.finish),
        Label::Finish => told(&mut task.during),
        Label::Lead
        | Label::Submit
        | Label::Coordinate
        | Label::Approve
        | Label::Monitor
        | Label::Start
        | Label::Deliverable
        | Label::Budget
        | Label::Note
        | Label::Content
        | Label::Detail => {}
    }
}

/// `raw` of the bodies that the sentence names says what is printed, and a name that is known by its letters alone is noted.
fn name_as_printed(task: &mut Task, unit: &Unit, sure: &ConfidenceSettings) {
    let (printed, spelled) = (unit.body.as_str(), unit.spelled());
    for parties in [&mut task.lead, &mut task.coordinate, &mut task.approve, &mut task.monitor] {
        spelling::keep_printed(parties, spelled.text, printed);
    }
    let named = [&task.lead, &task.coordinate, &task.approve, &task.monitor].map(|p| spelling::names(p));
    let fresh = |m: &&Mend| spelled.mends.iter().all(|known| known.from != m.from);
    let own = |m: &&Mend| printed.contains(m.from.as_str());
    let mut named: Vec<&Mend> = named.iter().flatten().filter(fresh).filter(own).collect();
    named.dedup_by(|one, other| one.from == other.from);
    spelling::note_late(task, "text", &named, sure);
}

/// The last day by which a task is wanted.
pub(super) fn due(finish: Option<&Timing>, during: Option<&Timing>) -> Option<jiff::civil::Date> {
    finish.or(during).and_then(timing::due)
}
