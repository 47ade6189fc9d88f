//! When a task is to be done of which the columns of times are marked: «Quý II», «Quý III» with an `x`; and the year of such
//! columns.

use grammar::timing;
use jiff::civil::Date;
use model::{Confidence, Doubt, Task, Timing, TimingKind};

use super::FieldContext;
use crate::tables::Marked;

/// Fills the time of a task from the columns that it marks.
pub(super) fn fill(task: &mut Task, marked: &Marked, context: &FieldContext) {
    let year = year(&marked.all, &context.timing);
    fill_in_year(task, &marked.times.join(", "), &marked.times, &year, context);
}

/// Gives a task the times of columns that speak of a year; `raw` is as printed. `false` where they are no times.
pub(super) fn fill_in_year(
    task: &mut Task,
    raw: &str,
    times: &[String],
    year: &Year,
    context: &FieldContext,
) -> bool {
    let (read, doubt) = match year {
        Year::Told => (timing::read(&times.join(", "), &context.timing), None),
        Year::Of(year) => {
            let dated: Vec<String> = times.iter().map(|time| format!("{time} năm {year}")).collect();
            let because = format!("the columns of times name no year; {year} by the day of issue");
            let doubt = (context.confidence.year_of_columns, because);
            (timing::read(&dated.join(", "), &context.timing), Some(doubt))
        }
        Year::Open => {
            let doubt = (context.confidence.unread_timing, "the columns of times name no year".to_owned());
            (timing::read(&times.join(", "), &timing::Context::default()), Some(doubt))
        }
    };
    if let Some((sure, because)) = doubt {
        let confidence = Confidence::new(sure);
        task.doubts.push(Doubt { field: "during".into(), confidence, because });
    }
    let is_time = read.kind != TimingKind::Unparsed;
    if is_time {
        task.during = Some(Timing { raw: raw.to_owned(), ..read }.into());
    }
    is_time
}

/// Which year the columns speak of.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Printed, or the next of each from the day of issue on.
    Told,
    /// One year for all of them.
    Of(i16),
    /// It cannot be told.
    Open,
}

/// The columns of a header follow each other in time. Where the next of each from the day of issue on do not, the plan is
/// one of the whole year: of its own, where it was issued in the first quarter; of the next, in the last.
pub(super) fn year(all: &[String], context: &timing::Context) -> Year {
    let Some(day) = context.issued_on else { return Year::Told };
    let starts: Vec<Option<Date>> =
        all.iter().map(|time| timing::read(time, context).intervals.first().and_then(|i| i.from)).collect();
    let rises = starts.windows(2).all(|pair| matches!(pair, [Some(a), Some(b)] if a <= b));
    match day.month() {
        _ if rises => Year::Told,
        1..=3 => Year::Of(day.year()),
        10..=12 => Year::Of(day.year() + 1),
        _ => Year::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_of_columns() {
        let quarters = ["Quý I", "Quý II", "Quý III", "Quý IV"];
        for (month, all, expected) in [
            (1, &quarters[..], Year::Told),
            (2, &["Tháng 1", "Tháng 2", "Tháng 3"], Year::Of(2026)),
            (12, &quarters, Year::Of(2027)),
            (6, &quarters, Year::Open),
            (6, &["Quý III", "Quý IV"], Year::Told),
            (6, &["Năm 2025", "Năm 2026"], Year::Told),
        ] {
            let all: Vec<String> = all.iter().map(|t| (*t).to_owned()).collect();
            let context = timing::Context {
                issued_on: Some(jiff::civil::date(2026, month, 10)),
                ..timing::Context::default()
            };
            assert_eq!(year(&all, &context), expected, "{month}: {all:?}");
        }
    }
}
