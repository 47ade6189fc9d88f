//! Numbers of paragraphs typed, or read before the file was made, with a stroke that only looks right: «Il.», «IL» for II,
//! «2.l.», «1,1.» for 2.1, 1.1.

use grammar::ordinal;
use grammar::walk::Walk;
use model::{Ordinal, OrdinalStyle};

use crate::words::is_mostly_upper;

/// Bytes of such a number at most, its closing sign included.
const LONGEST: usize = 8;

/// What looks like a number at the head of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Strokes<'t> {
    /// As printed, its closing sign included.
    pub(super) read: &'t str,
    /// The number that its strokes look like.
    meant: String,
}

/// The strokes at the head of a line; `None` where it opens with a number as it should be, or with a word.
pub(super) fn opening(text: &str) -> Option<Strokes<'_>> {
    let first = text.as_bytes().first()?;
    if !matches!(first, b'I' | b'V' | b'X' | b'l' | b'|' | b'1'..=b'9') {
        return None;
    }
    let end = text.find(|c: char| {
        !matches!(c, 'I' | 'V' | 'X' | 'L' | 'l' | '|' | '.' | ',' | ':') && !c.is_ascii_digit()
    })?;
    let (read, rest) = text.split_at_checked(end).filter(|(read, _)| read.len() <= LONGEST)?;
    // «IlI.TỔ CHỨC THỰC HIỆN»
    let tight = || read.ends_with('.') && is_mostly_upper(rest);
    let rest = rest.strip_prefix(' ').or_else(|| tight().then_some(rest))?;
    let core = read.trim_end_matches(['.', ':', ',']);
    let closed = core.len() < read.len();
    if !rest.starts_with(char::is_uppercase) {
        return None;
    }
    let title = || is_mostly_upper(rest) && rest.chars().filter(|c| c.is_alphabetic()).nth(3).is_some();
    // A lone stroke, and one without its stop, are a number only before a title.
    let stands = || if core.len() > 1 { closed || title() } else { closed && title() };
    let meant = roman(core).filter(|_| stands()).or_else(|| nested(core, read).filter(|_| closed))?;
    Some(Strokes { read, meant })
}

/// The number that the walk asks for, where the strokes look like that one and are none that fits.
pub(super) fn asked_for(strokes: &Strokes<'_>, printed: Option<&Ordinal>, walk: &Walk) -> Option<Ordinal> {
    // «l. MỤC ĐÍCH» is a letter only behind k.
    let letter = |o: &Ordinal| o.style == OrdinalStyle::Letter && walk.depth() == 0;
    if printed.is_some_and(|o| walk.peek(o).is_sound() && !letter(o)) {
        return None;
    }
    ordinal::successors(walk).into_iter().find(|o| o.label == strokes.meant)
}

/// A numeral of which a stroke is an l, a 1 or a bar; an L is a stroke and its stop.
fn roman(core: &str) -> Option<String> {
    let strokes =
        core.strip_suffix('L').filter(|rest| rest.ends_with(['I', 'l'])).map(|rest| format!("{rest}I"));
    let core = strokes.as_deref().unwrap_or(core);
    let known = core.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'l' | b'1' | b'|'));
    let disguised = strokes.is_some() || core.contains(['l', '1', '|']);
    if !known || !disguised || core.bytes().all(|b| b == b'1') {
        return None;
    }
    let meant = core.replace(['l', '1', '|'], "I");
    ordinal::roman_value(&meant).map(|_| meant)
}

/// A number of two levels or more, of which a figure 1 is a stroke, or the stop between them a comma.
fn nested(core: &str, read: &str) -> Option<String> {
    let known = core.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'l' | b'I' | b'|' | b'.' | b','));
    let disguised = core.contains(['l', 'I', '|', ',']) || read.ends_with(',');
    if !known || !disguised || !core.contains(['.', ',']) || !core.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(core.replace(['l', 'I', '|'], "1").replace(',', "."))
}

#[cfg(test)]
mod tests {
    use super::opening;

    #[test]
    fn strokes_that_look_like_numbers() {
        for (line, meant) in [
            ("Il. NHIỆM VỤ", "II"),
            ("lI. Nhiệm vụ", "II"),
            ("Ill. TỔ CHỨC THỰC HIỆN", "III"),
            ("lV. KINH PHÍ", "IV"),
            ("V1. KINH PHÍ", "VI"),
            ("IL NHIỆM VỤ", "II"),
            ("IlI.TỔ CHỨC THỰC HIỆN", "III"),
            ("|. MỤC ĐÍCH", "I"),
            ("l. MỤC ĐÍCH", "I"),
            ("2.l. Sở Xây dựng thẩm định.", "2.1"),
            ("1,1. Sở Y tế", "1.1"),
            ("1.2, Sở Y tế", "1.2"),
        ] {
            assert_eq!(opening(line).map(|s| s.meant).as_deref(), Some(meant), "{line}");
        }
        for line in [
            "II. NHIỆM VỤ",
            "XL. NHIỆM VỤ",
            "l. Rà soát",
            "l) Rà soát",
            "11. NHIỆM VỤ",
            "1. NHIỆM VỤ",
            "1,5 triệu",
            "1,5 Triệu đồng",
            "Illustrator Sở",
            "IELTS NHIỆM VỤ",
            "VIL Nhiệm vụ",
            "2.1. Sở Xây dựng",
            "Il. rà soát",
        ] {
            assert_eq!(opening(line), None, "{line}");
        }
    }
}
