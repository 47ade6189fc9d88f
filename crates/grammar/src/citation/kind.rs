//! Words for the types of documents, and where they stand in a text.

use std::sync::LazyLock;

use crate::folded::{Folded, bare_letter};
use crate::symbol::{KINDS, blank};

/// A type: its code and its name.
pub(super) type Kind = (&'static str, &'static str);

/// Names that serve a type beside its own.
const OTHER_NAMES: [(&str, Kind); 5] = [
    ("Kế hoạch hành động", ("KH", "Kế hoạch")),
    ("Thông báo kết luận", ("TB", "Thông báo")),
    ("Luật", ("L", "Luật")),
    ("Công văn", ("CV", "Công văn")),
    ("Văn bản", ("CV", "Văn bản")),
];

/// Abbreviations that stand for a type before a number: «QĐ 358 ngày 23/6/2021», «KH số 08».
const SHORT: [&str; 12] = ["QĐ", "NQ", "NĐ", "KH", "CT", "TB", "KL", "CTr", "TT", "BC", "CV", "CTHĐ"];

/// A name of a type.
struct Name {
    /// As printed; case is told of an abbreviation alone.
    text: &'static str,
    kind: Kind,
    short: bool,
}

impl Name {
    fn is(&self, printed: &str) -> bool {
        self.text == printed || !self.short && same_letters(self.text, printed)
    }
}

/// Names of the same bare letters: «Quy định» and «Quyết định» are not, «Thông tư» and «Thông tự» would be.
struct Alike {
    bare: String,
    /// Its first four letters, or all where it has fewer, and which of four those are.
    head: u32,
    mask: u32,
    names: Vec<Name>,
    cited: Cited,
}

/// By what a document of a type is cited.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cited {
    /// Its number, behind its issuer perhaps.
    Number,
    /// That, or the congress that resolved it.
    Congress,
    /// That, or its name.
    Name,
}

impl Cited {
    fn of(kind: Kind) -> Self {
        match kind.0 {
            "L" | "PL" | "HP" => Self::Name,
            "NQ" => Self::Congress,
            _ => Self::Number,
        }
    }

    /// Whether a mention of the type goes on behind its letters.
    fn may_follow(self, text: &Folded<'_>, from: usize, end: usize) -> bool {
        let next = blank(text, end);
        let named = || self == Self::Name && text.printed_char(from).is_some_and(char::is_uppercase);
        match (text.letter(next), text.letter(next + 1)) {
            // «số», «của», «do», a number
            (Some(b's' | b'd'), Some(b'o')) | (Some(b'c'), Some(b'u')) | (Some(b'0'..=b'9') | None, _) => {
                true
            }
            // «Đại hội», «Hội nghị», «Trung ương»
            (Some(b'd'), Some(b'a')) | (Some(b'h'), Some(b'o')) | (Some(b't'), Some(b'r')) => {
                self == Self::Congress || named()
            }
            _ => named(),
        }
    }
}

pub(super) struct Names {
    /// A bit for each number that [`bit`] tells of a head; a first word whose bit is not set begins no name.
    heads: [u64; 16],
    /// Which list begins with two letters; the first list is empty.
    by_pair: [u8; 26 * 26],
    /// Names that begin with the same two letters, the longest first.
    lists: Vec<Vec<Alike>>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let long = KINDS.into_iter().filter(|(code, _)| *code != "LUẬT").map(|(code, name)| {
        let code = if code == "CTHĐ" { "CTr" } else { code };
        Name { text: name, kind: (code, name), short: false }
    });
    let others = OTHER_NAMES.into_iter().map(|(text, kind)| Name { text, kind, short: false });
    let short = SHORT.into_iter().filter_map(|code| {
        let kind = crate::symbol::kind_of(code)?;
        Some(Name { text: code, kind, short: true })
    });
    let mut names = Names { heads: [0; 16], by_pair: [0; 26 * 26], lists: vec![Vec::new()] };
    for name in long.chain(others).chain(short) {
        names.add(name);
    }
    for list in &mut names.lists {
        list.sort_by_key(|alike| std::cmp::Reverse(alike.bare.len()));
    }
    names
});

/// The place of two bare letters in the table; past its end where one is none.
#[inline]
fn pair(first: u8, second: u8) -> usize {
    let place = |letter: u8| if letter.is_ascii_lowercase() { usize::from(letter - b'a') } else { 26 * 26 };
    place(first) * 26 + place(second)
}

