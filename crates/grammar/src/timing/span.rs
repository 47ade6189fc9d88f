//! Dated phrases: a bound, perhaps the name of a period, then points, ranges and lists of them.

use model::Bound;

use super::bound::{Cue, bound};
use super::frame::{Frame, frame};
use super::lexer::Tokens;
use super::point::{Part, Point, Unit, bare_year, point, quarter_number, year_behind};
use super::vocabulary::List;

/// A dated phrase, not yet resolved to days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// First and last point of each item; the same twice where it is one point.
    pub(super) items: Vec<(Point, Point)>,
    pub(super) bound: Bound,
    pub(super) cue: Cue,
    pub(super) frame: Frame,
}

/// Reads a dated phrase at a token.
pub(super) fn span(tokens: &Tokens<'_>, at: usize, loose: bool) -> Option<(Span, usize)> {
    if tokens.number(at).is_none() && !tokens.may_stand(at, List::Dates) {
        debug_assert!(told(tokens, at, loose).is_none(), "«{}» opens a date", tokens.word(at));
        return None;
    }
    told(tokens, at, loose)
}

fn told(tokens: &Tokens<'_>, at: usize, loose: bool) -> Option<(Span, usize)> {
    let (mut bound, mut cue, mut next) = bound(tokens, at);
    let (frame, after_frame) = frame(tokens, next);
    if frame != Frame::None {
        let (inner, inner_cue, inner_next) = super::bound::bound(tokens, after_frame);
        if inner_next > after_frame {
            bound = inner;
            cue = cue.max(inner_cue);
        }
        next = inner_next;
    }
    let loose = loose || next > at;
    let (item, mut end) = range(tokens, next, loose, bound == Bound::From)?;
    if matches!(frame, Frame::Period | Frame::School) && !matches!(item.0.unit, Unit::Year) {
        return None;
    }
    if is_lunar(tokens, end) {
        return None;
    }
    if bound == Bound::From && item.0 != item.1 {
        bound = Bound::In;
    }
    let mut items = vec![item];
    while let Some((item, after)) = list_item(tokens, end, items.last().map(|last| last.1)) {
        items.push(item);
        end = after;
    }
    share_years(&mut items);
    if let Some(after) = onward(tokens, end) {
        bound = Bound::From;
        end = after;
    }
    Some((Span { items, bound, cue, frame }, end))
}

/// «15/8 âm lịch», «15/8 (âm lịch)», «15/8 ÂL»: the day of another calendar.
pub(super) fn is_lunar(tokens: &Tokens<'_>, at: usize) -> bool {
    let named = at + usize::from(tokens.sign(at) == Some('('));
    tokens.word(named) == "âl" || (tokens.word(named) == "âm" && tokens.word(named + 1) == "lịch")
}

/// One point, or two with a dash or «đến» between them.
fn range(tokens: &Tokens<'_>, at: usize, loose: bool, from: bool) -> Option<((Point, Point), usize)> {
    if let Some(found) = headless_range(tokens, at) {
        return Some(found);
    }
    let (first, end) = point(tokens, at, loose)?;
    let dash = tokens.sign(end) == Some('-');
    let word = tokens.any(end, &["cho đến hết", "cho đến", "đến hết", "đến", "tới", "đến trước"]);
    // Without «từ», «năm 2024 đến năm 2025» is a range as well, but «đến» must not reach over a comma.
    let Some(second_at) = (if dash { Some(end + 1) } else { word }) else {
        return Some(((first, first), end));
    };
    let second_at = tokens.skip(second_at, &["hết"]);
    // «Quý 3-4/2025»: what leaves its word out means the same as the first.
    let quarter = matches!(first.unit, Unit::Quarter(_)) && first.year.is_none();
    let second = if quarter { bare(tokens, second_at, first.unit) } else { None }
        .or_else(|| point(tokens, second_at, loose || from))
        .or_else(|| bare(tokens, second_at, first.unit));
    // «Tháng 01 - 02/2»: a month and a day with a dash between is a month with a year of which the rest is lost.
    let lost = |second: &Point| {
        let mixed = matches!((first.unit, second.unit), (Unit::Month(_), Unit::Day { .. }));
        dash && mixed && tokens.word(second_at) != "ngày"
    };
    if second.as_ref().is_some_and(|(second, _)| lost(second)) {
        return None;
    }
    match second {
        Some((mut second, second_end)) if in_order(&first, &second) => {
            let mut first = first;
            if let (Unit::MonthDay(day), Unit::Day { month, .. }) = (first.unit, second.unit) {
                first.unit = Unit::Day { month, day };
            }
            if first.year.is_none() {
                first.year = second.year;
                if let (Some(year), true) = (first.year, turns_year(&first, &second)) {
                    first.year = Some(year - 1);
                }
            } else if second.year.is_none() && !turns_year(&first, &second) {
                second.year = first.year;
            }
            Some(((first, second), second_end))
        }
        _ => Some(((first, first), end)),
    }
}

