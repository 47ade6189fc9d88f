//! Work that is handed over inside the sentence that tells it: «…; giao Sở Y tế chủ trì», «do Sở Y tế chủ trì».

use std::sync::LazyLock;

use aho_corasick::packed;
use grammar::verb;

use super::{GIVING, Head, Subject, at};
use crate::assignments::bodies;
use crate::words::{Key, Phrase};

/// What stands in the words without which a single sentence hands its work to nobody inside it, «chủ trì», «đầu mối», «do»,
/// «giao», with every case of its letters: a search by SIMD does not fold case. None where the machine cannot search so.
static HANDING: LazyLock<Option<packed::Searcher>> = LazyLock::new(|| {
    let mut words = Vec::new();
    for part in ["ủ tr", "ầu mố", "do ", "giao"] {
        let mut cased = vec![String::new()];
        for c in part.chars() {
            let large = c.to_uppercase().next().filter(|large| *large != c);
            cased = cased
                .iter()
                .flat_map(|begun| [Some(c), large].into_iter().flatten().map(move |c| format!("{begun}{c}")))
                .collect();
        }
        words.extend(cased);
    }
    packed::Searcher::new(words)
});

/// Who is handed the work inside a sentence that begins with the work: «…; giao Sở Y tế chủ trì», «do Sở Y tế chủ
/// trì», «…: Sở Y tế chủ trì». All bodies of several such clauses together. `head` is that of the sentence.
pub(crate) fn handed(text: &str, head: &Head, context: &bodies::Context) -> Option<Subject> {
    let sentences = text.trim_end_matches(|c: char| !c.is_alphanumeric()).contains('.');
    if !sentences && HANDING.as_ref().is_some_and(|cues| cues.find(text).is_none()) {
        return None;
    }
    let words = head.words(text);
    let mut found: Option<Subject> = None;
    for place in 1..words.len() {
        let (before, word) = (words.get(place - 1)?, words.get(place)?);
        let clause = matches!(before.stop, Some(',' | ';' | '.' | ')' | ':'));
        let by = word.key == const { Key::of("do") } && !word.capital;
        let own = clause && word.capital;
        let given = clause && word.key == const { Key::of("giao") };
        if !(by || own || given) {
            continue;
        }
        let (skip, given) = match GIVING.count(words, place) {
            Some(count) if given => (count, true),
            None if by => (1, true),
            None if own => (0, false),
            Some(_) | None => continue,
        };
        let Some(next) = at(text, words, place + skip, true, context) else { continue };
        let behind = words.iter().position(|w| w.start() >= next.end).unwrap_or(words.len());
        let stands = |p: &Phrase| p.stands_at(words, behind);
        // A sentence of its own: «… Sở Y tế tham mưu.»
        let acts = words.get(behind).and_then(|w| text.get(w.start()..)).is_some_and(verb::opens_task);
        let alone = before.stop == Some('.')
            && (acts
                || [
                    const { Phrase::of("tham mưu") },
                    const { Phrase::of("chịu trách nhiệm") },
                    const { Phrase::of("có trách nhiệm") },
                ]
                .iter()
                .any(stands));
        let leads = alone
            || [const { Phrase::of("chủ trì") }, const { Phrase::of("làm đầu mối") }].iter().any(stands)
            || (by && stands(const { &Phrase::of("thực hiện") }));
        let told = given && !by && bodies::is_predicate(text, words, behind);
        if !leads && !told {
            continue;
        }
        let subject = found.get_or_insert(Subject {
            lead: Vec::new(),
            end: next.end,
            heads_items: false,
            demanded: false,
            opens: false,
            several: false,
        });
        for party in next.lead {
            if !subject.lead.iter().any(|p| p.id == party.id) {
                subject.lead.push(party);
            }
        }
    }
    found
}

/// Who leads a team by what stands behind its name: «Đoàn số 1: Do Phòng Y tế chủ trì, phối hợp với …».
pub(super) fn behind(text: &str, end: usize, context: &bodies::Context) -> Option<Subject> {
    let rest = text.get(end..)?.trim_start_matches([':', ' ']);
    let by = rest.strip_prefix("Do ").or_else(|| rest.strip_prefix("do "))?;
    handed(&format!("Đoàn do {by}"), &Head::default(), context).map(|found| Subject {
        end,
        opens: true,
        ..found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found =
            handed(text, &Head::default(), &bodies::Context::default()).map(|s| s.lead).unwrap_or_default();
        assert_eq!(found.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn work_handed_over_inside_a_sentence() {
        check("Tiếp nhận hồ sơ; giao Sở Y tế chủ trì thực hiện.", &["Sở Y tế"]);
        check("Rà soát quy hoạch, do Sở Xây dựng chủ trì.", &["Sở Xây dựng"]);
        check("Kiểm tra, giám sát: Thanh tra Sở chủ trì, phối hợp Công an tỉnh.", &["Thanh tra Sở"]);
        check(
            "Mở lớp; giao Sở Y tế lập danh sách, giao Sở Tài chính bố trí vốn.",
            &["Sở Y tế", "Sở Tài chính"],
        );
        check("Ban hành Kế hoạch năm 2026. Sở Y tế tham mưu; xong trước ngày 20/3.", &["Sở Y tế"]);
        check("Đồng ý chủ trương đầu tư. Sở Y tế hoàn thiện hồ sơ.", &["Sở Y tế"]);
        check("Đã giao vốn. Sở Y tế đã giải ngân hết.", &[]);
        check("Thực hiện kế hoạch do Sở Y tế ban hành.", &[]);
        check("Bàn giao tài sản cho UBND xã quản lý.", &[]);
        check("Hội thi: Các trường tham gia.", &[]);
    }
}
