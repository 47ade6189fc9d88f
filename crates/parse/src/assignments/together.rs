//! Who takes part, beside «phối hợp với …»: «Sở A chủ trì, Sở B phối hợp», «phối hợp có hiệu quả với Sở B», «chủ trì cùng Sở
//! B», «với sự tham gia của Sở B»; «Sở A cùng Sở B …», «kết hợp với Sở B», «thống nhất với Sở B trình …».

use std::sync::LazyLock;

use grammar::{party, verb};
use model::Party;

use super::bodies;
use crate::words::{AnyOf, Key, Phrase, Phrases, Word, keys};

/// Words between «phối hợp» and «với».
const MOST_BETWEEN: usize = 5;

/// Words of a clause that names who takes part.
const MOST_WORDS: usize = 40;

/// Whether a word begins one of those by which bodies take part.
pub(super) fn may_begin(word: &Word) -> bool {
    static FIRSTS: AnyOf<7> = AnyOf::new(["phối", "tham", "cùng", "kết", "hiệp", "thống", "trao"]);
    FIRSTS.holds(word)
}

/// The bodies that take part by a word of a sentence, `at`.
pub(super) fn named_at(text: &str, words: &[Word], at: usize, context: &bodies::Context) -> Vec<Party> {
    let Some(word) = words.get(at) else { return Vec::new() };
    if word.key == const { Key::of("phối") } && const { Phrase::of("phối hợp") }.stands_at(words, at) {
        let behind = behind_with(words, at).or_else(|| behind_share(words, at));
        return match behind {
            Some(next) => listed(text, words, next, context),
            None => before(text, words, at, context),
        };
    }
    if const { Phrase::of("tham gia") }.stands_at(words, at) {
        return behind_share(words, at).map(|next| listed(text, words, next, context)).unwrap_or_default();
    }
    let with = |at: usize| usize::from(words.get(at).is_some_and(|w| w.key == const { Key::of("với") }));
    if word.key == const { Key::of("cùng") } && joins(text, words, at, context) {
        return listed(text, words, at + 1 + with(at + 1), context);
    }
    if let Some(count) = WITH.count(words, at) {
        return acting(text, words, at + count, Behind::Anything, context);
    }
    if let Some(count) = CONSULTING.count(words, at) {
        return acting(text, words, at + count, Behind::Deed, context);
    }
    Vec::new()
}

/// How much must stand behind a list of bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Behind {
    /// What is done with them, or the end of the clause.
    Anything,
    /// What is done with them: «thống nhất với Sở B trình …», not «thống nhất với Sở B về …».
    Deed,
}

/// Words behind which bodies take part.
static WITH: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&WITH_WORDS));
const WITH_WORDS: [&str; 5] =
    ["kết hợp với", "kết hợp cùng", "kết hợp chặt chẽ với", "hiệp đồng với", "hiệp đồng chặt chẽ với"];

/// Words behind which bodies take part in what is done with them.
static CONSULTING: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&CONSULTING_WORDS));
const CONSULTING_WORDS: [&str; 3] = ["thống nhất với", "trao đổi với", "tham khảo ý kiến"];

/// Whether «cùng» at a word joins bodies to the one that stands before it, or to who leads: «Sở A cùng Sở B …», «chủ trì,
/// cùng với Sở B …»; «cuối cùng», «cùng kỳ» are other words.
fn joins(text: &str, words: &[Word], at: usize, context: &bodies::Context) -> bool {
    /// Bodies of a list before it.
    const MOST: usize = 6;
    let Some(last) = at.checked_sub(1) else { return false };
    let leads = at > 1
        && [const { Phrase::of("chủ trì") }, const { Phrase::of("trách nhiệm") }]
            .iter()
            .any(|phrase| phrase.stands_at(words, at - 2));
    if leads {
        return true;
    }
    let end = words.get(last).filter(|w| matches!(w.stop, None | Some(','))).map(Word::end);
    let stops = |i: &usize| *i == 0 || words.get(*i - 1).is_some_and(|w| w.stop.is_some());
    let whole = |begin: usize| {
        let begin = begin + GIVING.count(words, begin).unwrap_or(0);
        let before = text.get(words.get(begin)?.start()..end?)?;
        bodies::whole(before, context)
    };
    (0..=last).rev().filter(stops).take(MOST).find_map(whole).is_some()
}

/// Words that hand the task to the body behind them.
static GIVING: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(&["giao cho", "giao", "yêu cầu", "đề nghị", "phân công", "do"]));

