//! The text of one paragraph while its runs come in, and what most of its letters look like.

use model::{Paragraph, Style};

use crate::legacy::Letters;
use crate::symbol;

/// What a run looks like.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Look<'a> {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// In points; 0 where unknown.
    pub size: f32,
    /// Name of the font; empty where unknown.
    pub font: &'a str,
    /// Printed in capitals, whatever was typed.
    pub capitals: bool,
}

/// Text in one font. Runs of the same font are one piece: a letter of VNI is two characters, and a change of colour
/// may part them.
#[derive(Debug)]
struct Piece {
    text: String,
    font: String,
    capitals: bool,
}

/// Text and the looks of its letters.
#[derive(Debug, Default)]
pub(crate) struct Ink {
    pieces: Vec<Piece>,
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
    pub(crate) fn push(&mut self, text: &str, look: Look<'_>) {
        match self.pieces.last_mut() {
            Some(last) if last.font == look.font && last.capitals == look.capitals => {
                last.text.push_str(text);
            }
            _ => self.pieces.push(Piece {
                text: text.to_owned(),
                font: look.font.to_owned(),
                capitals: look.capitals,
            }),
        }
        let count = text.chars().filter(|c| c.is_alphanumeric()).count();
        self.letters += count;
        self.bold += if look.bold { count } else { 0 };
        self.italic += if look.italic { count } else { 0 };
        let half = (look.size * 2.0) as u32;
        match self.sizes.iter_mut().find(|(size, _)| *size == half) {
            Some((_, n)) => *n += count,
            None => self.sizes.push((half, count)),
        }
    }

    /// Appends a break or a blank that belongs to no run.
    pub(crate) fn push_sign(&mut self, sign: char) {
        match self.pieces.last_mut() {
            Some(last) => last.text.push(sign),
            None => self.pieces.push(Piece { text: sign.into(), font: String::new(), capitals: false }),
        }
    }

    /// The text that was pushed last.
    pub(crate) fn last_text(&self) -> &str {
        self.pieces.last().map_or("", |piece| piece.text.as_str())
    }

    /// Whether nothing has come yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Whether it takes a line in print: a hard space or a break does, white space of the source does not.
    pub(crate) fn is_shown(&self) -> bool {
        self.pieces.iter().any(|p| p.text.contains(|c: char| !matches!(c, ' ' | '\t' | '\r')))
    }

    /// The paragraph, without number and place.
    pub(crate) fn paragraph(&self, letters: &mut Letters) -> Paragraph {
        // signs say nothing of letters
        let spoken = self.pieces.iter().map(|piece| {
            let signs = symbol::is_symbolic(&piece.font);
            if signs { ("", "") } else { (piece.text.as_str(), piece.font.as_str()) }
        });
        let runs: Vec<(&str, &str)> = spoken.collect();
        let mut text = String::new();
        for (piece, read) in self.pieces.iter().zip(letters.read_runs(&runs)) {
            if symbol::is_symbolic(&piece.font) {
                text.extend(piece.text.chars().map(|c| symbol::sign(c, &piece.font)));
            } else if piece.capitals {
                text.extend(read.chars().flat_map(char::to_uppercase));
            } else {
                text.push_str(&read);
            }
        }
        let size = self.sizes.iter().rev().max_by_key(|(_, n)| *n).map_or(0, |(half, _)| *half);
        let most = |n: usize| n * 2 > self.letters;
        let style = Style { bold: most(self.bold), italic: most(self.italic), size: size as f32 / 2.0 };
        Paragraph { text: crate::clean_paragraph(&text), style, ..Paragraph::default() }
    }
}
