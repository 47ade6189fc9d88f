//! How often: a rhythm named by its unit, or by how many times it comes in one.

use super::super::lexer::Tokens;
use super::super::vocabulary::List;
use super::{Every, each, more_rhythms, unit};

/// Words with which [`times`] begins, where not with a number.
pub(in crate::timing) const OPENERS: &[&str] = &[
    "hàng",
    "mỗi",
    "từng",
    "theo",
    "thường",
    "các",
    "ít",
    "tối",
    "một",
    "hai",
    "ba",
    "bốn",
    "năm",
    "sáu",
    "quý",
    "tháng",
    "tuần",
    "ngày",
];

/// «6 tháng/lần», «1 lần/năm», «năm một lần», «hàng quý, 6 tháng, năm», «quý, 6 tháng, năm»
pub(super) fn times(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    if tokens.number(at).is_none() && !tokens.may_stand(at, List::Rhythms) {
        debug_assert!(told_times(tokens, at).is_none(), "«{}» opens a rhythm", tokens.word(at));
        return None;
    }
    told_times(tokens, at)
}

fn told_times(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    const NAMED: [(&str, u32); 3] =
        [("thường niên", 12), ("các quý trong năm", 3), ("các tháng trong năm", 1)];
    if let Some((every, next)) = each(tokens, at) {
        let (every, end) = more_rhythms(tokens, next, every);
        return Some((every.rule(), times_behind(tokens, end)));
    }
    if let Some((end, months)) =
        NAMED.iter().find_map(|(name, months)| Some((tokens.phrase(at, name)?, *months)))
    {
        let numbered = tokens.number(end).is_some() || tokens.word(end) == "tiếp";
        return (!numbered).then(|| (Every::Months(months).rule(), end));
    }
    if let Some(next) = tokens.phrase(at, "theo") {
        let every = unit(tokens.word(next), 1)?;
        let (every, end) = more_rhythms(tokens, next + 1, every);
        let numbered =
            tokens.number(end).is_some() || super::super::point::quarter_number(tokens, end).is_some();
        let named = tokens.word(end) == "học";
        return (!numbered && !named).then(|| (every.rule(), end));
    }
    let start = tokens.skip(at, &["ít nhất", "tối thiểu"]);
    if let Some((count, next)) = count(tokens, start)
        && tokens.word(next) == "lần"
    {
        return times_per(tokens, count, next + 1);
    }
    let (count, unit_at) = count(tokens, at)
        .filter(|_| tokens.number(at).is_some() || at_unit(tokens, at + 1))
        .unwrap_or((1, at));
    let every = unit(tokens.word(unit_at), count)?;
    if let Some(end) = once(tokens, unit_at + 1) {
        return Some((every.rule(), end));
    }
    // A list of at least two rhythms, without «hàng»: «quý, 6 tháng, năm».
    let (finest, end) = more_rhythms(tokens, unit_at + 1, every);
    let plain_year = matches!(every, Every::Months(12)) && count == 1;
    (end > unit_at + 1 && !plain_year).then(|| (finest.rule(), end))
}

fn at_unit(tokens: &Tokens<'_>, at: usize) -> bool {
    unit(tokens.word(at), 1).is_some()
}

pub(super) fn count(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    const WORDS: [&str; 6] = ["một", "hai", "ba", "bốn", "năm", "sáu"];
    if let Some((value, length)) = tokens.digits(at) {
        return (value > 0 && length <= 2).then_some((value, at + 1));
    }
    let index = WORDS.iter().position(|word| *word == tokens.word(at))?;
    Some((index as u32 + 1, at + 1))
}

/// «/lần», «một lần», «/01 lần», «1 lần»
fn once(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let slash = tokens.sign(at) == Some('/');
    let next = at + usize::from(slash);
    if tokens.word(next) == "lần" && slash {
        return Some(next + 1);
    }
    let (count, after) = count(tokens, next)?;
    (count == 1 && tokens.word(after) == "lần").then_some(after + 1)
}

/// «2 lần/năm», «một lần mỗi quý»
fn times_per(tokens: &Tokens<'_>, count: u32, at: usize) -> Option<(String, usize)> {
    let next = if tokens.sign(at) == Some('/') {
        at + 1
    } else {
        tokens.any(at, &["trong", "mỗi", "một", "trên"])?
    };
    let next = tokens.skip(next, &["mỗi", "một"]);
    let next = next + usize::from(tokens.number(next) == Some(1));
    let every = unit(tokens.word(next), 1)?;
    let rule = match every {
        Every::Months(months) if count > 0 && months % count == 0 => Every::Months(months / count).rule(),
        Every::Days(_) | Every::Weeks(_) | Every::Months(_) => every.rule(),
    };
    Some((rule, next + 1))
}

/// «Mỗi năm ít nhất 01 lần»: how often within the rhythm is not told by the rule.
fn times_behind(tokens: &Tokens<'_>, at: usize) -> usize {
    let next = tokens.skip(at, &["ít nhất", "tối thiểu", "tổ chức"]);
    match count(tokens, next) {
        Some((_, after)) if tokens.word(after) == "lần" => after + 1,
        _ => at,
    }
}
