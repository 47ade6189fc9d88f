//! Lines that cannot be whole: the last word asks for another, or the next line closes a bracket that is open.

use model::{Ordinal, OrdinalStyle};

use crate::words::{Key, Phrase, Word, Words, is_mostly_upper, keys, words};

/// Words after which no sentence and no heading ends.
const ASKING: [Key; 22] = keys([
    "và", "hoặc", "của", "cho", "với", "từ", "về", "để", "nhằm", "giữa", "bởi", "các", "những", "mỗi",
    "từng", "theo", "tại", "do", "vào", "thuộc", "giai", "đến",
]);

/// Terms that end in such a word.
const TERMS: [Phrase; 17] = [
    Phrase::of("kèm theo"),
    Phrase::of("tiếp theo"),
    Phrase::of("noi theo"),
    Phrase::of("hiện tại"),
    Phrase::of("tồn tại"),
    Phrase::of("tự do"),
    Phrase::of("lý do"),
    Phrase::of("lí do"),
    Phrase::of("đầu vào"),
    Phrase::of("ra vào"),
    Phrase::of("thu vào"),
    Phrase::of("trực thuộc"),
    Phrase::of("phụ thuộc"),
    Phrase::of("trở về"),
    Phrase::of("hướng về"),
    Phrase::of("nói về"),
    Phrase::of("kính đến"),
];

/// First words of names of bodies and laws. Of the first row something may be called so alone: «các đơn vị thuộc Bộ».
const HEADS: [Key; 6] = keys(["sở", "bộ", "đài", "cục", "vụ", "viện"]);
const HALVES: [Key; 7] = keys(["luật", "nghị", "ủy", "uỷ", "tổng", "chi", "liên"]);

/// The same of heads that are words of their own as well: only in a list of bodies.
const LISTED: [Key; 3] = keys(["ban", "trường", "phòng"]);

/// Units of the territory, behind which the names of several stand: «UBND các phường» + «Đồng Hới, Đông Hà rà soát».
const UNITS: [Key; 7] = keys(["xã", "phường", "huyện", "tỉnh", "thôn", "bản", "ấp"]);

/// Words before a number of any kind: «khoảng» + «15 tỷ đồng».
const COUNTING: [Key; 2] = keys(["khoảng", "đạt"]);
const COUNTING_TERMS: [Phrase; 5] = [
    Phrase::of("ít nhất"),
    Phrase::of("tối thiểu"),
    Phrase::of("tối đa"),
    Phrase::of("tỷ lệ"),
    Phrase::of("tỉ lệ"),
];

/// Parts of documents and congresses, which have a number.
const PARTS: [Key; 6] = keys(["khoản", "khóa", "khoá", "thứ", "điều", "chương"]);

/// Terms that end in one of [`PARTS`].
const NO_PARTS: [Phrase; 5] = [
    Phrase::of("tài khoản"),
    Phrase::of("điều khoản"),
    Phrase::of("thanh khoản"),
    Phrase::of("chìa khóa"),
    Phrase::of("chìa khoá"),
];

/// Halves of a term that a dash holds together: «kinh tế - xã hội», «quốc phòng - an ninh».
const BEFORE_DASH: [Key; 9] = keys(["tế", "trị", "hóa", "hoá", "hội", "phòng", "thuật", "động", "chính"]);
const AFTER_DASH: [Phrase; 10] = [
    Phrase::of("xã hội"),
    Phrase::of("an ninh"),
    Phrase::of("kỹ thuật"),
    Phrase::of("kế hoạch"),
    Phrase::of("văn hóa"),
    Phrase::of("văn hoá"),
    Phrase::of("chính trị"),
    Phrase::of("nghề nghiệp"),
    Phrase::of("thương binh"),
    Phrase::of("đối ngoại"),
];

