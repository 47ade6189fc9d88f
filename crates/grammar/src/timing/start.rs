//! The year of a start that prints none, by the finish of the same task.

use jiff::civil::{Date, date};
use model::{Timing, TimingKind};

use super::{Context, read};

/// The start read anew where the year assumed for it lies behind the last day wanted, and the year before fits: work
/// that is under way is listed with the day on which it began.
///
/// ```
/// use grammar::timing::{Context, read, start_by};
/// let context = Context { issued_on: Some(jiff::civil::date(2026, 5, 27)), ..Context::default() };
/// let start = start_by(&read("25/5", &context), jiff::civil::date(2026, 5, 31));
/// assert_eq!(start.unwrap().intervals[0].edtf, "2026?-05-25");
/// ```
pub fn start_by(start: &Timing, due: Date) -> Option<Timing> {
    let first = |timing: &Timing| timing.intervals.iter().filter_map(|interval| interval.from).min();
    let late = first(start).filter(|&first| first > due && start.kind == TimingKind::Dated)?;
    if !start.intervals.iter().all(|interval| interval.edtf.contains('?')) {
        return None;
    }
    let context = Context { issued_on: Some(date(late.year() - 1, 1, 1)), ..Context::default() };
    let earlier = read(&start.raw, &context);
    (earlier.kind == start.kind && first(&earlier).is_some_and(|first| first <= due)).then_some(earlier)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_stays_before_its_finish() {
        let context = Context { issued_on: Some(date(2026, 5, 27)), ..Context::default() };
        let due = date(2026, 6, 30);
        for (cell, expected) in [
            ("25/5", Some("2026?-05-25")),
            ("Tháng 4", Some("2026?-04")),
            ("Từ ngày 10/5", Some("2026?-05-10/..")),
            ("Quý I", Some("2026?-33")),
            // Before the finish as it is, with a year in print, or no date.
            ("01/6", None),
            ("01/3/2027", None),
            ("Tháng 4 hằng năm", None),
            ("Sau khi ban hành Đề án", None),
        ] {
            let start = start_by(&read(cell, &context), due);
            assert_eq!(start.as_ref().map(|start| start.intervals[0].edtf.as_str()), expected, "{cell}");
        }
    }
}
