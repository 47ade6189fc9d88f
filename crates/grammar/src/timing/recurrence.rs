//! What comes back: «Hằng năm», «Tháng 10 hằng năm», «6 tháng/lần», «ngày 20 của tháng cuối quý».
//!
//! The rule is an RRULE (RFC 5545). Of a list of rhythms («hàng quý, 6 tháng và cả năm») the finest is given; the
//! coarser ones fall on its days. «Trước ngày 20 hàng tháng» keeps the printed day.

mod times;

pub(super) use times::OPENERS;
use times::{count, times};

use super::bound::bound;
use super::clock::{hour_behind, rhythm_at_hour, weekday_behind};
use super::days_of_week::{counted_day, weekdays};
use super::lexer::Tokens;
use super::own_days::own_days;
use super::point::Unit;
use super::span::{Span, span};
use super::week::week_that_returns;

/// A rhythm: how many days or months lie between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Every {
    Days(u32),
    Weeks(u32),
    Months(u32),
}

impl Every {
    pub(super) fn rule(self) -> String {
        let (freq, interval) = match self {
            Self::Days(n) => ("DAILY", n),
            Self::Weeks(n) => ("WEEKLY", n),
            Self::Months(n) if n % 12 == 0 => ("YEARLY", n / 12),
            Self::Months(n) => ("MONTHLY", n),
        };
        if interval > 1 { format!("FREQ={freq};INTERVAL={interval}") } else { format!("FREQ={freq}") }
    }
}

/// The first words of which one stands where something comes back, if not two units: «6 tháng/lần», «thường niên».
pub(super) const MARKS: &[&str] = &["hàng", "mỗi", "từng", "định", "theo", "niên", "các", "lần"];

/// The units of rhythms.
pub(super) const UNITS: &[&str] = &["năm", "quý", "tháng", "tuần", "ngày"];

/// Reads a rhythm at a token: its rule, where one is fixed («định kỳ» alone has none), and the end.
pub(super) fn recurrence(tokens: &Tokens<'_>, at: usize) -> Option<(Option<String>, usize)> {
    if !tokens.rhythms {
        debug_assert!(told(tokens, at).is_none(), "«{}» opens a rhythm", tokens.word(at));
        return None;
    }
    told(tokens, at)
}

fn told(tokens: &Tokens<'_>, at: usize) -> Option<(Option<String>, usize)> {
    own_days(tokens, at)
        .or_else(|| days_that_return(tokens, at))
        .or_else(|| times(tokens, at))
        .map(|(rule, end)| (Some(rule), end))
        .or_else(|| periodic(tokens, at))
        .map(|(rule, end)| (rule, hour_behind(tokens, end)))
}

/// «Tháng 10 hằng năm», «Quý III hàng năm», «trước ngày 15/12 hằng năm», «ngày 20 hàng tháng»
fn days_that_return(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    let (_, _, start) = bound(tokens, at);
    let found = quarter_months_at(tokens, start)
        .or_else(|| day_of_months(tokens, start))
        .or_else(|| day_of_next_month(tokens, start));
    if let Some(found) = found {
        return Some(found);
    }
    if !tokens.returns(at) {
        return None;
    }
    if let Some((weekdays, next)) = weekdays(tokens, at) {
        if let Some((Every::Weeks(1), end)) = each(tokens, next) {
            return Some((format!("FREQ=WEEKLY;BYDAY={weekdays}"), end));
        }
        // «Thứ Sáu tuần đầu hằng tháng»
        if let Some(found) = week_that_returns(tokens, next) {
            return Some(found);
        }
    }
    if let Some(found) = counted_day(tokens, at)
        .or_else(|| rhythm_at_hour(tokens, at))
        .or_else(|| week_that_returns(tokens, at))
    {
        return Some(found);
    }
    // «05 hằng tháng»: the word for the day is left out; «thứ 2 hằng tháng» is none of the month's days.
    let counted = matches!(tokens.word(at.wrapping_sub(1)), "thứ" | "tuần");
    if let Some((day, 1..=2)) = tokens.digits(at).filter(|_| !counted)
        && (1..=31).contains(&day)
        && let Some((Every::Months(1), end)) = each(tokens, at + 1)
    {
        return Some((format!("FREQ=MONTHLY;BYMONTHDAY={day}"), end));
    }
    if let Some((points, next)) = span(tokens, at, true)
        && points.items.iter().all(|(first, last)| first.year.is_none() && last.year.is_none())
        && let Some((every, end)) = each(tokens, tokens.skip(next, &["của"]))
    {
        return on_points(&points, every).map(|rule| (rule, more_rhythms(tokens, end, every).1));
    }
    // «Hằng năm, trước ngày 15/12», «Hàng năm (Quý IV)»
    let (every, next) = each(tokens, at)?;
    if every == Every::Weeks(1)
        && let Some((day, end)) = weekday_behind(tokens, next)
    {
        return Some((format!("FREQ=WEEKLY;BYDAY={day}"), end));
    }
    let opened = tokens.sign(next) == Some('(');
    let inner = next + usize::from(matches!(tokens.sign(next), Some(',' | '(' | ':')));
    if let Some((rule, end)) = quarter_months(tokens, inner) {
        return Some((rule, close(tokens, end, opened)));
    }
    let (points, end) = span(tokens, inner, true)?;
    let yearless = points.items.iter().all(|(first, last)| first.year.is_none() && last.year.is_none());
    let framed = opened || inner == next || !tokens.word(inner).is_empty();
    if !yearless || !framed {
        return None;
    }
    on_points(&points, every).map(|rule| (rule, close(tokens, end, opened)))
}

