//! Chooses the best explanation of a table's whole run of rows.

use std::cell::Cell;
use std::rc::Rc;

use grammar::walk::Walk;
use model::{Code, Confidence, Diagnostic, Region, RowKind, Table, Traced};

use super::{Evidence, Head, Hypothesis, Profile, Scene, SeamSettings, score_new, score_step};
use crate::repair::{Edit, Proposal, RESTATED_CELL, SEAM_RULES, Trace};

/// A decision at one row, with the history before it.
struct Choice {
    row: usize,
    hypothesis: Hypothesis,
    /// By how much it won over the best history that decided otherwise here.
    margin: Cell<f32>,
    before: Option<Rc<Choice>>,
}

/// A history: what was decided so far and where it leads.
#[derive(Clone)]
struct Path {
    score: f32,
    walk: Walk,
    head: Option<Head>,
    last: Option<Rc<Choice>>,
}

/// Explains every row, and returns the edits of the best explanation in the order of the rows.
pub(crate) fn explain(table: &Table, settings: &SeamSettings) -> Traced<Vec<Proposal>> {
    let profile = Profile::of(table);
    let mut paths = vec![Path { score: 0.0, walk: Walk::default(), head: None, last: None }];
    for (index, row) in table.rows.iter().enumerate() {
        if row.kind != RowKind::Body {
            continue;
        }
        let cells: Vec<&str> = row.cells.iter().map(|c| c.text.trim()).collect();
        let ordinal = profile.ordinal(row);
        let mut next: Vec<Path> = Vec::with_capacity(paths.len() * 2);
        for path in paths {
            let scene = Scene {
                table,
                row: index,
                cells: cells.clone(),
                ordinal: ordinal.clone(),
                head: path.head.as_ref(),
                walk: &path.walk,
                profile: &profile,
                settings,
            };
            let hypotheses = compete(&scene);
            branch(path.score, path.last.as_ref(), index, hypotheses, &mut next);
        }
        paths = prune(next, settings.beam);
    }
    finish(table, &profile, settings, paths)
}

/// All explanations of one row, the plain one first. A row that nobody doubts has only that.
fn compete(scene: &Scene<'_>) -> Vec<Hypothesis> {
    let (mut evidence, walk) = score_step(scene);
    let sound = scene.ordinal.is_some() && evidence.iter().all(|e| e.weight > 0.0);
    let plain = Hypothesis {
        rule: None,
        edits: Vec::new(),
        evidence: Vec::new(),
        head: Head::of(scene.cells.iter().map(|t| (*t).to_owned()).collect(), scene.profile),
        walk,
        column: None,
    };
    if scene.profile.content.is_none() {
        return vec![Hypothesis { evidence, ..plain }];
    }
    let mut others: Vec<Hypothesis> = Vec::new();
    let doubtful = !sound || scene.at_seam() || super::fit(scene.profile, &scene.cells) < 0;
    if doubtful {
        for rule in SEAM_RULES {
            others.extend(rule.explain(scene));
        }
        for other in &mut others {
            other.evidence.push(Evidence { what: super::What::Prior, weight: -scene.settings.least_margin });
        }
    }
    evidence.extend(score_new(scene, &scene.cells, scene.head));
    others.insert(0, Hypothesis { evidence, ..plain });
    others
}

fn branch(
    score: f32,
    last: Option<&Rc<Choice>>,
    row: usize,
    hypotheses: Vec<Hypothesis>,
    next: &mut Vec<Path>,
) {
    let only = hypotheses.len() == 1;
    for hypothesis in hypotheses {
        let (walk, head) = (hypothesis.walk.clone(), hypothesis.head.clone());
        let score = score + hypothesis.score();
        let last = if only {
            last.cloned()
        } else {
            Some(Rc::new(Choice { row, hypothesis, margin: Cell::new(f32::INFINITY), before: last.cloned() }))
        };
        next.push(Path { score, walk, head: Some(head), last });
    }
}

/// Merges histories that reached the same state and keeps the best few.
fn prune(mut paths: Vec<Path>, beam: usize) -> Vec<Path> {
    paths.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut kept: Vec<Path> = Vec::with_capacity(beam);
    for path in paths {
        let twin = kept.iter().find(|k| k.head == path.head && k.walk == path.walk);
        match twin {
            Some(winner) => note_margin(winner, &path),
            None if kept.len() < beam => kept.push(path),
            None => {
                if let Some(best) = kept.first() {
                    note_margin(best, &path);
                }
            }
        }
    }
    kept
}

/// Every choice in which the loser differs was won by at most this much.
fn note_margin(winner: &Path, loser: &Path) {
    let gap = winner.score - loser.score;
    let theirs: Vec<*const Choice> = history(loser.last.as_ref()).map(Rc::as_ptr).take(64).collect();
    for choice in history(winner.last.as_ref()) {
        if theirs.contains(&Rc::as_ptr(choice)) {
            break;
        }
        if gap < choice.margin.get() {
            choice.margin.set(gap);
        }
    }
}

fn history(last: Option<&Rc<Choice>>) -> impl Iterator<Item = &Rc<Choice>> {
    std::iter::successors(last, |c| c.before.as_ref())
}

fn finish(
    table: &Table,
    profile: &Profile,
    settings: &SeamSettings,
    paths: Vec<Path>,
) -> Traced<Vec<Proposal>> {
    let mut paths = paths.into_iter();
    let Some(best) = paths.next() else { return Traced::plain(Vec::new()) };
    for loser in paths {
        note_margin(&best, &loser);
    }
    let labels: Vec<String> = table.columns.iter().map(|c| c.label.join(" / ")).collect();
    let mut choices: Vec<&Rc<Choice>> = history(best.last.as_ref()).collect();
    choices.reverse();
    let mut proposals = Vec::new();
    let mut diagnostics = Vec::new();
    for choice in choices {
        let h = &choice.hypothesis;
        match h.rule {
            Some(rule) => proposals.extend(propose(rule, h, choice.margin.get(), settings, &labels)),
            None => {
                if choice.margin.get() < settings.least_margin * 2.0 {
                    diagnostics.push(undecided(table, profile, choice.row));
                    proposals.push(mark_undecided(choice, &labels));
                }
            }
        }
    }
    Traced { value: proposals, diagnostics }
}

/// The margin was taken after the handicap of every mend; without it, it is the log-odds against the runner-up.
fn confidence(margin: f32) -> Confidence {
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
        let restated = match edit {
            Edit::Join { restated, .. } => restated.clone(),
            _ => Vec::new(),
        };
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

fn mark_undecided(choice: &Choice, labels: &[String]) -> Proposal {
    Proposal {
        rule: "seam-undecided",
        edit: Edit::Mark { row: choice.row },
        column: choice.hypothesis.column,
        confidence: Confidence::new(0.5),
        because: format!("new row or continuation: {}", choice.hypothesis.because(labels)),
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
