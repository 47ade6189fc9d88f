//! Bodies at the very start of a sentence, and bodies with which it says to work together.

use std::ops::Range;
use std::sync::LazyLock;

use model::Party;

use super::list::{Item, ItemSort, Reader, append};
use super::phrases::Phrases;
use super::words::{Key, Sort, Words};
use super::{Context, acting, clause, group, office};

/// Longest beginning of a sentence that is looked at, in bytes; a list of bodies is shorter.
const LONGEST: usize = 1600;

/// Words that hand the task to the bodies after them.
pub(super) static HANDING: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "giao cho",
        "giao",
        "đề nghị",
        "yêu cầu",
        "phân công",
        "giao trách nhiệm cho",
        "kính đề nghị",
        "trân trọng đề nghị",
        "ủy quyền cho",
    ])
});

/// What a sentence may open with before it comes to the body: «Căn cứ Quy chế làm việc …, Chủ tịch …».
pub(super) static OPENINGS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "căn cứ",
        "trên cơ sở",
        "theo chức năng",
        "theo đó",
        "hằng năm",
        "hàng năm",
        "định kỳ",
        "trước ngày",
        "trong quá trình",
        "thời gian tới",
        "để triển khai",
        "ngoài các nội dung",
    ])
});

/// The bodies that a sentence or a heading names at its very start, and where they stand in bytes.
///
/// «Giao» and the like, bullets and an opening clause stay outside. None where the line starts with something else
/// or where it is not clear where the bodies end.
///
/// ```
/// use grammar::party::{Context, leading};
/// let sentence = "Giao Sở Y tế, Sở Tài chính chủ trì, phối hợp với Công an tỉnh tham mưu.";
/// let (range, parties) = leading(sentence, &Context::default()).unwrap();
/// assert_eq!(sentence.get(range), Some("Sở Y tế, Sở Tài chính"));
/// assert_eq!(parties.len(), 2);
/// assert!(leading("Ban hành kế hoạch của Sở Y tế.", &Context::default()).is_none());
/// ```
pub fn leading(sentence: &str, context: &Context) -> Option<(Range<usize>, Vec<Party>)> {
    opened_by(sentence, context, Joined::All).map(|found| (found.range, found.parties))
}

/// The bodies that a sentence names at its very start.
#[derive(Debug, Clone, PartialEq)]
pub struct Opening {
    /// Where they stand in bytes.
    pub range: Range<usize>,
    /// Who.
    pub parties: Vec<Party>,
    /// Whether the registry knows the last of them whole: no cut inside its name is right.
    pub whole: bool,
    /// Whether what such a body does begins behind it: «Sở Y tế điều phối …», but not «Sở Y tế của …».
    pub acts: bool,
}

/// What [`leading`] finds, and how sure the end of the names is. Whom they act with is left: «Sở Y tế cùng Sở Nội vụ …».
pub fn opening(sentence: &str, context: &Context) -> Option<Opening> {
    opened_by(sentence, context, Joined::Equals)
}

/// Which bodies of a list are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joined {
    /// Those behind «cùng» too.
    All,
    /// None behind «cùng»: they take part.
    Equals,
}

fn opened_by(sentence: &str, context: &Context, joined: Joined) -> Option<Opening> {
    if let Some((_, rest)) = crate::ordinal::split(sentence).filter(|(_, rest)| rest.len() < sentence.len()) {
        let offset = sentence.len() - rest.len();
        return opened_by(rest, context, joined)
            .map(|found| Opening { range: found.range.start + offset..found.range.end + offset, ..found });
    }
    let words = Words::new(beginning(sentence));
    opened(&Reader::new(&words, context, true), joined)
}

/// The same of a sentence whose words are at hand, where those are all of it.
pub(crate) fn leading_of(
    reader: &Reader<'_, '_>,
    sentence: &str,
    context: &Context,
) -> Option<(Range<usize>, Vec<Party>)> {
    let numbered = || crate::ordinal::split(sentence).is_some_and(|(_, rest)| rest.len() < sentence.len());
    if sentence.len() > LONGEST || numbered() {
        return leading(sentence, context);
    }
    opened(reader, Joined::All).map(|found| (found.range, found.parties))
}

fn opened(reader: &Reader<'_, '_>, joined: Joined) -> Option<Opening> {
    let words = reader.words;
    let mut start = words.first_word()?;
    if OPENINGS.count(words, start).is_some() {
        return (start + 1..words.len())
            .filter(|&i| words.is_mark(i - 1, b",") || group::many(words, i).is_some())
            .find_map(|i| listed(reader, i, joined).filter(|l| clause::begins(words, l.to)))
            .map(|list| told(words, list));
    }
    while let Some(count) = HANDING.count(words, start) {
        start += count + usize::from(words.is_mark(start + count, b":"));
    }
    listed(reader, start, joined).map(|list| told(words, list))
}

