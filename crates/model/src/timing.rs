//! A time given in a plan: a date, a period, a rhythm, an event, a duration.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// When something is wanted. What could not be read stays in `raw` with kind `unparsed`; nothing is guessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Timing {
    /// As printed.
    pub raw: String,
    /// What sort of time it is.
    pub kind: TimingKind,
    /// Dated parts, in the order of the text.
    pub intervals: Vec<TimingInterval>,
    /// RFC 5545 recurrence rule without the `RRULE:` prefix: `FREQ=YEARLY;BYMONTH=10`.
    pub recurrence: Option<String>,
    /// ISO 8601 duration: `P100D`.
    pub duration: Option<String>,
    /// Phrase of an event («Sau khi tỉnh ban hành Đề án»), of a reference («Theo kế hoạch của tỉnh») or of a
    /// duration's anchor («kể từ ngày ban hành Kế hoạch»).
    pub condition: Option<String>,
}

/// What sort of time it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TimingKind {
    /// One or more dates or periods.
    Dated,
    /// Comes back: yearly, each quarter.
    Recurring,
    /// All the time (`Thường xuyên`).
    Ongoing,
    /// After or upon an event.
    Event,
    /// As another document says.
    Reference,
    /// A length of time, from an anchor where one is printed.
    Duration,
    /// More than one sort.
    Mixed,
    /// Not readable as a time.
    Unparsed,
}

/// A dated part of a timing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimingInterval {
    /// First day, inclusive; null where it is open.
    pub from: Option<Date>,
    /// Last day, inclusive; null where it is open.
    pub to: Option<Date>,
    /// EDTF (ISO 8601-2): `2023`, `2023-34` for its second quarter, `2021/2025`.
    pub edtf: String,
    /// How the date bounds the work.
    pub bound: Bound,
    /// What is wanted then, where printed: «Trình UBND tỉnh».
    pub action: Option<String>,
    /// What part of the work it is about, where printed: «4 cụm».
    pub scope: Option<String>,
}

/// How a date bounds the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// Within the period.
    In,
    /// Not later than its last day.
    By,
    /// Before its first day.
    Before,
    /// After its last day.
    After,
    /// From its first day on.
    From,
}
