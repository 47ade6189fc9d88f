//! Who takes part in a sentence beside who leads: with whom, who decides, who watches.

use std::sync::LazyLock;

use model::{Party, PartyKind};

use super::leading::{Listed, coordinating_at, leading, leading_of, list_at};
use super::list::Reader;
use super::openings::may_lead;
use super::phrases::Phrases;
use super::words::{Key, Sort, Words};
use super::{Context, clause};
use crate::cue::{Cues, Marked};

/// The parties of a sentence by what they have to do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roles {
    /// With whom (`phối hợp`).
    pub coordinate: Vec<Party>,
    /// Who approves or is asked (`trình … phê duyệt, xem xét, cho ý kiến`).
    pub approve: Vec<Party>,
    /// Who watches (`theo dõi, đôn đốc, kiểm tra`).
    pub monitor: Vec<Party>,
}

/// The words of [`Roles`], and in each two letters that rarely stand together.
const TOGETHER_WORDS: [Marked; 1] = [("phối hợp", "ối")];
const SUBMITTING_WORDS: [Marked; 5] =
    [("trình", "ìn"), ("báo cáo", "áo"), ("tham mưu cho", "am"), ("tham mưu", "am"), ("xin ý kiến", "xi")];
/// The same with a second verb, found by the first.
const SUBMITTING_TWICE: [&str; 6] = [
    "báo cáo, đề xuất",
    "báo cáo đề xuất",
    "báo cáo, kiến nghị",
    "tham mưu, đề xuất",
    "tham mưu đề xuất",
    "tham mưu, báo cáo",
];
const DECIDING_WORDS: [Marked; 13] = [
    ("phê duyệt", "ê "),
    ("xem xét", "xe"),
    ("quyết định", "ịn"),
    ("cho ý kiến", " ý"),
    ("ban hành", "ba"),
    ("thông qua", "ua"),
    ("thẩm định", "ẩm"),
    ("chấp thuận", "ấp"),
    ("phê chuẩn", "ê "),
    ("cho chủ trương", "rư"),
    ("công nhận", "ận"),
    ("ký ban hành", "ba"),
    ("ký duyệt", "ệt"),
];
const WATCHING_WORDS: [Marked; 6] = [
    ("theo dõi", "õi"),
    ("đôn đốc", "ốc"),
    ("kiểm tra", "ra"),
    ("giám sát", "ám"),
    ("thường xuyên theo dõi", "õi"),
    ("hướng dẫn, theo dõi", "õi"),
];

static SUBMITTING: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(SUBMITTING_WORDS.iter().map(|(word, _)| *word).chain(SUBMITTING_TWICE)));
static DECIDING: LazyLock<Phrases> = LazyLock::new(|| phrases(&DECIDING_WORDS));
static WATCHING: LazyLock<Phrases> = LazyLock::new(|| phrases(&WATCHING_WORDS));

fn phrases(words: &'static [Marked]) -> Phrases {
    Phrases::new(words.iter().map(|(word, _)| *word))
}

/// The bits of the lists of [`CUES`].
const TOGETHER: u8 = 1;
const SUBMITTED: u8 = 2;
const DECIDED: u8 = 4;
const WATCHED: u8 = 8;

/// The words of [`Roles`], by its fields.
static CUES: LazyLock<Cues> =
    LazyLock::new(|| Cues::new(&[&TOGETHER_WORDS, &SUBMITTING_WORDS, &DECIDING_WORDS, &WATCHING_WORDS]));

/// Reads the parties of a sentence; who leads is what [`super::leading`] tells.
///
/// ```
/// use grammar::party::{Context, roles};
/// let found = roles("Sở Y tế phối hợp với Công an tỉnh xây dựng đề án, trình UBND tỉnh phê duyệt.", &Context::default());
/// assert_eq!(found.coordinate[0].name, "Công an tỉnh");
/// assert_eq!(found.approve[0].name, "Ủy ban nhân dân tỉnh");
/// ```
pub fn roles(sentence: &str, context: &Context) -> Roles {
    let mut found = Roles::default();
    let (cues, places) = CUES.of(sentence, TOGETHER | SUBMITTED);
    let stands = |list: u8| cues & list != 0;
    let (together, decided) = (stands(TOGETHER), stands(DECIDED));
    if stands(WATCHED) {
        found.monitor = watching(sentence, context);
    }
    if !(together || stands(SUBMITTED)) {
        return found;
    }
    for place in places {
        if !decided && !opens_together(sentence, place) && !asks(sentence, place) {
            continue;
        }
        let words = Words::behind(sentence, before(sentence, place));
        let reader = Reader::new(&words, context, true);
        let Some(at) = words.find(0, |i| words.bytes(i..i + 1).end > place) else { continue };
        if words.bytes(at..at + 1).start == place {
            found.read_at(&reader, sentence, at);
        }
    }
    debug_assert_eq!(found, of_every_word(sentence, context, found.monitor.clone()), "«{sentence}»");
    found
}

