//! Names that ran on into what the body does, where another verb ends them later: «Phòng Công tác xã hội khảo sát hằng quý;
//! báo cáo Giám đốc».
//!
//! Many verbs stand in names («Phòng Nghiệp vụ tổng hợp», «Trung tâm Giới thiệu việc làm», «Đội Quản lý vận hành»): a name
//! ends only before one that never does, or whose object is a text or a gathering.

use std::sync::LazyLock;

use grammar::party;

use super::super::body_words::OCCASIONS;
use super::{Bodies, Context, is_predicate, whole};
use crate::words::{Key, Phrase, Phrases, Word, keys};

/// Verbs that no name holds, in small letters.
static SURE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "khảo sát",
        "lập danh sách",
        "lập hồ sơ",
        "lập biên bản",
        "lập tờ trình",
        "cử",
        "họp",
        "tự",
        "mỗi",
        "niêm yết",
        "phối kết hợp",
        "nắm tình hình",
        "nắm chắc",
        "nắm bắt",
        "đăng tải",
        "đưa tin",
        "phân công",
        "ban hành",
        "biên soạn",
        "bố trí",
        "chốt chặn",
        "chốt trực",
        "rà soát",
        "quán triệt",
        "báo cáo",
        "có báo cáo",
        "đôn đốc",
        "nộp",
        "gửi",
        "bám sát",
        "cộng điểm",
        "nhanh chóng",
        "đồng thời",
        "trên cơ sở",
        "có văn bản",
        "có nhiệm vụ",
        "cam kết",
        "sẽ",
    ])
});

/// Verbs that also stand in names, and what they have for an object where a body does it.
static DRAFTING: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&["xây dựng", "lập", "soạn thảo"]));
static DRAFTS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "kế hoạch",
        "phương án",
        "đề án",
        "chương trình",
        "dự toán",
        "đề cương",
        "báo cáo",
        "danh mục",
        "quy chế",
        "dự thảo",
        "kịch bản",
        "lịch",
    ])
});
static GATHERINGS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "học tập",
        "quán triệt",
        "tuyên truyền",
        "tập huấn",
        "thực hiện",
        "triển khai",
        "hội nghị",
        "hội thảo",
        "hội thi",
        "hội thao",
        "hội diễn",
        "hội chợ",
        "lễ",
        "tết",
        "các",
        "đại hội",
        "ngày hội",
        "cuộc thi",
        "kiểm tra",
        "khám",
        "sơ kết",
        "tổng kết",
    ])
});

const ORGANISE: Phrase = Phrase::of("tổ chức");

/// «trực 24/24h»: the word, and what makes it a verb.
pub(super) const GUARD: Key = Key::of("trực");
static HOURS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(&["24", "24/24", "24/24h", "24/24g", "24/24giờ", "24/7", "24h"]));

/// Bodies whose name goes on with what they are there for: «Ban Chỉ đạo xây dựng nông thôn mới».
const PURPOSED: [&str; 16] = [
    "ban chỉ đạo",
    "ban tổ chức",
    "hội đồng",
    "tổ công tác",
    "tổ giúp việc",
    "tổ soạn thảo",
    "đoàn công tác",
    "tiểu ban",
    "ban vận động",
    // and heads that are no name by themselves
    "trung tâm",
    "công ty",
    "văn phòng",
    "bộ phận",
    "ban quản lý",
    "chi cục",
    "nhà máy",
];

/// Words before a verb of one syllable that make a noun of it: «trật tự», «bầu cử», «phòng họp».
const NOUNS: [Key; 14] = keys([
    "trật", "thứ", "tuần", "bầu", "ứng", "đề", "tuyển", "phòng", "cuộc", "kỳ", "phiên", "tiền", "giao", "thu",
]);

/// The bodies of a long reading without what the last of them does. `None` where the name holds no such verb.
pub(super) fn before_doing(
    text: &str,
    words: &[Word],
    at: usize,
    long: &Bodies,
    context: &Context,
) -> Option<Bodies> {
    let begin = words.get(at)?.start();
    let found = |end: usize| {
        let before = words.get(end.checked_sub(1)?)?;
        let parties = whole(text.get(begin..before.end())?, context)?;
        let (last, longer) = (parties.last()?, long.parties.get(parties.len() - 1)?);
        let key = last.raw.to_lowercase();
        let same = longer.raw.starts_with(last.raw.as_str()) && key.contains(' ');
        let each = words.get(end).is_some_and(|w| w.key == const { Key::of("mỗi") });
        let rest = long.parties.len() == parties.len() || each;
        (rest && same && !PURPOSED.iter().any(|head| key.ends_with(head))).then_some(Bodies {
            parties,
            until: end,
            acts: false,
        })
    };
    (at + 2..long.until).filter(|&end| is_sure(words, end) && is_predicate(text, words, end)).find_map(found)
}

