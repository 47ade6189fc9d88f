//! The words of a label, and what they name.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use normalize::syllable::is_syllable;

use super::role_words::{Named, PHRASES, WHOLE};
use crate::words::short_search;

/// The bare words of a header, joined by single spaces and closed by spaces, so that whole words can be looked up. Letters
/// that a narrow column broke off («HOÀ N») go back to their syllable.
pub(super) fn words(label: &str) -> String {
    let bare = normalize::bare(label);
    let mut out = String::with_capacity(bare.len() + 2);
    out.push(' ');
    let mut before = "";
    for word in bare.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if !is_syllable(word) && is_syllable(before) && is_syllable(&format!("{before}{word}")) {
            out.pop();
        }
        out.push_str(word);
        out.push(' ');
        before = word;
    }
    out
}

/// Whether a phrase stands among the words.
pub(super) fn contains(words: &str, phrase: &str) -> bool {
    words.match_indices(phrase).any(|(at, _)| {
        words.get(..at).is_some_and(|l| l.ends_with(' '))
            && words.get(at + phrase.len()..).is_some_and(|r| r.starts_with(' '))
    })
}

/// All phrases, to be found in one look, and what each says, in the order of [`PHRASES`].
struct Wordings {
    finder: Option<AhoCorasick>,
    list: Vec<(Named, &'static str, u8)>,
}

static WORDINGS: LazyLock<Wordings> = LazyLock::new(|| {
    let list: Vec<_> = PHRASES
        .iter()
        .flat_map(|(name, phrases)| phrases.iter().map(move |(phrase, weight)| (*name, *phrase, *weight)))
        .collect();
    // With the blanks around it a phrase stands as whole words.
    let finder = short_search(list.iter().map(|(_, phrase, _)| format!(" {phrase} ")));
    Wordings { finder, list }
});

/// The phrase that says most; of equals the first in the table.
pub(super) fn best(words: &str) -> Option<(Named, u8)> {
    let found = WORDINGS.finder.iter().flat_map(|finder| finder.find_overlapping_iter(words));
    let mut best: Option<(usize, Named, u8)> = None;
    for at in found.map(|m| m.pattern().as_usize()) {
        let Some(&(name, phrase, weight)) = WORDINGS.list.get(at) else { continue };
        // «TT» names a number only where it is the whole header: «VH-TT» is an office. «Ngày» and «Thành phần» name the
        // day and the people of a programme, «Ngày ban hành» and «Thành phần hồ sơ» something else.
        let whole = (name == Named::Number && phrase.len() <= 3)
            || (name == Named::Time && phrase.starts_with("ngay") && phrase != "ngay hoan thanh")
            || WHOLE.contains(&phrase);
        let part = whole && words.trim() != phrase;
        if !part && best.is_none_or(|(first, _, most)| weight > most || (weight == most && at < first)) {
            best = Some((at, name, weight));
        }
    }
    best.map(|(_, name, weight)| (name, weight))
}
