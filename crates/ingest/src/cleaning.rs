//! Letters and spaces of a text that a reader hands over: NFC, one kind of space, nothing at the ends of a line.

use unicode_normalization::UnicodeNormalization;

/// Cleans a text line by line; lines without any sign at either end go.
pub(crate) fn clean_lines(text: &str) -> String {
    let cleaned: Vec<String> = text.split('\n').map(line).collect();
    cleaned.join("\n").trim_matches('\n').to_owned()
}

fn line(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What two texts are compared by.
pub(crate) fn key(text: &str) -> String {
    text.to_lowercase().replace("hoà", "hòa").replace("uỷ", "ủy")
}
