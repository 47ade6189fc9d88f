//! Who is told to do what: the bodies that a sentence begins with, or that it names after a circumstance.

mod clauses;
mod heading;

use std::cell::OnceCell;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, packed};
use grammar::verb;
use model::Party;

pub(crate) use self::heading::{heading, of_heading};
use super::{bodies, person};
use crate::words::{Key, Phrase, Phrases, Word, keys, words};

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
    /// Whether the names open the sentence. Else they stand behind a circumstance, or inside it.
    pub(crate) opens: bool,
    /// Whether more than one body opens a clause of its own: each has its own duty, and perhaps its own day.
    pub(crate) several: bool,
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
        "đối với",
        "về",
        "riêng",
    ])
});

/// Words that ask or order; the issuer who says them is not who is asked.
static DEMANDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&["yêu cầu", "đề nghị", "giao"]));

/// Words without which a single sentence hands its work to nobody inside it.
static HANDING: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let words = ["chủ trì", "CHỦ TRÌ", "đầu mối", "ĐẦU MỐI", "do ", "giao"];
    AhoCorasick::builder().ascii_case_insensitive(true).build(words).ok()
});

/// Words of a sentence that are looked at.
const HEAD_WORDS: usize = 160;

/// The first words of [`DEMANDS`] with every case of the letters behind the first: a search by SIMD does not fold case.
/// None where the machine cannot do it.
static DEMANDING: LazyLock<Option<packed::Searcher>> = LazyLock::new(|| {
    let mut words: Vec<String> = ["yê", "yÊ", "gİa", "gİA", "đề", "đỀ"].map(str::to_owned).into();
    for (i, a) in ["i", "I"].iter().flat_map(|i| ["a", "A"].map(|a| (i, a))) {
        words.extend(["o", "O"].map(|o| format!("g{i}{a}{o}")));
    }
    packed::Searcher::new(words)
});

/// Words among the first of which somebody demands.
const DEMAND_WORDS: usize = 40;

/// Words that tell how a sentence begins.
const OPENING_WORDS: usize = 8;

/// Words inside a sentence that tell of many bodies.
const MANY: [Key; 3] = keys(["các", "từng", "những"]);

/// The words of one sentence, cut once, and as far as they are asked for: most sentences are told by the first of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Head {
    opening: OnceCell<Vec<Word>>,
    whole: OnceCell<Vec<Word>>,
}

impl Head {
    fn opening(&self, text: &str) -> &[Word] {
        self.opening.get_or_init(|| words(text, OPENING_WORDS))
    }

    /// All that are looked at.
    fn words(&self, text: &str) -> &[Word] {
        let opening = self.opening(text);
        if opening.len() < OPENING_WORDS {
            return opening;
        }
        self.whole.get_or_init(|| words(text, HEAD_WORDS))
    }
}

