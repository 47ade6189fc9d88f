//! Spelling mends in three tiers, each on record.
//!
//! - *applied*: the word belongs to a phrase of the lexicon and is one letter's marks away from it, or it says at which
//!   level the body before it stands;
//! - *suggested*: as before but near a name, or two phrases fit, or a word that cannot be Vietnamese is one mark away
//!   from a single syllable that can;
//! - *flagged*: a word that cannot be Vietnamese, in running text, with nothing that it must be.
//!
//! Applied mends never touch names, numbers and symbols, never reach across a separator, and never change a word that
//! stands in a phrase known to be right. `hằng` and `hàng` are both right. Torn cells must be joined before.

mod known;
mod level;
mod lexicon;
mod opening;
mod pairs;
mod phrase;
mod stray;
mod word;

pub(crate) use pairs::{Half, are_pair};
pub use pairs::{Pair, marked_as, marks_apart, pairs_like};
pub use phrase::is_joining;

/// How far a mend goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// The text carries it.
    Applied,
    /// Likely, but for a person to decide.
    Suggested,
    /// Wrong, without a right form.
    Flagged,
}

impl Tier {
    /// As printed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Suggested => "suggested",
            Self::Flagged => "flagged",
        }
    }
}

/// One edit, or the proposal of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// What is printed.
    pub from: String,
    /// What it should be; the same as `from` where nothing is known.
    pub to: String,
    /// Offset of `from` in the text, in characters.
    pub start: usize,
    /// How far it goes.
    pub tier: Tier,
    /// What it rests on.
    pub evidence: String,
}

/// A text with its mends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The text with the applied mends.
    pub text: String,
    /// Everything noticed, in the order of the text.
    pub mends: Vec<Mend>,
}

/// Mends a text whose parts are joined and whose characters are clean.
///
/// ```
/// let mended = normalize::mend::mend("Cùng cố tổ chức; hằng năm đôn đóc");
/// assert_eq!(mended.text, "Củng cố tổ chức; hằng năm đôn đốc");
/// assert_eq!(mended.mends[0].from, "Cùng");
/// ```
pub fn mend(text: &str) -> Mended {
    noticed(text).unwrap_or_else(|| Mended { text: text.to_owned(), mends: Vec::new() })
}

/// The same, and nothing of a text in which nothing is noticed, as of nearly every one.
///
/// ```
/// assert_eq!(normalize::mend::noticed("Củng cố tổ chức"), None);
/// ```
pub fn noticed(text: &str) -> Option<Mended> {
    if text.len() <= PIECE {
        return mend_piece(text);
    }
    let mut whole = Mended { text: String::with_capacity(text.len()), mends: Vec::new() };
    let mut before = 0;
    for piece in crate::pieces(text, PIECE) {
        match mend_piece(piece) {
            Some(Mended { text, mends }) => {
                whole.text.push_str(&text);
                whole.mends.extend(mends.into_iter().map(|m| Mend { start: m.start + before, ..m }));
            }
            None => whole.text.push_str(piece),
        }
        before += piece.chars().count();
    }
    (!whole.mends.is_empty()).then_some(whole)
}

/// Bytes of a text that are looked at together: its words take many times their own size.
const PIECE: usize = 1 << 16;

fn mend_piece(text: &str) -> Option<Mended> {
    // As long as they are sought, mends stand at bytes.
    let mut mends = word::read(text, |words| {
        let mut mends = phrase::find(text, words);
        level::find(text, words, &mut mends);
        if words.misspelled {
            stray::find(text, &words.all, &mut mends);
        }
        mends
    });
    if mends.is_empty() {
        return None;
    }
    mends.sort_by_key(|m| m.start);
    let mended = apply(text, &mends);
    let (mut behind, mut passed) = (0, 0);
    for mend in &mut mends {
        passed += text.get(behind..mend.start).map_or(0, |between| between.chars().count());
        (behind, mend.start) = (mend.start, passed);
    }
    Some(Mended { text: mended, mends })
}

