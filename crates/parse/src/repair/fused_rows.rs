//! `fused-rows`: the tail of a torn row and the next row printed as one.
//!
//! Each cell is cut where both sides close: a typed cell by its grammar, the task at a paragraph mark, before a
//! task's verb that stands in capitals in mid-sentence, or at the end of a sentence.

use grammar::Closure;

use super::beneath_blank;
use super::cell_cut::{CellCut, ContentCut, content_cuts, free_cut, typed_cut, whole_cut};
use super::{Edit, SeamRule, joined};
use crate::seams::{
    Evidence, Head, Hypothesis, Line, Scene, What, ends_open, goes_on, score_new, score_place, score_step,
};
use crate::words::is_upper;

pub(crate) struct FusedRows;

impl SeamRule for FusedRows {
    fn name(&self) -> &'static str {
        "fused-rows"
    }

    // Only a row with a number of its own, or one of a table without numbers, right after a boundary, can hide the tail
    // of another.
    fn may_explain(&self, line: &Line<'_>) -> bool {
        (line.ordinal.is_some() || line.profile.number.is_none()) && line.at_seam
    }

    fn explain(&self, scene: &Scene<'_>) -> Vec<Hypothesis> {
        let numbered = scene.ordinal.is_some();
        if !numbered && scene.profile.number.is_some() || !scene.at_seam() {
            return Vec::new();
        }
        let (Some(head), Some(content)) = (scene.head.filter(|h| !h.heading), scene.profile.content) else {
            return Vec::new();
        };
        let mut cuts = content_cuts(scene, head.cell(content));
        let total = cuts.len();
        // The rest of a cell in capitals is a section's title.
        cuts.retain(|cut| !is_upper(scene.cell(content).get(cut.at..).unwrap_or_default()));
        if cuts.is_empty() {
            return Vec::new();
        }
        let mut shares = shares(scene, head, content);
        // Without a number two cells must show that two rows are in one.
        shares.retain(|cells| numbered || cells.iter().filter(|cell| cell.parts_two()).count() >= 2);
        let both = |cut: &ContentCut| -> Vec<Hypothesis> {
            shares.iter().filter_map(|others| hypothesis(scene, head, content, cut, total, others)).collect()
        };
        cuts.iter().flat_map(both).collect()
    }
}

/// Two ways to share the other cells: each where it closes best, or all of them to the row above, whose line it then
/// was; the cells of the new row come on the next line.
fn shares(scene: &Scene<'_>, head: &Head<'_>, content: usize) -> Vec<Vec<CellCut>> {
    let others = |pick: &dyn Fn(usize) -> CellCut| -> Vec<CellCut> {
        let own = |c: usize| c == content || Some(c) == scene.profile.number;
        (0..scene.cells.len())
            .map(|c| if own(c) { CellCut { at: 0, restated: false, evidence: None } } else { pick(c) })
            .collect()
    };
    let typed = |c: usize| scene.profile.typed.contains(&c);
    let text = scene.cell(content);
    // Cells below blank ones part only where the row above is torn: else it may have had none.
    let tail = |c: usize| !head.cell(c).is_empty() && typed_cut(scene, head, c).at > 0;
    let torn = goes_on(text)
        || text.contains('\n')
        || ends_open(head.cell(content))
        || scene.profile.typed.iter().any(|&c| tail(c));
    let blank = |c: usize| torn && head.cell(c).is_empty();
    let mut each = others(&|c| {
        if blank(c) {
            beneath_blank::cut(scene, c)
        } else if typed(c) {
            typed_cut(scene, head, c)
        } else {
            free_cut(head, scene, c)
        }
    });
    complete_restated(scene, head, &mut each);
    beneath_blank::doubt_single(scene, &blank, &mut each);
    let all = others(&|c| whole_cut(head, scene, c));
    let same = each.iter().zip(&all).all(|(a, b)| a.at == b.at);
    if same { vec![each] } else { vec![each, all] }
}

