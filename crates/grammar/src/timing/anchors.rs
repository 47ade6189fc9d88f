//! The bytes of a text without which it tells no time: figures, opening brackets, and units of time.
//!
//! A sentence of some hundred bytes has few of them or none. All its bytes are asked alike, without a branch, so that
//! a compiler can ask many of them at once.

/// Bytes that are asked together.
const BLOCK: usize = 32;

/// Bytes behind one that are looked at with it.
const BEHIND: usize = 3;

/// Calls with each byte at which a run of figures begins or an opening bracket stands, and with a byte of each word
/// that may be a unit of time: a letter of ASCII. A run of figures may be told again behind its first.
pub(super) fn anchors(text: &str, mut each: impl FnMut(usize)) {
    let mut rest = text.as_bytes();
    let mut at = 0;
    while let Some(block) = rest.first_chunk() {
        tell(&marked(block), at, &mut each);
        rest = rest.get(BLOCK..).unwrap_or_default();
        at += BLOCK;
    }
    while !rest.is_empty() {
        let mut last = [0; BLOCK + BEHIND];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        tell(&marked(&last), at, &mut each);
        rest = rest.get(BLOCK..).unwrap_or_default();
        at += BLOCK;
    }
}

/// Calls with the place of each byte that is marked.
fn tell(marked: &[u8; BLOCK], at: usize, each: &mut impl FnMut(usize)) {
    for (eight, place) in marked.as_chunks::<8>().0.iter().zip((at..).step_by(8)) {
        let mut left = u64::from_le_bytes(*eight);
        while left != 0 {
            each(place + left.trailing_zeros() as usize / 8);
            left &= left - 1;
        }
    }
}

/// One for each byte of a block that [`anchors`] tells.
#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "a lazy operator is a branch at every byte")]
fn marked(block: &[u8; BLOCK + BEHIND]) -> [u8; BLOCK] {
    let mut marked = [0; BLOCK];
    for (at, mark) in marked.iter_mut().enumerate() {
        let (a, b, c, d) = (block[at], block[at + 1], block[at + 2], block[at + 3]);
        // Letters of ASCII and those with a plain vowel differ from their capitals in one bit, the others in the last.
        let (small, next, third, fourth) = (a | 0x20, b | 0x20, c | 0x20, d | 0x20);
        let number = a.wrapping_sub(b'0') < 10;
        // Nearly every «q» stands before a «u» and a plain letter.
        let quarter = (small == b'q') & !((next == b'u') & (c != 0xc3));
        // «năm»
        let year = (small == b'n') & (c | 1 == 0x83) & (fourth == b'm');
        // «niê»
        let of_years = (small == b'n') & (next == b'i') & (fourth == 0xaa);
        // «gày»
        let day = (small == b'g') & (third == 0xa0) & (fourth == b'y');
        // «hán»
        let month = (small == b'h') & (third == 0xa1) & (fourth == b'n');
        // «uầ»
        let week = (small == b'u') & (c == 0xba) & (d | 1 == 0xa7);
        // «iờ»
        let hour = (small == b'i') & (c == 0xbb) & (d | 1 == 0x9d);
        let unit = quarter | year | of_years | day | month | week | hour;
        *mark = u8::from(number | (a == b'(') | unit);
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::super::openings::UNITS;
    use super::*;

    fn all(text: &str) -> Vec<usize> {
        let mut found = Vec::new();
        anchors(text, |at| found.push(at));
        found
    }

    #[test]
    fn anchors_are_told_wherever_they_stand() {
        for (text, expected) in [
            ("(quý) 7/12;", &[0, 1, 7, 9, 10][..]),
            ("q QII", &[0, 2]),
            ("/:;<=>?@PQ", &[9]),
            ("quy hoạch", &[]),
        ] {
            for before in 0..70 {
                let found = all(&format!("{}{text}", "a".repeat(before)));
                let expected: Vec<usize> = expected.iter().map(|at| at + before).collect();
                assert_eq!(found, expected, "{text}");
            }
        }
    }

    /// The letters in small ones and capitals, in every order of them.
    fn cases(letters: &str) -> Vec<String> {
        letters.chars().fold(vec![String::new()], |begun, letter| {
            let both =
                |so_far: String| [format!("{so_far}{letter}"), format!("{so_far}{}", letter.to_uppercase())];
            begun.into_iter().flat_map(both).collect()
        })
    }

    #[test]
    fn every_unit_is_told() {
        for unit in UNITS.iter().chain(&["quí", "qúy", "qúi"]) {
            for unit in cases(unit) {
                let found = all(&format!("từ {unit} "));
                assert!(found.iter().all(|at| ("từ ".len()..=8).contains(at)) && !found.is_empty(), "{unit}");
            }
        }
    }
}
