//! The word that says at which level a body stands, behind the names of bodies that every level has: «UBND huyên Sơn
//! Dương». With another mark on it the word is none that a list of bodies knows, and the body would be taken for that of
//! whoever issues the plan.

use std::sync::LazyLock;

use super::word::{Case, Marks, Word, Words, distance, syllable, with_marks_of};
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
    many: Option<Marks>,
    going_on: Vec<Marks>,
    bodies: Vec<Vec<Marks>>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| Known {
    levels: LEVELS.into_iter().filter_map(|level| Some((level, syllable(level)?))).collect(),
    many: syllable("các"),
    going_on: GOING_ON.into_iter().filter_map(syllable).collect(),
    bodies: BODIES.iter().map(|body| body.iter().filter_map(|word| syllable(word)).collect()).collect(),
});

impl Known {
    /// The level that a word has the letters of.
    fn level(&self, word: Marks) -> Option<(&'static str, Marks)> {
        self.levels.iter().find(|(_, marks)| marks.bare() == word.bare()).copied()
    }
}

/// Whether a word has the letters of a level and other marks: few have.
pub(super) fn is_near(word: Marks) -> bool {
    KNOWN.level(word).is_some_and(|(_, marks)| distance(marks, word) > 0)
}

/// Mends of level words. Behind the word stands a name, a sign, what the body does, or nothing: «UBND tinh giản biên chế» is
/// another word.
pub(super) fn find(text: &str, Words { all: words, levels, .. }: &Words, mends: &mut Vec<Mend>) {
    let taken = mends.len();
    let known = &*KNOWN;
    for at in levels.iter().map(|&at| at as usize).filter(|&at| at > 0) {
        let Some(word) = words.get(at) else { continue };
        let Some((level, _)) = known.level(word.marks()) else { continue };
        let ends = || words.get(at + 1).is_none_or(|next| !next.follows() || known.ends_before(next));
        if !known.follows_body(words, at) || !ends() {
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
        next.case() == Case::Title || (next.case() == Case::Lower && self.going_on.contains(&next.marks()))
    }

    /// Whether the name of a body that every level has ends before a word, or that of many: «UBND các».
    fn follows_body(&self, words: &[Word], at: usize) -> bool {
        let leads = |at: usize, marks: Marks| {
            words.get(at).is_some_and(|word| word.marks() == marks)
                && words.get(at + 1).is_some_and(Word::follows)
        };
        let many = at.checked_sub(1).filter(|&before| self.many.is_some_and(|many| leads(before, many)));
        let end = many.unwrap_or(at);
        // Few words are the last of such a name.
        let last = end.checked_sub(1).and_then(|last| words.get(last)).map(Word::marks);
        self.bodies.iter().filter(|body| body.last().copied() == last).any(|body| {
            let Some(from) = end.checked_sub(body.len()) else { return false };
            (from..).zip(body).all(|(at, marks)| leads(at, *marks))
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
