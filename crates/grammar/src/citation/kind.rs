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

/// A name of a type.
struct Name {
    /// As printed, in small letters; an abbreviation as it is.
    text: String,
    kind: Kind,
    short: bool,
}

struct Names {
    automaton: Option<AhoCorasick>,
    /// The names of the same bare letters, by the patterns of the automaton.
    alike: Vec<Vec<Name>>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut list: Vec<Name> = Vec::new();
    for (code, name) in KINDS {
        if code != "LUẬT" {
            let code = if code == "CTHĐ" { "CTr" } else { code };
            list.push(Name { text: name.to_lowercase(), kind: (code, name), short: false });
        }
    }
    for (name, kind) in OTHER_NAMES {
        let text = name.trim_end_matches(" số").to_lowercase();
        list.push(Name { text, kind, short: false });
    }
    for code in SHORT {
        if let Some(kind) = crate::symbol::kind_of(code) {
            list.push(Name { text: code.to_owned(), kind, short: true });
        }
    }
    let mut patterns: Vec<String> = Vec::new();
    let mut alike: Vec<Vec<Name>> = Vec::new();
    for name in list {
        let bare: String = name.text.chars().map(bare_letter).collect();
        if let Some(names) = patterns.iter().position(|p| *p == bare).and_then(|at| alike.get_mut(at)) {
            names.push(name);
        } else {
            patterns.push(bare);
            alike.push(vec![name]);
        }
    }
    let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(patterns).ok();
    Names { automaton, alike }
});

/// Whether a text without any digit may cite by name: the types that [`super::named`] reads, with their capital.
pub(super) fn may_name(text: &str) -> bool {
    // What follows the capital.
    const TYPES: [(u8, &str); 7] = [
        (b'L', "uật"),
        (b'B', "ộ luật"),
        (b'P', "háp lệnh"),
        (b'H', "iến pháp"),
        (b'N', "ghị quyết"),
        (b'C', "hỉ thị"),
        (b'K', "ết luận"),
    ];
    let opens = |name: &str, rest: &str| {
        let mut rest = rest.chars().map(normalize::small);
        name.chars().all(|c| rest.next() == Some(c))
    };
    text.bytes().enumerate().any(|(at, first)| {
        let stands = |(capital, name): &(u8, &str)| {
            *capital == first && text.get(at + 1..).is_some_and(|rest| opens(name, rest))
        };
        first.is_ascii_uppercase() && TYPES.iter().any(stands)
    })
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
            // several names may have the same bare letters: «Quy định» and «Quyết định» do not, «luật» and «luận» would
            let stands = |name: &&Name| {
                if name.short { name.text == printed } else { same_letters(&name.text, printed) }
            };
            let kind = NAMES.alike.get(m.pattern().as_usize())?.iter().find(stands)?.kind;
            let before = m.start().checked_sub(1).and_then(|i| text.letter(i));
            let inside_symbol =
                matches!(before, Some(b'/' | b'-')) && printed.chars().all(char::is_uppercase);
            (!inside_symbol).then_some((m.start(), m.end(), kind))
        })
}

/// Equal but for case; the first letter must be a capital, as a type is written before a number or a name.
fn same_letters(name: &str, printed: &str) -> bool {
    name.chars().eq(printed.chars().flat_map(char::to_lowercase))
}
