//! The last day by which a timing wants the work done.

use jiff::civil::Date;
use model::{Timing, TimingKind};

/// Last day wanted: the latest end of the dated parts; none for what comes back, goes on, or waits for an event.
pub fn due(timing: &Timing) -> Option<Date> {
    match timing.kind {
        TimingKind::Dated | TimingKind::Duration | TimingKind::Mixed => {
            timing.intervals.iter().filter_map(|interval| interval.to).max()
        }
        TimingKind::Recurring
        | TimingKind::Ongoing
        | TimingKind::Event
        | TimingKind::Reference
        | TimingKind::Unparsed => None,
    }
}
