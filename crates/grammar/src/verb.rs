//! The verbs that open a task: «Xây dựng…», «Tham mưu…», «Phối hợp…».

mod words;

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use self::words::{NOT_OPENINGS, OPENINGS};

/// Openings, and what only looks like one, by their first word.
static BY_FIRST_WORD: LazyLock<HashMap<&'static [u8], Opening, FxBuildHasher>> = LazyLock::new(|| {
    let mut words: HashMap<&[u8], Opening, FxBuildHasher> = HashMap::default();
    for phrase in OPENINGS {
        words.entry(first_word(phrase).as_bytes()).or_default().verbs.push(phrase);
    }
    for phrase in NOT_OPENINGS {
        words.entry(first_word(phrase).as_bytes()).or_default().nouns.push(phrase);
    }
    words
});

#[derive(Default)]
struct Opening {
    verbs: Vec<&'static str>,
    nouns: Vec<&'static str>,
}

/// The first two bytes with which openings begin, case aside: for each first one a bit of each second one.
static BEGINNINGS: [u32; 32] = beginnings();

const fn beginnings() -> [u32; 32] {
    let mut out = [0; 32];
    let mut at = 0;
    while at < OPENINGS.len() {
        let bytes = OPENINGS[at].as_bytes();
        let (first, second) = two(bytes[0], bytes[1]);
        out[first] |= 1 << second;
        at += 1;
    }
    out
}

/// The place of two bytes in [`BEGINNINGS`]. A letter of ASCII differs from its capital in a bit that is not looked at, and
/// so does the second byte of «á»; of «đ» and its like it is the last bit, of «ư» more.
const fn two(first: u8, second: u8) -> (usize, u8) {
    let second = match first {
        0xc4 | 0xc5 => second | 1,
        0xc6 => 0,
        _ => second,
    };
    ((first & 0x1f) as usize, second & 0x1f)
}

/// Whether a text may begin as an opening does: most words are told by their first two letters not to.
fn may_begin(text: &str) -> bool {
    let &[first, second, ..] = text.as_bytes() else { return false };
    let (first, second) = two(first, second);
    BEGINNINGS.get(first).is_some_and(|seconds| seconds >> second & 1 == 1)
}

/// Longest first word of an opening, in bytes.
const LONGEST_WORD: usize = 16;

fn first_word(text: &str) -> &str {
    text.split(|c: char| !is_alphanumeric(c)).next().unwrap_or_default()
}

fn is_alphanumeric(c: char) -> bool {
    normalize::is_letter(c) || c.is_alphanumeric()
}

/// Whether a text opens with a verb that opens a task. Case is not looked at: a caller that cares whether the text
/// begins a sentence looks at its first letter.
///
/// ```
/// use grammar::verb::opens_task;
/// assert!(opens_task("Xây dựng Kế hoạch phát triển công nghiệp"));
/// assert!(!opens_task("Phòng Tài chính - Kế hoạch"));
/// ```
pub fn opens_task(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !is_alphanumeric(c));
    if !may_begin(text) {
        return false;
    }
    let mut buffer = [0; LONGEST_WORD];
    let Some((word, rest)) = small_word(text, &mut buffer) else { return false };
    let Some(opening) = BY_FIRST_WORD.get(word) else { return false };
    let behind = |phrase: &&str| behind(rest, phrase.get(word.len()..)?);
    let starts = |phrase: &&str| behind(phrase).is_some_and(|rest| !rest.starts_with(is_alphanumeric));
    opening.verbs.iter().any(starts) && !opening.nouns.iter().any(|phrase| behind(phrase).is_some())
}

/// What stands behind a phrase in small letters with which a text begins, whatever the case of the text.
fn behind<'t>(text: &'t str, phrase: &str) -> Option<&'t str> {
    let mut letters = text.chars();
    phrase
        .chars()
        .all(|wanted| letters.next().map(normalize::small) == Some(wanted))
        .then_some(letters.as_str())
}

/// The first word in small letters, and what follows it; none where it is longer than every opening's.
fn small_word<'b, 't>(text: &'t str, buffer: &'b mut [u8; LONGEST_WORD]) -> Option<(&'b [u8], &'t str)> {
    let mut length = 0;
    let mut rest = text.chars();
    while let Some(c) = rest.clone().next().filter(|&c| is_alphanumeric(c)) {
        rest.next();
        let small = normalize::small(c);
        let end = length + small.len_utf8();
        small.encode_utf8(buffer.get_mut(length..end)?);
        length = end;
    }
    Some((buffer.get(..length)?, rest.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_tasks_from_names() {
        let cases = [
            ("Tham mưu cho UBND tỉnh ban hành Kế hoạch", true),
            ("XÂY DỰNG KẾ HOẠCH", true),
            ("- Tổ chức hội nghị", true),
            ("phối hợp với các sở, ngành", true),
            ("Phòng, chống cháy rừng", true),
            ("Phòng Tài chính - Kế hoạch", false),
            ("Giao thông nông thôn", false),
            ("Giao Sở Y tế chủ trì", true),
            ("Cửa khẩu quốc tế", false),
            ("Điều phối hoạt động của các tổ", true),
            ("Lắp đặt biển báo", true),
            ("Trích lục hồ sơ", false),
            ("Sở Nông nghiệp và PTNT", false),
            ("Các sở, ban, ngành", false),
            ("Quyết định số 12/QĐ-UBND", false),
            ("", false),
        ];
        for (text, expected) in cases {
            assert_eq!(opens_task(text), expected, "{text}");
        }
    }

    #[test]
    fn every_opening_may_begin() {
        for phrase in OPENINGS {
            assert!(may_begin(phrase) && may_begin(&phrase.to_uppercase()), "{phrase}");
        }
    }
}
