//! Points as they are printed: which words and figures name a day, a month, a quarter, a half, a year.

use super::super::lexer::{Kind, Tokens};
use super::super::vocabulary::List;
use super::super::week::week;
use super::{Part, Point, Unit};
use crate::ordinal::number;
use crate::year::is_year;

/// Words with which a point begins, where not with a number.
pub(in crate::timing) const OPENERS: &[&str] = &[
    "tuần",
    "đầu",
    "thượng",
    "nửa",
    "giữa",
    "trung",
    "cuối",
    "hạ",
    "ngày",
    "các",
    "tháng",
    "t",
    "quý",
    "q",
    "qi",
    "qii",
    "qiii",
    "qiv",
    "sáu",
    "năm",
    "cả",
    "toàn",
    "những",
];

/// Reads a point at a token. `loose`: a bare `15/12` is a day and a month.
pub(in crate::timing) fn point(tokens: &Tokens<'_>, at: usize, loose: bool) -> Option<(Point, usize)> {
    of_own_year(tokens, at, loose).map(|(point, end)| of_following_year(tokens, point, end))
}

/// «ngày 10/01 năm sau»
fn of_following_year(tokens: &Tokens<'_>, point: Point, end: usize) -> (Point, usize) {
    const NEXT: [&str; 4] = ["năm sau", "của năm sau", "năm kế tiếp", "năm tiếp theo"];
    let named = matches!(point.unit, Unit::Day { .. } | Unit::Month(_) | Unit::Quarter(_) | Unit::Months(..));
    if point.year.is_some() || !named || !matches!(tokens.word(end), "năm" | "của") {
        return (point, end);
    }
    tokens.any(end, &NEXT).map_or((point, end), |end| (Point { following: true, ..point }, end))
}

/// The same, without what is said of its year behind it.
fn of_own_year(tokens: &Tokens<'_>, at: usize, loose: bool) -> Option<(Point, usize)> {
    if tokens.number(at).is_none() && !tokens.may_stand(at, List::Points) {
        debug_assert!(told(tokens, at, loose).is_none(), "«{}» opens a point", tokens.word(at));
        return None;
    }
    // The first word tells nearly always what could follow.
    let found = match tokens.word(at) {
        "" => long_day(tokens, at, loose).or_else(|| half(tokens, at)).or_else(|| numeric(tokens, at, loose)),
        "ngày" => day(tokens, at, loose),
        "tháng" => month(tokens, at),
        "quý" => quarter(tokens, at),
        "năm" => whole_year(tokens, at).or_else(|| year_word(tokens, at)),
        _ => return told(tokens, at, loose),
    };
    debug_assert_eq!(found, told(tokens, at, loose), "{}", tokens.slice(at, tokens.len()));
    found
}

fn told(tokens: &Tokens<'_>, at: usize, loose: bool) -> Option<(Point, usize)> {
    if let Some(found) = third(tokens, at) {
        return Some(found);
    }
    if let Some((part, next)) = part(tokens, at) {
        let (mut point, end) = month(tokens, next)
            .or_else(|| quarter(tokens, next))
            .or_else(|| year_word(tokens, next))
            .or_else(|| {
                let end = tokens.phrase(next, "năm").filter(|&end| tokens.word(end) != "học")?;
                Some((Point::new(Unit::Year, None), end))
            })?;
        point.part = Some(part);
        return Some((point, end));
    }
    day(tokens, at, loose)
        .or_else(|| long_day(tokens, at, loose))
        .or_else(|| month(tokens, at))
        .or_else(|| quarter(tokens, at))
        .or_else(|| half(tokens, at))
        .or_else(|| whole_year(tokens, at))
        .or_else(|| year_word(tokens, at))
        .or_else(|| numeric(tokens, at, loose))
}

/// «Trung tuần tháng 7/2026»: a third of a month.
fn third(tokens: &Tokens<'_>, at: usize) -> Option<(Point, usize)> {
    let third = match tokens.word(at) {
        "thượng" => 1,
        "trung" => 2,
        "hạ" => 3,
        _ => return None,
    };
    let (point, end) = month(tokens, tokens.phrase(at + 1, "tuần")?)?;
    match point.unit {
        Unit::Month(month) => Some((Point { unit: Unit::Third { month, third }, ..point }, end)),
        Unit::Day { .. }
        | Unit::MonthDay(_)
        | Unit::Third { .. }
        | Unit::Quarter(_)
        | Unit::Months(..)
        | Unit::Year => None,
    }
}

