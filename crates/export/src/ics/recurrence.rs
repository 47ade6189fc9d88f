//! A recurrence rule, put onto the calendar: where it first falls, and the rule with the day that it leaves open.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::compact;

/// Days that are looked through for the first repetition: rules of a plan come back within ten years.
const HORIZON: usize = 3_660;

/// A rule in its parts, as far as plans use them.
struct Rule {
    frequency: Frequency,
    interval: i32,
    months: Vec<i8>,
    month_days: Vec<i8>,
    /// Days of the week; of a month the first or last of its name, where there is a number.
    weekdays: Vec<(Option<i8>, Weekday)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// The first day of the rule on or after `from`, and the rule with its day filled in and its end, where there is one.
/// `None` for a rule of a form that cannot be placed, or that never falls between the two days.
pub(super) fn place(rule: &str, from: Date, until: Option<Date>) -> Option<(Date, String)> {
    let mut parsed = Rule::read(rule)?;
    let mut parts = vec![rule.to_owned()];
    match parsed.frequency {
        Frequency::Weekly if parsed.weekdays.is_empty() => {
            parsed.weekdays.push((None, Weekday::Friday));
            parts.push("BYDAY=FR".to_owned());
        }
        Frequency::Yearly if parsed.months.is_empty() => {
            parsed.months.push(12);
            parts.push("BYMONTH=12".to_owned());
        }
        Frequency::Daily | Frequency::Weekly | Frequency::Monthly | Frequency::Yearly => {}
    }
    let by_month = matches!(parsed.frequency, Frequency::Monthly | Frequency::Yearly);
    if by_month && parsed.month_days.is_empty() && parsed.weekdays.is_empty() {
        parsed.month_days.push(-1);
        parts.push("BYMONTHDAY=-1".to_owned());
    }
    if let Some(until) = until
        && !rule.contains("UNTIL=")
        && !rule.contains("COUNT=")
    {
        parts.push(format!("UNTIL={}", compact(until)));
    }
    let first = from.series(1.day()).take(HORIZON).find(|&day| parsed.falls_on(day))?;
    if until.is_some_and(|until| first > until) {
        return None;
    }
    Some((first, parts.join(";")))
}

impl Rule {
    fn read(rule: &str) -> Option<Self> {
        let mut frequency = None;
        let mut read = Self {
            frequency: Frequency::Daily,
            interval: 1,
            months: vec![],
            month_days: vec![],
            weekdays: vec![],
        };
        for part in rule.split(';') {
            let (name, value) = part.split_once('=')?;
            match name {
                "FREQ" => {
                    frequency = Some(match value {
                        "DAILY" => Frequency::Daily,
                        "WEEKLY" => Frequency::Weekly,
                        "MONTHLY" => Frequency::Monthly,
                        "YEARLY" => Frequency::Yearly,
                        _ => return None,
                    });
                }
                "INTERVAL" => read.interval = value.parse().ok().filter(|&n| n > 0)?,
                "BYMONTH" => read.months = numbers(value)?,
                "BYMONTHDAY" => read.month_days = numbers(value)?,
                "BYDAY" => read.weekdays = value.split(',').map(counted_weekday).collect::<Option<_>>()?,
                "UNTIL" | "COUNT" => {}
                _ => return None,
            }
        }
        read.frequency = frequency?;
        Some(read)
    }

    /// Whether the rule can fall on a day. A rhythm of several months is counted from January, as offices report: the
    /// quarters end in March, June, September and December.
    fn falls_on(&self, day: Date) -> bool {
        let month = day.month();
        let last = day.last_of_month().day();
        let in_month = self.months.is_empty() || self.months.contains(&month);
        let on_day = self.month_days.is_empty()
            || self
                .month_days
                .iter()
                .any(|&d| if d < 0 { last + 1 + d == day.day() } else { d == day.day() });
        let on_weekday = self.weekdays.is_empty()
            || self.weekdays.iter().any(|&(nth, name)| name == day.weekday() && is_nth(nth, day.day(), last));
        let in_rhythm = self.frequency != Frequency::Monthly || i32::from(month) % self.interval.min(12) == 0;
        in_month && on_day && on_weekday && in_rhythm
    }
}

fn numbers(list: &str) -> Option<Vec<i8>> {
    list.split(',').map(|number| number.parse().ok()).collect()
}

/// Whether a day of a month with so many days is the one of its name that is counted: from the end where below zero.
fn is_nth(nth: Option<i8>, day: i8, last: i8) -> bool {
    match nth {
        None => true,
        Some(nth) if nth < 0 => (last - day) / 7 == -nth - 1,
        Some(nth) => (day - 1) / 7 == nth - 1,
    }
}

/// «FR», «1MO», «-1FR»
fn counted_weekday(value: &str) -> Option<(Option<i8>, Weekday)> {
    let (number, name) = value.split_at_checked(value.len().checked_sub(2)?)?;
    let nth = if number.is_empty() { None } else { Some(number.parse().ok().filter(|nth| *nth != 0)?) };
    Some((nth, weekday(name)?))
}

fn weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn rules_of_plans_are_placed() {
        let from = date(2023, 5, 20);
        for (rule, first, placed) in [
            ("FREQ=YEARLY", date(2023, 12, 31), "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"),
            ("FREQ=YEARLY;BYMONTH=10", date(2023, 10, 31), "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=-1"),
            ("FREQ=YEARLY;BYMONTH=2", date(2024, 2, 29), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
            (
                "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=20",
                date(2023, 6, 20),
                "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=20",
            ),
            ("FREQ=MONTHLY;INTERVAL=3", date(2023, 6, 30), "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"),
            ("FREQ=MONTHLY;INTERVAL=6", date(2023, 6, 30), "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1"),
            ("FREQ=MONTHLY;BYMONTHDAY=20", date(2023, 5, 20), "FREQ=MONTHLY;BYMONTHDAY=20"),
            ("FREQ=WEEKLY", date(2023, 5, 26), "FREQ=WEEKLY;BYDAY=FR"),
            ("FREQ=WEEKLY;BYDAY=MO", date(2023, 5, 22), "FREQ=WEEKLY;BYDAY=MO"),
            ("FREQ=MONTHLY;BYDAY=1MO", date(2023, 6, 5), "FREQ=MONTHLY;BYDAY=1MO"),
            ("FREQ=MONTHLY;BYDAY=-1FR", date(2023, 5, 26), "FREQ=MONTHLY;BYDAY=-1FR"),
            ("FREQ=MONTHLY;BYMONTHDAY=-1", date(2023, 5, 31), "FREQ=MONTHLY;BYMONTHDAY=-1"),
            ("FREQ=DAILY", from, "FREQ=DAILY"),
        ] {
            assert_eq!(place(rule, from, None), Some((first, placed.to_owned())), "{rule}");
        }
    }

    #[test]
    fn what_cannot_be_placed_is_left_out() {
        let from = date(2023, 5, 20);
        for rule in
            ["", "FREQ", "FREQ=HOURLY", "INTERVAL=2", "FREQ=MONTHLY;INTERVAL=0", "FREQ=YEARLY;BYEASTER=1"]
        {
            assert_eq!(place(rule, from, None), None, "{rule}");
        }
        assert_eq!(place("FREQ=YEARLY", from, Some(date(2023, 6, 30))), None);
        let (_, ended) =
            place("FREQ=YEARLY", from, Some(date(2025, 12, 31))).expect("it falls before the end");
        assert!(ended.ends_with(";UNTIL=20251231"));
    }
}
