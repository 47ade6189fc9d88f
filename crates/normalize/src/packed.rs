//! Letters of the language as bits of numbers, read from the bytes of a text: words are compared without looking at
//! their text again.

use crate::letter::{Letter, NEAR, SLOTS, Shape, letters, places};

/// Up to seven letters without their tones and case, a byte each, the last of them in the lowest.
pub(crate) type Codes = u64;

/// Most letters of [`Codes`]: no syllable has more.
pub(crate) const LONGEST: usize = 7;

/// What is left of codes without the marks.
pub(crate) const BASES: Codes = 0x1F_1F1F_1F1F_1F1F;

/// The letters of every slot as [`Packed`] has them; zero where [`PLACES`] has no letter of ours.
static PACKED: [Packed; SLOTS] = PACKED_LETTERS;
const PACKED_LETTERS: [Packed; SLOTS] = packed();

const fn packed() -> [Packed; SLOTS] {
    let (places, letters) = (places(), letters());
    let mut out = [Packed(0); SLOTS];
    let mut slot = 0;
    while slot < SLOTS {
        if places[slot] != 0 {
            out[slot] = Packed::of(letters[places[slot] as usize]);
        }
        slot += 1;
    }
    out
}

/// A letter in the bits of one number, zero for none: its code, its tone, whether it is a capital.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Packed(pub(crate) u16);

impl Packed {
    /// A tone stands on the letter.
    const TONE: u16 = 7 << 8;
    const CAPITAL: u16 = 1 << 11;
    /// Any mark stands on it.
    const MARKS: u16 = Self::TONE | 0xE0;

    const fn of(letter: Letter) -> Self {
        let shape = match letter.shape {
            Shape::Plain => 0,
            Shape::Circumflex => 0x20,
            // No letter takes both.
            Shape::Breve | Shape::Horn => 0x40,
            Shape::Stroke => 0x80,
        };
        let capital = if letter.upper { Self::CAPITAL } else { 0 };
        Self((letter.base - b'a' + 1) as u16 | shape | (letter.tone as u16) << 8 | capital)
    }

    /// The letter without its tone and case: the place of its base in the alphabet, and bits for its shape.
    #[inline]
    pub(crate) const fn code(self) -> u8 {
        self.0 as u8
    }

    /// The letter without its marks and case, as ASCII.
    #[inline]
    pub(crate) const fn base(self) -> u8 {
        b'a' - 1 + (self.0 as u8 & 0x1F)
    }

    /// The codes of the letters of a word of ours, while the program is built.
    pub(crate) const fn codes_of(word: &str) -> Codes {
        let (mut codes, mut at) = (0, 0);
        while at < word.len() {
            let (letter, width) = Self::of_ours(word.as_bytes(), at);
            codes = codes << 8 | letter.code() as Codes;
            at += width;
        }
        codes
    }

    /// The tone of a word of ours and the letter on which it stands, while the program is built.
    pub(crate) const fn tone_of(word: &str) -> (u8, u8) {
        let (mut tone, mut at, mut letters) = ((0, 0), 0, 0);
        while at < word.len() {
            let (letter, width) = Self::of_ours(word.as_bytes(), at);
            if letter.0 & Self::TONE != 0 {
                tone = ((letter.0 >> 8 & 7) as u8, letters);
            }
            letters += 1;
            at += width;
        }
        tone
    }

    #[inline]
    pub(crate) const fn is_capital(self) -> bool {
        self.0 & Self::CAPITAL != 0
    }

    /// The letter that begins at a byte of a text, with the bytes that it takes; none where the text ends or another
    /// character stands.
    #[inline]
    pub(crate) fn at(text: &[u8], at: usize) -> Option<(Self, usize)> {
        let (slot, width) = match *text.get(at)? {
            first @ ..0x80 => (usize::from(first), 1),
            first @ 0xC3..=0xC6 => {
                (usize::from(first & 0x1F) << 6 | usize::from(*text.get(at + 1)? & 0x3F), 2)
            }
            0xE1 => {
                let (second, third) = (*text.get(at + 1)?, *text.get(at + 2)?);
                if !matches!(second, 0xBA | 0xBB) {
                    return None;
                }
                (NEAR + (usize::from(second & 1) << 6 | usize::from(third & 0x3F)), 3)
            }
            _ => return None,
        };
        PACKED.get(slot).copied().filter(|letter| letter.0 != 0).map(|letter| (letter, width))
    }

    /// The same while the program is built; the text must hold letters alone.
    pub(crate) const fn of_ours(text: &[u8], at: usize) -> (Self, usize) {
        let first = text[at] as usize;
        let (slot, width) = match first {
            0xE1 => (NEAR + ((text[at + 1] as usize & 1) << 6 | text[at + 2] as usize & 0x3F), 3),
            0xC3..=0xC6 => ((first & 0x1F) << 6 | text[at + 1] as usize & 0x3F, 2),
            _ => (first, 1),
        };
        (PACKED_LETTERS[slot], width)
    }
}

/// How a run of letters is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// All small letters.
    Lower,
    /// One capital, then small letters (or a lone capital).
    Title,
    /// All capitals, two or more.
    Upper,
    /// Anything else.
    Mixed,
}

