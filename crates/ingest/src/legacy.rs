//! Text of before Unicode inside files of today: runs in `.VnTime`, `VNI-Times` and their kin.
//!
//! A run is decided by its font. Where fonts are silent, the letters that look foreign are collected, and once the
//! file is read its statistics decide for all of them; the file is then read a second time.

use std::borrow::Cow;

use model::{Code, Diagnostic, Encoding};
use normalize::charset::{self, FontCharset};

use crate::Oddities;

/// Reads runs, and remembers what they were.
#[derive(Debug, Clone, Default)]
pub(crate) struct Letters {
    /// Character sets met, in order of first sight.
    encodings: Vec<Encoding>,
    diagnostics: Vec<Diagnostic>,
    /// What to assume where no font tells.
    assumed: Option<Encoding>,
    /// Runs that look foreign.
    sample: String,
    odd: Oddities,
}

impl Letters {
    /// The letters of a run in a font; the font's name may be empty.
    pub(crate) fn read<'a>(&mut self, text: &'a str, font: &str) -> Cow<'a, str> {
        if text.is_ascii() && self.assumed.is_none() && !font.contains(['V', 'v']) {
            self.met(Encoding::Unicode);
            return Cow::Borrowed(text);
        }
        let known = if font.contains(['V', 'v']) { charset::from_font_name(font) } else { None };
        let assumed = self.assumed.filter(|_| text.chars().any(is_foreign));
        let Some(set) = known.or(assumed.map(FontCharset::plain)) else {
            self.collect(text);
            self.met(Encoding::Unicode);
            self.odd.look(text);
            return Cow::Borrowed(text);
        };
        let run = charset::decode_as(text, set);
        self.met(run.encoding.unwrap_or(Encoding::Unicode));
        self.odd.look(&run.text);
        run.text
    }

    /// The letters of runs that stand one behind the other, each with its font. Runs in fonts of one set are judged
    /// together: a word changes its font where a capital has no code, and a letter alone reads as anything.
    pub(crate) fn read_runs(&mut self, runs: &[(&str, &str)]) -> Vec<String> {
        let set = |font: &str| if font.contains(['V', 'v']) { charset::from_font_name(font) } else { None };
        let sets: Vec<Option<FontCharset>> = runs.iter().map(|(_, font)| set(font)).collect();
        let mut out = Vec::with_capacity(runs.len());
        let mut from = 0;
        while let Some(first) = sets.get(from) {
            let Some(encoding) = first.map(|set| set.encoding) else {
                out.extend(runs.get(from).map(|(text, font)| self.read(text, font).into_owned()));
                from += 1;
                continue;
            };
            let alike = |set: &&Option<FontCharset>| set.is_some_and(|set| set.encoding == encoding);
            let until = from + sets.iter().skip(from).take_while(alike).count();
            let own = runs.get(from..until).unwrap_or_default();
            let whole: String = own.iter().map(|(text, _)| *text).collect();
            let unicode = charset::reads_as_unicode(&whole, encoding);
            self.met(if unicode || whole.is_ascii() { Encoding::Unicode } else { encoding });
            for ((text, _), set) in own.iter().zip(sets.iter().skip(from)) {
                let capitals = set.is_some_and(|set| set.capitals);
                let read =
                    if unicode { (*text).to_owned() } else { charset::decode(text, encoding, capitals) };
                self.odd.look(&read);
                out.push(read);
            }
            from = until;
        }
        out
    }

    /// Once all is read: the letters to read the file with a second time, where its statistics ask for it.
    pub(crate) fn again(&mut self) -> Option<Self> {
        const FEWEST: usize = 40;
        if self.assumed.is_some() || self.sample.chars().count() < FEWEST {
            return None;
        }
        let verdict = charset::judge(&self.sample, &charset::DetectSettings::default());
        let note = charset::diagnose(&verdict);
        let charset::Verdict::Legacy { encoding, .. } = verdict else {
            if let Some(note) = note {
                self.say(note);
            }
            return None;
        };
        Some(Self { assumed: Some(encoding), diagnostics: note.into_iter().collect(), ..Self::default() })
    }

    /// Character sets met and what was noticed.
    pub(crate) fn into_report(self, diagnostics: &mut Vec<Diagnostic>) -> Vec<Encoding> {
        diagnostics.extend(self.diagnostics);
        diagnostics.extend(self.odd.into_notes());
        if self.encodings.is_empty() { vec![Encoding::Unicode] } else { self.encodings }
    }

    fn collect(&mut self, text: &str) {
        const SAMPLE: usize = 60_000;
        if self.sample.len() < SAMPLE && text.chars().any(looks_foreign) {
            self.sample.push_str(text);
            self.sample.push(' ');
        }
    }

    fn met(&mut self, encoding: Encoding) {
        if !self.encodings.contains(&encoding) {
            self.encodings.push(encoding);
        }
    }

    fn say(&mut self, note: Diagnostic) {
        let twin = |d: &Diagnostic| d.code == note.code && d.code != Code::CharsetDetected;
        if !self.diagnostics.contains(&note) && !self.diagnostics.iter().any(twin) {
            self.diagnostics.push(note);
        }
    }
}

