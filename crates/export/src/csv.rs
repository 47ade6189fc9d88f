//! CSV (RFC 4180) of the flat columns: UTF-8, comma, CRLF, quotes where needed, a header line.
//!
//! **Formula injection.** A spreadsheet that opens a CSV runs a text that begins with `=`, `+`, `-` or `@` as a
//! formula. Such a text, and a text that begins with an apostrophe, gets one apostrophe in front; [`unguard`] takes it
//! away again, so that nothing is lost: a reader strips one leading apostrophe, where there is one, from every text.

use std::borrow::Cow;

use ::csv::{Terminator, WriterBuilder};
use model::Extraction;

use crate::flat::{self, COLUMNS};
use crate::value::Value;
use crate::{ExportError, ExportSettings};

/// The byte order mark that makes spreadsheets read a CSV as UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Every task of every document, a row each, after the header line.
///
/// # Errors
/// None for well-formed extractions; what the writer reports is passed on.
pub fn write(extractions: &[Extraction], settings: &ExportSettings) -> Result<Vec<u8>, ExportError> {
    let out = if settings.csv_byte_order_mark { BYTE_ORDER_MARK.to_vec() } else { Vec::new() };
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    writer.write_record(COLUMNS.iter().map(|column| column.column.name))?;
    for row in extractions.iter().flat_map(flat::rows) {
        writer.write_record(row.iter().map(field))?;
    }
    writer.into_inner().map_err(|error| ExportError::Csv(error.into_error().into()))
}

fn field(value: &Value) -> String {
    match value {
        Value::Text(text) => guard(text).into_owned(),
        Value::Null | Value::Integer(_) | Value::Real(_) | Value::Boolean(_) | Value::Date(_) => {
            value.to_text()
        }
    }
}

/// Puts an apostrophe before a text that a spreadsheet might run, or that begins with one already.
pub fn guard(text: &str) -> Cow<'_, str> {
    let first = text.trim_start_matches(|c: char| c.is_whitespace() || c.is_control()).chars().next();
    let runs = matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '−'));
    let control = text.starts_with(['\t', '\r', '\n']);
    if runs || control || text.starts_with('\'') {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text before [`guard`].
pub fn unguard(field: &str) -> &str {
    field.strip_prefix('\'').unwrap_or(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_defused_and_come_back() {
        for (text, guarded) in [
            ("=1+1", true),
            ("+84 123", true),
            ("- Sở Y tế", true),
            ("@SUM(A1)", true),
            ("\t=1", true),
            ("  =cmd|' /C calc'!A0", true),
            ("＝1", true),
            ("\r\n=1", true),
            ("'quoted", true),
            ("Sở Y tế = chủ trì", false),
            ("2.10", false),
            ("", false),
        ] {
            assert_eq!(guard(text) != text, guarded, "{text:?}");
            assert_eq!(unguard(&guard(text)), text);
        }
    }
}