fn part(tokens: &Tokens<'_>, at: usize) -> Option<(Part, usize)> {
    if let Some(found) = week(tokens, at) {
        return Some(found);
    }
    let table: [(Part, &[&str]); 3] =
        [(Part::Start, &["đầu", "nửa đầu"]), (Part::Middle, &["giữa"]), (Part::End, &["cuối", "nửa cuối"])];
    let (part, next) =
        table.iter().find_map(|(part, phrases)| tokens.any(at, phrases).map(|next| (*part, next)))?;
    // «Nửa đầu năm» is a half year, with exact bounds.
    let half_year = tokens.word(at) == "nửa" && tokens.word(next) == "năm";
    (!half_year).then_some((part, next))
}

/// «ngày 30/8/2026», «ngày 30 tháng 8 năm 2026», «ngày 20»
fn day(tokens: &Tokens<'_>, at: usize, loose: bool) -> Option<(Point, usize)> {
    let start = tokens.any(at, &["ngày", "các ngày"])?;
    let (day, _) = tokens.digits(start).filter(|&(day, length)| (1..=31).contains(&day) && length <= 2)?;
    if tokens.word(start + 1) == "tháng"
        && let Some((month, next)) = month_number(tokens, start + 2)
    {
        let (year, end) = year_behind(tokens, next);
        return valid(Point::new(Unit::Day { month, day }, year)).map(|point| (point, end));
    }
    if let Some(found) = numeric(tokens, start, true)
        && matches!(found.0.unit, Unit::Day { .. })
    {
        return Some(found);
    }
    // «ngày 20»; a number that goes on («ngày 20/2021/…», «ngày 2.5») is something else.
    let goes_on = matches!(tokens.sign(start + 1), Some('/')) && tokens.number(start + 2).is_some();
    (!goes_on || loose).then_some((Point::new(Unit::MonthDay(day), None), start + 1))
}

/// «15 tháng 9 năm 2026», its word left out; without a year only where a day is looked for.
fn long_day(tokens: &Tokens<'_>, at: usize, loose: bool) -> Option<(Point, usize)> {
    let (day, _) = tokens.digits(at).filter(|&(day, length)| (1..=31).contains(&day) && length <= 2)?;
    if tokens.word(at + 1) != "tháng" || tokens.number(at + 2).is_none() {
        return None;
    }
    let (month, next) = month_number(tokens, at + 2)?;
    let (year, end) = year_behind(tokens, next);
    let point = valid(Point::new(Unit::Day { month, day }, year))?;
    (loose || year.is_some()).then_some((point, end))
}

/// «tháng 6/2025», «tháng 6 năm 2025», «tháng sáu», «T6/2025»
fn month(tokens: &Tokens<'_>, at: usize) -> Option<(Point, usize)> {
    let start = match tokens.word(at) {
        "tháng" => at + 1,
        "t" if tokens.touch(at, at + 1) && tokens.number(at + 1).is_some() => at + 1,
        "t" if tokens.sign(at + 1) == Some('.') && tokens.number(at + 2).is_some() => at + 2,
        _ => return None,
    };
    let (month, next) = month_number(tokens, start)?;
    let (year, end) = year_behind(tokens, next);
    Some((Point::new(Unit::Month(month), year), end))
}

fn month_number(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    const WORDS: [&[&str]; 12] = [
        &["một"],
        &["hai"],
        &["ba"],
        &["tư", "bốn"],
        &["năm"],
        &["sáu"],
        &["bảy", "bẩy"],
        &["tám"],
        &["chín"],
        &["mười"],
        &["mười một"],
        &["mười hai"],
    ];
    if let Some((value, length)) = tokens.digits(at) {
        return ((1..=12).contains(&value) && length <= 2).then_some((value, at + 1));
    }
    // «tháng năm 2025» is a slip of the pen, not May.
    if tokens.word(at) == "năm" && tokens.number(at + 1).is_some() {
        return None;
    }
    WORDS
        .iter()
        .enumerate()
        .rev()
        .find_map(|(index, words)| tokens.any(at, words).map(|end| (index as u32 + 1, end)))
}

