//! Messages to people, on stderr, in their language.
#![expect(clippy::print_stderr, reason = "this is the module that speaks to people")]

use model::Lang;

/// Picks the sentence of a language.
pub(super) fn pick<'a>(lang: Lang, en: &'a str, vi: &'a str) -> &'a str {
    match lang {
        Lang::En => en,
        Lang::Vi => vi,
    }
}

/// Says a sentence.
pub(super) fn say(sentence: &str) {
    eprintln!("{sentence}");
}

/// Says what went wrong.
pub(super) fn error(lang: Lang, sentence: &str) {
    eprintln!("{}: {sentence}", pick(lang, "error", "lỗi"));
}

/// Says what went wrong with a file, on one line.
pub(super) fn failed(lang: Lang, file: &str, sentence: &str) {
    let sentence = sentence.replace('\n', " ");
    eprintln!("{}: {file}: {sentence}", pick(lang, "failed", "hỏng"));
}

/// Says what to look at in a file, on one line.
pub(super) fn warn(lang: Lang, file: &str, sentence: &str) {
    eprintln!("{}: {file}: {sentence}", pick(lang, "incomplete", "chưa đủ"));
}