/// Reads who leads from a paragraph, number and bullet away; `head` is its own.
pub(crate) fn read(text: &str, head: &Head, context: &bodies::Context) -> Option<Subject> {
    let opening = head.opening(text);
    let first = opening.first()?;
    let given = GIVING.count(opening, 0);
    // «Thực hiện Nghị quyết số …, Sở Y tế …» is a circumstance, «Thực hiện rà soát …» a task.
    let carrying_out = const { Phrase::of("thực hiện") }.stands_at(opening, 0)
        && opening.get(2).is_some_and(|w| !w.capital && w.key != const { Key::of("ý") });
    let circumstance = first.capital && !carrying_out && CIRCUMSTANCES.stand(opening, 0);
    if let Some(found) = person(text, context) {
        return Some(found);
    }
    let directed = const { Phrase::of("chỉ đạo") }.stands_at(opening, 0);
    let opens = given.is_some() || directed || circumstance || bodies::may_begin(text, opening, 0);
    if !opens && DEMANDING.as_ref().is_some_and(|cues| cues.find(text).is_none()) {
        debug_assert_eq!(demand(head.words(text)), None, "{text}");
        return None;
    }
    let words = head.words(text);
    if let Some(skip) = given {
        let demanded = [const { Phrase::of("yêu cầu") }, const { Phrase::of("đề nghị") }]
            .iter()
            .any(|d| d.stands_at(words, 0));
        return at(text, words, skip, true, context).map(|s| Subject { demanded, ..s });
    }
    // «Chỉ đạo Sở Y tế chủ trì …» is an order to it, «Chỉ đạo các đơn vị rà soát …» the work of whoever leads.
    if let Some(found) = directed.then(|| at(text, words, 2, false, context)).flatten()
        && text.get(found.end..).is_some_and(|rest| rest.trim_start().starts_with("chủ trì"))
    {
        return Some(Subject { demanded: true, ..found });
    }
    if let Some(found) = at(text, words, 0, false, context) {
        let own = |found| clauses::joined(text, words, found, context);
        return Some(told(text, words, context).unwrap_or_else(|| own(found)));
    }
    if let Some(found) = with_function(text, opening, context) {
        return Some(found);
    }
    if !circumstance {
        return told(text, words, context);
    }
    for at_word in 1..words.len() {
        let before = words.get(at_word - 1)?;
        if matches!(before.stop, Some('.')) && words.get(at_word).is_some_and(|w| w.capital) {
            break;
        }
        if !matches!(before.stop, Some(',' | ';' | ')' | ':')) {
            continue;
        }
        let skip = GIVING.count(words, at_word).map_or(at_word, |n| at_word + n);
        // Inside a sentence a body has its capital, or is one of many: «các cơ quan».
        if !words.get(skip).is_some_and(|w| w.capital || w.key.is_any(&MANY)) {
            continue;
        }
        if let Some(found) = at(text, words, skip, skip > at_word, context) {
            return Some(Subject { opens: false, heads_items: false, ..found });
        }
    }
    None
}

/// Who is handed the work inside a sentence that begins with the work: «…; giao Sở Y tế chủ trì», «do Sở Y tế chủ
/// trì», «…: Sở Y tế chủ trì». All bodies of several such clauses together. `head` is that of the sentence.
pub(crate) fn handed(text: &str, head: &Head, context: &bodies::Context) -> Option<Subject> {
    let sentences = text.trim_end_matches(|c: char| !c.is_alphanumeric()).contains('.');
    if !sentences && HANDING.as_ref().is_some_and(|cues| !cues.is_match(text)) {
        return None;
    }
    let words = head.words(text);
    let mut found: Option<Subject> = None;
    for place in 1..words.len() {
        let (before, word) = (words.get(place - 1)?, words.get(place)?);
        let clause = matches!(before.stop, Some(',' | ';' | '.' | ')' | ':'));
        let by = word.key == const { Key::of("do") } && !word.capital;
        let own = clause && word.capital;
        let (skip, given) = match GIVING.count(words, place) {
            Some(count) if clause && word.key == const { Key::of("giao") } => (count, true),
            None if by => (1, true),
            None if own => (0, false),
            Some(_) | None => continue,
        };
        let Some(next) = at(text, words, place + skip, true, context) else { continue };
        let behind = words.iter().position(|w| w.range.start >= next.end).unwrap_or(words.len());
        let stands = |p: &Phrase| p.stands_at(words, behind);
        // A sentence of its own: «… Sở Y tế tham mưu.»
        let acts = words.get(behind).and_then(|w| text.get(w.range.start..)).is_some_and(verb::opens_task);
        let alone = before.stop == Some('.')
            && (acts
                || [
                    const { Phrase::of("tham mưu") },
                    const { Phrase::of("chịu trách nhiệm") },
                    const { Phrase::of("có trách nhiệm") },
                ]
                .iter()
                .any(stands));
        let leads = alone
            || [const { Phrase::of("chủ trì") }, const { Phrase::of("làm đầu mối") }].iter().any(stands)
            || (by && stands(const { &Phrase::of("thực hiện") }));
        let told = given && !by && bodies::is_predicate(text, words, behind);
        if !leads && !told {
            continue;
        }
        let subject = found.get_or_insert(Subject {
            lead: Vec::new(),
            end: next.end,
            heads_items: false,
            demanded: false,
            opens: false,
            several: false,
        });
        for party in next.lead {
            if !subject.lead.iter().any(|p| p.id == party.id) {
                subject.lead.push(party);
            }
        }
    }
    found
}

