//! Canonical JSON, one file a document: keys in the order of the types, two spaces of indent, numbers in their
//! shortest decimal form, a line feed at the end.

use model::Extraction;
use serde::Serialize;

use crate::ExportError;

/// The document as canonical JSON.
///
/// # Errors
/// None for a well-formed extraction; what serde reports is passed on.
pub fn write(extraction: &Extraction) -> Result<Vec<u8>, ExportError> {
    pretty(extraction)
}

/// Reads back what [`write()`] wrote.
///
/// # Errors
/// The line and column of the first place that does not fit the types.
pub fn read(bytes: &[u8]) -> Result<Extraction, ExportError> {
    Ok(serde_json::from_slice(bytes)?)
}

pub(crate) fn pretty(value: &impl Serialize) -> Result<Vec<u8>, ExportError> {
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The name by which a unit variant is serialised: `TimingKind::Dated` → `dated`.
pub(crate) fn name_of(variant: &impl Serialize) -> String {
    match serde_json::to_value(variant) {
        Ok(serde_json::Value::String(name)) => name,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}
