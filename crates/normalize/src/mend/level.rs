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

/// The same as the words of a text are.
struct Known {
    levels: Vec<(&'static str, Marks)>,
    /// The sieve that the letters of the levels pass.
    sieve: u64,
    many: Option<Marks>,
    going_on: Vec<Marks>,
    bodies: Vec<Vec<Marks>>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let levels: Vec<_> = LEVELS.into_iter().filter_map(|level| Some((level, syllable(level)?))).collect();
    Known {
        sieve: levels.iter().fold(0, |sieve, (_, marks)| sieve | hole(*marks)),
        levels,
        many: syllable("các"),
        going_on: GOING_ON.into_iter().filter_map(syllable).collect(),
        bodies: BODIES.iter().map(|body| body.iter().filter_map(|word| syllable(word)).collect()).collect(),
    }
});

/// The one bit of a sieve that a word passes through.
#[inline]
fn hole(marks: Marks) -> u64 {
    1 << (marks.bare().wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58)
}

/// Mends of level words. Behind the word stands a name, a sign, what the body does, or nothing: «UBND tinh giản biên chế» is
/// another word.
pub(super) fn find(text: &str, words: &[Word], mends: &mut Vec<Mend>) {
    let taken = mends.len();
    let known = &*KNOWN;
    for (at, word) in (1..).zip(words.get(1..).unwrap_or_default()) {
        if known.sieve & hole(word.marks) == 0 || word.case != Case::Lower || word.glued {
            continue;
        }
        // Few words have the letters of a level and other marks.
        let level = known.levels.iter().find(|(_, marks)| marks.bare() == word.bare());
        let Some((level, _)) = level.filter(|(_, marks)| distance(*marks, word.marks) > 0) else { continue };
        let ends = !word.joined || words.get(at + 1).is_none_or(|next| known.ends_before(next));
        if !ends || !known.follows_body(words.get(..at).unwrap_or_default()) {
            continue;
        }
        let start = word.place().start;
        let told = mends
            .get(..taken)
            .unwrap_or_default()
            .iter()
            .any(|m| (m.start..m.start + m.from.len()).contains(&start));
        let Some(printed) = text.get(word.place()).filter(|_| !told) else { continue };
        mends.push(Mend {
            from: printed.to_owned(),
            to: with_marks_of(printed, level),
            start,
            tier: Tier::Applied,
            evidence: "the level of the body before it".to_owned(),
        });
    }
}

impl Known {
    /// Whether the name of a body may end before a word: a name of a place, or what the body does.
    fn ends_before(&self, next: &Word) -> bool {
        next.case == Case::Title || (next.case == Case::Lower && self.going_on.contains(&next.marks))
    }

    /// Whether words end in the name of a body that every level has, or of many: «UBND các».
    fn follows_body(&self, before: &[Word]) -> bool {
        let before = match before.split_last() {
            Some((last, rest)) if last.joined && self.many == Some(last.marks) => rest,
            _ => before,
        };
        self.bodies.iter().any(|body| {
            let Some(from) = before.len().checked_sub(body.len()) else { return false };
            let own = before.get(from..).unwrap_or_default();
            own.iter().zip(body).all(|(word, marks)| word.joined && word.marks == *marks)
        })
    }
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
