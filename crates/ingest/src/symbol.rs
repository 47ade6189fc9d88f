//! Signs of symbol fonts: a font's private code → the Unicode sign that it draws.

/// The sign that a bullet prints: `-`, `+` and letters stay, pictures of symbol fonts become their nearest sign.
pub(crate) fn bullet(pattern: &str, font: &str) -> String {
    pattern
        .chars()
        .map(|c| if c == 'o' && font.starts_with("Courier") { '◦' } else { sign(c, font) })
        .collect()
}

/// Whether a font draws signs instead of letters.
pub(crate) fn is_symbolic(font: &str) -> bool {
    ["Symbol", "Wingdings", "Webdings"].iter().any(|name| font.starts_with(name))
}

/// The sign of a character in a font. A private code that no table explains is a bullet.
pub(crate) fn sign(c: char, font: &str) -> char {
    let symbolic = is_symbolic(font);
    let private = ('\u{F000}'..='\u{F0FF}').contains(&c);
    if !private && !symbolic {
        return c;
    }
    let code = u32::from(c) & 0xFF;
    match (font.starts_with("Wingdings"), code) {
        (_, 0x2D) => '-',
        (_, 0x2B) => '+',
        (false, 0xB0) => '°',
        (false, 0xB1) => '±',
        (false, 0xA3) => '≤',
        (false, 0xB3) => '≥',
        (false, 0xB4) => '×',
        (false, 0xB9) => '≠',
        (false, 0xAE) | (true, 0xE0 | 0xF0) => '→',
        (false, 0x61..=0x7A | 0x41..=0x5A | 0x30..=0x39) if !private => c,
        (true, 0xFC) => '✓',
        (true, 0xFE) => '☑',
        (true, 0xA8 | 0x6F | 0x71 | 0x72) => '☐',
        (true, 0xA7) => '▪',
        (true, 0xD8) => '➢',
        (true, 0x76) => '❖',
        (false, 0x20..=0x7E) if private => char::from_u32(code).unwrap_or('•'),
        _ => '•',
    }
}

#[cfg(test)]
mod tests {
    use super::{bullet, sign};

    #[test]
    fn private_codes_become_signs() {
        for (pattern, font, printed) in [
            ("\u{F0B7}", "Symbol", "•"),
            ("-", "Times New Roman", "-"),
            ("o", "Courier New", "◦"),
            ("\u{F02D}", "Symbol", "-"),
        ] {
            assert_eq!(bullet(pattern, font), printed);
        }
        assert_eq!(sign('\u{F0FC}', "Wingdings"), '✓');
        assert_eq!(sign('ế', "Times New Roman"), 'ế');
    }
}
