//! `continued-row`: a row torn by the page break; its second part stands without number on the next page.

use super::{Edit, SeamRule};
use crate::seams::{Evidence, Head, Hypothesis, Line, Scene, What, score_join, score_place};

pub(crate) struct ContinuedRow;

impl SeamRule for ContinuedRow {
    fn name(&self) -> &'static str {
        "continued-row"
    }

    fn may_explain(&self, line: &Line<'_>) -> bool {
        line.ordinal.is_none()
    }

    fn explain(&self, scene: &Scene<'_>) -> Vec<Hypothesis> {
        if scene.ordinal.is_some() || scene.number_is_text() {
            return Vec::new();
        }
        let Some(head) = scene.head else { return Vec::new() };
        if scene.profile.content.is_some_and(|c| grammar::total::is_total(scene.cell(c))) {
            return Vec::new();
        }
        if !scene.at_seam() && is_sister(scene, head) {
            return Vec::new();
        }
        let (mut evidence, cells, restated) = score_join(scene, head, scene.cells);
        if scene.profile.number.is_some() {
            let weight = scene.settings.no_number * (1.0 - scene.profile.unnumbered);
            evidence.push(Evidence { what: What::NoNumber, weight });
        }
        evidence.extend(score_place(scene));
        let heading_gets_cells =
            head.heading && scene.profile.typed.iter().any(|&c| !scene.cell(c).is_empty());
        if heading_gets_cells {
            evidence.push(Evidence {
                what: What::TwoValues(scene.profile.content.unwrap_or(0)),
                weight: scene.settings.two_values,
            });
        }
        vec![Hypothesis {
            rule: Some(self.name()),
            edits: vec![Edit::Join { row: scene.row, restated }],
            evidence,
            head: Head::of(cells, scene.profile),
            walk: scene.walk.clone(),
            column: scene.profile.content,
        }]
    }
}

/// Whether a row fills all that says what and who, and repeats the first cell of the row above, as rows of one month do.
fn is_sister(scene: &Scene<'_>, head: &Head) -> bool {
    let filled = |c: usize| !scene.cell(c).is_empty();
    let same = filled(0) && head.cell(0) == scene.cell(0) && scene.profile.content != Some(0);
    let asked = scene.profile.content.iter().chain(&scene.profile.typed);
    same && asked.into_iter().all(|&c| filled(c))
}
