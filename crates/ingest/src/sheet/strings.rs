//! `sharedStrings.xml`: every text of a workbook once, in one run of characters with the place where each ends. A list of
//! strings would cost twice the memory.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::stream::{Piece, attribute, each_piece, push_text};
use super::{Font, shown};
use crate::container::Container;
use crate::legacy::Letters;
use crate::{Limits, ReadError};

const PART: &str = "xl/sharedStrings.xml";

/// The shared strings: texts, their runs joined.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
    /// Strings whose runs name fonts: the end of each run within its string, and its font; empty where it is its cell's.
    rich: BTreeMap<usize, Vec<(usize, String)>>,
    /// What cells whose font says nothing of letters show, once one asked.
    shown: Vec<Option<Rc<str>>>,
}

impl Strings {
    /// What a cell of this font shows for the string at an index.
    pub(super) fn show(&mut self, index: usize, font: &Font, letters: &mut Letters) -> Option<Rc<str>> {
        if font.legacy {
            return self.read_string(index, font, letters);
        }
        if self.shown.is_empty() {
            self.shown.resize(self.ends.len(), None);
        }
        if let Some(Some(known)) = self.shown.get(index) {
            return Some(Rc::clone(known));
        }
        let text = self.read_string(index, font, letters)?;
        if let Some(place) = self.shown.get_mut(index) {
            *place = Some(Rc::clone(&text));
        }
        Some(text)
    }

    fn read_string(&self, index: usize, font: &Font, letters: &mut Letters) -> Option<Rc<str>> {
        let text = self.get(index)?;
        let Some(rich) = self.rich.get(&index) else { return Some(shown(text, font, letters)) };
        let starts = std::iter::once(0).chain(rich.iter().map(|(end, _)| *end));
        let runs = starts.zip(rich).filter_map(|(start, (end, own))| {
            let own = if own.is_empty() { font.name.as_str() } else { own };
            Some((text.get(start..*end)?, own))
        });
        let runs: Vec<(&str, &str)> = runs.collect();
        Some(crate::clean_lines(&letters.read_runs(&runs).concat()).into())
    }

    /// The string at an index, as stored.
    fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |e| *e as usize);
        self.text.get(start..end)
    }

    fn close(&mut self, limits: &Limits) -> Result<(), ReadError> {
        let length = self.text.len() as u64;
        match u32::try_from(length).ok().filter(|_| length <= limits.sheet_text_bytes) {
            Some(end) => {
                self.ends.push(end);
                Ok(())
            }
            None => Err(ReadError::over("sheet_text_bytes", limits.sheet_text_bytes, length)),
        }
    }

    /// Reads the part; a workbook may have none.
    pub(super) fn read(container: &mut Container<'_>, limits: &Limits) -> Result<Self, ReadError> {
        let mut strings = Self::default();
        if !container.has(PART) {
            return Ok(strings);
        }
        let (mut inside, mut phonetic) = (false, false);
        let (mut run, mut font) = (String::new(), String::new());
        let (mut start, mut runs): (usize, Vec<(usize, String)>) = (0, Vec::new());
        each_piece(container, PART, &mut |piece| {
            match piece {
                Piece::Open(start) => match start.local_name().into_inner() {
                    "t" => inside = !phonetic,
                    "rPh" => phonetic = true,
                    "r" => font.clear(),
                    "rFont" => font = attribute(start, "val").unwrap_or_default().into_owned(),
                    _ => {}
                },
                Piece::Close(name) => match name {
                    "t" => {
                        inside = false;
                        strings.text.push_str(&run);
                        runs.push((strings.text.len() - start, std::mem::take(&mut font)));
                        run.clear();
                    }
                    "si" => {
                        if runs.iter().any(|(_, font)| !font.is_empty()) {
                            strings.rich.insert(strings.ends.len(), std::mem::take(&mut runs));
                        }
                        runs.clear();
                        strings.close(limits)?;
                        start = strings.text.len();
                    }
                    "rPh" => phonetic = false,
                    _ => {}
                },
                Piece::Text(text) if inside => push_text(&text, &mut run),
                Piece::Text(_) => {}
            }
            Ok(())
        })?;
        Ok(strings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(texts: &[&str]) -> Strings {
        let mut strings = Strings::default();
        for text in texts {
            strings.text.push_str(text);
            strings.close(&Limits::default()).expect("within the limit");
        }
        strings
    }

    #[test]
    fn strings_stand_one_behind_the_other() {
        let mut strings = strings(&["Sở", "", "Y"]);
        assert_eq!([0, 1, 2, 3].map(|i| strings.get(i)), [Some("Sở"), Some(""), Some("Y"), None]);
        strings.text.push_str("Tế");
        let limits = Limits { sheet_text_bytes: 4, ..Limits::default() };
        let refused = strings.close(&limits).expect_err("over the limit").to_string();
        assert!(refused.contains("sheet_text_bytes"), "{refused}");
    }

    #[test]
    fn a_string_is_shown_by_the_font_of_its_cell() {
        let mut strings = strings(&[" ñöôøng  "]);
        let mut letters = Letters::default();
        let mut show = |font| strings.show(0, &Font::new(font), &mut letters).map(|text| text.to_string());
        for _ in 0..2 {
            assert_eq!(show("VNI-Times").as_deref(), Some("đường"));
            assert_eq!(show("Arial").as_deref(), Some("ñöôøng"));
        }
        assert_eq!(strings.show(1, &Font::new(""), &mut letters), None);
    }
}
