//! Who is told to do what: the bodies that a sentence begins with, or that it names after a circumstance.

mod clauses;
mod handed;
mod harmed;
mod head;
mod heading;
mod marked;
mod openings;
pub(crate) mod purpose;
mod topic;

use std::sync::LazyLock;

use aho_corasick::packed;
use grammar::verb;
use model::{Party, PartyKind};

pub(crate) use self::handed::handed;
pub(crate) use self::head::Head;
use self::head::OPENING_WORDS;
pub(crate) use self::heading::{heading, is_about, of_heading};
pub(crate) use self::topic::{is_aspired, is_open};
use super::{bodies, person};
use crate::words::{Key, Phrase, Phrases, Word, keys};

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
        "giao trách nhiệm cho",
        "giao cho",
        "giao",
        "yêu cầu",
        "đề nghị",
        "phân công nhiệm vụ cho",
        "phân công cho",
        "phân công",
        "ủy quyền cho",
        "uỷ quyền cho",
        "ủy quyền",
        "trân trọng đề nghị",
        "đề xuất giao",
        "kính đề nghị",
        "tiếp tục giao cho",
        "tiếp tục giao",
        "tiếp tục đề nghị",
        "tiếp tục yêu cầu",
        "thống nhất giao cho",
        "thống nhất giao",
        "đồng ý giao cho",
        "đồng ý giao",
        "nhất trí giao cho",
        "nhất trí giao",
        "quyết định giao",
        "tạm giao",
        "tạm thời giao",
        "trước mắt giao",
        "đồng thời giao",
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
        "ở",
        "bên cạnh",
        "song song",
        "cùng với",
        "mặt khác",
        "tiếp đó",
    ])
});

/// Words that ask or order; the issuer who says them is not who is asked.
static DEMANDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&["yêu cầu", "đề nghị", "giao"]));

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

/// Words inside a sentence that tell of many bodies.
const MANY: [Key; 3] = keys(["các", "từng", "những"]);

/// The words before the body that a sentence begins with giving work to.
pub(super) fn giving(words: &[Word]) -> Option<usize> {
    GIVING.count(words, 0)
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
    let scope = first.capital && openings::may_be_scope(opening);
    if first.capital && openings::may_be_leaders(opening, context) {
        return openings::leaders(text, head.words(text), context);
    }
    let opens = given.is_some() || directed || circumstance || scope || bodies::may_begin(text, opening, 0);
    let opens = opens || marked::may_open(text, opening);
    if !opens && harmed::may_open(text, opening) {
        return harmed::read(text, head.words(text), context);
    }
    if !opens && DEMANDING.as_ref().is_some_and(|cues| cues.find(text).is_none()) {
        debug_assert_eq!(demand(head.words(text)), None, "{text}");
        return openings::may_be_label(text, opening)
            .then(|| openings::behind_label(text, head.words(text), context))
            .flatten();
    }
    let words = head.words(text);
    if let Some(skip) = given {
        let staff = openings::names_staff(words, skip);
        if staff && const { Phrase::of("phân công") }.stands_at(words, 0) {
            return None;
        }
        let demanded = staff
            || [const { Phrase::of("yêu cầu") }, const { Phrase::of("đề nghị") }]
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
    let behind = scope.then(|| openings::behind_scope(text, words, context)).flatten();
    if let Some(found) = behind.or_else(|| openings::behind_link(text, words, context)) {
        return Some(found);
    }
    if let Some(found) = at(text, words, 0, false, context) {
        if let Some(by) = handed::behind(text, found.end, context) {
            return Some(by);
        }
        let own = |found| clauses::joined(text, words, found, context);
        return Some(told(text, words, context).unwrap_or_else(|| own(found)));
    }
    if let Some(found) = with_function(text, opening, context).or_else(|| marked::read(text, context)) {
        return Some(found);
    }
    if !circumstance {
        return told(text, words, context).or_else(|| openings::behind_label(text, words, context));
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

/// The bodies at a word, with a predicate behind them.
fn at(text: &str, words: &[Word], at: usize, given: bool, context: &bodies::Context) -> Option<Subject> {
    let found = bodies::read(text, words, at, given, context)?;
    let found = if given { bodies::before_last_verb(text, words, at, found, context) } else { found };
    let last = words.get(found.until.checked_sub(1)?)?;
    let colon = last.stop == Some(':');
    let predicate = bodies::is_predicate(text, words, found.until);
    if !colon && !predicate && !given && !found.acts {
        return None;
    }
    let rest = text.get(last.end()..)?;
    if colon && heading::are_members(rest.trim_start_matches(':')) {
        return None;
    }
    Some(Subject {
        lead: found.parties,
        end: last.end(),
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
    const MARKS: [&str; 5] = [", với vai trò ", ", với tư cách ", " - ", " – ", " — "];
    if !bodies::may_begin(text, opening, 0) {
        return None;
    }
    // Each holds a blank with a sign before it or behind it.
    let (end, mark) = memchr::memchr_iter(b' ', text.as_bytes()).find_map(|blank| {
        let begin =
            blank.checked_sub(1).filter(|&sign| text.as_bytes().get(sign) == Some(&b',')).unwrap_or(blank);
        let rest = text.get(begin..)?;
        MARKS.iter().find(|mark| rest.starts_with(**mark)).map(|mark| (begin, *mark))
    })?;
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
    let before = text.get(..words.get(verb)?.start())?.trim().trim_end_matches(',');
    let formula = ["Trên đây", "Nhận được"].iter().any(|f| before.starts_with(f))
        || bodies::whole(before, context).is_some_and(|p| is_issuer(&p, context));
    if !formula {
        return None;
    }
    let skip = GIVING.count(words, verb)?;
    at(text, words, verb + skip, true, context).map(|s| Subject { opens: false, ..s })
}

/// The body that issued the document, or a people's committee or council, a board that directs, an organ of the party, or the
/// head of one, which demand in plans.
fn is_issuer(parties: &[Party], context: &bodies::Context) -> bool {
    let [party] = parties else { return false };
    let own = context.party.issuer.as_ref().is_some_and(|i| i.id == party.id);
    let commands = matches!(party.kind, PartyKind::PeoplesCouncil | PartyKind::PartyOrgan)
        || party.name.contains("Ủy ban nhân dân")
        || party.name.contains("Ban Chỉ đạo");
    own || (!party.collective && commands)
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
        let team = "Đoàn số 1: Do Phòng Y tế chủ trì, phối hợp với Công an huyện kiểm tra.";
        assert_eq!(lead(team), ["Phòng Y tế"]);
        // Who they are, not what they do.
        assert_eq!(lead("Các công ty thủy lợi: Bắc Hòa An, Nam Hòa An"), [""; 0]);
    }
}
