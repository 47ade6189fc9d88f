//! What a text calls a period: «giai đoạn», «tầm nhìn», «năm học», «vụ Đông Xuân».

use super::lexer::Tokens;
use super::point::bare_year;
use super::vocabulary::List;

/// What kind of period the text calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    None,
    /// «giai đoạn», «thời kỳ», «nhiệm kỳ»
    Period,
    /// «tầm nhìn», «định hướng»: never a deadline.
    Vision,
    /// «năm học 2026-2027», «vụ Đông Xuân 2025-2026»: from one year into the next; its days are set anew every time.
    School,
}

/// Names of what lies far ahead, and of periods.
pub(super) const VISIONS: &[&str] = &["tầm nhìn", "định hướng"];
pub(super) const PERIODS: &[&str] = &[
    "cả giai đoạn",
    "trong giai đoạn",
    "giai đoạn",
    "thời kỳ",
    "nhiệm kỳ",
    "kỳ đầu",
    "kỳ cuối",
    "kỳ kế hoạch",
    "niên khóa",
];

/// The name of a period at a token, and the token behind it.
pub(super) fn frame(tokens: &Tokens<'_>, at: usize) -> (Frame, usize) {
    if let Some(next) = school_year(tokens, at) {
        return (Frame::School, next);
    }
    if is_season(tokens, at) {
        return (Frame::School, at);
    }
    if tokens.may_stand(at, List::Frames) {
        if let Some(next) = tokens.any(at, VISIONS) {
            return (Frame::Vision, next);
        }
        if let Some(next) = tokens.any(at, PERIODS) {
            return (Frame::Period, next);
        }
    }
    // «5 năm 2021-2025»
    if tokens.digits(at).is_some_and(|(_, length)| length <= 2)
        && tokens.word(at + 1) == "năm"
        && bare_year(tokens, at + 2).is_some()
    {
        return (Frame::Period, at + 2);
    }
    (Frame::None, at)
}

/// «vụ Đông Xuân 2025-2026», «niên vụ 2025-2026», «vụ Mùa năm 2026»: years that name a season of crops.
fn is_season(tokens: &Tokens<'_>, at: usize) -> bool {
    if bare_year(tokens, at).is_none() && tokens.word(at) != "năm" {
        return false;
    }
    // From the second year of two back to the first, and behind the season's name.
    let second = tokens.sign(at.wrapping_sub(1)) == Some('-')
        && at.checked_sub(2).is_some_and(|first| bare_year(tokens, first).is_some());
    let first = at - 2 * usize::from(second);
    let at = first - usize::from(first > 0 && tokens.word(first - 1) == "năm");
    let mut here = at;
    while matches!(
        tokens.word(here.wrapping_sub(1)),
        "đông" | "xuân" | "hè" | "thu" | "mùa" | "sớm" | "muộn" | "chính"
    ) || (here < at && tokens.sign(here.wrapping_sub(1)) == Some('-'))
    {
        here -= 1;
    }
    let crop = tokens.word(here.wrapping_sub(1)) == "vụ";
    crop && (here < at || tokens.word(here.wrapping_sub(2)) == "niên")
}

/// «năm học», «đầu năm học»: the word before its years.
fn school_year(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let at = tokens.skip(at, &["đầu", "giữa", "cuối", "trong", "cả"]);
    tokens.phrase(at, "năm học")
}
