//! Fonts of cells, which tell the character set of what stands in them.

use std::rc::Rc;

use normalize::charset;

use crate::legacy::Letters;

/// A font, by its name.
#[derive(Debug, Clone, Default)]
pub(super) struct Font {
    pub(super) name: String,
    /// Whether it is one of before Unicode, so that its letters are not what they are stored as.
    pub(super) legacy: bool,
}

impl Font {
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), legacy: charset::from_font_name(name).is_some() }
    }
}

/// What a cell of this font shows for a stored text: its letters read, blanks tidied.
pub(super) fn shown(text: &str, font: &Font, letters: &mut Letters) -> Rc<str> {
    crate::clean_lines(&letters.read(text, &font.name)).into()
}
