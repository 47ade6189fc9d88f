//! The words with which a party cell can begin, in bare letters: what tells most texts at once to be none.

use std::collections::HashSet;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use super::words::{Key, bare_words, words_and_bare};
use super::{clause, group, leading, list, office, person, place, police};
use crate::registry::{DOTTED_HEAD, SHORT_HEADS, registry};

static OPENINGS: LazyLock<HashSet<Key, FxBuildHasher>> = LazyLock::new(|| {
    let phrases = [
        &office::MANY,
        &office::OFFICES,
        &group::MANY,
        &group::NOUN_PHRASES,
        &place::LINKS,
        &place::MANY,
        &place::UNIT_HEADS,
        &clause::BEFORE,
        &list::JOINTS,
    ];
    let words = phrases.into_iter().flat_map(|set| set.first_words());
    let short = SHORT_HEADS.iter().map(|(short, _)| *short);
    let ranked = [Key::plain("cap"), DOTTED_HEAD.0];
    words
        .chain(registry().names.first_words())
        .chain(short)
        .chain(ranked)
        .chain(police::first_words())
        .collect()
});

/// Whether a text may be whole as a party cell by its first word, whatever the marks of that. A text with a figure
/// may: it may name a document, or count bodies.
///
/// ```
/// use grammar::party::may_open;
/// assert!(may_open("Sở Y tế") && may_open("uỷ ban") && may_open("02 huyện"));
/// assert!(!may_open("Rà soát quy hoạch"));
/// ```
pub fn may_open(text: &str) -> bool {
    OPENINGS.contains(&bare_words(text).next().unwrap_or_default()) || super::has_figure(text)
}

/// The same with what may stand before the bodies that a sentence names at its start, or begins one of them elsewhere than in
/// a cell.
static LEADS: LazyLock<HashSet<Key, FxBuildHasher>> = LazyLock::new(|| {
    let phrases = [&leading::HANDING, &leading::OPENINGS, &person::PERSONS];
    let words = phrases.into_iter().flat_map(|set| set.first_words());
    OPENINGS.iter().copied().chain(words).chain([Key::plain("hai")]).collect()
});

/// Whether a sentence may name bodies at its very start (see [`super::leading`]), by its first word, or because a number
/// stands there.
pub(super) fn may_lead(sentence: &str) -> bool {
    let first = words_and_bare(sentence).next().map_or(Key::default(), |(low, _)| low.bare());
    first.first().is_ascii_digit() || LEADS.contains(&first) || crate::ordinal::split(sentence).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::party::leading;
    use crate::party::{Context, is_whole, read_list};

    #[test]
    fn what_opens_no_list_holds_none() {
        let texts = [
            "Sở Y tế; các sở, ban, ngành",
            "UBND huyện Yên Sơn",
            "SỞ Y TẾ",
            "TT Y tế huyện",
            "cấp huyện",
            "03 xã",
            "tp. Tuyên Quang",
            "T.P Tuyên Quang",
            "đ/c Chủ tịch",
            "thuộc tỉnh",
            "chủ trì: Sở Y tế",
            "và Sở Y tế",
            "(Phòng TCKH, TNMT)",
            "toàn thể cán bộ",
            "theo Kế hoạch số 12/KH-UBND",
        ];
        for text in texts {
            assert!(may_open(text), "{text}");
        }
        for text in ["Rà soát quy hoạch", "Xây dựng kế hoạch của Sở Y tế", "…", ""] {
            assert!(!may_open(text) && !is_whole(text), "{text}");
        }
        for text in [
            "Giao Sở Y tế",
            "Căn cứ Quy chế, Sở Y tế",
            "- Ông Nguyễn Văn An (Hiệu trưởng)",
            "a) UBND tỉnh",
            "Nhiệm vụ 1: Sở Y tế chủ trì",
        ] {
            assert!(may_lead(text), "{text}");
        }
        for text in ["Rà soát quy hoạch", "Tăng cường kiểm tra", "…", ""] {
            assert!(!may_lead(text) && leading(text, &Context::default()).is_none(), "{text}");
        }
        for body in &registry().bodies {
            assert!(may_open(body.name), "{}", body.name);
            assert!(!read_list(body.name, &Context::default()).is_empty(), "{}", body.name);
        }
    }
}
