//! The display layer: Unicode hygiene that never changes what the author spelled.
//!
//! NFC with the order of marks mended, foreign spaces made plain, invisible characters dropped, soft hyphens that show
//! made hyphens, look-alike letters of other scripts replaced inside Vietnamese words. Tabs, line ends, dashes and quotes
//! stay; no compatibility folding (m² stays m²). Legacy charsets must be decoded before: their soft hyphens are letters.

mod lookalike;
mod marks;
mod plain;
mod space;

use std::borrow::Cow;

use model::{Code, Diagnostic};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::letter::is_marked;
pub(crate) use marks::is_mark;
pub use plain::Looks;

/// The text as it is shown.
///
/// ```
/// use normalize::clean;
/// assert_eq!(clean("U\u{309}y ban\u{a0}nhân dân"), "Ủy ban nhân dân");
/// assert_eq!(clean("Ð\u{1ea3}ng u\u{309}y\u{200b}"), "Đảng ủy");
/// assert!(matches!(clean("Thường xuyên, 50 m²"), std::borrow::Cow::Borrowed(_)));
/// ```
pub fn clean(text: &str) -> Cow<'_, str> {
    if is_clean(text) { Cow::Borrowed(text) } else { Cow::Owned(settle(text, &mut Vec::new())) }
}

/// What [`clean`] changes of a text beyond its spaces, and what it leaves though it looks odd.
///
/// ```
/// use model::Code;
/// let codes: Vec<Code> = normalize::oddities("bаn hành").iter().map(|d| d.code).collect();
/// assert_eq!(codes, [Code::LookalikeReplaced]);
/// assert!(normalize::oddities("ban\u{a0}hành").is_empty());
/// ```
pub fn oddities(text: &str) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    if Looks::of(text).is_plain() {
        return notes;
    }
    if text.chars().all(is_settled) {
        lookalike::note_strangers(text, &mut notes);
    } else {
        let settled = settle(text, &mut notes);
        lookalike::note_strangers(&settled, &mut notes);
    }
    notes
}

/// Whether a text is clean as it stands, its words are parted by single blanks, and none stands at its ends: nearly
/// every line is so.
///
/// ```
/// use normalize::is_tidy;
/// assert!(is_tidy("Thường xuyên, 50 m²"));
/// assert!(!is_tidy("Thường  xuyên") && !is_tidy("xuyên ") && !is_tidy("a\tb") && !is_tidy("U\u{309}y"));
/// ```
pub fn is_tidy(text: &str) -> bool {
    if Looks::of(text).is_tidy() {
        return true;
    }
    let blank_end = text.starts_with(' ') || text.ends_with(' ');
    let mut after_blank = false;
    !blank_end
        && text.chars().all(|c| {
            let blank = c == ' ';
            let tidy = is_settled(c) && !(blank && after_blank) && (blank || !(c < ' ' || c.is_whitespace()));
            after_blank = blank;
            tidy
        })
}

/// The text with single blanks between its words and none at its ends.
///
/// ```
/// assert_eq!(normalize::single_spaced(" Sở\n Y tế"), "Sở Y tế");
/// ```
pub fn single_spaced(text: &str) -> Cow<'_, str> {
    if is_single_spaced(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}

/// Whether no white space stands but single blanks between words. Other characters beside a space of another kind in its
/// block are taken for one.
fn is_single_spaced(text: &str) -> bool {
    has_single_blanks_alone(text.as_bytes()) || is_single_spaced_by_looks(text)
}

/// The same for nearly every text: neither blanks beside each other or at an end, nor a byte that other white space begins
/// with. Each byte is asked of itself and the next alone, so that many are asked at once.
fn has_single_blanks_alone(text: &[u8]) -> bool {
    let odd = |byte: u8, next: u8| {
        byte < b' '
            || byte == 0xC2
            || byte >= 0xE2
            || (byte == 0xE1 && next == 0x9A)
            || (byte == b' ' && next == b' ')
    };
    let behind = text.get(1..).unwrap_or_default();
    let ends = [text.first(), text.last()];
    // The last byte stands before a blank, as it were: none of white space is longer than what is odd here.
    ends.into_iter().flatten().all(|&byte| !odd(byte, b' '))
        && !text.iter().zip(behind).fold(false, |found, (&byte, &next)| found | odd(byte, next))
}

fn is_single_spaced_by_looks(text: &str) -> bool {
    let looks = Looks::of(text);
    let spaces = || {
        text.as_bytes().windows(3).any(|bytes| match *bytes {
            [0xC2, second, _] | [_, 0xC2, second] => matches!(second, 0x85 | 0xA0),
            [0xE1, second, _] => second == 0x9A,
            // Dashes, quotes and the ellipsis are none.
            [0xE2, 0x80, third] => !matches!(third, 0x90..=0xA7),
            [0xE2, second, _] => second == 0x81,
            [0xE3, second, _] => second == 0x80,
            _ => false,
        })
    };
    !looks.has_spaces() && (looks.is_plain() || text.len() > 2 && !spaces())
}

fn is_clean(text: &str) -> bool {
    Looks::of(text).is_plain() || text.chars().all(is_settled)
}

/// Characters that no step of [`settle`] would touch, whatever stands around them.
#[inline]
#[expect(clippy::match_same_arms, reason = "one arm a kind of character")]
pub(crate) fn is_settled(c: char) -> bool {
    match c {
        '`' | '~' | '\u{a0}' | '\u{ad}' | '\u{b4}' | '\u{d0}' | '\u{f0}' => false,
        '\0'..='\u{17f}' | '\u{1ea0}'..='\u{1ef9}' => true,
        // Dashes, quotes, dots; currency; arrows, operators, boxes; symbol fonts.
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}' => true,
        '\u{2190}'..='\u{2328}' | '\u{2500}'..='\u{27bf}' | '\u{e000}'..='\u{f8ff}' => true,
        _ => is_marked(c),
    }
}

