//! What is known of the fonts of a file: name, weight, slant.
//!
//! An embedded font tells its name and style. One that is left out is drawn with one of the fourteen standard fonts,
//! chosen by its name; which one it was tells weight and slant. A font is known by the 128-bit hash of its program.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

use hayro_interpret::font::{Glyph, OutlineGlyph, StandardFont};
use normalize::charset::FontCharset;
use siphasher::sip128::{Hasher128, SipHasher13};

/// Index of a font in the [`Fonts`] of a page.
pub(super) type FontIndex = u16;

/// The weight from which a font counts as bold.
const BOLD_WEIGHT: u32 = 600;

/// What is known of one font.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Font {
    /// Name without the prefix of a subset.
    pub(super) name: Option<String>,
    /// Its program is TrueType or OpenType.
    pub(super) true_type: bool,
    /// Bold; `None` where nothing tells.
    pub(super) bold: Option<bool>,
    /// Italic or oblique; `None` where nothing tells.
    pub(super) italic: Option<bool>,
}

/// The fonts that a page used, in order of first use.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    known: BTreeMap<(u128, bool), FontIndex>,
    list: Vec<Font>,
    liars: Vec<FontIndex>,
    charsets: BTreeMap<FontIndex, FontCharset>,
}

impl Fonts {
    /// The font of a glyph.
    pub(super) fn index_of(&mut self, glyph: &Glyph<'_>) -> FontIndex {
        let (key, outline) = match glyph {
            Glyph::Outline(outline) => ((program_hash(outline), false), Some(outline)),
            Glyph::Type3(_) => ((0, true), None),
        };
        if let Some(&index) = self.known.get(&key) {
            return index;
        }
        let index = FontIndex::try_from(self.list.len()).unwrap_or(FontIndex::MAX);
        self.known.insert(key, index);
        self.list.push(outline.map(|o| describe(o, key.0)).unwrap_or_default());
        index
    }

    /// Says that a font is of a character set older than Unicode.
    pub(super) fn set_charset(&mut self, index: FontIndex, charset: FontCharset) {
        self.charsets.insert(index, charset);
    }

    /// The character set of a font older than Unicode.
    pub(super) fn charset(&self, index: FontIndex) -> Option<FontCharset> {
        self.charsets.get(&index).copied()
    }

    /// One font with a name.
    #[cfg(test)]
    pub(super) fn named(name: &str) -> Self {
        Self { list: vec![Font { name: Some(name.to_owned()), ..Font::default() }], ..Self::default() }
    }

    /// Marks the fonts whose letters are not to be believed.
    pub(super) fn distrust(&mut self, liars: Vec<FontIndex>) {
        self.liars = liars;
    }

    /// Whether the letters of a font are not to be believed.
    pub(super) fn lies(&self, index: FontIndex) -> bool {
        self.liars.contains(&index)
    }

    /// A font by its index.
    pub(super) fn get(&self, index: FontIndex) -> Option<&Font> {
        self.list.get(usize::from(index))
    }
}

fn describe(outline: &OutlineGlyph, key: u128) -> Font {
    if let Some(data) = outline.font_data() {
        let name = data.postscript_name.as_deref().unwrap_or("").to_lowercase();
        let standard = standard_fonts().get(&key);
        let bold = name.contains("bold") || data.weight.unwrap_or(0) >= BOLD_WEIGHT;
        let italic = name.contains("italic") || name.contains("oblique") || data.is_italic;
        return Font {
            bold: Some(bold || standard.is_some_and(|s| s.bold)),
            italic: Some(italic || standard.is_some_and(|s| s.italic)),
            true_type: is_sfnt(data.data.as_ref().as_ref()),
            name: data.postscript_name,
        };
    }
    standard_fonts().get(&key).map_or_else(Font::default, |standard| Font {
        name: None,
        true_type: false,
        bold: Some(standard.bold),
        italic: Some(standard.italic),
    })
}

fn is_sfnt(data: &[u8]) -> bool {
    [&b"\0\x01\0\0"[..], b"true", b"OTTO", b"ttcf"].iter().any(|magic| data.starts_with(magic))
}

#[derive(Debug, Clone, Copy)]
struct Standard {
    bold: bool,
    italic: bool,
}

fn standard_fonts() -> &'static BTreeMap<u128, Standard> {
    static FONTS: OnceLock<BTreeMap<u128, Standard>> = OnceLock::new();
    FONTS.get_or_init(|| {
        STANDARD
            .iter()
            .map(|font| {
                let (data, index) = font.get_font_data();
                let name = font.postscript_name();
                let standard = Standard {
                    bold: name.contains("Bold"),
                    italic: name.contains("Italic") || name.contains("Oblique"),
                };
                (content_hash(data.as_ref().as_ref(), index), standard)
            })
            .collect()
    })
}

const STANDARD: [StandardFont; 12] = [
    StandardFont::Helvetica,
    StandardFont::HelveticaBold,
    StandardFont::HelveticaOblique,
    StandardFont::HelveticaBoldOblique,
    StandardFont::Courier,
    StandardFont::CourierBold,
    StandardFont::CourierOblique,
    StandardFont::CourierBoldOblique,
    StandardFont::TimesRoman,
    StandardFont::TimesBold,
    StandardFont::TimesItalic,
    StandardFont::TimesBoldItalic,
];

/// The hash by which the interpreter knows a font program.
fn content_hash(data: &[u8], index: u32) -> u128 {
    let mut state = SipHasher13::new();
    (data, index).hash(&mut state);
    state.finish128().as_u128()
}

/// The hash of the program that draws a glyph: the first number that its identifier writes.
fn program_hash(outline: &OutlineGlyph) -> u128 {
    #[derive(Default)]
    struct First(Option<u128>);
    impl Hasher for First {
        fn finish(&self) -> u64 {
            0
        }
        fn write(&mut self, _: &[u8]) {}
        fn write_u128(&mut self, number: u128) {
            self.0.get_or_insert(number);
        }
    }
    let mut first = First::default();
    outline.identifier().hash(&mut first);
    first.0.unwrap_or(0)
}
