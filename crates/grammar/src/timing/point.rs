//! A point or period of the calendar as printed: «ngày 30/8/2026», «tháng 6/2025», «Quý II/2023», «6 tháng đầu năm
//! 2024», «cuối năm», «2025». The year may be missing; who reads on decides what that means.

mod read;

use jiff::civil::Date;

pub(super) use read::{OPENERS, bare_year, point, quarter_number, year_behind};

/// What part of the calendar, without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day {
        month: u32,
        day: u32,
    },
    /// A day of no named month: «ngày 20».
    MonthDay(u32),
    Month(u32),
    /// «trung tuần tháng 7»: ten days of a month, the last of the three to its end.
    Third {
        month: u32,
        third: u32,
    },
    Quarter(u32),
    /// «6 tháng đầu năm», «9 tháng đầu năm»: first and last month.
    Months(u32, u32),
    Year,
}

/// «đầu», «giữa», «cuối»: a part of a period without exact bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Start,
    Middle,
    End,
}

/// A point of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) unit: Unit,
    pub(super) year: Option<i16>,
    pub(super) part: Option<Part>,
    /// Whether it is said to be of the year behind that of the plan: «ngày 10/01 năm sau».
    pub(super) following: bool,
}

impl Point {
    pub(super) fn new(unit: Unit, year: Option<i16>) -> Self {
        Self { unit, year, part: None, following: false }
    }

    /// Whether its EDTF is one date: not so of a part of a period, and of ten days.
    pub(super) fn is_one(&self) -> bool {
        self.part.is_none() && !matches!(self.unit, Unit::Third { .. })
    }

    /// First and last day, where the year is known and the date exists.
    pub(super) fn days(&self) -> Option<(Date, Date)> {
        let year = self.year?;
        let (first, last) = match self.unit {
            Unit::Day { month, day } => {
                let date = date(year, month, day)?;
                return Some((date, date));
            }
            Unit::Third { month, third } => {
                let first = date(year, month, third * 10 - 9)?;
                let last = if third == 3 { first.last_of_month() } else { date(year, month, third * 10)? };
                return Some((first, last));
            }
            Unit::MonthDay(_) => return None,
            Unit::Month(month) => (month, month),
            Unit::Quarter(quarter) => (quarter * 3 - 2, quarter * 3),
            Unit::Months(first, last) => (first, last),
            Unit::Year => (1, 12),
        };
        Some((date(year, first, 1)?, date(year, last, 1)?.last_of_month()))
    }

    /// EDTF of a day at the edge of the point, which has the year of the point: printed, assumed or missing.
    pub(super) fn edge(&self, day: Date, assumed: bool) -> String {
        match (self.year, assumed) {
            (Some(_), false) => day.to_string(),
            (Some(_), true) => format!("{}?-{:02}-{:02}", day.year(), day.month(), day.day()),
            (None, _) => format!("XXXX-{:02}-{:02}", day.month(), day.day()),
        }
    }

    /// EDTF of the point; an assumed year carries a question mark, a missing one is `XXXX`.
    pub(super) fn edtf(&self, assumed: Option<i16>) -> String {
        let year = match (self.year, assumed) {
            (Some(year), _) => year.to_string(),
            (None, Some(year)) => format!("{year}?"),
            (None, None) => "XXXX".to_owned(),
        };
        match self.unit {
            Unit::Day { month, day } => format!("{year}-{month:02}-{day:02}"),
            Unit::Third { month, third } => {
                // Where no year is known, February is that of most years.
                let probe = Point { year: self.year.or(assumed).or(Some(2023)), ..*self };
                let last = probe.days().map_or(third * 10, |(_, last)| last.day().unsigned_abs().into());
                let first = third * 10 - 9;
                format!("{year}-{month:02}-{first:02}/{year}-{month:02}-{last:02}")
            }
            Unit::MonthDay(day) => format!("{year}-XX-{day:02}"),
            Unit::Month(month) => format!("{year}-{month:02}"),
            Unit::Quarter(quarter) => format!("{year}-{}", 32 + quarter),
            Unit::Months(1, 6) => format!("{year}-40"),
            Unit::Months(7, 12) => format!("{year}-41"),
            Unit::Months(first, last) => format!("{year}-{first:02}/{year}-{last:02}"),
            Unit::Year => year,
        }
    }
}

fn date(year: i16, month: u32, day: u32) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
