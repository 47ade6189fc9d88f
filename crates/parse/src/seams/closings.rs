//! How the cells of typed columns close: what the grammars say of each text is asked once.
//!
//! The same few bodies and times stand in hundreds of rows, and each is looked at by several hypotheses.

use std::borrow::Cow;

use grammar::{Closure, ditto::is_ditto, party, timing};
use model::Role;

use crate::memo::{Memo, Recent, is_long};
use crate::records::spelling;

/// What the cells of a typed column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Typed {
    /// Bodies.
    Bodies,
    /// A time.
    Time,
}

impl Typed {
    /// What the column of a role holds; `None` where no grammar can close its cells.
    pub(super) fn of(role: &Role) -> Option<Self> {
        match role {
            Role::Lead | Role::Coordinate | Role::Approve | Role::Monitor => Some(Self::Bodies),
            Role::Start | Role::Finish | Role::During => Some(Self::Time),
            Role::Serial
            | Role::Number
            | Role::Content
            | Role::Deliverable
            | Role::Budget
            | Role::Note
            | Role::Other(_) => None,
        }
    }

    fn read(self, text: &str) -> Closure {
        match self {
            Self::Bodies => party::closure(text),
            Self::Time => timing::closure(text),
        }
    }

    fn reads_whole(self, text: &str) -> bool {
        match self {
            Self::Bodies => party::is_whole(text),
            Self::Time => timing::is_whole(text),
        }
    }
}

thread_local! {
    /// How the texts close that were asked for before: plans repeat their bodies and times, and a batch of plans does.
    static KNOWN: [Memo<Closure>; 2] = Default::default();
    /// Whether they are whole, of texts of which no more was asked: several hypotheses look at each.
    static WHOLE: [Memo<bool>; 2] = Default::default();
    /// How the last few long texts close.
    static LONG: [Recent<Closure>; 2] = Default::default();
}

impl Typed {
    /// Longest cell of bodies or times that is read, in bytes: the longest lists of bodies have three quarters.
    const LONGEST: usize = 1 << 12;

    /// How a text closes.
    pub(super) fn closure(self, text: &str) -> Closure {
        if text.len() > Self::LONGEST {
            return Closure::Unknown;
        }
        if is_long(text) {
            return LONG.with(|known| self.of_two(known).get_or(text, |text| closed(self, text)));
        }
        KNOWN.with(|known| self.of_two(known).get_or(text, |text| closed(self, text)))
    }

    /// Whether a text is whole: of a text that does not begin as a cell of the kind this is known at once.
    pub(super) fn is_whole(self, text: &str) -> bool {
        if text.len() > Self::LONGEST || (self == Self::Bodies && !may_open(text)) {
            return false;
        }
        let known = KNOWN.with(|known| self.of_two(known).get(text));
        known.map_or_else(
            || WHOLE.with(|whole| self.of_two(whole).get_or(text, |text| is_whole(self, text))),
            |closure| closure == Closure::Whole,
        )
    }

    fn of_two<T>(self, [bodies, times]: &[T; 2]) -> &T {
        match self {
            Self::Bodies => bodies,
            Self::Time => times,
        }
    }
}

/// How a text closes in a column of a role, without a table at hand.
pub(crate) fn closure_of(role: &Role, text: &str) -> Closure {
    Typed::of(role).map_or(Closure::Unknown, |kind| kind.closure(text))
}

/// Longest text that is mended before it is given up, in bytes.
const LONGEST_MENDED: usize = 400;

fn closed(kind: Typed, text: &str) -> Closure {
    if is_ditto(text) {
        return Closure::Whole;
    }
    let text = without_dash(kind, text);
    let printed = kind.read(text);
    if printed == Closure::Whole || text.len() > LONGEST_MENDED {
        return printed;
    }
    if closes_mended(kind, text) { Closure::Whole } else { printed }
}

