//! From dated phrases to intervals: days, EDTF, bound.

use jiff::{ToSpan, civil::Date};
use model::{Bound, TimingInterval};

use super::Context;
use super::frame::Frame;
use super::point::{Point, Unit};
use super::span::{Span, begins, ends};

/// The intervals of a dated phrase.
pub(super) fn intervals(span: &Span, context: &Context) -> Vec<TimingInterval> {
    span.items.iter().map(|(first, last)| interval(first, last, span, context)).collect()
}

fn interval(first: &Point, last: &Point, span: &Span, context: &Context) -> TimingInterval {
    let (first_printed, last_printed) = (first, last);
    let (first, first_edtf) = with_year(first, context);
    let (last, last_edtf) =
        if last == first_printed { (first, first_edtf.clone()) } else { with_year(last, context) };
    let start = first.days().map(|(start, _)| start);
    let end = last.days().map(|(_, end)| end);
    let exact = first.part.is_none() && last.part.is_none();
    let whole = if first_edtf == last_edtf { first_edtf.clone() } else { join(&first_edtf, &last_edtf) };
    if span.frame == Frame::School {
        return TimingInterval {
            from: None,
            to: None,
            edtf: whole,
            bound: span.bound,
            action: None,
            scope: None,
        };
    }
    let (from, to, edtf) = match span.bound {
        Bound::In if exact => (start, end, whole),
        Bound::In => {
            let from = start.filter(|_| begins(&first));
            let to = end.filter(|_| ends(&last));
            (from, to, loose_edtf(from, to, &whole))
        }
        Bound::By => {
            let to = end.filter(|_| ends(&last));
            (None, to, format!("../{}", if last.is_one() { last_edtf } else { day_or(to, &last_edtf) }))
        }
        Bound::Before => {
            // «Trước cuối năm» leaves the end of the year as the only sure day.
            let to = if begins(&first) { start.and_then(yesterday) } else { end };
            let edtf = match (first.unit, first.year) {
                (Unit::Year, Some(year)) if first.part.is_none() => (year - 1).to_string(),
                _ => edge(to, first_printed, &first, &first_edtf, |probe| yesterday(probe.days()?.0)),
            };
            (None, to, format!("../{edtf}"))
        }
        Bound::From => {
            let from = start.filter(|_| begins(&first));
            (
                from,
                None,
                format!("{}/..", if first.is_one() { first_edtf } else { day_or(from, &first_edtf) }),
            )
        }
        Bound::After => {
            let from = end.filter(|_| ends(&last)).and_then(tomorrow);
            let edtf = match (last.unit, last.year) {
                (Unit::Year, Some(year)) if last.part.is_none() => (year + 1).to_string(),
                _ => edge(from, last_printed, &last, &last_edtf, |probe| tomorrow(probe.days()?.1)),
            };
            (from, None, format!("{edtf}/.."))
        }
    };
    let scope = (span.frame == Frame::Vision).then(|| VISION.to_owned());
    TimingInterval { from, to, edtf, bound: span.bound, action: None, scope }
}

/// The scope of an interval that is a horizon, never a deadline.
pub(super) const VISION: &str = "tầm nhìn";

/// The point with the year of the plan where none is printed, and its EDTF, which shows that the year is assumed.
///
/// The assumed year is that of the plan, where it tells one (the one behind it for «năm sau»), else that of the first such period that ends on or after the
/// day of issue. A bare «trong năm» of a plan from the last two months of a year may mean either year and stays open.
fn with_year(point: &Point, context: &Context) -> (Point, String) {
    let assumed = match context.issued_on {
        _ if point.year.is_some() => None,
        Some(issued) => year_by_issue(point, issued, context.plan_year),
        // Without a day of issue the year of the plan is all there is.
        None => context.plan_year.map(|year| year + i16::from(point.following)),
    };
    (Point { year: point.year.or(assumed), ..*point }, point.edtf(assumed))
}

/// The year of a point that has none, by the day of issue and the year that the plan names.
fn year_by_issue(point: &Point, issued: Date, plan_year: Option<i16>) -> Option<i16> {
    if point.following {
        // Late in the year a plan without a year of its own may be one of this or of the next.
        let own = plan_year.or((issued.month() < 11).then_some(issued.year()))?;
        return Some(own + 1);
    }
    if let Some(year) = plan_year.filter(|&year| year > issued.year()) {
        return Some(year);
    }
    if point.unit == Unit::Year && issued.month() > 10 {
        return None;
    }
    [issued.year(), issued.year() + 1]
        .into_iter()
        .find(|&year| Point { year: Some(year), ..*point }.days().is_some_and(|(_, last)| last >= issued))
}

/// `2021` and `2025` to `2021/2025`; a period of months keeps its outer ends.
fn join(first: &str, last: &str) -> String {
    let from = first.split('/').next().unwrap_or(first);
    let to = last.rsplit('/').next().unwrap_or(last);
    format!("{from}/{to}")
}

/// An end that the text does not fix is unknown, which EDTF writes as nothing at all.
fn loose_edtf(from: Option<Date>, to: Option<Date>, whole: &str) -> String {
    match (from, to) {
        (None, None) => whole.split('/').map(|part| format!("{part}~")).collect::<Vec<_>>().join("/"),
        (from, to) => {
            let side = |date: Option<Date>| date.map(|d| d.to_string()).unwrap_or_default();
            format!("{}/{}", side(from), side(to))
        }
    }
}

fn day_or(date: Option<Date>, printed: &str) -> String {
    date.map_or_else(|| format!("{printed}~"), |date| date.to_string())
}

/// EDTF of the day next to a point. Where no year is known, the day is found in one that is no leap year.
fn edge(
    day: Option<Date>,
    printed: &Point,
    point: &Point,
    edtf: &str,
    beside: impl Fn(&Point) -> Option<Date>,
) -> String {
    match (day, point.year) {
        (Some(day), _) => point.edge(day, printed.year.is_none()),
        (None, None) if point.part.is_none() => {
            let probe = Point { year: Some(2023), ..*point };
            beside(&probe).map_or_else(|| edtf.to_owned(), |day| point.edge(day, false))
        }
        (None, _) => format!("{edtf}~"),
    }
}

fn yesterday(date: Date) -> Option<Date> {
    date.checked_sub(1.day()).ok()
}

fn tomorrow(date: Date) -> Option<Date> {
    date.checked_add(1.day()).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::{Context, read};

    #[test]
    fn days_without_a_year_are_in_that_of_the_plan() {
        let next = Context { issued_on: Some(date(2025, 12, 22)), plan_year: Some(2026) };
        let own = Context { plan_year: None, ..next };
        let early = Context { issued_on: Some(date(2026, 2, 2)), plan_year: None };
        let table = [
            ("Trước ngày 31/12", &next, "../2026?-12-30"),
            ("Tháng 12", &next, "2026?-12"),
            ("Quý IV", &next, "2026?-36"),
            ("Trước ngày 31/12/2025", &next, "../2025-12-30"),
            ("Trước ngày 31/12", &own, "../2025?-12-30"),
            ("Trước ngày 10/01 năm sau", &next, "../2027?-01-09"),
            ("Trước ngày 10/01 năm sau", &own, "../XXXX-01-09"),
            ("Trước ngày 15/02 năm sau", &early, "../2027?-02-14"),
            ("Tháng 01 của năm sau", &early, "2027?-01"),
        ];
        for (cell, context, expected) in table {
            let found = read(cell, context);
            assert_eq!(found.intervals.first().map(|i| i.edtf.as_str()), Some(expected), "{cell}");
        }
    }
}
