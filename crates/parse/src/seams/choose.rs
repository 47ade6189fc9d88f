//! Chooses the best explanation of a table's whole run of rows.

use std::cell::{Cell, LazyCell};
use std::ops::Deref;
use std::rc::Rc;

use grammar::walk::Walk;
use model::{Code, Confidence, Diagnostic, Region, RowKind, Table, TableRow, Traced};
use normalize::trimmed;

use super::beam::{Beam, Branch, Chosen};
use super::{
    Evidence, Head, Hypothesis, Line, Profile, Scene, SeamSettings, What, score_new, score_step,
    steps_soundly, take_step,
};
use crate::repair::{Edit, Proposal, RESTATED_CELL, SEAM_RULES, Trace};

/// Where a history stands: the numbering and the open row.
#[derive(Clone, PartialEq)]
struct State {
    walk: Walk,
    above: Above,
}

/// The row that is open.
#[derive(Clone, PartialEq)]
enum Above {
    /// None: the top of the table.
    Nothing,
    /// A row as it was printed, which nobody has looked at yet. Only where one history is in the running, so that two
    /// are never told apart by it.
    Printed(usize),
    /// Its cells as they would stand.
    Row(Head<'static>),
}

/// Rows that were plainly new while only one history was in the running. What their numbers say is read once a row
/// asks for it that may be another's, and what they add to the score once a rival turns up to compare it with.
#[derive(Default)]
struct Passed {
    /// Each row with what was open above it.
    rows: Vec<(usize, Above)>,
    /// What the numbers of the first of them weigh, as far as they are read.
    steps: Vec<Option<f32>>,
}

/// Explains every row, and returns the edits of the best explanation in the order of the rows.
pub(crate) fn explain(table: &Table, settings: &SeamSettings) -> Traced<Vec<Proposal>> {
    let profile = Profile::of(table);
    let run = Run { table, profile: &profile, settings };
    let same = |a: &Hypothesis, b: &Hypothesis| a.rule == b.rule && a.edits == b.edits;
    let mut beam = Beam::new(State { walk: Walk::default(), above: Above::Nothing }, settings.beam, same);
    let mut passed = Passed::default();
    let mut cells = Vec::new();
    for (row, source) in table.rows.iter().enumerate().filter(|(_, r)| r.kind == RowKind::Body) {
        cells.clear();
        cells.extend(texts(source));
        let ordinal = profile.ordinal(source);
        let at_seam = source.opens_fragment;
        let line = Line { cells: &cells, ordinal: ordinal.as_deref(), at_seam, profile: &profile };
        run.step(&mut beam, &mut passed, row, &line);
    }
    finish(table, &profile, settings, beam.finish())
}

fn texts(row: &TableRow) -> impl Iterator<Item = &str> {
    row.cells.iter().map(|c| trimmed(&c.text))
}

/// What is the same for every row of a table.
struct Run<'a> {
    table: &'a Table,
    profile: &'a Profile,
    settings: &'a SeamSettings,
}

impl Run<'_> {
    /// Leads all histories over a row.
    fn step(&self, beam: &mut Beam<State, Hypothesis>, passed: &mut Passed, row: usize, line: &Line<'_>) {
        let may_differ = self.profile.content.is_some() && SEAM_RULES.iter().any(|r| r.may_explain(line));
        let misfits = LazyCell::new(|| super::misfits(self.profile, line.cells));
        let rivals = |state: &State| {
            let head = self.head(&state.above);
            let scene = self.scene(row, line, head.as_ref(), &state.walk);
            rivals_of(&scene, &misfits)
        };
        if may_differ {
            self.read_numbers(beam, passed);
        }
        let mut known = None;
        if let Some(state) = beam.only() {
            let found = if may_differ { rivals(state) } else { Vec::new() };
            if found.is_empty() {
                let above = |state: &mut State| std::mem::replace(&mut state.above, Above::Printed(row));
                passed.rows.extend(beam.pass(above).map(|above| (row, above)));
                return;
            }
            known = Some(found);
        }
        for ((row, above), step) in passed.rows.drain(..).zip(passed.steps.drain(..)) {
            beam.credit(self.worth(row, &above, step));
        }
        let known = Cell::new(known);
        let plain = Head::of(line.cells.iter().map(|t| (*t).to_owned()), self.profile);
        beam.step(row, |state| {
            let head = self.head(&state.above);
            let scene = self.scene(row, line, head.as_ref(), &state.walk);
            let rivals = known.take().unwrap_or_else(|| if may_differ { rivals(state) } else { Vec::new() });
            std::iter::once(self::plain(&scene, &plain)).chain(rivals).map(branch).collect()
        });
    }

    /// Reads the numbers of the rows that were passed.
    fn read_numbers(&self, beam: &mut Beam<State, Hypothesis>, passed: &mut Passed) {
        for (row, _) in passed.rows.iter().skip(passed.steps.len()) {
            let ordinal = self.table.rows.get(*row).and_then(|source| self.profile.ordinal(source));
            let step = |state: &mut State| {
                take_step(self.profile, ordinal.as_deref(), self.settings, &mut state.walk)
            };
            passed.steps.push(beam.pass(step).flatten());
        }
    }

    fn scene<'s>(
        &'s self,
        row: usize,
        line: &Line<'s>,
        head: Option<&'s Head<'s>>,
        walk: &'s Walk,
    ) -> Scene<'s> {
        Scene {
            table: self.table,
            row,
            cells: line.cells,
            ordinal: line.ordinal,
            head,
            walk,
            profile: self.profile,
            settings: self.settings,
        }
    }

    fn head(&self, above: &Above) -> Option<Head<'_>> {
        match above {
            Above::Nothing => None,
            Above::Printed(row) => {
                let cells = texts(self.table.rows.get(*row)?);
                Some(Head::of(cells, self.profile))
            }
            Above::Row(head) => Some(head.clone()),
        }
    }

    /// What a row that was passed adds to the score.
    fn worth(&self, row: usize, above: &Above, step: Option<f32>) -> f32 {
        let Some(source) = self.table.rows.get(row) else { return 0.0 };
        let cells: Vec<&str> = texts(source).collect();
        let ordinal = self.profile.ordinal(source);
        let at_seam = source.opens_fragment;
        let line = Line { cells: &cells, ordinal: ordinal.as_deref(), at_seam, profile: self.profile };
        let head = self.head(above);
        let walk = Walk::default();
        let scene = self.scene(row, &line, head.as_ref(), &walk);
        let stands = if self.profile.content.is_some() {
            score_new(&scene, scene.cells, scene.head)
        } else {
            Vec::new()
        };
        step.into_iter().chain(stands.iter().map(|e| e.weight)).sum()
    }
}

