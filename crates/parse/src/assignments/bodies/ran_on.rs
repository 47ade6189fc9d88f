//! Names that ran on into what the body does, and by when: «chủ đầu tư, nhà thầu mở chuyên mục trong năm 2026».

use grammar::party;
use model::Party;

use super::{Context, MOST_WORDS, by_letters, doing, is_predicate, whole};
use crate::words::{Key, Word, keys, words};

/// A list of bodies that ran on into a predicate in small letters, cut there: «các sở, ngành xây dựng danh mục».
pub(crate) fn trimmed(party: Party, context: &Context) -> Vec<Party> {
    let words = words(&party.raw, MOST_WORDS);
    let timed = timed(&words);
    let cut = (1..words.len()).find(|&i| {
        is_predicate(&party.raw, &words, i)
            && (timed || words.get(i + 2).is_some_and(|w| !w.capital) || doing::is_sure(&words, i))
    });
    let known = || {
        let opening = party::opening(&party.raw, &context.party);
        opening.is_some_and(|opening| opening.whole && opening.range == (0..party.raw.len()))
    };
    // «Quỹ Đầu tư phát triển tỉnh»: no cut inside a name of the registry is right.
    let Some(at) = cut.filter(|_| !known()) else { return vec![party] };
    let before = words.get(at - 1).and_then(|w| party.raw.get(..w.end()));
    if let Some(parties) = before.and_then(|name| whole(name, context)) {
        return parties;
    }
    // A stranger, or a group: the verb and a day are no part of its name, whatever that is.
    let Some(raw) = before.filter(|_| at > 1 && timed) else { return vec![party] };
    let behind = party.raw.get(raw.len()..).unwrap_or_default();
    let name = party.name.strip_suffix(behind).unwrap_or(raw);
    vec![Party { collective: party.collective, ..by_letters(raw, name, party.kind, party.level) }]
}

/// Whether a day or a span of time stands in words: no name holds one.
fn timed(words: &[Word]) -> bool {
    const WITHIN: [Key; 3] = keys(["trong", "trước", "hết"]);
    const SPANS: [Key; 5] = keys(["năm", "quý", "tháng", "ngày", "tuần"]);
    words.windows(2).any(|pair| match pair {
        [before, span] => before.key.is_any(&WITHIN) && span.key.is_any(&SPANS),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use model::{PartyKind, PartyLevel};

    use super::*;

    #[test]
    fn no_name_holds_a_verb_and_a_day() {
        let stranger = |raw: &str| by_letters(raw, raw, PartyKind::Other, PartyLevel::Other);
        for (raw, expected) in [
            ("Sư đoàn 316 mở chuyên mục trong năm 2026", "Sư đoàn 316"),
            ("Tổng Lãnh sự quán tổ chức tập huấn trước ngày 30/11", "Tổng Lãnh sự quán"),
            ("Đoàn Kinh tế - Quốc phòng 345", "Đoàn Kinh tế - Quốc phòng 345"),
            ("Hội Cựu giáo chức năm 2026", "Hội Cựu giáo chức năm 2026"),
        ] {
            let found = trimmed(stranger(raw), &Context::default());
            assert_eq!(found.iter().map(|p| p.raw.as_str()).collect::<Vec<_>>(), [expected]);
        }
    }
}
