//! The years that a document of the Vietnamese state names.

/// From the founding of the state on. Four digits outside are a sum, a count or the number of a document.
const YEARS: std::ops::Range<i16> = 1945..2100;

/// Whether four digits are a year.
pub(crate) fn is_year(value: i16) -> bool {
    YEARS.contains(&value)
}
