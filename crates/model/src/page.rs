//! A page as its reader saw it: words, ruling lines and images, before any meaning.

use serde::{Deserialize, Serialize};

use crate::{Rect, Region, Skew, Style};

/// One page. Coordinates are points from the top left as displayed (see [`Rect`]), but words and rulings of a scan that
/// lies askew stand level, so that lines and columns can be told: [`Page::region`] says where they are displayed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Page {
    /// Counted from 1 through the whole file.
    pub number: u32,
    /// Displayed width in points.
    pub width: f32,
    /// Displayed height in points.
    pub height: f32,
    /// How far a page that lies on its side or head was turned clockwise to be read; all coordinates are those of the turned
    /// page. What the file itself says about turning was applied before and is not told.
    pub rotation: Rotation,
    /// How far words and rulings are from where the page displays them.
    pub skew: Skew,
    /// Words in reading order of their lines: top to bottom, left to right.
    pub words: Vec<Word>,
    /// Straight horizontal and vertical lines: strokes, and bars thin enough to be lines.
    pub rulings: Vec<Ruling>,
    /// Pictures on the page, as displayed.
    pub images: Vec<Image>,
    /// Median glyph size in points: the unit of every threshold downstream. 0 on a page without text.
    pub glyph_size: f32,
    /// Where this page's words came from.
    pub text: TextOrigin,
    /// Places that hold text which the reader could not read: a scan, letters drawn as shapes, glyphs without
    /// Unicode; as displayed. They are for OCR; whoever reads one takes it off the list.
    pub unread: Vec<Rect>,
}

impl Page {
    /// The place of a box of its words or rulings, as displayed.
    pub fn region(&self, rect: &Rect) -> Region {
        Region::on_page(self.number, self.skew.display(rect))
    }
}

/// Quarter turns clockwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Rotation {
    /// Upright.
    #[default]
    None,
    /// 90° clockwise.
    Quarter,
    /// 180°.
    Half,
    /// 270° clockwise.
    ThreeQuarters,
}

/// Where the words of a page came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum TextOrigin {
    /// Glyphs of the file.
    Native,
    /// Read from the picture by an OCR engine.
    Ocr,
    /// Both on one page.
    Mixed,
    /// There are none: an empty page, or a scan that was not read.
    #[default]
    None,
}

/// The direction in which a word runs on the displayed page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum TextDirection {
    /// Left to right.
    #[default]
    Right,
    /// Top to bottom: turned 90° clockwise.
    Down,
    /// Bottom to top: turned 90° counter-clockwise.
    Up,
    /// Upside down.
    Left,
}

/// A run of letters without a gap.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Word {
    /// NFC text, no white space inside.
    pub text: String,
    /// The box of its glyphs: ascent to descent, not just the ink.
    pub bbox: Rect,
    /// y of the baseline for horizontal text, x for vertical text, in points.
    pub baseline: f32,
    /// Bold, italic, size.
    pub style: Style,
    /// Which way it runs.
    pub direction: TextDirection,
    /// How sure the OCR engine was, 0…1; `None` for glyphs of the file.
    pub ocr_confidence: Option<f32>,
    /// Other readings of the same ink that the OCR stage could not rule out, best first. Empty for glyphs of the file.
    pub readings: Vec<String>,
    /// Whether white space stood between this word and the one before it on its line in the source. False where a
    /// reader had to split one run, as at a change of cell.
    pub space_before: bool,
    /// The letters are probably not what stands on the page: the font tells no Unicode, or tells it wrongly. The
    /// place is right, so that OCR can read the box; the text must not pass as read.
    pub suspect: bool,
}

/// A straight line, horizontal or vertical, as its bounding box (thickness included).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Ruling {
    /// The box; the longer side is the direction.
    pub bbox: Rect,
}

impl Ruling {
    /// Whether it runs left to right.
    pub fn is_horizontal(&self) -> bool {
        self.bbox.width() >= self.bbox.height()
    }
}

/// A picture placed on the page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Image {
    /// Where it stands.
    pub bbox: Rect,
    /// Its width in samples.
    pub pixel_width: u32,
    /// Its height in samples.
    pub pixel_height: u32,
}
