//! What leads a date in: «trước», «chậm nhất», «từ», «trong», «17h00 ngày».

use model::Bound;

use super::lexer::Tokens;
use super::vocabulary::List;

/// What words led a dated phrase in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cue {
    None,
    /// «trong», «vào», «dự kiến»
    Within,
    /// «đến», «hết»
    Until,
    /// «trước», «chậm nhất», «không quá»
    Deadline,
}

const BEFORE: &[&str] = &["trước thời điểm", "trước thời hạn", "trước"];
const BY: &[&str] = &[
    "chậm nhất",
    "muộn nhất",
    "không quá",
    "không muộn hơn",
    "không chậm hơn",
    "không muộn quá",
    "hạn chót",
    "hạn cuối cùng",
    "hạn cuối",
    "thời hạn",
    "hạn",
];
const UNTIL: &[&str] =
    &["cho đến hết", "cho đến", "đến hết", "đến", "tới", "hết", "từ nay đến hết", "từ nay đến"];
const FROM: &[&str] = &["kể từ", "bắt đầu từ", "tính từ", "từ", "ngay từ", "bắt đầu"];
const WITHIN: &[&str] = &[
    "ngay trong",
    "trong thời gian",
    "trong khoảng",
    "trong",
    "vào khoảng",
    "vào thời điểm",
    "vào lúc",
    "lúc",
    "vào",
    "dự kiến",
    "khoảng",
    "là",
    "xong",
    "hoàn thành",
    "từ nay",
    "tại",
];
const AFTER: &[&str] = &["sau"];

/// All of these.
pub(super) const LISTS: [&[&str]; 6] = [UNTIL, BEFORE, BY, FROM, AFTER, WITHIN];

/// Words with which the part or the day of a week begins that stands before a day.
pub(super) const OF_A_DAY: &[&str] = &["sáng", "chiều", "tối", "thứ", "chủ"];

/// The words in front of a date, and what they make of it.
pub(super) fn bound(tokens: &Tokens<'_>, at: usize) -> (Bound, Cue, usize) {
    let mut found = (Bound::In, Cue::None, weekday(tokens, at));
    loop {
        let here = found.2;
        if !tokens.may_stand(here, List::Bounds) {
            return found;
        }
        let table: [(Bound, Cue, &[&str]); 6] = [
            (Bound::By, Cue::Until, UNTIL),
            (Bound::Before, Cue::Deadline, BEFORE),
            (Bound::By, Cue::Deadline, BY),
            (Bound::From, Cue::Within, FROM),
            (Bound::After, Cue::Within, AFTER),
            (Bound::In, Cue::Within, WITHIN),
        ];
        let Some((bound, cue, next)) = table
            .into_iter()
            .find_map(|(bound, cue, phrases)| tokens.any(here, phrases).map(|next| (bound, cue, next)))
        else {
            return found;
        };
        // «Trung hạn 2021-2025» is a kind of plan.
        if tokens.word(here) == "hạn"
            && matches!(
                tokens.word(here.wrapping_sub(1)),
                "trung" | "dài" | "ngắn" | "giới" | "quá" | "có" | "vô"
            )
        {
            return found;
        }
        // «Chậm nhất trong quý II»: the stronger word holds; «đến trước ngày»: the later one.
        let kept = if bound == Bound::In { found.0 } else { bound };
        let day = next + usize::from(tokens.sign(next) == Some(':'));
        let end = hour(tokens, day);
        let end = if end > day { weekday(tokens, end) } else { end };
        // Before an hour of a day is still on that day.
        let kept = if end > day && kept == Bound::Before { Bound::By } else { kept };
        found = (kept, found.1.max(cue), end);
    }
}

/// Behind the part and the day of the week before a day of the calendar, which say no more than it: «Sáng thứ Hai,
/// 17/11», «Thứ 3 (18/11)».
fn weekday(tokens: &Tokens<'_>, at: usize) -> usize {
    const DAYS: [&str; 7] = ["hai", "ba", "tư", "năm", "sáu", "bảy", "bẩy"];
    let part = at + usize::from(matches!(tokens.word(at), "sáng" | "chiều" | "tối"));
    let counted = || DAYS.contains(&tokens.word(part + 1)) || tokens.number(part + 1).is_some();
    let day = match tokens.word(part) {
        "thứ" if counted() => part + 2,
        "chủ" if tokens.word(part + 1) == "nhật" => part + 2,
        _ => part,
    };
    if day == at {
        return at;
    }
    let next = day + usize::from(matches!(tokens.sign(day), Some(',' | '(' | '-' | ':')));
    let dated = tokens.word(next) == "ngày"
        || (tokens.number(next).is_some() && matches!(tokens.sign(next + 1), Some('/' | '-' | '.')));
    if dated { next } else { at }
}

/// Behind the hour before a day: «17h00 ngày …», «17 giờ 00 phút, ngày …», «08:00 ngày …». It is finer than a plan's
/// day.
pub(super) fn hour(tokens: &Tokens<'_>, at: usize) -> usize {
    let Some(mut next) = super::clock::clock(tokens, at) else { return at };
    next += usize::from(matches!(tokens.sign(next), Some(',' | '\'' | '’')));
    if tokens.word(next) == "ngày" || weekday(tokens, next) > next { next } else { at }
}
