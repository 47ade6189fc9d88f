//! A letter of the Vietnamese alphabet taken apart: base, shape, tone and case.
//!
//! Shape is what makes another letter of it (ă â ê ô ơ ư đ), tone what makes another word of the syllable. Covers the
//! 134 precomposed letters of Unicode and the plain ASCII letters; everything else is no letter of the alphabet.

use crate::packed::Packed;

/// The mark that belongs to the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// None: a, e, i, o, u, y and the consonants.
    Plain,
    /// `mũ`: â ê ô.
    Circumflex,
    /// `trăng`: ă.
    Breve,
    /// `móc`: ơ ư.
    Horn,
    /// `gạch`: đ.
    Stroke,
}

/// The tone of the syllable, written on one of its vowels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// `ngang`, unmarked.
    Level,
    /// `huyền`, grave.
    Grave,
    /// `sắc`, acute.
    Acute,
    /// `hỏi`, hook above.
    Hook,
    /// `ngã`, tilde.
    Tilde,
    /// `nặng`, dot below.
    Dot,
}

/// One letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letter {
    /// The ASCII letter under all marks, lower case.
    pub base: u8,
    /// Its shape mark.
    pub shape: Shape,
    /// The tone that stands on it.
    pub tone: Tone,
    /// Whether it is a capital.
    pub upper: bool,
}

pub(crate) const TONES: [Tone; 6] =
    [Tone::Level, Tone::Grave, Tone::Acute, Tone::Hook, Tone::Tilde, Tone::Dot];

const VOWELS: [(u8, Shape); 12] = [
    (b'a', Shape::Plain),
    (b'a', Shape::Breve),
    (b'a', Shape::Circumflex),
    (b'e', Shape::Plain),
    (b'e', Shape::Circumflex),
    (b'i', Shape::Plain),
    (b'o', Shape::Plain),
    (b'o', Shape::Circumflex),
    (b'o', Shape::Horn),
    (b'u', Shape::Plain),
    (b'u', Shape::Horn),
    (b'y', Shape::Plain),
];

