//! Whether a text may cite at all: asked of its digits, before it is folded.

use super::kind;
use crate::folded::bare_letter;
use crate::pairs::Pairs;

/// The capitals of the types of [`kind::NAMED`] before the letters that may stand behind them, and last, what is no digit
/// before one.
static PAIRS: Pairs = pairs();

/// The sort of pair with which a number begins.
const NUMBER: usize = kind::NAMED.len();

const fn pairs() -> Pairs {
    let mut out = Pairs::new();
    let mut at = 0;
    while at < kind::NAMED.len() {
        let (capital, rest) = kind::NAMED[at];
        out.first(at, capital);
        // Beyond ASCII a capital begins as its small letter does.
        let next = rest.as_bytes()[0];
        out.second(at, next);
        out.second(at, next.to_ascii_uppercase());
        at += 1;
    }
    let mut byte = 0;
    while byte < u8::MAX {
        if byte.is_ascii_digit() {
            out.second(NUMBER, byte);
        } else {
            out.first(NUMBER, byte);
        }
        byte += 1;
    }
    out
}

/// Whether a number of a text may be that of a document, or a type that is cited by name stands in it. What is told here is
/// necessary, not sufficient.
pub(super) fn may_cite(text: &str) -> bool {
    let bytes = text.as_bytes();
    let blocks = bytes.as_chunks::<BLOCK>().0.iter().zip((0..).step_by(BLOCK));
    let last = bytes.len() - bytes.len() % BLOCK;
    let found = blocks.filter(|(block, _)| may_hold(block)).any(|(_, from)| cites_at(text, from))
        || cites_at(text, last);
    debug_assert_eq!(found, (0..bytes.len()).any(|from| cites_at(text, from)), "«{text}»");
    found
}

/// Bytes of a text that are looked at together.
const BLOCK: usize = 32;

/// Whether a digit or the capital of a type may stand among some bytes: asked of all alike, without a branch, so that a
/// compiler can ask many of them at once.
#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "a lazy operator is a branch at every byte")]
fn may_hold(block: &[u8; BLOCK]) -> bool {
    let told = |byte: u8| {
        let digit = byte.wrapping_sub(b'0') < 10;
        // «B», «C»; «H» to «O»; «P».
        digit | (byte | 1 == b'C') | (byte | 7 == b'O') | (byte == b'P')
    };
    block.iter().fold(0, |found, byte| found | u8::from(told(*byte))) != 0
}

/// Whether such a number begins, or such a type stands, among the bytes of a block.
fn cites_at(text: &str, from: usize) -> bool {
    let bytes = text.as_bytes();
    let before = from.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
    // One more: the capital of a type may stand last.
    let block = bytes.get(from..bytes.len().min(from + BLOCK + 1)).unwrap_or_default();
    PAIRS.find_behind(before, block, |at, sorts| {
        let at = from + at;
        if sorts == 1 << NUMBER { is_of_document(text, at) } else { kind::is_named(text, at - 1) }
    })
}

/// Whether the number that begins at a byte may be that of a document.
fn is_of_document(text: &str, at: usize) -> bool {
    let behind = text.as_bytes().get(at..).unwrap_or_default();
    behind.get(digits(Some(behind))..).is_some_and(goes_on_as_symbol)
        || text.get(..at).is_some_and(ends_with_type)
}

/// How many digits stand first.
fn digits(bytes: Option<&[u8]>) -> usize {
    bytes.map_or(0, |bytes| bytes.iter().take_while(|b| b.is_ascii_digit()).count())
}

/// Whether the letters of a symbol, or its year and they, may follow a number: `/KH-UBND`, `/2019/NĐ-CP`. Signs beyond ASCII
/// may be dashes and blanks.
fn goes_on_as_symbol(behind: &[u8]) -> bool {
    let behind = match behind {
        [b' ' | b'\t' | b'\r', behind @ ..] => behind,
        _ => behind,
    };
    match behind {
        [b'/' | b'-', behind @ ..] => {
            let behind = behind.trim_ascii_start();
            let year = digits(Some(behind));
            let after = behind.get(year..).map_or(&[][..], <[u8]>::trim_ascii_start);
            match behind.first() {
                Some(b'A'..=b'Z' | 0x80..) => true,
                _ => year == 4 && matches!(after.first(), Some(b'/' | b'-' | 0x80..)),
            }
        }
        _ => matches!(behind.first(), Some(0x80..)),
    }
}

/// Whether «số» or the name of a type stands last, but for blanks, colons and full stops.
fn ends_with_type(before: &str) -> bool {
    let mut letters = before
        .chars()
        .rev()
        .map(|c| bare_letter(c) as u8)
        .skip_while(|b| matches!(b, b' ' | b'\n' | b':' | b'.'));
    let mut word = [0; kind::LONGEST_END + 1];
    let mut length = 0;
    for (slot, letter) in word.iter_mut().rev().zip(letters.by_ref().take_while(|&b| kind::is_letter(b))) {
        *slot = letter;
        length += 1;
    }
    word.get(word.len() - length..).is_some_and(kind::ends_type)
}

#[cfg(test)]
mod tests {
    use super::may_cite;

    #[test]
    fn numbers_of_documents_and_others() {
        for text in [
            "Quyết định 358",
            "Kế hoạch số: 12",
            "theo 453 /KH-UBND",
            "37/2019/NĐ-CP",
            "33–NQ/TU",
            "Luật Quy hoạch",
            "QĐ\u{a0}358",
        ] {
            assert!(may_cite(text), "{text}");
        }
        for letters in 0..70 {
            let before = "ă".repeat(letters / 2) + "a ".get(letters % 2..).unwrap();
            assert!(
                may_cite(&format!("{before}Luật Quy hoạch")) && may_cite(&format!("{before}Quyết định 5"))
            );
            assert!(!may_cite(&format!("{before}luật, năm 2024")));
        }
        for text in
            ["trước ngày 15/12/2024", "giai đoạn 2021-2025", "đạt 95% trở lên", "năm 2024", "", "5 km/h"]
        {
            assert!(!may_cite(text), "{text}");
        }
    }
}
