//! Letters of simple fonts whose file tells no encoding.
//!
//! Where a TrueType font has neither a Unicode map nor an encoding, the interpreter reads its codes by Adobe's
//! standard encoding: `á` (E1) becomes `Æ`, `Ô` (D4) nothing at all. Programs that write such files use the Windows
//! code page. Such a font betrays itself: every upper code that it shows has just the letter, or the lack of one, that
//! the standard encoding gives.

use std::collections::BTreeMap;

use super::fonts::{FontIndex, Fonts};
use super::glyphs::{Glyph, Letters, glance};

/// First code above ASCII.
const UPPER: u32 = 0x80;

/// What the upper codes of a font say.
#[derive(Default, Clone, Copy)]
struct Votes {
    ascii: usize,
    standard: usize,
    other: usize,
}

/// Rereads the upper codes of fonts that fell back to the standard encoding, by the Windows code page.
pub(super) fn mend(glyphs: &mut [Glyph], fonts: &Fonts) {
    let upper: Vec<bool> = glance(glyphs).iter().map(|g| g.upper > 0 && g.vietnamese == 0).collect();
    let suspected = |font: FontIndex| upper.get(usize::from(font)) == Some(&true);
    let mut votes: BTreeMap<FontIndex, Votes> = BTreeMap::new();
    for glyph in glyphs.iter().filter(|g| suspected(g.font)) {
        let vote = votes.entry(glyph.font).or_default();
        let agrees = match (&glyph.letters, standard(glyph.code)) {
            (Letters::One(c), Some(s)) => *c == s,
            (Letters::Unknown, None) => true,
            (Letters::One(_) | Letters::More(_) | Letters::Coded(_) | Letters::Unknown, _) => false,
        };
        match (glyph.code, agrees) {
            (0x20..0x80, true) => vote.ascii += 1,
            (UPPER..=0xff, true) => vote.standard += 1,
            _ => vote.other += 1,
        }
    }
    for glyph in glyphs.iter_mut().filter(|g| (UPPER..=0xff).contains(&g.code)) {
        let fell_back = votes.get(&glyph.font).is_some_and(|v| v.ascii > 0 && v.standard > 0 && v.other == 0);
        if fell_back && fonts.get(glyph.font).is_some_and(|f| f.true_type) {
            let byte = [glyph.code as u8];
            let (letter, _, broken) = encoding_rs::WINDOWS_1252.decode(&byte);
            if let (Some(letter), false) = (letter.chars().next(), broken) {
                glyph.letters = Letters::One(letter);
            }
        }
    }
}

/// The letter of a code in Adobe's standard encoding (ISO 32000-2, annex D.2).
fn standard(code: u32) -> Option<char> {
    match code {
        0x27 => Some('\u{2019}'),
        0x60 => Some('\u{2018}'),
        0x20..=0x7e => char::from_u32(code),
        _ => UPPER_STANDARD.iter().find(|(c, _)| *c == code).map(|(_, letter)| *letter),
    }
}

const UPPER_STANDARD: [(u32, char); 54] = [
    (0xa1, '¡'),
    (0xa2, '¢'),
    (0xa3, '£'),
    (0xa4, '⁄'),
    (0xa5, '¥'),
    (0xa6, 'ƒ'),
    (0xa7, '§'),
    (0xa8, '¤'),
    (0xa9, '\''),
    (0xaa, '“'),
    (0xab, '«'),
    (0xac, '‹'),
    (0xad, '›'),
    (0xae, 'ﬁ'),
    (0xaf, 'ﬂ'),
    (0xb1, '–'),
    (0xb2, '†'),
    (0xb3, '‡'),
    (0xb4, '·'),
    (0xb6, '¶'),
    (0xb7, '•'),
    (0xb8, '‚'),
    (0xb9, '„'),
    (0xba, '”'),
    (0xbb, '»'),
    (0xbc, '…'),
    (0xbd, '‰'),
    (0xbf, '¿'),
    (0xc1, '`'),
    (0xc2, '´'),
    (0xc3, 'ˆ'),
    (0xc4, '˜'),
    (0xc5, '¯'),
    (0xc6, '˘'),
    (0xc7, '˙'),
    (0xc8, '¨'),
    (0xca, '˚'),
    (0xcb, '¸'),
    (0xcd, '˝'),
    (0xce, '˛'),
    (0xcf, 'ˇ'),
    (0xd0, '—'),
    (0xe1, 'Æ'),
    (0xe3, 'ª'),
    (0xe8, 'Ł'),
    (0xe9, 'Ø'),
    (0xea, 'Œ'),
    (0xeb, 'º'),
    (0xf1, 'æ'),
    (0xf5, 'ı'),
    (0xf8, 'ł'),
    (0xf9, 'ø'),
    (0xfa, 'œ'),
    (0xfb, 'ß'),
];
