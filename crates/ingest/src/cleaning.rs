//! Letters and spaces of a text that a reader hands over: NFC, one kind of space, nothing at the ends of a line; and what
//! is to be said about its letters.

use model::Diagnostic;
use normalize::{Looks, trimmed};

/// What cleaning changes of letters, or leaves though it looks odd: of each kind the first, for a file that has one has
/// it in every line.
#[derive(Debug, Clone, Default)]
pub(crate) struct Oddities(Vec<Diagnostic>);

impl Oddities {
    /// Looks at a text as it was stored, before it is cleaned. Gives what is new.
    pub(crate) fn look(&mut self, text: &str) -> &mut [Diagnostic] {
        let known = self.0.len();
        if !text.is_ascii() {
            for note in normalize::oddities(text) {
                if !self.0.iter().any(|have| have.code == note.code) {
                    self.0.push(note);
                }
            }
        }
        self.0.get_mut(known..).unwrap_or_default()
    }

    /// All of them.
    pub(crate) fn into_notes(self) -> Vec<Diagnostic> {
        self.0
    }
}

/// Cleans a text line by line; blank lines at either end go.
pub(crate) fn clean_lines(text: &str) -> String {
    if !text.contains('\n') {
        return line(text);
    }
    let cleaned: Vec<String> = text.split('\n').map(line).collect();
    cleaned.join("\n").trim_matches('\n').to_owned()
}

/// The same for a part of a line whose looks are known: what stands between tabs.
pub(crate) fn clean_part(text: &str, line: Looks) -> String {
    let blank_end = text.starts_with(' ') || text.ends_with(' ');
    if line.is_tidy_between_tabs() && !blank_end {
        debug_assert!(normalize::is_tidy(text), "{text:?}");
        return text.to_owned();
    }
    clean_lines(text)
}

/// The same for running text, where a line of dashes under a title is an ornament.
pub(crate) fn clean_paragraph(text: &str) -> String {
    let cleaned: Vec<String> = text.split('\n').map(line).filter(|line| !is_ornament(line)).collect();
    cleaned.join("\n").trim_matches('\n').to_owned()
}

/// Whether a line is drawn, not written: a rule of dashes, underscores or stars.
pub(crate) fn is_ornament(text: &str) -> bool {
    const SHORTEST: usize = 3;
    let rule = |c: char| matches!(c, '-' | '_' | '=' | '*' | '~' | '–' | '—' | '─');
    let text = trimmed(text);
    text.chars().all(rule) && text.chars().count() >= SHORTEST
}

fn line(text: &str) -> String {
    if normalize::is_tidy(text) {
        return text.to_owned();
    }
    normalize::single_spaced(&normalize::clean(text)).into_owned()
}