const LOWER: [[char; 6]; 12] = [
    ['a', 'à', 'á', 'ả', 'ã', 'ạ'],
    ['ă', 'ằ', 'ắ', 'ẳ', 'ẵ', 'ặ'],
    ['â', 'ầ', 'ấ', 'ẩ', 'ẫ', 'ậ'],
    ['e', 'è', 'é', 'ẻ', 'ẽ', 'ẹ'],
    ['ê', 'ề', 'ế', 'ể', 'ễ', 'ệ'],
    ['i', 'ì', 'í', 'ỉ', 'ĩ', 'ị'],
    ['o', 'ò', 'ó', 'ỏ', 'õ', 'ọ'],
    ['ô', 'ồ', 'ố', 'ổ', 'ỗ', 'ộ'],
    ['ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ'],
    ['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ'],
    ['ư', 'ừ', 'ứ', 'ử', 'ữ', 'ự'],
    ['y', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'],
];

const UPPER: [[char; 6]; 12] = [
    ['A', 'À', 'Á', 'Ả', 'Ã', 'Ạ'],
    ['Ă', 'Ằ', 'Ắ', 'Ẳ', 'Ẵ', 'Ặ'],
    ['Â', 'Ầ', 'Ấ', 'Ẩ', 'Ẫ', 'Ậ'],
    ['E', 'È', 'É', 'Ẻ', 'Ẽ', 'Ẹ'],
    ['Ê', 'Ề', 'Ế', 'Ể', 'Ễ', 'Ệ'],
    ['I', 'Ì', 'Í', 'Ỉ', 'Ĩ', 'Ị'],
    ['O', 'Ò', 'Ó', 'Ỏ', 'Õ', 'Ọ'],
    ['Ô', 'Ồ', 'Ố', 'Ổ', 'Ỗ', 'Ộ'],
    ['Ơ', 'Ờ', 'Ớ', 'Ở', 'Ỡ', 'Ợ'],
    ['U', 'Ù', 'Ú', 'Ủ', 'Ũ', 'Ụ'],
    ['Ư', 'Ừ', 'Ứ', 'Ử', 'Ữ', 'Ự'],
    ['Y', 'Ỳ', 'Ý', 'Ỷ', 'Ỹ', 'Ỵ'],
];

/// The letters lie in two blocks: plain ones and marked ones up to U+01B0, and from U+1EA0 to U+1EF9. Both are taken as
/// wide as a first byte of UTF-8 reaches.
pub(crate) const NEAR: usize = 0x1C0;
const FAR: (u32, usize) = (0x1E80, 0x80);
pub(crate) const SLOTS: usize = NEAR + FAR.1;

/// 0: no letter of ours; else 1 + vowel × 12 + tone × 2 + upper; then đ and Đ, then the plain consonants, each with its
/// capital.
const STROKE_D: u8 = 1 + 12 * 12;
const CONSONANTS: [u8; 20] = *b"bcdfghjklmnpqrstvwxz";
const PLACE_COUNT: usize = STROKE_D as usize + 2 + 2 * CONSONANTS.len();
static PLACES: [u8; SLOTS] = places();

#[inline]
const fn slot(c: char) -> Option<usize> {
    let c = c as u32;
    if (c as usize) < NEAR {
        Some(c as usize)
    } else if c >= FAR.0 && c < FAR.0 + FAR.1 as u32 {
        Some(NEAR + (c - FAR.0) as usize)
    } else {
        None
    }
}

pub(crate) const fn places() -> [u8; SLOTS] {
    let mut out = [0; SLOTS];
    let mut vowel = 0;
    while vowel < 12 {
        let mut tone = 0;
        while tone < 6 {
            if let Some(at) = slot(LOWER[vowel][tone]) {
                out[at] = (1 + vowel * 12 + tone * 2) as u8;
            }
            if let Some(at) = slot(UPPER[vowel][tone]) {
                out[at] = (2 + vowel * 12 + tone * 2) as u8;
            }
            tone += 1;
        }
        vowel += 1;
    }
    if let Some(at) = slot('đ') {
        out[at] = STROKE_D;
    }
    if let Some(at) = slot('Đ') {
        out[at] = STROKE_D + 1;
    }
    let mut consonant = 0;
    while consonant < CONSONANTS.len() {
        let letter = CONSONANTS[consonant];
        out[letter as usize] = STROKE_D + 2 + 2 * consonant as u8;
        out[letter.to_ascii_uppercase() as usize] = STROKE_D + 3 + 2 * consonant as u8;
        consonant += 1;
    }
    out
}

/// The letters by their place in [`PLACES`]; the first is nobody's.
static LETTERS: [Letter; PLACE_COUNT] = letters();

pub(crate) const fn letters() -> [Letter; PLACE_COUNT] {
    let stroke = Letter { base: b'd', shape: Shape::Stroke, tone: Tone::Level, upper: false };
    let mut out = [stroke; PLACE_COUNT];
    let mut place = 1;
    while place < STROKE_D as usize {
        let (base, shape) = VOWELS[(place - 1) / 12];
        out[place] = Letter { base, shape, tone: TONES[(place - 1) % 12 / 2], upper: (place - 1) % 2 == 1 };
        place += 1;
    }
    out[place + 1].upper = true;
    place += 2;
    while place < PLACE_COUNT {
        let from = place - STROKE_D as usize - 2;
        let base = CONSONANTS[from / 2];
        out[place] = Letter { base, shape: Shape::Plain, tone: Tone::Level, upper: from % 2 == 1 };
        place += 1;
    }
    out
}

/// The small twin of every slot, and zero where [`PLACES`] has no letter of ours.
static SMALL: [char; SLOTS] = small_letters();

const fn small_letters() -> [char; SLOTS] {
    let mut out = ['\0'; SLOTS];
    let mut vowel = 0;
    while vowel < 12 {
        let mut tone = 0;
        while tone < 6 {
            if let Some(at) = slot(LOWER[vowel][tone]) {
                out[at] = LOWER[vowel][tone];
            }
            if let Some(at) = slot(UPPER[vowel][tone]) {
                out[at] = LOWER[vowel][tone];
            }
            tone += 1;
        }
        vowel += 1;
    }
    if let (Some(small), Some(capital)) = (slot('đ'), slot('Đ')) {
        out[small] = 'đ';
        out[capital] = 'đ';
    }
    out
}

impl Letter {
    /// Takes a letter apart; `None` for what is neither ASCII nor one of the 134.
    #[inline]
    pub fn read(c: char) -> Option<Self> {
        LETTERS.get(place(c)?).copied()
    }

    /// The precomposed letter. Marks that the base cannot carry are left out.
    pub fn write(self) -> char {
        let vowel = VOWELS.iter().position(|&v| v == (self.base, self.shape));
        let rows = if self.upper { &UPPER } else { &LOWER };
        match vowel.and_then(|v| rows.get(v)).and_then(|row| row.get(self.tone as usize)) {
            Some(&c) => c,
            None if self.base == b'd' && self.shape == Shape::Stroke => {
                if self.upper {
                    'Đ'
                } else {
                    'đ'
                }
            }
            None if self.upper => char::from(self.base.to_ascii_uppercase()),
            None => char::from(self.base),
        }
    }

    /// Whether it is a vowel letter (y included).
    pub fn is_vowel(self) -> bool {
        matches!(self.base, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
    }

    /// The same letter with another tone.
    #[must_use]
    pub fn with_tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }
}

/// The place of a letter of ours in the tables.
#[inline]
fn place(c: char) -> Option<usize> {
    PLACES.get(slot(c)?).copied().filter(|&p| p != 0).map(usize::from)
}

/// The small letter of a letter, as [`char::to_lowercase`] has it, by one look for the letters of the language. Of the
/// few letters whose small form is two characters, the first.
///
/// ```
/// assert_eq!("ĐƯỜNG Ж1".chars().map(normalize::small).collect::<String>(), "đường ж1");
/// ```
#[inline]
pub fn small(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    match slot(c).and_then(|s| SMALL.get(s)) {
        Some(&small) if small != '\0' => small,
        Some(_) | None => c.to_lowercase().next().unwrap_or(c),
    }
}

/// Whether a character is a capital, as [`char::is_uppercase`] has it, by one look for the letters of the language.
#[inline]
pub fn is_capital(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_uppercase();
    }
    Letter::read(c).map_or_else(|| c.is_uppercase(), |letter| letter.upper)
}

