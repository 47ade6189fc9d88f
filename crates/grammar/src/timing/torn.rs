//! Whether a cell of times is whole or torn, by trying what could be missing.

use model::TimingKind;

use super::Context;
use super::lexer::{Kind, Tokens};
use super::piece::{pieces, pieces_until};
use super::reading::{self, Reading};
use crate::Closure;

/// What may have stood before a tail, as printed at the end of a row.
const HEADS: [&str; 17] = [
    "Thường",
    "Hàng",
    "Tháng",
    "Quý",
    "Quý I",
    "Quý I/",
    "Năm",
    "Ngày",
    "Trước ngày",
    "6",
    "6 tháng",
    "Tháng 6",
    "Định",
    "2024 và",
    "2024 và các",
    "2024 và những",
    "Trong",
];

/// What may follow an open head.
const ENDINGS: [&str; 16] = [
    "xuyên",
    "năm",
    "hàng năm",
    "I/2024",
    "2024",
    "12/2024",
    "12",
    "/2024",
    "tháng",
    "kỳ",
    "quý",
    "ngày 15/6/2024",
    "kế hoạch của tỉnh",
    "tỉnh ban hành",
    "đầu năm 2024",
    "lần",
];

/// Words that no timing begins with: what follows them stands in the cell above.
const CONNECTING: [&str; 6] = ["của", "và", "hoặc", "với", "cho", "xuyên"];

/// Words that no timing ends with.
const DANGLING: [&str; 30] = [
    "và",
    "của",
    "các",
    "những",
    "theo",
    "khi",
    "sau",
    "trước",
    "trong",
    "từ",
    "đến",
    "ngày",
    "tháng",
    "quý",
    "hàng",
    "hằng",
    "kể",
    "tính",
    "cho",
    "với",
    "tại",
    "được",
    "hoặc",
    "mỗi",
    "định",
    "thường",
    "nhất",
    "chậm",
    "ban",
    "kế",
];

/// Whether a cell of a column of times is whole.
pub(super) fn closure(cell: &str) -> Closure {
    let cell = cell.trim();
    if cell.is_empty() {
        return Closure::Unknown;
    }
    if connects(cell) {
        return Closure::Tail;
    }
    let tokens = Tokens::new(cell);
    let dangles = dangles(cell);
    if reads_whole(&reading::of(&tokens, cell, &Context::default())) {
        return if dangles && !ends_whole(&normalize::small_text(cell)) {
            Closure::Open
        } else {
            Closure::Whole
        };
    }
    // What is torn off a time holds no word that no time has; a length may hold any in brackets: «03 (ba) tháng».
    let may_be_part = cell.chars().count() <= LONGEST_PART && (tokens.familiar || cell.contains('('));
    let tail = || may_be_part && is_tail(&tokens, cell);
    let open = || dangles || (may_be_part && is_open(cell));
    // A capital begins a text, a small letter or a digit goes on with one: that is tried first.
    let begins = cell.chars().next().is_some_and(char::is_uppercase);
    match begins {
        true if open() => Closure::Open,
        _ if tail() => Closure::Tail,
        false if open() => Closure::Open,
        _ => Closure::Unknown,
    }
}

/// Whether [`closure`] says that a cell is whole.
pub(super) fn is_whole(cell: &str) -> bool {
    let cell = cell.trim();
    !cell.is_empty()
        && !connects(cell)
        && reads_whole(&reading::cell(cell, &Context::default()))
        && (!dangles(cell) || ends_whole(&normalize::small_text(cell)))
}

/// Whether what stands in the cell above goes on here.
fn connects(cell: &str) -> bool {
    cell.split_whitespace().next().is_some_and(|first| CONNECTING.contains(&first))
}

/// Whether no timing ends so; «6 tháng» and «cuối tháng» do, in a word that dangles elsewhere (see [`ends_whole`]).
fn dangles(cell: &str) -> bool {
    let last = normalize::small_text(last_word(cell));
    cell.ends_with(['/', ',', '-', '(', '&']) || DANGLING.contains(&last.as_str())
}

