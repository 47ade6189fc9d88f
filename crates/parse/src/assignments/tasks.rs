//! Tasks of a part: its units read in order, each a task, a field of one, or running text.

mod anniversary;
mod bracket;
mod company;
mod footnote;
mod group;
mod heading_time;
mod ids;
mod labelled;
mod member;
mod numbered;
mod partners;
mod parts;
mod record;
mod standing;
mod step;
mod unsaid;

use std::rc::Rc;

use grammar::timing;
use model::{Confidence, NodeParagraph, OrdinalStyle, Party, Region, Shared, Task};
use normalize::trimmed;

use self::group::{Group, dash_over_plus};
use self::labelled::Labelled;
use self::record::Decided;
use self::standing::Standing;
use super::bodies;
use super::closing;
use super::labels::{self, Label};
use super::section;
use super::subject::{self, Subject};
use super::subjects::Subjects;
use crate::ConfidenceSettings;
use crate::genre::Genre;
use crate::outline::heading;
use crate::outline::tree::{Entry, Kind, Tree};
use crate::outline::units::Unit;

/// What the texts of a part are read against.
#[derive(Debug, Default)]
pub(crate) struct Context {
    /// For bodies.
    pub(crate) bodies: bodies::Context,
    /// For times.
    pub(crate) timing: timing::Context,
    /// How sure each kind of reading is.
    pub(crate) confidence: ConfidenceSettings,
}

/// A task with the block at which it begins.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Placed {
    /// Index of the block.
    pub(crate) block: usize,
    /// The task; its id is whole.
    pub(crate) task: Task,
}

/// What came of the units of a part.
#[derive(Debug, Clone, Default)]
pub(crate) struct Assigned {
    /// Tasks in reading order.
    pub(crate) tasks: Vec<Placed>,
    /// Running text that stands above every heading.
    pub(crate) preamble: Vec<NodeParagraph>,
}

struct Reader<'a> {
    units: &'a [Unit],
    subjects: &'a Subjects<'a>,
    context: &'a Context,
    genre: Genre,
    standings: Vec<Standing>,
    group: Option<Group>,
    /// Lead of the numbered item whose paragraphs follow, with its path.
    item: Option<(Vec<Party>, Rc<[Shared]>)>,
    /// Tasks to which the next labelled line belongs: from this index on.
    labelled_from: usize,
    label_run: bool,
    out: Assigned,
    bullets: Vec<Option<Shared>>,
}

/// Reads the tasks of a part and hangs the rest under its headings.
pub(crate) fn read(
    part: &str,
    units: &[Unit],
    subjects: &Subjects<'_>,
    tree: &mut Tree,
    context: &Context,
    genre: Genre,
) -> Assigned {
    let mut reader = Reader {
        units,
        subjects,
        context,
        genre,
        standings: Vec::new(),
        group: None,
        item: None,
        labelled_from: 0,
        label_run: false,
        out: Assigned::default(),
        bullets: Vec::new(),
    };
    let entries = std::mem::take(&mut tree.entries);
    // A task is large, and hardly a text is more than one; room that stays empty takes no memory.
    reader.out.tasks.reserve(entries.iter().filter(|e| e.kind == Kind::Text).count());
    let plain = |e: &Entry| e.kind == Kind::Text && units.get(e.unit).is_some_and(Unit::is_plain);
    let tail = entries.iter().rposition(|e| !plain(e)).map_or(0, |at| at + 1);
    let notes = footnote::from(&entries, units);
    for (index, entry) in entries.iter().enumerate() {
        let Some(unit) = units.get(entry.unit) else { continue };
        match entry.kind {
            Kind::Heading(node) => reader.heading(node, tree),
            Kind::Text if index >= notes => hang(entry, unit, tree, &mut reader.out.preamble),
            Kind::Text => {
                let rest = entries.get(index + 1..).unwrap_or_default();
                let placed = reader.closing(entry, unit, index >= tail, tree);
                reader.text(placed.as_ref().unwrap_or(entry), unit, tree, rest);
            }
            Kind::Caption | Kind::Table => reader.group = None,
        }
    }
    // Behind all lines with labels: what one of them says counts more.
    let times = reader.standings.iter().map(|s| s.during.as_ref());
    heading_time::hand_down(&mut reader.out.tasks, &tree.nodes, times, &context.confidence);
    let mut out = reader.out;
    tree.entries = entries;
    ids::number(part, &mut out.tasks, &tree.nodes);
    out
}

