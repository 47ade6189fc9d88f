//! The words of the timings' grammar: what lets it pass over all others without a look.
//!
//! Most words of a plan belong to no timing. A word that is not here stands in no phrase of the grammar, and no piece
//! of a timing begins at a word that is not among the openers. In debug builds both are asserted at every use.

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use super::{bound, condition, duration, openings, piece, point, recurrence, span};

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
    hàng hạ hạn hết khi khoảng không kể kỳ liên là lâu lúc muộn mười mỗi một ngay ngày nhiệm nhân như những niên \
    năm nếu nửa phù q qi qii qiii qiv quanh quý sau suốt sáng sáu t theo tháng thường thượng thời thứ toàn \
    trong trung trình trước trường tuần tuỳ tám tính tư tại tầm tối tới từ từng vào vòng xong xuyên ít đúng \
    đảm đầu đến định đột";

/// The other words of its phrases.
const MEMBERS: &str = "\
    ban báo bản chót chương chỉ chức còn công cơ cầu cụ của cứ duy g gian giới giờ h hay hiện \
    hiệu hoạch hoặc hành hơn hướng học họp hợp i ii iii iv khai khóa kiến ký kế kết làm lăm lại lần lực mươi \
    nay nghị ngắn nhìn nhất nhật này p phút phương phấn quyết quá riêng sát sơ thiểu thiện thành thông thúc \
    thể thị thực tiên tiến tiếp triển trên trì trở trực tổ tổng tục việc và vô văn về với vụ xuất yêu án đa \
    đi điểm đoạn đó được đấu đề đối đồng độ ở";

/// The lists of phrases that are asked for at nearly every word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    /// What leads a date in.
    Bounds,
    /// What says no more than the head of the column does.
    Fillers,
    /// Events and references.
    Waits,
    /// What leads a length in.
    Leads,
    /// Names of periods.
    Frames,
    /// What a deadline in a sentence begins with.
    Deadlines,
    /// Units of time.
    Units,
    /// What a rhythm begins with, where no figure.
    Rhythms,
    /// What a point of the calendar begins with, where no figure.
    Points,
}

/// A word of the grammar: how it stands to it, and the lists of which a phrase begins with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) standing: Standing,
    lists: u16,
}

impl Entry {
    /// A word that is none of the grammar's.
    pub(super) const STRANGER: Self = Self { standing: Standing::Stranger, lists: 0 };

    /// A number: a piece may begin with it.
    pub(super) const NUMBER: Self = Self { standing: Standing::Opener, lists: 0 };

    /// Whether a phrase of a list begins with it.
    pub(super) fn opens(self, list: List) -> bool {
        self.lists >> list as u8 & 1 == 1
    }
}

static WORDS: LazyLock<HashMap<&'static str, Entry, FxBuildHasher>> = LazyLock::new(|| {
    let lists: [(List, &[&[&str]]); 9] = [
        (List::Bounds, &bound::LISTS),
        (List::Fillers, &[piece::FILLERS]),
        (List::Waits, &[condition::EVENTS, condition::REFERENCES]),
        (List::Leads, &[duration::LEADS]),
        (List::Frames, &[span::VISIONS, span::PERIODS]),
        (List::Deadlines, &[openings::WORDS]),
        (List::Units, &[openings::UNITS]),
        (List::Rhythms, &[recurrence::OPENERS]),
        (List::Points, &[point::OPENERS]),
    ];
    let of = |words: &'static str, standing| {
        words.split_whitespace().map(move |word| (word, Entry { standing, lists: 0 }))
    };
    let mut words: HashMap<_, _, _> =
        of(MEMBERS, Standing::Member).chain(of(OPENERS, Standing::Opener)).collect();
    for (list, phrases) in lists {
        for first in phrases.iter().copied().flatten().filter_map(|phrase| phrase.split(' ').next()) {
            if let Some(entry) = words.get_mut(first) {
                entry.lists |= 1 << list as u8;
            }
        }
    }
    words
});

/// Longest word of the grammar, in bytes.
const LONGEST: usize = 9;

/// A word in small letters as the grammar knows it.
pub(super) fn entry(word: &str) -> Entry {
    if word.len() > LONGEST {
        return Entry::STRANGER;
    }
    WORDS.get(word).copied().unwrap_or(Entry::STRANGER)
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
        assert_eq!(all.iter().map(|word| word.len()).max(), Some(LONGEST));
    }

    #[test]
    fn standings() {
        for (word, expected) in [
            ("quý", Standing::Opener),
            ("hoạch", Standing::Member),
            ("nông", Standing::Stranger),
            ("", Standing::Stranger),
        ] {
            assert_eq!(entry(word).standing, expected, "{word}");
        }
    }
}
