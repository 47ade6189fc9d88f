//! Who takes part, beside «phối hợp với …»: «Sở A chủ trì, Sở B phối hợp», «phối hợp có hiệu quả với Sở B», «chủ trì cùng Sở
//! B», «với sự tham gia của Sở B».

use grammar::{party, verb};
use model::Party;

use super::bodies;
use crate::words::{Key, Phrase, Word, keys};

/// Words between «phối hợp» and «với».
const MOST_BETWEEN: usize = 5;

/// Words of a clause that names who takes part.
const MOST_WORDS: usize = 40;

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
    if const { Phrase::of("chủ trì cùng") }.stands_at(words, at) {
        let with = words.get(at + 3).is_some_and(|w| w.key == const { Key::of("với") });
        return listed(text, words, at + 3 + usize::from(with), context);
    }
    Vec::new()
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
    let rest =
        words.get(at).filter(|w| w.capital || w.key.is_any(&MANY)).and_then(|w| text.get(w.range.start..));
    if !bodies::may_begin(text, words, at) {
        return Vec::new();
    }
    let found =
        rest.and_then(|rest| party::leading(rest, &context.party)).filter(|(range, _)| range.start == 0);
    // «với sự phối hợp của Sở Nội vụ, xây dựng …»: what is done, and no Sở Xây dựng.
    let body = |p: &Party| p.raw.starts_with(char::is_uppercase) || !verb::opens_task(&p.raw);
    found.map(|(_, parties)| parties.into_iter().take_while(body).collect()).unwrap_or_default()
}

/// «…, Sở B phối hợp.», «…; Sở B, Sở C phối hợp thực hiện;»: the bodies of a clause that ends with it, never of the first.
fn before(text: &str, words: &[Word], at: usize, context: &bodies::Context) -> Vec<Party> {
    let carried = const { Phrase::of("thực hiện") }.stands_at(words, at + 2);
    let last = at + if carried { 3 } else { 1 };
    let ends = words.len() == last + 1
        || words.get(last).is_some_and(|w| matches!(w.stop, Some(',' | ';' | '.' | ')')));
    let parted = carried && words.get(at + 1).is_some_and(|w| w.stop.is_some());
    let Some(end) = at.checked_sub(1).and_then(|i| words.get(i)).map(|w| w.range.end) else {
        return Vec::new();
    };
    if !ends || parted {
        return Vec::new();
    }
    // The longest run of clauses that is bodies and nothing else, behind what somebody else does.
    let opens = |i: &usize| {
        let Some(before) = i.checked_sub(1).and_then(|i| words.get(i)) else { return false };
        let told = text.get(..before.range.end).unwrap_or_default();
        match before.stop {
            Some(',') => told.contains("chủ trì"),
            Some(';') => bodies::whole(told, context).is_none(),
            Some(_) | None => false,
        }
    };
    let begins = (at.saturating_sub(MOST_WORDS)..at).filter(opens);
    let whole = |i: usize| bodies::whole(text.get(words.get(i)?.range.start..end)?, context);
    begins.filter(|&i| bodies::may_begin(text, words, i)).find_map(whole).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::fields::roles;
    use crate::assignments::bodies;

    #[test]
    fn who_takes_part() {
        let cases: [(&str, &[&str]); 14] = [
            ("Sở Y tế chủ trì, Sở Nội vụ phối hợp.", &["Sở Nội vụ"]),
            ("Sở Y tế chủ trì; Sở Nội vụ, Sở Tài chính phối hợp thực hiện.", &["Sở Nội vụ", "Sở Tài chính"]),
            ("Sở Y tế chủ trì, phối hợp có hiệu quả với Sở Nội vụ xây dựng đề án.", &["Sở Nội vụ"]),
            ("Sở Y tế phối hợp chặt chẽ, kịp thời với Sở Nội vụ rà soát.", &["Sở Nội vụ"]),
            ("Sở Y tế chủ trì cùng Sở Nội vụ xây dựng đề án.", &["Sở Nội vụ"]),
            ("Sở Y tế chủ trì cùng với các sở, ngành xây dựng đề án.", &["Các sở, ngành"]),
            ("Xây dựng đề án với sự phối hợp của Sở Nội vụ.", &["Sở Nội vụ"]),
            ("Sở Y tế chủ trì, với sự phối hợp của Sở Nội vụ, xây dựng đề án.", &["Sở Nội vụ"]),
            ("Tổ chức Hội thi với sự tham gia của Sở Nội vụ, Sở Y tế.", &["Sở Nội vụ", "Sở Y tế"]),
            ("Sở Nội vụ phối hợp.", &[]),
            ("Giám đốc các sở; Thủ trưởng các ban, ngành phối hợp thực hiện.", &[]),
            ("Ban Thường trực UBMTTQ các xã, phường, đặc khu Cồn Cỏ phối hợp, tạo điều kiện.", &[]),
            ("Tăng cường sự phối hợp trong kiểm tra; gắn với Sở Nội vụ.", &[]),
            ("Rà soát hồ sơ, quy chế phối hợp.", &[]),
        ];
        for (text, expected) in cases {
            let found = roles(text, &bodies::Context::default()).coordinate;
            assert_eq!(found.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
