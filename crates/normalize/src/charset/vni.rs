//! VNI for Windows: the base letter, then a byte for its marks. Written as the rule, not as a table.
//!
//! Letters that stand alone: đ, ơ, ư, ỵ and the five toned i. All others are a, e, o, u, y, ơ or ư and a mark byte:
//! a tone; or, after a, e and o, the circumflex with its tone; or, after a, the breve with its tone. Capitals lie 0x20
//! below, marks too.

use super::surface;
use crate::letter::{Letter, Shape, Tone};

const ALONE: [(u8, Letter); 9] = [
    (0xf1, small(b'd', Shape::Stroke, Tone::Level)),
    (0xf4, small(b'o', Shape::Horn, Tone::Level)),
    (0xf6, small(b'u', Shape::Horn, Tone::Level)),
    (0xee, small(b'y', Shape::Plain, Tone::Dot)),
    (0xed, small(b'i', Shape::Plain, Tone::Acute)),
    (0xec, small(b'i', Shape::Plain, Tone::Grave)),
    (0xe6, small(b'i', Shape::Plain, Tone::Hook)),
    (0xf3, small(b'i', Shape::Plain, Tone::Tilde)),
    (0xf2, small(b'i', Shape::Plain, Tone::Dot)),
];

/// Mark bytes of one shape: level (0 where there is none), grave, acute, hook, tilde, dot.
const PLAIN: [u8; 6] = [0, 0xf8, 0xf9, 0xfb, 0xf5, 0xef];
const CIRCUMFLEX: [u8; 6] = [0xe2, 0xe0, 0xe1, 0xe5, 0xe3, 0xe4];
const BREVE: [u8; 6] = [0xea, 0xe8, 0xe9, 0xfa, 0xfc, 0xeb];
const TONES: [Tone; 6] = [Tone::Level, Tone::Grave, Tone::Acute, Tone::Hook, Tone::Tilde, Tone::Dot];

const fn small(base: u8, shape: Shape, tone: Tone) -> Letter {
    Letter { base, shape, tone, upper: false }
}

/// Distance from a small letter or its mark to the capital.
const CASE: u8 = 0x20;

fn lower(byte: u8) -> (u8, bool) {
    if (0xc0..0xe0).contains(&byte) { (byte + CASE, true) } else { (byte, false) }
}

pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(base) = base(c) else {
            out.push(c);
            continue;
        };
        match chars.peek().and_then(|&next| marked(base, next)) {
            Some(letter) => {
                chars.next();
                out.push(letter.write());
            }
            None => out.push(base.write()),
        }
    }
    out
}

/// A letter that may stand alone or take a mark byte.
fn base(c: char) -> Option<Letter> {
    if let Some(letter) = Letter::read(c).filter(|_| c.is_ascii()) {
        return Some(letter);
    }
    let (byte, upper) = lower(surface::byte(c)?);
    ALONE.iter().find(|(code, _)| *code == byte).map(|&(_, letter)| Letter { upper, ..letter })
}

fn marked(base: Letter, mark: char) -> Option<Letter> {
    let (byte, upper) = lower(surface::byte(mark).filter(|&b| b >= 0xc0)?);
    let takes_tone = base.tone == Tone::Level && matches!(base.base, b'a' | b'e' | b'o' | b'u' | b'y');
    // A small letter never carries the mark of a capital; the other way round happens in titles typed in haste.
    if !takes_tone || (upper && !base.upper) {
        return None;
    }
    let plain = base.shape == Shape::Plain;
    let shapes = [
        (PLAIN, base.shape, true),
        (CIRCUMFLEX, Shape::Circumflex, plain && matches!(base.base, b'a' | b'e' | b'o')),
        (BREVE, Shape::Breve, plain && base.base == b'a'),
    ];
    shapes.into_iter().filter(|&(_, _, fits)| fits).find_map(|(codes, shape, _)| {
        let at = codes.iter().position(|&code| code != 0 && code == byte)?;
        Some(Letter { shape, tone: *TONES.get(at)?, ..base })
    })
}

pub(super) fn encode(c: char, out: &mut Vec<u8>) -> Option<()> {
    let Some(letter) = Letter::read(c) else {
        out.push(surface::byte(c).filter(|&b| b < 0xc0)?);
        return Some(());
    };
    let case = if letter.upper { CASE } else { 0 };
    let alone = |l: Letter| {
        ALONE.iter().find(|(_, a)| *a == Letter { upper: false, ..l }).map(|&(code, _)| code - case)
    };
    if let Some(code) = alone(letter) {
        out.push(code);
        return Some(());
    }
    let codes = match letter.shape {
        Shape::Circumflex => CIRCUMFLEX,
        Shape::Breve => BREVE,
        Shape::Plain | Shape::Horn | Shape::Stroke => PLAIN,
    };
    match letter.shape {
        Shape::Horn | Shape::Stroke => out.push(alone(letter.with_tone(Tone::Level))?),
        Shape::Plain | Shape::Circumflex | Shape::Breve => out.push(letter.base - case),
    }
    match codes.get(letter.tone as usize) {
        Some(0) | None => {}
        Some(&code) => out.push(code - case),
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_the_rule() {
        let table = [
            (
                "Tieáng Vieät phaán ñaáu tænh Tuyeân Quang ñöôøng",
                "Tiếng Việt phấn đấu tỉnh Tuyên Quang đường",
            ),
            ("UÛY BAN NHAÂN DAÂN HUYEÄN", "ỦY BAN NHÂN DÂN HUYỆN"),
            ("Aùn", "Án"),
            ("kyõ thuaät, myÙ", "kỹ thuật, myÙ"),
        ];
        for (given, wanted) in table {
            assert_eq!(decode(given), wanted);
        }
    }
}
