//! Where in a sentence a deadline may begin: asked of the letters, before they are cut into words.
//!
//! Most words begin no time, and most that could («trong», «đến») are followed by none. What is told here is necessary,
//! not sufficient.

use smallvec::SmallVec;

use super::lexer::{Class, class_at, letters, small_word};
use super::vocabulary::{List, Standing, entry};

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
];

/// Units of time: no deadline but one in brackets lacks both these and digits.
pub(super) const UNITS: &[&str] =
    &["năm", "quý", "tháng", "tuần", "ngày", "giờ", "niên", "q", "qi", "qii", "qiii", "qiv"];

/// Bytes at which a deadline may begin, in the order of the text.
pub(super) fn openings(text: &str) -> SmallVec<[usize; 16]> {
    let mut found = SmallVec::new();
    let mut low = String::new();
    let mut at = 0;
    // Whether the token before opened a bracket.
    let mut bracket = false;
    while let Some((class, next)) = class_at(text, at) {
        let from = at;
        at = next;
        match class {
            Class::Space => {}
            Class::Break => bracket = false,
            Class::Sign => bracket = text.as_bytes().get(from) == Some(&b'('),
            Class::Digit => {
                at = digits_end(text, from);
                if bracket || may_count(text, at) {
                    found.push(from);
                }
                bracket = false;
            }
            Class::Letter => {
                at = letters(text, from).0;
                if !may_open(text.as_bytes().get(from..at).unwrap_or_default()) {
                    bracket = false;
                    continue;
                }
                let entry = entry(small_word(text, from, &mut low).0);
                if entry.opens(List::Deadlines)
                    && (bracket || entry.opens(List::Units) || names_time(text, at, &mut low))
                {
                    found.push(from);
                }
                bracket = false;
            }
        }
    }
    found
}

/// Whether a word may open a deadline by its length and its first and last letters: told in a moment of nearly all.
fn may_open(word: &[u8]) -> bool {
    let (Some(&first), Some(&last)) = (word.first(), word.last()) else { return false };
    // Letters beyond ASCII keep their length when they are written small; the last byte of «ừ» is one less in «Ừ».
    matches!(
        (first | 0x20, word.len(), last | 0x20),
        (b't', 4, 0xaa | 0xab)
            | (b't', 5 | 6 | 9, b'g' | b'i')
            | (b't', 8, b'c')
            | (b'v', 4, b'o')
            | (b'l', 4, b'c')
            | (b'c', 6, b'm' | b'i')
            | (b'm', 5 | 6, b'n' | b'i')
            | (b'k', 6, b'g')
            | (b'h', 5 | 6, b'n' | b't' | b'g')
            | (b'x', 4, b'g')
            | (b'q', 4, _)
            | (b'n', 4, b'm')
            | (b'n', 5, b'y')
            | (0xe4, 6 | 7, b'n' | b'h' | b'u')
    )
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

/// Whether a number, a unit of time or a bracket stands among the words of the grammar that follow.
fn names_time(text: &str, mut at: usize, low: &mut String) -> bool {
    while let Some((class, next)) = class_at(text, at) {
        let from = at;
        at = next;
        match class {
            Class::Sign if text.as_bytes().get(from) == Some(&b'(') => return true,
            Class::Space | Class::Break | Class::Sign => {}
            Class::Digit => return true,
            Class::Letter => {
                let (word, end) = small_word(text, from, low);
                at = end;
                let entry = entry(word);
                if entry.standing == Standing::Stranger || entry.opens(List::Units) {
                    return entry.opens(List::Units);
                }
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_open_are_told_by_their_letters() {
        for word in WORDS.iter().chain(&["hằng", "quí", "qúy", "qúi"]) {
            assert!(may_open(word.as_bytes()) && may_open(word.to_uppercase().as_bytes()), "{word}");
        }
        assert!(!may_open("nghiệp".as_bytes()) && !may_open(b""));
    }

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
