//! Deadlines inside sentences of prose.
//!
//! Only what the sentence says is a deadline: a bound with a day, a month or a quarter («trước ngày 15/12/2024»,
//! «trong Quý II/2022»), a length with its anchor, a rhythm with its day. Periods of a plan, horizons, targets («đến
//! năm 2030») and the dates of cited documents are not.

use std::ops::Range;

use memchr::memchr;
use model::{Bound, Timing, TimingKind};

use super::Context;
use super::bound::Cue;
use super::duration::Length;
use super::frame::Frame;
use super::lexer::{Kind, Tokens};
use super::openings::openings;
use super::piece::{Piece, What, piece};
use super::point::Unit;
use super::sentence::{self, begins_work, held_on, main_clause, opens_in, reaches, sums_up};
use super::span::Span;
use super::vocabulary::List;
use super::years;

/// Deadlines of a text, with the bytes they stand at.
pub(super) fn deadlines(text: &str, context: &Context) -> Vec<(Range<usize>, Timing)> {
    let mut search = Search::new(context);
    let openings = openings(text);
    let mut left = openings.as_slice();
    let mut reach = BEHIND;
    while let Some(&first) = left.first() {
        let near = left.windows(2).take_while(|two| two[1] - two[0] <= BEHIND).count();
        let (run, rest) = left.split_at(near + 1);
        let last = run.last().copied().unwrap_or(first);
        let part = start_before(text, run)..end_behind(text, last + reach);
        let tokens = Tokens::new(text.get(part.clone()).unwrap_or_default());
        let whole = part.end == text.len();
        let read = run.iter().take_while(|&&opening| search.reads(&tokens, &part, opening, whole)).count();
        (left, reach) = if read == run.len() {
            (rest, BEHIND)
        } else {
            (left.get(read..).unwrap_or_default(), reach * 4)
        };
    }
    debug_assert_eq!(search.found, everywhere(text, context), "«{text}»");
    search.found
}

/// Deadlines of a text that may begin with any token of it.
fn everywhere(text: &str, context: &Context) -> Vec<(Range<usize>, Timing)> {
    let mut search = Search::new(context);
    let tokens = Tokens::new(text);
    for at in 0..tokens.len() {
        search.reads(&tokens, &(0..text.len()), tokens.range(at, at).start, true);
    }
    search.found
}

/// Bytes behind an opening that are cut into tokens at first: few deadlines are longer with what is asked behind them.
const BEHIND: usize = 120;

/// Words and signs before a deadline that are looked at, and one more.
const BEFORE: usize = 8;

/// Where the words and signs begin that are looked at before the openings of a run.
fn start_before(text: &str, run: &[usize]) -> usize {
    let bytes = text.as_bytes();
    // A run of spaces is passed over as one.
    let begins = |at: usize| bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
    let back = |opening: usize, words: usize| {
        let spaces = bytes.iter().take(opening).enumerate().rev().filter(|(_, byte)| **byte == b' ');
        spaces.map(|(at, _)| at).filter(|&at| begins(at)).nth(words).unwrap_or(0)
    };
    let first = run.first().map_or(0, |&first| back(first, BEFORE));
    // «vào» looks farther back than all others.
    let far = run
        .iter()
        .filter(|&&at| matches!(bytes.get(at), Some(b'v' | b'V')))
        .map(|&at| back(at, sentence::FAR + 2));
    far.chain([first]).min().unwrap_or(0)
}

/// The space behind a byte, or the end.
fn end_behind(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    memchr(b' ', rest).map_or(text.len(), |space| at + space)
}

/// The deadlines that were found so far.
struct Search<'c> {
    context: &'c Context,
    found: Vec<(Range<usize>, Timing)>,
    /// Whether one of them comes back.
    returns: bool,
    /// Where the last of them ends.
    end: usize,
}

impl<'c> Search<'c> {
    fn new(context: &'c Context) -> Self {
        Self { context, found: Vec::new(), returns: false, end: 0 }
    }

