//! Whole years that bound the work of a sentence: «thực hiện từ nay đến năm 2030», «triển khai từ năm 2026 đến năm 2028»,
//! «trong 2 năm (2026-2027)».
//!
//! Most years in sentences are those of a plan, a programme or a target. These are told by what leads them in and by the
//! end of the sentence right behind them.

use super::frame::Frame;
use super::lexer::{Kind, Tokens};
use super::sentence::acts_before;
use super::span::Span;

/// Whether years bound the work of their sentence.
pub(super) fn bound_work(tokens: &Tokens<'_>, at: usize, to: usize, span: &Span) -> bool {
    let from_now = tokens.phrase(at, "từ nay").is_some();
    let led = match span.frame {
        Frame::None if from_now => begins_clause(tokens, at) || works(tokens, at),
        Frame::None if tokens.word(at) == "từ" => {
            span.items.iter().all(|(first, last)| first != last) && works(tokens, at)
        }
        Frame::None => in_brackets_of_length(tokens, at, to),
        Frame::Period => tokens.word(at) == "trong" && is_length(tokens, at + 1) && works(tokens, at),
        Frame::Vision | Frame::School => false,
    };
    let opens = from_now && begins_clause(tokens, at) && tokens.sign(to) == Some(',');
    led && (opens || ends_sentence(tokens, to))
}

/// Whether a verb of doing stands right before, and tells neither what was done nor how far.
fn works(tokens: &Tokens<'_>, at: usize) -> bool {
    const AROUND: usize = 6;
    let told = |here: usize| {
        matches!(tokens.word(here), "đã" | "được")
            || matches!(
                (tokens.word(here), tokens.word(here + 1)),
                ("kết", "quả") | ("tình", "hình") | ("số", "liệu") | ("quá", "trình")
            )
    };
    acts_before(tokens, at) && !(at.saturating_sub(AROUND)..at).any(told)
}

/// «trong 2 năm (2026-2027)»: the years that a length spans, in brackets behind it.
fn in_brackets_of_length(tokens: &Tokens<'_>, at: usize, to: usize) -> bool {
    tokens.sign(at.wrapping_sub(1)) == Some('(')
        && tokens.sign(to) == Some(')')
        && at.checked_sub(4).is_some_and(|led| tokens.word(led) == "trong" && is_length(tokens, led + 1))
}

/// «2 năm», «05 năm»
fn is_length(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.digits(at).is_some_and(|(_, length)| length <= 2) && tokens.word(at + 1) == "năm"
}

fn begins_clause(tokens: &Tokens<'_>, at: usize) -> bool {
    match at.checked_sub(1).map(|before| tokens.kind(before)) {
        None | Some(Some(Kind::Break)) => true,
        Some(Some(Kind::Sign(sign))) => matches!(sign, '.' | ';' | ':' | '-' | '(' | '+' | ','),
        Some(Some(Kind::Word | Kind::Number(..)) | None) => false,
    }
}

/// Whether nothing of the sentence follows, a closing bracket aside.
fn ends_sentence(tokens: &Tokens<'_>, to: usize) -> bool {
    let to = to + usize::from(tokens.sign(to) == Some(')'));
    match tokens.kind(to) {
        None | Some(Kind::Break) => true,
        Some(Kind::Sign(sign)) => matches!(sign, '.' | ';'),
        Some(Kind::Word | Kind::Number(..)) => false,
    }
}
