//! The fonts of the system, and the widths of their letters.

use anyhow::{Context as _, Result, anyhow};
use krilla::text::Font;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

const PLAIN: &[&str] = &[
    "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
];
const BOLD: &[&str] = &[
    "/usr/share/fonts/truetype/liberation2/LiberationSerif-Bold.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Bold.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif-Bold.ttf",
];
const SANS: &[&str] = &[
    "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
];
const SANS_BOLD: &[&str] = &[
    "/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
];
const SECOND: &[&str] =
    &["/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"];

/// A font with its bytes.
pub(crate) struct Face {
    /// For the typesetter.
    pub(crate) font: Font,
    bytes: Vec<u8>,
}

impl Face {
    fn load(paths: &[&str]) -> Result<Self> {
        let path = paths
            .iter()
            .find(|p| std::path::Path::new(p).is_file())
            .ok_or_else(|| anyhow!("none of these fonts is installed: {}", paths.join(", ")))?;
        let bytes = std::fs::read(path).with_context(|| format!("cannot read {path}"))?;
        let font = Font::new(bytes.clone().into(), 0).ok_or_else(|| anyhow!("{path} is no font"))?;
        Ok(Self { font, bytes })
    }

    /// Its program.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Width of a text in points.
    pub(crate) fn width(&self, text: &str, size: f32) -> f32 {
        let Ok(font) = FontRef::new(&self.bytes) else { return 0.0 };
        let metrics = font.glyph_metrics(Size::new(size), LocationRef::default());
        let map = font.charmap();
        text.chars().filter_map(|c| map.map(c)).filter_map(|g| metrics.advance_width(g)).sum()
    }
}

/// The fonts of a plan.
pub struct Faces {
    /// Running text.
    pub(crate) plain: Face,
    /// Headings.
    pub(crate) bold: Face,
    /// Another family, for letters that the first is said not to have.
    pub(crate) second: Face,
}

impl Faces {
    /// Loads them from where systems keep them: a book face, or a face without serifs.
    pub fn load(sans: bool) -> Result<Self> {
        let (plain, bold) = if sans { (SANS, SANS_BOLD) } else { (PLAIN, BOLD) };
        Ok(Self { plain: Face::load(plain)?, bold: Face::load(bold)?, second: Face::load(SECOND)? })
    }
}

/// Breaks a text into lines of at most `width` points.
pub(crate) fn wrap(text: &str, face: &Face, size: f32, width: f32) -> Vec<String> {
    let space = face.width(" ", size);
    let mut lines: Vec<(String, f32)> = Vec::new();
    for word in text.split_whitespace() {
        let own = face.width(word, size);
        match lines.last_mut() {
            Some((line, used)) if *used + space + own <= width => {
                line.push(' ');
                line.push_str(word);
                *used += space + own;
            }
            _ => lines.push((word.to_owned(), own)),
        }
    }
    lines.into_iter().map(|(line, _)| line).collect()
}