    /// Reads the deadline that may begin at a byte of a text, by the tokens of a part of it. False where they do not
    /// tell, because it was asked what stands behind them and the text goes on there.
    fn reads(&mut self, tokens: &Tokens<'_>, part: &Range<usize>, opening: usize, whole: bool) -> bool {
        let at = opening.checked_sub(part.start).filter(|_| opening >= self.end);
        let Some(here) = at.and_then(|at| tokens.starting_at(at)) else { return true };
        let end = deadline(tokens, here);
        let named = end.and_then(|end| sums_up(tokens, here, end));
        if !whole && tokens.passed_end() {
            return false;
        }
        let Some(end) = end else { return true };
        let range = tokens.range(here, end);
        let range = part.start + range.start..part.start + range.end;
        self.end = range.end;
        // «Định kỳ 06 tháng (trước ngày 15/6) và năm (trước ngày 15/11)»: the days of what comes back.
        if self.returns && is_day_of_rhythm(tokens, here, end) {
            return true;
        }
        let mut timing = super::read(tokens.slice(here, end), self.context);
        if let Some((from, to)) = named
            && let Some(year) = timing.intervals.first_mut()
        {
            year.action = Some(tokens.slice(from, to).to_owned());
        }
        // Work that began before the plan is history, as is what ended before it.
        let began = tokens.word(here) == "từ";
        let past = self.context.issued_on.is_some_and(|issued| {
            timing.intervals.iter().any(|interval| {
                let last = interval.to.or(interval.from.filter(|_| began));
                last.is_some_and(|last| last < issued)
            })
        });
        self.returns |= timing.kind == TimingKind::Recurring;
        if timing.kind != TimingKind::Unparsed && !past {
            self.found.push((range, timing));
        }
        true
    }
}

/// The end of the deadline that begins at a token.
fn deadline(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    // Most words begin no time: look before reading.
    if !may_begin(tokens, at) {
        return None;
    }
    let Piece { what, to, .. } = piece(tokens, at, true)?;
    let bracketed = tokens.sign(at.wrapping_sub(1)) == Some('(')
        && tokens.sign(to) == Some(')')
        && !is_item_number(tokens, at, to);
    let accepted = match &what {
        What::Dated(span) if tokens.word(at) == "từ" => {
            is_run(tokens, at, span)
                || (is_open_start(span) && begins_work(tokens, at))
                || (yearly(span) && years::bound_work(tokens, at, to, span))
        }
        What::Dated(span) => {
            let opens = at == 0 && tokens.sign(to) == Some(':') && span.frame == Frame::None;
            (opens && !yearly(span))
                || (yearly(span)
                    && (sums_up(tokens, at, to).is_some() || years::bound_work(tokens, at, to, span)))
                || (is_day(span) && (held_on(tokens, at, to) || ends_behind_colon(tokens, at, to)))
                || (span.frame == Frame::None && !yearly(span) && reaches(tokens, at, to))
                || (dated(tokens, at, span) && !(span.cue == Cue::None && is_object(tokens, to)))
                || (bracketed
                    && span.frame == Frame::None
                    && (!yearly(span) || is_year_of_work(tokens, at, to)))
        }
        What::Recurring(Some(rule)) => {
            // «trước 15 giờ hằng ngày», «trong tuần đầu hằng tháng»: a bound tells that it is wanted.
            let led_in = matches!(tokens.word(at), "trước" | "chậm" | "vào" | "trong");
            rule.contains("BY")
                || tokens.word(at) == "định"
                || bracketed
                || led_in
                || opens_clause(tokens, at)
        }
        What::Lasting(length) => {
            // «báo cáo nhanh trong vòng 24h»: hours need no word for what they count from.
            let hours = length.is_of_hours() && tokens.any(at, &["trong vòng", "trong thời hạn"]).is_some();
            length.led_in && (hours || length.anchor.is_some())
        }
        What::Ongoing => bracketed,
        What::Recurring(None) | What::Waiting(_) | What::FromIssue => false,
    };
    if !accepted {
        return None;
    }
    match what {
        What::Lasting(Length { anchor: Some((anchor, _)), .. }) if opens_clause(tokens, at) => {
            Some(main_clause(tokens, anchor, to))
        }
        What::Dated(_)
        | What::Recurring(_)
        | What::Lasting(_)
        | What::Ongoing
        | What::Waiting(_)
        | What::FromIssue => Some(to),
    }
}

