//! Every regular expression of the project, each with a name and a table of what it fits and what it does not.
//!
//! A pattern is compiled when it is first used; a test compiles all of them and tries their tables.

use std::sync::LazyLock;

use regex::Regex;

/// A named regular expression.
#[derive(Debug)]
pub struct Pattern {
    /// What the pattern finds, in a few words.
    pub name: &'static str,
    /// Texts in which it is found.
    pub fits: &'static [&'static str],
    /// Texts in which it is not.
    pub fails: &'static [&'static str],
    regex: LazyLock<Regex>,
}

impl Pattern {
    /// The compiled expression.
    pub fn regex(&self) -> &Regex {
        &self.regex
    }
}

/// Declares patterns: a static for each, and [`all`] for the test.
macro_rules! patterns {
    ($($(#[$doc:meta])* $ident:ident, $name:literal, $source:literal, fits $fits:expr, fails $fails:expr;)*) => {
        $($(#[$doc])* pub static $ident: Pattern = Pattern {
            name: $name,
            fits: &$fits,
            fails: &$fails,
            regex: LazyLock::new(|| {
                #[expect(clippy::disallowed_methods, reason = "this is the one place that compiles patterns")]
                Regex::new($source).expect("a test compiles every pattern")
            }),
        };)*

        /// Every pattern, in the order of this file.
        pub fn all() -> Vec<&'static Pattern> {
            vec![$(&$ident),*]
        }
    };
}

patterns! {
    /// A year of our time, alone: `2024`.
    YEAR, "year", r"^(?:19|20)\d{2}$",
        fits ["2024", "1999", "2050"], fails ["224", "12024", "2150", "năm 2024"];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_keeps_to_its_table() {
        for pattern in all() {
            for text in pattern.fits {
                assert!(pattern.regex().is_match(text), "{} must fit «{text}»", pattern.name);
            }
            for text in pattern.fails {
                assert!(!pattern.regex().is_match(text), "{} must not fit «{text}»", pattern.name);
            }
            assert!(!pattern.fits.is_empty() && !pattern.fails.is_empty(), "{} has no table", pattern.name);
        }
    }
}