/// The bodies at a word where what is done with them follows, or where the clause ends with them.
fn acting(text: &str, words: &[Word], at: usize, needs: Behind, context: &bodies::Context) -> Vec<Party> {
    let Some(begin) = words.get(at).map(Word::start) else { return Vec::new() };
    let parties = listed(text, words, at, context);
    let Some(last) =
        parties.last().and_then(|p| text.get(begin..)?.find(p.raw.as_str()).map(|f| f + p.raw.len()))
    else {
        return Vec::new();
    };
    let behind = words.iter().position(|w| w.start() >= begin + last).unwrap_or(words.len());
    let deed = bodies::is_predicate(text, words, behind);
    let ends = behind == words.len()
        || behind.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| w.stop.is_some());
    if deed || (needs == Behind::Anything && ends) { parties } else { Vec::new() }
}

/// «phối hợp có hiệu quả với Sở B»: behind «với», where how they work together stands between.
fn behind_with(words: &[Word], at: usize) -> Option<usize> {
    let with = |w: &Word| w.key == const { Key::of("với") };
    let between = words.get(at + 2..)?.iter().take(MOST_BETWEEN);
    let count = between.take_while(|w| !with(w) && !w.capital && matches!(w.stop, None | Some(','))).count();
    let found = words.get(at + 2 + count).is_some_and(with);
    let parted = words.get(at + 1).is_some_and(|w| w.stop.is_some());
    (found && !parted && count > 0).then_some(at + 3 + count)
}

/// «sự phối hợp của», «sự tham gia của».
fn behind_share(words: &[Word], at: usize) -> Option<usize> {
    let share =
        at.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| w.key == const { Key::of("sự") });
    let of = words.get(at + 2).is_some_and(|w| w.key == const { Key::of("của") });
    (share && of).then_some(at + 3)
}

/// The list of bodies at a word that is a name or one of many.
fn listed(text: &str, words: &[Word], at: usize, context: &bodies::Context) -> Vec<Party> {
    const MANY: [Key; 2] = keys(["các", "những"]);
    let rest = words.get(at).filter(|w| w.capital || w.key.is_any(&MANY)).and_then(|w| text.get(w.start()..));
    if !bodies::may_begin(text, words, at) {
        return Vec::new();
    }
    let found =
        rest.and_then(|rest| party::leading(rest, &context.party)).filter(|(range, _)| range.start == 0);
    // «với sự phối hợp của Sở Nội vụ, xây dựng …»: what is done, and no Sở Xây dựng.
    let body = |p: &Party| p.raw.starts_with(char::is_uppercase) || !verb::opens_task(&p.raw);
    found.map(|(_, parties)| parties.into_iter().take_while(body).collect()).unwrap_or_default()
}

/// What a body does that others take part beside.
const LEADING: [&str; 2] = ["chủ trì", "làm đầu mối"];