/// «Quý II/2023», «Quý 2 năm 2023», «QII/2023»
fn quarter(tokens: &Tokens<'_>, at: usize) -> Option<(Point, usize)> {
    let (quarter, next) = match tokens.word(at) {
        "quý" => quarter_number(tokens, tokens.skip(at + 1, &["thứ"]))?,
        "q" => {
            let dot = usize::from(tokens.sign(at + 1) == Some('.'));
            quarter_number(tokens, at + 1 + dot).filter(|_| tokens.touch(at, at + 1))?
        }
        // «QII»: the word and its numeral in one.
        word => (quarter_of(number::roman_value_small(word.strip_prefix('q')?))?, at + 1),
    };
    let (year, end) = year_behind(tokens, next);
    Some((Point::new(Unit::Quarter(quarter), year), end))
}

pub(in crate::timing) fn quarter_number(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    let digits = || tokens.digits(at).filter(|&(_, length)| length <= 2).map(|(value, _)| value);
    let word = || number::roman_value_small(tokens.word(at)).or_else(|| number::rank_value(tokens.word(at)));
    let value = quarter_of(digits().or_else(word))?;
    Some((value, at + 1))
}

fn quarter_of(value: Option<u32>) -> Option<u32> {
    value.filter(|value| (1..=4).contains(value))
}

/// «6 tháng đầu năm 2024», «9 tháng đầu năm», «nửa cuối năm 2024»
fn half(tokens: &Tokens<'_>, at: usize) -> Option<(Point, usize)> {
    let (count, next) = if let Some(next) = tokens.phrase(at, "nửa") {
        (6, next)
    } else {
        let count = tokens
            .number(at)
            .or_else(|| (tokens.word(at) == "sáu").then_some(6))
            .filter(|n| (1..=11).contains(n))?;
        (count, tokens.phrase(at + 1, "tháng")?)
    };
    let (first, last, next) = if let Some(next) = tokens.phrase(next, "đầu") {
        (1, count, next)
    } else {
        (13 - count, 12, tokens.any(next, &["cuối", "còn lại"])?)
    };
    let next = tokens.skip(next, &["của", "trong"]);
    let unit = Unit::Months(first, last);
    let named = year_word(tokens, next)
        .filter(|(point, _)| point.part.is_none())
        .or_else(|| bare_year(tokens, next).map(|(year, end)| (Point::new(Unit::Year, Some(year)), end)));
    if let Some((year, end)) = named {
        return Some((Point::new(unit, year.year), end));
    }
    if let Some(end) = tokens.phrase(next, "năm") {
        return Some((Point::new(unit, None), end));
    }
    let (year, end) = year_behind(tokens, next);
    Some((Point::new(unit, year), end))
}

/// «cả năm», «trong năm»: the year of the plan.
fn whole_year(tokens: &Tokens<'_>, at: usize) -> Option<(Point, usize)> {
    let in_year = tokens.word(at) == "năm"
        && tokens.word(at.wrapping_sub(1)) == "trong"
        && !matches!(tokens.kind(at + 1), Some(Kind::Number(..) | Kind::Word));
    if in_year {
        return Some((Point::new(Unit::Year, None), at + 1));
    }
    let next = tokens.any(at, &["cả năm", "toàn năm", "năm nay"])?;
    let year = bare_year(tokens, next);
    let end = year.map_or(next, |(_, end)| end);
    Some((Point::new(Unit::Year, year.map(|(year, _)| year)), end))
}

/// «năm 2025», «các năm 2025»
fn year_word(tokens: &Tokens<'_>, at: usize) -> Option<(Point, usize)> {
    let start = tokens.any(at, &["năm", "các năm", "những năm"])?;
    bare_year(tokens, start).map(|(year, end)| (Point::new(Unit::Year, Some(year)), end))
}

/// `2026-08-30`, as programs write a day, with or without a time of the day behind it.
fn iso(tokens: &Tokens<'_>, at: usize) -> Option<(Point, usize)> {
    let two = |at: usize| tokens.digits(at).filter(|&(_, length)| length == 2).map(|(value, _)| value);
    let joined = (at..at + 4).all(|token| tokens.touch(token, token + 1));
    let dashes = [at + 1, at + 3].iter().all(|&dash| tokens.sign(dash) == Some('-'));
    let (year, _) = bare_year(tokens, at).filter(|_| joined && dashes)?;
    let point = valid(Point::new(Unit::Day { month: two(at + 2)?, day: two(at + 4)? }, Some(year)))?;
    let mut end = at + 5;
    let mut clock = if two(end).is_some() && tokens.sign(end + 1) == Some(':') { Some(end) } else { None };
    while let Some(part) = clock.filter(|&part| two(part).is_some()) {
        end = part + 1;
        clock = (tokens.sign(end) == Some(':')).then_some(end + 1);
    }
    Some((point, end))
}

