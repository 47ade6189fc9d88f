//! Reading a whole cell: its pieces, and the words between them as action or scope.

use model::{Bound, Timing, TimingInterval, TimingKind};
use smallvec::SmallVec;

use super::Context;
use super::condition::Waits;
use super::lexer::{Kind, Tokens};
use super::piece::{Piece, What, pieces, skip_fillers};
use super::resolve::intervals;
use super::season;
use crate::verb::opens_task;

/// A cell that was read, and whether two texts seem to stand in it side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) timing: Timing,
    /// A piece is followed by a capital without anything between: two cells in one.
    pub(super) fused: bool,
    /// Words were left over that are no part of a time: an action, a scope, or words beside a rhythm.
    pub(super) words: bool,
}

/// Reads a cell.
pub(super) fn cell(raw: &str, context: &Context) -> Reading {
    if is_ongoing_in_short(raw) {
        return of(&Tokens::new("thường xuyên"), raw, context);
    }
    if let Some(rest) = behind_count(raw) {
        let reading = cell(rest, context);
        return Reading { timing: Timing { raw: raw.into(), ..reading.timing }, ..reading };
    }
    if let Some(interval) = season::read(raw) {
        let timing = Timing { kind: TimingKind::Dated, intervals: vec![interval], ..unparsed(raw) };
        return Reading { timing, fused: false, words: true };
    }
    of(&Tokens::new(raw), raw, context)
}

/// «2 đợt: tháng 5 và tháng 10/2026», «02 lần (tháng 6, tháng 12)»: the times, behind how many they are.
fn behind_count(raw: &str) -> Option<&str> {
    let rest = raw.trim().trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() == raw.len() || rest.is_empty() {
        return None;
    }
    let rest = ["đợt", "lần"].iter().find_map(|word| rest.trim_start().strip_prefix(word))?.trim_start();
    let times = rest.strip_prefix(':').or_else(|| rest.strip_prefix('(')?.strip_suffix(')'))?.trim();
    times.starts_with(char::is_alphanumeric).then_some(times)
}

/// «TX», «T.xuyên»: in running text the letters are those of a town, in a cell of times those of «thường xuyên».
fn is_ongoing_in_short(raw: &str) -> bool {
    const LONGEST: usize = 12;
    const SHORT: [&str; 5] = ["TX", "T.xuyên", "T.Xuyên", "T/xuyên", "Th.xuyên"];
    raw.len() <= LONGEST && raw.starts_with('T') && SHORT.contains(&raw.trim_end_matches(['.', ' ']))
}

/// Reads a cell whose tokens are at hand.
pub(super) fn of(tokens: &Tokens<'_>, raw: &str, context: &Context) -> Reading {
    let found: Vec<Piece> = pieces(tokens).collect();
    let mut timing = unparsed(raw);
    let gaps = if found.is_empty() { None } else { gaps(tokens, &found) };
    let Some(gaps) = gaps else { return Reading { timing, fused: false, words: false } };
    let mut sorts: SmallVec<[TimingKind; 4]> = SmallVec::new();
    let mut conditions = Vec::new();
    for (index, piece) in found.iter().enumerate() {
        sorts.push(match &piece.what {
            What::Dated(span) => {
                let mut dated = intervals(span, context);
                let words = gaps.get(index).cloned().unwrap_or_default();
                if let (Some(action), Some(first)) = (words.action, dated.first_mut()) {
                    first.action = Some(action);
                }
                if let (Some(scope), Some(last)) = (words.scope, dated.last_mut()) {
                    last.scope = Some(scope);
                }
                timing.intervals.extend(dated);
                TimingKind::Dated
            }
            What::Recurring(rule) => {
                timing.recurrence = timing.recurrence.take().or_else(|| rule.clone());
                TimingKind::Recurring
            }
            What::Ongoing => TimingKind::Ongoing,
            What::Lasting(length) => {
                timing.duration = timing.duration.take().or_else(|| Some(length.iso()));
                timing.intervals.extend(length.interval(context));
                if let Some((from, to)) = length.anchor {
                    conditions.push(tokens.slice(from, to));
                }
                TimingKind::Duration
            }
            What::Waiting(waits) => {
                conditions.push(tokens.slice(piece.from, piece.to));
                match waits {
                    Waits::Event => TimingKind::Event,
                    Waits::Reference => TimingKind::Reference,
                }
            }
            What::FromIssue => {
                conditions.push(tokens.slice(piece.from, piece.to));
                timing.intervals.extend(from_issue(context));
                TimingKind::Event
            }
        });
    }
    sorts.sort_unstable();
    sorts.dedup();
    timing.kind = match sorts.as_slice() {
        [] => TimingKind::Unparsed,
        [one] => *one,
        _ => TimingKind::Mixed,
    };
    timing.condition = (!conditions.is_empty()).then(|| conditions.join("; "));
    Reading {
        timing,
        fused: found.iter().any(|piece| goes_on(tokens, piece)),
        words: gaps.iter().any(|beside| *beside != Beside::default()),
    }
}

