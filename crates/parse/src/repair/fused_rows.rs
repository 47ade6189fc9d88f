//! `fused-rows`: the tail of a torn row and the next row printed as one.
//!
//! Each cell is cut where both sides close: a typed cell by its grammar, the task at a paragraph mark, before a
//! task's verb that stands in capitals in mid-sentence, or at the end of a sentence.

use grammar::{Closure, closure, verb};

use super::{Edit, SeamRule, joined};
use crate::seams::{Evidence, Head, Hypothesis, Scene, What, ends_open, score_new, score_place, score_step};

pub(crate) struct FusedRows;

impl SeamRule for FusedRows {
    fn name(&self) -> &'static str {
        "fused-rows"
    }

    fn explain(&self, scene: &Scene<'_>) -> Vec<Hypothesis> {
        // Only a row with a number of its own, right after a boundary, can hide the tail of another.
        if scene.ordinal.is_none() || !scene.at_seam() {
            return Vec::new();
        }
        let (Some(head), Some(content)) = (scene.head.filter(|h| !h.heading), scene.profile.content) else {
            return Vec::new();
        };
        let cuts = content_cuts(scene, head.cell(content));
        let total = cuts.len();
        cuts.into_iter()
            .filter(|cut| !is_title(scene.cell(content).get(cut.at..).unwrap_or_default()))
            .filter_map(|cut| hypothesis(scene, head, content, cut, total))
            .collect()
    }
}

/// A place to cut the task, and what speaks for it.
pub(crate) struct ContentCut {
    /// Byte offset in the cell.
    pub(crate) at: usize,
    /// Grounds.
    pub(crate) evidence: Vec<Evidence>,
}

