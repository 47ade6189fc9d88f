//! Labelled lines under an item: «Đơn vị thực hiện: …» fills a field of the item and is no task of its own.

use std::cell::OnceCell;

use grammar::{party, timing};
use model::{Confidence, Doubt, OrdinalStyle, Party, Region, Task, Timing};
use normalize::mend::{Mend, mend};

use super::record::{self, Decided, due};
use super::{Context, Placed, Reader, Standing, partners, parts};
use crate::assignments::labels::{self, Label};
use crate::assignments::section::{self, Section};
use crate::assignments::subject::Head;
use crate::outline::tree::{Entry, Kind, Tree};
use crate::outline::units::Unit;
use crate::records::{cited, spelling};
use crate::words::opens_bare;

/// Whether the lines below one that ends in a colon are labels, and whose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Labelled {
    /// They are none.
    Not,
    /// Its own: «a) Ở Trung ương:» over «- Cơ quan chủ trì: …» is an item that was told.
    Itself,
    /// Of the item above: «b) Phân công thực hiện:» over «- Chủ trì: …».
    Shared,
}

/// Openings of items whose labels belong to the item above, in bare letters.
const SHARED: [&str; 5] = ["phan cong", "to chuc thuc hien", "trach nhiem", "phoi hop", "chu tri"];

/// Reads the lines below an item without lead that ends in a colon.
pub(super) fn below(unit: &Unit, section: Section, units: &[Unit], rest: &[Entry]) -> Labelled {
    if section != Section::Tasks || unit.is_plain() || !unit.body.trim_end().ends_with(':') {
        return Labelled::Not;
    }
    if !are_told(unit, units, rest) || section::is_circumstance(&unit.body) {
        Labelled::Not
    } else if SHARED.iter().any(|o| opens_bare(&unit.body, o)) {
        Labelled::Shared
    } else {
        Labelled::Itself
    }
}

/// Whether an item of a word or two is a task by the labels right below it: «1. Tập huấn» over «- Cơ quan chủ trì: …».
/// What such words as «Nội dung» and «Phân công» head is told of the item above.
pub(super) fn tell_short(unit: &Unit, section: Section, units: &[Unit], rest: &[Entry]) -> bool {
    const PARTS: [&str; 6] = ["noi dung", "nhiem vu", "giai phap", "hinh thuc", "phu trach", "thuc hien"];
    let part = |heads: &[&str]| heads.iter().any(|head| opens_bare(&unit.body, head));
    section == Section::Tasks
        && !unit.is_plain()
        && !unit.body.contains(':')
        && unit.body.starts_with(char::is_uppercase)
        && are_told(unit, units, rest)
        && !part(&SHARED)
        && !part(&PARTS)
        && !section::is_circumstance(&unit.body)
}

/// Whether an item is a task by the labels right below it, of which one says who and one when, whatever its section is.
pub(super) fn tell_whole(unit: &Unit, units: &[Unit], rest: &[Entry]) -> bool {
    if unit.ordinal.is_none() || section::is_circumstance(&unit.body) {
        return false;
    }
    let told = |tells: fn(Label) -> bool| labels_below(unit, units, rest).any(tells);
    told(|label| label == Label::Lead) && told(labels::is_time)
}

/// Whether the lines below an item are labels, of which one says who or when.
fn are_told(unit: &Unit, units: &[Unit], rest: &[Entry]) -> bool {
    labels_below(unit, units, rest).any(|label| match label {
        Label::Lead | Label::Submit | Label::Coordinate | Label::Start | Label::Finish | Label::During => {
            true
        }
        Label::Approve
        | Label::Monitor
        | Label::Deliverable
        | Label::Budget
        | Label::Note
        | Label::Content
        | Label::Detail => false,
    })
}

/// The labels with which the lines right below an item begin.
fn labels_below(unit: &Unit, units: &[Unit], rest: &[Entry]) -> impl Iterator<Item = Label> {
    const MOST: usize = 8;
    let plain = |unit: &Unit| unit.ordinal.as_ref().is_none_or(|o| o.style == OrdinalStyle::Letter);
    let lower = move |e: &Entry| {
        let below = units.get(e.unit)?;
        let other = below.bullet.is_none() || below.bullet != unit.bullet;
        let inner = plain(below) && (below.ordinal.is_none() || !plain(unit));
        if e.kind == Kind::Text && other && inner { labels::first(&below.body) } else { None }
    };
    rest.iter().take(MOST).map_while(lower)
}

