//! The words of the timings' grammar: what lets it pass over all others without a look.
//!
//! Most words of a plan belong to no timing. A word that is not here stands in no phrase of the grammar, and no piece
//! of a timing begins at a word that is not among the openers. In debug builds both are asserted at every use.

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

/// How a word stands to the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// No phrase has it.
    Stranger,
    /// Some phrase has it.
    Member,
    /// A piece may begin with it.
    Opener,
}

/// Words with which a piece may begin: bounds, points of the calendar, rhythms, lengths, conditions.
const OPENERS: &str = "\
    ba bám bảo bảy bẩy bắt bốn chiều cho chín chậm chủ cuối các có cùng căn cả dài dịp dự giai giữa hai hoàn \
    hàng hạ hạn hết khi khoảng không kể kỳ liên là lâu muộn mười mỗi một ngay ngày nhiệm nhân như những niên \
    năm nếu nửa phù q qi qii qiii qiv quanh quý sau suốt sáng sáu t theo tháng thường thượng thời thứ toàn \
    trong trung trình trước trường tuần tuỳ tám tính tư tại tầm tối tới từ từng vào vòng xong xuyên ít đúng \
    đảm đầu đến định đột";

/// The other words of its phrases.
const MEMBERS: &str = "\
    ban báo bản chót chương chạp chỉ chức còn công cơ cầu cụ của cứ duy g gian giêng giới giờ h hay hiện \
    hiệu hoạch hoặc hành hơn hướng học họp hợp i ii iii iv khai khóa kiến ký kế kết làm lăm lại lần lực mươi \
    nay nghị ngắn nhìn nhất nhật này p phút phương phấn quyết quá riêng sát sơ thiểu thiện thành thông thúc \
    thể thị thực tiên tiến tiếp triển trên trì trở trực tổ tổng tục việc và vô văn về với vụ xuất yêu án đa \
    đi điểm đoạn đó được đấu đề đối đồng độ ở";

static WORDS: LazyLock<HashMap<&'static str, Standing, FxBuildHasher>> = LazyLock::new(|| {
    let members = MEMBERS.split_whitespace().map(|word| (word, Standing::Member));
    members.chain(OPENERS.split_whitespace().map(|word| (word, Standing::Opener))).collect()
});

/// How a word in small letters stands to the grammar.
pub(super) fn standing(word: &str) -> Standing {
    WORDS.get(word).copied().unwrap_or(Standing::Stranger)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_once() {
        let mut all: Vec<&str> = OPENERS.split_whitespace().chain(MEMBERS.split_whitespace()).collect();
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
        assert_eq!(WORDS.len(), count);
    }

    #[test]
    fn standings() {
        for (word, expected) in [
            ("quý", Standing::Opener),
            ("hoạch", Standing::Member),
            ("nông", Standing::Stranger),
            ("", Standing::Stranger),
        ] {
            assert_eq!(standing(word), expected, "{word}");
        }
    }
}