/// `6-8/2026` are months, `15-20/6/2025` days.
fn headless_range(tokens: &Tokens<'_>, at: usize) -> Option<((Point, Point), usize)> {
    let start = if tokens.word(at) == "ngày" { at + 1 } else { at };
    let (first, length) = tokens.digits(start)?;
    let second_at = tokens
        .any(start + 1, &["đến", "đến ngày"])
        .or_else(|| (tokens.sign(start + 1) == Some('-')).then_some(start + 2))?;
    if length > 2 || first == 0 || tokens.sign(second_at + 1) != Some('/') {
        return None;
    }
    let (second, end) = point(tokens, second_at, false)?;
    let unit = match second.unit {
        Unit::Day { month, day } if first < day => Unit::Day { month, day: first },
        Unit::Month(month) if first < month => Unit::Month(first),
        Unit::Day { .. }
        | Unit::Month(_)
        | Unit::MonthDay(_)
        | Unit::Third { .. }
        | Unit::Quarter(_)
        | Unit::Months(..)
        | Unit::Year => {
            return None;
        }
    };
    Some(((Point::new(unit, second.year), second), end))
}

/// A second point that leaves its word out: `- 8/2026` after «tháng 6», `-III/2024` after «Quý II».
fn bare(tokens: &Tokens<'_>, at: usize, unit: Unit) -> Option<(Point, usize)> {
    match unit {
        Unit::Month(_) => {
            let (month, _) = tokens.digits(at).filter(|&(m, length)| (1..=12).contains(&m) && length <= 2)?;
            let (year, end) = year_behind(tokens, at + 1);
            Some((Point::new(Unit::Month(month), year), end))
        }
        Unit::Quarter(_) => {
            let (quarter, next) = quarter_number(tokens, at)?;
            let (year, end) = year_behind(tokens, next);
            Some((Point::new(Unit::Quarter(quarter), year), end))
        }
        Unit::Year => bare_year(tokens, at).map(|(year, end)| (Point::new(Unit::Year, Some(year)), end)),
        Unit::MonthDay(_) => {
            let (day, _) = tokens.digits(at).filter(|&(d, length)| (1..=31).contains(&d) && length <= 2)?;
            (tokens.sign(at + 1) != Some('/')).then_some((Point::new(Unit::MonthDay(day), None), at + 1))
        }
        Unit::Day { .. } => {
            let (point, end) = point(tokens, at, true)?;
            matches!(point.unit, Unit::Day { .. }).then_some((point, end))
        }
        Unit::Months(..) | Unit::Third { .. } => None,
    }
}

/// A further item of a list: `, II`, ` và Quý III/2024`, `, 2025`.
fn list_item(tokens: &Tokens<'_>, at: usize, last: Option<Point>) -> Option<((Point, Point), usize)> {
    let last = last?;
    // A semicolon joins only what has no year yet: «15/6; 15/12 hằng năm».
    let joins = |sign: &char| matches!(sign, ',' | '+' | '&') || (*sign == ';' && last.year.is_none());
    let sign = tokens.sign(at).filter(joins);
    let mut next = if sign.is_some() { at + 1 } else { at };
    next = tokens.skip(next, &["và", "hoặc", "hay"]);
    if next > at && last.year.is_none() {
        next = tokens.skip(next, &["trước", "trong", "vào"]);
    }
    let loose = matches!(last.unit, Unit::Day { .. } | Unit::MonthDay(_));
    if next == at || part_of_onward(tokens, next) {
        return None;
    }
    if let Some((item, end)) = range(tokens, next, loose, false)
        && item.0.part.is_none()
        && same_kind(item.0.unit, last.unit)
    {
        return Some((item, end));
    }
    let (point, end) = bare(tokens, next, last.unit)?;
    if tokens.sign(end) == Some('-')
        && let Some((second, second_end)) = bare(tokens, end + 1, last.unit)
    {
        return Some(((point, second), second_end));
    }
    // «Tháng 6, 4 cụm»: a bare number goes on only before a sign, a year or another item.
    let text_follows = !tokens.word(end).is_empty() && tokens.any(end, LIST_FOLLOWERS).is_none();
    (point.year.is_some() || !text_follows).then_some(((point, point), end))
}

