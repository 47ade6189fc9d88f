//! Spaces of every width, soft hyphens, invisible characters, full-width forms, ligatures and Unicode's roman numerals.

/// One character for one, save what is dropped, ligatures and roman numerals above one sign.
pub(super) fn make_plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '\u{ad}' if is_hyphen(out.chars().next_back(), letters.peek().copied()) => out.push('-'),
            '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => {}
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => out.push(' '),
            '\u{ff01}'..='\u{ff5e}' => out.push(narrow(c)),
            '\u{fb00}'..='\u{fb06}' => out.push_str(ligature(c)),
            '\u{2160}'..='\u{217f}' => push_roman(&mut out, c),
            _ => out.push(c),
        }
    }
    out
}

/// Whether a soft hyphen is one that shows. Word processors and readers of PDF write it for the hyphen, whose glyph it
/// shares: «QĐ\u{ad}UBND», «2019\u{ad}2025», «động \u{ad} Thương binh», the dash of an item. Between small letters, and behind one
/// at the end of a line, it only says where a word may be broken.
fn is_hyphen(before: Option<char>, next: Option<char>) -> bool {
    let small = |c: char| c.is_alphabetic() && !c.is_uppercase();
    let next = next.filter(|c| !matches!(c, '\n' | '\r'));
    match (before.filter(|c| !c.is_whitespace()), next) {
        (None, _) => true,
        (Some(before), None) => !small(before),
        (Some(before), Some(next)) => next.is_alphanumeric() && !(small(before) && small(next)),
    }
}

/// The ASCII twin of a full-width form.
fn narrow(c: char) -> char {
    char::from_u32(c as u32 - 0xff01 + 0x21).unwrap_or(c)
}

fn ligature(c: char) -> &'static str {
    match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        _ => "st",
    }
}

const ROMAN: [&str; 16] =
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "L", "C", "D", "M"];

fn push_roman(out: &mut String, c: char) {
    let at = c as usize - 0x2160;
    match ROMAN.get(at % 16) {
        Some(text) if at < 16 => out.push_str(text),
        Some(text) => out.extend(text.chars().map(|c| c.to_ascii_lowercase())),
        None => out.push(c),
    }
}
