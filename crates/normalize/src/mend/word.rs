//! The words of a text as the mends see them: numbers that compare letters and marks without looking at text again.

use crate::letter::{Letter, Shape, Tone};
use crate::syllable::is_spelled;

/// The longest run of letters that can be a syllable.
const LONGEST: usize = 7;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// All small letters.
    Lower,
    /// One capital, then small letters (or a lone capital).
    Title,
    /// All capitals, two or more.
    Upper,
    /// Anything else.
    Mixed,
}

/// A run of letters of our alphabet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Byte offsets in the text.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Offset in characters.
    pub(super) char_start: usize,
    /// Its letters without marks, five bits each; 0 for what is too long for a syllable.
    pub(super) bare: u64,
    /// Its letters with their shapes, six bits each, and its tone, wherever that stands.
    pub(super) marks: Marks,
    pub(super) case: Case,
    /// Whether a letter carries a mark.
    pub(super) marked: bool,
    /// How many letters carry a tone, and the last of them.
    tones: u8,
    tone_at: u8,
    /// Whether only spaces lie between it and the next word.
    pub(super) joined: bool,
    /// Whether it touches a digit, a hyphen, a slash or a letter of another script: part of a symbol, not of prose.
    pub(super) glued: bool,
}

/// The letters of a syllable with their marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    letters: u64,
    tone: Tone,
}

impl Word {
    /// Whether it could take part in a phrase.
    pub(super) fn is_prose(&self) -> bool {
        self.bare != 0 && !self.glued
    }

    /// Whether it can be a Vietnamese syllable (see [`crate::syllable::is_syllable`]).
    pub(super) fn is_syllable(&self) -> bool {
        let tone = (self.tones > 0).then_some((self.marks.tone, self.tone_at));
        self.bare != 0 && self.tones < 2 && is_spelled(self.marks.letters, tone)
    }
}

/// The words of a text in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::with_capacity(text.len() / 5);
    let mut chars = text.char_indices();
    let mut passed = 0;
    let (mut before, mut spaces) = (' ', false);
    while let Some((at, c)) = chars.next() {
        let Some((letter, code)) = Letter::read_coded(c) else {
            spaces &= c == ' ';
            before = c;
            passed += 1;
            continue;
        };
        if let Some(last) = out.last_mut() {
            last.joined = spaces;
        }
        let mut open = Open::new(at, passed, glues(before));
        open.push(letter, code);
        let mut behind = None;
        for (at, c) in chars.by_ref() {
            let Some((letter, code)) = Letter::read_coded(c) else {
                behind = Some((at, c));
                break;
            };
            open.push(letter, code);
        }
        passed += open.length + usize::from(behind.is_some());
        let (end, sign) = behind.unwrap_or((text.len(), ' '));
        out.push(open.close(end, glues(sign)));
        spaces = sign == ' ';
        before = sign;
    }
    out
}

/// Bare and marked form of one syllable of a phrase.
pub(super) fn syllable(text: &str) -> Option<(u64, Marks)> {
    words(text).first().map(|w| (w.bare, w.marks))
}

fn glues(c: char) -> bool {
    matches!(c, '-' | '/' | '_' | '@' | '&' | '\'' | '’' | '0'..='9')
        || (!c.is_ascii() && c.is_alphanumeric())
        || ('\u{300}'..='\u{36f}').contains(&c)
}

struct Open {
    start: usize,
    char_start: usize,
    glued: bool,
    length: usize,
    capitals: usize,
    first_upper: bool,
    bare: u64,
    letters: u64,
    tone: Tone,
    tones: u8,
    tone_at: u8,
    marked: bool,
}

impl Open {
    fn new(start: usize, char_start: usize, glued: bool) -> Self {
        let (bare, letters) = (0, 0);
        Self {
            start,
            char_start,
            glued,
            length: 0,
            capitals: 0,
            first_upper: false,
            bare,
            letters,
            tone: Tone::Level,
            tones: 0,
            tone_at: 0,
            marked: false,
        }
    }

    #[inline]
    fn push(&mut self, letter: Letter, code: u8) {
        self.first_upper |= self.length == 0 && letter.upper;
        self.marked |= letter.shape != Shape::Plain || letter.tone != Tone::Level;
        self.capitals += usize::from(letter.upper);
        self.bare = self.bare << 5 | u64::from(letter.base - b'a' + 1);
        self.letters = self.letters << 6 | u64::from(code);
        if letter.tone != Tone::Level {
            self.tone = letter.tone;
            self.tones = self.tones.saturating_add(1);
            self.tone_at = self.length as u8;
        }
        self.length += 1;
    }

    fn close(self, end: usize, glued: bool) -> Word {
        let case = match (self.capitals, self.first_upper) {
            (0, _) => Case::Lower,
            (1, true) => Case::Title,
            (n, _) if n == self.length => Case::Upper,
            _ => Case::Mixed,
        };
        Word {
            start: self.start,
            end,
            char_start: self.char_start,
            bare: if self.length > LONGEST { 0 } else { self.bare },
            marks: Marks { letters: self.letters, tone: self.tone },
            case,
            marked: self.marked,
            tones: self.tones,
            tone_at: self.tone_at,
            joined: false,
            glued: self.glued || glued,
        }
    }
}

/// On how many letters two words of the same bare letters differ in their marks.
pub(super) fn distance(a: Marks, b: Marks) -> u32 {
    let (mut shapes, mut strokes) = (0, 0);
    let (mut left, mut right) = (a.letters, b.letters);
    while left != 0 || right != 0 {
        let (x, y) = (left & 63, right & 63);
        if x != y {
            // 4 is d and 33 is đ; every other pair of twins is a vowel.
            if matches!(x, 4 | 33) { strokes += 1 } else { shapes += 1 }
        }
        left >>= 6;
        right >>= 6;
    }
    strokes + shapes.max(u32::from(a.tone != b.tone))
}

/// The text of a word with the marks of another, letter for letter, in its own case.
pub(super) fn with_marks_of(word: &str, model: &str) -> String {
    let pairs = word.chars().zip(model.chars());
    pairs
        .map(|(w, m)| match (Letter::read(w), Letter::read(m)) {
            (Some(w), Some(m)) => Letter { upper: w.upper, ..m }.write(),
            _ => w,
        })
        .collect()
}

/// Every way to write one letter of a word with other marks.
pub(super) fn variants(word: &str) -> Vec<String> {
    const SHAPES: [Shape; 5] = [Shape::Plain, Shape::Circumflex, Shape::Breve, Shape::Horn, Shape::Stroke];
    const TONES: [Tone; 6] = [Tone::Level, Tone::Grave, Tone::Acute, Tone::Hook, Tone::Tilde, Tone::Dot];
    let letters: Vec<Letter> = word.chars().filter_map(Letter::read).collect();
    let mut out = Vec::new();
    for (at, &letter) in letters.iter().enumerate() {
        for shape in SHAPES {
            for tone in TONES {
                let new = Letter { shape, tone, ..letter };
                if new != letter && Letter::read(new.write()) == Some(new) {
                    out.push(
                        letters
                            .iter()
                            .enumerate()
                            .map(|(i, l)| if i == at { new } else { *l }.write())
                            .collect(),
                    );
                }
            }
        }
    }
    out
}
