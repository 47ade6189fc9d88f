//! Below the commune there is no body but the people of a place: «Thôn Tân Lập», «Khu phố 2», «Bản Nà Khoang».

use std::sync::LazyLock;

use grammar::party::SETTLEMENTS;

use crate::words::{Key, Phrases, Word, is_upper, keys};

static FIRSTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&SETTLEMENTS));

/// Letters of the longest of them.
const LONGEST_UNIT: usize = 10;

/// What stands behind the unit at the head of a text. «BẢN CAM KẾT» is a paper.
fn name(text: &str) -> Option<&str> {
    let head: String = text.chars().take(LONGEST_UNIT).map(normalize::small).collect();
    let unit = SETTLEMENTS.iter().find(|unit| head.starts_with(*unit))?;
    let name = text.get(text.char_indices().nth(unit.chars().count())?.0..)?.strip_prefix(' ')?;
    Some(name).filter(|_| *unit != PAPER || !is_upper(text))
}

/// It is also any paper: «Bản Kế hoạch», «Bản Cam kết».
const PAPER: &str = "bản";

/// Whether a word is one of a name: it has a capital, or counts.
fn is_proper(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) || matches!(word, "số" | "-" | "–")
}

/// Whether a text begins with such a place and its name: «Bản kế hoạch», «thôn, bản» do not.
pub(super) fn opens(text: &str) -> bool {
    name(text).and_then(|name| name.split(' ').next()).is_some_and(is_proper)
}

/// Whether a text is one such place with its name.
pub(super) fn is_one(text: &str) -> bool {
    name(text).is_some_and(|name| name.split(' ').all(is_proper))
}

/// Whether the name of such a place, the last of those that begin at word `at`, ends before word `end`: its words have
/// capitals, what it does has none.
pub(super) fn ends(text: &str, words: &[Word], at: usize, end: usize) -> bool {
    const GOES_ON: [Key; 7] = keys(["và", "thuộc", "của", "tại", "ở", "xã", "số"]);
    let (Some(last), Some(next)) = (end.checked_sub(1).and_then(|last| words.get(last)), words.get(end))
    else {
        return false;
    };
    // One capital alone may be that of a paper.
    let paper = words.get(at).is_some_and(|unit| unit.key == const { Key::of(PAPER) }) && end < at + 3;
    let counts = |word: &Word| text.get(word.range()).is_some_and(|word| word.starts_with(char::is_numeric));
    FIRSTS.stand(words, at)
        && !paper
        && last.stop.is_none()
        && (last.capital || counts(last))
        && !(next.capital
            || counts(next)
            || next.opened
            || next.key.is_any(&GOES_ON)
            || FIRSTS.stand(words, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    #[test]
    fn places_with_a_name() {
        for (text, whole) in [
            ("Thôn Tân Lập", true),
            ("thôn 5", true),
            ("Khu phố 2A", true),
            ("Tổ dân phố số 3", true),
            ("Bản Nà Khoang", true),
            ("THÔN TÂN LẬP", true),
            ("BẢN CAM KẾT", false),
            ("Thôn Tân Lập dọn dẹp", false),
            ("Bản kế hoạch", false),
            ("Thôn", false),
            ("Bảng lương", false),
        ] {
            assert_eq!(is_one(text), whole, "{text}");
        }
        assert!(opens("Thôn Tân Lập dọn dẹp") && !opens("thôn, bản"));
    }

    #[test]
    fn a_name_ends_before_small_letters() {
        let end = |text: &str| {
            let words = words(text, 12);
            (1..words.len()).find(|&end| ends(text, &words, 0, end))
        };
        assert_eq!(end("Thôn Tân Lập dọn dẹp đường"), Some(3));
        assert_eq!(end("Thôn 5 phát quang"), Some(2));
        assert_eq!(end("Thôn Tân Lập và thôn Hòa Bình dọn dẹp"), Some(7));
        assert_eq!(end("Thôn Tân Lập, xã An Khê"), None);
        assert_eq!(end("Bản Nà Khoang phát quang"), Some(3));
        assert_eq!(end("Bản Kế hoạch được niêm yết"), None);
        assert_eq!(end("Sở Y tế rà soát"), None);
    }
}
