//! Paragraphs torn inside a name, or before what no paragraph opens with: «phối hợp với Bộ» + «Xây dựng, Bộ Tài chính»,
//! «Khu kinh tế Dung» + «Quất», «gồm bản Ngọc Chiến» + «(Mường La); gắn với …».

use grammar::party::{self, Context};
use grammar::verb;

use super::{Around, list};
use crate::words::{Key, Phrase, Word, keys, words};

/// Bytes of a text that is no heading: eighty letters.
const RUNNING: usize = 105;

/// The last words of offices and organs that are never named without whose they are.
const OFFICES: [Phrase; 16] = [
    Phrase::of("văn phòng"),
    Phrase::of("ngân hàng"),
    Phrase::of("kho bạc"),
    Phrase::of("bảo hiểm"),
    Phrase::of("thủ tướng"),
    Phrase::of("thường vụ"),
    Phrase::of("chấp hành"),
    Phrase::of("thường trực"),
    Phrase::of("chủ tịch"),
    Phrase::of("bí thư"),
    Phrase::of("ủy ban"),
    Phrase::of("uỷ ban"),
    Phrase::of("hội đồng"),
    Phrase::of("liên hiệp"),
    Phrase::of("liên đoàn"),
    Phrase::of("mặt trận"),
];

/// Whose they are.
const OWNERS: [Phrase; 27] = [
    Phrase::of("chính sách xã hội"),
    Phrase::of("nhà nước"),
    Phrase::of("xã hội"),
    Phrase::of("chính phủ"),
    Phrase::of("tỉnh ủy"),
    Phrase::of("tỉnh uỷ"),
    Phrase::of("thành ủy"),
    Phrase::of("thành uỷ"),
    Phrase::of("huyện ủy"),
    Phrase::of("huyện uỷ"),
    Phrase::of("đảng ủy"),
    Phrase::of("đảng uỷ"),
    Phrase::of("đảng bộ"),
    Phrase::of("trung ương"),
    Phrase::of("hđnd"),
    Phrase::of("hội đồng nhân dân"),
    Phrase::of("ubnd"),
    Phrase::of("ủy ban nhân dân"),
    Phrase::of("uỷ ban nhân dân"),
    Phrase::of("ủy ban mặt trận"),
    Phrase::of("quốc hội"),
    Phrase::of("tỉnh đoàn"),
    Phrase::of("nhân dân"),
    Phrase::of("mặt trận"),
    Phrase::of("tổ quốc"),
    Phrase::of("phụ nữ"),
    Phrase::of("lao động"),
];

/// Last words of a text and first words of a line that are one name.
const NAMES: [(Phrase, Phrase); 16] = [
    (Phrase::of("thành phố"), Phrase::of("hồ chí minh")),
    (Phrase::of("đường"), Phrase::of("hồ chí minh")),
    (Phrase::of("phong cách"), Phrase::of("hồ chí minh")),
    (Phrase::of("tư tưởng"), Phrase::of("hồ chí minh")),
    (Phrase::of("cộng sản"), Phrase::of("hồ chí minh")),
    (Phrase::of("chủ tịch"), Phrase::of("hồ chí minh")),
    (Phrase::of("nghị quyết"), Phrase::of("đại hội")),
    (Phrase::of("đại biểu"), Phrase::of("đảng bộ")),
    (Phrase::of("đại hội"), Phrase::of("đảng bộ")),
    (Phrase::of("vùng"), Phrase::of("trung du")),
    (Phrase::of("vùng"), Phrase::of("đồng bằng")),
    (Phrase::of("vùng"), Phrase::of("tây nguyên")),
    (Phrase::of("vùng"), Phrase::of("đông nam bộ")),
    (Phrase::of("vùng"), Phrase::of("bắc trung bộ")),
    (Phrase::of("vùng"), Phrase::of("duyên hải")),
    (Phrase::of("nước cộng hòa"), Phrase::of("xã hội chủ nghĩa")),
];

