//! Who takes part in a sentence beside who leads: with whom, who decides, who watches.

use std::sync::LazyLock;

use model::Party;

use super::Context;
use super::leading::{coordinating_at, leading_of, list_at};
use super::list::Reader;
use super::phrases::Phrases;
use super::words::Words;
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

static SUBMITTING: LazyLock<Phrases> = LazyLock::new(|| phrases(&SUBMITTING_WORDS));
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
    let (together, submitted) = (stands(TOGETHER), stands(SUBMITTED) && stands(DECIDED));
    if stands(WATCHED) {
        let words = Words::new(sentence);
        let reader = Reader::new(&words, context, true);
        if let Some((range, parties)) = leading_of(&reader, sentence, context) {
            let after = words.find(0, |i| words.bytes(i..i + 1).start >= range.end);
            if after.is_some_and(|i| WATCHING.count(&words, i).is_some()) {
                found.monitor = parties;
            }
        }
    }
    if !(together || submitted) {
        return found;
    }
    for place in places {
        let words = Words::behind(sentence, before(sentence, place));
        let reader = Reader::new(&words, context, true);
        let Some(at) = words.find(0, |i| words.bytes(i..i + 1).end > place) else { continue };
        if words.bytes(at..at + 1).start == place {
            found.read_at(&reader, at);
        }
    }
    debug_assert_eq!(found, of_every_word(sentence, context, found.monitor.clone()), "«{sentence}»");
    found
}

/// The same by looking at every word of a sentence.
fn of_every_word(sentence: &str, context: &Context, monitor: Vec<Party>) -> Roles {
    let mut found = Roles { monitor, ..Roles::default() };
    let words = Words::all(sentence);
    let reader = Reader::new(&words, context, true);
    (0..words.len()).for_each(|at| found.read_at(&reader, at));
    found
}

impl Roles {
    /// Takes the parties behind a word, where it begins a cue.
    fn read_at(&mut self, reader: &Reader<'_, '_>, at: usize) {
        let words = reader.words;
        let word = words.low(at);
        if let Some(listed) = coordinating_at(reader, at, word) {
            add(&mut self.coordinate, listed.parties);
        } else if let Some((_, count)) = SUBMITTING.at_word(word, words, at)
            && let Some(listed) = list_at(reader, at + count)
            && DECIDING.count(words, listed.to).is_some()
        {
            add(&mut self.approve, listed.parties);
        }
    }
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