fn close(tokens: &Tokens<'_>, at: usize, opened: bool) -> usize {
    at + usize::from(opened && tokens.sign(at) == Some(')'))
}

/// The rule of points without a year that come back.
pub(super) fn on_points(points: &Span, every: Every) -> Option<String> {
    let mut months = Vec::new();
    let mut days = Vec::new();
    for (first, last) in &points.items {
        let (from, to) = match (first.unit, last.unit) {
            (Unit::Day { month, day }, Unit::Day { month: to, .. }) => {
                days.push((month, day));
                (month, to)
            }
            (Unit::MonthDay(from), Unit::MonthDay(to)) => {
                days.extend((from..=to).map(|day| (0, day)));
                continue;
            }
            (one, other) => {
                let (Some((from, _)), Some((_, to))) = (month_range(one), month_range(other)) else {
                    continue;
                };
                (from, to)
            }
        };
        months.extend(from..=to);
    }
    months.dedup();
    let mut rule = match every {
        Every::Months(12) if months.is_empty() && !days.is_empty() => return None,
        Every::Days(_) | Every::Weeks(_) if !(months.is_empty() && days.is_empty()) => return None,
        Every::Days(_) | Every::Weeks(_) | Every::Months(_) => vec![every.rule()],
    };
    if !months.is_empty() {
        rule.push(format!("BYMONTH={}", list(&months)));
    }
    let numbers: Vec<u32> = days.iter().map(|&(_, day)| day).collect();
    let one_day = numbers.iter().all(|day| Some(day) == numbers.first());
    let of_no_month = days.iter().all(|&(month, _)| month == 0);
    let every_month_ends =
        days.len() == months.len() && days.iter().all(|&(month, day)| day == last_day(month));
    match numbers.first() {
        Some(day) if one_day && numbers.len() == points.items.len() => rule.push(format!("BYMONTHDAY={day}")),
        Some(_) if of_no_month => rule.push(format!("BYMONTHDAY={}", list(&numbers))),
        Some(_) if every_month_ends => rule.push("BYMONTHDAY=-1".to_owned()),
        // «15/6 và 20/12 hằng năm»: no one rule says both days; the months are right.
        Some(_) | None => {}
    }
    Some(rule.join(";"))
}

