//! Chooses the best explanation of a table's whole run of rows.

use std::cell::LazyCell;
use std::ops::Deref;

use grammar::walk::Walk;
use model::{Code, Confidence, Diagnostic, Region, RowKind, Table, Traced};

use super::beam::{Beam, Branch, Chosen};
use super::{Evidence, Head, Hypothesis, Profile, Scene, SeamSettings, score_new, score_step};
use crate::repair::{Edit, Proposal, RESTATED_CELL, SEAM_RULES, Trace};

/// Where a history stands: the numbering and the open row.
#[derive(Clone, PartialEq)]
struct State {
    walk: Walk,
    head: Option<Head>,
}

/// Explains every row, and returns the edits of the best explanation in the order of the rows.
pub(crate) fn explain(table: &Table, settings: &SeamSettings) -> Traced<Vec<Proposal>> {
    let profile = Profile::of(table);
    let same = |a: &Hypothesis, b: &Hypothesis| a.rule == b.rule && a.edits == b.edits;
    let mut beam = Beam::new(State { walk: Walk::default(), head: None }, settings.beam, same);
    for (index, row) in table.rows.iter().enumerate().filter(|(_, r)| r.kind == RowKind::Body) {
        let cells: Vec<&str> = row.cells.iter().map(|c| c.text.trim()).collect();
        let ordinal = profile.ordinal(row);
        // The same for every history.
        let plain = Head::of(cells.iter().map(|t| (*t).to_owned()).collect(), &profile);
        let misfits = LazyCell::new(|| super::misfits(&profile, &cells) > 0);
        beam.step(index, |state| {
            let scene = Scene {
                table,
                row: index,
                cells: &cells,
                ordinal: ordinal.as_ref(),
                head: state.head.as_ref(),
                walk: &state.walk,
                profile: &profile,
                settings,
            };
            compete(&scene, &plain, &misfits).into_iter().map(branch).collect()
        });
    }
    finish(table, &profile, settings, beam.finish())
}

fn branch(mut hypothesis: Hypothesis) -> Branch<State, Hypothesis> {
    // The walk goes with the state: what is chosen among is not asked for it.
    let state = State { walk: std::mem::take(&mut hypothesis.walk), head: Some(hypothesis.head.clone()) };
    Branch { gain: hypothesis.score(), state, choice: hypothesis }
}

/// All explanations of one row, the plain one first. A row that nobody doubts has only that. `head` is the row as it stands, `misfits` whether it holds what cannot stand in its column.
fn compete(scene: &Scene<'_>, head: &Head, misfits: &impl Deref<Target = bool>) -> Vec<Hypothesis> {
    let (mut evidence, walk) = score_step(scene);
    let sound = scene.ordinal.is_some() && evidence.iter().all(|e| e.weight > 0.0);
    let plain = Hypothesis {
        rule: None,
        edits: Vec::new(),
        evidence: Vec::new(),
        head: head.clone(),
        walk,
        column: None,
    };
    if scene.profile.content.is_none() {
        return vec![Hypothesis { evidence, ..plain }];
    }
    let mut others: Vec<Hypothesis> = Vec::new();
    let doubtful = !sound || scene.at_seam() || **misfits;
    if doubtful {
        for rule in SEAM_RULES {
            others.extend(rule.explain(scene));
        }
        for other in &mut others {
            other.evidence.push(Evidence { what: super::What::Prior, weight: -scene.settings.least_margin });
        }
    }
    evidence.extend(score_new(scene, scene.cells, scene.head));
    others.insert(0, Hypothesis { evidence, ..plain });
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
            Some(rule) => proposals.extend(propose(rule, &choice, margin, settings, &labels)),
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
    labels: &[String],
) -> Vec<Proposal> {
    let confidence = confidence(margin + settings.least_margin);
    let because = h.because(labels);
    let mut out = Vec::new();
    for (i, edit) in h.edits.iter().enumerate() {
        let restated = if let Edit::Join { restated, .. } = edit { restated.clone() } else { Vec::new() };
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