/// «- Trường Mầm non»: the dash of an item is no part of the name.
fn without_dash(kind: Typed, text: &str) -> &str {
    let name = || text.strip_prefix(['-', '–', '+', '•']).map(str::trim_start);
    let name = if kind == Typed::Bodies { name() } else { None };
    name.filter(|name| name.starts_with(char::is_uppercase)).unwrap_or(text)
}

/// Marks aside, a mend keeps the letters: what does not begin as a list of bodies never does.
fn may_open(text: &str) -> bool {
    party::may_open(without_dash(Typed::Bodies, text)) || is_ditto(text)
}

fn is_whole(kind: Typed, text: &str) -> bool {
    let text = if is_ditto(text) { text } else { without_dash(kind, text) };
    is_ditto(text) || kind.reads_whole(text) || text.len() <= LONGEST_MENDED && closes_mended(kind, text)
}

/// A misread letter must not keep a cell open: «thành phó» closes as «thành phố» does.
fn closes_mended(kind: Typed, text: &str) -> bool {
    let mended = &spelling::mend_cell(text).text;
    if mended != text && kind.reads_whole(mended) {
        return true;
    }
    let Cow::Owned(leveled) = with_level_words(mended) else { return false };
    kind == Typed::Bodies && leveled != text && kind.reads_whole(&leveled)
}

/// The words that say at which level a body stands, in bare letters and as they are written.
const LEVEL_WORDS: [(&str, &str); 7] = [
    ("tinh", "tỉnh"),
    ("huyen", "huyện"),
    ("xa", "xã"),
    ("phuong", "phường"),
    ("tran", "trấn"),
    ("thanh", "thành"),
    ("pho", "phố"),
];

/// The text with every word that differs from a level word by its marks alone written as that word: «Công an tinh»
/// closes as «Công an tỉnh» does. Only for weighing where a cell ends; no output holds this text.
fn with_level_words(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut kept = 0;
    let mut at = 0;
    for piece in text.split_inclusive(|c: char| !normalize::is_letter(c)) {
        let word = piece.trim_end_matches(|c: char| !normalize::is_letter(c));
        if let Some(level) = level_word(word) {
            out.push_str(text.get(kept..at).unwrap_or_default());
            out.push_str(level);
            kept = at + word.len();
        }
        at += piece.len();
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(kept..).unwrap_or_default());
    Cow::Owned(out)
}

/// The level word of a word in small letters that is written otherwise.
fn level_word(word: &str) -> Option<&'static str> {
    let is_bare = |plain: &str| {
        let bases = word.chars().map(|c| normalize::Letter::read(c).map(|letter| letter.base));
        bases.eq(plain.bytes().map(Some))
    };
    let (_, level) = LEVEL_WORDS.iter().find(|(plain, _)| is_bare(plain))?;
    (*level != word && word.chars().all(char::is_lowercase)).then_some(*level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn level_words_get_their_marks() {
        let table = [
            ("Công an tinh", "Công an tỉnh"),
            ("UBND các huyên, thành phó", "UBND các huyện, thành phố"),
            ("Công an tỉnh", "Công an tỉnh"),
            ("Đài Phát thanh", "Đài Phát thành"),
            ("XA", "XA"),
            ("", ""),
        ];
        for (given, wanted) in table {
            assert_eq!(with_level_words(given), wanted);
        }
    }

    #[test]
    fn what_is_known_is_what_is_asked() {
        let texts = ["Sở Y tế", "Sở", "Công an tinh", "Thường", "Quý II/2030", "Rà soát quy hoạch", ""];
        for kind in [Typed::Bodies, Typed::Time] {
            for text in texts {
                let fresh = closed(kind, text);
                assert_eq!(kind.is_whole(text), fresh == Closure::Whole, "{text}");
                assert_eq!(kind.closure(text), fresh, "{text}");
                assert_eq!(kind.closure(text), fresh, "again: {text}");
            }
        }
    }
}
