//! The hour of a day, which is finer than a plan: «17h00», «15 giờ 30 phút», «15g00», «08:00».

use super::bound::bound;
use super::lexer::Tokens;
use super::recurrence::{Every, each, weekday};
use super::vocabulary::List;

/// Behind an hour of the day.
pub(super) fn clock(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    tokens.number(at).filter(|&hour| hour <= 24)?;
    let colon = (tokens.sign(at + 1) == Some(':') && tokens.number(at + 2).is_some()).then_some(at + 2);
    let mut next = tokens.any(at + 1, &["h", "giờ", "g"]).or(colon)?;
    next += usize::from(tokens.number(next).is_some());
    Some(tokens.skip(next, &["phút", "p"]))
}

/// «Trước 16h00 thứ Sáu hằng tuần», «trước 15 giờ hằng ngày»: what comes back, behind its bound and its hour.
pub(super) fn rhythm_at_hour(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    let (_, _, lead) = bound(tokens, at);
    let hour = clock(tokens, lead);
    let next = hour.unwrap_or(lead);
    if next == at {
        return None;
    }
    let next = tokens.skip(next + usize::from(tokens.sign(next) == Some(',')), &["vào"]);
    if let Some((day, behind)) = weekday(tokens, next)
        && let Some((Every::Weeks(1), end)) = each(tokens, behind)
    {
        return Some((format!("FREQ=WEEKLY;BYDAY={day}"), end));
    }
    hour?;
    each(tokens, next).map(|(every, end)| (every.rule(), end))
}

/// «Hằng tuần, trước 15 giờ thứ Năm», «hằng tuần (thứ Sáu)»: the day behind a week that comes back.
pub(super) fn weekday_behind(tokens: &Tokens<'_>, at: usize) -> Option<(&'static str, usize)> {
    let opened = tokens.sign(at) == Some('(');
    let start = at + usize::from(matches!(tokens.sign(at), Some(',' | '(' | ':')));
    let (_, _, lead) = bound(tokens, start);
    let (day, end) = weekday(tokens, clock(tokens, lead).unwrap_or(lead))?;
    match (opened, tokens.sign(end)) {
        (true, Some(')')) => Some((day, end + 1)),
        (true, _) => None,
        (false, _) => Some((day, end)),
    }
}

/// Behind the hour of what comes back, which its rule does not tell: «hằng ngày, trước 15g00», «(trước 16h00)».
pub(super) fn hour_behind(tokens: &Tokens<'_>, at: usize) -> usize {
    let opened = tokens.sign(at) == Some('(');
    let start = at + usize::from(matches!(tokens.sign(at), Some(',' | '(')));
    if !tokens.may_stand(start, List::Bounds) {
        return at;
    }
    let (_, _, lead) = bound(tokens, start);
    let Some(end) = clock(tokens, lead).filter(|_| lead > start) else { return at };
    match (opened, tokens.sign(end), tokens.word(end)) {
        (true, Some(')'), _) => end + 1,
        // «hằng tháng, trước 16h00 ngày 20»: a day of its own follows.
        (true, ..) | (false, _, "ngày" | "thứ" | "chủ" | "kể" | "sau" | "từ") => at,
        (false, ..) => end,
    }
}