/// A run of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    /// The letters; nothing where there are more than [`LONGEST`].
    pub(crate) codes: Codes,
    /// Tone and case of each letter, a byte each as in the codes.
    extras: u64,
    /// How many letters there are, no more than one too many.
    length: u32,
    /// The bytes that it takes.
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Run {
    const TONES: u64 = 0x07_0707_0707_0707;
    const CAPITALS: u64 = 0x08_0808_0808_0808;

    /// The letters from a byte of a text on.
    #[expect(
        clippy::inline_always,
        reason = "a run that is handed over in memory costs a quarter of its reading"
    )]
    #[inline(always)]
    pub(crate) fn read(text: &[u8], start: usize) -> Self {
        let (mut codes, mut extras, mut length, mut end) = (0, 0, 0, start);
        while let Some((letter, width)) = Packed::at(text, end) {
            codes = codes << 8 | Codes::from(letter.0 & 0xFF);
            extras = extras << 8 | u64::from(letter.0 >> 8);
            length += 1;
            end += width;
            if length > LONGEST as u32 {
                return Self { codes: 0, extras: 0, length, start, end: end_of_letters(text, end) };
            }
        }
        Self { codes, extras, length, start, end }
    }

    /// How it is written.
    #[inline]
    pub(crate) fn case(&self, text: &[u8]) -> Case {
        let capitals = self.extras & Self::CAPITALS;
        match () {
            () if self.length > LONGEST as u32 => self.case_of_long(text),
            () if capitals == 0 => Case::Lower,
            () if capitals == 8 << (8 * (self.length - 1)) => Case::Title,
            () if capitals == Self::CAPITALS & ((1 << (8 * self.length)) - 1) => Case::Upper,
            () => Case::Mixed,
        }
    }

    #[cold]
    fn case_of_long(&self, text: &[u8]) -> Case {
        let begins = self.letters(text).next().is_some_and(Packed::is_capital);
        let capitals = self.letters(text).filter(|letter| letter.is_capital()).count();
        match (capitals, begins) {
            (0, _) => Case::Lower,
            (1, true) => Case::Title,
            (n, _) if n == self.letters(text).count() => Case::Upper,
            _ => Case::Mixed,
        }
    }

    /// Whether a letter carries a mark.
    #[inline]
    pub(crate) fn is_marked(&self, text: &[u8]) -> bool {
        if self.length > LONGEST as u32 {
            return self.letters(text).any(|letter| letter.0 & Packed::MARKS != 0);
        }
        self.extras & Self::TONES != 0 || self.codes & !BASES != 0
    }

    fn letters(&self, text: &[u8]) -> impl Iterator<Item = Packed> {
        let mut at = self.start;
        std::iter::from_fn(move || {
            let (letter, width) = Packed::at(text, at)?;
            at += width;
            Some(letter)
        })
    }

    /// The last of its tones and the letter on which it stands; no tone stands on the first.
    #[inline]
    pub(crate) fn tone(&self) -> (u8, u8) {
        let tones = self.extras & Self::TONES;
        if tones == 0 {
            return (0, 0);
        }
        let behind = tones.trailing_zeros() / 8;
        ((tones >> (8 * behind)) as u8 & 7, (self.length - 1 - behind) as u8)
    }

    /// Whether more than one letter carries a tone.
    #[inline]
    pub(crate) fn has_many_tones(&self) -> bool {
        let tones = self.extras & Self::TONES;
        tones != 0 && tones >> (tones.trailing_zeros() & !7) > 7
    }
}

#[cold]
fn end_of_letters(text: &[u8], from: usize) -> usize {
    let mut end = from;
    while let Some((_, width)) = Packed::at(text, end) {
        end += width;
    }
    end
}

/// On how many letters codes of the same bases differ in the mark that makes another vowel, and in the stroke.
#[inline]
pub(crate) fn shapes_apart(a: Codes, b: Codes) -> (u32, u32) {
    const SHAPES: Codes = 0x20_2020_2020_2020;
    const STROKES: Codes = 0x80_8080_8080_8080;
    let apart = a ^ b;
    (((apart | apart >> 1) & SHAPES).count_ones(), (apart & STROKES).count_ones())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_from_their_bytes() {
        for c in '\0'..='\u{ffff}' {
            let text = c.to_string();
            let wanted = Letter::read(c).map(|letter| (Packed::of(letter), c.len_utf8()));
            assert_eq!(Packed::at(text.as_bytes(), 0), wanted, "{c:?}");
            if let Some(wanted) = wanted {
                assert_eq!(Packed::of_ours(text.as_bytes(), 0), wanted, "{c:?}");
            }
        }
    }

    #[test]
    fn runs_end_at_signs() {
        let text = "Đường đi".as_bytes();
        let run = Run::read(text, 0);
        assert_eq!((run.length, run.tone(), run.case(text), run.end), (5, (1, 2), Case::Title, 9));
        assert_eq!(run.codes & BASES, Run::read(b"duong", 0).codes);
        assert_eq!(shapes_apart(run.codes, Run::read(b"duong", 0).codes), (2, 1));
    }

    #[test]
    fn runs_of_every_length_are_told_apart() {
        for (text, case, marked, many) in [
            ("a", Case::Lower, false, false),
            ("A", Case::Title, false, false),
            ("UBND", Case::Upper, false, false),
            ("uBnd", Case::Mixed, false, false),
            ("UBnd", Case::Mixed, false, false),
            ("NGHIÊNG", Case::Upper, true, false),
            ("hòả", Case::Lower, true, true),
            ("ốế", Case::Lower, true, true),
            ("websites", Case::Lower, false, false),
            ("Websites", Case::Title, false, false),
            ("WEBSITES", Case::Upper, false, false),
            ("webSites", Case::Mixed, false, false),
            ("nghiêngnghiêng", Case::Lower, true, false),
        ] {
            let run = Run::read(text.as_bytes(), 0);
            let seen = (run.case(text.as_bytes()), run.is_marked(text.as_bytes()), run.has_many_tones());
            assert_eq!((seen, run.end), ((case, marked, many), text.len()), "{text}");
            assert_eq!(run.codes == 0, text.chars().count() > LONGEST, "{text}");
        }
    }
}
