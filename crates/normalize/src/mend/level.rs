//! The word that says at which level a body stands, behind the names of bodies that every level has: «UBND huyên Sơn
//! Dương». With another mark on it the word is none that a list of bodies knows, and the body would be taken for that of
//! whoever issues the plan.

use std::sync::LazyLock;

use super::word::{Case, Marks, Word, distance, syllable, with_marks_of};
use super::{Mend, Tier};

/// The levels that one syllable names.
const LEVELS: [&str; 5] = ["tỉnh", "huyện", "xã", "phường", "quận"];

/// Names that the level follows: the last syllables of each, or the whole abbreviation.
const BODIES: [&[&str]; 8] = [
    &["UBND"],
    &["HĐND"],
    &["ban", "nhân", "dân"],
    &["đồng", "nhân", "dân"],
    &["án", "nhân", "dân"],
    &["sát", "nhân", "dân"],
    &["công", "an"],
    &["quân", "sự"],
];

/// Words with which what a body does begins, or the next body: behind them the level may stand without a sign.
const GOING_ON: [&str; 40] = [
    "ban", "bảo", "báo", "bố", "chỉ", "chịu", "chủ", "có", "công", "cùng", "đăng", "đôn", "giao", "giám",
    "giải", "hướng", "kiểm", "lãnh", "lập", "nghiên", "phân", "phê", "phối", "quyết", "rà", "tăng", "tham",
    "theo", "thẩm", "thông", "thực", "tiếp", "tổ", "tổng", "triển", "trình", "trực", "và", "xây", "xem",
];

type Syllable = (u64, Marks);

static LEVEL_SYLLABLES: LazyLock<Vec<(&str, Syllable)>> =
    LazyLock::new(|| LEVELS.into_iter().filter_map(|level| Some((level, syllable(level)?))).collect());

static MANY: LazyLock<Option<Syllable>> = LazyLock::new(|| syllable("các"));

static GOING_ON_SYLLABLES: LazyLock<Vec<Syllable>> =
    LazyLock::new(|| GOING_ON.into_iter().filter_map(syllable).collect());

static BODY_SYLLABLES: LazyLock<Vec<Vec<Syllable>>> = LazyLock::new(|| {
    BODIES.iter().map(|body| body.iter().filter_map(|word| syllable(word)).collect()).collect()
});

/// Mends of level words. Behind the word stands a name, a sign, what the body does, or nothing: «UBND tinh giản biên chế» is
/// another word.
pub(super) fn find(text: &str, words: &[Word], mends: &mut Vec<Mend>) {
    let taken = mends.len();
    for (at, word) in words.iter().enumerate().skip(1) {
        let ends = !word.joined || words.get(at + 1).is_none_or(ends_before);
        if word.case != Case::Lower
            || word.glued
            || !ends
            || !follows_body(words.get(..at).unwrap_or_default())
        {
            continue;
        }
        let level = LEVEL_SYLLABLES.iter().find(|(_, (bare, _))| *bare == word.bare);
        let Some((level, _)) = level.filter(|(_, (_, marks))| distance(*marks, word.marks) > 0) else {
            continue;
        };
        let told = mends
            .get(..taken)
            .unwrap_or_default()
            .iter()
            .any(|m| (m.start..m.start + m.from.chars().count()).contains(&word.char_start));
        let Some(printed) = text.get(word.start..word.end).filter(|_| !told) else { continue };
        mends.push(Mend {
            from: printed.to_owned(),
            to: with_marks_of(printed, level),
            start: word.char_start,
            tier: Tier::Applied,
            evidence: "the level of the body before it".to_owned(),
        });
    }
}

/// Whether the name of a body may end before a word: a name of a place, or what the body does.
fn ends_before(next: &Word) -> bool {
    next.case == Case::Title
        || (next.case == Case::Lower
            && GOING_ON_SYLLABLES.iter().any(|(bare, marks)| next.bare == *bare && next.marks == *marks))
}

/// Whether words end in the name of a body that every level has, or of many: «UBND các».
fn follows_body(before: &[Word]) -> bool {
    let many = |last: &Word| {
        last.joined && MANY.is_some_and(|(bare, marks)| last.bare == bare && last.marks == marks)
    };
    let before = match before.split_last() {
        Some((last, rest)) if many(last) => rest,
        _ => before,
    };
    BODY_SYLLABLES.iter().any(|body| {
        let Some(from) = before.len().checked_sub(body.len()) else { return false };
        let own = before.get(from..).unwrap_or_default();
        own.iter().zip(body).all(|(word, (bare, marks))| {
            word.joined && word.bare == *bare && distance(word.marks, *marks) == 0
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::mend::mend;

    #[test]
    fn levels_get_their_marks() {
        for (given, wanted) in [
            ("UBND huyên Sơn Dương", "UBND huyện Sơn Dương"),
            ("Chủ tịch UBND tĩnh, HĐND xa Tân Lập", "Chủ tịch UBND tỉnh, HĐND xã Tân Lập"),
            ("Hội đồng nhân dân huyen; Công an tinh", "Hội đồng nhân dân huyện; Công an tỉnh"),
            ("Ban Chỉ huy quân sự phương", "Ban Chỉ huy quân sự phường"),
            ("UBND các huyên, thành phố", "UBND các huyện, thành phố"),
            ("Công an huyên chủ trì, phối hợp", "Công an huyện chủ trì, phối hợp"),
        ] {
            assert_eq!(mend(given).text, wanted);
            assert!(mend(wanted).mends.is_empty(), "{wanted}");
        }
    }

    #[test]
    fn other_words_stay() {
        for text in [
            "UBND tinh giản biên chế",
            "Công an phường, xã",
            "nhân dân xa gần",
            "nhân dân phương Tây",
            "UBND, huyên náo",
            "Công an xa-tin",
            "Sở Y tế tính toán",
            "UBND Tinh Nhuệ",
        ] {
            assert_eq!(mend(text).text, text);
        }
    }
}