/// Words behind a bare number of a list that do not make it a count of things.
const LIST_FOLLOWERS: &[&str] = &["và", "hoặc", "năm", "hàng", "của", "mỗi", "hoàn thành", "trở đi"];

/// Whether a point goes on with a list; a day with its month closes one of days without: «ngày 15, 16/3/2026».
fn same_kind(one: Unit, other: Unit) -> bool {
    std::mem::discriminant(&one) == std::mem::discriminant(&other)
        || matches!(
            (one, other),
            (Unit::Day { .. }, Unit::MonthDay(_))
                | (Unit::Month(_), Unit::Third { .. })
                | (Unit::Third { .. }, Unit::Month(_))
        )
}

/// The year printed once at the end of a list holds for all of it, and one at its head for what comes later in
/// the same year.
fn share_years(items: &mut [(Point, Point)]) {
    let mut known: Option<i16> = None;
    let mut in_month: Option<u32> = None;
    for item in items.iter_mut().rev() {
        for point in [&mut item.1, &mut item.0] {
            match (point.unit, in_month) {
                (Unit::Day { month, .. }, _) => in_month = Some(month),
                (Unit::MonthDay(day), Some(month)) => point.unit = Unit::Day { month, day },
                (
                    Unit::MonthDay(_)
                    | Unit::Month(_)
                    | Unit::Third { .. }
                    | Unit::Quarter(_)
                    | Unit::Months(..)
                    | Unit::Year,
                    _,
                ) => {}
            }
            if point.year.is_none() && point.unit != Unit::Year {
                point.year = known;
            }
            known = point.year.or(known);
        }
    }
    let mut before: Option<Point> = None;
    for item in items.iter_mut() {
        if let Some(before) = before.filter(|_| item.0.year.is_none())
            && before.year.is_some()
            && !turns_year(&before, &item.0)
        {
            item.0.year = before.year;
            item.1.year = item.1.year.or(before.year);
        }
        before = Some(item.1);
    }
}

fn order(point: &Point) -> u32 {
    match point.unit {
        Unit::Day { month, day } => month * 100 + day,
        Unit::MonthDay(day) => day,
        Unit::Month(month) => month * 100,
        Unit::Third { month, third } => month * 100 + third * 10,
        Unit::Quarter(quarter) => quarter * 300,
        Unit::Months(_, last) => last * 100,
        Unit::Year => 0,
    }
}

fn turns_year(first: &Point, second: &Point) -> bool {
    order(first) > order(second) && second.unit != Unit::Year
}

fn in_order(first: &Point, second: &Point) -> bool {
    match (first.year, second.year) {
        (Some(one), Some(other)) => one <= other,
        _ => true,
    }
}

/// «và những năm tiếp theo», «trở đi»
fn onward(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let comma = usize::from(tokens.sign(at) == Some(','));
    tokens.may_stand(at + comma, List::Onward).then(|| tokens.any(at + comma, ONWARD)).flatten()
}

pub(super) const ONWARD: &[&str] = &[
    "trở đi",
    "trở về sau",
    "và những năm tiếp theo",
    "và các năm tiếp theo",
    "và những năm sau",
    "và các năm sau",
    "và những năm kế tiếp",
    "và các năm kế tiếp",
    "và năm tiếp theo",
    "và các giai đoạn tiếp theo",
    "và giai đoạn tiếp theo",
    "và những năm tới",
    "và các năm tới",
    "những năm tiếp theo",
    "các năm tiếp theo",
    "và tiếp theo",
    "và các tháng tiếp theo",
    "và những tháng tiếp theo",
    "và các quý tiếp theo",
    "và các năm học tiếp theo",
];

fn part_of_onward(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens
        .any(at, &["những năm", "các năm", "năm tiếp", "giai đoạn", "các tháng", "những tháng", "các quý"])
        .is_some()
        && tokens.number(at + 2).is_none()
}

/// Whether a point is only a part of its period, or a day of no month: not enough for a date.
pub(super) fn is_dated(span: &Span) -> bool {
    span.items.iter().all(|(first, last)| {
        !matches!(first.unit, Unit::MonthDay(_)) && !matches!(last.unit, Unit::MonthDay(_))
    })
}

/// «cuối năm 2024» has an end, «đầu năm 2024» a beginning.
pub(super) fn ends(point: &Point) -> bool {
    matches!(point.part, None | Some(Part::End))
}

/// See [`ends`].
pub(super) fn begins(point: &Point) -> bool {
    matches!(point.part, None | Some(Part::Start))
}
