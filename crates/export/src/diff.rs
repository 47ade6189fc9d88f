//! What changed between two versions of a plan, or between the body and an annex of one.
//!
//! Tasks are paired in two steps: by number, where the path (between versions also the part) is the same and the texts
//! are not strangers; then by text, the most similar first. What stays alone was added or removed. Similarity is the Dice coefficient of the word
//! pairs of the two match keys (0…1), so that spelling of tones, case and dashes do not count.

mod pairs;
mod report;

use std::collections::{BTreeMap, BTreeSet};

use model::{Extraction, Party, Task, Timing};
use serde::Serialize;

use self::pairs::Pair;
pub use self::report::DiffLook;
use crate::{ExportError, json};

/// What may count as the same task.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DiffSettings {
    /// Least similarity of two texts under the same number. Default 0.3: below it, the number was given to other work.
    pub under_same_number: f32,
    /// Least similarity of two texts under different numbers. Default 0.6.
    pub by_text: f32,
}

impl Default for DiffSettings {
    fn default() -> Self {
        Self { under_same_number: 0.3, by_text: 0.6 }
    }
}

/// The difference of two lists of tasks.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Diff {
    /// Tasks that only the new list has, in its order.
    pub added: Vec<TaskLine>,
    /// Tasks that only the old list has, in its order.
    pub removed: Vec<TaskLine>,
    /// Tasks that both have, with differences, in the order of the new list.
    pub changed: Vec<ChangedTask>,
    /// Number of tasks that both have without any difference.
    pub unchanged: usize,
}

/// A task, named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaskLine {
    /// Its id.
    pub id: String,
    /// Its text.
    pub text: String,
}

/// A task that both lists have.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangedTask {
    /// Id in the old list.
    pub old_id: String,
    /// Id in the new list.
    pub new_id: String,
    /// How the two were paired.
    pub matched_by: MatchedBy,
    /// Similarity of the two texts, 0…1 in steps of 0.001.
    pub similarity: model::Confidence,
    /// What differs, in the order of the fields.
    pub changes: Vec<Change>,
}

/// How two tasks were paired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MatchedBy {
    /// Same part, same path.
    Number,
    /// Similar text.
    Text,
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Name of the field, as in the schema.
    pub field: &'static str,
    /// Its old value as text; null where it was absent.
    pub old: Option<String>,
    /// Its new value as text; null where it is absent.
    pub new: Option<String>,
}

/// The difference between two versions of a plan.
///
/// Without any number in common the pairing rests on the texts alone.
pub fn diff(old: &Extraction, new: &Extraction, settings: DiffSettings) -> Diff {
    let (old, new): (Vec<&Task>, Vec<&Task>) = (old.tasks.iter().collect(), new.tasks.iter().collect());
    compare(&old, &new, pairs::by_part_and_path, settings)
}

/// The difference between two parts of one document, such as `body` and `annex-1`.
pub fn diff_parts(extraction: &Extraction, old: &str, new: &str, settings: DiffSettings) -> Diff {
    let of =
        |part: &str| extraction.tasks.iter().filter(|t| pairs::part(&t.id) == part).collect::<Vec<&Task>>();
    compare(&of(old), &of(new), pairs::by_path, settings)
}

/// The parts of a document that hold tasks, in reading order: `body`, `annex-1`…
pub fn parts(extraction: &Extraction) -> Vec<&str> {
    let mut parts: Vec<&str> = Vec::new();
    for task in &extraction.tasks {
        let part = pairs::part(&task.id);
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts
}

impl Diff {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }

    /// The difference as canonical JSON.
    ///
    /// # Errors
    /// What serde reports.
    pub fn to_json(&self) -> Result<Vec<u8>, ExportError> {
        json::pretty(self)
    }

    /// The difference for a person: a line a task, `-` removed, `+` added, `~` changed with its fields below, and a
    /// line of counts at the end. Inside a text, `[-gone-]` and `{+come+}`, or colours, mark the words.
    pub fn to_text(&self, look: DiffLook) -> String {
        report::write(self, look)
    }
}

