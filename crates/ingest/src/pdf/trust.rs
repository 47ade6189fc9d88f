//! Whether the letters that a font claims are the letters on the page.
//!
//! A font without a Unicode map, or with a false one, gives glyph numbers that pass as letters: `6Ӣ CÔNG 7+ѬѪ1*` stands
//! on the page as «SỞ CÔNG THƯƠNG». Text is judged by font, not by page, since good and bad runs share a line:
//! Vietnamese, plain words, numbers and symbols are believed; letters of scripts that no plan uses, mixed into words,
//! and words without vowels are not.

use std::collections::BTreeMap;

use model::TextDirection;
use normalize::syllable::vietnamese_share;

use super::PdfSettings;
use super::fonts::FontIndex;
use super::glyphs::{Glyph, Letters, glance};
use super::lines::{Laid, find_lines};

/// Fonts of a page whose letters are not to be believed.
pub(super) fn find_liars(glyphs: &[Glyph], settings: &PdfSettings) -> Vec<FontIndex> {
    let glances = glance(glyphs);
    let odd = |font: FontIndex| {
        glances
            .get(usize::from(font))
            .is_some_and(|g| g.strange > 0 || (g.vowels as f32) < settings.vowel_share * g.letters as f32)
    };
    if !glyphs.iter().any(|g| odd(g.font)) {
        return Vec::new();
    }
    let mut samples: BTreeMap<FontIndex, String> = BTreeMap::new();
    // By place and not as drawn: borrowed letters are often set once the line is.
    let all: Vec<&Glyph> = glyphs.iter().collect();
    for direction in [TextDirection::Right, TextDirection::Down, TextDirection::Up, TextDirection::Left] {
        for line in find_lines(&all, direction, settings) {
            let mut word: Vec<&Glyph> = Vec::new();
            let mut end = f32::MIN;
            for Laid { glyph, u0, u1, .. } in line {
                if u0 - end > settings.word_gap * glyph.size || glyph.is_blank() {
                    add_word(&word, odd, &mut samples);
                    word.clear();
                }
                if !glyph.is_blank() {
                    word.push(glyph);
                    end = u1;
                }
            }
            add_word(&word, odd, &mut samples);
        }
    }
    samples.into_iter().filter(|(_, sample)| lies(sample, settings)).map(|(font, _)| font).collect()
}

/// Adds a word to the sample of each odd font in it. A font that lacks letters of Vietnamese borrows them from another:
/// where that one is believed at a glance, the word is judged with its letters, or it would seem to have no vowels.
fn add_word(word: &[&Glyph], odd: impl Fn(FontIndex) -> bool, samples: &mut BTreeMap<FontIndex, String>) {
    for (i, glyph) in word.iter().enumerate().filter(|(_, g)| odd(g.font)) {
        let met = |earlier: &&Glyph| earlier.font == glyph.font;
        if word.iter().take(i).any(met) {
            continue;
        }
        let sample = samples.entry(glyph.font).or_default();
        sample.push(' ');
        for part in word.iter().filter(|g| met(g) || !odd(g.font)) {
            if !matches!(part.letters, Letters::Unknown | Letters::Coded(_)) {
                part.push_to(sample);
            }
        }
    }
}

/// Whether a text cannot be what stands on the page.
pub(super) fn lies(sample: &str, settings: &PdfSettings) -> bool {
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let foreign = sample.split_whitespace().filter(|w| is_mixed(w)).count();
    let words: Vec<&str> = sample
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| w.chars().count() >= settings.judged_word)
        .collect();
    if vietnamese_share(sample) >= settings.believed_share || letters == 0 {
        return false;
    }
    if foreign >= settings.mixed_words {
        return true;
    }
    let mute = words.iter().filter(|w| !w.chars().any(has_vowel)).count();
    words.len() >= settings.judged_words && mute as f32 > settings.mute_share * words.len() as f32
}

