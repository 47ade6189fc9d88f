//! Lengths of time: «100 ngày kể từ ngày ban hành Kế hoạch», «trong vòng 05 ngày làm việc sau khi nhận hồ sơ».

use jiff::{ToSpan, civil::Date};
use model::{Bound, TimingInterval};

use super::Context;
use super::condition::{clause_end, is_issue_anchor};
use super::lexer::Tokens;
use super::vocabulary::List;

/// A length of time, and what it counts from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Length {
    count: u32,
    unit: char,
    /// Working days are not resolved: the holidays of the year are not known.
    working: bool,
    /// The phrase of the anchor, in tokens.
    pub(super) anchor: Option<(usize, usize)>,
    counts_from_issue: bool,
    /// «trong vòng», «chậm nhất» and the like stood in front.
    pub(super) led_in: bool,
}

impl Length {
    /// ISO 8601.
    pub(super) fn iso(&self) -> String {
        let time = if self.unit == 'H' { "T" } else { "" };
        format!("P{time}{}{}", self.count, self.unit)
    }

    /// Whether it is told in hours.
    pub(super) fn is_of_hours(&self) -> bool {
        self.unit == 'H'
    }

    /// The days it covers, where it counts from the issue of the document and that day is known.
    pub(super) fn interval(&self, context: &Context) -> Option<TimingInterval> {
        let issued = context.issued_on.filter(|_| self.counts_from_issue && !self.working)?;
        let last = after(issued, self.count, self.unit)?;
        Some(TimingInterval {
            from: Some(issued),
            to: Some(last),
            edtf: format!("{issued}/{last}"),
            bound: Bound::By,
            action: None,
            scope: None,
        })
    }
}

fn after(from: Date, count: u32, unit: char) -> Option<Date> {
    let count = i64::from(count);
    let span = match unit {
        'D' => count.days(),
        'W' => count.weeks(),
        'M' => count.months(),
        'Y' => count.years(),
        _ => return None,
    };
    from.checked_add(span).ok()
}

/// What leads a length in.
pub(super) const LEADS: &[&str] = &[
    "trong thời hạn",
    "trong thời gian",
    "trong vòng",
    "trong",
    "chậm nhất là",
    "chậm nhất",
    "muộn nhất",
    "không quá",
    "tối đa",
    "sau",
    "trước",
    "thời hạn",
    "thời gian",
    "vòng",
    "hoàn thành",
    "từ",
    "khoảng",
    "ít nhất",
];

/// Reads a length at a token.
pub(super) fn duration(tokens: &Tokens<'_>, at: usize) -> Option<(Length, usize)> {
    let mut start = at;
    while let Some(next) = tokens.may_stand(start, List::Leads).then(|| tokens.any(start, LEADS)).flatten() {
        start = next + usize::from(tokens.sign(next) == Some(':'));
    }
    let led_in = start > at;
    let (mut amount, mut next) = count(tokens, start, led_in)?;
    if tokens.sign(next) == Some('-')
        && let Some((upper, after)) = count(tokens, next + 1, false)
    {
        (amount, next) = (upper.max(amount), after);
    }
    // «03 (ba) tháng»
    if tokens.sign(next) == Some('(') {
        let close = (next + 1..next + 5).find(|&close| tokens.sign(close) == Some(')'))?;
        next = close + 1;
    }
    let (unit, scale) = match tokens.word(next) {
        "ngày" => ('D', 1),
        "tuần" => ('W', 1),
        "tháng" => ('M', 1),
        "quý" => ('M', 3),
        "năm" => ('Y', 1),
        "giờ" => ('H', 1),
        // «trong vòng 24h»; else «8h» is an hour of the day.
        "h" if matches!(tokens.word(start.wrapping_sub(1)), "vòng" | "hạn") => ('H', 1),
        _ => return None,
    };
    let mut end = next + 1;
    // «6 tháng 2024», «5 năm 2021»: a period, not a length; «6 tháng/lần»: a rhythm.
    if tokens.number(end).is_some()
        || tokens.sign(end) == Some('/')
        || tokens.any(end, &["đầu", "cuối"]).is_some()
        || matches!(tokens.word(end), "chạp" | "giêng" | "âm")
    {
        return None;
    }
    let working_end = tokens.phrase(end, "làm việc");
    let working = working_end.is_some();
    end = working_end.unwrap_or(end);
    let comma = usize::from(tokens.sign(end) == Some(','));
    let anchored = tokens
        .any(
            end + comma,
            &["kể từ", "tính từ", "từ", "sau", "trước", "khi", "kể", "tính", "đối với", "ngay sau"],
        )
        .map(|_| (end + comma, clause_end(tokens, end + comma)));
    // «Trước 15 giờ», «chậm nhất 15 giờ thứ Năm»: an hour of the day is no length.
    let of_day = matches!(tokens.word(end), "thứ" | "chủ" | "hàng" | "ngày" | "sáng" | "chiều" | "tối")
        || (tokens.word(start.wrapping_sub(1)) == "trước" && led_in && anchored.is_none());
    if unit == 'H' && of_day {
        return None;
    }
    let counts_from_issue = anchored.is_some_and(|(from, to)| is_issue_anchor(tokens, from, to));
    let anchor = anchored
        .or(working_end.map(|to| (next, to)))
        .map(|(from, to)| if working { (next, to) } else { (from, to) });
    let end = anchor.map_or(end, |(_, to)| to);
    Some((Length { count: amount * scale, unit, working, anchor, counts_from_issue, led_in }, end))
}

/// A number in digits, or in words where a lead has made clear that a number follows («năm ngày» is five days).
fn count(tokens: &Tokens<'_>, at: usize, words: bool) -> Option<(u32, usize)> {
    const NUMBERS: [(&str, u32); 16] = [
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("ba mươi", 30),
        ("bốn mươi lăm", 45),
        ("sáu mươi", 60),
        ("chín mươi", 90),
        ("mười", 10),
        ("một", 1),
        ("hai", 2),
        ("ba", 3),
        ("bốn", 4),
        ("năm", 5),
        ("sáu", 6),
        ("bảy", 7),
        ("tám", 8),
        ("chín", 9),
    ];
    if let Some((value, length)) = tokens.digits(at) {
        return (value > 0 && length <= 3).then_some((value, at + 1));
    }
    if !words {
        return None;
    }
    NUMBERS.iter().find_map(|&(phrase, value)| tokens.phrase(at, phrase).map(|end| (value, end)))
}
