//! How glyphs become words and lines become rulings. Lengths are in em of the glyphs at hand (words) or in multiples
//! of the page's median glyph size (rulings).

/// Settings of the PDF reader.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PdfSettings {
    /// Two letters further apart than this, in em, belong to two words. Kerning and rounding stay below 0.1; the
    /// narrowest space of a justified line is about 0.18.
    pub word_gap: f32,
    /// Letters whose baselines differ by less than this, in em, stand on one line.
    pub baseline_tolerance: f32,
    /// A letter smaller than this share of its neighbour, and raised or lowered against it, is a superscript or a
    /// subscript: a word of its own that no white space parts from its neighbour.
    pub script_size: f32,
    /// Height of the box above the baseline in em. Times and Arial have 0.89 and 0.91.
    pub ascent: f32,
    /// Depth of the box below the baseline in em. Times and Arial have 0.22 and 0.21.
    pub descent: f32,
    /// The widest gap, in em, between the letters of a letter-spaced heading (`C Ộ N G  H Ò A`).
    pub spaced_gap: f32,
    /// A gap in a letter-spaced heading that exceeds the usual one by this factor parts two words.
    pub spaced_word_gap: f32,
    /// A letter drawn again within this distance, in em, is the same letter, doubled to look bold.
    pub double_shift: f32,
    /// A filled bar thinner than this, in multiples of the glyph size, is a line; a thicker one is a background.
    pub bar_thickness: f32,
    /// Two lines that lie closer than this, in multiples of the glyph size, are one drawn twice. The two strokes of a
    /// double rule lie further apart.
    pub ruling_merge: f32,
    /// A picture that takes this share of the page may hold text.
    pub picture_share: f32,
    /// A picture over which fewer words than this were read has not been read: the banner of a signature has twenty.
    pub picture_words: usize,
    /// A page with more filled shapes than this, and more shapes than letters, has its letters drawn as shapes. A coat
    /// of arms has a hundred.
    pub letter_shapes: usize,
    /// A font whose letters hold this share of vowels, and none of a strange script, is believed at a glance; prose of
    /// most languages has 0.4.
    pub vowel_share: f32,
    /// A text of which this share of words are Vietnamese syllables is believed.
    pub believed_share: f32,
    /// A font with this many words of mixed scripts lies.
    pub mixed_words: usize,
    /// Words with fewer letters say nothing about their font.
    pub judged_word: usize,
    /// A font with fewer such words is not judged by its vowels.
    pub judged_words: usize,
    /// A font of whose words more than this share have no vowel lies; a list of abbreviations stays below.
    pub mute_share: f32,
    /// The hidden text layer of a scan is used where at least this share of its words are Vietnamese syllables.
    pub hidden_share: f32,
    /// A page is turned where at least this share of its letters run another way than to the right.
    pub turned_share: f32,
    /// And at least this many.
    pub turned_letters: usize,
    /// The glyph size in points that stands in where a page has no text.
    pub default_glyph_size: f32,
}

impl Default for PdfSettings {
    fn default() -> Self {
        Self {
            word_gap: 0.15,
            baseline_tolerance: 0.2,
            script_size: 0.8,
            ascent: 0.89,
            descent: 0.22,
            spaced_gap: 0.8,
            spaced_word_gap: 1.5,
            double_shift: 0.1,
            bar_thickness: 0.45,
            ruling_merge: 0.07,
            picture_share: 0.25,
            picture_words: 40,
            letter_shapes: 150,
            vowel_share: 0.25,
            believed_share: 0.6,
            mixed_words: 3,
            judged_word: 2,
            judged_words: 8,
            mute_share: 0.7,
            hidden_share: 0.7,
            turned_share: 0.85,
            turned_letters: 60,
            default_glyph_size: 12.0,
        }
    }
}
