//! Names that no grammar reads behind words that give work: «Giao Nhà Thiếu nhi tổ chức …», «Đề nghị Đoàn Thanh niên, Hội Phụ
//! nữ tỉnh hỗ trợ …». Whoever it is, the body of the heading above is told nothing by it.

use model::{Party, PartyKind, PartyLevel};

use super::MOST_WORDS;
use crate::assignments::bodies::{self, Context};
use crate::assignments::subject::giving;
use crate::words::{Key, Phrase, Word, keys, words};

/// Words that tell whether a text gives somebody work.
const OPENING_WORDS: usize = 8;

/// Whether words begin with the name of a text or a figure, which is given to somebody: «Giao Kế hoạch vốn cho …».
fn is_given(words: &[Word], at: usize) -> bool {
    const TEXTS: [Key; 14] = keys([
        "kế", "đề", "dự", "nghị", "quyết", "chương", "chỉ", "thông", "công", "phương", "giấy", "quy", "luật",
        "hợp",
    ]);
    const POLICE: [Phrase; 2] = [Phrase::of("công an"), Phrase::of("công ty")];
    words.get(at).is_some_and(|w| w.key.is_any(&TEXTS)) && !POLICE.iter().any(|p| p.stands_at(words, at))
}

/// Who is given work by words in capitals before a verb, known by nothing but that; none where the end is not told.
///
/// Nothing where a text gives nobody work, or names somebody in small letters.
pub(crate) fn read(text: &str, context: &Context) -> Option<Vec<Party>> {
    let opening = words(text, OPENING_WORDS);
    let from = opening.first().filter(|w| w.capital).and_then(|_| giving(&opening))?;
    let words = words(text, MOST_WORDS);
    let begin = words.get(from).filter(|w| w.capital && !w.opened)?.start();
    if is_given(&words, from) {
        return None;
    }
    let ends = |at: &usize| {
        let before = words.get(at - 1);
        before.is_some_and(|w| w.stop == Some(':'))
            || before.is_some_and(|w| w.stop != Some(',')) && bodies::is_predicate(text, &words, *at)
    };
    // «Giao ACV bàn giao mặt bằng»: letters of a name are one word.
    let letters = words.get(from).and_then(|w| text.get(w.range())).is_some_and(is_short);
    let shortest = if letters { 1 } else { 2 };
    let last = (from + shortest..words.len()).find(ends).and_then(|at| words.get(at - 1));
    let name = last.and_then(|w| text.get(begin..w.end()));
    Some(name.map(|name| parties(name, context)).unwrap_or_default())
}

/// «ACV»: the letters of a name.
fn is_short(word: &str) -> bool {
    const FEWEST: usize = 3;
    word.chars().count() >= FEWEST && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// The bodies of a name: as the grammar reads it, where it leaves nothing out, or by its letters alone.
fn parties(name: &str, context: &Context) -> Vec<Party> {
    const JOINTS: usize = 6;
    let found = grammar::party::read_list(name, &context.party);
    let read: usize = found.iter().map(|p| p.raw.len()).sum();
    if !found.is_empty() && read + JOINTS * (found.len() - 1) >= name.len() {
        return found;
    }
    vec![bodies::by_letters(name, name, PartyKind::Other, PartyLevel::Other)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unread_names_that_are_given_work() {
        for (text, expected) in [
            ("Giao Nhà Thiếu nhi tổ chức hội thi.", Some("Nhà Thiếu nhi")),
            ("Đề nghị Đoàn Thanh niên, Hội Phụ nữ tỉnh hỗ trợ.", Some("Đoàn Thanh niên; Hội Phụ nữ tỉnh")),
            ("Phân công Câu lạc bộ Hưu trí tuyên truyền.", Some("Câu lạc bộ Hưu trí")),
            ("Yêu cầu Liên đoàn Cầu lông: rà soát.", Some("Liên đoàn Cầu lông")),
            ("Giao ACV bàn giao mặt bằng trước 30/9/2026.", Some("ACV")),
            ("Giao Nhà Thiếu nhi tỉnh.", Some("")),
            ("Giao Kế hoạch vốn cho các xã.", None),
            ("Giao chỉ tiêu cho các xã.", None),
            ("Yêu cầu các đơn vị báo cáo.", None),
            ("Đề nghị cấp trên hỗ trợ.", None),
            ("Nhà Thiếu nhi tổ chức hội thi.", None),
        ] {
            let found = read(text, &Context::default());
            let names =
                found.map(|found| found.iter().map(|p| p.raw.to_string()).collect::<Vec<_>>().join("; "));
            assert_eq!(names.as_deref(), expected, "{text}");
        }
    }
}