/// First words of a body's name, and the words before them behind which the name must follow.
const HEADS: [Key; 8] = keys(["bộ", "sở", "cục", "vụ", "viện", "ban", "trường", "phòng"]);
const ADDRESSING: [Key; 12] =
    keys(["với", "của", "cho", "về", "và", "từ", "tại", "theo", "gửi", "trình", "cáo", "nghị"]);

/// Verbs that say something to somebody, and nouns spelt like their last syllable.
const SAYING: [Phrase; 6] = [
    Phrase::of("tham mưu"),
    Phrase::of("đề xuất"),
    Phrase::of("kiến nghị"),
    Phrase::of("đề nghị"),
    Phrase::of("báo cáo"),
    Phrase::of("kính trình"),
];
const NOUNS: [Key; 8] = keys(["độ", "tin", "tác", "dung", "mẫu", "hội", "các", "bản"]);

/// Who is told: those above.
const SUPERIORS: [Phrase; 21] = [
    Phrase::of("bộ"),
    Phrase::of("ubnd"),
    Phrase::of("ủy ban nhân dân"),
    Phrase::of("uỷ ban nhân dân"),
    Phrase::of("hđnd"),
    Phrase::of("hội đồng nhân dân"),
    Phrase::of("chủ tịch"),
    Phrase::of("thủ tướng"),
    Phrase::of("chính phủ"),
    Phrase::of("quốc hội"),
    Phrase::of("ban thường vụ"),
    Phrase::of("ban chấp hành"),
    Phrase::of("ban bí thư"),
    Phrase::of("ban chỉ đạo"),
    Phrase::of("bộ chính trị"),
    Phrase::of("thường trực"),
    Phrase::of("tỉnh ủy"),
    Phrase::of("tỉnh uỷ"),
    Phrase::of("thành ủy"),
    Phrase::of("huyện ủy"),
    Phrase::of("trung ương"),
];

/// Kinds of places, which a name follows.
const PLACES: [Key; 18] = keys([
    "tỉnh",
    "huyện",
    "xã",
    "phường",
    "trấn",
    "phố",
    "bản",
    "thôn",
    "đảo",
    "nghiệp",
    "đường",
    "sông",
    "cầu",
    "điện",
    "cảng",
    "tuyến",
    "hồ",
    "tế",
]);

/// Parts of the country, behind which a text may end.
const QUARTERS: [Key; 4] = keys(["nam", "bắc", "đông", "tây"]);

