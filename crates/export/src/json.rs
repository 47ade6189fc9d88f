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

/// The layout of serde's own pretty form, with as much of it written at once as stands together: most of what is
/// written is the indent, the quotes and the colon of a key.
#[derive(Default)]
struct Indented {
    depth: usize,
    filled: bool,
    key: Key,
}

/// How far a key is written. Keys are always strings.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Key {
    /// No key.
    #[default]
    None,
    /// Its opening quote stands.
    Opened,
    /// Its text is being written.
    Text,
}

/// A comma, a line feed, as many blanks as nesting ever needs; what is deeper is written piece by piece.
const LINE: &[u8; 66] = b",\n                                                                ";

/// Writes a line of some indent between two signs, in one piece where it is as deep as most are.
macro_rules! write_line {
    ($writer:expr, $depth:expr, $before:literal, $after:literal) => {
        match $depth {
            1 => $writer.write_all(concat!($before, "\n  ", $after).as_bytes()),
            2 => $writer.write_all(concat!($before, "\n    ", $after).as_bytes()),
            3 => $writer.write_all(concat!($before, "\n      ", $after).as_bytes()),
            4 => $writer.write_all(concat!($before, "\n        ", $after).as_bytes()),
            5 => $writer.write_all(concat!($before, "\n          ", $after).as_bytes()),
            6 => $writer.write_all(concat!($before, "\n            ", $after).as_bytes()),
            7 => $writer.write_all(concat!($before, "\n              ", $after).as_bytes()),
            depth => {
                let width = LINE.len().min(2 + depth * 2);
                $writer.write_all(LINE.get(1 - $before.len()..width).unwrap_or(LINE))?;
                (LINE.len()..2 + depth * 2).try_for_each(|_| $writer.write_all(b" "))?;
                $writer.write_all($after.as_bytes())
            }
        }
    };
}

impl Indented {
    fn open(&mut self) {
        self.depth += 1;
        self.filled = false;
    }

    #[inline]
    fn close(&mut self, writer: &mut (impl io::Write + ?Sized), bracket: Bracket) -> io::Result<()> {
        self.depth -= 1;
        match (std::mem::replace(&mut self.filled, true), bracket) {
            (true, Bracket::Square) => write_line!(writer, self.depth, "", "]"),
            (true, Bracket::Curly) => write_line!(writer, self.depth, "", "}"),
            (false, Bracket::Square) => writer.write_all(b"]"),
            (false, Bracket::Curly) => writer.write_all(b"}"),
        }
    }
}

/// What closes an array or an object.
#[derive(Clone, Copy)]
enum Bracket {
    /// `]`
    Square,
    /// `}`
    Curly,
}

impl Formatter for Indented {
    #[inline]
    fn begin_array<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open();
        writer.write_all(b"[")
    }

    fn end_array<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, Bracket::Square)
    }

    fn begin_array_value<W: io::Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first { write_line!(writer, self.depth, "", "") } else { write_line!(writer, self.depth, ",", "") }
    }

    #[inline]
    fn end_array_value<W: io::Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    #[inline]
    fn begin_object<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open();
        writer.write_all(b"{")
    }

    fn end_object<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, Bracket::Curly)
    }

    fn begin_object_key<W: io::Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.key = Key::Opened;
        if first {
            write_line!(writer, self.depth, "", "\"")
        } else {
            write_line!(writer, self.depth, ",", "\"")
        }
    }

    #[inline]
    fn begin_string<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.key == Key::Opened {
            self.key = Key::Text;
            return Ok(());
        }
        writer.write_all(b"\"")
    }

    #[inline]
    fn end_string<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.key == Key::Text {
            self.key = Key::None;
            return writer.write_all(b"\": ");
        }
        writer.write_all(b"\"")
    }

    /// The colon stands behind the key already.
    #[inline]
    fn begin_object_value<W: io::Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        Ok(())
    }

    #[inline]
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