/// «…, Sở B phối hợp.», «…; Sở B, Sở C phối hợp thực hiện;»: the bodies of a clause that ends with it, never of the first.
fn before(text: &str, words: &[Word], at: usize, context: &bodies::Context) -> Vec<Party> {
    let carried = const { Phrase::of("thực hiện") }.stands_at(words, at + 2);
    let last = at + if carried { 3 } else { 1 };
    let ends = words.len() == last + 1
        || words.get(last).is_some_and(|w| matches!(w.stop, Some(',' | ';' | '.' | ')')));
    let parted = carried && words.get(at + 1).is_some_and(|w| w.stop.is_some());
    let Some(end) = at.checked_sub(1).and_then(|i| words.get(i)).map(Word::end) else {
        return Vec::new();
    };
    if parted {
        return Vec::new();
    }
    // The longest run of clauses that is bodies and nothing else, behind what somebody else does.
    let opens = |i: &usize| {
        let Some(before) = i.checked_sub(1).and_then(|i| words.get(i)) else { return false };
        let told = text.get(..before.end()).unwrap_or_default();
        match before.stop {
            // «Sở A chủ trì, Sở B phối hợp xây dựng đề án»: behind who leads the clause need not end.
            Some(',' | ';') if !ends => LEADING.iter().any(|leads| told.ends_with(leads)),
            Some(',') => LEADING.iter().any(|leads| told.contains(leads)),
            Some(';') => bodies::whole(told, context).is_none(),
            Some(_) | None => false,
        }
    };
    let begins = (at.saturating_sub(MOST_WORDS)..at).filter(opens);
    let whole = |i: usize| bodies::whole(text.get(words.get(i)?.start()..end)?, context);
    begins.filter(|&i| bodies::may_begin(text, words, i)).find_map(whole).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::fields::roles;
    use super::*;
    use crate::words::words;

    #[test]
    fn every_word_may_begin() {
        let others = ["phối hợp", "tham gia", "cùng"];
        for phrase in WITH_WORDS.iter().chain(&CONSULTING_WORDS).chain(&others) {
            assert!(words(phrase, 1).iter().all(may_begin), "{phrase}");
        }
    }

    #[test]
    fn who_takes_part() {
        let cases: [(&str, &[&str]); 37] = [
            ("Sở Y tế chủ trì, Sở Nội vụ phối hợp.", &["Sở Nội vụ"]),
            ("Sở Y tế chủ trì; Sở Nội vụ, Sở Tài chính phối hợp thực hiện.", &["Sở Nội vụ", "Sở Tài chính"]),
            ("Sở Y tế chủ trì, phối hợp có hiệu quả với Sở Nội vụ xây dựng đề án.", &["Sở Nội vụ"]),
            ("Sở Y tế phối hợp chặt chẽ, kịp thời với Sở Nội vụ rà soát.", &["Sở Nội vụ"]),
            ("Sở Y tế chủ trì cùng Sở Nội vụ xây dựng đề án.", &["Sở Nội vụ"]),
            ("Sở Y tế chủ trì cùng với các sở, ngành xây dựng đề án.", &["Các sở, ngành"]),
            ("Xây dựng đề án với sự phối hợp của Sở Nội vụ.", &["Sở Nội vụ"]),
            ("Sở Y tế chủ trì, với sự phối hợp của Sở Nội vụ, xây dựng đề án.", &["Sở Nội vụ"]),
            ("Tổ chức Hội thi với sự tham gia của Sở Nội vụ, Sở Y tế.", &["Sở Nội vụ", "Sở Y tế"]),
            ("Sở Y tế chủ trì, Sở Nội vụ phối hợp xây dựng đề án.", &["Sở Nội vụ"]),
            ("Sở Y tế rà soát, Sở Nội vụ phối hợp xây dựng đề án.", &[]),
            ("Sở Y tế làm đầu mối, Sở Nội vụ phối hợp, xây dựng đề án.", &["Sở Nội vụ"]),
            ("Sở Y tế làm đầu mối, Sở Nội vụ phối hợp rà soát.", &["Sở Nội vụ"]),
            ("Sở Nội vụ phối hợp.", &[]),
            ("Giám đốc các sở; Thủ trưởng các ban, ngành phối hợp thực hiện.", &[]),
            ("Ban Thường trực UBMTTQ các xã, phường, đặc khu Cồn Cỏ phối hợp, tạo điều kiện.", &[]),
            ("Tăng cường sự phối hợp trong kiểm tra; gắn với Sở Nội vụ.", &[]),
            ("Rà soát hồ sơ, quy chế phối hợp.", &[]),
            ("Sở Y tế cùng Sở Nội vụ xây dựng kế hoạch.", &["Sở Nội vụ"]),
            ("Giao Sở Y tế cùng với các sở, ngành rà soát.", &["Các sở, ngành"]),
            ("Sở Y tế chủ trì, cùng Sở Nội vụ rà soát.", &["Sở Nội vụ"]),
            ("Các sở, ban, ngành cùng Công an tỉnh tập trung chỉ đạo.", &["Công an tỉnh"]),
            ("Công an tỉnh, cùng với Sở Nội vụ, tuần tra.", &["Sở Nội vụ"]),
            ("Sở Y tế có trách nhiệm cùng Sở Nội vụ tham mưu.", &["Sở Nội vụ"]),
            ("Trường THPT Lê Quý Đôn cùng Trường THPT số 1 tổ chức Hội khỏe.", &["Trường THPT số 1"]),
            ("Sở Y tế kết hợp với Sở Nội vụ rà soát.", &["Sở Nội vụ"]),
            ("Sở Y tế phối kết hợp với Sở Nội vụ, Công an tỉnh rà soát.", &["Sở Nội vụ", "Công an tỉnh"]),
            ("Sở Y tế hiệp đồng chặt chẽ với Công an tỉnh bảo vệ.", &["Công an tỉnh"]),
            ("Sở Y tế thống nhất với Sở Nội vụ trình UBND tỉnh.", &["Sở Nội vụ"]),
            ("Sở Y tế trao đổi, thống nhất với Sở Nội vụ xây dựng kế hoạch.", &["Sở Nội vụ"]),
            (
                "Sở Y tế chủ trì phối hợp Sở Nội vụ và các xã, phường xây dựng kế hoạch trình UBND tỉnh.",
                &["Sở Nội vụ", "Ủy ban nhân dân các xã, phường"],
            ),
            ("UBND tỉnh thống nhất với Sở Y tế về chủ trương.", &[]),
            ("Kết hợp với các chương trình, dự án khác.", &[]),
            ("Có vướng mắc, trao đổi với Sở Y tế để được hướng dẫn.", &[]),
            ("Nâng cao trách nhiệm của Sở Y tế cùng Sở Nội vụ trong công tác.", &[]),
            ("Sở Y tế báo cáo kết quả cuối cùng các nội dung.", &[]),
            ("Sở Y tế so sánh với cùng kỳ năm trước.", &[]),
        ];
        for (text, expected) in cases {
            let found = roles(text, &bodies::Context::default()).coordinate;
            assert_eq!(found.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