impl Reader<'_> {
    /// Fills the fields of the tasks above. `false` where there is none to fill: the line is then read as text.
    pub(super) fn apply_labels(
        &mut self,
        labels: &[(Label, String)],
        unit: &Unit,
        entry: &Entry,
        tree: &mut Tree,
    ) -> bool {
        if let [(Label::Content, value), ..] = labels
            && entry.node.is_some()
        {
            let content =
                Unit { body: value.clone(), spelled: OnceCell::new(), head: Head::default(), ..unit.clone() };
            let standing = Standing { section: Section::Tasks, ..Standing::default() };
            let item = self.told_item(entry);
            let run = (self.labelled_from, self.label_run);
            self.task_or_text(entry, &content, tree, &standing, None, &[]);
            if let Some(item) = item
                && self.tell_item(item)
            {
                (self.labelled_from, self.label_run) = run;
            }
            return labels.len() == 1
                || self.apply_labels(labels.get(1..).unwrap_or_default(), unit, entry, tree);
        }
        let count = self.out.tasks.len();
        if self.labelled_from >= count {
            return self.label_heading(labels, unit, entry, tree);
        }
        let own = self.bullets.last().cloned().flatten();
        // A label with a bullet of its own kind speaks of the last item; one like the items, of those that stand side
        // by side with the last one.
        let alike = unit.bullet.is_none() || own == unit.bullet;
        let siblings = self.out.tasks.iter().zip(&self.bullets).skip(self.labelled_from).rev();
        let path = self.out.tasks.last().map(|p| p.task.path.clone()).unwrap_or_default();
        let side_by_side = siblings.take_while(|(p, bullet)| p.task.path == path && **bullet == own).count();
        let from = if alike { count - side_by_side.max(1) } else { count - 1 };
        let context = self.context;
        // «TRUNG TÂM TÀI CHÍNH QUỐC TẾ» over an item whose label says «Chủ trì: Sở Nội vụ».
        let above = entry.node.and_then(|node| self.standings.get(node)).map_or(&[][..], |s| &s.lead);
        let leads = labels.iter().any(|(label, _)| *label == Label::Lead);
        for placed in self.out.tasks.get_mut(from..).unwrap_or_default() {
            if leads {
                placed.task.lead.retain(|own| !above.iter().any(|p| p.id == own.id && p.raw == own.raw));
            }
            for (label, value) in labels {
                fill(&mut placed.task, *label, value, context);
            }
            placed.task.regions =
                Region::merged(placed.task.regions.iter().cloned().chain(unit.regions.iter().cloned()));
        }
        self.label_run = true;
        true
    }

    /// What a line says by labels, with their colons or without.
    pub(super) fn labels_of(&self, unit: &Unit) -> Option<Vec<(Label, String)>> {
        let unmarked = || {
            let may = unit.ordinal.is_none() && self.may_be_labelled(unit);
            may.then(|| labels::unmarked(&unit.body)).flatten()
        };
        let partners = || {
            let run = self.label_run && unit.ordinal.is_none();
            let names = if run { partners::alone(&unit.body, &self.context.bodies) } else { None };
            names.map(|names| vec![(Label::Coordinate, names.to_owned())])
        };
        labels::read(&unit.body).or_else(unmarked).or_else(partners)
    }

    /// Whether a line may say of an item, or of a heading without items, who does it.
    fn may_be_labelled(&self, unit: &Unit) -> bool {
        const LONGEST: usize = 200;
        unit.body.len() <= LONGEST
            || (self.labelled_from < self.out.tasks.len() && unit.body.starts_with('('))
    }

    /// Whether a line in brackets below an item tells who does it or when: «(Chủ trì: Sở A; Phối hợp: Sở B)».
    pub(super) fn labels_item(&self, unit: &Unit) -> bool {
        self.labelled_from < self.out.tasks.len()
            && (labels::names_field(&unit.body) || labels::unmarked(&unit.body).is_some())
    }

    /// Whether a line below an item only dates a part of it («- Khai mạc: 30/11/2025»): it is like no line that is a task
    /// of its own.
    pub(super) fn dates_item(&self, unit: &Unit) -> bool {
        let item = self.out.tasks.len().checked_sub(1).filter(|at| *at >= self.labelled_from);
        let alike = || item.and_then(|at| self.bullets.get(at)).is_some_and(|own| *own == unit.bullet);
        item.is_some()
            && unit.ordinal.is_none()
            && unit.body.contains(':')
            && (self.label_run || !alike())
            && labels::dates(&unit.body)
    }

    /// The numbered item that a line «- Nội dung: …» below it goes on to tell: one that no such line has told. Behind labels the
    /// next one opens a task of its own.
    fn told_item(&self, entry: &Entry) -> Option<usize> {
        let at = self.out.tasks.len().checked_sub(1).filter(|at| *at >= self.labelled_from)?;
        let item = &self.out.tasks.get(at)?.task;
        let numbered =
            item.number.is_some() && *item.path == *entry.path && item.path.last() == item.number.as_ref();
        let bulleted = self.bullets.get(at).is_some_and(Option::is_some);
        let told = self.label_run && item.text.contains('\n');
        (numbered && !bulleted && !told).then_some(at)
    }

    /// Makes the task behind an item part of it, if there is one.
    fn tell_item(&mut self, at: usize) -> bool {
        if self.out.tasks.len() != at + 2 {
            return false;
        }
        self.bullets.truncate(at + 1);
        let (Some(told), Some(item)) = (self.out.tasks.pop(), self.out.tasks.get_mut(at)) else {
            return false;
        };
        let (told, item) = (told.task, &mut item.task);
        item.text = format!("{}\n{}", item.text, told.text);
        // Where the labels of the item said who leads, what is unsure about that in the line behind them does not count.
        let led = !item.lead.is_empty();
        let (about_lead, doubts): (Vec<Doubt>, Vec<Doubt>) =
            told.doubts.into_iter().partition(|doubt| doubt.field == "lead");
        let weak = doubts.iter().map(|d| d.confidence).chain(told.repairs.iter().map(|r| r.confidence));
        let told_by = if led { weak.reduce(Confidence::min) } else { Some(told.confidence) };
        item.confidence = told_by.map_or(item.confidence, |own| own.min(item.confidence));
        item.regions = Region::merged(item.regions.iter().cloned().chain(told.regions));
        item.doubts.extend(doubts);
        item.doubts.extend(about_lead.into_iter().filter(|_| !led));
        item.repairs.extend(told.repairs);
        item.citations = cited(&item.text, "text");
        let (start, finish, during) = (told.start, told.finish, told.during);
        item.start = item.start.take().or(start);
        item.finish = item.finish.take().or(finish);
        item.during = item.during.take().or(during);
        true
    }

    /// A heading with labelled lines alone below it is a task itself.
    fn label_heading(
        &mut self,
        labels: &[(Label, String)],
        unit: &Unit,
        entry: &Entry,
        tree: &mut Tree,
    ) -> bool {
        let Some(node) = entry.node.and_then(|n| tree.nodes.get(n)) else { return false };
        let taken = !node.paragraphs.is_empty() || self.out.tasks.iter().any(|p| p.task.path == node.path);
        let tasks =
            entry.node.and_then(|n| self.standings.get(n)).is_some_and(|s| s.section == Section::Tasks);
        let details = labels.iter().all(|(label, _)| *label == Label::Detail);
        // «1. Thời gian, địa điểm» is about the whole plan.
        if taken || (details && !tasks) || section::is_circumstance(&node.title) {
            return false;
        }
        let item = Unit {
            body: node.title.to_string(),
            text: node.title.to_string(),
            regions: node.regions.clone(),
            block: unit.block,
            ..Unit::default()
        };
        let entry = Entry { path: node.path.as_slice().into(), ..entry.clone() };
        let sure = Confidence::new(self.context.confidence.labelled_heading);
        let decided = Decided::at(sure);
        let mut task = record::task(&entry, &item, tree, self.context, decided);
        task.number.clone_from(&node.number);
        for (label, value) in labels {
            fill(&mut task, *label, value, self.context);
        }
        self.start_run();
        self.out.tasks.push(Placed { block: unit.block, task });
        self.bullets.resize(self.out.tasks.len(), None);
        // The labels are given out: the next item begins a run of its own.
        self.label_run = true;
        true
    }
}

