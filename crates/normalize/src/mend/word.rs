//! The words of a text as the mends see them: numbers that compare letters and marks without looking at text again.

use std::ops::Range;

use super::lexicon::LEXICON;
use crate::letter::{Letter, Shape, Tone};
pub(super) use crate::packed::Case;
use crate::packed::{BASES, LONGEST, Packed, Run, shapes_apart};
use crate::syllable::is_spelled;

/// A run of letters of our alphabet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Byte offsets in the text.
    pub(super) start: u32,
    pub(super) end: u32,
    /// Its letters and its tone; nothing of what is too long for a syllable.
    pub(super) marks: Marks,
    pub(super) case: Case,
    /// Whether only spaces lie between it and the next word.
    pub(super) joined: bool,
    /// Whether it touches a digit, a hyphen, a slash or a letter of another script: part of a symbol, not of prose.
    pub(super) glued: bool,
    /// Whether it is prose in small letters, has a mark, and can be no Vietnamese syllable (see
    /// [`crate::syllable::is_syllable`]).
    pub(super) misspelled: bool,
}

/// The letters of a syllable with their marks, and above them the tone, wherever that stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Marks(u64);

impl Marks {
    fn of(run: &Run) -> Self {
        Self(u64::from(run.tone().0) << (8 * LONGEST) | run.codes)
    }

    /// The letters without any mark; 0 for what is too long for a syllable.
    #[inline]
    pub(super) fn bare(self) -> u64 {
        self.0 & BASES
    }

    fn tone(self) -> u64 {
        self.0 >> (8 * LONGEST)
    }
}

impl Word {
    /// Whether it could take part in a phrase.
    #[inline]
    pub(super) fn is_prose(&self) -> bool {
        self.marks.0 != 0 && !self.glued
    }

    /// Its letters without any mark; 0 for what is too long for a syllable.
    #[inline]
    pub(super) fn bare(&self) -> u64 {
        self.marks.bare()
    }

    /// Where it stands in the text.
    pub(super) fn place(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The words of a text in order, and what was noticed while they were read.
pub(super) struct Words {
    /// All of them.
    pub(super) all: Vec<Word>,
    /// Those that with the word behind them open a phrase of the lexicon, and do not stand as it should.
    pub(super) openings: Vec<u32>,
    /// Whether one of them is misspelled.
    pub(super) misspelled: bool,
}

/// The words of a text.
pub(super) fn words(text: &str) -> Words {
    let bytes = text.as_bytes();
    let lexicon = &*LEXICON;
    let mut all: Vec<Word> = Vec::with_capacity(text.len() / 4 + 1);
    let (mut openings, mut misspelled) = (Vec::new(), false);
    let mut at = 0;
    let (mut glued, mut spaces) = (false, false);
    // The word before, where it could take part in a phrase; no letters where it could not.
    let mut before = Marks::default();
    while let Some(&first) = bytes.get(at) {
        let run = Run::read(bytes, at);
        if run.end == at {
            spaces &= first == b' ';
            let (glues, width) = sign(text, at);
            glued = glues;
            at += width;
            continue;
        }
        if let Some(last) = all.last_mut() {
            last.joined = spaces;
        }
        let behind = if run.end < bytes.len() { sign(text, run.end) } else { (false, 0) };
        let word = word(bytes, at, &run, glued || behind.0);
        let marks = if word.glued { Marks::default() } else { word.marks };
        if spaces && before.0 != 0 && marks.0 != 0 && lexicon.is_opened_by([before, marks]) {
            openings.push(all.len() as u32 - 1);
        }
        before = marks;
        misspelled |= word.misspelled;
        all.push(word);
        (glued, spaces) = (behind.0, bytes.get(run.end) == Some(&b' '));
        at = run.end + behind.1;
    }
    Words { all, openings, misspelled }
}

#[inline]
fn word(text: &[u8], start: usize, run: &Run, glued: bool) -> Word {
    let case = run.case(text);
    let misspelled = case == Case::Lower && !glued && run.is_marked(text) && !is_spelled(run);
    let (start, end) = (start as u32, run.end as u32);
    Word { start, end, marks: Marks::of(run), case, joined: false, glued, misspelled }
}

/// The marked form of one syllable of a phrase.
pub(super) fn syllable(text: &str) -> Option<Marks> {
    let start = text.bytes().enumerate().find_map(|(at, _)| Packed::at(text.as_bytes(), at).map(|_| at))?;
    Some(Marks::of(&Run::read(text.as_bytes(), start)))
}

/// Whether the sign at a byte makes a symbol of the letters beside it, and how many bytes it takes.
#[inline]
fn sign(text: &str, at: usize) -> (bool, usize) {
    match text.as_bytes().get(at) {
        Some(b'-' | b'/' | b'_' | b'@' | b'&' | b'\'' | b'0'..=b'9') => (true, 1),
        Some(..0x80) => (false, 1),
        _ => beyond_ascii(text, at),
    }
}

#[cold]
fn beyond_ascii(text: &str, at: usize) -> (bool, usize) {
    let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return (false, 1) };
    let glues = c == '’' || c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
    (glues, c.len_utf8())
}

/// On how many letters two words of the same bare letters differ in their marks.
#[inline]
pub(super) fn distance(a: Marks, b: Marks) -> u32 {
    if a == b {
        return 0;
    }
    let (shapes, strokes) = shapes_apart(a.0, b.0);
    strokes + shapes.max(u32::from(a.tone() != b.tone()))
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