/// Why a text without stop goes on in a line without number.
pub(super) fn why(text: &str, next: &str, around: &Around<'_>) -> Option<&'static str> {
    if next.starts_with('(') {
        return goes_on_behind_bracket(next).then_some("the next line goes on behind its bracket");
    }
    if next.starts_with(|c: char| c.is_ascii_digit()) {
        return (text.len() >= RUNNING && is_sum(next)).then_some("no paragraph opens with a sum of money");
    }
    if !next.starts_with(char::is_uppercase) {
        return None;
    }
    if ends_in_count(text) {
        return Some("a number inside the sentence counts what follows");
    }
    let end = super::asks::end(text);
    let last = end.last().filter(|w| w.stop.is_none())?;
    let head = words(next, 4);
    let first = head.first()?;
    let tail = text.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    if goes_on_in_office(text, &end, &head) || is_one_name(&end, &head) || names_body(&end, tail, next) {
        return Some("a name has only begun");
    }
    let told = || opens_with(&SUPERIORS, &head) || text.ends_with("gửi") && list::begins(next);
    if text.len() >= RUNNING && says_to(text, &end) && told() {
        return Some("the last word asks whom");
    }
    let printed = |word: &Word, of: &str| of.get(word.range()).unwrap_or_default().to_owned();
    if last.capital && end.len() > 1 && tail.contains(char::is_lowercase) {
        // «Dung» + «Quất; không để lãng phí»: nothing opens with one syllable and a semicolon.
        let second = head.get(1).is_some_and(|w| !w.capital);
        if first.stop == Some(';') && second {
            return Some("the second half of a name opens the next line");
        }
        if names_province(&end, &format!("{tail} {}", printed(first, next)), &head) && !verb::opens_task(next)
        {
            return Some("a province's name has only begun");
        }
        return around
            .never_parts(tail, &printed(first, next))
            .then_some("the document never parts these words elsewhere");
    }
    let named = head.iter().take_while(|w| w.capital && !w.opened).count();
    if last.key.is_any(&PLACES) && named > 1 && first.stop.is_none() {
        let second = head.get(1)?;
        let name = next.get(first.start()..second.end())?;
        return around.has(tail, name).then_some("the document has this name elsewhere");
    }
    None
}

/// «(Mường La); gắn với …»: a bracket that is a paragraph of its own has nothing behind it.
fn goes_on_behind_bracket(line: &str) -> bool {
    let Some((inside, rest)) = line.split_once(')') else { return false };
    let rest = rest.trim_start();
    !inside.trim_start_matches('(').contains('(')
        && rest.starts_with(|c: char| c == ';' || c == ',' || c.is_lowercase())
        && inside.trim_start_matches('(').chars().nth(2).is_some()
}

/// «… (1) Cụm Ninh Lai, (2)»: the second of what is counted stands in the next line.
fn ends_in_count(text: &str) -> bool {
    let inside = text.trim_end().strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    let number = inside.and_then(|(_, digits)| digits.parse::<u8>().ok()).filter(|&number| number > 1);
    number.is_some_and(|number| text.contains(&format!("({}) ", number - 1)))
}

/// «15.678 triệu đồng», «2 tỷ đồng».
fn is_sum(line: &str) -> bool {
    let mut tokens = line.split_whitespace();
    let figure =
        tokens.next().is_some_and(|t| t.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')));
    let unit = tokens.next().is_some_and(|t| ["triệu", "tỷ", "tỉ", "nghìn", "ngàn"].contains(&t));
    let money = tokens.next().is_some_and(|t| t.trim_end_matches([',', '.', ';', ')']) == "đồng");
    figure && unit && money
}

/// «trình Ban Thường vụ» + «Tỉnh ủy cho ý kiến».
fn goes_on_in_office(text: &str, end: &[Word], head: &[Word]) -> bool {
    /// Bytes of a text that is more than the office.
    const MORE: usize = 50;
    let [.., first, _] = end else { return false };
    text.len() >= MORE && first.capital && super::asks::ends_in(end, &OFFICES) && opens_with(&OWNERS, head)
}

/// «quy hoạch vùng» + «Trung du và miền núi Bắc Bộ».
fn is_one_name(end: &[Word], head: &[Word]) -> bool {
    let ends = |first: &Phrase| {
        (0..end.len()).any(|at| {
            first.stands_at(end, at) && !first.stands_at(end.get(..end.len() - 1).unwrap_or_default(), at)
        })
    };
    NAMES.iter().any(|(first, second)| second.stands_at(head, 0) && ends(first))
}

/// «phối hợp với Bộ» + «Xây dựng, Bộ Tài chính thẩm định», the last word as `printed`: the registry knows the name, or nothing else can
/// follow. «của Sở» + «Xây dựng kế hoạch» may be two paragraphs.
fn names_body(end: &[Word], printed: &str, next: &str) -> bool {
    let [.., before, last] = end else { return false };
    if !last.capital || !last.key.is_any(&HEADS) || before.stop.is_some() || !before.key.is_any(&ADDRESSING) {
        return false;
    }
    let does = verb::opens_task(next);
    // A name may hold a comma, and end before one.
    let known = |ends: &[char]| {
        let until = next.find(ends).unwrap_or(next.len());
        let joined = format!("{printed} {}", next.get(..until).unwrap_or_default());
        let found = party::opening(&joined, &Context::default())?;
        let whole = found.whole && found.range.start == 0 && found.range.end > printed.len() + 1;
        let listed =
            || next.get(found.range.end - printed.len() - 1..).is_some_and(|rest| rest.starts_with(','));
        whole.then(|| !does || listed())
    };
    match known(&[',', ';', '.', ':', '(']).or_else(|| known(&[';', '.', ':', '('])) {
        Some(goes_on) => goes_on,
        // No sentence ends with «phối hợp với Cục».
        None => before.key == const { Key::of("với") } && !does && !party::may_open(next),
    }
}

/// «tỉnh Tuyên» + «Quang giai đoạn 2021-2025». «phía Nam» + «Định hướng» is none.
fn names_province(end: &[Word], joined: &str, head: &[Word]) -> bool {
    const PERIODS: [Key; 3] = keys(["kỳ", "hướng", "mức"]);
    let [.., before, last] = end else { return false };
    let second = head.get(1);
    let placed = before.key == const { Key::of("tỉnh") };
    let inside = before.capital && before.stop.is_none();
    (placed || !(inside || last.key.is_any(&QUARTERS)))
        && second.is_none_or(|w| !w.capital && !w.key.is_any(&PERIODS))
        && party::province(joined).is_some()
}

/// «…, tham mưu, đề xuất» is no end of a sentence; «chế độ báo cáo» is.
fn says_to(text: &str, end: &[Word]) -> bool {
    let Some(at) = end.len().checked_sub(2).filter(|at| SAYING.iter().any(|verb| verb.stands_at(end, *at)))
    else {
        return [", trình", "; trình", ", gửi", "; gửi"].iter().any(|verb| text.trim_end().ends_with(verb));
    };
    let before = at.checked_sub(1).and_then(|i| end.get(i));
    before.is_some_and(|w| !w.key.is_any(&NOUNS))
}

fn opens_with(phrases: &[Phrase], head: &[Word]) -> bool {
    phrases.iter().any(|phrase| phrase.stands_at(head, 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{Line, Piece};

    fn found(text: &str, next: &str, elsewhere: &str) -> bool {
        let line = |text: &str| Piece::Line(Line { text: text.to_owned().into(), ..Line::default() });
        let pieces = [line(text), line(next), line(elsewhere)];
        why(text, next, &Around { above: &[], pieces: &pieces, at: 1 }).is_some()
    }

    #[test]
    fn texts_torn_in_a_name() {
        for (text, next) in [
            ("Sở Xây dựng chủ trì, phối hợp với Bộ", "Xây dựng, Bộ Tài chính thẩm định."),
            ("Sở Y tế chủ trì, phối hợp với Cục", "An toàn thực phẩm kiểm tra."),
            ("Sở Công Thương tham mưu, trình Ban Thường vụ", "Tỉnh ủy cho ý kiến."),
            ("Báo cáo kết quả thực hiện với Thủ tướng", "Chính phủ trước ngày 15/12."),
            ("Sở Nội vụ phối hợp với Hội Liên hiệp", "Phụ nữ tỉnh tuyên truyền."),
            (
                "Sở Kế hoạch và Đầu tư là cơ quan đầu mối chủ trì, tổng hợp, rà soát danh mục dự án, tham mưu, đề xuất",
                "Ủy ban nhân dân tỉnh bố trí đủ vốn.",
            ),
            ("Khó khăn, vướng mắc báo cáo về Sở", "Văn hóa, Thể thao và Du lịch tổng hợp."),
            ("Quy hoạch hạ tầng trên địa bàn tỉnh Tuyên", "Quang giai đoạn 2021-2025."),
            ("Khởi công các dự án bám trục đường", "Hồ Chí Minh, quốc lộ 2C."),
            (
                "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị kịp thời kiến nghị, gửi",
                "Sở Công Thương tổng hợp.",
            ),
            ("Lập 03 cụm, gồm: (1) Cụm Ninh Lai, (2)", "Cụm Tam Đa."),
            ("Rà soát các nội dung của quy hoạch vùng", "Trung du và miền núi phía Bắc."),
            ("Quán triệt Nghị quyết Đại hội đại biểu", "Đảng bộ tỉnh lần thứ XVII."),
            ("Sở Tài chính chủ trì, phối hợp với Ngân hàng", "Chính sách xã hội tỉnh cho vay."),
            (
                "Lập quy hoạch các bản du lịch cộng đồng, gồm bản Ngọc Chiến",
                "(Mường La); gắn với khu du lịch.",
            ),
            ("Đẩy nhanh tiến độ các dự án hạ tầng trong Khu kinh tế Dung", "Quất; không để lãng phí."),
            (
                "Sở Y tế thu hồi số tiền sai phạm theo kết luận thanh tra, nộp ngân sách số tiền sai phạm là",
                "15.678 triệu đồng trước ngày 31/12.",
            ),
        ] {
            assert!(found(text, next, ""), "{text} + {next}");
        }
        let port = "Quất thực hiện đúng tiến độ.";
        assert!(found("Các dự án trong Khu kinh tế Dung", port, "Ban Quản lý Khu kinh tế Dung Quất"));
        assert!(!found(
            "Các dự án trong Khu kinh tế Dung",
            port,
            "Khu kinh tế Dung Quất, cảng Dung, cầu Dung"
        ));
        let island = "Lý Sơn thực hiện đúng tiến độ.";
        assert!(found("Các dự án trên địa bàn huyện", island, "UBND huyện Lý Sơn"));
        assert!(!found("Các dự án trên địa bàn huyện", island, "đảo Lý Sơn"));
    }

    #[test]
    fn texts_that_may_be_whole() {
        for (text, next) in [
            ("Các đơn vị thuộc Bộ", "Xây dựng kế hoạch."),
            ("Sở Y tế chủ trì, phối hợp với Cục", "Rà soát danh mục."),
            ("Các nhiệm vụ của Cục", "Kết quả rà soát năm 2025."),
            ("Báo cáo Bộ", "Xây dựng kế hoạch năm 2026."),
            ("Rà soát các chương trình của Sở", "Xây dựng kế hoạch năm 2026."),
            ("1. Thường trực", "Hội đồng nhân dân tỉnh giám sát."),
            ("Công tác thông tin, báo cáo", "Ủy ban nhân dân các xã báo cáo hằng quý."),
            ("Công tác tham mưu, đề xuất", "Ủy ban nhân dân tỉnh chỉ đạo các sở."),
            (
                "Các cơ quan, đơn vị, địa phương nghiêm túc thực hiện các quy định hiện hành về chế độ báo cáo",
                "UBND tỉnh tổng hợp kết quả.",
            ),
            ("Danh mục dự án (2)", "Sở Xây dựng rà soát."),
            ("Danh mục dự án (2025)", "Sở Xây dựng rà soát."),
            ("Danh mục dự án", "(Kèm theo Kế hoạch này)"),
            ("Danh mục dự án", "(Chi tiết tại Phụ lục)."),
            ("Kinh phí hỗ trợ", "15 tỷ đồng từ ngân sách tỉnh."),
            ("Phát triển Khu kinh tế Vân Đồn", "Sở Xây dựng chủ trì rà soát."),
            ("Nhiệm vụ của Công an Tỉnh", "Đảng, chính quyền các cấp chỉ đạo."),
            ("Trên địa bàn tỉnh", "Sở Y tế chủ trì."),
            ("Các tỉnh phía Nam", "Định kỳ báo cáo UBND tỉnh."),
            ("Hội Liên hiệp Phụ nữ Việt Nam", "Định hướng đến năm 2030."),
            ("Phát triển các vùng nguyên liệu", "Trung du và miền núi."),
        ] {
            assert!(!found(text, next, "Vân Đồn là khu kinh tế; Công an Tỉnh kiểm tra."), "{text} + {next}");
        }
    }
}
