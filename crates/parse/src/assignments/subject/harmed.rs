//! Bodies whose head word a scan harmed, and which the grammar of parties knows all the same: «Sớ Y tế chủ trì …», «Thanh tra
//! tinh kiểm tra …», «Bô Chỉ huy Quân sự tỉnh tổ chức …».

use grammar::party::{self, Opening};
use model::PartyKind;

use super::{Subject, heads_items};
use crate::assignments::bodies;
use crate::words::{Phrase, Word, bare};

/// Head words in bare letters, and those that a lost stroke makes of them.
const HEADS: [&str; 8] = ["so", "bo", "uy", "ban", "cong", "phong", "van", "hoi"];

/// Whether a text that opens with no head word may open with a harmed one: in a capital, the name behind it in one too.
pub(super) fn may_open(text: &str, opening: &[Word]) -> bool {
    const INSPECTORATE: Phrase = Phrase::of("thanh tra");
    let [first, second, ..] = opening else { return false };
    if INSPECTORATE.stands_at(opening, 0) {
        return opening.get(2).and_then(|w| text.get(w.range())).is_some_and(|w| bare(w) == "tinh");
    }
    let named = first.capital && second.capital && first.stop.is_none() && !second.opened;
    named && text.get(first.range()).is_some_and(|w| HEADS.contains(&bare(w).as_str()))
}

/// The bodies of the registry with which such a text opens, before what they do.
pub(super) fn read(text: &str, words: &[Word], context: &bodies::Context) -> Option<Subject> {
    let Opening { range, parties, whole, .. } = party::opening(text, &context.party)?;
    let known = whole && range.start == 0 && parties.iter().all(|p| p.kind != PartyKind::Other);
    let rest = text.get(range.end..)?;
    let until = words.iter().take_while(|w| w.start() < range.end).count();
    // «Sổ Y tế học đường»: only what is clearly done tells a harmed head word from another word.
    let told = rest.trim_start().starts_with(':') || bodies::is_predicate(text, words, until);
    (known && told).then(|| Subject {
        lead: parties,
        end: range.end,
        heads_items: heads_items(rest),
        demanded: false,
        opens: true,
        several: false,
    })
}

#[cfg(test)]
mod tests {
    use crate::assignments::bodies;
    use crate::assignments::subject::{Head, read};

    #[test]
    fn head_words_that_a_scan_harmed() {
        for (text, expected) in [
            ("Sớ Y tế chủ trì xây dựng kế hoạch.", "Sở Y tế"),
            ("Sờ Nội vụ rà soát biên chế.", "Sở Nội vụ"),
            ("Sỏ Tư pháp thẩm định dự thảo.", "Sở Tư pháp"),
            ("Sớ Y tế: Lập danh sách.", "Sở Y tế"),
            ("Thanh tra tinh kiểm tra việc thực hiện.", "Thanh tra tỉnh"),
            ("Bô Chỉ huy Quân sự tỉnh tổ chức diễn tập.", "Bộ Chỉ huy Quân sự tỉnh"),
            // Words in letters like these.
            ("Sổ Y tế học đường.", ""),
            ("Số Y tế dự phòng.", ""),
            ("Sổ Công an.", ""),
            ("Bó Hoa tặng đại biểu.", ""),
            ("Bố Trạch tổ chức hội thi.", ""),
            ("Thanh tra tình hình chấp hành.", ""),
            ("Công Thương là ngành chủ lực.", ""),
        ] {
            let found = read(text, &Head::default(), &bodies::Context::default());
            let lead = found.map(|s| s.lead).unwrap_or_default();
            assert_eq!(
                lead.iter().map(|p| p.name.as_str()).collect::<Vec<_>>().join("; "),
                expected,
                "{text}"
            );
        }
    }
}
