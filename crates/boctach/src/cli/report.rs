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

/// A number with its noun; Vietnamese nouns have one form.
pub(super) fn counted(lang: Lang, count: usize, one: &str, many: &str, vi: &str) -> String {
    let noun = match lang {
        Lang::En if count == 1 => one,
        Lang::En => many,
        Lang::Vi => vi,
    };
    format!("{count} {noun}")
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
    say(&failed_line(lang, file, sentence));
}

/// The line that says what went wrong with a file.
pub(super) fn failed_line(lang: Lang, file: &str, sentence: &str) -> String {
    let sentence = sentence.replace('\n', " ");
    format!("{}: {file}: {sentence}", pick(lang, "failed", "hỏng"))
}

/// The line that says what of a file is missing.
pub(super) fn incomplete_line(lang: Lang, file: &str, sentence: &str) -> String {
    format!("{}: {file}: {sentence}", pick(lang, "incomplete", "chưa đủ"))
}
