//! The last day by which a timing wants the work done.

use jiff::civil::Date;
use model::{Bound, Timing, TimingInterval, TimingKind};

use super::resolve::VISION;

/// Last day wanted: the latest end of the dated parts. None for what comes back, goes on, or waits for an event;
/// of a mixed timing only what it says is a deadline counts.
///
/// ```
/// use grammar::timing::{Context, due, read};
/// let due = |text| due(&read(text, &Context::default())).map(|day| day.to_string());
/// assert_eq!(due("Trước ngày 01/01/2030").as_deref(), Some("2029-12-31"));
/// assert_eq!(due("Hằng năm"), None);
/// ```
pub fn due(timing: &Timing) -> Option<Date> {
    let ends = |wanted: fn(&&TimingInterval) -> bool| {
        timing
            .intervals
            .iter()
            .filter(|interval| interval.scope.as_deref() != Some(VISION))
            .filter(wanted)
            .filter_map(|interval| interval.to)
            .max()
    };
    match timing.kind {
        TimingKind::Dated | TimingKind::Duration => {
            let open_end =
                timing.intervals.last().is_some_and(|last| matches!(last.bound, Bound::From | Bound::After));
            if open_end { None } else { ends(|_| true) }
        }
        TimingKind::Mixed => {
            let deadline = ends(|interval| matches!(interval.bound, Bound::By | Bound::Before));
            let waits_only =
                timing.recurrence.is_none() && (timing.condition.is_some() || timing.duration.is_some());
            deadline.or_else(|| if waits_only { ends(|_| true) } else { None })
        }
        TimingKind::Recurring
        | TimingKind::Ongoing
        | TimingKind::Event
        | TimingKind::Reference
        | TimingKind::Unparsed => None,
    }
}
