//! Who takes part in a sentence beside who leads: with whom, who decides, who watches.

use std::sync::LazyLock;

use model::Party;

use super::Context;
use super::leading::{coordinating_at, leading_of, list_at};
use super::list::Reader;
use super::phrases::Phrases;
use super::words::Words;
use crate::cue::Cues;

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

const SUBMITTING_WORDS: [&str; 5] = ["trình", "báo cáo", "tham mưu cho", "tham mưu", "xin ý kiến"];
const DECIDING_WORDS: [&str; 10] = [
    "phê duyệt",
    "xem xét",
    "quyết định",
    "cho ý kiến",
    "ban hành",
    "thông qua",
    "thẩm định",
    "chấp thuận",
    "phê chuẩn",
    "cho chủ trương",
];
const WATCHING_WORDS: [&str; 6] =
    ["theo dõi", "đôn đốc", "kiểm tra", "giám sát", "thường xuyên theo dõi", "hướng dẫn, theo dõi"];

static SUBMITTING: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(SUBMITTING_WORDS));
static DECIDING: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(DECIDING_WORDS));
static WATCHING: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(WATCHING_WORDS));

/// The words of [`Roles`], by its fields.
static CUES: LazyLock<Cues> =
    LazyLock::new(|| Cues::new(&[&["phối hợp"], &SUBMITTING_WORDS, &DECIDING_WORDS, &WATCHING_WORDS]));

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
    let cues = CUES.of(sentence);
    let stands = |list: u8| cues >> list & 1 == 1;
    let (together, submitted, watched) = (stands(0), stands(1) && stands(2), stands(3));
    if !(together || submitted || watched) {
        return found;
    }
    let words = if together || submitted { Words::all(sentence) } else { Words::new(sentence) };
    let reader = Reader::new(&words, context, true);
    let leading = watched.then(|| leading_of(&reader, sentence, context)).flatten();
    if let Some((range, parties)) = leading {
        let after = (0..words.len()).find(|&i| words.bytes(i..i + 1).start >= range.end);
        if after.is_some_and(|i| WATCHING.count(&words, i).is_some()) {
            found.monitor = parties;
        }
    }
    if !(together || submitted) {
        return found;
    }
    let submitting = &*SUBMITTING;
    for (at, word) in words.lows().enumerate() {
        if let Some(listed) = coordinating_at(&reader, at, word) {
            add(&mut found.coordinate, listed.parties);
        } else if let Some((_, count)) = submitting.at_word(word, &words, at)
            && let Some(listed) = list_at(&reader, at + count)
            && DECIDING.count(&words, listed.to).is_some()
        {
            add(&mut found.approve, listed.parties);
        }
    }
    found
}

fn add(parties: &mut Vec<Party>, more: Vec<Party>) {
    for party in more {
        if !parties.iter().any(|p| p.id == party.id) {
            parties.push(party);
        }
    }
}
