//! Keys of plain text, read from its bytes: ASCII, letters of the language, dashes, quotes and dots. Any other sign is left
//! to whoever goes character by character.

use std::ops::Range;

use super::{I_OR_Y, fold_every};
use crate::letter::small;
use crate::packed::{Case, Codes, Packed, Run};
use crate::syllable::{Syllable, ToneStyle, is_astray};

/// What stands for each sign of ASCII in the keys: small letters, blanks for white space, zero for the accents that may
/// belong to a letter.
static FOLDED: [u8; 128] = folded();

const fn folded() -> [u8; 128] {
    let mut out = [0; 128];
    let mut at = 0;
    while at < 128 {
        out[at] = match at as u8 {
            b'`' | b'~' => 0,
            b'\t'..=b'\r' => b' ',
            byte => byte.to_ascii_lowercase(),
        };
        at += 1;
    }
    out
}

/// What stands for a dash, a quote or a dot of Unicode, which is three bytes; zero for what stays as it is.
#[inline]
fn folded_sign(text: &[u8], at: usize) -> Option<u8> {
    match text.get(at..at + 3) {
        Some([0xE2, 0x80, 0x90..=0x95]) => Some(b'-'),
        Some([0xE2, 0x80, 0x98..=0x9B]) => Some(b'\''),
        Some([0xE2, 0x80, 0x9C..=0x9F]) => Some(b'"'),
        Some([0xE2, 0x80, 0xA0..=0xA7]) => Some(0),
        _ => None,
    }
}

/// What stands for the sign or letter at a byte in the key without marks, and how many bytes that takes.
#[inline]
fn bare_at(text: &[u8], at: usize, byte: u8) -> Option<(u8, usize)> {
    let (sign, width) = match FOLDED.get(usize::from(byte)) {
        Some(&sign) => (sign, 1),
        None => match Packed::at(text, at) {
            Some((letter, width)) => (letter.base(), width),
            None => (folded_sign(text, at)?, 3),
        },
    };
    (sign != 0).then_some((sign, width))
}

/// The key without marks.
pub(super) fn bare(text: &str) -> Option<String> {
    let text = text.as_bytes();
    let mut out = Vec::with_capacity(text.len());
    let (mut at, mut last) = (0, b' ');
    while let Some(&byte) = text.get(at) {
        let (sign, width) = bare_at(text, at, byte)?;
        if sign != b' ' || last != b' ' {
            out.push(sign);
            last = sign;
        }
        at += width;
    }
    if last == b' ' {
        out.pop();
    }
    String::from_utf8(out).ok()
}

/// Whether the key without marks begins with these letters.
pub(super) fn opens_bare(text: &str, phrase: &str) -> Option<bool> {
    let bytes = text.as_bytes();
    let (mut at, mut last) = (0, b' ');
    for &wanted in phrase.as_bytes() {
        let sign = loop {
            let Some(&byte) = bytes.get(at) else { return Some(false) };
            let (sign, width) = bare_at(bytes, at, byte)?;
            at += width;
            if sign != b' ' || last != b' ' {
                break sign;
            }
        };
        if sign != wanted {
            return Some(false);
        }
        last = sign;
    }
    // A blank at the end of the text is none of the key.
    let ends = || text.get(at..).is_none_or(|rest| rest.trim_start().is_empty());
    Some(phrase.is_empty() || last != b' ' || !ends())
}

/// The match key.
pub(super) fn key(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut out = Writer { text, out: String::with_capacity(text.len()), from: 0 };
    let (mut at, mut blank, mut every) = (0, true, false);
    while let Some(&byte) = bytes.get(at) {
        let run = Run::read(bytes, at);
        if run.end > at {
            every |= is_every(&run);
            out.word(&run);
            (at, blank) = (run.end, false);
            continue;
        }
        let (sign, width) = match FOLDED.get(usize::from(byte)) {
            Some(&sign) if sign != 0 => (sign, 1),
            Some(_) => return None,
            None => (folded_sign(bytes, at)?, 3),
        };
        let doubled = sign == b' ' && blank;
        if doubled || sign != byte && sign != 0 {
            out.replace(at..at + width, if doubled { None } else { Some(char::from(sign)) });
        }
        blank = sign == b' ';
        at += width;
    }
    let mut out = out.finish();
    if blank {
        out.truncate(out.trim_end_matches(' ').len());
    }
    Some(if every { fold_every(out) } else { out })
}

/// Whether a word is `hằng`, whose key hangs on the word behind it.
fn is_every(run: &Run) -> bool {
    static HANG: Codes = Packed::codes_of("hằng");
    const GRAVE: u8 = 1;
    run.codes == HANG && run.tone().0 == GRAVE
}

/// A key that is mostly its text: what stays as it is gets copied in long stretches.
struct Writer<'a> {
    text: &'a str,
    out: String,
    /// From where on the text is not copied yet.
    from: usize,
}

impl Writer<'_> {
    /// Writes a sign, or nothing, for a stretch of the text.
    fn replace(&mut self, stretch: Range<usize>, sign: Option<char>) {
        self.copy_to(stretch.start);
        self.out.extend(sign);
        self.from = stretch.end;
    }

    fn copy_to(&mut self, end: usize) {
        self.out.push_str(self.text.get(self.from..end).unwrap_or_default());
        self.from = end;
    }

    fn finish(mut self) -> String {
        self.copy_to(self.text.len());
        self.out
    }

    /// A word in small letters, its tone where the old style has it, i/y variants under one spelling.
    #[inline]
    fn word(&mut self, run: &Run) {
        let case = run.case(self.text.as_bytes());
        let variant = variant(run);
        if case == Case::Lower && variant.is_none() && !is_astray(run) {
            return;
        }
        self.copy_to(run.start);
        self.from = run.end;
        let own = self.text.get(run.start..run.end).unwrap_or_default();
        if let Some(variant) = variant {
            self.out.push_str(variant);
        } else if is_astray(run) {
            let small: String = own.chars().map(small).collect();
            let written = Syllable::read(&small).map(|s| s.written(ToneStyle::Old));
            self.out.push_str(&written.unwrap_or(small));
        } else if let (Case::Title, Some(first)) = (case, own.chars().next()) {
            self.out.push(small(first));
            self.from = run.start + first.len_utf8();
        } else {
            self.out.extend(own.chars().map(small));
        }
    }
}

/// What is written in the key for a syllable of [`I_OR_Y`].
#[inline]
fn variant(run: &Run) -> Option<&'static str> {
    const I: u64 = 9;
    let ends_in_i = run.codes & 0xFF == I && run.codes < 1 << 24;
    if !ends_in_i || run.has_many_tones() {
        return None;
    }
    let own =
        VARIANTS.iter().position(|&(codes, tone, at)| (codes, (tone, at)) == (run.codes, run.tone()))?;
    I_OR_Y.get(own).map(|(_, canonical)| *canonical)
}

/// The letters of [`I_OR_Y`], their tone and where it stands.
static VARIANTS: [(Codes, u8, u8); I_OR_Y.len()] = variants();

const fn variants() -> [(Codes, u8, u8); I_OR_Y.len()] {
    let mut out = [(0, 0, 0); I_OR_Y.len()];
    let mut at = 0;
    while at < out.len() {
        let (tone, tone_at) = Packed::tone_of(I_OR_Y[at].0);
        out[at] = (Packed::codes_of(I_OR_Y[at].0), tone, tone_at);
        at += 1;
    }
    out
}