impl Reader<'_> {
    fn start_run(&mut self) {
        self.labelled_from = self.out.tasks.len();
        self.label_run = false;
    }

    fn text(&mut self, entry: &Entry, unit: &Unit, tree: &mut Tree, rest: &[Entry]) {
        let above = entry.node.and_then(|n| self.standings.get(n)).cloned();
        let mut standing = above.unwrap_or_else(|| self.outermost());
        let preamble = entry.node.is_none()
            && entry.path.is_empty()
            && !tree.nodes.is_empty()
            && self.out.tasks.is_empty();
        if !unit.body.contains(normalize::is_letter) || footnote::is_marked(&unit.text) {
            // A number of a page or a figure, a note at its foot: what is around it goes on.
            hang(entry, unit, tree, &mut self.out.preamble);
            return;
        }
        if self.tells_aside(unit) {
            return;
        }
        let silent = preamble || unit.oversized;
        if !silent {
            standing.section = self.section_of(standing.section, entry, unit, rest);
        }
        if silent
            || standing.section.is_silent()
            || (section::is_pointer(&unit.body) && !self.labels_item(unit))
            || section::is_notice(&unit.body)
        {
            self.group = None;
            self.paragraph(entry, unit, tree);
            return;
        }
        let counted = unit.ordinal.as_ref().is_some_and(|o| o.style != OrdinalStyle::Letter);
        let labels = self.labels_of(unit);
        let tells = matches!(labels.as_deref(), Some([(Label::Content, _), ..]));
        // «1. Nhiệm vụ 1: …» is a task like any other; «1. Nội dung: Sở Y tế rà soát …» tells somebody something.
        let directs = || self.subjects.of(entry.unit).is_some_and(|s| !s.opens);
        let money = matches!(labels.as_deref(), Some([(Label::Budget, _), ..]));
        let named = counted && (tells && labels::is_counted(&unit.body) || (tells || money) && directs());
        // «3. Kiểm tra, giám sát: Thanh tra tỉnh.» is an item; below one without number it is a label.
        let told = labels.is_some() && !labels::is_known(&unit.body);
        if counted && labels::is_label(&unit.body) && !named {
            // «1.2. Đơn vị chủ trì: …» goes on from the number of its item.
            if let Some((entry, unit)) = numbered::label_of_item(entry, unit, self.units, &standing, tree) {
                self.text(&entry, &unit, tree, rest);
                return;
            }
            // «1. Thời gian thực hiện: …» speaks of the whole plan.
            if !told {
                self.paragraph(entry, unit, tree);
                return;
            }
        }
        let itemless = unit.ordinal.is_some() || self.labelled_from >= self.out.tasks.len();
        let told_above =
            || labels.as_deref().is_some_and(|l| self.tells_heading(l, unit, entry, &standing, tree, rest));
        let named = named || (told && itemless && !told_above());
        let labels = labels.filter(|_| !named);
        if let Some(labels) = labels {
            if self.apply_labels(&labels, unit, entry, tree) {
                return;
            }
            // A label that nothing stands above tells nobody to do anything.
            if !tells {
                self.paragraph(entry, unit, tree);
                return;
            }
        }
        let day = || [(Label::Detail, trimmed(&unit.body).trim_end_matches(['.', ';']).to_owned())];
        if self.dates_item(unit) && self.apply_labels(&day(), unit, entry, tree) {
            return;
        }
        self.close_group(unit, entry);
        if member::is_one(&unit.body) {
            self.paragraph(entry, unit, tree);
            return;
        }
        let subject = self.subjects.of(entry.unit).cloned();
        if subject.as_ref().is_some_and(|found| self.opens_group(entry, unit, found, rest)) {
            self.paragraph(entry, unit, tree);
            return;
        }
        if self.announces(unit, subject.as_ref(), rest) {
            self.paragraph(entry, unit, tree);
            return;
        }
        self.task_or_text(entry, unit, tree, &standing, subject, rest);
    }

    /// Whether whoever demands something inside a sentence only announces the numbers or the table below, which say what and of
    /// whom.
    fn announces(&self, unit: &Unit, subject: Option<&Subject>, rest: &[Entry]) -> bool {
        let counted = |e: &Entry| self.units.get(e.unit).is_some_and(|below| below.ordinal.is_some());
        subject.is_some_and(|s| !s.opens)
            && unit.is_plain()
            && closing::announces(&unit.body)
            && rest.first().is_some_and(|below| below.kind == Kind::Table || counted(below))
    }

    fn task_or_text(
        &mut self,
        entry: &Entry,
        unit: &Unit,
        tree: &mut Tree,
        standing: &Standing,
        subject: Option<Subject>,
        rest: &[Entry],
    ) {
        let sure = &self.context.confidence;
        let mut decided = Decided::at(Confidence::new(sure.prose));
        let asked = subject.as_ref().is_some_and(|s| s.demanded);
        let subject = group::told_below(subject, &standing.lead, &mut decided, sure);
        let subject = match subject {
            None if self.group.is_none() && standing.lead.is_empty() => {
                subject::handed(unit.spelled().text, &unit.head, &self.context.bodies)
            }
            subject => subject,
        };
        if subject.is_none() && (closing::is_statement(&unit.body) || self.is_name(unit, &mut decided)) {
            self.paragraph(entry, unit, tree);
            return;
        }
        let leads = subject.as_ref().is_some_and(|s| s.opens);
        decided.lead = if let Some(found) = subject {
            decided.name(&found, sure);
            found.lead
        } else if let Some(own) = group::by_short(&standing.lead, &unit.body) {
            own
        } else if let Some(given) = self.given(asked, standing, unit, &mut decided) {
            given
        } else if let Some(group) = &self.group {
            decided.coordinate.clone_from(&group.coordinate);
            self.one_of_group(&group.lead, group.itself, unit, &mut decided)
        } else if !standing.lead.is_empty() {
            if standing.unsure {
                decided.doubt_name(&standing.lead, sure);
            }
            decided.coordinate.clone_from(&standing.coordinate);
            self.one_of_group(&standing.lead, standing.about, unit, &mut decided)
        } else if let Some((lead, _)) = &self.item {
            decided.take_over(sure);
            lead.clone()
        } else {
            Vec::new()
        };
        if decided.lead.is_empty() {
            // «- Về đất đai:» heads the bullets below it.
            let below = labelled::below(unit, standing.section, self.units, rest);
            if below == Labelled::Shared {
                let run = (self.labelled_from, self.label_run);
                self.paragraph(entry, unit, tree);
                (self.labelled_from, self.label_run) = run;
                return;
            }
            let itself = below == Labelled::Itself;
            let introduces = !itself && rest.first().is_some_and(|e| closing::introduces(&unit.body, e.kind));
            let (within, unsaid) = self.within_tasks(standing.section, unit, rest);
            if !within
                || (section::is_target(&unit.body) && step::read(&unit.body).is_none())
                || section::is_last_word(&unit.body)
                || introduces
                || (closing::is_trifle(&unit.body)
                    && !itself
                    && !labelled::tell_short(unit, standing.section, self.units, rest))
                || (unit.ordinal.is_none() && heading::is_basis(&unit.body))
            {
                self.paragraph(entry, unit, tree);
                return;
            }
            decided.confidence = Confidence::new(sure.prose_without_lead);
            if let Some(doubt) = unsaid {
                decided.confidence = doubt.confidence;
                decided.doubts.push(doubt);
            }
        }
        if unit.ordinal.is_some() && !decided.lead.is_empty() {
            self.item = Some((decided.lead.clone(), Rc::clone(&entry.path)));
        }
        if self.label_run {
            self.start_run();
        }
        if leads && dash_over_plus(unit, self.units, rest) {
            self.group = Some(Group::of_task(&decided, unit, entry));
        }
        let task = record::task(entry, unit, tree, self.context, decided);
        self.out.tasks.push(Placed { block: unit.block, task });
        self.bullets.resize(self.out.tasks.len() - 1, None);
        self.bullets.push(unit.bullet.clone());
    }

    /// Running text under the nearest heading, as printed.
    fn paragraph(&mut self, entry: &Entry, unit: &Unit, tree: &mut Tree) {
        hang(entry, unit, tree, &mut self.out.preamble);
        self.start_run();
    }
}

fn hang(entry: &Entry, unit: &Unit, tree: &mut Tree, preamble: &mut Vec<NodeParagraph>) {
    let paragraph = NodeParagraph {
        text: trimmed(&unit.text).to_owned(),
        regions: Region::merged(unit.regions.iter().cloned()),
    };
    match entry.node.and_then(|n| tree.nodes.get_mut(n)) {
        Some(node) => node.paragraphs.push(paragraph),
        None => preamble.push(paragraph),
    }
}
