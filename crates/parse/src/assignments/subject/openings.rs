//! What stands in front of the body that is told something: where or when it holds («Cấp tỉnh: Sở Y tế …»), and words that link
//! the sentence with the one before («Bên cạnh đó, Sở Nội vụ …», «Riêng Sở Tài chính …»).

use std::sync::LazyLock;

use grammar::party;
use model::{PartyKind, PartyLevel};

use super::{GIVING, MANY, Subject, at};
use crate::assignments::bodies;
use crate::words::{Key, Phrases, Word, keys};

/// What a label begins with that says where, for what or when the sentence behind its colon holds.
static SCOPES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "cấp",
        "tuyến",
        "khối",
        "lĩnh vực",
        "khu vực",
        "địa bàn",
        "giai đoạn",
        "nội dung",
        "bước",
        "đợt",
        "hạng mục",
        "công đoạn",
    ])
});

/// Words that link a sentence with the one before it.
static LINKS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "riêng đối với",
        "riêng",
        "đồng thời",
        "bên cạnh đó",
        "song song đó",
        "song song với đó",
        "cùng với đó",
        "ngoài ra",
        "mặt khác",
        "tiếp đó",
        "sau đó",
        "trước mắt",
        "theo đó",
    ])
});

/// Persons who are given work by the body that they belong to: «Phân công thành viên phụ trách từng bản».
static STAFF: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "thành viên",
        "cán bộ",
        "công chức",
        "viên chức",
        "chuyên viên",
        "nhân viên",
        "đảng viên",
        "hội viên",
        "đoàn viên",
        "ủy viên",
        "giáo viên",
        "giảng viên",
        "bác sĩ",
        "lực lượng",
        "người",
        "lãnh đạo",
    ])
});

/// «Lãnh đạo các sở»: the leaders of bodies of the state, or, where a committee of the party speaks, what it does.
static LEADERS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "lãnh đạo các sở",
        "lãnh đạo các ban",
        "lãnh đạo các bộ",
        "lãnh đạo các phòng",
        "lãnh đạo các cơ quan",
        "lãnh đạo các đơn vị",
        "lãnh đạo các doanh nghiệp",
        "lãnh đạo cơ quan",
        "lãnh đạo đơn vị",
    ])
});

/// Words of a label.
const MOST_WORDS: usize = 9;

/// The word behind the label of a scope: «Giai đoạn 1 (2025-2026): …» has its colon behind a bracket.
fn colon(text: &str, words: &[Word]) -> Option<usize> {
    let signs = |at: usize| {
        let behind = words.get(at + 1).map_or(text.len(), Word::start);
        text.get(words.get(at)?.end()..behind)
    };
    let ends = |at: &usize| signs(*at).is_some_and(|signs| signs.contains([':', ';', '.']));
    let closed = (0..words.len().min(MOST_WORDS)).find(ends)?;
    signs(closed).filter(|signs| signs.contains(':')).map(|_| closed + 1)
}

/// Whether a sentence may open with the label of a scope: «Khối tỉnh: …», not «Cấp ủy: …», which is a body.
pub(super) fn may_be_scope(opening: &[Word]) -> bool {
    const COMMITTEES: [Key; 2] = keys(["ủy", "uỷ"]);
    SCOPES.stand(opening, 0) && !opening.get(1).is_some_and(|w| w.key.is_any(&COMMITTEES))
}

/// The body behind the label of a scope, where it does something: what is aimed at is no task.
pub(super) fn behind_scope(text: &str, words: &[Word], context: &bodies::Context) -> Option<Subject> {
    let found = named(text, words, colon(text, words)?, context)?;
    let aims = text.get(found.end..).is_some_and(|rest| {
        let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        ["phấn đấu", "đạt ", "có "].iter().any(|aim| rest.starts_with(aim))
    });
    (!aims).then_some(Subject { opens: false, ..found })
}

/// The label behind which a sentence of somebody may stand: «Cung ứng vắc xin: Trung tâm …». What is in small letters behind
/// the colon goes on with it.
fn label(opening: &[Word]) -> Option<usize> {
    let colon = opening.iter().position(|w| w.stop.is_some_and(|stop| stop != ','))?;
    let ends = opening.get(colon).is_some_and(|w| w.stop == Some(':'));
    (ends && opening.get(colon + 1).is_some_and(|w| w.capital)).then_some(colon + 1)
}