fn compare(old: &[&Task], new: &[&Task], place: pairs::PlaceOf, settings: DiffSettings) -> Diff {
    let pairs = pairs::find(old, new, place, settings);
    let of_new: BTreeMap<usize, Pair> = pairs.iter().map(|pair| (pair.new, *pair)).collect();
    let kept: BTreeSet<usize> = pairs.iter().map(|pair| pair.old).collect();
    let line = |task: &&Task| TaskLine { id: task.id.to_string(), text: task.text.clone() };
    let mut diff = Diff { added: Vec::new(), removed: Vec::new(), changed: Vec::new(), unchanged: 0 };
    for (index, task) in new.iter().enumerate() {
        let Some(pair) = of_new.get(&index) else {
            diff.added.push(line(task));
            continue;
        };
        let Some(before) = old.get(pair.old) else { continue };
        let changes = changes(before, task);
        if changes.is_empty() {
            diff.unchanged += 1;
        } else {
            diff.changed.push(ChangedTask {
                old_id: before.id.to_string(),
                new_id: task.id.to_string(),
                matched_by: pair.by,
                similarity: model::Confidence::new(pair.similarity),
                changes,
            });
        }
    }
    let gone = old.iter().enumerate().filter(|(index, _)| !kept.contains(index));
    diff.removed = gone.map(|(_, task)| line(task)).collect();
    diff
}

/// The fields of a task as texts: what is compared, and what is shown. Where the two differ, bodies by id, times and
/// texts by their match key.
fn changes(old: &Task, new: &Task) -> Vec<Change> {
    let mut out = Vec::new();
    let mut note = |field, same: bool, old: Option<String>, new: Option<String>| {
        if !same {
            out.push(Change { field, old, new });
        }
    };
    let path = |task: &Task| (!task.path.is_empty()).then(|| task.path.join(crate::flat::PATH_SEPARATOR));
    note("path", old.path == new.path, path(old), path(new));
    note("text", same_text(Some(&old.text), Some(&new.text)), Some(old.text.clone()), Some(new.text.clone()));
    for (field, of) in PARTIES {
        let (before, after) = (of(old), of(new));
        note(field, same_parties(before, after), names(before), names(after));
    }
    for (field, of) in TIMINGS {
        let raw = |task| of(task).map(|timing: &Timing| timing.raw.clone());
        note(field, same_text(raw(old).as_ref(), raw(new).as_ref()), raw(old), raw(new));
    }
    let day = |task: &Task| task.due.map(|day| day.to_string());
    note("due", old.due == new.due, day(old), day(new));
    for (field, of) in TEXTS {
        note(field, same_text(of(old).as_ref(), of(new).as_ref()), of(old).clone(), of(new).clone());
    }
    out
}

type PartiesOf = for<'a> fn(&'a Task) -> &'a [Party];
type TimingOf = for<'a> fn(&'a Task) -> Option<&'a Timing>;
type TextOf = for<'a> fn(&'a Task) -> &'a Option<String>;

const PARTIES: [(&str, PartiesOf); 4] = [
    ("lead", |task| &task.lead),
    ("coordinate", |task| &task.coordinate),
    ("approve", |task| &task.approve),
    ("monitor", |task| &task.monitor),
];

const TIMINGS: [(&str, TimingOf); 3] = [
    ("start", |task| task.start.as_deref()),
    ("finish", |task| task.finish.as_deref()),
    ("during", |task| task.during.as_deref()),
];

const TEXTS: [(&str, TextOf); 3] =
    [("deliverable", |task| &task.deliverable), ("budget", |task| &task.budget), ("note", |task| &task.note)];

fn same_text(old: Option<&String>, new: Option<&String>) -> bool {
    old.map(|text| normalize::key(text)) == new.map(|text| normalize::key(text))
}

/// The same bodies, in whatever order.
fn same_parties(old: &[Party], new: &[Party]) -> bool {
    let ids = |parties: &[Party]| {
        let mut ids: Vec<String> = parties.iter().map(|party| party.id.to_string()).collect();
        ids.sort();
        ids
    };
    ids(old) == ids(new)
}

fn names(parties: &[Party]) -> Option<String> {
    let names: Vec<&str> = parties.iter().map(|party| party.name.as_str()).collect();
    (!names.is_empty()).then(|| names.join(crate::flat::LIST_SEPARATOR))
}
