//! The pieces of a timing in the order of its text: dates, rhythms, lengths, conditions.

use super::bound::{Cue, hour};
use super::condition::{Waits, clause_end, condition, is_issue_anchor, ongoing, opens_inside};
use super::duration::{Length, duration};
use super::frame::Frame;
use super::lexer::{Kind, Tokens};
use super::recurrence::recurrence;
use super::span::{Span, is_dated, span};
use super::vocabulary::List;

/// What a piece says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    Dated(Span),
    Recurring(Option<String>),
    Ongoing,
    Lasting(Length),
    Waiting(Waits),
    /// «Từ ngày ban hành Kế hoạch trở đi»
    FromIssue,
}

/// A piece and the tokens it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) what: What,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Words that say no more than the head of the column does.
pub(super) const FILLERS: &[&str] = &[
    "thời gian thực hiện",
    "thời gian hoàn thành",
    "thời hạn hoàn thành",
    "thời hạn thực hiện",
    "thời gian",
    "thời hạn",
    "thực hiện",
    "hoàn thành",
    "hoàn thiện",
    "triển khai",
    "tiến hành",
    "kết thúc",
    "bắt đầu",
    "phấn đấu",
    "dự kiến",
    "nhiệm vụ",
    "công việc",
    "việc",
    "tiến độ",
    "giai đoạn",
    "xong",
    "cơ bản",
    "duy trì",
    "tổ chức",
    "và",
    "hoặc",
    "hay",
    "là",
    "được",
    "làm",
    "trong",
    "vào",
    "cả",
    "theo đó",
    "cụ thể",
    "đồng thời",
    "riêng",
    "lần",
    // «HT: Quý IV»: is to be finished.
    "ht",
];

/// Behind the words and signs that say nothing of their own.
pub(super) fn skip_fillers(tokens: &Tokens<'_>, from: usize, to: usize) -> usize {
    let mut here = from;
    while here < to {
        here = match tokens.kind(here) {
            Some(Kind::Sign(_) | Kind::Break) => here + 1,
            Some(Kind::Word) if !tokens.may_stand(here, List::Fillers) => return here,
            Some(Kind::Word) => match tokens.any(here, FILLERS).filter(|&next| next <= to) {
                Some(next) => next,
                None => return here,
            },
            Some(Kind::Number(..)) => match hour(tokens, here) {
                next if next > here && next <= to => next,
                _ => return here,
            },
            None => return here,
        };
    }
    here
}

/// The pieces of a cell, one after the other.
pub(super) struct Pieces<'a, 't> {
    tokens: &'a Tokens<'t>,
    here: usize,
    /// Where the clause begins that `here` stands in: behind the last piece or separator.
    clause: usize,
    /// No piece is sought from here on.
    until: usize,
}

/// All pieces of a cell.
pub(super) fn pieces<'a, 't>(tokens: &'a Tokens<'t>) -> Pieces<'a, 't> {
    pieces_until(tokens, tokens.len())
}

/// The pieces of a cell that begin before a token.
pub(super) fn pieces_until<'a, 't>(tokens: &'a Tokens<'t>, until: usize) -> Pieces<'a, 't> {
    Pieces { tokens, here: 0, clause: 0, until }
}

impl Iterator for Pieces<'_, '_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let tokens = self.tokens;
        while self.here < self.until {
            let here = self.here;
            let begun = || piece(tokens, here, skip_fillers(tokens, self.clause, here) >= here);
            if let Some(piece) = tokens.opens(here).then(begun).flatten() {
                self.here = piece.to;
                self.clause = piece.to;
                return Some(piece);
            }
            if matches!(tokens.kind(here), Some(Kind::Break | Kind::Sign(';' | ':')))
                || (tokens.sign(here) == Some('.') && !tokens.touch(here, here + 1))
            {
                self.clause = here + 1;
            }
            self.here += 1;
        }
        None
    }
}

/// The piece that begins at a token. Behind other words of its clause a piece must say more clearly that it is a
/// time: a year in «Báo cáo kế hoạch năm 2024 trong Quý I» belongs to the plan.
pub(super) fn piece(tokens: &Tokens<'_>, at: usize, at_start: bool) -> Option<Piece> {
    if !tokens.opens(at) {
        debug_assert!(begun(tokens, at, at_start).is_none(), "«{}» opens a piece", tokens.word(at));
        return None;
    }
    begun(tokens, at, at_start)
}

fn begun(tokens: &Tokens<'_>, at: usize, at_start: bool) -> Option<Piece> {
    let made = |what, to| Some(Piece { what, from: at, to });
    let closes = |to: usize| at_start || ends_clause(tokens, to);
    if let Some((rule, to)) = recurrence(tokens, at).filter(|&(_, to)| closes(to)) {
        return made(What::Recurring(rule), to);
    }
    if let Some(to) = ongoing(tokens, at).filter(|&to| closes(to)) {
        return made(What::Ongoing, to);
    }
    if at_start && tokens.any(at, &["từ", "kể từ", "ngay từ", "bắt đầu từ"]).is_some() {
        let to = clause_end(tokens, at);
        let start = tokens.skip(at, &["ngay", "bắt đầu"]);
        if is_issue_anchor(tokens, start, to) {
            return made(What::FromIssue, to);
        }
    }
    if let Some((dated, to)) = span(tokens, at, at_start).filter(|(dated, _)| is_dated(dated)) {
        let plain_target = dated.cue == Cue::Until || (dated.cue == Cue::None);
        let framed = dated.frame != Frame::None;
        if at_start || (!framed && (!plain_target || ends_clause(tokens, to))) {
            return made(What::Dated(dated), to);
        }
    }
    if let Some((length, to)) = duration(tokens, at).filter(|(length, _)| at_start || length.led_in) {
        return made(What::Lasting(length), to);
    }
    if (at_start || opens_inside(tokens, at))
        && let Some((waits, to)) = condition(tokens, at)
    {
        return made(What::Waiting(waits), to);
    }
    None
}

/// Whether nothing of the clause follows but a sign, a joining word or a filler.
fn ends_clause(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.kind(at) {
        None | Some(Kind::Break | Kind::Sign(_)) => true,
        Some(Kind::Word) => tokens.any(at, &["và", "hoặc", "xong", "hoàn thành", "sau khi", "khi"]).is_some(),
        Some(Kind::Number(..)) => false,
    }
}
