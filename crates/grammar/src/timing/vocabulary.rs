//! The words of the timings' grammar: what lets it pass over all others without a look.
//!
//! Most words of a plan belong to no timing. A word that is not here stands in no phrase of the grammar, and no piece
//! of a timing begins at a word that is not among the openers. In debug builds both are asserted at every use.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use super::{bound, condition, duration, frame, openings, piece, point, recurrence, span};

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
    hiệu hoạch hoặc ht hành hơn hướng học họp hợp i ii iii iv khai khóa kiến ký kế kề kết làm lăm lại lần liền lực mươi \
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
    /// Without which nothing comes back but what its units tell.
    Returning,
    /// Without which no month of a quarter is named.
    Quarters,
    /// Without which nothing comes back but a list of rhythms.
    Rhythmic,
    /// What a list of rhythms has.
    Rhythm,
    /// What a dated phrase begins with, where no figure.
    Dates,
    /// What goes on all the time.
    Ongoing,
    /// What says that a date goes on.
    Onward,
}

/// Lists of which words begin a phrase, as a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Lists(u32);

impl Lists {
    /// Whether a list is one of them.
    pub(super) fn have(self, list: List) -> bool {
        self.0 >> list as u8 & 1 == 1
    }

    /// These and others.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A word of the grammar: how it stands to it, and the lists of which a phrase begins with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    pub(super) standing: Standing,
    pub(super) lists: Lists,
    /// The word as the grammar spells it, in small letters.
    pub(super) word: &'a str,
}

impl Entry<'static> {
    /// A word that is none of the grammar's.
    pub(super) const STRANGER: Self = Self { standing: Standing::Stranger, lists: Lists(0), word: "" };

    /// A number: a piece may begin with it.
    pub(super) const NUMBER: Self = Self { standing: Standing::Opener, lists: Lists(0), word: "" };
}

/// Words that are spelled in more than one way, and the spelling that the grammar has.
const RESPELLED: [(&str, &str); 8] = [
    ("hằng", "hàng"),
    ("quí", "quý"),
    ("qúy", "quý"),
    ("qúi", "quý"),
    ("kì", "kỳ"),
    ("kí", "ký"),
    ("tùy", "tuỳ"),
    ("khoá", "khóa"),
];

/// Longest word of the grammar, in bytes.
const LONGEST: usize = 9;

/// A word as two integers: its first eight bytes, and the ninth.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Key(u64, u8);

impl Key {
    /// The key of some bytes of a text. None where they are none or more than the longest word has.
    #[inline]
    fn of(text: &[u8], at: Range<usize>) -> Option<Self> {
        let length = at.len();
        if length == 0 || length > LONGEST {
            return None;
        }
        let rest = text.get(at.start..)?;
        let eight = match rest.first_chunk() {
            Some(eight) => u64::from_le_bytes(*eight),
            None => rest.iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte)),
        };
        if length < 8 {
            return Some(Self(eight & ((1 << (8 * length)) - 1), 0));
        }
        Some(Self(eight, if length == 9 { *rest.get(8)? } else { 0 }))
    }

    /// Where its search begins.
    fn slot(self) -> usize {
        (self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - Vocabulary::BITS)) as usize
    }
}

/// The words of the grammar, and where the key of each is found.
struct Vocabulary {
    entries: Vec<(Key, Entry<'static>)>,
    /// The entry of each word by its key, searched from slot to slot; most are empty.
    slots: [u16; 1 << Vocabulary::BITS],
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::new);

impl Vocabulary {
    const BITS: u32 = 10;

    /// No word's place.
    const EMPTY: u16 = u16::MAX;