/// The bodies at the very start of a sentence, where they are to watch.
fn watching(sentence: &str, context: &Context) -> Vec<Party> {
    // Most sentences that have such a word begin with a verb.
    if !may_lead(sentence) {
        debug_assert_eq!(leading(sentence, context), None, "«{sentence}» begins with bodies");
        return Vec::new();
    }
    let words = Words::new(sentence);
    let reader = Reader::new(&words, context, true);
    let Some((range, parties)) = leading_of(&reader, sentence, context) else { return Vec::new() };
    let after = words.find(0, |i| words.bytes(i..i + 1).start >= range.end);
    if after.is_some_and(|i| WATCHING.count(&words, i).is_some()) { parties } else { Vec::new() }
}

/// Whether a cue at a byte is that of bodies that work together, by its first letter.
fn opens_together(sentence: &str, place: usize) -> bool {
    matches!(sentence.as_bytes().get(place), Some(b'p' | b'P'))
}

/// Words behind which a name alone tells who decides: «trình UBND tỉnh trong Quý IV», «xin ý kiến Thường trực Tỉnh ủy».
const ASKING: [&str; 4] = ["trình ", "Trình ", "xin ý kiến ", "Xin ý kiến "];

/// Whether such words and a capital stand at a byte.
fn asks(sentence: &str, place: usize) -> bool {
    let rest = sentence.get(place..).unwrap_or_default();
    let behind = ASKING.iter().find_map(|words| rest.strip_prefix(words));
    behind.is_some_and(|rest| rest.starts_with(normalize::is_capital))
}

/// The same by looking at every word of a sentence.
fn of_every_word(sentence: &str, context: &Context, monitor: Vec<Party>) -> Roles {
    let mut found = Roles { monitor, ..Roles::default() };
    let words = Words::all(sentence);
    let reader = Reader::new(&words, context, true);
    (0..words.len()).for_each(|at| found.read_at(&reader, sentence, at));
    found
}

impl Roles {
    /// Takes the parties behind a word, where it begins a cue.
    fn read_at(&mut self, reader: &Reader<'_, '_>, sentence: &str, at: usize) {
        let words = reader.words;
        let word = words.low(at);
        if let Some(listed) = coordinating_at(reader, at, word) {
            add(&mut self.coordinate, listed.parties);
        } else if let Some((_, count)) = SUBMITTING.at_word(word, words, at)
            && !is_course(words, at)
            && let Some(listed) = list_at(reader, at + count)
            && (DECIDING.stand(words, listed.to)
                || asks(sentence, words.bytes(at..at + 1).start) && is_asked(words, &listed))
        {
            // «các cơ quan có thẩm quyền» names nobody.
            let named = |p: &Party| !p.raw.contains("thẩm quyền");
            add(&mut self.approve, listed.parties.into_iter().filter(named).collect());
        }
    }
}

/// Whether a list of bodies ends where the clause does, or what they are asked begins, by a name that goes no further: not
/// «UBND cùng cấp», «Hội đồng xét khen thưởng».
fn is_asked(words: &Words<'_>, listed: &Listed) -> bool {
    let to = listed.to;
    let by_office = listed.parties.last().is_some_and(|party| party.kind == PartyKind::Role);
    (listed.whole || by_office)
        && (words.sort(to) != Some(Sort::Small) || clause::begins(words, to) || clause::may_begin(words, to))
}

/// «Chương trình», «quy trình», «công trình»: nothing that somebody is shown.
fn is_course(words: &Words<'_>, at: usize) -> bool {
    const BEFORE: [Key; 9] = [
        Key::said("chương"),
        Key::said("quy"),
        Key::said("công"),
        Key::said("lộ"),
        Key::said("quá"),
        Key::said("giáo"),
        Key::said("hành"),
        Key::said("tiến"),
        Key::said("thuyết"),
    ];
    words.low(at) == const { Key::said("trình") }
        && at.checked_sub(1).is_some_and(|before| BEFORE.contains(&words.low(before)))
}

/// Blanks before a cue from which on its sentence is cut: no question looks further back than four words.
const BEFORE: usize = 6;

/// Where so many words before a place begin, in bytes.
fn before(sentence: &str, place: usize) -> usize {
    let mut from = place;
    for _ in 0..=BEFORE {
        let blank = sentence.as_bytes().get(..from).and_then(|before| memchr::memrchr(b' ', before));
        let Some(blank) = blank else { return 0 };
        from = blank;
    }
    from + 1
}

fn add(parties: &mut Vec<Party>, more: Vec<Party>) {
    for party in more {
        if !parties.iter().any(|p| p.id == party.id) {
            parties.push(party);
        }
    }
}