fn apply(text: &str, mends: &[Mend]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for mend in mends.iter().filter(|m| m.tier == Tier::Applied) {
        out.push_str(text.get(at..mend.start).unwrap_or_default());
        out.push_str(&mend.to);
        at = mend.start + mend.from.len();
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mends_phrases() {
        let table = [
            ("Phần đầu đến năm 2025", "Phấn đấu đến năm 2025"),
            ("CÁC KHẤU ĐỘT PHÁ", "CÁC KHÂU ĐỘT PHÁ"),
            ("phát triển tiêu thủ công nghiệp", "phát triển tiểu thủ công nghiệp"),
            ("Uy ban nhân dân", "Ủy ban nhân dân"),
            ("Thuỷ lợi, hoà giải", "Thuỷ lợi, hoà giải"),
        ];
        for (given, wanted) in table {
            assert_eq!(mend(given).text, wanted);
            assert!(mend(wanted).mends.is_empty(), "{wanted}");
        }
    }

    #[test]
    fn leaves_what_is_right() {
        let texts = [
            "góp phần đầu tư xây dựng",
            "thành phần đầu tiên",
            "vật nuôi trong lĩnh vực",
            "cùng có lợi",
            "cùng cố gắng",
            "hằng năm, hàng quý",
            "trong phần đầu của báo cáo",
            "ông Phần Đầu",
            "Phần, đầu",
            "bắt đầu từ năm 2025",
            "chi tiêu",
            "phân bố dân cư",
            "người chưa thành niên",
            "xã Đào Tao",
            "453/KH-UBND",
            "lắng nghe ý kiến",
            "để xuất khẩu",
            "cả phê duyệt",
            "tiếp thu ý kiến",
        ];
        for text in texts {
            assert_eq!(mend(text).text, text);
        }
    }

    #[test]
    fn a_word_with_its_neighbour_outside_is_no_other_word() {
        let texts = [
            "kiên quyết đình chỉ hoạt động",
            "xây dựng phương án toàn diện",
            "đề án toàn quốc",
            "Chính phủ họp thường kỳ",
            "Chính phủ hợp tác với Lào",
            "phát triển liên kết qua hợp đồng",
            "trên địa bàn tỉnh hình thành các chuỗi",
            "khi Ủy ban giao thực hiện",
            "giải bóng chuyền giao hữu",
            "chủ đồng cỏ",
        ];
        for text in texts {
            assert_eq!(mend(text).text, text);
        }
        assert_eq!(mend("các quyết đình của tỉnh").text, "các quyết định của tỉnh");
        assert_eq!(mend("bảo đảm phủ hợp thực tế").text, "bảo đảm phù hợp thực tế");
        assert_eq!(mend("Phân đầu tăng trưởng").text, "Phấn đấu tăng trưởng");
    }

    #[test]
    fn a_long_text_is_mended_as_a_short_one() {
        let sentence = "Phần đầu đến năm 2025. ";
        let count = PIECE / sentence.len() + 2;
        let mended = mend(&sentence.repeat(count));
        assert_eq!(mended.text, "Phấn đấu đến năm 2025. ".repeat(count));
        let starts: Vec<usize> = mended.mends.iter().map(|m| m.start).collect();
        assert_eq!(starts, (0..count).map(|n| n * sentence.chars().count()).collect::<Vec<_>>());
    }

    #[test]
    fn right_texts_that_look_like_other_phrases_stay() {
        let texts = [
            "Hoàn thiện hồ sơ nâng lương",
            "từ 20 hộ trở lên được công nhận",
            "đồ đạc, trang thiết bị",
            "xử lý doanh nghiệp nợ đóng BHXH",
            "thu viện phí không dùng tiền mặt",
            "không để lây truyền thành dịch",
            "cán bộ làm nghiệp vụ kế toán",
            "mở rộng tới phạm vi toàn tỉnh",
            "vật nuôi trong nông hộ",
            "các thành viên thông qua quy chế",
            "chuyển sang tạo việc làm mới",
            "tại Phần bốn của báo cáo",
            "bệnh viện tuyến quận, huyện",
            "trao tặng trường 10 bộ máy tính",
            "kế toán kiêm làm thủ quỹ",
            "bị xử phạt vì phạm lỗi",
            "Tổ chức đăng ký chủ trì thực hiện nhiệm vụ",
            "tiền chất thuốc nổ đóng trụ sở chính",
            "khai thác đối với tuyến truyền dẫn vi ba",
            "yêu cầu công dân bổ sung hồ sơ",
            "các chi phí khác phục vụ bảo quản",
            "tài liệu có đồ đặc biệt",
        ];
        for text in texts {
            assert_eq!(mend(text).text, text);
        }
    }

    #[test]
    fn suggests_and_flags() {
        let tiers =
            |text: &str| mend(text).mends.iter().map(|m| (m.from.clone(), m.tier)).collect::<Vec<_>>();
        assert_eq!(tiers("xã Phần Đầu"), []);
        assert_eq!(tiers("cơ quan thừơng trực"), [("thừơng".to_owned(), Tier::Suggested)]);
        assert_eq!(tiers("họ tên Krôngg và website, KHĐT"), []);
        assert_eq!(tiers("nghiêpệ vụ của ngành"), [("nghiêpệ".to_owned(), Tier::Flagged)]);
    }
}
