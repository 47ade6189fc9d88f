//! Fonts of the time before Unicode: `.VnTime`, `VNI-Times` and their kin, whose letters are Vietnamese only by how they
//! are drawn.
//!
//! The name of the font decides, or statistics where it says nothing (fonts printed to Type 1 lose their names). A font
//! whose map already gives Unicode Vietnamese is left alone. Glyphs of a legacy font keep their raw byte; words are
//! decoded as a whole, as VNI writes a letter and its mark in two.

use std::collections::BTreeMap;

use model::Encoding;
use normalize::charset::{self, FontCharset};
use normalize::syllable::is_syllable;

use super::fonts::{FontIndex, Fonts};
use super::glyphs::{Glyph, Letters, glance};

/// Of Unicode Vietnamese one letter in three has a code of its own.
const FEW: usize = 20;

/// Finds the legacy fonts of a page and turns their glyphs into raw bytes; the character sets met, in order.
pub(super) fn mend(glyphs: &mut [Glyph], fonts: &mut Fonts) -> Vec<Encoding> {
    let glances = glance(glyphs);
    // A few words of Unicode may stand among the others: a passage that was added later.
    let suspected = |font: FontIndex| {
        glances.get(usize::from(font)).is_some_and(|g| g.upper > 0 && g.vietnamese * FEW <= g.upper)
    };
    let mut samples: BTreeMap<FontIndex, Sample> = BTreeMap::new();
    for glyph in glyphs.iter().filter(|g| suspected(g.font)) {
        samples.entry(glyph.font).or_default().add(glyph);
    }
    let mut met = Vec::new();
    let mut open = Vec::new();
    for (font, sample) in &samples {
        let named = fonts.get(*font).and_then(|f| f.name.as_deref()).and_then(charset::from_font_name);
        if let Some(found) = sample.judge(named) {
            fonts.set_charset(*font, found);
            if !met.contains(&found.encoding) {
                met.push(found.encoding);
            }
        } else {
            open.push((*font, sample));
        }
    }
    // The bold letters of a text are of its set, though a few headings are too little to tell by.
    if let [encoding] = *met {
        for (font, _) in open.into_iter().filter(|(_, sample)| sample.may_be(encoding)) {
            fonts.set_charset(font, FontCharset { encoding, capitals: false });
        }
    }
    if met.is_empty() {
        return met;
    }
    for glyph in glyphs.iter_mut().filter(|g| fonts.charset(g.font).is_some()) {
        let by_code = samples.get(&glyph.font).is_some_and(Sample::is_byte_coded);
        if let Some(byte) = surface(glyph, by_code) {
            glyph.letters = Letters::Coded(byte);
        }
    }
    met
}

/// What a font shows on a page.
#[derive(Default)]
struct Sample {
    by_code: String,
    by_letter: String,
    as_is: String,
    /// Basic letters whose code is their ASCII code, and those whose is not.
    plain: usize,
    odd: usize,
    /// Where the last glyph ended: a line ends without a blank.
    end: Option<(f32, f32)>,
}

impl Sample {
    fn add(&mut self, glyph: &Glyph) {
        let byte = |b: Option<u8>| b.map_or(' ', char::from);
        let apart = |(x, y): (f32, f32)| (glyph.x - x).hypot(glyph.y - y) > glyph.size;
        if self.end.replace(glyph.end).is_some_and(apart) {
            for text in [&mut self.by_code, &mut self.by_letter, &mut self.as_is] {
                text.push(' ');
            }
        }
        self.by_code.push(byte(surface(glyph, true)));
        self.by_letter.push(byte(surface(glyph, false)));
        if glyph.is_blank() {
            self.as_is.push(' ');
        } else {
            glyph.push_to(&mut self.as_is);
        }
        if let Letters::One(c @ ('a'..='z' | 'A'..='Z')) = glyph.letters {
            if u32::from(c) == glyph.code { self.plain += 1 } else { self.odd += 1 }
        }
    }

    fn is_byte_coded(&self) -> bool {
        self.plain > self.odd
    }

    fn surface(&self) -> &str {
        if self.is_byte_coded() { &self.by_code } else { &self.by_letter }
    }

    /// Whether a set that another font of the page has makes words of what are none, and spoils none.
    fn may_be(&self, encoding: Encoding) -> bool {
        let marked = |text: &str| {
            text.split_whitespace().filter(|w| !w.is_ascii()).map(str::to_owned).collect::<Vec<_>>()
        };
        let (before, after) =
            (marked(self.surface()), marked(&charset::decode(self.surface(), encoding, false)));
        let stands = whole_syllables(&before.join(" "));
        let words = whole_syllables(&after.join(" "));
        words > 2 * stands && words * 10 >= before.len() * 7
    }

