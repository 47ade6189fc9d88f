//! Names of bodies in running text: where they begin and end.
//!
//! A list of bodies ends where a predicate begins («chủ trì», «có trách nhiệm», a verb that opens a task). The same words
//! stand inside names («Ban Quản lý», «các cơ quan, tổ chức»), so that a cut counts only where what is before it reads
//! whole as a list of bodies.

mod doing;
mod predicate;
mod ran_on;
mod settlement;
mod which;

pub(super) use self::doing::before_last_verb;

use grammar::party::{self, Opening};
use model::{Party, PartyKind, PartyLevel};

pub(crate) use self::predicate::is_predicate;
use self::predicate::is_verb;
pub(crate) use self::ran_on::trimmed;
use super::body_words::{self, HEADS};
use crate::memo::Memo;
use crate::words::{Key, Phrase, Word, bare, words};

/// What names of bodies are read against, and the lists that were read so before.
#[derive(Debug, Default)]
pub(crate) struct Context {
    /// What the document says of itself.
    pub(crate) party: party::Context,
    known: Memo<Option<Vec<Party>>>,
}

impl Context {
    /// Nothing is read yet.
    pub(crate) fn new(party: party::Context) -> Self {
        Self { party, known: Memo::default() }
    }
}

/// A body that no grammar reads, known by the letters of its name.
pub(super) fn by_letters(raw: &str, name: &str, kind: PartyKind, level: PartyLevel) -> Party {
    let letters = bare(name);
    let words = letters.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    Party {
        raw: raw.into(),
        name: name.into(),
        id: words.collect::<Vec<_>>().join("-").into(),
        kind,
        level,
        place: None,
        collective: false,
    }
}

/// A list of bodies in a text: who, and the word after the last of them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bodies {
    /// Who.
    pub(crate) parties: Vec<Party>,
    /// Index of the word behind the list.
    pub(crate) until: usize,
    /// Whether the last of them is a whole name of the registry, behind which what it does begins.
    pub(crate) acts: bool,
}

/// Whether a body's name may begin at a word.
pub(crate) fn may_begin(text: &str, words: &[Word], at: usize) -> bool {
    const PAPER: Phrase = Phrase::of("văn phòng phẩm");
    HEADS.stand(words, at) && !PAPER.stands_at(words, at) && !is_verb(text, words, at)
}

/// Reads the bodies that begin at word `at`: those that the grammar of parties finds, or, where it stops before a
/// predicate begins, the longest run up to a predicate that reads whole. With `to_end` the end of the words counts as
/// an end too.
pub(crate) fn read(text: &str, words: &[Word], at: usize, to_end: bool, context: &Context) -> Option<Bodies> {
    if !may_begin(text, words, at) {
        return None;
    }
    let (named, known_until) = leading(text, words, at, to_end, context).unwrap_or_default();
    let named = named.map(|long| doing::before_doing(text, words, at, &long, context).unwrap_or(long));
    let longest = |named| longer(named, cut(text, words, at, known_until, to_end, context), words);
    let found = match named {
        Some(named) if is_settled(text, words, &named, known_until) => {
            debug_assert_eq!(longest(Some(named.clone())).map(|b| b.until), Some(named.until), "«{text}»");
            Some(named)
        }
        named => longest(named),
    };
    found.filter(|bodies| !bodies.parties.iter().all(is_common_noun))
}

/// Of what the grammar of parties finds and the longest run that reads whole the one that stands.
fn longer(named: Option<Bodies>, cut: Option<Bodies>, words: &[Word]) -> Option<Bodies> {
    match (named, cut) {
        // Whoever stands behind «cùng» takes part.
        (Some(a), Some(b)) => {
            let with = words.get(a.until).is_some_and(|w| w.key == const { Key::of("cùng") });
            Some(if b.until > a.until && !with && !runs_on(&a, &b) { b } else { a })
        }
        (a, b) => a.or(b),
    }
}