/// Bodies that are given work, where their name took in all of a sentence that ends behind its verb: «Giao Đội Quản lý trật
/// tự đô thị kiểm tra.»
pub(in crate::assignments) fn before_last_verb(
    text: &str,
    words: &[Word],
    at: usize,
    found: Bodies,
    context: &Context,
) -> Bodies {
    const FEW: usize = 3;
    if found.until < words.len() || !text.trim_end().ends_with(['.', ';']) {
        return found;
    }
    let begin = words.get(at).map_or(0, Word::start);
    let cut = |end: usize| {
        let before = words.get(end.checked_sub(1)?).filter(|w| w.stop.is_none())?;
        let name = text.get(begin..before.end())?;
        let named = || {
            let (range, parties) = party::leading(name, &context.party)?;
            (range == (0..name.len())).then_some(parties)
        };
        let parties = whole(name, context).or_else(named)?;
        let key = parties.last()?.raw.to_lowercase();
        (!PURPOSED.iter().any(|head| key.ends_with(head))).then_some(Bodies {
            parties,
            until: end,
            acts: false,
        })
    };
    let last = words.len().saturating_sub(1);
    let mut verbs = (at + 2..last).filter(|&end| end + FEW >= last && is_predicate(text, words, end));
    verbs.find_map(cut).unwrap_or(found)
}

/// Whether a word in small letters begins what a body does, wherever it stands.
pub(super) fn is_sure(words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at).filter(|w| !w.capital) else { return false };
    if let Some(count) = SURE.count(words, at) {
        let before = at.checked_sub(1).and_then(|i| words.get(i));
        let noun = count == 1 && before.is_some_and(|w| w.key.is_any(&NOUNS));
        // «báo cáo viên»
        return !noun && words.get(at + count).is_none_or(|w| w.key != const { Key::of("viên") });
    }
    if let Some(count) = DRAFTING.count(words, at) {
        return DRAFTS.stand(words, at + count);
    }
    if ORGANISE.stands_at(words, at) {
        return GATHERINGS.stand(words, at + 2) || OCCASIONS.stand(words, at + 2);
    }
    word.key == GUARD && HOURS.stand(words, at + 1)
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;
    use crate::words::words;

    #[test]
    fn names_end_before_what_no_name_holds() {
        for (text, expected) in [
            ("Chi cục Kiểm lâm phối kết hợp với Công an tỉnh tuần tra.", "Chi cục Kiểm lâm"),
            ("Các chi bộ nắm tình hình, báo cáo Đảng ủy.", "Các chi bộ"),
            ("Các cơ quan báo chí đăng tải tin, bài.", "Các cơ quan báo chí"),
            ("Phòng Đào tạo xây dựng kế hoạch trước ngày 30/11.", "Phòng Đào tạo"),
            ("Phòng Quản lý đầu tư xây dựng kế hoạch.", "Phòng Quản lý đầu tư"),
            ("Phòng Đăng ký kinh doanh tham mưu.", "Phòng Đăng ký kinh doanh"),
            ("Phòng Kiểm tra, xử lý vi phạm rà soát hồ sơ.", "Phòng Kiểm tra, xử lý vi phạm"),
            ("Phòng Công nghệ thông tin kết xuất dữ liệu người đang đóng.", "Phòng Công nghệ thông tin"),
            ("Phòng Thanh tra kiểm tra các đơn vị.", "Phòng Thanh tra"),
            ("Quỹ Phát triển đất tỉnh ứng vốn chi trả.", "Quỹ Phát triển đất tỉnh"),
            ("Các đơn vị sự nghiệp công lập rà soát.", "Các đơn vị sự nghiệp công lập"),
            ("Các cơ quan báo chí địa phương đưa tin.", "Các cơ quan báo chí địa phương"),
        ] {
            let words = words(text, 60);
            let found = read(text, &words, 0, false, &Context::default());
            let seen = found.as_ref().and_then(|b| b.parties.last().map(|p| p.raw.as_str()));
            assert_eq!(seen, Some(expected), "{text}");
        }
    }

    #[test]
    fn sentences_that_end_behind_their_verb() {
        for (text, expected) in [
            ("Đội Quản lý trật tự đô thị kiểm tra.", "Đội Quản lý trật tự đô thị"),
            ("Các bệnh viện tổ chức trực.", "Các bệnh viện"),
            ("Phòng Văn hóa tuyên truyền.", "Phòng Văn hóa"),
            ("Tổ công tác triển khai.", "Tổ công tác"),
            // A name alone.
            ("Ban Quản lý dự án đầu tư xây dựng.", "Ban Quản lý dự án đầu tư xây dựng"),
            ("Ban Chỉ đạo phòng, chống lụt bão.", "Ban Chỉ đạo phòng, chống lụt bão"),
            ("Phòng Quản lý đào tạo:", "Phòng Quản lý đào tạo"),
        ] {
            let words = words(text, 60);
            let found = read(text, &words, 0, true, &Context::default())
                .map(|found| before_last_verb(text, &words, 0, found, &Context::default()));
            let seen = found.as_ref().and_then(|b| b.parties.last().map(|p| p.raw.as_str()));
            assert_eq!(seen, Some(expected), "{text}");
        }
    }
}