/// «Trao giải: 26/3/2026.»: a day with its year, and nothing behind it.
fn ends_behind_colon(tokens: &Tokens<'_>, at: usize, to: usize) -> bool {
    let ends = match tokens.kind(to) {
        None | Some(Kind::Break) => true,
        Some(Kind::Sign(sign)) => {
            matches!(sign, '.' | ';') && !matches!(tokens.kind(to + 1), Some(Kind::Number(..)))
        }
        Some(Kind::Word | Kind::Number(..)) => false,
    };
    let named = at.checked_sub(2).is_some_and(|before| matches!(tokens.kind(before), Some(Kind::Word)));
    ends && named && tokens.sign(at.wrapping_sub(1)) == Some(':')
}

/// «(2.2) Rà soát», at the head of a text or behind a sign: the number of an item, no second of February.
fn is_item_number(tokens: &Tokens<'_>, at: usize, to: usize) -> bool {
    tokens.sign(at + 1) == Some('.')
        && to == at + 3
        && at.checked_sub(2).is_none_or(|before| !matches!(tokens.kind(before), Some(Kind::Word)))
}

/// «… ban hành chính sách hỗ trợ (năm 2026).»: a year with its word, alone in the brackets that end a sentence.
fn is_year_of_work(tokens: &Tokens<'_>, at: usize, to: usize) -> bool {
    let closes = match tokens.kind(to + 1) {
        None | Some(Kind::Break) => true,
        Some(Kind::Sign(sign)) => matches!(sign, '.' | ';'),
        Some(Kind::Word | Kind::Number(..)) => false,
    };
    tokens.word(at) == "năm"
        && to == at + 2
        && closes
        && at.checked_sub(2).is_some_and(|before| matches!(tokens.kind(before), Some(Kind::Word)))
}

/// Whether a dated phrase in brackets has no year: behind a rhythm it says on what day of it.
fn is_day_of_rhythm(tokens: &Tokens<'_>, at: usize, to: usize) -> bool {
    let bracketed = tokens.sign(at.wrapping_sub(1)) == Some('(') && tokens.sign(to) == Some(')');
    let year = (at..to).any(|here| tokens.number(here).is_some_and(|n| n >= 1000));
    bracketed && !year
}

/// «hoàn thành quyết toán quý III trước 10/10»: where a deadline follows, what is finished is named by the period.
fn is_object(tokens: &Tokens<'_>, to: usize) -> bool {
    matches!(tokens.word(to), "trước" | "trong" | "chậm" | "muộn" | "xong")
}

fn may_begin(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.kind(at) {
        Some(Kind::Word) => tokens.may_stand(at, List::Deadlines),
        Some(Kind::Number(..)) => {
            matches!(tokens.sign(at.wrapping_sub(1)), Some('(' | ':'))
                || tokens.word(at + 1) == "tháng"
                || tokens.word(at + 1) == "lần"
        }
        Some(Kind::Sign(_) | Kind::Break) | None => false,
    }
}