/// Whether a cell is a time with no word that is not part of it; a condition could be any words. It is read as far as
/// this is not told.
pub(super) fn is_bare(tokens: &Tokens<'_>) -> bool {
    let mut found = Vec::new();
    for piece in pieces(tokens) {
        if !stands_bare(tokens, &piece) {
            return false;
        }
        found.push(piece);
    }
    !found.is_empty()
        && gaps(tokens, &found).is_some_and(|gaps| gaps.iter().all(|beside| *beside == Beside::default()))
}

/// Whether a piece may be one of a bare time: it waits for nothing, and no second text follows it.
pub(super) fn stands_bare(tokens: &Tokens<'_>, piece: &Piece) -> bool {
    let waits = match &piece.what {
        What::Lasting(length) => length.anchor.is_some(),
        What::Waiting(_) | What::FromIssue => true,
        What::Dated(_) | What::Recurring(_) | What::Ongoing => false,
    };
    !waits && !goes_on(tokens, piece)
}

fn unparsed(raw: &str) -> Timing {
    Timing {
        raw: raw.trim().to_owned(),
        kind: TimingKind::Unparsed,
        intervals: Vec::new(),
        recurrence: None,
        duration: None,
        condition: None,
    }
}

fn from_issue(context: &Context) -> Option<TimingInterval> {
    let issued = context.issued_on?;
    Some(TimingInterval {
        from: Some(issued),
        to: None,
        edtf: format!("{issued}/.."),
        bound: Bound::From,
        action: None,
        scope: None,
    })
}

/// What stands beside a dated piece.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Beside {
    action: Option<String>,
    scope: Option<String>,
}

/// The words around each piece; none at all where some of them show that a piece was only half read.
fn gaps(tokens: &Tokens<'_>, found: &[Piece]) -> Option<Vec<Beside>> {
    let mut beside = vec![Beside::default(); found.len()];
    let mut from = 0;
    for index in 0..=found.len() {
        let to = found.get(index).map_or(tokens.len(), |piece| piece.from);
        let mut start = from;
        // «Quý IV/»: the stroke asks for what is torn off.
        if index > 0 && tokens.sign(from) == Some('/') {
            return None;
        }
        // A bracket right behind a piece says what part of the work it is about.
        if index > 0
            && tokens.sign(from) == Some('(')
            && let Some(close) = (from..to).find(|&at| tokens.sign(at) == Some(')'))
        {
            if let Some(slot) = beside.get_mut(index - 1) {
                slot.scope = Some(tokens.slice(from + 1, close).to_owned());
            }
            start = close + 1;
        }
        // Nearly every piece stands alone.
        let parts = if start < to { parts(tokens, start, to) } else { Vec::new() };
        for (part_from, part_to) in parts {
            let Some(text) = words(tokens, part_from, part_to, index < found.len() && part_to == to)? else {
                continue;
            };
            // Behind a colon, or right behind a piece, words belong to it; else to the piece that follows.
            let behind = index > 0
                && part_from == start
                && (tokens.sign(start) == Some(':')
                    || (matches!(tokens.kind(start), Some(Kind::Word))
                        && !text.starts_with(char::is_uppercase)));
            let owner = if index == found.len() || behind { index.checked_sub(1) } else { Some(index) };
            let Some(slot) = owner.and_then(|owner| beside.get_mut(owner)) else { continue };
            let limits = text.starts_with(|c: char| c.is_ascii_digit())
                || ["đối với", "cho ", "tại ", "với ", "ở ", "các "]
                    .iter()
                    .any(|head| text.starts_with(head));
            if limits && slot.scope.is_none() {
                slot.scope = Some(text);
            } else if slot.action.is_none() {
                slot.action = Some(text);
            }
        }
        from = found.get(index).map_or(to, |piece| piece.to);
    }
    Some(beside)
}

