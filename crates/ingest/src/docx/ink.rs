//! The text of one paragraph while its runs come in, and what most of its letters look like.

use model::{Paragraph, Style};

use super::properties::RunLook;

/// Text and the looks of its letters.
#[derive(Debug, Default)]
pub(super) struct Ink {
    text: String,
    letters: usize,
    bold: usize,
    italic: usize,
    /// Letters by size in half points, in order of first sight: a paragraph has few sizes.
    sizes: Vec<(u32, usize)>,
    /// Whether a page break stands inside.
    pub breaks_page: bool,
}

impl Ink {
    /// Appends text in a look.
    pub(super) fn push(&mut self, text: &str, look: &RunLook) {
        let font = look.font.as_deref().unwrap_or_default();
        let mut count = 0;
        let start = self.text.len();
        if look.capitals == Some(true) {
            self.text.extend(text.chars().flat_map(char::to_uppercase));
        } else if font.starts_with("Symbol") || font.starts_with("Wingdings") || font.starts_with("Webdings")
        {
            self.text.extend(text.chars().map(|c| super::symbol::sign(c, font)));
        } else {
            self.text.push_str(text);
        }
        count += self.text.get(start..).unwrap_or_default().chars().filter(|c| c.is_alphanumeric()).count();
        self.letters += count;
        self.bold += if look.bold == Some(true) { count } else { 0 };
        self.italic += if look.italic == Some(true) { count } else { 0 };
        let half = look.size.map_or(0, |points| (points * 2.0) as u32);
        match self.sizes.iter_mut().find(|(size, _)| *size == half) {
            Some((_, n)) => *n += count,
            None => self.sizes.push((half, count)),
        }
    }

    /// Appends a break or a blank that belongs to no run.
    pub(super) fn push_sign(&mut self, sign: char) {
        self.text.push(sign);
    }

    /// The paragraph, without number and place.
    pub(super) fn paragraph(&self) -> Paragraph {
        let size = self.sizes.iter().rev().max_by_key(|(_, n)| *n).map_or(0, |(half, _)| *half);
        let most = |n: usize| n * 2 > self.letters;
        let style = Style { bold: most(self.bold), italic: most(self.italic), size: size as f32 / 2.0 };
        Paragraph { text: crate::clean_paragraph(&self.text), style, ..Paragraph::default() }
    }
}