/// Whether bodies that the registry knows whole stand right before a predicate: the first run that would be read is they
/// themselves, so that it need not be.
fn is_settled(text: &str, words: &[Word], named: &Bodies, known_until: usize) -> bool {
    named.until == known_until && named.parties.iter().all(is_known) && is_predicate(text, words, known_until)
}

/// Whether it is told what a body is.
fn is_known(party: &Party) -> bool {
    party.kind != PartyKind::Other || party.collective
}

/// Whether the longer reading only takes what a group does into its name: «các cơ quan của Tỉnh ủy xây dựng kế hoạch».
fn runs_on(short: &Bodies, long: &Bodies) -> bool {
    let (Some(last), Some(longer)) = (short.parties.last(), long.parties.last()) else { return false };
    short.parties.len() == long.parties.len()
        && (short.acts || last.collective && longer.collective)
        && longer.raw.starts_with(last.raw.as_str())
}

/// «cơ quan», «đơn vị» alone name nobody.
fn is_common_noun(party: &Party) -> bool {
    const NOUNS: &[&str] = &[
        "cơ quan",
        "đơn vị",
        "tổ chức",
        "ban",
        "ngành",
        "hội",
        "tỉnh",
        "huyện",
        "xã",
        "địa phương",
        "bộ",
        "phòng",
        "sở",
        "cục",
        // «Đoàn làm việc trực tiếp tại các xã»: a delegation works.
        "đoàn",
        "đoàn làm việc",
    ];
    NOUNS.contains(&party.raw.to_lowercase().as_str())
}

/// The bodies that the grammar of parties finds at a word, if a predicate, a colon or the end follows, or what a body
/// does that the registry knows whole; and the word up to which such a name goes, whatever follows it.
fn leading(
    text: &str,
    words: &[Word],
    at: usize,
    to_end: bool,
    context: &Context,
) -> Option<(Option<Bodies>, usize)> {
    let begin = words.get(at)?.start();
    let Opening { range, parties, whole, acts } = party::opening(text.get(begin..)?, &context.party)?;
    if range.start != 0 {
        return None;
    }
    let end = begin + range.end;
    let until = at + words.get(at..)?.iter().take_while(|w| w.start() < end).count();
    let colon = text.get(end..)?.trim_start().starts_with(':');
    let ends = acts || colon || is_predicate(text, words, until) || (to_end && until == words.len());
    let known_until = if whole { until } else { at };
    let many = parties.last().is_some_and(|p| p.collective);
    if !ends && (whole || many) {
        let told = which::end(text, words, until, many);
        let named = told.map(|until| which::named(text, words, end, until, parties));
        return Some((named, known_until));
    }
    Some((ends.then_some(Bodies { parties, until, acts }), known_until))
}

/// The longest run of words up to a predicate that reads whole as bodies; a name that the registry knows, up to the word
/// `known_until`, is not cut.
fn cut(
    text: &str,
    words: &[Word],
    at: usize,
    known_until: usize,
    to_end: bool,
    context: &Context,
) -> Option<Bodies> {
    let begin = words.get(at)?.start();
    let limit = (at + MOST_WORDS).min(words.len());
    for end in known_until.max(at + 1)..=limit {
        let before = words.get(end - 1)?;
        let at_end = end == words.len();
        let colon = before.stop == Some(':');
        let stop = matches!(before.stop, Some('.' | '!' | '?')) && words.get(end).is_none_or(|w| w.capital);
        let semicolon = before.stop == Some(';') && !may_begin(text, words, end);
        let ends = colon || stop || semicolon || (at_end && to_end);
        let acts = settlement::ends(text, words, at, end);
        if ends || acts || is_predicate(text, words, end) {
            let candidate = text.get(begin..before.end())?;
            let closing = if before.stop == Some(')') { ")" } else { "" };
            if let Some(parties) = whole(&format!("{candidate}{closing}"), context) {
                return Some(Bodies { parties, until: end, acts });
            }
        }
        if colon || stop || semicolon {
            break;
        }
    }
    None
}