/// Characters that a legacy byte surfaces as: Latin-1, what windows-1252 has in the place of its control codes, and the
/// control codes on which some sets have capitals.
fn is_foreign(c: char) -> bool {
    is_upper_latin(c)
        || matches!(c, '\u{1}'..='\u{8}' | '\u{B}'..='\u{1F}')
        || "ŒœŠšŸŽžƒˆ˜‚„†‡‰‹›".contains(c)
}

fn is_upper_latin(c: char) -> bool {
    ('\u{80}'..='\u{FF}').contains(&c)
}

/// Latin-1 characters that neither Vietnamese nor the signs of a plan use.
fn looks_foreign(c: char) -> bool {
    is_upper_latin(c) && !"àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ\u{A0}°±²³·×÷«»§©½¼¾´¨".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_decide_and_statistics_where_they_are_silent() {
        let mut letters = Letters::default();
        assert_eq!(letters.read("ñöôøng", "VNI-Times"), "đường");
        assert_eq!(letters.read("®\u{AD}êng", ".VnTime"), "đường");
        assert_eq!(letters.read("đường", ".VnTime"), "đường");
        assert_eq!(letters.encodings, [Encoding::Vni, Encoding::Tcvn3, Encoding::Unicode]);
        assert!(letters.again().is_none());

        let text = "Tieáng Vieät phaán ñaáu hoaøn thaønh toaøn dieän caùc chæ tieâu nhieäm vuï treân ñòa baøn tænh ñeán heát naêm";
        let mut silent = Letters::default();
        assert_eq!(silent.read(text, "Arial"), text);
        let mut second = silent.again().expect("VNI by its statistics");
        assert!(second.read(text, "Arial").starts_with("Tiếng Việt phấn đấu hoàn thành"));
    }

    #[test]
    fn a_word_in_two_fonts_of_one_set_is_one_word() {
        let mut letters = Letters::default();
        let runs = [("T", ".VnTime"), ("Ê", ".VnTimeH"), ("n c«ng ", ".VnTime"), ("rõ", "Arial")];
        assert_eq!(letters.read_runs(&runs), ["T", "Ấ", "n công ", "rõ"]);
        assert_eq!(letters.read_runs(&[("Ủy ", ".VnTimeH"), ("ban tỉnh", ".VnTime")]), ["Ủy ", "ban tỉnh"]);
    }

    #[test]
    fn unicode_stays() {
        let mut letters = Letters::default();
        let text = "Ủy ban nhân dân tỉnh, 50 m², ±2 °C, «Đề án» ";
        assert_eq!(letters.read(text, "Times New Roman"), text);
        assert!(letters.sample.is_empty() && letters.again().is_none());
    }
}