/// Why a text cannot be whole before the line that follows it.
pub(super) fn why(text: &str, next: &str) -> Option<&'static str> {
    if closes_bracket_of(text, next) {
        return Some("the next line closes its bracket");
    }
    let end = end(text);
    let (last, before) = end.split_last()?;
    if last.stop.is_some() {
        return None;
    }
    if last.key.is_any(&ASKING) && !ends_in(&end, &TERMS) {
        return Some("the last word asks for another");
    }
    if last.capital && next.starts_with(char::is_uppercase) {
        let parted = before.last().is_some_and(|w| w.stop.is_some());
        let asked = before.last().is_some_and(|w| w.key.is_any(&ASKING));
        if ((parted || text.starts_with("Căn cứ ")) && last.key.is_any(&HEADS))
            || ((parted || asked) && last.key.is_any(&HALVES))
            || (parted && last.key.is_any(&LISTED) && grammar::party::may_open(text))
        {
            return Some("a name has only begun");
        }
    }
    if names_itself(next) {
        return Some("the next line ends the sentence");
    }
    if last.key.is_any(&UNITS)
        && before.last().is_some_and(|w| w.stop.is_some() || w.key == const { Key::of("các") })
        && opens_place(next)
    {
        return Some("the last word asks which places");
    }
    let previous = before.last().map_or(Key::default(), |w| w.key);
    // «tại khoản 2» + «Điều 5 Luật Đấu thầu».
    let part = previous.is_any(&keys(["khoản", "điểm"]))
        && ["Điều ", "điều ", "khoản "].iter().any(|o| next.starts_with(o));
    if part && before.last().is_some_and(|w| w.stop.is_none()) {
        return Some("a part of a document goes before the next");
    }
    let figure = Figure::of(next)?;
    asks_for(&end, previous, last.key, figure).then_some("the last word asks for a figure")
}

/// Whether the last word of a text and a line that begins with a dash are one term: «kinh tế» + «- xã hội», and far into a
/// text «Phòng Tài chính» + «- Kế hoạch».
pub(super) fn is_term(text: &str, next: &str) -> bool {
    /// Bytes of a text that is no heading.
    const LONG: usize = 160;
    let head = words(next.trim_start_matches(['-', '–', ' ']), 2);
    let end = end(text);
    let Some((last, before)) = end.split_last() else { return false };
    let capitals = is_mostly_upper(text) && is_mostly_upper(next);
    let named = capitals || text.len() > LONG && before.last().is_some_and(|w| w.capital);
    last.stop.is_none()
        && last.key.is_any(&BEFORE_DASH)
        && head.first().is_some_and(|w| !w.capital || named)
        && AFTER_DASH.iter().any(|term| term.stands_at(&head, 0))
}

/// Whether a dash stands between two years: «giai đoạn 2021» + «- 2025».
pub(super) fn is_span(text: &str, next: &str) -> bool {
    let year =
        |word: &str| word.parse::<u32>().ok().filter(|year| word.len() == 4 && (1945..2100).contains(year));
    let (before, last) = text.trim_end().rsplit_once(' ').unwrap_or(("", text));
    let after = next.trim_start_matches(['-', '–', ' ']);
    let until = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    let (first, rest) = after.split_at_checked(until).unwrap_or_default();
    let years = year(last).zip(year(first)).is_some_and(|(from, to)| from < to);
    // «- 2026: 50%» is one of several.
    years && before.contains(' ') && !rest.starts_with(':')
}

/// Whether a line begins with a number that goes on with one inside the text: «gồm: (1) Khu A,» + «(2) Khu B».
pub(super) fn counts_on(text: &str, number: &Ordinal) -> bool {
    let [value] = number.values.as_slice() else { return false };
    number.style == OrdinalStyle::Parenthesised
        && value.checked_sub(1).is_some_and(|before| before > 0 && text.contains(&format!("({before})")))
}