/// Whether a sentence of somebody may stand behind a label of any kind.
pub(super) fn may_be_label(text: &str, opening: &[Word]) -> bool {
    let named = |from: usize| bodies::may_begin(text, opening, from) || GIVING.stand(opening, from);
    opening.first().is_some_and(|w| w.capital) && label(opening).is_some_and(named)
}

/// The body behind a label of any kind, if it is known and does something: «An ninh, trật tự: Công an tỉnh bố trí lực lượng».
pub(super) fn behind_label(text: &str, words: &[Word], context: &bodies::Context) -> Option<Subject> {
    static SHOWN: LazyLock<Phrases> = LazyLock::new(|| {
        Phrases::new(&[
            "ví dụ",
            "kết quả",
            "tồn tại",
            "hạn chế",
            "nguyên nhân",
            "đánh giá",
            "lưu ý",
            "ghi chú",
        ])
    });
    let opening = words.get(..super::OPENING_WORDS.min(words.len()))?;
    let from = label(opening).filter(|_| !SHOWN.stand(opening, 0))?;
    let found = named(text, words, from, context)?;
    // A name that the registry does not know may have taken in what is done.
    let begin = words.get(from)?.start();
    let known = party::opening(text.get(begin..)?, &context.party)
        .is_some_and(|known| known.whole && known.range.start == 0 && begin + known.range.end == found.end);
    let told = text.get(found.end..).is_some_and(|rest| rest.contains(char::is_alphanumeric));
    // «Kiểm tra hồ sơ: Tổ trưởng chuyên môn thực hiện»
    let known = known || found.lead.iter().all(|party| party.kind == PartyKind::Role);
    (known && told).then_some(Subject { opens: false, heads_items: false, ..found })
}

/// The body behind words that link the sentence with the one before.
pub(super) fn behind_link(text: &str, words: &[Word], context: &bodies::Context) -> Option<Subject> {
    let count = words.first().filter(|w| w.capital).and_then(|_| LINKS.count(words, 0))?;
    named(text, words, count, context)
}

/// Whether a sentence may open with the leaders of bodies.
pub(super) fn may_be_leaders(opening: &[Word], context: &bodies::Context) -> bool {
    let party = || context.party.issuer.as_ref().is_some_and(|i| i.level == PartyLevel::Party);
    LEADERS.stand(opening, 0) && !party()
}

/// The leaders of bodies with which a sentence opens. Below a heading that is a body it does the leading.
pub(super) fn leaders(text: &str, words: &[Word], context: &bodies::Context) -> Option<Subject> {
    let (range, lead) = party::leading(text, &context.party).filter(|(range, _)| range.start == 0)?;
    let behind = words.iter().position(|w| w.start() >= range.end)?;
    let colon = behind.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| w.stop == Some(':'));
    let told = lead.iter().all(|p| p.kind != PartyKind::Other)
        && (colon || bodies::is_predicate(text, words, behind));
    told.then_some(Subject {
        lead,
        end: range.end,
        heads_items: false,
        demanded: true,
        opens: true,
        several: false,
    })
}

/// The body at a word, «giao» passed over: inside a sentence it has its capital, or is one of many.
fn named(text: &str, words: &[Word], from: usize, context: &bodies::Context) -> Option<Subject> {
    let skip = GIVING.count(words, from).map_or(from, |count| from + count);
    words.get(skip).filter(|w| w.capital || w.key.is_any(&MANY))?;
    at(text, words, skip, skip > from, context)
}

/// Whether persons of some body are given work, in small letters: they do it, but their body sees to it.
pub(super) fn names_staff(words: &[Word], place: usize) -> bool {
    let small = words.get(place).is_some_and(|w| !w.capital);
    let many = usize::from(words.get(place).is_some_and(|w| w.key.is_any(&MANY)));
    small && STAFF.stand(words, place + many) && words.get(place + many).is_some_and(|w| !w.capital)
}

#[cfg(test)]
mod tests {
    use crate::assignments::bodies;
    use crate::assignments::subject::{Head, read};

    fn lead(text: &str) -> Vec<String> {
        let found = read(text, &Head::default(), &bodies::Context::default());
        found.map(|s| s.lead).unwrap_or_default().iter().map(|p| p.raw.to_string()).collect()
    }

