//! Where in a sentence a deadline may begin: asked of the letters, before they are cut into words.
//!
//! Most words begin no time, and most that could («trong», «đến») are followed by none. What is told here is necessary,
//! not sufficient.

use smallvec::SmallVec;

use super::anchors::anchors;
use super::lexer::{Class, class, class_at, known_word};
use super::unwanted::is_unwanted;
use super::vocabulary::{List, Standing};

/// The words with which a deadline begins.
pub(super) const WORDS: &[&str] = &[
    "trước",
    "trong",
    "vào",
    "chậm",
    "muộn",
    "không",
    "hạn",
    "đến",
    "hết",
    "xong",
    "hoàn",
    "định",
    "hàng",
    "mỗi",
    "quý",
    "tháng",
    "ngày",
    "thường",
    "cuối",
    "đầu",
    "thời",
    "năm",
    "tối",
    "từ",
    "lúc",
    "dự",
];

/// Units of time: no deadline but one in brackets lacks both these and digits.
pub(super) const UNITS: &[&str] =
    &["năm", "quý", "tháng", "tuần", "ngày", "giờ", "niên", "q", "qi", "qii", "qiii", "qiv"];

/// Bytes at which a deadline may begin, in the order of the text.
pub(super) fn openings(text: &str) -> SmallVec<[usize; 16]> {
    let mut openings = Openings { text, found: SmallVec::new(), low: String::new() };
    anchors(text, |at| match text.as_bytes().get(at) {
        Some(b'(') => openings.around_bracket(at),
        Some(b'0'..=b'9') => openings.around_number(at),
        Some(_) | None => openings.around_unit(at),
    });
    let mut found = openings.found;
    found.sort_unstable();
    found.dedup();
    found.retain(|at| !is_unwanted(text, *at));
    found
}

/// What was found beside the anchors of a text.
struct Openings<'a> {
    text: &'a str,
    found: SmallVec<[usize; 16]>,
    /// For the small letters of a word.
    low: String,
}

impl Openings<'_> {
    fn around_number(&mut self, at: usize) {
        let goes_on = byte_before(self.text, at).is_some_and(|byte| byte.is_ascii_digit());
        if goes_on {
            return;
        }
        if behind_opening(self.text, at) || may_count(self.text, digits_end(self.text, at)) {
            self.found.push(at);
        }
        self.before(at);
    }

    fn around_bracket(&mut self, at: usize) {
        self.before(at);
        let mut next = at + 1;
        while let Some((class, after)) = class_at(self.text, next) {
            match class {
                Class::Space => next = after,
                Class::Letter => {
                    if known_word(self.text, next, &mut self.low).0.lists.have(List::Deadlines) {
                        self.found.push(next);
                    }
                    return;
                }
                Class::Digit | Class::Break | Class::Sign => return,
            }
        }
    }

    /// Where a letter of a unit of time may stand.
    fn around_unit(&mut self, at: usize) {
        let at = word_start(self.text, at);
        let entry = known_word(self.text, at, &mut self.low).0;
        if !entry.lists.have(List::Units) {
            return;
        }
        if entry.lists.have(List::Deadlines) {
            self.found.push(at);
        }
        self.before(at);
    }

    /// The openings among the words of the grammar before an anchor, up to the anchor before it.
    fn before(&mut self, mut at: usize) {
        loop {
            let end = at;
            at = word_start(self.text, at);
            if at < end {
                let entry = known_word(self.text, at, &mut self.low).0;
                if entry.standing == Standing::Stranger || entry.lists.have(List::Units) {
                    return;
                }
                if entry.lists.have(List::Deadlines) {
                    self.found.push(at);
                }
            }
            match byte_before(self.text, at) {
                None | Some(b'(' | b'0'..=b'9') => return,
                Some(byte) if byte.is_ascii() => at -= 1,
                Some(_) => at -= char_before(self.text, at).map_or(1, char::len_utf8),
            }
        }
    }
}

/// Whether an opening bracket or a colon stands before, white space aside.
fn behind_opening(text: &str, mut at: usize) -> bool {
    loop {
        match byte_before(text, at) {
            Some(b' ' | b'\t' | 0x0b | 0x0c) => at -= 1,
            Some(byte) if !byte.is_ascii() => match char_before(text, at) {
                Some(c) if class(c) == Class::Space => at -= c.len_utf8(),
                Some(_) | None => return false,
            },
            byte => return matches!(byte, Some(b'(' | b':')),
        }
    }
}

/// Where the letters begin that end before a byte.
pub(super) fn word_start(text: &str, mut at: usize) -> usize {
    while let Some(letter) = letter_before(text, at) {
        at -= letter;
    }
    at
}

/// How many bytes the letter has that stands before.
pub(super) fn letter_before(text: &str, at: usize) -> Option<usize> {
    let byte = byte_before(text, at)?;
    if byte.is_ascii() {
        return byte.is_ascii_alphabetic().then_some(1);
    }
    char_before(text, at).filter(|&c| class(c) == Class::Letter).map(char::len_utf8)
}

pub(super) fn byte_before(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at.checked_sub(1)?).copied()
}

fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

fn digits_end(text: &str, from: usize) -> usize {
    let digits = text.as_bytes().iter().skip(from).take_while(|b| b.is_ascii_digit());
    from + digits.count()
}

/// Whether «tháng» or «lần» may follow a number.
fn may_count(text: &str, mut at: usize) -> bool {
    while let Some((Class::Space, next)) = class_at(text, at) {
        at = next;
    }
    matches!(text.as_bytes().get(at), Some(b't' | b'T' | b'l' | b'L'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_are_followed_by_a_time() {
        for (text, want) in [
            ("Trình UBND tỉnh trước ngày 15/12", &["trước", "ngày"][..]),
            ("trong lĩnh vực y tế, đến từng hộ dân", &[]),
            ("Báo cáo (thường xuyên)", &["thường"]),
            ("Báo cáo thường xuyên (6 tháng)", &["thường", "6", "tháng"]),
            ("chậm nhất QUÝ II", &["chậm", "QUÝ"]),
        ] {
            let found: Vec<&str> = openings(text)
                .into_iter()
                .map(|at| text.get(at..).unwrap().split([' ', ')']).next().unwrap())
                .collect();
            assert_eq!(found, want, "{text}");
        }
    }
}