/// Puts the value of a labelled line into its field. A label outweighs what the sentence says; a second line of the
/// same label adds to the first.
pub(super) fn fill(task: &mut Task, label: Label, value: &str, context: &Context) {
    if let Some(told) = (label == Label::Lead).then(|| labels::roles_told(value)).flatten() {
        for (label, value) in told {
            fill(task, label, &value, context);
        }
        return;
    }
    let nameless = task.lead.is_empty();
    let Task { text, .. } = task;
    match label {
        Label::Lead => lead(task, value, context),
        Label::Submit => submit(task, value, context),
        Label::Coordinate => name(task, ("coordinate", |task| &mut task.coordinate), value, context),
        Label::Approve => name(task, ("approve", |task| &mut task.approve), value, context),
        Label::Monitor => name(task, ("monitor", |task| &mut task.monitor), value, context),
        Label::Finish => task.finish = Some(time(task.finish.take(), text, value, context).into()),
        Label::During => task.during = Some(time(task.during.take(), text, value, context).into()),
        Label::Start => task.start = Some(time(task.start.take(), text, value, context).into()),
        Label::Deliverable => task.deliverable = Some(added(task.deliverable.take(), value)),
        Label::Budget => task.budget = Some(added(task.budget.take(), value)),
        Label::Note => task.note = Some(added(task.note.take(), value)),
        Label::Detail => {
            task.note = Some(added(task.note.take(), value));
            parts::add(task, value, context);
        }
        Label::Content => {}
    }
    task.due = due(task.finish.as_deref(), task.during.as_deref());
    // What a label gives to somebody is a task.
    if label == Label::Lead && nameless && !task.lead.is_empty() {
        task.confidence = context.confidence.named(task.confidence);
    }
}