fn settle(text: &str, notes: &mut Vec<Diagnostic>) -> String {
    let plain = space::make_plain(text);
    let ordered = marks::compose(&plain, notes);
    let mended = lookalike::replace(&ordered, notes);
    if is_nfc_quick(mended.chars()) == IsNormalized::Yes { mended } else { mended.nfc().collect() }
}

fn note(notes: &mut Vec<Diagnostic>, code: Code, arguments: &[&str]) {
    let new = Diagnostic::new(code, arguments);
    if !notes.contains(&new) {
        notes.push(new);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleans() {
        let table = [
            ("Tuye\u{302}n Quang", "Tuyên Quang"),
            ("Đườ\u{301}", "Đườ\u{301}"),
            ("a\u{301}\u{302}t", "ất"),
            ("ê\u{301}", "ế"),
            ("hồ sơ` và ho` so", "hồ sờ và hò so"),
            ("`hồ sơ`, (`sơ đô`)", "`hồ sơ`, (`sơ đô`)"),
            ("\u{1a1}\u{300}", "ờ"),
            ("o\u{300}\u{31b}", "ờ"),
            ("a\u{323}\u{302}", "ậ"),
            ("a\u{302}\u{323}", "ậ"),
            ("e\u{341}", "é"),
            ("Ủy\u{202f}ban\u{3000}nhân\u{2009}dân", "Ủy ban nhân dân"),
            ("Thường\txuyên\nQuý", "Thường\txuyên\nQuý"),
            ("Kế\u{ad} ho\u{200d}ạch\u{feff}", "Kế hoạch"),
            ("1961/QĐ\u{ad}UBND, 30c/NQ\u{ad}CP, 11/TTr\u{ad}SYT", "1961/QĐ-UBND, 30c/NQ-CP, 11/TTr-SYT"),
            (
                "\u{ad} Sở Lao động \u{ad} Thương binh, 2019\u{ad}2025",
                "- Sở Lao động - Thương binh, 2019-2025",
            ),
            ("phát\u{ad}triển, hợp\u{ad}\ntác\u{ad}", "pháttriển, hợp\ntác"),
            ("\u{ad}", "-"),
            ("QĐ\u{2011}UBND, 2024\u{2013}2025", "QĐ\u{2011}UBND, 2024\u{2013}2025"),
            ("số 5/QĐ\u{ad}", "số 5/QĐ-"),
            ("ÐẢNG ỦY, QÐ-UBND", "ĐẢNG ỦY, QĐ-UBND"),
            ("\u{189}oàn, \u{256}iều ðộng", "Đoàn, điều động"),
            ("Ðað", "Ðað"),
            ("bаn hành kế hоạсh", "ban hành kế hoạch"),
            ("UВND", "UBND"),
            ("Москва", "Москва"),
            ("α-amylase 5 μg", "α-amylase 5 μg"),
            ("nǎm", "năm"),
            ("Ⅳ. Ⅻ", "IV. XII"),
            ("（ＵＢＮＤ）２０２５", "(UBND)2025"),
            ("ﬁle ﬂow", "file flow"),
            ("50 m² … ½ – “a”", "50 m² … ½ – “a”"),
            ("kê´ hoạch", "kế hoạch"),
            ("đê` án ~ 5%", "đề án ~ 5%"),
            ("chi\u{2c0} đạo", "chỉ đạo"),
            ("`lệnh`", "`lệnh`"),
        ];
        for (given, wanted) in table {
            assert_eq!(clean(given), wanted, "{given:?}");
            assert_eq!(clean(wanted), wanted, "idempotent: {given:?}");
        }
    }

    #[test]
    fn what_is_tidy_is_clean_and_single_spaced() {
        let plain = |text: &str| {
            text.chars().all(is_settled) && text.split_whitespace().collect::<Vec<_>>().join(" ") == text
        };
        for c in '\0'..='\u{ffff}' {
            for text in [format!("{c}"), format!("a{c}b"), format!("đ {c} ế")] {
                assert_eq!(is_clean(&text), text.chars().all(is_settled), "{text:?}");
                // Of control characters it is not asked whether they are white space.
                assert_eq!(is_tidy(&text), plain(&text) && c >= ' ', "{text:?}");
            }
        }
        for text in ["", "đ a đ", "ế  a", " a", "a "] {
            assert_eq!(is_tidy(text), plain(text), "{text:?}");
        }
    }

    #[test]
    fn what_is_single_spaced_is_so_whatever_its_signs() {
        for c in '\0'..='\u{ffff}' {
            for text in [format!("{c}"), format!("a{c}b"), format!("đ {c} ế")] {
                let wanted = text.split_whitespace().collect::<Vec<_>>().join(" ");
                assert_eq!(single_spaced(&text), wanted, "{text:?}");
                assert!(text == wanted || !is_single_spaced(&text), "{text:?}");
            }
        }
        assert!(is_single_spaced("Sở Y tế – «50 m²», “ế”…"));
    }

    #[test]
    fn traces() {
        let codes = |text: &str| oddities(text).iter().map(|d| d.code).collect::<Vec<_>>();
        assert_eq!(codes("Kế hoạch"), []);
        assert_eq!(codes("bаn hành"), [Code::LookalikeReplaced]);
        assert_eq!(codes("a\u{301}\u{302}n"), [Code::MarksReordered]);
        assert_eq!(codes("a\u{301}\u{300}n"), [Code::ToneDoubled]);
        assert_eq!(codes("nŏi"), [Code::StrangeLetter]);
    }
}