/// Whether a line begins with the document itself, which no sentence does that ends there: «Chỉ thị này. Giao Sở Y tế …».
fn names_itself(line: &str) -> bool {
    const PAPERS: [Phrase; 7] = [
        Phrase::of("quyết định này"),
        Phrase::of("kế hoạch này"),
        Phrase::of("chỉ thị này"),
        Phrase::of("nghị quyết này"),
        Phrase::of("công văn này"),
        Phrase::of("thông báo này"),
        Phrase::of("chương trình này"),
    ];
    let head = words(line, 3);
    head.get(2).is_some_and(|w| w.stop.is_some()) && PAPERS.iter().any(|paper| paper.stands_at(&head, 0))
}

/// Whether a line begins with the name of a place, two words with a capital each, that is no body.
fn opens_place(line: &str) -> bool {
    let head = words(line, 2);
    head.len() == 2
        && head.iter().all(|w| w.capital)
        && head.first().is_some_and(|w| w.stop.is_none())
        && !is_mostly_upper(line)
        && grammar::party::head(line).is_none()
}

/// Whether a line closes a bracket that the text before it opened.
fn closes_bracket_of(text: &str, next: &str) -> bool {
    let first = memchr::memchr2(b'(', b')', next.as_bytes()).and_then(|at| next.as_bytes().get(at));
    first == Some(&b')') && text.rfind(['(', ')']).and_then(|at| text.as_bytes().get(at)) == Some(&b'(')
}

/// The last words of a text.
pub(super) fn end(text: &str) -> Words {
    const WORDS: usize = 3;
    let text = text.trim_end();
    let at = text.rmatch_indices(char::is_whitespace).nth(WORDS - 1).map_or(0, |(at, _)| at);
    words(text.get(at..).unwrap_or_default(), WORDS)
}

/// Whether the last two words are one of these terms.
pub(super) fn ends_in(end: &[Word], terms: &[Phrase]) -> bool {
    end.len().checked_sub(2).is_some_and(|at| terms.iter().any(|term| term.stands_at(end, at)))
}

/// What kind of figure a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Figure {
    /// `31/10/2025`, `98/2024/NĐ-CP`.
    Slashed,
    /// `2026`, `2021-2025`.
    Year,
    /// `10`, `1.000`, `5%`.
    Number,
    /// `XVII`, `I/2026`.
    Roman,
}

impl Figure {
    fn of(line: &str) -> Option<Self> {
        let word = line.split_whitespace().next()?;
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            let numeral = word.split(|c: char| !c.is_ascii_alphabetic()).next()?;
            // «I. THÔNG TIN CHUNG» is the number of a heading.
            let heads = word.get(numeral.len()..).is_some_and(|rest| rest == ".");
            return grammar::ordinal::roman_value(numeral).filter(|_| !heads).map(|_| Self::Roman);
        }
        let year = digits == 4 && (word.starts_with("19") || word.starts_with("20"));
        Some(match word.as_bytes().get(digits) {
            Some(b'/') if !year => Self::Slashed,
            _ if year => Self::Year,
            _ => Self::Number,
        })
    }
}