/// Longest part of a time that is tried with what could be missing, in characters.
const LONGEST_PART: usize = 40;

fn last_word(cell: &str) -> &str {
    cell.rsplit(|c: char| !(normalize::is_letter(c) || c.is_alphanumeric()))
        .find(|word| !word.is_empty())
        .unwrap_or_default()
}

fn join(cell: &str, ending: &str) -> String {
    if ending.starts_with('/') || cell.ends_with('/') {
        format!("{cell}{ending}")
    } else {
        format!("{cell} {ending}")
    }
}

fn reads_whole(reading: &Reading) -> bool {
    let dated = !reading.timing.intervals.is_empty();
    reading.timing.kind != TimingKind::Unparsed && !reading.fused && (dated || !reading.words)
}

/// Whether a cell that is no time by itself is one with an ending.
fn is_open(cell: &str) -> bool {
    let opens = || ENDINGS.iter().any(|ending| is_bare_time(&join(cell, ending)));
    // Where it is told without a look behind the cell that two times stand in it, no ending tells otherwise.
    let tokens = Tokens::new(cell);
    let two = pieces(&tokens).any(|piece| reading::goes_on(&tokens, &piece)) && !tokens.passed_end();
    debug_assert!(!two || !opens(), "{cell}");
    !two && opens()
}

/// Whole, with no word that is not part of the time; a condition could be any words.
fn is_bare_time(text: &str) -> bool {
    let bare = reading::is_bare(&Tokens::new(text));
    debug_assert_eq!(bare, reads_bare(&reading::cell(text, &Context::default())), "{text}");
    bare
}

/// Whether a cell that is no time by itself is one behind a head.
fn is_tail(tokens: &Tokens<'_>, cell: &str) -> bool {
    let begins = matches!(tokens.kind(0), Some(Kind::Word | Kind::Number(..)));
    // Signs and fillers say nothing of their own: what stands before them may be all.
    let has_piece = begins && pieces(tokens).next().is_some();
    HEADS.iter().any(|head| {
        let text = format!("{head} {cell}");
        if has_piece { is_bare_across(&text, head) } else { is_bare_time(&text) }
    })
}

/// Whether a head and a cell are a bare time, of a cell that has a piece and is no time by itself: another piece must
/// begin in the head and end in the cell. Else the cell reads as it does alone.
fn is_bare_across(text: &str, head: &str) -> bool {
    let tokens = Tokens::new(text);
    let border = tokens.starting_at(head.len() + 1).unwrap_or_default();
    let mut heads = pieces_until(&tokens, border);
    let spans = heads.find(|piece| piece.to > border || !reading::stands_bare(&tokens, piece));
    let bare = spans.is_some_and(|piece| reading::stands_bare(&tokens, &piece)) && reading::is_bare(&tokens);
    debug_assert_eq!(bare, reads_bare(&reading::cell(text, &Context::default())), "{text}");
    bare
}

/// What [`is_bare_time`] tells, by the whole reading.
fn reads_bare(reading: &Reading) -> bool {
    reading.timing.kind != TimingKind::Unparsed
        && !reading.fused
        && !reading.words
        && reading.timing.condition.is_none()
}

fn ends_whole(lower: &str) -> bool {
    [
        "hàng tháng",
        "hằng tháng",
        "hàng quý",
        "hằng quý",
        "hàng ngày",
        "hằng ngày",
        "từng tháng",
        "từng quý",
        "mỗi tháng",
        "mỗi quý",
    ]
    .iter()
    .any(|phrase| lower.ends_with(phrase))
        || lower.split_whitespace().rev().nth(1).is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()))
        || lower.ends_with("cuối quý")
        || lower.ends_with("cuối tháng")
        || lower.ends_with("theo tháng")
        || lower.ends_with("theo quý")
}