/// Longest list of bodies, in words.
const MOST_WORDS: usize = 70;

/// Reads a text as a list of bodies, if it is nothing else. Names stand again and again in a document: each is read once.
pub(crate) fn whole(text: &str, context: &Context) -> Option<Vec<Party>> {
    let text = normalize::trimmed(text).trim_end_matches([',', ';', '.', ':']).trim();
    let head = words(text, 3);
    if !may_begin(text, &head, 0) {
        return None;
    }
    context.known.get_or(text, |text| list(text, &context.party))
}

/// The bodies of a text, where all of it names bodies.
fn list(text: &str, context: &party::Context) -> Option<Vec<Party>> {
    // A long name that no registry knows is whole where the grammar of parties takes it to its end.
    let named =
        party::leading(text, context).filter(|(range, _)| range.start == 0 && range.end == text.len());
    let parties = match named {
        Some((_, parties)) => parties,
        // «Văn phòng: …» is the office of the body that issued the plan.
        None if matches!(text, "Văn phòng" | "VĂN PHÒNG")
            || party::is_whole(text)
            || settlement::opens(text)
            || body_words::is_open_name(text) =>
        {
            // «Kế toán, thủ quỹ»: where the grammar of parties takes the first of them, they stand as they are printed.
            let parties = party::read_list(text, context);
            let cut = parties.len() == 1 && parties.iter().any(|only| only.raw.len() < text.len());
            if cut && body_words::is_open_name(text) { vec![party::as_printed(text)] } else { parties }
        }
        None => return None,
    };
    // «Phòng Kinh tế - Cơ quan thường trực»: what it is, no other body.
    if parties.iter().skip(1).any(|p| matches!(p.raw.as_str(), "Cơ quan" | "Đơn vị")) {
        return None;
    }
    let known = |party: &Party| is_known(party) || settlement::is_one(&party.raw);
    let all_known = !parties.is_empty() && parties.iter().all(known);
    (all_known || (parties.len() == 1 && body_words::is_open_name(text))).then_some(parties)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Expected = Option<(&'static str, usize)>;

    fn check(text: &str, expected: Expected) {
        let words = words(text, 60);
        let found = read(text, &words, 0, false, &Context::default());
        let seen = found.as_ref().and_then(|b| b.parties.first().map(|p| (p.raw.as_str(), b.until)));
        assert_eq!(seen, expected, "{text}");
    }

    #[test]
    fn a_name_may_hold_what_elsewhere_is_a_predicate() {
        check("Phòng Hậu cần bảo đảm kinh phí.", Some(("Phòng Hậu cần", 3)));
        check("Phòng Nội vụ cần bảo đảm kinh phí.", Some(("Phòng Nội vụ", 3)));
    }

    #[test]
    fn names_of_houses_and_halves_of_words() {
        for (text, expected) in [
            (
                "Ban Quản lý Di tích và Danh thắng lập hồ sơ di tích.",
                Some(("Ban Quản lý Di tích và Danh thắng", 8)),
            ),
            ("Trung đoàn phòng không 250 rà soát, báo cáo.", Some(("Trung đoàn phòng không 250", 5))),
            ("Phòng Đổi mới sáng tạo rà soát, báo cáo.", Some(("Phòng Đổi mới sáng tạo", 5))),
            ("Các tổ tự quản rà soát, báo cáo.", Some(("Các tổ tự quản", 4))),
            (
                "Phòng giao dịch Ngân hàng CSXH huyện rà soát hồ sơ.",
                Some(("Phòng giao dịch Ngân hàng CSXH huyện", 7)),
            ),
            ("Phòng Tham mưu tổng hợp, báo cáo Giám đốc.", Some(("Phòng Tham mưu", 3))),
            ("Công chức Văn hóa - Xã hội rà soát hồ sơ.", Some(("Công chức Văn hóa - Xã hội", 6))),
            ("PC06 rà soát hồ sơ.", Some(("PC06", 1))),
            ("Kế toán, thủ quỹ rà soát hồ sơ.", Some(("Kế toán, thủ quỹ", 4))),
            ("Trường Mầm non, Trường Tiểu học: lập danh sách.", Some(("Trường Mầm non", 6))),
            ("Phòng Kinh tế - Cơ quan thường trực: Lập danh sách.", None),
            ("Các Trạm Y tế được đầu tư xây dựng.", None),
            ("Phòng Kế hoạch tổng hợp rà soát hồ sơ.", Some(("Phòng Kế hoạch tổng hợp", 5))),
            (
                "Cục Phổ biến, giáo dục pháp luật và Trợ giúp pháp lý rà soát hồ sơ.",
                Some(("Cục Phổ biến, giáo dục pháp luật và Trợ giúp pháp lý", 12)),
            ),
            ("Phòng Trợ giúp pháp lý rà soát hồ sơ.", Some(("Phòng Trợ giúp pháp lý", 5))),
            ("Các đơn vị chịu sự giám sát gửi báo cáo.", Some(("Các đơn vị chịu sự giám sát", 7))),
            ("Đoàn giám sát làm việc với các chi bộ.", Some(("Đoàn giám sát", 3))),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn lists_end_at_predicates() {
        let cases = [
            ("Sở Y tế chủ trì rà soát", Some(("Sở Y tế", 3))),
            ("Các cơ quan, tổ chức, đơn vị chủ động thực hiện", Some(("Các cơ quan, tổ chức, đơn vị", 7))),
            ("Tổ chức tuyên truyền về chuyển đổi số", None),
            ("Bảo vệ, chăm sóc sức khỏe nhân dân", None),
            (
                "Phòng Công tác xã hội khảo sát hằng quý; báo cáo Giám đốc.",
                Some(("Phòng Công tác xã hội", 5)),
            ),
            ("Tổ trưởng chuyên môn lập danh sách, nộp Hiệu trưởng.", Some(("Tổ trưởng chuyên môn", 4))),
            ("Các khoa, phòng khảo sát nhu cầu, đề xuất.", Some(("Các khoa, phòng", 3))),
            (
                "Ban Thường vụ Tỉnh đoàn xây dựng Kế hoạch, chỉ đạo chung.",
                Some(("Ban Thường vụ Tỉnh đoàn", 5)),
            ),
            (
                "Các cấp ủy, tổ chức đảng tổ chức học tập, quán triệt Nghị quyết.",
                Some(("Các cấp ủy, tổ chức đảng", 6)),
            ),
            ("Hội đồng Quản lý chất lượng họp hằng quý.", Some(("Hội đồng Quản lý chất lượng", 6))),
            ("Sở Y tế, Sở Nội vụ, mỗi đơn vị cử 01 cán bộ, gửi trước 20/9.", Some(("Sở Y tế", 6))),
            ("Công an xã chốt chặn, hướng dẫn giao thông.", Some(("Công an xã", 3))),
            (
                "Các phân xưởng khai thác, đào lò tự kiểm tra, báo cáo Giám đốc.",
                Some(("Các phân xưởng khai thác, đào lò", 7)),
            ),
            ("Các trường THPT, THCS tổ chức Hội thi.", Some(("Các trường THPT, THCS", 4))),
            ("Các trường tổ chức đoàn kiểm tra.", Some(("Các trường", 2))),
            ("Sở Y tế có báo cáo gửi Sở Tài chính.", Some(("Sở Y tế", 3))),
            (
                "Các Đội quản lý điện lực khu vực rà soát đường dây.",
                Some(("Các Đội quản lý điện lực khu vực", 8)),
            ),
            ("Giáo viên chủ nhiệm lập danh sách học sinh.", Some(("Giáo viên chủ nhiệm", 4))),
            ("Kế toán nhà trường lập dự toán.", Some(("Kế toán nhà trường", 4))),
            ("Mỗi đơn vị cử 01 cán bộ tham gia.", Some(("Mỗi đơn vị", 3))),
            ("Trưởng thôn, bản họp dân trước 30/9/2025.", Some(("Trưởng thôn, bản", 3))),
            ("Các tổ chức đoàn thể tuyên truyền.", Some(("Các tổ chức đoàn thể", 5))),
            ("Trường THCS rà soát hồ sơ.", Some(("Trường THCS", 2))),
            ("Trường TH, THCS xã: lập danh sách.", Some(("Trường TH, THCS xã", 4))),
            ("Trường hợp đặc biệt báo cáo UBND xã.", None),
            ("Mỗi năm tổ chức 02 đợt kiểm tra.", None),
            ("Các đội tuyển tập huấn tại tỉnh.", None),
            ("Các báo cáo gửi về Sở Y tế.", None),
            ("Giáo viên được đào tạo hằng năm.", None),
            // Behind a whole name of the registry any verb.
            ("Sở Y tế điều phối hoạt động.", Some(("Sở Y tế", 3))),
            ("Công an tỉnh xử phạt nghiêm các trường hợp vi phạm.", Some(("Công an tỉnh", 3))),
            ("Sở Giáo dục và Đào tạo phụ trách nội dung thi.", Some(("Sở Giáo dục và Đào tạo", 6))),
            ("UBND các xã, thị trấn: Chỉ đạo các thôn.", Some(("UBND các xã, thị trấn", 5))),
            ("Sở Y tế đã có kết quả tốt.", None),
            // Verbs inside names.
            ("Văn phòng Đăng ký đất đai rà soát, báo cáo.", Some(("Văn phòng Đăng ký đất đai", 6))),
            ("Đội Quản lý trật tự đô thị rà soát, báo cáo.", Some(("Đội Quản lý trật tự đô thị", 7))),
            ("Ủy ban bầu cử tỉnh rà soát, báo cáo.", Some(("Ủy ban bầu cử tỉnh", 5))),
            ("Phòng Nghiệp vụ tổng hợp rà soát hồ sơ.", Some(("Phòng Nghiệp vụ tổng hợp", 5))),
            ("Phòng Tài chính tổng hợp rà soát của các xã.", Some(("Phòng Tài chính", 3))),
            ("Phòng Nghiệp vụ 1 tổng hợp của các xã, báo cáo.", Some(("Phòng Nghiệp vụ 1", 4))),
            ("Tổ Văn phòng lập danh sách.", Some(("Tổ Văn phòng", 3))),
            ("Văn phòng bố trí hội trường.", Some(("Văn phòng", 2))),
            ("Văn phòng: Chuẩn bị cơ sở vật chất.", Some(("Văn phòng", 2))),
            (
                "Phòng Tôn giáo; Phòng Nghiệp vụ tổng hợp; Thanh tra Sở: Phối hợp thực hiện.",
                Some(("Phòng Tôn giáo", 11)),
            ),
            ("Văn phòng phẩm mua sắm theo quy định.", None),
            ("Đội Quản lý vận hành rà soát đường dây.", Some(("Đội Quản lý vận hành", 5))),
            (
                "Ban Chỉ đạo xây dựng chương trình nông thôn mới chủ trì, báo cáo.",
                Some(("Ban Chỉ đạo xây dựng chương trình nông thôn mới", 10)),
            ),
            (
                "Giám đốc các sở; Thủ trưởng các ban, ngành và lãnh đạo các cơ quan căn cứ Kế hoạch",
                Some(("Giám đốc các sở", 15)),
            ),
        ];
        for (text, expected) in cases {
            check(text, expected);
        }
    }
}
