//! Days of a week or a month that come back: several of a week, from one to another, the first or last of a month.

use super::bound::bound;
use super::lexer::Tokens;
use super::recurrence::{Every, each, weekday};

/// The days of a week as rules write them, in order.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// «thứ 3, thứ 5», «thứ 2, 4, 6», «từ thứ Hai đến thứ Sáu»
pub(super) fn weekdays(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    let start = tokens.skip(at, &["từ"]);
    let (first, end) = weekday(tokens, start)?;
    if let Some(range) = days_up_to(tokens, first, end) {
        return Some(range);
    }
    if start > at {
        return None;
    }
    let mut end = end;
    let mut days = first.to_owned();
    let counted = tokens.number(end - 1).is_some();
    loop {
        let comma = usize::from(tokens.sign(end) == Some(','));
        let next = tokens.skip(end + comma, &["và"]);
        let named = || weekday(tokens, next).or_else(|| counted.then(|| numbered(tokens, next)).flatten());
        let Some((day, behind)) = (next > end).then(named).flatten() else {
            return Some((days, end));
        };
        days = days + "," + day;
        end = behind;
    }
}

/// The day of a number that stands behind another: «thứ 2, 4, 6».
fn numbered(tokens: &Tokens<'_>, at: usize) -> Option<(&'static str, usize)> {
    let (number, 1) = tokens.digits(at)? else { return None };
    let index = usize::try_from(number.checked_sub(2)?).ok()?;
    DAYS.get(index).filter(|day| **day != "SU").map(|day| (*day, at + 1))
}

/// «… đến thứ Sáu», «… - thứ Sáu»: all days from the first on.
fn days_up_to(tokens: &Tokens<'_>, first: &str, at: usize) -> Option<(String, usize)> {
    let dash = tokens.sign(at) == Some('-');
    let next = if dash { at + 1 } else { tokens.any(at, &["đến hết", "đến"])? };
    let (last, end) = weekday(tokens, next)?;
    let place = |day: &str| DAYS.iter().position(|known| *known == day);
    let (from, to) = (place(first)?, place(last)?);
    let days = DAYS.get(from..=to).filter(|days| days.len() > 1)?;
    Some((days.join(","), end))
}

/// «Thứ Hai đầu tiên hằng tháng», «ngày cuối cùng của mỗi quý»: a day that is counted from one end of a month. Which days the
/// first week has is not agreed on, which is the first Monday is.
pub(super) fn counted_day(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    const ENDS: [&str; 2] = ["đầu tiên", "cuối cùng"];
    let (_, _, start) = bound(tokens, at);
    let day = weekday(tokens, start);
    let next = match day {
        Some((_, next)) => next,
        None => tokens.phrase(start, "ngày")?,
    };
    let behind = tokens.any(next, &ENDS)?;
    let nth = if tokens.word(next) == "đầu" { 1 } else { -1 };
    let (every, end) = each(tokens, tokens.skip(behind, &["của"]))?;
    let rule = match (day, every) {
        (Some((day, _)), Every::Months(1)) => format!("FREQ=MONTHLY;BYDAY={nth}{day}"),
        (None, Every::Months(1)) => format!("FREQ=MONTHLY;BYMONTHDAY={nth}"),
        (None, Every::Months(3)) => {
            let months = if nth == 1 { "1,4,7,10" } else { "3,6,9,12" };
            format!("FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={nth}")
        }
        (None | Some(_), Every::Days(_) | Every::Weeks(_) | Every::Months(_)) => return None,
    };
    Some((rule, end))
}

#[cfg(test)]
mod tests {
    use super::super::{Context, read};

    #[test]
    fn days_that_come_back() {
        for (text, rule) in [
            ("Từ thứ Hai đến thứ Sáu hằng tuần", Some("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")),
            ("Thứ 2 - thứ 4 hằng tuần", Some("FREQ=WEEKLY;BYDAY=MO,TU,WE")),
            ("Thứ 2, 4, 6 hằng tuần", Some("FREQ=WEEKLY;BYDAY=MO,WE,FR")),
            ("Thứ 3 và thứ 5 hằng tuần", Some("FREQ=WEEKLY;BYDAY=TU,TH")),
            ("Thứ Bảy, Chủ nhật hằng tuần", Some("FREQ=WEEKLY;BYDAY=SA,SU")),
            ("tối thứ Bảy hằng tuần", Some("FREQ=WEEKLY;BYDAY=SA")),
            ("Sáng thứ Hai đầu tiên hằng tháng", Some("FREQ=MONTHLY;BYDAY=1MO")),
            ("trước thứ Sáu cuối cùng của mỗi tháng", Some("FREQ=MONTHLY;BYDAY=-1FR")),
            ("Ngày cuối cùng hằng tháng", Some("FREQ=MONTHLY;BYMONTHDAY=-1")),
            ("ngày đầu tiên của hằng quý", Some("FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=1")),
            ("Ngày cuối cùng hằng quý", Some("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1")),
            // Which week is the first is not agreed on, nor which days are worked.
            ("thứ Sáu tuần đầu hằng tháng", Some("FREQ=MONTHLY")),
            ("ngày làm việc cuối cùng hằng quý", Some("FREQ=MONTHLY;INTERVAL=3")),
            ("Từ thứ Sáu hằng tuần", Some("FREQ=WEEKLY;BYDAY=FR")),
        ] {
            assert_eq!(read(text, &Context::default()).recurrence.as_deref(), rule, "{text}");
        }
    }
}
