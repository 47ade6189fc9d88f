//! `fused-section`: the tail of a torn row and the section heading after it printed as one: the number of the section,
//! then «…quốc gia. LĨNH VỰC Y TẾ» in one cell, and the tails of the torn cells in the others.

use super::cell_cut::whole_cut;
use super::{Edit, SeamRule};
use crate::seams::{Evidence, Head, Hypothesis, Line, Scene, What, goes_on, score_step};
use crate::words::is_upper;

pub(crate) struct FusedSection;

impl SeamRule for FusedSection {
    fn name(&self) -> &'static str {
        "fused-section"
    }

    fn may_explain(&self, line: &Line<'_>) -> bool {
        line.at_seam && line.ordinal.is_some_and(|o| o.style.heads_section())
    }

    fn explain(&self, scene: &Scene<'_>) -> Vec<Hypothesis> {
        if !scene.at_seam() || !scene.ordinal.is_some_and(|o| o.style.heads_section()) {
            return Vec::new();
        }
        let (Some(head), Some(content)) = (scene.head.filter(|h| !h.heading), scene.profile.content) else {
            return Vec::new();
        };
        title_starts(scene.content())
            .into_iter()
            .filter_map(|at| hypothesis(scene, head, content, at))
            .collect()
    }
}

/// Where the text turns into capitals and stays there, or a paragraph mark stands.
fn title_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    if let Some(at) = text.rfind('\n') {
        starts.push(at + 1);
    }
    // The last run of words in capitals; a year or a sign before it belongs to the sentence.
    let words: Vec<(usize, &str)> =
        text.split_whitespace().map(|w| (w.as_ptr() as usize - text.as_ptr() as usize, w)).collect();
    let after = words.iter().rposition(|(_, w)| w.chars().any(char::is_lowercase)).map_or(0, |i| i + 1);
    let opens = |w: &str| w.chars().next().is_some_and(char::is_alphabetic) && !w.ends_with(['.', ';']);
    if let Some((at, _)) = words.iter().skip(after).find(|(_, w)| opens(w)) {
        starts.push(*at);
    }
    starts.dedup();
    starts.retain(|&at| at > 0 && at < text.len());
    starts
}

fn hypothesis(scene: &Scene<'_>, head: &Head<'_>, content: usize, at: usize) -> Option<Hypothesis> {
    let s = scene.settings;
    let text = scene.content();
    let (tail, title) = text.split_at_checked(at)?;
    let mut evidence = vec![Evidence { what: What::Prior, weight: s.fused_prior }];
    if tail.ends_with('\n') {
        evidence.push(Evidence { what: What::ParagraphMark, weight: s.paragraph_mark });
    }
    if is_upper(title) {
        evidence.push(Evidence {
            what: What::AtSentenceEnd(title.trim().to_owned()),
            weight: s.paragraph_mark * 0.7,
        });
    }
    if goes_on(tail) {
        evidence.push(Evidence { what: What::LowerCase, weight: s.lower_case });
    }
    let mut restated = Vec::new();
    let mut cuts = vec![0; scene.cells.len()];
    *cuts.get_mut(content)? = at;
    for c in (0..scene.cells.len()).filter(|&c| c != content && Some(c) != scene.profile.number) {
        // A section has no cells: whatever stands here is the tail of the row above.
        let cut = whole_cut(head, scene, c);
        *cuts.get_mut(c)? = cut.at;
        evidence.extend(cut.evidence);
        if cut.restated {
            restated.push(c);
        }
    }
    let (step, walk) = score_step(scene);
    evidence.extend(step);
    let right: Vec<String> = scene
        .cells
        .iter()
        .zip(&cuts)
        .map(|(t, &i)| t.get(i..).unwrap_or_default().trim().to_owned())
        .collect();
    Some(Hypothesis {
        rule: Some("fused-section"),
        edits: vec![Edit::Cut {
            row: scene.row,
            at: super::fused_rows::offsets_in_source(scene, &cuts),
            restated,
        }],
        evidence,
        head: Head::of(right, scene.profile),
        walk,
        column: None,
    })
}