/// Whether the last word of a text asks for a figure of the kind that follows.
fn asks_for(end: &[Word], previous: Key, last: Key, figure: Figure) -> bool {
    const WORDS: [Key; 8] = keys(["số", "ngày", "tháng", "quý", "năm", "đoạn", "trước", "kỳ"]);
    // «hằng năm», «chuyển đổi số» are whole.
    const EVERY: [Key; 6] = keys(["hằng", "hàng", "mỗi", "từng", "cả", "nhiều"]);
    const PAPERS: [Key; 12] =
        keys(["định", "quyết", "hoạch", "thị", "tư", "lệnh", "văn", "báo", "cáo", "trình", "luận", "điện"]);
    let every = previous.is_any(&EVERY);
    let number = matches!(figure, Figure::Number | Figure::Roman);
    match WORDS.iter().position(|word| *word == last) {
        Some(0) => figure == Figure::Slashed || (previous.is_any(&PAPERS) && figure != Figure::Roman),
        Some(1) => figure != Figure::Roman && !every,
        Some(2) => figure != Figure::Roman && figure != Figure::Year && !every,
        Some(3) => figure != Figure::Year && !every,
        Some(4) => figure == Figure::Year && !every,
        // «định kỳ» + «6 tháng»
        Some(7) if previous == const { Key::of("định") } => figure == Figure::Number,
        Some(5 | 7) => figure == Figure::Year,
        Some(6) => figure == Figure::Slashed,
        Some(_) | None if last.is_any(&PARTS) => number && !ends_in(end, &NO_PARTS),
        Some(_) | None => {
            figure != Figure::Roman && (last.is_any(&COUNTING) || ends_in(end, &COUNTING_TERMS))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_not_whole() {
        for (text, next) in [
            ("chủ trì, phối hợp với", "Sở Nội vụ, Công an tỉnh kiểm tra."),
            ("báo cáo kết quả về", "Bộ Công Thương trước ngày 20/11/2025."),
            ("Tăng cường phối hợp giữa Sở Y tế và", "Sở Nội vụ trong công tác kiểm tra."),
            ("Nghị quyết của Tỉnh ủy (khóa", "XVII) về phát triển công nghiệp."),
            ("theo quy định (thời hạn:", "trước ngày 15/10/2025)."),
            ("tiến độ về Sở Tài chính; Sở", "Tài chính tổng hợp, báo cáo."),
            ("Bộ Văn hóa, Thể thao và Du lịch, Đài", "Truyền hình Việt Nam xây dựng chương trình."),
            ("Sở Công Thương, Ủy ban nhân dân các phường", "Đồng Hới, Đông Hà rà soát."),
            ("Ủy ban nhân dân các xã, phường", "Minh Xuân, Nông Tiến tổ chức thực hiện."),
            ("ra khỏi nhà nguy hiểm cấp D trước ngày", "31/10/2025 và báo cáo UBND tỉnh."),
            ("các nội dung của Nghị định số", "98/2024/NĐ-CP ngày 25/7/2024 của Chính phủ."),
            ("Kế hoạch số", "15 ngày 02/02/2026"),
            ("hoàn thành trong tháng", "10 năm 2025."),
            ("hoàn thành trong quý", "I/2026."),
            ("định hướng đến năm", "2030."),
            ("chỉ tiêu, nhiệm vụ được giao năm", "2024. Thường xuyên đôn đốc."),
            ("kế hoạch giai đoạn", "2021-2025"),
            ("bố trí kinh phí khoảng", "15 tỷ đồng để thực hiện."),
            ("biệt phái ít nhất", "1.000 bác sĩ/năm"),
            ("tổng hợp kết quả của các đơn vị, định kỳ", "6 tháng, năm báo cáo UBND tỉnh."),
            ("1. Sở Nội vụ, Ban", "Dân tộc tỉnh, Ngân hàng Chính sách xã hội tỉnh"),
            ("bản đồ tỷ lệ", "1/10.000 cho 37 tỉnh"),
            ("Căn cứ Nghị định quy định cơ cấu tổ chức của Bộ", "Nông nghiệp và Môi trường;"),
            ("chịu trách nhiệm thi hành", "Quyết định này./."),
            ("nghiêm túc thực hiện", "Chỉ thị này. Giao Công an tỉnh theo dõi."),
            ("thực hiện theo quy định tại điểm a khoản 2", "Điều 5 Luật Đấu thầu."),
            ("theo khoản", "2. Điều 5 Nghị định số 30/2020/NĐ-CP."),
            ("Đại hội Đảng bộ tỉnh lần thứ", "XVII, nhiệm kỳ 2025 - 2030."),
        ] {
            assert!(why(text, next).is_some(), "{text} + {next}");
        }
    }

    #[test]
    fn lines_that_may_be() {
        for (text, next) in [
            ("Chuyển đổi số", "100% thủ tục hành chính."),
            ("Phát triển hạ tầng số", "5 cụm công nghiệp"),
            ("Khắc phục hạn chế, tồn tại", "Rà soát các dự án."),
            ("Các đơn vị trực thuộc", "Sở Y tế chủ trì."),
            ("Nhiệm vụ hằng năm", "2026 là năm đầu."),
            ("Báo cáo hằng tháng", "10 đơn vị gửi Sở Y tế."),
            ("Thanh tra Sở", "Phòng Kế hoạch rà soát."),
            ("Mở tài khoản", "2 ngân hàng tham gia"),
            ("Danh mục kèm theo", "Sở Y tế chủ trì"),
            ("Kế hoạch 5 năm", "Sở Y tế chủ trì"),
            ("Sở Y tế (SYT)", "Sở Nội vụ (SNV)"),
            ("UBND các xã, phường", "Sở Y tế chủ trì."),
            ("UBND các xã", "Công An tỉnh"),
            ("Công an các phường", "Tổ chức thực hiện."),
            ("Các bản", "NÔNG NGHIỆP"),
            ("1) Sở Y tế", "2) Sở Nội vụ"),
            ("Các đơn vị thuộc Bộ", "Sở Y tế chủ trì."),
            ("Hiệu lực thi hành", "Quyết định này có hiệu lực từ ngày ký."),
            ("BIÊN BẢN ĐÁNH GIÁ TRONG QUÝ", "I. THÔNG TIN CHUNG"),
        ] {
            assert_eq!(why(text, next), None, "{text} + {next}");
        }
    }

    #[test]
    fn halves_of_a_term_around_a_dash() {
        assert!(is_term("kế hoạch phát triển kinh tế", "- xã hội 5 năm 2026-2030"));
        let far = format!(
            "{} gửi Phòng Tài chính",
            "trong quá trình thực hiện, nếu có khó khăn, vướng mắc, ".repeat(3)
        );
        assert!(is_term(&far, "- Kế hoạch tổng hợp, báo cáo."));
        assert!(!is_term("Phòng Tài chính", "- Kế hoạch năm 2026."));
        assert!(is_term("các tổ chức chính trị", "– xã hội tỉnh"));
        assert!(!is_term("Phát triển kinh tế", "- Xã hội hóa y tế"));
        assert!(!is_term("Phát triển kinh tế", "- rà soát quy hoạch"));
        assert!(!is_term("Phát triển kinh tế:", "- xã hội hóa"));
    }

    #[test]
    fn years_around_a_dash() {
        assert!(is_span("Nghị quyết nhiệm kỳ 2020", "- 2025; Nghị quyết của Tỉnh ủy"));
        assert!(is_span("Phát triển nhà ở giai đoạn 2021", "– 2025, đáp ứng nhu cầu"));
        assert!(!is_span("Các chỉ tiêu năm 2025", "- 2026: 50%"));
        assert!(!is_span("Các chỉ tiêu năm 2025", "- Tỷ lệ hộ nghèo"));
        assert!(!is_span("2025", "- 2026"));
        assert!(!is_span("Các chỉ tiêu đến năm 2030", "- 2025 hộ nghèo"));
    }

    #[test]
    fn numbers_inside_a_sentence() {
        let number = |text: &str| grammar::ordinal::split(text).map(|(number, _)| number);
        let goes_on = |text: &str, next: &str| number(next).is_some_and(|n| counts_on(text, &n));
        assert!(goes_on("thành lập 03 cụm, gồm: (1) Cụm Ninh Lai,", "(2) Cụm Tam Đa"));
        assert!(!goes_on("thành lập 03 cụm, gồm:", "(1) Cụm Ninh Lai"));
        assert!(!goes_on("Cụm Ninh Lai", "(2) Cụm Tam Đa"));
        assert!(!goes_on("gồm (1) Cụm Ninh Lai,", "2) Cụm Tam Đa"));
    }
}
