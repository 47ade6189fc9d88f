//! Canonical JSON, one file a document: keys in the order of the types, two spaces of indent, numbers in their
//! shortest decimal form, a line feed at the end.

use std::io::{self, BufWriter, Write as _};

use model::Extraction;
use serde::Serialize;
use serde_json::ser::Formatter;

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
    const BUFFER: usize = 1 << 16;
    let mut buffered = BufWriter::with_capacity(BUFFER, out);
    let mut serializer = serde_json::Serializer::with_formatter(&mut buffered, Indented::default());
    extraction.serialize(&mut serializer)?;
    buffered.write_all(b"\n")?;
    Ok(buffered.flush()?)
}

/// Reads back what [`write()`] wrote.
///
/// # Errors
/// The line and column of the first place that does not fit the types.
pub fn read(bytes: &[u8]) -> Result<Extraction, ExportError> {
    Ok(serde_json::from_slice(bytes)?)
}

pub(crate) fn pretty(value: &impl Serialize) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::with_capacity(4096);
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Indented::default());
    value.serialize(&mut serializer)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The layout of serde's own pretty form, with the indent of a line written at once: half of the time of writing goes
/// into indents.
#[derive(Default)]
struct Indented {
    depth: usize,
    filled: bool,
}

/// A line feed and as many blanks as nesting ever needs; what is deeper is written piece by piece.
const LINE: &[u8; 65] = b"\n                                                                ";

impl Indented {
    fn line(&self, writer: &mut (impl io::Write + ?Sized)) -> io::Result<()> {
        let width = 1 + self.depth * 2;
        writer.write_all(LINE.get(..width).unwrap_or(LINE))?;
        (LINE.len()..width).try_for_each(|_| writer.write_all(b" "))
    }

    fn open(&mut self) {
        self.depth += 1;
        self.filled = false;
    }

    fn close(&mut self, writer: &mut (impl io::Write + ?Sized), bracket: u8) -> io::Result<()> {
        self.depth -= 1;
        if self.filled {
            self.line(writer)?;
        }
        self.filled = true;
        writer.write_all(&[bracket])
    }

    fn item(&self, writer: &mut (impl io::Write + ?Sized), first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        self.line(writer)
    }
}

impl Formatter for Indented {
    fn begin_array<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open();
        writer.write_all(b"[")
    }

    fn end_array<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b']')
    }

    fn begin_array_value<W: io::Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.item(writer, first)
    }

    fn end_array_value<W: io::Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open();
        writer.write_all(b"{")
    }

    fn end_object<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b'}')
    }

    fn begin_object_key<W: io::Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.item(writer, first)
    }

    fn begin_object_value<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: io::Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }
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
    use serde_json::json;

    use super::pretty;

    #[test]
    fn the_layout_is_that_of_serde() {
        let deep = (0..40).fold(json!(1), |inner, _| json!([inner, {}]));
        for value in
            [json!(null), json!([]), json!({}), json!({"a": [], "b": {"c": [1, [2], {}], "d": "é\n"}}), deep]
        {
            let mut wanted = serde_json::to_vec_pretty(&value).unwrap();
            wanted.push(b'\n');
            assert_eq!(pretty(&value).unwrap(), wanted);
        }
    }
}