/// The first four bytes as one number; zeros behind the end.
#[inline]
fn head(bytes: &[u8]) -> u32 {
    bytes.first_chunk().map_or_else(
        || bytes.iter().rev().fold(0, |head, &b| head << 8 | u32::from(b)),
        |first| u32::from_le_bytes(*first),
    )
}

/// The bit of a head among those of [`Names`].
#[inline]
fn bit(head: u32) -> (usize, u32) {
    let number = head.wrapping_mul(0x9E37_79B1) >> 22;
    ((number >> 6) as usize, number & 63)
}

/// All names.
pub(super) fn names() -> &'static Names {
    &NAMES
}

impl Names {
    /// Whether a name may begin with a word: by its first four letters, or all where it has fewer.
    #[inline]
    pub(super) fn may_begin(&self, head: u32) -> bool {
        let (place, bit) = bit(head);
        self.heads.get(place).is_some_and(|bits| bits >> bit & 1 == 1)
    }

    fn add(&mut self, name: Name) {
        let bare: String = name.text.chars().map(bare_letter).collect();
        let bytes = bare.as_bytes();
        let (Some(&first), Some(&second)) = (bytes.first(), bytes.get(1)) else { return };
        let word = bytes.split(|b| !b.is_ascii_lowercase()).next().unwrap_or_default();
        let (at, bit) = bit(head(word));
        self.heads.get_mut(at).into_iter().for_each(|bits| *bits |= 1 << bit);
        let Some(place) = self.by_pair.get_mut(pair(first, second)) else { return };
        if *place == 0 {
            *place = self.lists.len() as u8;
            self.lists.push(Vec::new());
        }
        let Some(list) = self.lists.get_mut(usize::from(*place)) else { return };
        match list.iter_mut().find(|alike| alike.bare == bare) {
            Some(alike) => alike.names.push(name),
            None => list.push(Alike {
                head: head(bytes),
                mask: u32::MAX >> (8 * 4_usize.saturating_sub(bytes.len())),
                bare,
                cited: Cited::of(name.kind),
                names: vec![name],
            }),
        }
    }

    /// The longest name whose letters stand here.
    #[inline]
    fn longest(&self, rest: &[u8]) -> Option<&Alike> {
        let (&first, &second) = (rest.first()?, rest.get(1)?);
        let place = self.by_pair.get(pair(first, second)).copied().filter(|&place| place > 0)?;
        let head = head(rest);
        self.lists
            .get(usize::from(place))?
            .iter()
            .find(|alike| head & alike.mask == alike.head && rest.starts_with(alike.bare.as_bytes()))
    }
}

/// The types that [`super::named`] reads: their capital, and what follows it.
pub(super) const NAMED: [(u8, &str); 7] = [
    (b'L', "uật"),
    (b'B', "ộ luật"),
    (b'P', "háp lệnh"),
    (b'H', "iến pháp"),
    (b'N', "ghị quyết"),
    (b'C', "hỉ thị"),
    (b'K', "ết luận"),
];

/// Whether a type stands at a byte that is cited by name, with its capital.
pub(super) fn is_named(text: &str, at: usize) -> bool {
    let first = text.as_bytes().get(at);
    let opens = |name: &str| {
        let mut rest = text.get(at + 1..).unwrap_or_default().chars().map(normalize::small);
        name.chars().all(|c| rest.next() == Some(c))
    };
    NAMED.iter().any(|(capital, name)| Some(capital) == first && opens(name))
}

/// Longest last word of a name, in letters.
pub(super) const LONGEST_END: usize = 6;

/// Whether a bare word is the last of a name, or «số», which may stand behind it.
pub(super) fn ends_type(word: &[u8]) -> bool {
    matches!(
        word,
        b"so"
            | b"an"
            | b"ban"
            | b"bao"
            | b"bc"
            | b"cao"
            | b"che"
            | b"chuyen"
            | b"ct"
            | b"cthd"
            | b"ctr"
            | b"cuong"
            | b"cv"
            | b"dan"
            | b"dien"
            | b"dinh"
            | b"dong"
            | b"hoach"
            | b"hop"
            | b"kh"
            | b"kl"
            | b"lenh"
            | b"luan"
            | b"luat"
            | b"moi"
            | b"nd"
            | b"nhat"
            | b"nho"
            | b"nq"
            | b"phap"
            | b"qd"
            | b"quyen"
            | b"quyet"
            | b"tb"
            | b"thi"
            | b"thuan"
            | b"tich"
            | b"tri"
            | b"trinh"
            | b"tt"
            | b"tu"
            | b"van"
    )
}

/// Whether a bare letter is one of a word: a letter, a digit, or a sign of no alphabet.
#[inline]
pub(super) fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == 1
}