/// A gap cut at `;`, full stops and line ends.
fn parts(tokens: &Tokens<'_>, from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut start = from;
    for at in from..to {
        let ends = matches!(tokens.kind(at), Some(Kind::Break | Kind::Sign(';')))
            || (tokens.sign(at) == Some('.') && !tokens.touch(at, at + 1));
        if ends {
            parts.push((start, at));
            start = at + 1;
        }
    }
    parts.push((start, to));
    parts
}

/// The words of a part without fillers and signs at its ends: `Some(None)` where nothing is left, `None` where the
/// words are the wreck of a time («xuyên», «Quý», «12»).
#[expect(clippy::option_option, reason = "nothing left and not readable are two answers")]
fn words(tokens: &Tokens<'_>, from: usize, to: usize, leads_to_piece: bool) -> Option<Option<String>> {
    // «Năm 2025: 50 %»: what a colon introduces is meant, whatever it is.
    let told = tokens.sign(from) == Some(':') && from + 1 < to;
    if !told && skip_fillers(tokens, from, to) >= to {
        return Some(None);
    }
    let strip = |at: usize| matches!(tokens.kind(at), Some(Kind::Sign(sign)) if !matches!(sign, '"' | '%' | '“' | '”'));
    let mut start = from;
    while start < to && (strip(start) || tokens.any(start, &["và", "hoặc"]).is_some()) {
        start += 1;
    }
    let mut end = to;
    let closes =
        |end: usize| tokens.sign(end - 1) == Some(')') && (start..end).any(|at| tokens.sign(at) == Some('('));
    while end > start && !closes(end) && (strip(end - 1) || tokens.word(end - 1) == "và") {
        end -= 1;
    }
    let calendar = (start..end)
        .rev()
        .take(2)
        .any(|at| matches!(tokens.word(at), "quý" | "tháng" | "ngày" | "hàng" | "thường"));
    let slash = leads_to_piece && tokens.sign(to.wrapping_sub(1)) == Some('/');
    let count = (start..end).filter(|&at| tokens.kind(at) == Some(Kind::Word)).count();
    let text = tokens.slice(start, end);
    // «Đợt 1: trước 30/6/2026; đợt 2: …»
    let round = matches!(tokens.word(start), "đợt" | "vòng" | "bước")
        && tokens.number(start + 1).is_some()
        && end == start + 2
        && tokens.sign(end) == Some(':');
    let readable = round
        || count >= 2
        || (count == 1 && opens_task(text))
        || (told && !leads_to_piece && !text.is_empty());
    if !readable || slash || (leads_to_piece && calendar) {
        return None;
    }
    Some(Some(text.to_owned()))
}

/// Whether a capital follows a piece without a sign or a word between them.
pub(super) fn goes_on(tokens: &Tokens<'_>, piece: &Piece) -> bool {
    tokens.kind(piece.to) == Some(Kind::Word)
        && tokens.slice(piece.to, piece.to + 1).starts_with(char::is_uppercase)
}
