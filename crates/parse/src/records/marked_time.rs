//! When a task is to be done of which the columns of times are marked: «Quý II», «Quý III» with an `x`.

use grammar::timing;
use jiff::civil::Date;
use model::{Confidence, Doubt, Task, Timing, TimingKind};

use super::FieldContext;
use crate::tables::Marked;

/// Fills the time of a task from the columns that it marks.
pub(super) fn fill(task: &mut Task, marked: &Marked, context: &FieldContext) {
    let raw = marked.times.join(", ");
    let read = match year(&marked.all, &context.timing) {
        Year::Told => timing::read(&raw, &context.timing),
        Year::Of(year) => {
            task.doubts.push(Doubt {
                field: "during".into(),
                confidence: Confidence::new(context.confidence.year_of_columns),
                because: format!("the columns of times name no year; {year} by the day of issue"),
            });
            let dated: Vec<String> = marked.times.iter().map(|time| format!("{time} năm {year}")).collect();
            timing::read(&dated.join(", "), &context.timing)
        }
        Year::Open => {
            task.doubts.push(Doubt {
                field: "during".into(),
                confidence: Confidence::new(context.confidence.unread_timing),
                because: "the columns of times name no year".into(),
            });
            timing::read(&raw, &timing::Context::default())
        }
    };
    if read.kind != TimingKind::Unparsed {
        task.during = Some(Timing { raw, ..read }.into());
    }
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
