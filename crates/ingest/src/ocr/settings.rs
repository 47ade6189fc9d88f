//! What a caller may set about the reading of scans.

/// Settings of the OCR reader. Lengths are multiples of the page's x-height (the height of a small letter without
/// ascender) unless a unit is named.
#[derive(Debug, Clone, PartialEq)]
pub struct OcrSettings {
    /// Which pages are read by OCR.
    pub when: When,
    /// The Tesseract program; `None` looks for `tesseract` along `PATH`.
    pub program: Option<String>,
    /// Tesseract's language model. Debian's `vie` and `script/Vietnamese` are equal within noise; the first is a
    /// third of the size.
    pub language: String,
    /// Seconds after which a page is given up. Default 180: a hundred times what a dense page takes, for a machine that has
    /// much else to do.
    pub page_seconds: u32,
    /// Above this resolution a picture is reduced to `working_dpi`, dots an inch.
    pub highest_dpi: f32,
    /// Resolution that larger pictures are reduced to, dots an inch.
    pub working_dpi: f32,
    /// Resolution at which pages are rendered that are not one picture, dots an inch.
    pub render_dpi: f32,
    /// Pieces of ink smaller than this are dust wherever they stand. A full stop measures 0.22 of the x-height.
    pub speck: f32,
    /// A horizontal or vertical run of ink at least this long may be part of a rule; the longest stroke of a
    /// letter is 2.5.
    pub rule_run: f32,
    /// Least length of a rule.
    pub rule_length: f32,
    /// Least length of an upright that parts two cells of a row of one line, from rule to rule.
    pub stub_length: f32,
    /// Greatest thickness of a rule.
    pub rule_thickness: f32,
    /// A rule goes on over breaks up to this length; more would bridge a merged cell.
    pub rule_gap: f32,
    /// Share of its length over which other strokes may cross a rule, 0…1: text that touches it crosses a tenth, the stems
    /// under a row of serifs half.
    pub rule_crossed: f32,
    /// Gap between letters that parts two pieces of line outside tables. Justified text has gaps of up to 3.
    pub line_gap: f32,
    /// x-height in px at which lines are handed to the engine. Its network scales every line to 36 px, and the sizes
    /// that it was trained on have an x-height of half of that.
    pub strip_x_height: f32,
    /// Lines of at most this many letters are read in three sizes at once: one letter gives the engine little to
    /// find its scale by.
    pub short_line: usize,
    /// Words below this confidence (0…1) send their line to the second look.
    pub second_look: f32,
    /// Share of a page's letters that the second look may take, both sizes counted. Bounds its time.
    pub second_share: f32,
    /// Words below this confidence (0…1) count as unsure.
    pub unsure: f32,
    /// Share of a page's words from which unsure ones are worth a diagnostic.
    pub unsure_share: f32,
    /// Letters that a page's own text must have before it is judged.
    pub judged_letters: usize,
    /// Share of Vietnamese syllables (0…1) below which a page's own text is not what stands on it. Plans have 0.9 and
    /// more; a text layer through a broken map has 0.3.
    pub believable_share: f32,
    /// A page of which at least this share of the letters is plain Latin is believed, whatever its language. Default
    /// 0.97.
    pub plain_share: f32,
    /// What the neighbours of a word say about it.
    pub company: CompanySettings,
}

/// How much the neighbours of a word, here and elsewhere in the document, may say about its reading. Confidences, 0…1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CompanySettings {
    /// Confidence from which a word of one reading counts as evidence for others.
    pub sure: f32,
    /// A word below this is not vouched for, whatever its neighbours: too little of it was seen.
    pub least: f32,
    /// What a word is raised to that makes a word with its neighbour.
    pub vouched: f32,
    /// A reading of another look that makes a word where the first makes none.
    pub seen: f32,
    /// A reading that no look saw, but that alone makes a word here.
    pub supposed: f32,
    /// The same where the engine was sure of what it read.
    pub against: f32,
    /// How often a pair must stand elsewhere in the document to speak for a reading.
    pub often: u32,
    /// How often it must stand there to speak against a reading that the engine was sure of.
    pub very_often: u32,
}

impl Default for CompanySettings {
    fn default() -> Self {
        Self {
            sure: 0.9,
            least: 0.5,
            vouched: 0.94,
            seen: 0.91,
            supposed: 0.88,
            against: 0.8,
            often: 2,
            very_often: 3,
        }
    }
}

impl Default for OcrSettings {
    fn default() -> Self {
        Self {
            when: When::Auto,
            program: None,
            language: "vie".to_owned(),
            page_seconds: 180,
            highest_dpi: 450.0,
            working_dpi: 300.0,
            render_dpi: 300.0,
            speck: 0.14,
            rule_run: 3.2,
            rule_length: 4.0,
            stub_length: 1.9,
            rule_thickness: 0.45,
            rule_gap: 2.2,
            rule_crossed: 0.28,
            line_gap: 5.0,
            strip_x_height: 15.5,
            short_line: 6,
            second_look: 0.8,
            second_share: 0.2,
            unsure: 0.6,
            unsure_share: 0.1,
            judged_letters: 120,
            believable_share: 0.5,
            plain_share: 0.97,
            company: CompanySettings::default(),
        }
    }
}

/// Which pages are read by OCR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum When {
    /// Pages without trustworthy text.
    #[default]
    Auto,
    /// Every page, whatever its text layer says.
    Always,
    /// None.
    Never,
}
