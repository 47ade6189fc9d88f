//! Bodies that open clauses of their own behind the first: «Sở A chỉ đạo …; Sở B chỉ đạo …».

use super::{MANY, Subject, at};
use crate::assignments::bodies;
use crate::words::{Phrases, Word};

use std::sync::LazyLock;

/// What a body does that only takes part.
static TAKING_PART: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(&["phối hợp", "tham gia", "cùng", "có ý kiến", "cho ý kiến"]));

/// Whoever leads with the bodies that act in a later clause.
pub(super) fn joined(text: &str, words: &[Word], found: Subject, context: &bodies::Context) -> Subject {
    if found.heads_items || memchr::memchr(b';', text.as_bytes()).is_none() {
        return found;
    }
    let mut found = found;
    for (before, place) in words.iter().zip(1..) {
        let Some(word) = words.get(place) else { break };
        let opens = before.stop == Some(';') && before.end() >= found.end;
        if !opens || !(word.capital || word.key.is_any(&MANY)) {
            continue;
        }
        let Some(next) = at(text, words, place, false, context) else { continue };
        let behind = words.iter().position(|w| w.start() >= next.end).unwrap_or(words.len());
        if TAKING_PART.stand(words, behind) {
            continue;
        }
        for party in next.lead {
            if !found.lead.iter().any(|p| p.id == party.id) {
                found.lead.push(party);
                found.several = true;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::assignments::bodies;
    use crate::assignments::subject::{Head, read};

    #[test]
    fn duties_of_several_bodies() {
        let cases: [(&str, &[&str]); 6] = [
            (
                "Sở Công Thương chỉ đạo các chợ; Sở Y tế chỉ đạo các bệnh viện; Sở Nội vụ tổng hợp.",
                &["Sở Công Thương", "Sở Y tế", "Sở Nội vụ"],
            ),
            (
                "Sở Y tế lập danh sách trước 15/10; các xã, phường rà soát, báo cáo.",
                &["Sở Y tế", "Ủy ban nhân dân các xã, phường"],
            ),
            ("Sở Y tế chủ trì rà soát; Sở Nội vụ phối hợp thực hiện.", &["Sở Y tế"]),
            ("Sở Y tế lập danh sách; tổng hợp, báo cáo; Ủy ban nhân dân tỉnh.", &["Sở Y tế"]),
            ("Sở Y tế lập danh sách; Sở Y tế tổng hợp.", &["Sở Y tế"]),
            (
                "Giám đốc các sở; Thủ trưởng các ban, ngành căn cứ Kế hoạch thực hiện.",
                &["Giám đốc các sở", "Thủ trưởng các ban, ngành"],
            ),
        ];
        for (text, expected) in cases {
            let found = read(text, &Head::default(), &bodies::Context::default());
            let lead = found.map(|s| s.lead).unwrap_or_default();
            assert_eq!(lead.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