fn branch(mut hypothesis: Hypothesis) -> Branch<State, Hypothesis> {
    // The walk goes with the state: what is chosen among is not asked for it.
    let walk = std::mem::take(&mut hypothesis.walk);
    // So does the open row: kept with every choice, a row that grows line by line would fill the memory.
    let head = std::mem::replace(&mut hypothesis.head, Head { cells: Rc::default(), heading: false });
    let state = State { walk, above: Above::Row(head) };
    Branch { gain: hypothesis.score(), state, choice: hypothesis }
}

/// Longest row that more is joined to, in bytes: each line that joins is weighed with the whole of it.
const LONGEST_ROW: usize = 1 << 13;

/// The explanation of a row as a new one. `head` is the row as it stands.
fn plain(scene: &Scene<'_>, head: &Head<'static>) -> Hypothesis {
    let (mut evidence, walk) = score_step(scene);
    if scene.profile.content.is_some() {
        evidence.extend(score_new(scene, scene.cells, scene.head));
    }
    Hypothesis { rule: None, edits: Vec::new(), evidence, head: head.clone(), walk, column: None }
}

/// All other explanations of a row. A row that nobody doubts has none. `misfits` says whether it holds what cannot stand
/// in its column; that is asked last, for it reads the task.
fn rivals_of(scene: &Scene<'_>, misfits: &impl Deref<Target = bool>) -> Vec<Hypothesis> {
    if scene.is_title() {
        return Vec::new();
    }
    // No plan has such a row; what would go on it stands apart, and is named.
    if scene.head.is_some_and(|head| head.cells.iter().map(|cell| cell.len()).sum::<usize>() > LONGEST_ROW) {
        return Vec::new();
    }
    let mut others: Vec<Hypothesis> = SEAM_RULES.iter().flat_map(|rule| rule.explain(scene)).collect();
    let doubtful = || scene.at_seam() || !steps_soundly(scene) || **misfits;
    if others.is_empty() || !doubtful() {
        return Vec::new();
    }
    for other in &mut others {
        other.evidence.push(Evidence { what: What::Prior, weight: -scene.settings.least_margin });
    }
    others
}

fn finish(
    table: &Table,
    profile: &Profile,
    settings: &SeamSettings,
    choices: Vec<Chosen<Hypothesis>>,
) -> Traced<Vec<Proposal>> {
    let labels: Vec<String> = table.columns.iter().map(|c| c.label.join(" / ")).collect();
    let mut proposals = Vec::new();
    let mut diagnostics = Vec::new();
    for Chosen { step: row, choice, margin } in choices {
        match choice.rule {
            Some(rule) => {
                proposals.extend(propose(rule, &choice, margin, settings, profile.number, &labels));
                proposals.extend(doubt_two_values(rule, &choice, profile, &labels));
                proposals.extend(doubt_either_row(row, &choice, &labels));
            }
            None if margin < settings.least_margin * 2.0 => {
                diagnostics.push(undecided(table, profile, row));
                proposals.push(mark_undecided(row, &choice, &labels));
            }
            None => {}
        }
    }
    Traced { value: proposals, diagnostics }
}

