//! What the words of a sentence around a time make of it.

use super::lexer::{Kind, Tokens};

/// Where the main clause begins behind a deadline that opens its sentence: «Trong vòng 05 ngày kể từ ngày nhận được
/// Kế hoạch, các sở, ngành gửi …». The comma before it ends the condition; one between two kinds of documents does
/// not.
pub(super) fn main_clause(tokens: &Tokens<'_>, anchor: usize, to: usize) -> usize {
    const DOCUMENTS: [(&str, &str); 10] = [
        ("văn", "bản"),
        ("kế", "hoạch"),
        ("quyết", "định"),
        ("nghị", "quyết"),
        ("nghị", "định"),
        ("thông", "tư"),
        ("thông", "báo"),
        ("công", "văn"),
        ("chỉ", "thị"),
        ("báo", "cáo"),
    ];
    let document = |at: usize| DOCUMENTS.contains(&(tokens.word(at), tokens.word(at + 1)));
    let ends = |at: &usize| {
        tokens.sign(*at) == Some(',') && tokens.kind(at + 1) == Some(Kind::Word) && !document(at + 1)
    };
    (anchor..to).find(ends).unwrap_or(to)
}
