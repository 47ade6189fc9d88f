//! Who does what in a sentence: who leads, with whom, who decides, who watches.

use std::sync::LazyLock;

use model::Party;

use super::Context;
use super::leading::{coordinating_at, leading_of, list_at};
use super::list::Reader;
use super::phrases::Phrases;
use super::words::Words;

/// The parties of a sentence by what they have to do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roles {
    /// Who leads (`chủ trì`).
    pub lead: Vec<Party>,
    /// With whom (`phối hợp`).
    pub coordinate: Vec<Party>,
    /// Who approves or is asked (`trình … phê duyệt, xem xét, cho ý kiến`).
    pub approve: Vec<Party>,
    /// Who watches (`theo dõi, đôn đốc, kiểm tra`).
    pub monitor: Vec<Party>,
}

static SUBMITTING: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(["trình", "báo cáo", "tham mưu cho", "tham mưu", "xin ý kiến"]));
static DECIDING: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
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
    ])
});
static WATCHING: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "theo dõi",
        "đôn đốc",
        "kiểm tra",
        "giám sát",
        "thường xuyên theo dõi",
        "hướng dẫn, theo dõi",
    ])
});

/// Reads the parties of a sentence.
///
/// ```
/// use grammar::party::{Context, roles};
/// let found = roles("Sở Y tế phối hợp với Công an tỉnh xây dựng đề án, trình UBND tỉnh phê duyệt.", &Context::default());
/// assert_eq!(found.lead[0].name, "Sở Y tế");
/// assert_eq!(found.coordinate[0].name, "Công an tỉnh");
/// assert_eq!(found.approve[0].name, "Ủy ban nhân dân tỉnh");
/// ```
pub fn roles(sentence: &str, context: &Context) -> Roles {
    let words = Words::new(sentence);
    let reader = Reader::new(&words, context, true);
    let mut found = Roles::default();
    if let Some((range, parties)) = leading_of(&reader, sentence, context) {
        let after = (0..words.len()).find(|&i| words.bytes(i..i + 1).start >= range.end);
        if after.is_some_and(|i| WATCHING.count(&words, i).is_some()) {
            found.monitor.clone_from(&parties);
        }
        found.lead = parties;
    }
    for at in 0..words.len() {
        if let Some(listed) = coordinating_at(&reader, at) {
            add(&mut found.coordinate, listed.parties);
        } else if let Some(count) = SUBMITTING.count(&words, at)
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
