//! The fonts of the system, and the widths of their letters.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Context as _, Result, anyhow};
use krilla::text::Font;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

/// Files of fonts with all Vietnamese letters, the best first: those of free systems, of macOS, of Windows.
const PLAIN: &[&str] =
    &["LiberationSerif-Regular.ttf", "DejaVuSerif.ttf", "Times New Roman.ttf", "times.ttf"];
const BOLD: &[&str] =
    &["LiberationSerif-Bold.ttf", "DejaVuSerif-Bold.ttf", "Times New Roman Bold.ttf", "timesbd.ttf"];
const SANS: &[&str] = &["LiberationSans-Regular.ttf", "DejaVuSans.ttf", "Arial.ttf"];
const SANS_BOLD: &[&str] =
    &["LiberationSans-Bold.ttf", "DejaVuSans-Bold.ttf", "Arial Bold.ttf", "arialbd.ttf"];
const SECOND: &[&str] = &["DejaVuSerif.ttf", "DejaVuSans.ttf", "Georgia.ttf", "Verdana.ttf"];

/// Folders in which systems keep fonts.
const FOLDERS: &[&str] = &[
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "C:\\Windows\\Fonts",
];
/// Folders in which users keep fonts, within their home.
const OF_USERS: &[&str] = &[".local/share/fonts", ".fonts", "Library/Fonts"];
/// How deep fonts lie: `truetype/liberation2/…`.
const DEPTH: usize = 4;

/// The files of fonts that are installed, by name in lower case.
fn installed() -> &'static BTreeMap<String, PathBuf> {
    static INSTALLED: OnceLock<BTreeMap<String, PathBuf>> = OnceLock::new();
    INSTALLED.get_or_init(|| {
        let home = env::var_os("HOME").map(PathBuf::from);
        let of_users = home.iter().flat_map(|home| OF_USERS.iter().map(|folder| home.join(folder)));
        let mut found = BTreeMap::new();
        for folder in FOLDERS.iter().map(PathBuf::from).chain(of_users) {
            gather(&folder, DEPTH, &mut found);
        }
        found
    })
}

/// Takes in what lies in a folder; of two files of one name the first by path.
fn gather(folder: &Path, depth: usize, found: &mut BTreeMap<String, PathBuf>) {
    // A folder that is not there, or not ours to read, holds no font.
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            if depth > 0 {
                gather(&path, depth - 1, found);
            }
        } else if let Some(name) = path.file_name() {
            found.entry(name.to_string_lossy().to_lowercase()).or_insert(path);
        }
    }
}

/// The first of some files that is installed, and its bytes, that has the letters: some releases of a font that bears the
/// right name do not (Liberation 1 has none with two marks).
fn choose<'f>(
    names: &[&str],
    installed: &'f BTreeMap<String, PathBuf>,
    has_letters: impl Fn(&[u8]) -> bool,
) -> Result<(&'f Path, Vec<u8>)> {
    for path in names.iter().filter_map(|name| installed.get(&name.to_lowercase())) {
        let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        if has_letters(&bytes) {
            return Ok((path, bytes));
        }
    }
    Err(missing(names))
}

/// Whether a font has every letter of the language.
fn has_letters(bytes: &[u8]) -> bool {
    let Ok(font) = FontRef::new(bytes) else { return false };
    let map = font.charmap();
    ('\u{1ea0}'..='\u{1ef9}').chain("ăâđêôơưĂÂĐÊÔƠƯ".chars()).all(|c| map.map(c).is_some())
}

fn missing(names: &[&str]) -> anyhow::Error {
    anyhow!(
        "no font to set a PDF with: none of {} with all letters of Vietnamese is in {} or the user's folder of fonts (Debian, Ubuntu: `apt-get install fonts-dejavu-core`; Fedora: `dnf install dejavu-serif-fonts dejavu-sans-fonts`)",
        names.join(", "),
        FOLDERS.join(", ")
    )
}

/// A font with its bytes.
pub(crate) struct Face {
    /// For the typesetter.
    pub(crate) font: Font,
    bytes: Vec<u8>,
}

impl Face {
    fn load(names: &[&str]) -> Result<Self> {
        let (path, bytes) = choose(names, installed(), has_letters)?;
        let font =
            Font::new(bytes.clone().into(), 0).ok_or_else(|| anyhow!("{} is no font", path.display()))?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_font_that_has_the_letters_is_taken_and_none_is_said_to_be_missing() {
        let folder = tempfile::tempdir().unwrap();
        for (name, letters) in [
            ("truetype/dejavu/DejaVuSerif.ttf", "all"),
            ("liberation-serif/LiberationSerif-Regular.ttf", "all"),
            ("liberation-serif/LiberationSerif-Bold.ttf", "some"),
            ("dejavu/DejaVuSerif-Bold.ttf", "all"),
            ("TIMES.TTF", "all"),
        ] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, letters).unwrap();
        }
        let mut found = BTreeMap::new();
        gather(folder.path(), DEPTH, &mut found);
        let choose = |names: &[&str]| choose(names, &found, |bytes| bytes == b"all").map(|(path, _)| path);
        for (names, chosen) in [
            (PLAIN, "LiberationSerif-Regular.ttf"),
            (BOLD, "DejaVuSerif-Bold.ttf"),
            (SECOND, "DejaVuSerif.ttf"),
            (&["times.ttf"], "TIMES.TTF"),
        ] {
            assert!(choose(names).unwrap().ends_with(chosen), "{names:?}");
        }
        let missing = choose(SANS).unwrap_err().to_string();
        assert!(missing.contains("Arial.ttf") && missing.contains("fonts-dejavu-core"), "{missing}");
    }
}
