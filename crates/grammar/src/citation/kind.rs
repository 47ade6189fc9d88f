//! Words for the types of documents, and where they stand in a text.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::folded::{Folded, bare_letter};
use crate::symbol::KINDS;

/// A type: its code and its name.
type Kind = (&'static str, &'static str);

/// Names that serve a type beside its own.
const OTHER_NAMES: [(&str, Kind); 4] = [
    ("Kế hoạch hành động", ("KH", "Kế hoạch")),
    ("Luật số", ("L", "Luật")),
    ("Công văn số", ("CV", "Công văn")),
    ("Văn bản số", ("CV", "Văn bản")),
];

/// Abbreviations that stand for a type before a number: «QĐ 358 ngày 23/6/2021», «KH số 08».
const SHORT: [&str; 12] = ["QĐ", "NQ", "NĐ", "KH", "CT", "TB", "KL", "CTr", "TT", "BC", "CV", "CTHĐ"];

struct Names {
    automaton: Option<AhoCorasick>,
    /// Name as printed in small letters, its type, whether it is an abbreviation.
    list: Vec<(String, Kind, bool)>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut list: Vec<(String, Kind, bool)> = Vec::new();
    for (code, name) in KINDS {
        if code != "LUẬT" {
            let code = if code == "CTHĐ" { "CTr" } else { code };
            list.push((name.to_lowercase(), (code, name), false));
        }
    }
    for (name, kind) in OTHER_NAMES {
        list.push((name.trim_end_matches(" số").to_lowercase(), kind, false));
    }
    for code in SHORT {
        if let Some(kind) = crate::symbol::kind_of(code) {
            list.push((code.to_owned(), kind, true));
        }
    }
    let bare = list.iter().map(|(name, ..)| name.chars().map(bare_letter).collect::<String>());
    let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(bare).ok();
    Names { automaton, list }
});

/// Whether a text without any digit may cite by name: the types that [`super::named`] reads, with their capital.
pub(super) fn may_name(text: &str) -> bool {
    const TYPES: [&str; 7] =
        ["luật", "bộ luật", "pháp lệnh", "hiến pháp", "nghị quyết", "chỉ thị", "kết luận"];
    let stands = |rest: &str| {
        TYPES
            .iter()
            .any(|name| name.chars().eq(rest.chars().map(normalize::small).take(name.chars().count())))
    };
    text.char_indices()
        .filter(|(_, c)| matches!(c, 'L' | 'B' | 'P' | 'H' | 'N' | 'C' | 'K'))
        .any(|(at, _)| text.get(at..).is_some_and(stands))
}

/// Every type in a text: first character, the one after, and the type.
pub(super) fn all(text: &Folded<'_>) -> impl Iterator<Item = (usize, usize, Kind)> {
    let bytes = text.bare().as_bytes();
    let letter = |i: usize| bytes.get(i).is_some_and(|b| b.is_ascii_alphanumeric() || *b == 1);
    let automaton = NAMES.automaton.iter();
    automaton
        .flat_map(|automaton| automaton.find_iter(text.bare()))
        .filter(move |m| !letter(m.end()) && (m.start() == 0 || !letter(m.start() - 1)))
        .filter_map(|m| {
            let printed = text.printed(m.start()..m.end());
            // several names may have the same bare letters: «Quy định», «Quyết định» do not, «luật» and «luận» would
            let (_, kind, _) =
                NAMES.list.iter().find(
                    |(name, _, short)| {
                        if *short { name == printed } else { same_letters(name, printed) }
                    },
                )?;
            let before = m.start().checked_sub(1).and_then(|i| text.letter(i));
            let inside_symbol =
                matches!(before, Some(b'/' | b'-')) && printed.chars().all(char::is_uppercase);
            (!inside_symbol).then_some((m.start(), m.end(), *kind))
        })
}

/// Equal but for case; the first letter must be a capital, as a type is written before a number or a name.
fn same_letters(name: &str, printed: &str) -> bool {
    name.chars().eq(printed.chars().flat_map(char::to_lowercase))
}
