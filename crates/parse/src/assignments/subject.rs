//! Who is told to do what: the bodies that a sentence begins with, or that it names after a circumstance.

use std::sync::LazyLock;

use grammar::party;
use model::Party;

use super::bodies;
use crate::words::{Phrases, Word, stands_at, words};

/// Who leads, by the words of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Subject {
    /// Who.
    pub(crate) lead: Vec<Party>,
    /// Byte behind the names.
    pub(crate) end: usize,
    /// Whether nothing but «chủ trì», «có trách nhiệm» and a colon follows: the items below say what is to be done.
    pub(crate) heads_items: bool,
    /// Whether the sentence only asks or demands («Yêu cầu các đơn vị …»): under a heading that is a body, that body's task.
    pub(crate) demanded: bool,
    /// How sure, 0…1.
    pub(crate) confidence: f32,
}

/// Words before the body that is told to do something.
static GIVING: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "giao nhiệm vụ cho",
        "giao cho",
        "giao",
        "yêu cầu",
        "đề nghị",
        "phân công",
        "ủy quyền cho",
        "uỷ quyền cho",
        "ủy quyền",
        "trân trọng đề nghị",
        "đề xuất giao",
    ])
});

/// Words before the name of a body that is a heading.
static HEADING_OPENINGS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "trách nhiệm của",
        "nhiệm vụ của",
        "đối với",
        "trách nhiệm",
        "về phía",
        "nhiệm vụ cụ thể của",
        "phân công nhiệm vụ cho",
        "phân công trách nhiệm của",
        "đề nghị",
        "giao nhiệm vụ cho",
        "giao cho",
        "giao",
        "yêu cầu",
        "phân công",
    ])
});

/// Openings of a circumstance before the body: «Căn cứ Kế hoạch này, các sở…».
static CIRCUMSTANCES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "căn cứ",
        "trên cơ sở",
        "trong",
        "theo",
        "định kỳ",
        "hằng",
        "hàng",
        "sau",
        "hết",
        "khi",
        "nếu",
        "trước",
        "để",
        "ngoài",
        "tùy",
        "tuỳ",
        "chậm nhất",
        "từ",
        "năm",
        "quý",
        "đến",
        "tháng",
        "nhằm",
        "với",
        "ngay",
        "kết thúc",
        "xuất phát",
        "thực hiện",
        "trường hợp",
        "đồng thời",
        "ngày",
        "tại",
        "kể từ",
        "06",
        "6",
    ])
});

/// Words that ask or order; the issuer who says them is not who is asked.
static DEMANDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&["yêu cầu", "đề nghị", "giao"]));

/// Words of a sentence that are looked at.
const HEAD_WORDS: usize = 160;

/// Reads who leads from a paragraph, number and bullet away.
pub(crate) fn read(text: &str, context: &party::Context) -> Option<Subject> {
    let words = words(text, HEAD_WORDS);
    let first = words.first()?;
    if let Some(skip) = GIVING.count(&words, 0) {
        let demanded = ["yêu cầu", "đề nghị"].iter().any(|d| stands_at(&words, 0, d));
        return at(text, &words, skip, true, context).map(|s| Subject { demanded, ..s });
    }
    if let Some(found) = at(text, &words, 0, false, context) {
        return Some(told(text, &words, context).unwrap_or(found));
    }
    // «Thực hiện Nghị quyết số …, Sở Y tế …» is a circumstance, «Thực hiện rà soát …» a task.
    let carrying_out =
        stands_at(&words, 0, "thực hiện") && words.get(2).is_some_and(|w| !w.capital && w.key != "ý");
    if !first.capital || carrying_out || !CIRCUMSTANCES.stand(&words, 0) {
        return told(text, &words, context);
    }
    for at_word in 1..words.len() {
        let before = words.get(at_word - 1)?;
        if matches!(before.stop, Some('.')) && words.get(at_word).is_some_and(|w| w.capital) {
            break;
        }
        if !matches!(before.stop, Some(',' | ';' | ')')) {
            continue;
        }
        let skip = GIVING.count(&words, at_word).map_or(at_word, |n| at_word + n);
        // Inside a sentence a body has its capital, or is one of many: «các cơ quan».
        if !words.get(skip).is_some_and(|w| w.capital || ["các", "từng", "những"].contains(&w.key.as_ref()))
        {
            continue;
        }
        if let Some(found) = at(text, &words, skip, skip > at_word, context) {
            return Some(Subject { confidence: 0.85, heads_items: false, ..found });
        }
    }
    None
}

/// Reads a heading as bodies, if it is nothing else: «Sở Y tế», «Giao Sở Y tế:», «Trách nhiệm của các sở, ngành».
pub(crate) fn heading(title: &str, context: &party::Context) -> Option<Vec<Party>> {
    let title = title.trim().trim_end_matches([':', '.', ';']).trim();
    if title.chars().count() > 260 {
        return None;
    }
    if let Some(parties) = bodies::whole(title, context) {
        return Some(parties);
    }
    let words = words(title, HEAD_WORDS);
    let skip = HEADING_OPENINGS.count(&words, 0)?;
    bodies::whole(title.get(words.get(skip)?.range.start..)?, context)
}

/// The bodies at a word, with a predicate behind them.
fn at(text: &str, words: &[Word<'_>], at: usize, given: bool, context: &party::Context) -> Option<Subject> {
    let found = bodies::read(text, words, at, given, context)?;
    let last = words.get(found.until.checked_sub(1)?)?;
    let colon = last.stop == Some(':');
    let predicate = bodies::is_predicate(text, words, found.until);
    if !colon && !predicate && !given {
        return None;
    }
    let rest = text.get(last.range.end..)?;
    Some(Subject {
        lead: found.parties,
        end: last.range.end,
        heads_items: heads_items(rest),
        demanded: false,
        confidence: 0.95,
    })
}

/// «UBND tỉnh yêu cầu các sở…»: not who demands, but of whom.
fn told(text: &str, words: &[Word<'_>], context: &party::Context) -> Option<Subject> {
    let verb = (1..words.len().min(40))
        .find(|&i| DEMANDS.stand(words, i) && !words.get(i).is_some_and(|w| w.capital))?;
    // Only the issuer demands: the words before must be a body or a closing formula, not a task of somebody.
    let before = text.get(..words.get(verb)?.range.start)?.trim().trim_end_matches(',');
    let formula = before.starts_with("Trên đây")
        || bodies::whole(before, context).is_some_and(|p| is_issuer(&p, context));
    if !formula {
        return None;
    }
    let skip = GIVING.count(words, verb)?;
    at(text, words, verb + skip, true, context).map(|s| Subject { confidence: 0.85, ..s })
}

/// The body that issued the document, or a people's committee or its head, which demand in plans.
fn is_issuer(parties: &[Party], context: &party::Context) -> bool {
    let [party] = parties else { return false };
    let own = context.issuer.as_ref().is_some_and(|i| i.id == party.id);
    own || (!party.collective && party.name.contains("Ủy ban nhân dân"))
}

/// Whether what follows the names only says that they are in charge: «chủ trì, phối hợp với Sở B:».
fn heads_items(rest: &str) -> bool {
    let rest = rest.trim();
    if !rest.ends_with(':') {
        return false;
    }
    let letters = rest.chars().count();
    letters < 3 || (letters < 160 && !rest.contains(';') && !rest.contains(". "))
}