/// `30/8/2026`, `6/2025`, `2025`; `15/12` where a day is looked for.
fn numeric(tokens: &Tokens<'_>, at: usize, loose: bool) -> Option<(Point, usize)> {
    if let Some(found) = iso(tokens, at) {
        return Some(found);
    }
    if let Some((year, end)) = bare_year(tokens, at) {
        return Some((Point::new(Unit::Year, Some(year)), end));
    }
    let (first, first_length) = tokens.digits(at).filter(|&(_, length)| length <= 2)?;
    let sign = tokens.sign(at + 1).filter(|sign| matches!(sign, '/' | '.' | '-'))?;
    if let Some((year, end)) = bare_year(tokens, at + 2) {
        let point = Point::new(Unit::Month(first), Some(year));
        return ((1..=12).contains(&first) && first_length <= 2).then_some((point, end));
    }
    let (month, _) =
        tokens.digits(at + 2).filter(|&(month, length)| (1..=12).contains(&month) && length <= 2)?;
    let unit = Unit::Day { month, day: first };
    if tokens.sign(at + 3) == Some(sign) {
        if let Some((year, end)) = bare_year(tokens, at + 4) {
            return valid(Point::new(unit, Some(year))).map(|point| (point, end));
        }
        // `30/8/26`
        if let Some((short, 2)) = tokens.digits(at + 4)
            && sign == '/'
        {
            let year = i16::try_from(2000 + short).ok();
            return valid(Point::new(unit, year)).map(|point| (point, at + 5));
        }
    }
    if !loose || sign == '-' || tokens.sign(at + 3) == Some('/') {
        return None;
    }
    let (year, end) = tokens.phrase(at + 3, "năm").map_or((None, at + 3), |next| {
        bare_year(tokens, next).map_or((None, at + 3), |(year, end)| (Some(year), end))
    });
    valid(Point::new(unit, year)).map(|point| (point, end))
}

/// A day that no calendar has (31/9) is not read.
fn valid(point: Point) -> Option<Point> {
    let probe = Point { year: point.year.or(Some(2024)), ..point };
    probe.days().map(|_| point)
}

/// A year of four digits that is not part of a symbol («37/2019/NĐ-CP»).
pub(in crate::timing) fn bare_year(tokens: &Tokens<'_>, at: usize) -> Option<(i16, usize)> {
    let (value, length) = tokens.digits(at)?;
    let symbol = tokens.sign(at + 1) == Some('/') && matches!(tokens.kind(at + 2), Some(Kind::Word));
    let thousands =
        tokens.sign(at + 1) == Some('.') && tokens.touch(at + 1, at + 2) && tokens.number(at + 2).is_some();
    if length != 4 || symbol || thousands {
        return None;
    }
    i16::try_from(value).ok().filter(|year| is_year(*year)).map(|year| (year, at + 1))
}

/// The year behind a month or a quarter: `/2025`, ` năm 2025`, `-2025`, `, năm 2025`, `2025`.
pub(in crate::timing) fn year_behind(tokens: &Tokens<'_>, at: usize) -> (Option<i16>, usize) {
    let sign = tokens.sign(at).filter(|sign| matches!(sign, '/' | '-' | '.' | ',' | '('));
    let next = at + usize::from(sign.is_some());
    let word = tokens.any(next, &["năm", "của năm", "trong năm"]);
    // «Tháng 6 - 2025» and «tháng 6, 2025»: a free comma needs the word, or no space in front.
    let bracketed = sign == Some('(') && tokens.sign(next + 1) == Some(')');
    let needs_word = matches!(sign, Some(',' | '(')) && !bracketed && !tokens.touch(at.wrapping_sub(1), at);
    let year_at = match (word, needs_word) {
        (Some(next), _) => next,
        (None, false) => next,
        (None, true) => return (None, at),
    };
    // «Quý I - 2024 - 2025»: a span of years is not the year of the quarter.
    let span = tokens.sign(year_at + 1) == Some('-')
        && bare_year(tokens, year_at + 2).is_some()
        && sign != Some('/');
    match bare_year(tokens, year_at).filter(|_| !span) {
        Some((year, end)) => {
            let closed = usize::from(sign == Some('(') && tokens.sign(end) == Some(')'));
            (Some(year), end + closed)
        }
        None => (None, at),
    }
}