fn last_day(month: u32) -> u32 {
    match month {
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn month_range(unit: Unit) -> Option<(u32, u32)> {
    match unit {
        Unit::Month(month) | Unit::Third { month, .. } => Some((month, month)),
        Unit::Quarter(quarter) => Some((quarter * 3 - 2, quarter * 3)),
        Unit::Months(first, last) => Some((first, last)),
        Unit::Day { .. } | Unit::MonthDay(_) | Unit::Year => None,
    }
}

fn list(numbers: &[u32]) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
}

/// «(trước ngày 20 của) tháng cuối quý, 6 tháng và hằng năm»
pub(super) fn quarter_months(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    tokens.quarters.then(|| quarter_months_at(tokens, bound(tokens, at).2)).flatten()
}

/// The same behind what leads it in.
fn quarter_months_at(tokens: &Tokens<'_>, start: usize) -> Option<(String, usize)> {
    if !tokens.quarters {
        return None;
    }
    let day = (tokens.word(start) == "ngày").then(|| tokens.number(start + 1)).flatten();
    let next = if day.is_some() { tokens.skip(start + 2, &["của các", "của", "các"]) } else { start };
    let (first, next) = if let Some(next) = tokens.any(next, &["tháng cuối cùng", "tháng cuối"]) {
        (3, next)
    } else {
        (1, tokens.any(next, &["tháng đầu tiên", "tháng đầu"])?)
    };
    let next = tokens.skip(next, &["của", "trong"]);
    let next = tokens.skip(next, &["mỗi", "hàng", "các", "từng"]);
    if tokens.word(next) != "quý" || super::point::quarter_number(tokens, next + 1).is_some() {
        return None;
    }
    let months: Vec<u32> = (0..4).map(|quarter| quarter * 3 + first).collect();
    let day =
        day.filter(|day| (1..=31).contains(day)).map(|day| format!(";BYMONTHDAY={day}")).unwrap_or_default();
    let next = tokens.skip(next + 1, NEXT);
    let (_, end) = more_rhythms(tokens, next, Every::Months(3));
    Some((format!("FREQ=YEARLY;BYMONTH={}{day}", list(&months)), end))
}

/// «hàng năm», «mỗi quý», «hàng tháng», and the coarser rhythms listed behind.
pub(super) fn each(tokens: &Tokens<'_>, at: usize) -> Option<(Every, usize)> {
    let next = tokens.any(at, &["hàng", "mỗi", "từng", "theo hàng", "theo từng"])?;
    let count = tokens.digits(next).filter(|&(n, length)| n > 0 && length <= 2);
    let (unit_at, count) = count.map_or((next, 1), |(count, _)| (next + 1, count));
    let every = unit(tokens.word(unit_at), count)?;
    // «Mỗi năm 2024» and «hàng tháng 6» are no rhythms.
    let dated = tokens.number(unit_at + 1).is_some_and(|n| n > 31);
    (!dated).then_some((every, unit_at + 1))
}

/// The rhythm of so many units.
pub(super) fn unit(word: &str, count: u32) -> Option<Every> {
    Some(match word {
        "năm" => Every::Months(count * 12),
        "quý" => Every::Months(count * 3),
        "tháng" => Every::Months(count),
        "tuần" => Every::Weeks(count),
        "ngày" => Every::Days(count),
        _ => return None,
    })
}

/// «, 6 tháng và cả năm 2024», «/quý/năm»: the finest of the list.
fn more_rhythms(tokens: &Tokens<'_>, at: usize, first: Every) -> (Every, usize) {
    let mut finest = first;
    let mut end = at;
    loop {
        let sign = matches!(tokens.sign(end), Some(',' | '/' | '+' | '&' | '-'));
        let mut next = end + usize::from(sign);
        let after_sign = next;
        next = tokens.skip(next, &["và", "hoặc", "hay"]);
        if !sign && next == after_sign {
            return (finest, end);
        }
        next = tokens.skip(next, &["định kỳ"]);
        next = tokens.skip(next, &["hàng", "mỗi", "tổng kết", "sơ kết", "cả"]);
        let count = tokens.digits(next).filter(|&(n, length)| (1..=12).contains(&n) && length <= 2);
        let (unit_at, count) = count.map_or((next, 1), |(count, _)| (next + 1, count));
        let Some(every) = unit(tokens.word(unit_at), count) else { return (finest, end) };
        let numbered = tokens.number(unit_at + 1).is_some() && tokens.word(next) != "năm";
        let part = tokens.any(unit_at + 1, &["đầu", "cuối", "i", "ii", "iii", "iv"]).is_some();
        if numbered || part {
            return (finest, end);
        }
        finest = finest.min(every);
        end = unit_at + 1;
        // «và cả năm 2024»: the year says which reports, not how often.
        if tokens.word(unit_at) == "năm" && super::point::bare_year(tokens, end).is_some() {
            end += 1;
        }
    }
}

/// The day of a week, as rules write it.
pub(super) fn weekday(tokens: &Tokens<'_>, at: usize) -> Option<(&'static str, usize)> {
    let at = tokens.skip(at, &["vào", "ngày", "sáng", "chiều", "tối"]);
    if let Some(end) = tokens.phrase(at, "chủ nhật") {
        return Some(("SU", end));
    }
    let next = tokens.phrase(at, "thứ")?;
    let day = match (tokens.word(next), tokens.number(next)) {
        ("hai", _) | (_, Some(2)) => "MO",
        ("ba", _) | (_, Some(3)) => "TU",
        ("tư", _) | (_, Some(4)) => "WE",
        ("năm", _) | (_, Some(5)) => "TH",
        ("sáu", _) | (_, Some(6)) => "FR",
        ("bảy", _) | (_, Some(7)) => "SA",
        _ => return None,
    };
    Some((day, next + 1))
}

/// «ngày 20 các tháng 3, 6, 9 và 12»: a day of several months, in a year that is not said.
fn day_of_months(tokens: &Tokens<'_>, start: usize) -> Option<(String, usize)> {
    let day = (tokens.word(start) == "ngày").then(|| tokens.number(start + 1)).flatten()?;
    let mut end =
        tokens.any(start + 2, &["các tháng", "của các tháng"]).filter(|_| (1..=31).contains(&day))?;
    let mut months = Vec::new();
    loop {
        let comma = usize::from(!months.is_empty() && matches!(tokens.sign(end), Some(',' | ';')));
        let next = tokens.skip(tokens.skip(end + comma, &["và"]), &["tháng"]);
        let Some((month @ 1..=12, 1..=2)) = tokens.digits(next).filter(|_| months.is_empty() || next > end)
        else {
            break;
        };
        months.push(month);
        end = next + 1;
    }
    let dated = super::point::year_behind(tokens, end).0.is_some();
    (months.len() > 1 && !dated)
        .then(|| (format!("FREQ=YEARLY;BYMONTH={};BYMONTHDAY={day}", list(&months)), end))
}

/// What says that a month or quarter is the one behind that of which something is told.
const NEXT: &[&str] = &["sau liền kề", "liền kề", "sau", "kế tiếp", "tiếp theo"];

/// «trước ngày 05 tháng sau»: a day of every month, for the one before it.
fn day_of_next_month(tokens: &Tokens<'_>, start: usize) -> Option<(String, usize)> {
    let day = (tokens.word(start) == "ngày").then(|| tokens.number(start + 1)).flatten()?;
    let month = tokens.skip(start + 2, &["của"]);
    let end = (tokens.word(month) == "tháng").then(|| tokens.any(month + 1, NEXT)).flatten()?;
    // «tháng sau khi …»
    let waits = matches!(tokens.word(end), "khi" | "ngày" | "đó");
    ((1..=31).contains(&day) && !waits).then(|| (format!("FREQ=MONTHLY;BYMONTHDAY={day}"), end))
}

/// «Định kỳ», with its rhythm where one is printed.
fn periodic(tokens: &Tokens<'_>, at: usize) -> Option<(Option<String>, usize)> {
    let next = tokens.any(at, &["định kỳ", "theo định kỳ"])?;
    if let Some((rule, end)) = days_that_return(tokens, next).or_else(|| times(tokens, next)) {
        return Some((Some(rule), end));
    }
    // «Định kỳ 6 tháng», «định kỳ 1 năm»
    if let Some((count, unit_at)) = count(tokens, next)
        && let Some(every) = unit(tokens.word(unit_at), count)
    {
        let (every, end) = more_rhythms(tokens, unit_at + 1, every);
        return Some((Some(every.rule()), end));
    }
    if let Some(every) = unit(tokens.word(next), 1)
        && tokens.number(next + 1).is_none()
    {
        let (every, end) = more_rhythms(tokens, next + 1, every);
        return Some((Some(every.rule()), end));
    }
    Some((None, next))
}