fn dated(tokens: &Tokens<'_>, at: usize, span: &Span) -> bool {
    if span.frame != Frame::None || after_citation(tokens, at) {
        return false;
    }
    let yearly = yearly(span);
    if yearly && span.items.iter().any(|(first, _)| first.year.is_none()) {
        return false;
    }
    let finishes = finishes_before(tokens, at);
    match span.cue {
        Cue::Deadline => !yearly || finishes || span.bound == Bound::By,
        Cue::Until => finishes || (!yearly && tokens.word(at) == "hết") || led_by_end(tokens, at),
        Cue::Within => {
            // «là» and «từ» tell facts; «trong», «vào», «hoàn thành» and «xong» tell when.
            let when = matches!(tokens.word(at), "trong" | "hoàn" | "xong" | "lúc")
                || (tokens.word(at) == "vào" && (!yearly || finishes || opens_in(tokens, at)));
            // «Kinh phí dự kiến quý II là 5 tỷ đồng» is money.
            let money =
                matches!(tokens.word(at.wrapping_sub(1)), "phí" | "vốn" | "toán" | "thu" | "chi" | "số");
            let planned = !yearly && !money && tokens.any(at, &["dự kiến"]).is_some();
            (when || planned) && span.bound != Bound::From
        }
        Cue::None => finishes,
    }
}

/// «từ ngày 01/02/2026 đến ngày 30/4/2026»: when something is done, but not what a count or a report covers.
fn is_run(tokens: &Tokens<'_>, at: usize, span: &Span) -> bool {
    let counted = ["tính", "liệu", "kể", "kỳ", "lực", "tăng", "giảm"];
    let ends = span.items.iter().all(|(first, last)| first != last);
    span.frame == Frame::None
        && ends
        && !yearly(span)
        && !counted.contains(&tokens.word(at.wrapping_sub(1)))
        && !after_citation(tokens, at)
}

/// «từ Quý IV/2025», «từ ngày 01/7/2026»: a beginning with its year.
fn is_open_start(span: &Span) -> bool {
    span.bound == Bound::From
        && span.frame == Frame::None
        && span.items.iter().all(|(first, _)| first.year.is_some() && first.unit != Unit::Year)
}

/// «ngày 25/9/2025», with nothing that leads it in.
fn is_day(span: &Span) -> bool {
    let day = |unit: Unit| matches!(unit, Unit::Day { .. });
    span.cue == Cue::None
        && span.frame == Frame::None
        && span.items.iter().all(|(first, last)| day(last.unit) && last.year.is_some() && day(first.unit))
}

/// Whole years and spans of them: mostly the period of a plan or the year of a target.
fn yearly(span: &Span) -> bool {
    span.items.iter().all(|(_, last)| last.unit == Unit::Year && last.part.is_none())
}

/// «đến hết ngày 30/6/2024» and «đến hết Quý II» are deadlines, «đến ngày 30/6» may be the state of a count.
fn led_by_end(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.phrase(at, "đến hết").is_some() && tokens.word(at.wrapping_sub(1)) != "tính"
}

/// «hoàn thành», «xong», «kết thúc», «báo cáo … » shortly before.
fn finishes_before(tokens: &Tokens<'_>, at: usize) -> bool {
    let from = at.saturating_sub(4);
    (from..at).rev().take_while(|&here| matches!(tokens.kind(here), Some(Kind::Word))).any(|here| {
        tokens.word(here) == "xong"
            || (tokens.word(here) == "thành" && tokens.word(here.wrapping_sub(1)) == "hoàn")
    })
}

/// «Nghị quyết số 29-NQ/TW ngày 16/6/2021»: the date of a document.
fn after_citation(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = tokens.word(at.wrapping_sub(1));
    before == "số" || tokens.sign(at.wrapping_sub(1)) == Some('/')
}

fn opens_clause(tokens: &Tokens<'_>, at: usize) -> bool {
    match at.checked_sub(1).map(|before| tokens.kind(before)) {
        None | Some(Some(Kind::Break)) => true,
        Some(Some(Kind::Sign(sign))) => matches!(sign, '.' | ';' | ':' | '-' | '(' | '+'),
        Some(Some(Kind::Word | Kind::Number(..)) | None) => false,
    }
}