/// The bodies at a word, with a predicate behind them.
fn at(text: &str, words: &[Word], at: usize, given: bool, context: &bodies::Context) -> Option<Subject> {
    let found = bodies::read(text, words, at, given, context)?;
    let last = words.get(found.until.checked_sub(1)?)?;
    let colon = last.stop == Some(':');
    let predicate = bodies::is_predicate(text, words, found.until);
    if !colon && !predicate && !given && !found.acts {
        return None;
    }
    let rest = text.get(last.range.end..)?;
    Some(Subject {
        lead: found.parties,
        end: last.range.end,
        heads_items: heads_items(rest),
        demanded: false,
        opens: true,
        several: false,
    })
}

/// «Ông Nguyễn Văn An, Phó Giám đốc: phụ trách …».
fn person(text: &str, context: &bodies::Context) -> Option<Subject> {
    let (person, colon) = person::before_colon(text, context)?;
    Some(Subject {
        lead: vec![person],
        end: colon,
        heads_items: heads_items(text.get(colon..)?),
        demanded: false,
        opens: true,
        several: false,
    })
}

/// «Sở Y tế, với vai trò cơ quan thường trực, chủ trì …», «Sở Y tế - Xây dựng …».
fn with_function(text: &str, opening: &[Word], context: &bodies::Context) -> Option<Subject> {
    const MARKS: [&str; 4] = [", với vai trò ", ", với tư cách ", " - ", " – "];
    if !bodies::may_begin(text, opening, 0) {
        return None;
    }
    let (end, mark) = MARKS.iter().filter_map(|mark| Some((text.find(mark)?, *mark))).min()?;
    let rest = text.get(end + mark.len()..)?;
    let acts = mark.starts_with(',') || (rest.starts_with(char::is_uppercase) && verb::opens_task(rest));
    let lead = acts.then(|| bodies::whole(text.get(..end)?, context)).flatten()?;
    Some(Subject { lead, end, heads_items: false, demanded: false, opens: true, several: false })
}

/// Where a sentence that does not begin so asks or orders.
fn demand(words: &[Word]) -> Option<usize> {
    let demands = |&i: &usize| DEMANDS.stand(words, i) && !words.get(i).is_some_and(|w| w.capital);
    (1..words.len().min(DEMAND_WORDS)).find(demands)
}

/// «UBND tỉnh yêu cầu các sở…»: not who demands, but of whom.
fn told(text: &str, words: &[Word], context: &bodies::Context) -> Option<Subject> {
    let verb = demand(words)?;
    // Only the issuer demands: the words before must be a body or a closing formula, not a task of somebody.
    let before = text.get(..words.get(verb)?.range.start)?.trim().trim_end_matches(',');
    let formula = ["Trên đây", "Nhận được"].iter().any(|f| before.starts_with(f))
        || bodies::whole(before, context).is_some_and(|p| is_issuer(&p, context));
    if !formula {
        return None;
    }
    let skip = GIVING.count(words, verb)?;
    at(text, words, verb + skip, true, context).map(|s| Subject { opens: false, ..s })
}

/// The body that issued the document, or a people's committee or its head, which demand in plans.
fn is_issuer(parties: &[Party], context: &bodies::Context) -> bool {
    let [party] = parties else { return false };
    let own = context.party.issuer.as_ref().is_some_and(|i| i.id == party.id);
    own || (!party.collective && party.name.contains("Ủy ban nhân dân"))
}