/// Who lays it before somebody is noted, and leads where nobody else does.
fn submit(task: &mut Task, value: &str, context: &Context) {
    if let Some((_, whom)) = value.split_once(':').filter(|_| task.lead.is_empty()) {
        name(task, ("lead", |task| &mut task.lead), whom.trim(), context);
        if !task.lead.is_empty() {
            let confidence = Confidence::new(context.confidence.lead_inside);
            let because = SUBMITS.to_owned();
            task.confidence = context.confidence.named(task.confidence).and(confidence);
            task.doubts.push(Doubt { field: "lead".into(), confidence, because });
        }
    }
    task.note = Some(added(task.note.take(), value));
}

/// Why a lead is doubted that no label but that of who submits it names.
const SUBMITS: &str = "no label says who leads, only who submits it";

/// Who leads by a label: in the place of who submits it; what was open about the lead before is settled.
fn lead(task: &mut Task, value: &str, context: &Context) {
    if task.doubts.iter().any(|doubt| doubt.because == SUBMITS) {
        task.lead.clear();
    }
    let (above, open) = (task.lead.clone(), task.doubts.len());
    name(task, ("lead", |task| &mut task.lead), value, context);
    if task.lead.is_empty() || task.lead == above {
        return;
    }
    let late = task.doubts.split_off(open);
    let (settled, kept): (Vec<Doubt>, Vec<Doubt>) =
        task.doubts.drain(..).partition(|doubt| doubt.field == "lead");
    task.doubts.extend(kept.into_iter().chain(late));
    for doubt in settled.iter().filter(|doubt| doubt.confidence.get() > 0.0) {
        let before = task.confidence.get() / doubt.confidence.get();
        task.confidence = Confidence::new(before.min(context.confidence.prose));
    }
}

/// A field of bodies: its name and where it is.
type Field = (&'static str, fn(&mut Task) -> &mut Vec<Party>);

/// Puts the bodies of a labelled line into their field, in the place of those that the sentence names.
fn name(task: &mut Task, (field, of): Field, value: &str, context: &Context) {
    let mended = mend(value);
    let mut found = party::read_list(&mended.text, &context.bodies.party);
    spelling::keep_printed(&mut found, &mended.text, value);
    let names = spelling::names(&found);
    let mut parties = std::mem::take(of(task));
    parties.retain(|p| !task.text.contains(p.raw.as_str()));
    parties.append(&mut found);
    *of(task) = parties;
    let fresh = |m: &&Mend| mended.mends.iter().all(|known| known.from != m.from);
    let mends: Vec<&Mend> = mended.mends.iter().chain(names.iter().filter(fresh)).collect();
    spelling::note_late(task, field, &mends, &context.confidence);
}

fn added(before: Option<String>, value: &str) -> String {
    before.map_or_else(|| value.to_owned(), |b| format!("{b}; {value}"))
}

fn time(before: Option<Box<Timing>>, text: &str, value: &str, context: &Context) -> Timing {
    let labelled = before.filter(|t| !text.contains(&t.raw)).map(|t| t.raw);
    timing::read(&added(labelled, value), &context.timing)
}