/// The rest of a cell in capitals is a section's title.
pub(super) fn is_title(text: &str) -> bool {
    let text = text.trim();
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// Where the task's cell may be cut into the tail of the row above and a text of its own.
pub(super) fn content_cuts(scene: &Scene<'_>, head: &str) -> Vec<ContentCut> {
    let text = scene.content();
    let s = scene.settings;
    let mut cuts = Vec::new();
    let mut previous = ' ';
    let mut sentence_ends = 0;
    for (at, c) in text.char_indices() {
        let boundary = previous.is_whitespace() && at > 0;
        let before = previous;
        previous = c;
        if !boundary || !c.is_uppercase() {
            continue;
        }
        let (Some(left), Some(right)) = (text.get(..at), text.get(at..)) else { continue };
        let ended = left.trim_end().ends_with(['.', ';', '!', '?']) || left.trim_end().ends_with("./.");
        let opens = verb::opens_task(right);
        let mut evidence = Vec::new();
        if before == '\n' || left.ends_with('\n') {
            evidence.push(Evidence { what: What::ParagraphMark, weight: s.paragraph_mark });
        } else if ended {
            sentence_ends += 1;
            let weight = if opens { 1.0 } else { -0.5 } - 0.4 * (sentence_ends - 1) as f32;
            evidence.push(Evidence { what: What::AtSentenceEnd(first_words(right)), weight });
        } else if opens {
            evidence.push(Evidence {
                what: What::VerbInSentence(first_words(right)),
                weight: s.paragraph_mark * 0.8,
            });
        } else {
            continue;
        }
        if left.chars().next().is_some_and(char::is_lowercase) {
            evidence.push(Evidence { what: What::LowerCase, weight: s.lower_case });
        } else if verb::opens_task(left) {
            // The left part opens a task itself: then nothing of the row above is in it.
            evidence.push(Evidence { what: What::OpensTask, weight: -s.lower_case });
        }
        if ends_open(head) {
            evidence.push(Evidence { what: What::SentenceOpen, weight: s.sentence_open });
        } else if head.ends_with(['.', '!']) {
            evidence.push(Evidence { what: What::SentenceEnded, weight: -s.sentence_open });
        }
        cuts.push(ContentCut { at, evidence });
        if cuts.len() >= 12 {
            break;
        }
    }
    cuts
}

fn first_words(text: &str) -> String {
    text.split_whitespace().take(4).collect::<Vec<_>>().join(" ")
}

fn hypothesis(
    scene: &Scene<'_>,
    head: &Head,
    content: usize,
    cut: ContentCut,
    total: usize,
) -> Option<Hypothesis> {
    let s = scene.settings;
    let mut evidence = cut.evidence;
    evidence.push(Evidence { what: What::Prior, weight: s.fused_prior });
    let mut at = vec![0; scene.cells.len()];
    *at.get_mut(content)? = cut.at;
    let (mut to_left, mut to_right) = (false, false);
    for &c in &scene.profile.typed {
        let (offset, grounds) = typed_cut(scene, head, c);
        *at.get_mut(c)? = offset;
        evidence.extend(grounds);
        to_left |= offset > 0;
        to_right |= offset < scene.cell(c).len() && !super::restates(head.cell(c), scene.cell(c));
    }
    // The cells of one printed line belong together: where the others complete the row above, so does a cell that
    // prints its torn value whole.
    let mut restated = Vec::new();
    for &c in scene.profile.typed.iter().filter(|_| to_left && !to_right) {
        if super::is_restated(head.cell(c), scene.cell(c)) {
            *at.get_mut(c)? = scene.cell(c).len();
            restated.push(c);
            evidence.push(Evidence { what: What::Restated(c), weight: s.restated });
        }
    }
    let right: Vec<&str> =
        scene.cells.iter().zip(&at).map(|(t, &i)| t.get(i..).unwrap_or_default().trim()).collect();
    let left: Vec<&str> =
        scene.cells.iter().zip(&at).map(|(t, &i)| t.get(..i).unwrap_or_default().trim()).collect();
    let complete =
        |c: usize, h: &str, l: &str| if restated.contains(&c) { l.to_owned() } else { joined(h, l) };
    let whole = head.cells.iter().zip(&left).enumerate().map(|(c, (h, l))| complete(c, h, l)).collect();
    let whole = Head::of(whole, scene.profile);
    let (step, walk) = score_step(scene);
    evidence.extend(step);
    evidence.extend(
        score_new(scene, &right, Some(&whole)).into_iter().filter(|e| !matches!(e.what, What::SentenceOpen)),
    );
    evidence.extend(score_place(scene).into_iter().filter(|e| !matches!(e.what, What::PageBreak)));
    let at = offsets_in_source(scene, &at);
    Some(Hypothesis {
        rule: Some("fused-rows"),
        edits: vec![Edit::Cut { row: scene.row, at, restated }],
        evidence,
        head: Head::of(right.iter().map(|t| (*t).to_owned()).collect(), scene.profile),
        walk,
        column: (total > 1).then_some(content),
    })
}

/// The best cut of a typed cell: in its middle where both sides close, or whole to one side.
pub(super) fn typed_cut(scene: &Scene<'_>, head: &Head, c: usize) -> (usize, Option<Evidence>) {
    let (s, profile) = (scene.settings, scene.profile);
    let (above, here) = (head.cell(c), scene.cell(c));
    if here.is_empty() {
        return (0, None);
    }
    let above_open = !above.is_empty() && profile.closure(c, above) != Closure::Whole;
    let middle =
        if above.is_empty() { Vec::new() } else { closure::cuts(above, here, |t| profile.closure(c, t)) };
    if let (Some(&at), true) = (middle.first(), above_open || profile.closure(c, here) != Closure::Whole) {
        let (left, right) = here.split_at_checked(at).unwrap_or((here, ""));
        let what = What::BothClose(c, joined(above, left), right.trim().to_owned());
        return (at, Some(Evidence { what, weight: s.closes / middle.len() as f32 }));
    }
    let together = joined(above, here);
    if above_open
        && profile.closure(c, &together) == Closure::Whole
        && profile.closure(c, here) != Closure::Whole
    {
        return (here.len(), Some(Evidence { what: What::Closes(c, together), weight: s.closes * 0.8 }));
    }
    // A value of its own begins with a capital; a misread tail («phó» for «phố») closes nothing and still is one.
    if above_open
        && here.chars().next().is_some_and(char::is_lowercase)
        && profile.closure(c, here) != Closure::Whole
    {
        return (here.len(), Some(Evidence { what: What::Closes(c, together), weight: s.closes * 0.4 }));
    }
    (0, None)
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