/// The cells of one printed line belong together: where the others only complete the row above, so does a cell that
/// prints its torn value whole.
fn complete_restated(scene: &Scene<'_>, head: &Head<'_>, cuts: &mut [CellCut]) {
    let typed: Vec<usize> = scene.profile.typed.clone();
    let to_left = typed.iter().any(|&c| cuts.get(c).is_some_and(|k| k.at > 0));
    let to_right = typed.iter().any(|&c| {
        cuts.get(c).is_some_and(|k| k.at < scene.cell(c).len())
            && !super::restates(head.cell(c), scene.cell(c))
    });
    for &c in typed.iter().filter(|_| to_left && !to_right) {
        let torn = scene.profile.closure(c, head.cell(c)) != Closure::Whole;
        let again = torn && super::is_restated(head.cell(c), scene.cell(c));
        if let (true, Some(cut)) = (again, cuts.get_mut(c)) {
            let evidence = Some(Evidence { what: What::Restated(c), weight: scene.settings.restated });
            *cut = CellCut { at: scene.cell(c).len(), restated: true, evidence };
        }
    }
}

fn hypothesis(
    scene: &Scene<'_>,
    head: &Head<'_>,
    content: usize,
    cut: &ContentCut,
    total: usize,
    others: &[CellCut],
) -> Option<Hypothesis> {
    let mut evidence = cut.evidence.clone();
    evidence.push(Evidence { what: What::Prior, weight: scene.settings.fused_prior });
    evidence.extend(others.iter().filter_map(|c| c.evidence.clone()));
    let mut at: Vec<usize> = others.iter().map(|c| c.at).collect();
    *at.get_mut(content)? = cut.at;
    let restated: Vec<usize> =
        others.iter().enumerate().filter(|(_, c)| c.restated).map(|(i, _)| i).collect();
    let part = |range: &dyn Fn(&str, usize) -> String| -> Vec<String> {
        scene.cells.iter().zip(&at).map(|(t, &i)| range(t, i)).collect()
    };
    let left = part(&|t, i| t.get(..i).unwrap_or_default().trim().to_owned());
    let right = part(&|t, i| t.get(i..).unwrap_or_default().trim().to_owned());
    let complete =
        |c: usize, h: &str, l: &str| if restated.contains(&c) { l.to_owned() } else { joined(h, l) };
    let whole = head.cells.iter().zip(&left).enumerate().map(|(c, (h, l))| complete(c, h, l));
    let whole = Head::of(whole, scene.profile);
    let (step, walk) = score_step(scene);
    evidence.extend(step);
    let own: Vec<&str> = right.iter().map(String::as_str).collect();
    let stands = score_new(scene, &own, Some(&whole));
    evidence.extend(stands.into_iter().filter(|e| !matches!(e.what, What::SentenceOpen)));
    evidence.extend(score_place(scene).into_iter().filter(|e| !matches!(e.what, What::PageBreak)));
    // Where rules part the rows, one would have been drawn under the tail.
    if scene.source().is_some_and(|r| r.ruled_above == Some(true)) {
        evidence.push(Evidence { what: What::Rule, weight: scene.settings.framed });
    }
    Some(Hypothesis {
        rule: Some("fused-rows"),
        edits: vec![Edit::Cut { row: scene.row, at: offsets_in_source(scene, &at), restated }],
        evidence,
        head: Head::of(right, scene.profile),
        walk,
        column: (total > 1).then_some(content),
    })
}

/// The scene's cells are trimmed; the edit counts in the cells as they stand.
pub(super) fn offsets_in_source(scene: &Scene<'_>, at: &[usize]) -> Vec<usize> {
    let Some(row) = scene.source() else { return at.to_vec() };
    row.cells
        .iter()
        .zip(at)
        .map(|(cell, &i)| if i == 0 { 0 } else { i + (cell.text.len() - cell.text.trim_start().len()) })
        .collect()
}
