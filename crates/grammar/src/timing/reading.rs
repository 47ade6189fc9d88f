//! Reading a whole cell.

use jiff::{ToSpan, civil::Date};
use model::{Bound, Timing, TimingInterval, TimingKind};

use super::Context;

/// Reads a cell.
pub(super) fn cell(raw: &str, _context: &Context) -> Timing {
    let mut timing = Timing {
        raw: raw.to_owned(),
        kind: TimingKind::Unparsed,
        intervals: vec![],
        recurrence: None,
        duration: None,
        condition: None,
    };
    let key = raw.trim().to_lowercase().replace("hằng", "hàng");
    if key == "thường xuyên" {
        timing.kind = TimingKind::Ongoing;
    } else if key == "hàng năm" {
        timing.kind = TimingKind::Recurring;
        timing.recurrence = Some("FREQ=YEARLY".to_owned());
    } else if let Some(interval) = simple(&key) {
        timing.kind = TimingKind::Dated;
        timing.intervals.push(interval);
    }
    timing
}

fn simple(key: &str) -> Option<TimingInterval> {
    let (first, months, edtf) = if let Some(rest) = key.strip_prefix("quý ") {
        let (quarter, year) = rest.split_once('/').or_else(|| rest.split_once(" năm "))?;
        let quarter: i8 =
            ["i", "ii", "iii", "iv"].iter().position(|q| *q == quarter.trim())?.try_into().ok()?;
        let year: i16 = year.trim().parse().ok()?;
        (Date::new(year, quarter * 3 + 1, 1).ok()?, 3, format!("{year}-{}", 33 + quarter))
    } else {
        let year: i16 =
            key.strip_prefix("năm ").unwrap_or(key).parse().ok().filter(|y| (1990..2100).contains(y))?;
        (Date::new(year, 1, 1).ok()?, 12, year.to_string())
    };
    let last = first.checked_add(months.months()).ok()?.checked_sub(1.day()).ok()?;
    Some(TimingInterval {
        from: Some(first),
        to: Some(last),
        edtf,
        bound: Bound::In,
        action: None,
        scope: None,
    })
}
