//! What the program noticed or guessed, as data.

mod code;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use code::Code;

use crate::Region;

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
            message: fill(code.sentence(Lang::En), &arguments),
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

    /// The sentence in a language. One that was read back from JSON knows only the language it was written in.
    pub fn sentence(&self, lang: Lang) -> String {
        let template = self.code.sentence(lang);
        if self.arguments.len() < template.matches("{}").count() {
            return self.message.clone();
        }
        fill(template, &self.arguments)
    }
}

fn fill(template: &str, arguments: &[String]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut gaps = arguments.iter();
    for (i, part) in template.split("{}").enumerate() {
        if i > 0 {
            out.push_str(gaps.next().map_or("…", String::as_str));
        }
        out.push_str(part);
    }
    out
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
