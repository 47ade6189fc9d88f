//! Spaces of every width, invisible characters, full-width forms, ligatures and Unicode's roman numerals.

/// One character for one, save what is dropped, ligatures and roman numerals above one sign.
pub(super) fn make_plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
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
