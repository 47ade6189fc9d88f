//! `sharedStrings.xml`: every text of a workbook once, in one run of characters with the place where each ends. A list of
//! strings would cost twice the memory.
#![expect(clippy::wildcard_enum_match_arm, reason = "of the events of an XML reader only a few matter here")]

use quick_xml::events::Event;

use super::stream::{attribute, each_event, push_text};
use crate::container::Container;
use crate::legacy::Letters;
use crate::{Limits, ReadError};

const PART: &str = "xl/sharedStrings.xml";

/// The shared strings: texts, their runs joined.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// The string at an index.
    pub(super) fn get(&self, index: usize) -> Option<&str> {
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
    pub(super) fn read(
        container: &mut Container<'_>,
        letters: &mut Letters,
        limits: &Limits,
    ) -> Result<Self, ReadError> {
        let mut strings = Self::default();
        if !container.has(PART) {
            return Ok(strings);
        }
        let (mut inside, mut phonetic) = (false, false);
        let (mut run, mut font) = (String::new(), String::new());
        each_event(container, PART, &mut |event| {
            match event {
                Event::Start(start) => match start.local_name().into_inner() {
                    "t" => inside = !phonetic,
                    "rPh" => phonetic = true,
                    "r" => font.clear(),
                    "rFont" => font = attribute(start, "val").unwrap_or_default(),
                    _ => {}
                },
                Event::End(end) => match end.local_name().into_inner() {
                    "t" => {
                        inside = false;
                        // without a font of its own, a run is judged by its cell's
                        if font.is_empty() {
                            strings.text.push_str(&run);
                        } else {
                            strings.text.push_str(&letters.read(&run, &font));
                        }
                        run.clear();
                    }
                    "si" => {
                        font.clear();
                        strings.close(limits)?;
                    }
                    "rPh" => phonetic = false,
                    _ => {}
                },
                other if inside => push_text(other, &mut run),
                _ => {}
            }
            Ok(())
        })?;
        Ok(strings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_stand_one_behind_the_other() {
        let mut strings = Strings::default();
        let limits = Limits { sheet_text_bytes: 8, ..Limits::default() };
        for text in ["Sở", "", "Y"] {
            strings.text.push_str(text);
            strings.close(&limits).expect("within the limit");
        }
        assert_eq!([0, 1, 2, 3].map(|i| strings.get(i)), [Some("Sở"), Some(""), Some("Y"), None]);
        strings.text.push_str("Tế");
        let refused = strings.close(&limits).expect_err("over the limit").to_string();
        assert!(refused.contains("sheet_text_bytes"), "{refused}");
    }
}
