//! Weeks of a month, counted: which days they are is not agreed on.

use super::bound::bound;
use super::lexer::Tokens;
use super::point::Part;
use super::recurrence::{Every, each, quarter_months};

/// «Tuần 2 tháng 6/2025», «tuần cuối tháng 6/2025»: which days is not agreed on.
pub(super) fn week(tokens: &Tokens<'_>, at: usize) -> Option<(Part, usize)> {
    let next = tokens.phrase(at, "tuần")?;
    let next = tokens.skip(next, &["thứ"]);
    let part = match (tokens.word(next), tokens.number(next)) {
        ("đầu" | "nhất" | "một" | "i", _) | (_, Some(1)) => Part::Start,
        ("cuối" | "tư" | "bốn" | "iv", _) | (_, Some(4 | 5)) => Part::End,
        ("hai" | "ba" | "ii" | "iii", _) | (_, Some(2 | 3)) => Part::Middle,
        _ => return None,
    };
    // «Tuần 3, 4 tháng 9»
    let (mut part, mut next) = (part, next);
    while let Some(further) = further_week(tokens, next + 1) {
        (part, next) = (Part::Middle, further);
    }
    let end = tokens.skip(tokens.skip(next + 1, &["tiên", "cùng"]), &["của", "trong"]);
    let end = end + usize::from(matches!(tokens.sign(end), Some('/' | ',' | '-')));
    (tokens.word(end) == "tháng").then_some((part, end))
}

/// A further week of a list.
fn further_week(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let joined = matches!(tokens.sign(at), Some(',' | '-')) || tokens.word(at) == "và";
    let week = tokens.skip(at + 1, &["tuần"]);
    tokens.number(week).filter(|week| joined && (1..=5).contains(week)).map(|_| week)
}

/// «Tuần thứ 2 hằng tháng», «tuần cuối của tháng cuối quý»: which days these are is not agreed on.
pub(super) fn week_that_returns(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    let (_, _, start) = bound(tokens, at);
    let next = tokens.skip(tokens.phrase(start, "tuần")?, &["thứ"]);
    let named = matches!(
        tokens.word(next),
        "đầu" | "nhất" | "một" | "hai" | "ba" | "tư" | "bốn" | "cuối" | "i" | "ii" | "iii" | "iv"
    );
    if !named && !tokens.number(next).is_some_and(|week| (1..=5).contains(&week)) {
        return None;
    }
    let next = tokens.skip(tokens.skip(next + 1, &["tiên", "cùng"]), &["của", "trong"]);
    if let Some(found) = quarter_months(tokens, next) {
        return Some(found);
    }
    let (every, end) = each(tokens, next)?;
    matches!(every, Every::Months(_)).then(|| (every.rule(), end))
}
