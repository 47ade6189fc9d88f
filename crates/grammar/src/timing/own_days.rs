//! Rhythms that bring each its own day: «định kỳ 6 tháng (trước ngày 15/6), hằng năm (trước ngày 15/12)».

use super::bound::Cue;
use super::lexer::Tokens;
use super::point::Unit;
use super::recurrence::{Every, each, on_points, unit};
use super::span::{Span, span};

/// The rule of a list of rhythms and of their days, where there are as many days as the finest of them has in a year.
pub(super) fn own_days(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    let periodic = tokens.any(at, &["định kỳ", "theo định kỳ"]);
    let mut returns = periodic.is_some();
    let mut here = periodic.unwrap_or(at);
    let mut days: Option<Span> = None;
    let mut finest = 12;
    let mut end = at;
    while let Some((months, next)) = months(tokens, here)
        && let Some((more, after)) = days_behind(tokens, next)
    {
        returns |= tokens.word(here) == "hàng";
        finest = months.min(finest);
        match &mut days {
            Some(days) => days.items.extend(more.items),
            None => days = Some(more),
        }
        end = after;
        let sign = usize::from(matches!(tokens.sign(after), Some(',' | ';')));
        let joined = tokens.skip(after + sign, &["và"]);
        if joined == after {
            break;
        }
        let report = tokens.word(joined) == "báo" && tokens.word(joined + 1) == "cáo";
        here = tokens.skip(joined + 2 * usize::from(report), &["định kỳ"]);
    }
    let days = days?;
    if let Some((Every::Months(12), after)) = each(tokens, end) {
        (returns, end) = (true, after);
    }
    let count = u32::try_from(days.items.len()).ok()?;
    if !returns || count < 2 || count * finest < 12 {
        return None;
    }
    on_points(&days, Every::Months(12)).map(|rule| (rule, end))
}

/// «06 tháng», «hằng năm», «quý», «6 tháng đầu năm»: how many months lie between.
fn months(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    let next = tokens.skip(at, &["hàng", "mỗi", "cả"]);
    let count = tokens.digits(next).filter(|&(n, length)| (1..=12).contains(&n) && length <= 2);
    let (unit_at, count) = count.map_or((next, 1), |(count, _)| (next + 1, count));
    let Some(Every::Months(months)) = unit(tokens.word(unit_at), count) else { return None };
    let part = matches!(tokens.word(unit_at + 1), "đầu" | "cuối") && tokens.word(unit_at + 2) == "năm";
    Some((months, unit_at + 1 + 2 * usize::from(part)))
}

/// Days without a year, in brackets or behind «trước» and the like.
fn days_behind(tokens: &Tokens<'_>, at: usize) -> Option<(Span, usize)> {
    let opened = tokens.sign(at) == Some('(');
    let (days, end) = span(tokens, at + usize::from(opened), true)?;
    let plain = days
        .items
        .iter()
        .all(|(first, last)| first == last && first.year.is_none() && matches!(first.unit, Unit::Day { .. }));
    if !plain || (opened && tokens.sign(end) != Some(')')) || (!opened && days.cue != Cue::Deadline) {
        return None;
    }
    Some((days, end + usize::from(opened)))
}