/// A word of Latin letters, digits or signs with a letter of another script inside. Greek letters are left alone: they
/// stand in formulas.
fn is_mixed(word: &str) -> bool {
    let latin = word.chars().any(
        |c| matches!(c, '0'..='9' | 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{17f}' | '\u{1ea0}'..='\u{1ef9}'),
    );
    // Beyond the Latin of Europe, but for ơ and ư; then Cyrillic to Arabic.
    let phonetic = |c: char| {
        matches!(c, '\u{180}'..='\u{2af}') && !matches!(c, '\u{1a0}' | '\u{1a1}' | '\u{1af}' | '\u{1b0}')
    };
    let strange = word.chars().filter(|&c| phonetic(c) || matches!(c, '\u{400}'..='\u{6ff}')).count();
    strange > 0 && (latin || strange > 1 && word.chars().any(phonetic))
}

fn has_vowel(c: char) -> bool {
    let base = normalize::bare(c.encode_utf8(&mut [0; 4]));
    base.chars().any(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')) || !c.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Glyphs set side by side: each word with the number of its letters' fonts.
    fn drawn(words: &[(&str, &[FontIndex])]) -> Vec<Glyph> {
        let mut x = 0.0;
        let mut glyphs: Vec<Glyph> = Vec::new();
        for (word, fonts) in words {
            for (c, &font) in word.chars().zip(*fonts) {
                glyphs.push(Glyph {
                    letters: Letters::One(c),
                    code: u32::from(c),
                    x,
                    y: 100.0,
                    end: (x + 6.0, 100.0),
                    size: 12.0,
                    direction: TextDirection::Right,
                    slanted: false,
                    font,
                    layer: crate::pdf::glyphs::Layer::Page,
                    run: 0,
                    seen: None,
                });
                x += 6.0;
            }
            x += 6.0;
        }
        // what is borrowed is drawn last
        glyphs.sort_by_key(|g| g.font);
        glyphs
    }

    #[test]
    fn a_font_that_borrows_its_vowels_is_believed() {
        let borrowed: Vec<(&str, &[FontIndex])> = vec![
            ("TỊCH", &[0, 1, 0, 0]),
            ("PHÓ", &[0, 0, 1]),
            ("CHỦ", &[0, 0, 1]),
            ("BẠN", &[0, 1, 0]),
            ("NHẬN", &[0, 0, 1, 0]),
            ("DẬN", &[0, 1, 0]),
            ("HỌP", &[0, 1, 0]),
            ("SỞ", &[0, 1]),
            ("TRỊ", &[0, 0, 1]),
        ];
        assert!(find_liars(&drawn(&borrowed), &PdfSettings::default()).is_empty());
        let alone: Vec<(&str, &[FontIndex])> =
            ["TXDQ", "NKDL", "KRFK", "GQKN", "QKQN", "NKQN", "YFNN", "FKSN"]
                .map(|w| (w, &[0; 4][..]))
                .to_vec();
        assert_eq!(find_liars(&drawn(&alone), &PdfSettings::default()), [0]);
    }

    #[test]
    fn judges_the_text_of_a_font() {
        let settings = PdfSettings::default();
        for (sample, lie) in [
            ("KẾ HOẠCH Triển khai thực hiện Quyết định số 325/QĐ-TTg", false),
            ("6Ӣ CÔNG 7+ѬѪ1* .LӇP tra YLӋF FKҩS hành Quy ÿӏQK pháp OXұW", true),
            ("Number of students by school, grade and year of enrolment", false),
            ("1 2 3,5 20% 31/12/2025 UBND HĐND BCĐ QLNN", false),
            ("ế ộ ạ ị ư ơ ử ớ ề", false),
            ("TXDQ NKDL KRFK GQK QKQ NKQ YF FKS WNKL PKQ", true),
            ("Москва и Ленинград", false),
            ("α = 0,05 β γ", false),
            ("", false),
        ] {
            assert_eq!(lies(sample, &settings), lie, "{sample}");
        }
    }
}