    #[test]
    fn bodies_behind_openings() {
        for (text, expected) in [
            ("Cấp tỉnh: Sở Y tế tổ chức Lễ phát động.", "Sở Y tế"),
            ("Ở cấp xã: UBND các xã, phường tổ chức Lễ phát động.", "UBND các xã, phường"),
            ("Khối tỉnh: Giao Sở Y tế lập danh sách.", "Sở Y tế"),
            ("Lĩnh vực y tế: Sở Y tế rà soát.", "Sở Y tế"),
            ("Giai đoạn 2026 - 2030: Sở Y tế mở rộng mạng lưới.", "Sở Y tế"),
            ("Giai đoạn 1 (2025-2026): Sở Y tế mở rộng mạng lưới.", "Sở Y tế"),
            ("Bên cạnh đó, Sở Nội vụ rà soát biên chế.", "Sở Nội vụ"),
            ("Song song với đó, các sở, ngành rà soát biên chế.", "các sở, ngành"),
            ("Riêng Sở Tài chính báo cáo trước ngày 30/10/2025.", "Sở Tài chính"),
            ("Đồng thời giao Sở Y tế lập danh sách.", "Sở Y tế"),
            ("Tiếp tục giao Sở Y tế lập danh sách.", "Sở Y tế"),
            ("Thống nhất giao UBND các xã, phường lập danh sách.", "UBND các xã, phường"),
            ("Giao trách nhiệm cho Sở Y tế kiểm tra.", "Sở Y tế"),
            ("Ban Chỉ đạo tỉnh giao UBND các xã, phường rà soát.", "UBND các xã, phường"),
            ("Thường trực Tỉnh ủy yêu cầu các sở, ngành báo cáo.", "các sở, ngành"),
            ("Lãnh đạo các sở, ban, ngành rà soát, báo cáo.", "Lãnh đạo các sở, ban, ngành"),
            ("An ninh, trật tự: Công an tỉnh bố trí lực lượng bảo vệ.", "Công an tỉnh"),
            ("Kinh phí: Sở Tài chính bố trí từ ngân sách tỉnh.", "Sở Tài chính"),
            ("Kiểm tra hồ sơ: Tổ trưởng chuyên môn thực hiện trước 15/9/2026.", "Tổ trưởng chuyên môn"),
            // Where nobody is told, or somebody else.
            ("An ninh, trật tự: các lực lượng phối hợp.", ""),
            ("Kết quả: Sở Y tế hoàn thành 05 nhiệm vụ.", ""),
            ("Thành phần: Sở Y tế, Sở Nội vụ.", ""),
            ("Cung ứng vắc xin: Trung tâm Bảo quản tiếp nhận, phân bổ vắc xin.", ""),
            ("Lãnh đạo các chi bộ tổ chức sinh hoạt chuyên đề.", ""),
            ("Lãnh đạo các cơ quan, đơn vị.", ""),
            ("Cấp tỉnh: Sở Y tế, Sở Nội vụ; cấp xã: Phòng Văn hóa.", ""),
            ("Cấp giấy chứng nhận cho các hộ: thực hiện theo Luật Đất đai.", ""),
            ("Giai đoạn 2026 - 2030: Các xã phấn đấu đạt chuẩn.", ""),
            ("Riêng Sở Tài chính đã giải ngân hết.", ""),
            ("Bên cạnh đó, việc rà soát còn chậm.", ""),
            ("Tiếp tục giao đất cho các hộ dân.", ""),
            ("Ban Chỉ đạo tỉnh kiểm tra các địa phương.", "Ban Chỉ đạo tỉnh"),
            ("Sở Y tế yêu cầu các bệnh viện báo cáo.", "Sở Y tế"),
        ] {
            assert_eq!(lead(text).join("; "), expected, "{text}");
        }
    }

    #[test]
    fn persons_who_are_given_work() {
        for (text, expected) in [
            ("Phân công thành viên phụ trách từng bản.", ""),
            ("Phân công các cán bộ, công chức trực 24/24h.", ""),
            ("Phân công lực lượng chốt chặn các ngầm tràn.", ""),
            ("Phân công Phòng Kinh tế theo dõi.", "Phòng Kinh tế"),
            ("Phân công cho Phòng Kinh tế thực hiện.", "Phòng Kinh tế"),
            ("Phân công đồng chí Phó Chủ tịch UBND xã chỉ đạo.", "đồng chí Phó Chủ tịch UBND xã"),
            ("Phân công các sở, ngành rà soát.", "các sở, ngành"),
        ] {
            assert_eq!(lead(text).join("; "), expected, "{text}");
        }
    }
}
