//! The manual pages of repairs: those of tables, whose cases are their tests, and those of texts.

/// Repairs of texts, by name.
const OF_TEXTS: &[(&str, &str)] = &[
    ("misread-time", include_str!("../../manual/misread-time.md")),
    ("spelling", include_str!("../../manual/spelling.md")),
    ("stray-mark", include_str!("../../manual/stray-mark.md")),
    ("torn-paragraph", include_str!("../../manual/torn-paragraph.md")),
];

/// Every page, with its name.
pub(super) fn pages() -> impl Iterator<Item = (&'static str, &'static str)> {
    parse::MANUAL.iter().chain(OF_TEXTS).copied()
}