/// What stands at the beginning of a word: the character after the letters of a name, and its type where it is one.
///
/// Names are read from the left of the text, and none begins inside another.
#[inline]
pub(super) fn at(text: &Folded<'_>, from: usize) -> Option<(usize, Option<Kind>)> {
    let alike = NAMES.longest(text.bare().as_bytes().get(from..)?)?;
    told(text, from, alike)
}

/// What a name says whose letters stand at a place.
fn told(text: &Folded<'_>, from: usize, alike: &Alike) -> Option<(usize, Option<Kind>)> {
    let bytes = text.bare().as_bytes();
    if is_taken(bytes, from) {
        return None;
    }
    let end = from + alike.bare.len();
    let kind = || {
        if bytes.get(end).is_some_and(|&b| is_letter(b)) || !alike.cited.may_follow(text, from, end) {
            return None;
        }
        let printed = text.printed(from..end);
        let kind = alike.names.iter().find(|name| name.is(printed))?.kind;
        let before = from.checked_sub(1).and_then(|i| text.letter(i));
        let inside_symbol = matches!(before, Some(b'/' | b'-')) && printed.chars().all(char::is_uppercase);
        (!inside_symbol).then_some(kind)
    };
    Some((end, kind()))
}

/// Names cut in two where what follows the cut begins as a name does, or is the beginning of one: behind a word that only
/// ends like the first part, the second is none of its own.
const PARTED: [(&str, &str); 12] = [
    ("bien ", "ban"),
    ("bo ", "luat"),
    ("chuong trinh phoi ", "hop"),
    ("cong ", "van"),
    ("hien ", "phap"),
    ("ke hoach phoi ", "hop"),
    ("nghi ", "quyet"),
    ("phap ", "lenh"),
    ("quy che phoi ", "hop"),
    ("thong ", "bao"),
    ("thong bao ", "ket luan"),
    ("van ", "ban"),
];

/// Whether a name that begins inside a word («xbộ luật») takes the place at which another would begin.
fn is_taken(bytes: &[u8], at: usize) -> bool {
    let (Some(before), Some(rest)) = (bytes.get(..at), bytes.get(at..)) else { return false };
    let torn = |(head, tail): &(&str, &str)| {
        // Most begin with another letter.
        rest.first() == tail.as_bytes().first()
            && before.strip_suffix(head.as_bytes()).and_then(<[u8]>::last).is_some_and(|&b| is_letter(b))
            && rest.starts_with(tail.as_bytes())
    };
    if !before.ends_with(b" ") || !PARTED.iter().any(torn) {
        return false;
    }
    let mut next = 0;
    while next < at {
        let taken = bytes.get(next..).and_then(|rest| NAMES.longest(rest));
        next += taken.map_or(1, |alike| alike.bare.len());
    }
    next > at
}

/// Equal but for case.
fn same_letters(name: &str, printed: &str) -> bool {
    name.chars().map(normalize::small).eq(printed.chars().map(normalize::small))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parted_names_are_all_told() {
        let all = || NAMES.lists.iter().flatten().map(|alike| alike.bare.as_str());
        let mut parted: Vec<(&str, &str)> = all()
            .flat_map(|name| name.match_indices(' ').map(|(at, _)| name.split_at(at + 1)))
            .filter(|(_, tail)| all().any(|name| tail.starts_with(name) || name.starts_with(tail)))
            .collect();
        parted.sort_unstable();
        assert_eq!(parted, PARTED);
    }

    #[test]
    fn names_end_with_words_that_are_told() {
        for alike in NAMES.lists.iter().flatten() {
            let last = alike.bare.rsplit(' ').next().unwrap_or_default();
            assert!(ends_type(last.as_bytes()) && last.len() <= LONGEST_END, "{last}");
        }
    }

    #[test]
    fn what_begins_inside_a_word_takes_its_letters() {
        for (text, name, want) in [
            ("theo Bộ luật Dân sự", "Bộ", Some("L")),
            ("theo xbộ luật Dân sự", "luật", None),
            ("pháp luật 5", "luật", Some("L")),
            ("Kế hoạch thực hiện", "Kế", None),
            ("kế hoạch số", "kế", Some("KH")),
            ("KH số 08", "KH", Some("KH")),
            ("Kh số 08", "Kh", None),
        ] {
            let folded = Folded::new(text);
            let place = text.split(name).next().unwrap().chars().count();
            let kind = at(&folded, place).and_then(|(_, kind)| kind);
            assert_eq!(kind.map(|(code, _)| code), want, "{text}");
        }
    }
}
