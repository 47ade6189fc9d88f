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
    /// A line that is only the number of a page: `3`, `- 3 -`, `Trang 3/12`.
    PAGE_NUMBER, "page number", r"^(?i:trang\s+)?[-–]?\s*\d{1,3}\s*(?:/\s*\d{1,3}\s*)?[-–]?$",
        fits ["3", "- 3 -", "Trang 3/12", "12/15"], fails ["2024", "3.", "3 xã", "Trang bị"];
    /// A cell of a row that numbers the columns: `(1)`, `3`, `(5)=(3)+(4)`.
    COLUMN_NUMBER, "column number", r"^\(?\d{1,2}\)?(?:\s*=\s*[\d()+\-*/x\s]+)?$",
        fits ["(1)", "3", "(5)=(3)+(4)", "5 = 3 + 4"], fails ["(2021)", "1.", "2.1", "a)"];
    /// Place and day of issue; captures `place`, `day`, `month`, `year`.
    ISSUED_AT_ON, "place and day of issue",
        r"^(?P<place>\p{Lu}[\p{L}\s.\-]*?)\s*,\s*(?i:ngày)\s*(?P<day>\d{1,2})\s*(?i:tháng)\s*(?P<month>\d{1,2})\s*(?i:năm)\s*(?P<year>\d{4})$",
        fits ["Tuyên Quang, ngày 05 tháng 01 năm 2024", "TP. Hà Giang, ngày 5 tháng 3 năm 2021"],
        fails ["ngày 05 tháng 01 năm 2024", "Căn cứ Nghị quyết, ngày 05/01/2024", "Sơn Dương, ngày    tháng 8 năm 2021"];
    /// The head of an annex; captures `number` where one is printed.
    ANNEX_HEAD, "head of an annex", r"^(?i:phụ lục)(?:\s+(?i:số\s*)?(?P<number>[IVXLivxl]+|\d{1,2}))?\s*[.:]?$",
        fits ["PHỤ LỤC", "Phụ lục II", "PHỤ LỤC 01", "Phụ lục số 3:"], fails ["Phụ lục kèm theo", "(Phụ lục I)", "Phụ lụcI"];
    /// The line under an annex's title that names the document it belongs to; captures `document`.
    ATTACHED_TO, "attached to", r"^\(?\s*(?i:ban hành\s+)?(?i:kèm theo)\s+(?P<document>[^)]+?)\s*\)?$",
        fits ["(Kèm theo Kế hoạch số 453/KH-UBND ngày 18/10/2021 của UBND huyện)", "Ban hành kèm theo Quyết định số 12/QĐ-UBND"],
        fails ["Phụ lục kèm theo", "kèm", "Gửi kèm theo văn bản"];
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