/// The text in small letters, letter for letter (see [`small`]).
pub fn small_text(text: &str) -> String {
    let mut out = text.to_owned();
    out.make_ascii_lowercase();
    if is_small_but_for_ascii(text.as_bytes()) {
        return out;
    }
    out.clear();
    out.extend(text.chars().map(small));
    out
}

/// Whether all letters beyond ASCII are small ones of the language, told by their bytes.
fn is_small_but_for_ascii(text: &[u8]) -> bool {
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        at += match Packed::at(text, at) {
            _ if byte < 0x80 => 1,
            Some((letter, width)) if !letter.is_capital() => width,
            _ => return false,
        };
    }
    true
}

/// Whether a character is a letter of any alphabet, as [`char::is_alphabetic`] has it, without a search for Latin ones.
#[inline]
pub fn is_letter(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' => true,
        // ASCII; the two signs among the Latin letters; dashes, quotes and bullets.
        '\0'..='\x7f' | '\u{d7}' | '\u{f7}' | '\u{2010}'..='\u{205e}' => false,
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => true,
        _ => c.is_alphabetic(),
    }
}

/// Whether a character is one of the letters that only Vietnamese marks make (any of the 134).
#[inline]
pub fn is_marked(c: char) -> bool {
    !c.is_ascii() && place(c).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_comes_back() {
        let marked = ('\u{80}'..'\u{2000}').filter(|&c| is_marked(c)).count();
        assert_eq!(marked, 134);
        for c in '\0'..='\u{ffff}' {
            assert_eq!(Some(small(c)), c.to_lowercase().next(), "{c:?}");
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_capital(c), c.is_uppercase(), "{c:?}");
        }
        for text in ["", "Đường", "đường", "ĐƯỜNG đi – Ж1", "straße ÄÖ", "abc", "ABC", "ƠơƯư"]
        {
            assert_eq!(small_text(text), text.chars().map(small).collect::<String>());
        }
        for c in ('A'..='Z').chain('a'..='z').chain(('\u{80}'..'\u{2000}').filter(|&c| is_marked(c))) {
            assert_eq!(Letter::read(c).map(Letter::write), Some(c));
        }
    }

    #[test]
    fn takes_letters_apart() {
        let l = Letter::read('Ặ').expect("a letter");
        assert_eq!((l.base, l.shape, l.tone, l.upper), (b'a', Shape::Breve, Tone::Dot, true));
        assert_eq!(Letter::read('đ').map(|l| (l.base, l.shape)), Some((b'd', Shape::Stroke)));
        for c in ['ä', 'ç', 'ß', 'Ð', '1', ' ', 'я', '\u{301}'] {
            assert_eq!(Letter::read(c), None, "{c}");
        }
    }
}