    fn judge(&self, named: Option<FontCharset>) -> Option<FontCharset> {
        let surface = self.surface();
        if !surface.chars().any(|c| c >= '\u{80}') {
            return None;
        }
        let by_count = || {
            let (encoding, _) = charset::detect(surface)?;
            Some(FontCharset { encoding, capitals: false })
        };
        // `à`, `é`, `ô` may be Vietnamese as they stand: decoding must make more words of them, not fewer. A font of
        // capitals may hold single letters of words, of which no reading makes any: its name decides.
        let stands = whole_syllables(&self.as_is);
        named.or_else(by_count).filter(|f| {
            let decoded = charset::decode(surface, f.encoding, f.capitals);
            let words = whole_syllables(&decoded);
            f.encoding != Encoding::Unicode
                && (words > stands || (named.is_some() && words == stands && stands == 0))
        })
    }
}

/// How many words between blanks are Vietnamese syllables from end to end, punctuation aside.
fn whole_syllables(text: &str) -> usize {
    text.split_whitespace()
        .filter(|w| is_syllable(w.trim_matches(|c: char| c.is_ascii_punctuation())))
        .count()
}

/// The byte of a glyph in its font: its code, or the Latin-1 letter that its map gives, also where that lies in the
/// private area for symbols (F000 and up).
fn surface(glyph: &Glyph, by_code: bool) -> Option<u8> {
    if by_code {
        return u8::try_from(glyph.code).ok();
    }
    match glyph.letters {
        Letters::One(c @ '\u{f020}'..='\u{f0ff}') => Some((u32::from(c) & 0xff) as u8),
        Letters::One(c) => u8::try_from(u32::from(c)).ok(),
        Letters::Coded(byte) => Some(byte),
        Letters::More(_) | Letters::Unknown => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::PdfSettings;
    use crate::pdf::glyphs::Layer;

    fn glyphs(bytes: &[u8]) -> Vec<Glyph> {
        let place = |(i, &b): (usize, &u8)| Glyph {
            letters: Letters::One(char::from(b)),
            code: u32::from(b),
            x: 6.0 * i as f32,
            y: 100.0,
            end: (6.0 * i as f32 + 6.0, 100.0),
            size: 12.0,
            direction: model::TextDirection::Right,
            slanted: false,
            font: 0,
            layer: Layer::Page,
            run: 0,
            seen: None,
        };
        bytes.iter().enumerate().map(place).collect()
    }

    #[test]
    fn tcvn3_by_the_name_of_the_font() {
        let bytes = charset::encode("đường quy hoạch", Encoding::Tcvn3).expect("all letters are in the set");
        let mut drawn = glyphs(&bytes);
        let mut fonts = Fonts::named(".VnTimeH");
        let met = mend(&mut drawn, &mut fonts);
        assert_eq!(met, [Encoding::Tcvn3]);
        let seen: Vec<&Glyph> = drawn.iter().collect();
        let words = crate::pdf::words::find_words(
            &seen,
            &fonts,
            &[],
            &PdfSettings::default(),
            &mut crate::Oddities::default(),
        );
        let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
        assert_eq!(texts, ["ĐƯỜNG", "QUY", "HOẠCH"]);
    }

    #[test]
    fn the_bold_font_of_a_page_has_the_set_of_its_text() {
        let bytes = |text: &str| charset::encode(text, Encoding::Vni).expect("all letters are in the set");
        let body = "ủy ban nhân dân tỉnh ban hành kế hoạch phát triển kinh tế nông nghiệp và bảo vệ môi trường năm nay ";
        let both = |bold: &[u8]| {
            let mut drawn = glyphs(&bytes(body));
            drawn.extend(glyphs(bold).into_iter().map(|glyph| Glyph {
                y: 200.0,
                end: (glyph.end.0, 200.0),
                font: 1,
                ..glyph
            }));
            let mut fonts = Fonts::default();
            let met = mend(&mut drawn, &mut fonts);
            (met, fonts.charset(0).map(|set| set.encoding), fonts.charset(1).map(|set| set.encoding))
        };
        let vni = Some(Encoding::Vni);
        assert_eq!(both(&bytes("mục tiêu")), (vec![Encoding::Vni], vni, vni));
        assert_eq!(both(&bytes("KẾ HOẠCH CỘNG HÒA XÃ HỘI CHỦ NGHĨA: 2026")).2, vni);
        assert_eq!(both("R\u{e9}sum\u{e9}".chars().map(|c| c as u8).collect::<Vec<_>>().as_slice()).2, None);
    }

    #[test]
    fn unicode_and_foreign_text_is_left_alone() {
        for (name, text) in [("Times", "Résumé of the plan"), ("VNI-Times", "plain")] {
            let mut drawn = glyphs(&text.chars().map(|c| c as u8).collect::<Vec<_>>());
            assert_eq!(mend(&mut drawn, &mut Fonts::named(name)), []);
        }
    }
}