fn told(words: &Words<'_>, list: Listed) -> Opening {
    let acts = list.whole && acting::may_act(words, list.to);
    Opening { range: words.bytes(list.from..list.to), parties: list.parties, whole: list.whole, acts }
}

/// The bodies after «phối hợp với» in a sentence, and where they stand in bytes.
///
/// ```
/// use grammar::party::{Context, coordinating};
/// let sentence = "Sở Y tế chủ trì, phối hợp với Sở Tài chính và các cơ quan liên quan rà soát.";
/// let (range, parties) = coordinating(sentence, &Context::default()).unwrap();
/// assert_eq!(sentence.get(range), Some("Sở Tài chính và các cơ quan liên quan"));
/// assert_eq!(parties.len(), 2);
/// ```
pub fn coordinating(sentence: &str, context: &Context) -> Option<(Range<usize>, Vec<Party>)> {
    let words = Words::all(sentence);
    let reader = Reader::new(&words, context, true);
    let mut places = words.lows().enumerate();
    let list = places.find_map(|(at, word)| coordinating_at(&reader, at, word))?;
    Some((words.bytes(list.from..list.to), list.parties))
}

const TOGETHER: [Key; 2] = [Key::said("phối"), Key::said("hợp")];

/// The bodies after «phối hợp với» at a word that is at hand.
#[inline]
pub(crate) fn coordinating_at(reader: &Reader<'_, '_>, at: usize, word: Key) -> Option<Listed> {
    let [first, second] = TOGETHER;
    if word == first && reader.words.low(at + 1) == second { coordinated(reader, at) } else { None }
}

fn coordinated(reader: &Reader<'_, '_>, at: usize) -> Option<Listed> {
    let words = reader.words;
    let mut next = at + 2;
    next += words.any(next, &["chặt chẽ", "đồng bộ", "thường xuyên", "cùng"]).unwrap_or(0);
    next += words
        .any(next, &["với", "cùng với", "cùng"])
        .or_else(|| words.is_mark(next, b":").then_some(1))
        .unwrap_or(0);
    (next > at + 2).then(|| list_at(reader, next)).flatten()
}

/// A list of bodies in a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Listed {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) parties: Vec<Party>,
    /// Whether the registry knows the last of them whole.
    pub(crate) whole: bool,
}

/// The list of bodies that begins at a word.
pub(crate) fn list_at(reader: &Reader<'_, '_>, from: usize) -> Option<Listed> {
    listed(reader, from, Joined::All)
}

fn listed(reader: &Reader<'_, '_>, from: usize, joined: Joined) -> Option<Listed> {
    let words = reader.words;
    if !words.is_capital(from)
        && group::many(words, from).is_none()
        && group::noun(words, from).is_none()
        && office::read(words, from).is_none()
        && !reader.begins(from)
    {
        return None;
    }
    let mut at = from;
    let mut listed: Option<Listed> = None;
    while let Some(item) = reader.item(at) {
        let bare = item.sort == ItemSort::Bare && !is_own_office(words, &item);
        if bare || (item.sort == ItemSort::Open && !ends_well(words, item.to)) {
            break;
        }
        let list = listed.get_or_insert(Listed { from, to: from, parties: Vec::new(), whole: false });
        list.to = item.to;
        list.whole = reader.is_whole(&item);
        append(&mut list.parties, item.parties);
        let mut next = item.to;
        let with = next + usize::from(words.is_mark(next, b","));
        if joined == Joined::Equals && words.read(with, "cùng") {
            break;
        }
        while words.is_mark(next, b",;/") || words.any(next, &["và", "cùng với", "cùng"]).is_some() {
            next += 1 + usize::from(words.read(next, "cùng với"));
        }
        if next == item.to || reader.does(next) || !reader.begins(next) {
            break;
        }
        at = next;
    }
    listed
}

/// «Phòng Chế độ BHXH, Văn phòng»: in a list the office of the body that issued the plan.
fn is_own_office(words: &Words<'_>, item: &Item) -> bool {
    words.is_capital(item.from) && words.read(item.from, "văn phòng") && !words.is_word(item.to)
}

/// Whether an unknown name ends where a sentence lets it: at a predicate, a mark, the end.
fn ends_well(words: &Words<'_>, to: usize) -> bool {
    !words.has(to)
        || clause::begins(words, to)
        || clause::may_begin(words, to)
        || !matches!(words.sort(to), Some(Sort::Small))
}

fn beginning(sentence: &str) -> &str {
    let mut end = sentence.len().min(LONGEST);
    while !sentence.is_char_boundary(end) {
        end -= 1;
    }
    sentence.get(..end).unwrap_or(sentence)
}