    fn new() -> Self {
        let lists: [(List, &[&[&'static str]]); 17] = [
            (List::Bounds, &bound::LISTS),
            (List::Fillers, &[piece::FILLERS]),
            (List::Waits, &[condition::EVENTS, condition::REFERENCES]),
            (List::Leads, &[duration::LEADS]),
            (List::Frames, &[frame::VISIONS, frame::PERIODS]),
            (List::Deadlines, &[openings::WORDS]),
            (List::Units, &[openings::UNITS]),
            (List::Rhythms, &[recurrence::OPENERS]),
            (List::Points, &[point::OPENERS]),
            (List::Returning, &[&["hàng", "mỗi", "từng"]]),
            (List::Quarters, &[&["quý"]]),
            (List::Rhythmic, &[recurrence::MARKS]),
            (List::Rhythm, &[recurrence::UNITS]),
            (List::Dates, &[bound::OF_A_DAY, frame::VISIONS, frame::PERIODS, point::OPENERS]),
            (List::Dates, &bound::LISTS),
            (List::Ongoing, &[condition::ONGOING]),
            (List::Onward, &[span::ONWARD]),
        ];
        let mut opened: HashMap<&str, Lists, FxBuildHasher> = HashMap::default();
        for (list, phrases) in lists {
            for first in phrases.iter().copied().flatten().filter_map(|phrase| phrase.split(' ').next()) {
                opened.entry(first).or_default().0 |= 1 << list as u8;
            }
        }
        let standing =
            |words: &'static str, standing| words.split_whitespace().map(move |word| (word, standing));
        let mut vocabulary = Self { entries: Vec::new(), slots: [Self::EMPTY; 1 << Self::BITS] };
        for (word, standing) in standing(MEMBERS, Standing::Member).chain(standing(OPENERS, Standing::Opener))
        {
            let lists = opened.get(word).copied().unwrap_or_default();
            let entry = Entry { standing, lists, word };
            vocabulary.put(word, entry);
            for (spelling, _) in RESPELLED.iter().filter(|(_, known)| *known == word) {
                vocabulary.put(spelling, entry);
            }
        }
        vocabulary
    }

    fn put(&mut self, word: &str, entry: Entry<'static>) {
        let Some(key) = Key::of(word.as_bytes(), 0..word.len()) else { return };
        let mut slot = key.slot();
        while self.slots[slot] != Self::EMPTY {
            slot = (slot + 1) % self.slots.len();
        }
        self.slots[slot] = self.entries.len() as u16;
        self.entries.push((key, entry));
    }

    #[inline]
    fn of(&self, key: Key) -> Entry<'static> {
        let mut slot = key.slot();
        // The place of none is behind the last entry.
        while let Some((held, entry)) = self.entries.get(usize::from(self.slots[slot])) {
            if *held == key {
                return *entry;
            }
            slot = (slot + 1) % self.slots.len();
        }
        Entry::STRANGER
    }
}

/// A word in small letters as the grammar knows it.
pub(super) fn entry(word: &str) -> Entry<'static> {
    entry_at(word, 0..word.len())
}

/// The word that stands at some bytes of a text, in small letters, as the grammar knows it.
#[inline]
pub(super) fn entry_at(text: &str, at: Range<usize>) -> Entry<'static> {
    Key::of(text.as_bytes(), at).map_or(Entry::STRANGER, |key| VOCABULARY.of(key))
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
        assert_eq!(VOCABULARY.entries.len(), count + RESPELLED.len());
        assert_eq!(all.iter().map(|word| word.len()).max(), Some(LONGEST));
    }

    #[test]
    fn standings() {
        for (word, expected) in [
            ("quý", Standing::Opener),
            ("hoạch", Standing::Member),
            ("nông", Standing::Stranger),
            ("trường", Standing::Opener),
            ("trườn", Standing::Stranger),
            ("trường1", Standing::Stranger),
            ("", Standing::Stranger),
        ] {
            assert_eq!(entry(word).standing, expected, "{word}");
        }
    }

    #[test]
    fn words_are_found_in_all_their_spellings() {
        for word in OPENERS.split_whitespace().chain(MEMBERS.split_whitespace()) {
            assert_eq!(entry(word).word, word);
        }
        for (spelling, word) in RESPELLED {
            assert_eq!(entry(spelling), entry(word), "{spelling}");
            assert_eq!(entry(spelling).word, word);
        }
    }
}
