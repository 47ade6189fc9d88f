//! Canonical JSON, one file a document: keys in the order of the types, two spaces of indent, numbers in their
//! shortest decimal form, a line feed at the end.

mod buffer;
mod writer;

use std::io;

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

/// Writes the document as canonical JSON, a buffer at a time.
///
/// # Errors
/// What `out` reports.
pub fn write_to(extraction: &Extraction, out: &mut dyn io::Write) -> Result<(), ExportError> {
    writer::write(extraction, out)
}

/// Reads back what [`write()`] wrote.
///
/// # Errors
/// The line and column of the first place that does not fit the types.
pub fn read(bytes: &[u8]) -> Result<Extraction, ExportError> {
    Ok(serde_json::from_slice(bytes)?)
}

pub(crate) fn pretty(value: &impl Serialize) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    writer::write(value, &mut bytes)?;
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt::Debug;

    use jiff::civil::date;
    use serde::Serialize;
    use serde_json::{json, to_vec_pretty};

    use super::pretty;

    fn is_as_serde_writes_it(value: &(impl Serialize + Debug)) {
        let mut wanted = to_vec_pretty(value).unwrap();
        wanted.push(b'\n');
        let written = pretty(value).unwrap();
        assert_eq!(String::from_utf8(written), String::from_utf8(wanted), "{value:?}");
    }

    #[test]
    fn the_layout_is_that_of_serde() {
        let deep = (0..40).fold(json!(1), |inner, _| json!([{}, {"k": [inner]}]));
        let long = (0..9000).map(|at| json!({"at": at, "text": "Sở \"Y tế\"\n".repeat(at % 7)})).collect();
        for value in [
            json!(null),
            json!([]),
            json!({}),
            json!({"a": [], "b": {"c": [1, [2], {}], "d": "é\n"}, "\"\t": [true, false, ""]}),
            deep,
            long,
        ] {
            is_as_serde_writes_it(&value);
        }
    }

    #[test]
    fn every_kind_of_value_is_written_as_serde_writes_it() {
        #[derive(Debug, Serialize)]
        struct Fields<'a> {
            text: &'a str,
            letter: char,
            pair: (Option<u8>, ()),
            bounds: [Option<f32>; 3],
            box_of: [f32; 4],
            large: [f64; 3],
            whole: (i8, i16, i32, i64, u16, u32, u64),
            day: jiff::civil::Date,
            variants: Vec<Variant>,
            map: BTreeMap<String, Newtype>,
        }
        #[derive(Debug, Serialize)]
        enum Variant {
            Unit,
            Holds(Newtype),
        }
        #[derive(Debug, Serialize)]
        struct Newtype(Option<bool>);
        is_as_serde_writes_it(&Fields {
            text: "x\u{1}\u{7f}\u{2028}",
            letter: '"',
            pair: (None, ()),
            bounds: [None, Some(0.1), Some(f32::NAN)],
            box_of: [0.0, -1.5, 1e20, 0.973],
            large: [1e300, f64::MIN_POSITIVE, f64::INFINITY],
            whole: (-1, i16::MIN, 0, i64::MIN, 7, u32::MAX, u64::MAX),
            day: date(2026, 3, 31),
            variants: vec![Variant::Unit, Variant::Holds(Newtype(None))],
            map: [("a\\".to_owned(), Newtype(Some(true))), (String::new(), Newtype(None))].into(),
        });
    }

    #[test]
    fn keys_are_texts() {
        assert!(pretty(&BTreeMap::from([(1, 2)])).is_err());
    }
}
