//! The words with which a party cell can begin, in bare letters: what tells most texts at once to be none.

use std::collections::HashSet;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use super::words::{Key, bare_words};
use super::{clause, group, list, office, place};
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
    words.chain(registry().names.first_words()).chain(short).chain(ranked).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
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
        for body in &registry().bodies {
            assert!(may_open(body.name), "{}", body.name);
            assert!(!read_list(body.name, &Context::default()).is_empty(), "{}", body.name);
        }
    }
}
