//! The display layer: Unicode hygiene that never changes what the author spelled.
//!
//! NFC with the order of marks mended, foreign spaces made plain, invisible characters dropped, look-alike letters of
//! other scripts replaced inside Vietnamese words. Tabs, line ends, dashes and quotes stay; no compatibility folding
//! (m² stays m²). Legacy charsets must be decoded before: their soft hyphens are letters.

mod lookalike;
mod marks;
mod space;

use std::borrow::Cow;

use model::{Code, Diagnostic, Traced};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::letter::is_marked;
pub(crate) use marks::is_mark;

/// The text as it is shown.
///
/// ```
/// use normalize::clean;
/// assert_eq!(clean("U\u{309}y ban\u{a0}nhân dân"), "Ủy ban nhân dân");
/// assert_eq!(clean("Ð\u{1ea3}ng u\u{309}y\u{200b}"), "Đảng ủy");
/// assert!(matches!(clean("Thường xuyên, 50 m²"), std::borrow::Cow::Borrowed(_)));
/// ```
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_settled) { Cow::Borrowed(text) } else { Cow::Owned(settle(text, &mut Vec::new())) }
}

/// [`clean`], and what was changed or looked odd.
pub fn clean_traced(text: &str) -> Traced<String> {
    let mut diagnostics = Vec::new();
    let value = if text.chars().all(is_settled) { text.to_owned() } else { settle(text, &mut diagnostics) };
    lookalike::note_strangers(&value, &mut diagnostics);
    Traced { value, diagnostics }
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
            ("\u{1a1}\u{300}", "ờ"),
            ("o\u{300}\u{31b}", "ờ"),
            ("a\u{323}\u{302}", "ậ"),
            ("a\u{302}\u{323}", "ậ"),
            ("e\u{341}", "é"),
            ("Ủy\u{202f}ban\u{3000}nhân\u{2009}dân", "Ủy ban nhân dân"),
            ("Thường\txuyên\nQuý", "Thường\txuyên\nQuý"),
            ("Kế\u{ad} ho\u{200d}ạch\u{feff}", "Kế hoạch"),
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
    fn traces() {
        let codes = |text: &str| clean_traced(text).diagnostics.iter().map(|d| d.code).collect::<Vec<_>>();
        assert_eq!(codes("Kế hoạch"), []);
        assert_eq!(codes("bаn hành"), [Code::LookalikeReplaced]);
        assert_eq!(codes("a\u{301}\u{302}n"), [Code::MarksReordered]);
        assert_eq!(codes("a\u{301}\u{300}n"), [Code::ToneDoubled]);
        assert_eq!(codes("nŏi"), [Code::StrangeLetter]);
    }
}
