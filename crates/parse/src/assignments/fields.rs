//! The fields of a task that its sentence fills: who takes part, who approves, by when.

use grammar::{citation, party, timing};
use model::{Bound, Citation, Party, Span, Timing, TimingKind};

use super::bodies;
use crate::words::{Word, stands_at, words};

/// Longest text in which bodies are looked for, in words.
const MOST_WORDS: usize = 600;

/// Bodies that take part: behind «phối hợp với», «cùng với».
pub(crate) fn coordinate(text: &str, context: &party::Context) -> Vec<Party> {
    const OPENINGS: &[&str] = &[
        "phối hợp chặt chẽ với",
        "phối hợp cùng với",
        "phối hợp chặt chẽ cùng",
        "phối hợp chặt chẽ",
        "phối hợp cùng",
        "phối hợp với",
        "phối hợp",
    ];
    behind(text, OPENINGS, context)
}

/// Bodies to which it is submitted: behind «trình», «xin ý kiến».
pub(crate) fn approve(text: &str, context: &party::Context) -> Vec<Party> {
    behind(text, &["trình", "xin ý kiến"], context)
}

fn behind(text: &str, openings: &[&str], context: &party::Context) -> Vec<Party> {
    let words = words(text, MOST_WORDS);
    let mut out: Vec<Party> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some(opening) = openings.iter().find(|o| stands_at(&words, at, o)).filter(|_| !names(&words, at))
        else {
            at += 1;
            continue;
        };
        at += opening.split(' ').count();
        if let Some(found) = bodies::read(text, &words, at, true, true, context) {
            at = found.until;
            for party in found.parties {
                if !out.iter().any(|p| p.id == party.id && p.raw == party.raw) {
                    out.push(party);
                }
            }
        }
    }
    out
}

/// «chương trình», «công trình», «quy trình»: a noun that ends like the verb.
fn names(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| words.get(i));
    words.get(at).is_some_and(|w| w.key == "trình")
        && before.is_some_and(|w| {
            ["chương", "công", "quy", "lộ", "tờ", "quá", "giáo", "trương", "tiến"].contains(&w.key.as_str())
                && w.stop.is_none()
        })
}

/// When it is wanted, by its sentence: what fills `finish`, and what fills `during`.
pub(crate) fn times(
    text: &str,
    citations: &[Citation],
    context: &timing::Context,
) -> (Option<Timing>, Option<Timing>) {
    let mut finish = None;
    let mut during = None;
    for (range, timing) in timing::find(text, context) {
        let start = text.get(..range.start).map_or(0, |t| t.chars().count()) as u32;
        let cited =
            citations.iter().filter_map(|c| c.span.as_ref()).any(|s| s.start <= start && start < s.end);
        if cited || timing.kind == TimingKind::Unparsed {
            continue;
        }
        let ends =
            timing.intervals.iter().any(|i| matches!(i.bound, Bound::By | Bound::Before) || i.to.is_some());
        let slot = match timing.kind {
            TimingKind::Dated | TimingKind::Duration if ends || timing.kind == TimingKind::Duration => {
                &mut finish
            }
            TimingKind::Dated
            | TimingKind::Duration
            | TimingKind::Recurring
            | TimingKind::Ongoing
            | TimingKind::Event
            | TimingKind::Reference
            | TimingKind::Mixed
            | TimingKind::Unparsed => &mut during,
        };
        if slot.is_none() {
            *slot = Some(timing);
        }
    }
    (finish, during)
}

/// Documents that a text names; their spans are of the field `text`.
pub(crate) fn citations(text: &str) -> Vec<Citation> {
    let mut found = citation::find(text);
    for citation in &mut found {
        if let Some(Span { field, .. }) = &mut citation.span {
            *field = Some("text".to_owned());
        }
    }
    found
}
