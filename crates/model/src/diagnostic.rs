//! What the program noticed or guessed, as data.

mod code;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use code::Code;

use crate::template::{Gap, filled, gaps};
use crate::{Region, field};

/// The language of messages to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Vietnamese.
    Vi,
}

/// How much a reader should worry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The output is not affected.
    Note,
    /// The output rests on a guess here, or the plan itself is odd here.
    Warning,
    /// Something of the source is missing from the output, or probably wrong.
    Error,
}

/// One observation, tied to the place that it is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Diagnostic {
    /// Stable code; see `boctach explain`.
    pub code: Code,
    /// How much to worry.
    pub severity: Severity,
    /// One sentence.
    pub message: String,
    /// Where, if it is about a place.
    #[serde(rename = "where")]
    pub place: Option<Region>,
    /// What fills the sentence's gaps, kept so that it can be said in another language.
    #[serde(skip)]
    #[schemars(skip)]
    pub arguments: Vec<String>,
}

impl Diagnostic {
    /// An observation with the severity that its code has by default. `arguments` fill the `{}` of its sentence in
    /// order.
    pub fn new(code: Code, arguments: &[&str]) -> Self {
        let arguments: Vec<String> = arguments.iter().map(|&a| a.to_owned()).collect();
        Self {
            code,
            severity: code.severity(),
            message: filled(code.sentence(Lang::En), &arguments),
            place: None,
            arguments,
        }
    }

    /// Ties it to a place.
    #[must_use]
    pub fn at(mut self, place: Region) -> Self {
        self.place = Some(place);
        self
    }

    /// The sentence in a language. Of one that was read back from JSON the gaps are told by its English sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        if lang == Lang::En {
            return self.message.clone();
        }
        let template = self.code.sentence(lang);
        let words = |_: Gap, words: &str| Some(words.to_owned());
        let read = || gaps(self.code.sentence(Lang::En), &self.message, &words);
        let mut arguments =
            if self.arguments.is_empty() { read() } else { Some(self.arguments.clone()) }.unwrap_or_default();
        if arguments.len() < template.matches("{}").count() {
            return self.message.clone();
        }
        if self.code == Code::BodyAnnexDisagree
            && let Some(field) = arguments.get_mut(1)
        {
            *field = field::name(field, lang).to_owned();
        }
        filled(template, &arguments)
    }
}

/// A value together with what was noticed while making it.
#[derive(Debug, Clone, PartialEq)]
pub struct Traced<T> {
    /// The product.
    pub value: T,
    /// The notes, in the order they were made.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Traced<T> {
    /// A value about which there is nothing to say.
    pub fn plain(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }

    /// Takes the value out and appends its notes to `notes`.
    pub fn note_into(self, notes: &mut Vec<Diagnostic>) -> T {
        notes.extend(self.diagnostics);
        self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The message of a diagnostic that was made here, and of one that was read back.
    #[test]
    fn diagnostics_in_vietnamese() {
        for (code, arguments, said) in [
            (Code::NoText, vec![], "văn bản không có chữ đọc được"),
            (Code::RowBlank, vec!["2.1"], "dòng 2.1 chỉ có số thứ tự, không có nội dung"),
            (
                Code::BodyAnnexDisagree,
                vec!["4", "lead", "Sở Y tế", "Sở Nội vụ"],
                "nội dung kế hoạch và phụ lục cùng nêu nhiệm vụ 4 nhưng không thống nhất về chủ trì: Sở Y tế và Sở Nội vụ",
            ),
        ] {
            let made = Diagnostic::new(code, &arguments);
            assert_eq!(made.sentence(Lang::Vi), said);
            let read = Diagnostic { arguments: Vec::new(), ..made };
            assert_eq!(read.sentence(Lang::Vi), said);
        }
        let other =
            Diagnostic { message: "another wording".into(), ..Diagnostic::new(Code::RowBlank, &["1"]) };
        let other = Diagnostic { arguments: Vec::new(), ..other };
        assert_eq!(other.sentence(Lang::Vi), "another wording");
    }
}
