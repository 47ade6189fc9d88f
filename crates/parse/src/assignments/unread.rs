//! Names that open like those of bodies and that no grammar reads: «Ban Kỹ thuật - Sản xuất (BKTSX)».
//!
//! A group in a heading («NHIỆM VỤ CỦA CÁC PHÒNG») says of whom its section speaks. What opens like the name of one of them
//! is not led by all.

mod given;

use model::{Party, PartyKind, PartyLevel};

pub(crate) use self::given::read as given;
use super::bodies::{self, Context};
use crate::words::{Key, Phrase, Word, keys, words};

/// What an item or a heading opens with.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Unread {
    /// A name, by itself or before a predicate.
    Name(Box<Party>),
    /// The begin of a name whose end is not told.
    Open,
}

/// Words of a name that are looked at.
const MOST_WORDS: usize = 24;

/// Whether a text opens with a head word of names in capitals and a name behind it: «Chi cục Thủy lợi», not «Ban hành».
fn opens_name(words: &[Word]) -> bool {
    const SINGLE: [Key; 18] = keys([
        "ban", "phòng", "cục", "vụ", "viện", "tổ", "khoa", "đội", "trạm", "hạt", "sở", "quỹ", "hội", "đoàn",
        "khối", "đài", "nhà", "báo",
    ]);
    const DOUBLE: [Phrase; 11] = [
        Phrase::of("chi cục"),
        Phrase::of("tổng cục"),
        Phrase::of("trung tâm"),
        Phrase::of("văn phòng"),
        Phrase::of("công ty"),
        Phrase::of("xí nghiệp"),
        Phrase::of("chi nhánh"),
        Phrase::of("bộ phận"),
        Phrase::of("phân xưởng"),
        Phrase::of("ủy ban"),
        Phrase::of("bệnh viện"),
    ];
    let Some(first) = words.first().filter(|w| w.capital && w.stop.is_none()) else { return false };
    let named = |at: usize| words.get(at).is_some_and(|w| w.capital && !w.opened);
    DOUBLE.iter().any(|head| head.stands_at(words, 0)) && named(2) || first.key.is_any(&SINGLE) && named(1)
}

/// What a heading below a group may be.
pub(crate) fn heading(title: &str, context: &Context) -> Option<Unread> {
    const LONGEST: usize = 120;
    let title = title.trim().trim_end_matches([':', '.', ';']).trim_end();
    let name = title.chars().count() <= LONGEST && !title.contains([';', ':', '.']);
    (name && opens_name(&words(title, MOST_WORDS))).then(|| Unread::Name(Box::new(party(title, context))))
}

/// What an item below a group opens with.
pub(crate) fn item(text: &str, context: &Context) -> Option<Unread> {
    let words = words(text, MOST_WORDS);
    if !opens_name(&words) {
        return None;
    }
    // «Phòng, chống thiên tai» is a name: no predicate stands right behind a comma.
    let ends = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let closed = before.is_some_and(|w| w.stop == Some(':'));
        closed || before.is_some_and(|w| w.stop != Some(',')) && bodies::is_predicate(text, &words, at)
    };
    let last = (2..words.len()).find(|&at| ends(at)).and_then(|at| words.get(at - 1));
    let name = last.and_then(|w| text.get(..w.end()));
    Some(name.map_or(Unread::Open, |name| Unread::Name(Box::new(party(name, context)))))
}

/// The body of a name: as the grammar reads it, or by its letters alone.
fn party(name: &str, context: &Context) -> Party {
    let mut read = grammar::party::read_list(name, &context.party);
    if let (Some(only), true) = (read.pop(), read.is_empty())
        && only.raw == name
    {
        return only;
    }
    let written = name.split_once(" (").map_or(name, |(written, _)| written);
    bodies::by_letters(name, written, PartyKind::Other, PartyLevel::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(found: Option<Unread>) -> String {
        match found {
            Some(Unread::Name(party)) => party.name.to_string(),
            Some(Unread::Open) => "…".into(),
            None => String::new(),
        }
    }

    #[test]
    fn headings_that_may_be_bodies() {
        for (title, expected) in [
            ("Ban Kỹ thuật - Sản xuất (BKTSX)", "Ban Kỹ thuật - Sản xuất"),
            (
                "Cục Quản lý đê điều và Phòng, chống thiên tai",
                "Cục Quản lý đê điều và Phòng, chống thiên tai",
            ),
            ("Khoa Nội tổng hợp:", "Khoa Nội tổng hợp"),
            ("Ban hành văn bản", ""),
            ("Tổ chức tuyên truyền", ""),
            ("Phòng, chống dịch bệnh", ""),
            ("Công tác tuyên truyền", ""),
            ("Hội nghị tổng kết", ""),
            ("Đoàn kết nội bộ", ""),
        ] {
            assert_eq!(name(heading(title, &Context::default())), expected, "{title}");
        }
    }

    #[test]
    fn items_that_open_with_a_name() {
        for (text, expected) in [
            (
                "Chi cục Thủy lợi và Phòng, chống thiên tai chủ trì kiểm tra đê điều.",
                "Chi cục Thủy lợi và Phòng, chống thiên tai",
            ),
            ("Ban Kỹ thuật - Sản xuất: rà soát phương án.", "Ban Kỹ thuật - Sản xuất"),
            ("Trung tâm Điều hành Thông minh của thành phố.", "…"),
            ("Rà soát phương án, hoàn thành trước 31/3/2026.", ""),
            ("Tổ chức kiểm tra đê điều.", ""),
            ("Hội thảo về chuyển đổi số.", ""),
        ] {
            assert_eq!(name(item(text, &Context::default())), expected, "{text}");
        }
    }
}
