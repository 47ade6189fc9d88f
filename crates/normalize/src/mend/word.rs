//! The words of a text as the mends see them: numbers that compare letters and marks without looking at text again.

use std::cell::Cell;
use std::ops::Range;

use super::known::{Known, Reading, may_be_letter};
use super::lexicon::LEXICON;
use super::phrase::is_settled;
use crate::letter::{Letter, Shape, Tone};
pub(super) use crate::packed::Case;
use crate::packed::{BASES, LONGEST, Packed, Run, shapes_apart};

/// A run of letters of our alphabet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Byte offsets in the text.
    start: u32,
    end: u32,
    /// What its letters tell, and what stands around them.
    reading: Reading,
}

/// The letters of a syllable with their marks, and above them the tone, wherever that stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(super) struct Marks(pub(super) u64);

impl Marks {
    /// The bits that it takes.
    pub(super) const BITS: u32 = 8 * LONGEST as u32 + 3;

    pub(super) fn of(run: &Run) -> Self {
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
    /// Its letters and its tone; nothing of what is too long for a syllable.
    #[inline]
    pub(super) fn marks(&self) -> Marks {
        self.reading.marks()
    }

    /// Its letters without any mark; 0 for what is too long for a syllable.
    #[inline]
    pub(super) fn bare(&self) -> u64 {
        self.marks().bare()
    }

    /// How it is written.
    pub(super) fn case(&self) -> Case {
        self.reading.case()
    }

    /// Whether only spaces lie between the word before and it.
    #[inline]
    pub(super) fn follows(&self) -> bool {
        self.reading.follows()
    }

    /// Whether it could take part in a phrase: it is none of what touches a digit, a hyphen, a slash or a letter of another
    /// script, which is part of a symbol and not of prose.
    #[inline]
    pub(super) fn is_prose(&self) -> bool {
        self.marks().0 != 0 && !self.reading.is_glued()
    }

    /// Whether it is prose in small letters, has a mark, and can be no Vietnamese syllable (see
    /// [`crate::syllable::is_syllable`]).
    pub(super) fn is_misspelled(&self) -> bool {
        self.reading.is_misspelled() && !self.reading.is_glued()
    }

    /// Where it stands in the text.
    pub(super) fn place(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The words of a text in order, and what was noticed while they were read.
#[derive(Default)]
pub(super) struct Words {
    /// All of them.
    pub(super) all: Vec<Word>,
    /// Those that with the word behind them open phrases of the lexicon, but for what is plainly written as it should be; and
    /// where the opening stands there.
    pub(super) openings: Vec<(u32, u32)>,
    /// Those that have the letters of the name of a level (see [`level`]) and other marks.
    pub(super) levels: Vec<u32>,
    /// Whether one of them is misspelled.
    pub(super) misspelled: bool,
    /// Room for those that may be the second of an opening.
    may_open: Vec<u32>,
}

impl Words {
    /// Most words for which the room is kept for the next text.
    const KEPT: usize = 1 << 13;

    /// Which of the words open phrases. That a word may is hardly to be foretold: all that may are gathered first, without
    /// a branch for any of them.
    fn find_openings(&mut self) {
        let openings = &LEXICON.openings;
        let Self { all, openings: found, may_open, .. } = self;
        if may_open.len() < all.len() {
            may_open.resize(all.len(), 0);
        }
        let (mut count, mut before) = (0, 0);
        for (at, word) in all.iter().enumerate() {
            let own = word.reading.prose();
            if let Some(free) = may_open.get_mut(count) {
                *free = at as u32;
            }
            count += usize::from(openings.may_hold([before, own.bare()]) & word.follows());
            before = own.bare();
        }
        for &at in may_open.get(..count).unwrap_or_default() {
            let Some([first, second, rest @ ..]) = all.get(at as usize - 1..) else { continue };
            let pair = [first.reading.prose(), second.reading.prose()];
            let third = rest.first().map_or_else(Reading::default, |third| third.reading);
            let Some((opening, own)) = openings.with(pair) else { continue };
            if own.is_plainly_settled(pair, third) {
                debug_assert!(is_settled(all, at as usize - 1, own.own(LEXICON.phrases())));
                continue;
            }
            found.push((at - 1, opening as u32));
        }
    }

    fn clear(&mut self) {
        self.all.clear();
        self.openings.clear();
        self.levels.clear();
        self.misspelled = false;
    }
}

thread_local! {
    /// What was known of words when the last text was read, and the room that its words took.
    static READER: Cell<(Known, Words)> = Cell::default();
}

/// Shows the words of a text.
pub(super) fn read<T>(text: &str, see: impl FnOnce(&Words) -> T) -> T {
    let (mut known, mut words) = READER.take();
    cut(text, &mut known, &mut words);
    let seen = see(&words);
    if words.all.capacity() > Words::KEPT {
        words = Words::default();
    }
    READER.set((known, words));
    seen
}

/// Cuts a text into words, and notices what opens among them. One after the other: what to do next is then told by the
/// signs alone while words are cut, and looking up the openings waits for none of it.
fn cut(text: &str, known: &mut Known, words: &mut Words) {
    words.clear();
    split(text, known, words);
    words.find_openings();
}

fn split(text: &str, known: &mut Known, words: &mut Words) {
    let bytes = text.as_bytes();
    let known = known.table();
    let Words { all, levels, misspelled, .. } = words;
    all.reserve(bytes.len() / 2 + 1);
    let mut at = 0;
    let (mut glued, mut spaces) = (false, false);
    while let Some(&first) = bytes.get(at) {
        let (own, end) = if may_be_letter(first) { known.read(bytes, at) } else { (Reading::default(), at) };
        if end == at {
            spaces &= first == b' ';
            let (glues, width) = sign(text, at);
            glued = glues;
            at += width;
            continue;
        }
        let spaced = bytes.get(end) == Some(&b' ');
        let behind = if spaced { (false, 1) } else { sign(text, end) };
        glued |= behind.0;
        if own.is_odd() && !glued {
            *misspelled |= own.is_misspelled();
            if own.is_near_level() {
                levels.push(all.len() as u32);
            }
        }
        let reading = own.among(glued, spaces);
        all.push(Word { start: at as u32, end: end as u32, reading });
        (glued, spaces) = (behind.0, spaced);
        at = end + behind.1;
    }
}

/// The marked form of one syllable of a phrase.
pub(super) fn syllable(text: &str) -> Option<Marks> {
    let start = text.bytes().enumerate().find_map(|(at, _)| Packed::at(text.as_bytes(), at).map(|_| at))?;
    Some(Marks::of(&Run::read(text.as_bytes(), start)))
}

/// Whether the sign at a byte makes a symbol of the letters beside it, and how many bytes it takes: none at the end.
#[inline]
fn sign(text: &str, at: usize) -> (bool, usize) {
    match text.as_bytes().get(at) {
        Some(&byte @ ..0x80) => (SYMBOLIC.get(usize::from(byte)).is_some_and(|&is| is), 1),
        Some(_) => beyond_ascii(text, at),
        None => (false, 0),
    }
}

/// The signs of ASCII that make a symbol of letters beside them.
static SYMBOLIC: [bool; 128] = symbolic(b"-/_@&'0123456789");

const fn symbolic(signs: &[u8]) -> [bool; 128] {
    let (mut out, mut at) = ([false; 128], 0);
    while at < signs.len() {
        out[signs[at] as usize] = true;
        at += 1;
    }
    out
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