/// The margin was taken after the handicap of every mend; without it, it is the log-odds against the runner-up.
pub(crate) fn confidence(margin: f32) -> Confidence {
    Confidence::new((1.0 / (1.0 + (-0.9 * margin).exp())).clamp(0.5, 0.985))
}

fn propose(
    rule: &'static str,
    h: &Hypothesis,
    margin: f32,
    settings: &SeamSettings,
    number: Option<usize>,
    labels: &[String],
) -> Vec<Proposal> {
    let mut confidence = confidence(margin + settings.least_margin);
    // That there are two texts is sure; where a capital alone tells the second, the place is not.
    if h.evidence.iter().any(|e| matches!(e.what, What::TextInSentence(_, false))) {
        confidence = confidence.min(Confidence::new(settings.by_capital));
    }
    let because = h.because(labels);
    let mut out = Vec::new();
    for (i, edit) in h.edits.iter().enumerate() {
        let mut restated = if let Edit::Join { restated, .. } = edit { restated.clone() } else { Vec::new() };
        restated.retain(|&c| Some(c) != number);
        let rule = if i > 0 { "continued-row" } else { rule };
        out.push(Proposal {
            rule,
            edit: edit.clone(),
            column: h.column,
            confidence,
            because: because.clone(),
            trace: Trace::Mend,
        });
        if !restated.is_empty() {
            let names: Vec<&str> =
                restated.iter().filter_map(|&c| labels.get(c).map(String::as_str)).collect();
            out.push(Proposal {
                rule: RESTATED_CELL,
                edit: Edit::MarkAbove { row: edit.row() },
                column: restated.first().copied(),
                confidence,
                because: format!("the next page prints «{}» whole", names.join("», «")),
                trace: Trace::Mend,
            });
        }
    }
    out
}

/// A join that leaves two whole values in a cell may be of two rows: where no number tells, that is said.
fn doubt_two_values(
    rule: &'static str,
    h: &Hypothesis,
    profile: &Profile,
    labels: &[String],
) -> Option<Proposal> {
    let row = match h.edits.as_slice() {
        [Edit::Join { row, .. }] if profile.number.is_none() => *row,
        _ => return None,
    };
    let two = |e: &Evidence| if let What::TwoValues(c) = e.what { Some(c) } else { None };
    let column = h.evidence.iter().filter_map(two).find(|c| profile.typed.contains(c))?;
    Some(Proposal {
        rule,
        edit: Edit::MarkAbove { row },
        column: Some(column),
        confidence: Confidence::new(0.7),
        because: format!(
            "two values in «{}», and no number tells whether they are of two rows",
            labels.get(column).map_or("", String::as_str)
        ),
        trace: Trace::Doubt,
    })
}

/// Values of a fused line that may be of the row above as well as of its own.
fn doubt_either_row(row: usize, h: &Hypothesis, labels: &[String]) -> Option<Proposal> {
    let either = |e: &Evidence| if let What::EitherRow(c) = e.what { Some(c) } else { None };
    let columns: Vec<usize> = h.evidence.iter().filter_map(either).collect();
    let column = *columns.first()?;
    let named: Vec<&str> = columns.iter().filter_map(|&c| labels.get(c)).map(String::as_str).collect();
    Some(Proposal {
        rule: "seam-undecided",
        edit: Edit::MarkBoth { row },
        column: Some(column),
        confidence: Confidence::new(0.7),
        because: format!("what stands in «{}» may be of this row or of the one above", named.join("», «")),
        trace: Trace::Doubt,
    })
}

fn name_of_row(table: &Table, profile: &Profile, row: usize) -> (String, Region) {
    let source = table.rows.get(row);
    let number = source
        .and_then(|r| r.cells.get(profile.number?))
        .map(|c| c.text.trim().to_owned())
        .filter(|n| !n.is_empty());
    let text = || {
        source
            .and_then(|r| r.cells.get(profile.content?))
            .map(|c| c.text.chars().take(40).collect::<String>())
    };
    let place = source.and_then(|r| r.regions.first().cloned()).unwrap_or_default();
    (number.or_else(text).unwrap_or_default(), place)
}

fn undecided(table: &Table, profile: &Profile, row: usize) -> Diagnostic {
    let (name, place) = name_of_row(table, profile, row);
    Diagnostic::new(Code::SeamUndecided, &[&name]).at(place)
}

fn mark_undecided(row: usize, choice: &Hypothesis, labels: &[String]) -> Proposal {
    Proposal {
        rule: "seam-undecided",
        edit: Edit::Mark { row },
        column: choice.column,
        confidence: Confidence::new(0.5),
        because: format!("new row or continuation: {}", choice.because(labels)),
        trace: Trace::Doubt,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_grows_with_the_margin() {
        assert!(confidence(0.0) < confidence(2.0) && confidence(2.0) < confidence(6.0));
        assert!(confidence(f32::INFINITY).get() < 0.99);
    }
}
