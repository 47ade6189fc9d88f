//! The fields of a task that its sentence fills: who takes part, who approves, by when.

use std::sync::LazyLock;

use aho_corasick::packed;
use grammar::{party, timing};
use model::{Bound, Citation, Timing, TimingKind};

use super::{bodies, together};
use crate::words::{Key, Phrase, Word, keys, words};

/// Words of a sentence in which bodies are looked for.
const MOST_WORDS: usize = 600;

/// What stands in the words of [`together`]: «phối hợp», «kết hợp với», «cùng», «tham gia của» and the like. None where the
/// machine cannot search so.
static TOGETHER: LazyLock<Option<packed::Searcher>> = LazyLock::new(|| {
    packed::Searcher::new([
        "ối hợp",
        "ỐI HỢP",
        "ết hợp ",
        " cùng ",
        "am gia của ",
        "iệp đồng ",
        "ống nhất với ",
        "rao đổi với ",
        "am khảo ý kiến ",
    ])
});

/// Bytes between two deadlines of one list of them.
const NEAR: usize = 120;

/// Who takes part, who decides and who watches, by the words of a sentence.
pub(crate) fn roles(text: &str, context: &bodies::Context) -> party::Roles {
    roles_by(text, || None, context)
}

/// The same of a sentence whose words may be at hand, all of them.
pub(crate) fn roles_by<'w>(
    text: &str,
    known: impl FnOnce() -> Option<&'w [Word]>,
    context: &bodies::Context,
) -> party::Roles {
    let mut roles = party::roles(text, &context.party);
    for parties in [&mut roles.coordinate, &mut roles.monitor] {
        let long = std::mem::take(parties);
        *parties = long.into_iter().flat_map(|p| bodies::trimmed(p, context)).collect();
    }
    if TOGETHER.as_ref().is_some_and(|cues| cues.find(text).is_none()) {
        return roles;
    }
    let own;
    let words: &[Word] = if let Some(known) = known() {
        known
    } else {
        own = words(text, MOST_WORDS);
        &own
    };
    debug_assert_eq!(*words, *crate::words::words(text, MOST_WORDS), "«{text}»");
    for at in words.iter().enumerate().filter(|(_, word)| together::may_begin(word)).map(|(at, _)| at) {
        for party in together::named_at(text, words, at, context) {
            if !roles.coordinate.iter().any(|known| known.id == party.id) {
                roles.coordinate.extend(bodies::trimmed(party, context));
            }
        }
        // «phối hợp Sở B rà soát», without «với».
        let next = at + 2;
        const MANY: [Key; 2] = keys(["các", "lực"]);
        let named = || words.get(next).is_some_and(|w| w.capital || w.key.is_any(&MANY));
        if !const { Phrase::of("phối hợp") }.stands_at(words, at)
            || !named()
            || !bodies::may_begin(text, words, next)
        {
            continue;
        }
        let rest = words.get(next).and_then(|w| text.get(w.start()..));
        let Some((range, parties)) = rest.and_then(|r| party::leading(r, &context.party)) else { continue };
        if range.start == 0 {
            for party in parties.into_iter().flat_map(|p| bodies::trimmed(p, context)) {
                if !roles.coordinate.iter().any(|q| q.id == party.id) {
                    roles.coordinate.push(party);
                }
            }
        }
    }
    roles
}

/// Whether a time is the two days of an anniversary: «kỷ niệm 81 năm Cách mạng tháng Tám (19/8/1945 - 19/8/2026)».
fn is_anniversary(timing: &Timing) -> bool {
    timing.intervals.iter().any(|i| match (i.from, i.to) {
        (Some(from), Some(to)) => {
            (from.month(), from.day()) == (to.month(), to.day()) && from.year() + 1 < to.year()
        }
        (Some(_) | None, _) => false,
    })
}

/// When it is wanted, by its sentence: what fills `finish`, and what fills `during`.
pub(crate) fn times(
    text: &str,
    citations: &[Citation],
    context: &timing::Context,
) -> (Option<Timing>, Option<Timing>) {
    let mut finish: Option<Timing> = None;
    let mut during = None;
    let (mut began, mut ended) = (0, 0);
    for (range, timing) in timing::find(text, context) {
        let start = text.get(..range.start).map_or(0, |t| t.chars().count()) as u32;
        let cited =
            citations.iter().filter_map(|c| c.span.as_ref()).any(|s| s.start <= start && start < s.end);
        if cited || timing.kind == TimingKind::Unparsed || is_anniversary(&timing) {
            continue;
        }
        // A run with both ends says when it is done: «từ ngày 01/02 đến ngày 30/4».
        let run = timing.raw.to_lowercase().starts_with("từ ");
        let ends = !run
            && timing
                .intervals
                .iter()
                .any(|i| matches!(i.bound, Bound::By | Bound::Before) || i.to.is_some());
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
        match slot {
            None => {
                began = if ends { range.start } else { began };
                *slot = Some(timing);
            }
            // «báo cáo 6 tháng trước ngày 10/6; báo cáo năm trước ngày 10/12»: all of them.
            Some(first) if ends && range.start <= ended + NEAR && is_dated(first) && is_dated(&timing) => {
                first.intervals.extend(timing.intervals);
                first.raw = text.get(began..range.end).map_or_else(|| first.raw.clone(), str::to_owned);
            }
            Some(_) => continue,
        }
        ended = range.end;
    }
    (finish, during)
}

fn is_dated(timing: &Timing) -> bool {
    timing.kind == TimingKind::Dated
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anniversary_is_no_deadline() {
        let due = |text: &str| {
            let (finish, during) = times(text, &[], &timing::Context::default());
            finish.or(during).as_ref().and_then(timing::due).map(|day| day.to_string())
        };
        let text = "Tổ chức các hoạt động kỷ niệm 81 năm Cách mạng tháng Tám (19/8/1945 - 19/8/2026).";
        assert_eq!(due(text), None);
        let text = "Tổ chức Hội thi (10/8/2026 - 19/8/2026).";
        assert_eq!(due(text).as_deref(), Some("2026-08-19"));
    }
}