/// Whether what follows the names only says that they are in charge: «chủ trì, phối hợp với Sở B:».
fn heads_items(rest: &str) -> bool {
    const ALONE: [&str; 5] =
        ["chủ trì", "có trách nhiệm", "chịu trách nhiệm", "chủ trì thực hiện", "có nhiệm vụ"];
    let rest = rest.trim();
    if !rest.ends_with(':') {
        return ALONE.contains(&rest);
    }
    let letters = rest.chars().count();
    letters < 3 || (letters < 160 && !rest.contains(';') && !rest.contains(". "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found =
            handed(text, &Head::default(), &bodies::Context::default()).map(|s| s.lead).unwrap_or_default();
        assert_eq!(found.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn bodies_behind_a_circumstance() {
        let lead = |text: &str| {
            let found =
                read(text, &Head::default(), &bodies::Context::default()).map(|s| s.lead).unwrap_or_default();
            found.iter().map(|p| p.name.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(
            lead("Đối với vướng mắc về vật liệu: Bộ Xây dựng khẩn trương hướng dẫn."),
            ["Bộ Xây dựng"]
        );
        assert_eq!(lead("Ngày 05/4/2024: Sở Y tế gửi báo cáo."), ["Sở Y tế"]);
        assert_eq!(lead("Khoa Dược: xây dựng danh mục thuốc."), ["Khoa Dược"]);
        assert_eq!(lead("Các xí nghiệp trực thuộc: duy trì chế độ trực."), ["Các xí nghiệp trực thuộc"]);
        let person = "Giao đồng chí Phạm Văn Lâm, Phó Tổng Giám đốc, trực tiếp chỉ đạo công tác.";
        assert_eq!(lead(person), ["đồng chí Phạm Văn Lâm, Phó Tổng Giám đốc"]);
        assert_eq!(
            lead("Các chủ rừng xây dựng phương án chữa cháy, gửi Chi cục Kiểm lâm."),
            ["Các chủ rừng"]
        );
        assert_eq!(lead("Sở Y tế tiếp thu ý kiến, hoàn chỉnh Đề án."), ["Sở Y tế"]);
        assert_eq!(lead("Về tình hình chung: các dự án đang triển khai."), [""; 0]);
        assert_eq!(lead("Sở Y tế, với vai trò cơ quan thường trực, chủ trì rà soát."), ["Sở Y tế"]);
        assert_eq!(lead("Sở Y tế - Xây dựng cơ sở dữ liệu."), ["Sở Y tế"]);
        assert_eq!(lead("Chỉ đạo Sở Y tế chủ trì rà soát."), ["Sở Y tế"]);
        assert_eq!(lead("Chỉ đạo Sở Y tế rà soát."), [""; 0]);
    }

    #[test]
    fn work_handed_over_inside_a_sentence() {
        check("Tiếp nhận hồ sơ; giao Sở Y tế chủ trì thực hiện.", &["Sở Y tế"]);
        check("Rà soát quy hoạch, do Sở Xây dựng chủ trì.", &["Sở Xây dựng"]);
        check("Kiểm tra, giám sát: Thanh tra Sở chủ trì, phối hợp Công an tỉnh.", &["Thanh tra Sở"]);
        check(
            "Mở lớp; giao Sở Y tế lập danh sách, giao Sở Tài chính bố trí vốn.",
            &["Sở Y tế", "Sở Tài chính"],
        );
        check("Ban hành Kế hoạch năm 2026. Sở Y tế tham mưu; xong trước ngày 20/3.", &["Sở Y tế"]);
        check("Đồng ý chủ trương đầu tư. Sở Y tế hoàn thiện hồ sơ.", &["Sở Y tế"]);
        check("Đã giao vốn. Sở Y tế đã giải ngân hết.", &[]);
        check("Thực hiện kế hoạch do Sở Y tế ban hành.", &[]);
        check("Bàn giao tài sản cho UBND xã quản lý.", &[]);
        check("Hội thi: Các trường tham gia.", &[]);
    }
}
