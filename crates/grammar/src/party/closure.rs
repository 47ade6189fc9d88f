//! Whether the text of a party cell is whole, stops in the middle, or begins in the middle.

use super::list::{ItemSort, Reader};
use super::words::{Key, Sort, Words};
use super::{Context, group, place};
use crate::Closure;
use crate::registry::{Registry, Trie, registry};

/// Words after which a list must go on.
const HANGING: [&[Key]; 15] = [
    &[Key::said("và")],
    &[Key::said("các")],
    &[Key::said("của")],
    &[Key::said("thuộc")],
    &[Key::said("trực"), Key::said("thuộc")],
    &[Key::said("tại")],
    &[Key::said("với")],
    &[Key::said("cùng")],
    &[Key::said("có")],
    &[Key::said("có"), Key::said("liên")],
    &[Key::said("liên")],
    &[Key::said("thành")],
    &[Key::said("thị")],
    &[Key::said("tp")],
    &[Key::said("cơ")],
];

/// What a text may begin with that ends something printed elsewhere.
const ENDINGS: [&str; 12] = [
    "liên quan",
    "có liên quan",
    "quan",
    "phố",
    "trấn",
    "nhân dân",
    "dân huyện",
    "dân tỉnh",
    "ban, ngành",
    "ngành",
    "tỉnh",
    "dân",
];

/// Words and marks of the longest name that may be cut at the end of a cell.
const LONGEST: usize = 24;

/// Whether a party cell is whole, open or a tail.
///
/// What begins in the middle is a tail, even where it also stops in the middle; two bodies with nothing between
/// them are no whole.
///
/// ```
/// use grammar::{Closure, party::closure};
/// assert_eq!(closure("Sở Nông nghiệp"), Closure::Open);
/// assert_eq!(closure("và PTNT"), Closure::Tail);
/// assert_eq!(closure("Sở Nông nghiệp và PTNT"), Closure::Whole);
/// ```
pub fn closure(cell: &str) -> Closure {
    let words = Words::all(cell);
    if super::names_document(cell, &words) {
        return Closure::Whole;
    }
    let context = Context::default();
    closure_of(&Reader::silent(&words, &context))
}

/// Whether a text is whole as a party cell; of a text that does not begin as one, this is known at once.
///
/// ```
/// use grammar::party::is_whole;
/// assert!(is_whole("Sở Nông nghiệp và PTNT"));
/// assert!(!is_whole("Sở Nông nghiệp") && !is_whole("Xây dựng kế hoạch"));
/// ```
pub fn is_whole(cell: &str) -> bool {
    let words = Words::new(cell);
    if super::names_document(cell, &words) {
        return true;
    }
    let context = Context::default();
    let reader = Reader::silent(&words, &context);
    reader.opens() && closure_of(&reader) == Closure::Whole
}

fn closure_of(reader: &Reader<'_, '_>) -> Closure {
    let words = reader.words;
    let Some(first) = words.first_word() else { return Closure::Unknown };
    if is_tail(reader, first) {
        return Closure::Tail;
    }
    if is_open(words) {
        return Closure::Open;
    }
    let Some(items) = reader.all_known() else { return Closure::Unknown };
    let fused = items.windows(2).any(|pair| matches!(pair, [a, b] if a.to == b.from));
    let bare = items.last().is_some_and(|i| i.sort == ItemSort::Bare || needs_place(reader, i));
    if bare {
        return Closure::Open;
    }
    if items.is_empty() || fused { Closure::Unknown } else { Closure::Whole }
}

/// «UBND» alone waits for its unit.
fn needs_place(reader: &Reader<'_, '_>, item: &super::list::Item) -> bool {
    item.to - item.from <= 4
        && ["ủy ban nhân dân", "uỷ ban nhân dân", "ubnd"]
            .iter()
            .any(|p| reader.words.read(item.from, p) && item.to == item.from + p.split(' ').count())
}

fn is_tail(reader: &Reader<'_, '_>, first: usize) -> bool {
    let words = reader.words;
    let small = words.sort(first) == Some(Sort::Small);
    if words.read(first, "và") && small || words.is_mark(0, b",;)&/") {
        return true;
    }
    if small {
        let known = group::many(words, first).is_some()
            || reader.peek(first, |i| {
                let seat = place::unit(words, first).is_some();
                !seat
                    && matches!(i.sort, ItemSort::Known | ItemSort::Office | ItemSort::Group)
                    && i.to > first + 1
            });
        let named = place::unit(words, first).is_some_and(|(_, to)| words.is_capital(to));
        if named
            || known
                && !words.read(first, "nhân dân")
                && !words.read(first, "ngành")
                && !words.read(first, "ban")
        {
            return false;
        }
        if ENDINGS.iter().any(|e| starts(words, first, e)) || place::unit(words, first).is_some() {
            return true;
        }
    } else if reader.peek(first, |_| true) {
        return false;
    }
    let lets_end = |to: usize| {
        !words.is_word(to)
            || reader.begins(to)
            || place::unit(words, to).is_some()
            || group::qualifier(words, to).is_some()
    };
    let mut is_end = false;
    let Registry { bodies, names } = registry();
    let is_whole = |body: &usize| bodies.get(*body).is_some_and(|body| !body.open);
    names.walk_ends(words, first, &mut |r| {
        is_end = is_end || names.bodies(r.node).iter().any(is_whole) && lets_end(r.to);
    });
    is_end
}

fn is_open(words: &Words<'_>) -> bool {
    let mut end = words.len();
    while end > 0 && (words.is_mark(end - 1, b".;") || words.sort(end - 1) == Some(Sort::Break)) {
        end -= 1;
    }
    let Some(last) = end.checked_sub(1) else { return false };
    if words.is_mark(last, b",/&-(:") {
        return true;
    }
    let open_brackets = (0..end).fold(0, |open, i| match words.sort(i) {
        Some(Sort::Mark(b'(')) => open + 1,
        Some(Sort::Mark(b')')) => open - 1,
        _ => open,
    });
    if open_brackets > 0 {
        return true;
    }
    if end < words.len() {
        return false;
    }
    let hanging = HANGING.iter().any(|h| end.checked_sub(h.len()).is_some_and(|from| words.are(from, h)));
    // the beginning of a longer name, and no name itself
    let names = &registry().names;
    hanging
        || (end.saturating_sub(LONGEST)..end).any(|start| {
            let fresh = start == 0 || !words.is_word(start - 1) || words.is_capital(start);
            let mut begins = false;
            if fresh && words.is_capital(start) {
                names.walk(words, start, Trie::ROOT, &mut |r| {
                    begins |= r.to == end
                        && r.head_spelt
                        && names.goes_on(r.node)
                        && names.bodies(r.node).is_empty();
                });
            }
            begins
        })
}

fn starts(words: &Words<'_>, at: usize, phrase: &str) -> bool {
    match phrase.split_once(", ") {
        None => words.read(at, phrase),
        Some((a, b)) => words.read(at, a) && words.is_mark(at + 1, b",") && words.read(at + 2, b),
    }
}
