//! What writes the canonical form: a serializer of its own.
//!
//! The output is several times as long as a plan, and most of it is keys, quotes and blanks. The serializer of
//! `serde_json` hands each of them by itself to a writer that may fail, and looks at the texts byte by byte; this takes
//! half as long. Numbers are left to it.

use std::fmt::{self, Write as _};
use std::io;

use serde::ser::{self, Error as _, Impossible, Serialize};
use serde_json::Error;

use super::buffer::Buffer;
use crate::ExportError;

/// Writes a value and a line feed.
pub(super) fn write(value: &impl Serialize, out: &mut dyn io::Write) -> Result<(), ExportError> {
    let mut writer = Writer { buffer: Buffer::new(out), depth: 0 };
    value.serialize(&mut writer)?;
    writer.buffer.piece(b"\n");
    Ok(writer.buffer.finish()?)
}

struct Writer<'o> {
    buffer: Buffer<'o>,
    depth: usize,
}

/// A comma, a line feed and as many blanks as nesting mostly needs.
const NEXT: &[u8; 32] = b",\n                              ";

/// The same without the comma.
const FIRST: &[u8; 32] = b"\n                               ";

impl<'o> Writer<'o> {
    /// Begins a line.
    fn line(&mut self, is_first: bool) {
        let blanks = 2 * self.depth;
        let (piece, length) = if is_first { (FIRST, 1 + blanks) } else { (NEXT, 2 + blanks) };
        self.buffer.cut(piece, length);
        (piece.len()..length).for_each(|_| self.buffer.piece(b" "));
    }

    #[inline]
    fn open(&mut self, bracket: u8, closing: u8) -> List<'_, 'o> {
        self.buffer.piece(&[bracket]);
        self.depth += 1;
        List { writer: self, closing, is_empty: true }
    }
}

/// An array or an object that is being written.
struct List<'w, 'o> {
    writer: &'w mut Writer<'o>,
    closing: u8,
    is_empty: bool,
}

impl List<'_, '_> {
    #[inline]
    fn line(&mut self) {
        self.writer.line(std::mem::replace(&mut self.is_empty, false));
    }

    fn item(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        self.line();
        value.serialize(&mut *self.writer)
    }

    /// Names of fields are identifiers: nothing in them has to be escaped. Where the name is known, so is its length.
    #[expect(clippy::inline_always, reason = "a name of known length is copied without a call")]
    #[inline(always)]
    fn field(&mut self, name: &'static str, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        self.line();
        let buffer = &mut self.writer.buffer;
        buffer.piece(b"\"");
        buffer.put(name.as_bytes());
        buffer.piece(b"\": ");
        value.serialize(&mut *self.writer)
    }

    fn close(self) {
        self.writer.depth -= 1;
        if !self.is_empty {
            self.writer.line(true);
        }
        self.writer.buffer.piece(&[self.closing]);
    }
}

/// Numbers as `serde_json` writes them.
macro_rules! numbers {
    ($($method:ident: $number:ty),*) => {
        $(fn $method(self, number: $number) -> Result<(), Error> {
            serde_json::to_writer(&mut self.buffer, &number)
        })*
    };
}

impl<'w, 'o> ser::Serializer for &'w mut Writer<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = List<'w, 'o>;
    type SerializeTuple = List<'w, 'o>;
    type SerializeTupleStruct = List<'w, 'o>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = List<'w, 'o>;
    type SerializeStruct = List<'w, 'o>;
    type SerializeStructVariant = Impossible<(), Error>;

    numbers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_i128: i128,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_u128: u128,
        serialize_f32: f32, serialize_f64: f64
    }

    fn serialize_bool(self, truth: bool) -> Result<(), Error> {
        if truth {
            self.buffer.piece(b"true");
        } else {
            self.buffer.piece(b"false");
        }
        Ok(())
    }

    fn serialize_char(self, letter: char) -> Result<(), Error> {
        self.serialize_str(letter.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        self.buffer.quoted(text);
        Ok(())
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<(), Error> {
        self.buffer.piece(b"\"");
        write!(Escaping(&mut self.buffer), "{value}").map_err(Error::custom)?;
        self.buffer.piece(b"\"");
        Ok(())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<(), Error> {
        self.collect_seq(bytes)
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.buffer.piece(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let mut object = self.open(b'{', b'}');
        object.field(variant, value)?;
        object.close();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'w, 'o>, Error> {
        Ok(self.open(b'[', b']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<List<'w, 'o>, Error> {
        Ok(self.open(b'[', b']'))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List<'w, 'o>, Error> {
        Ok(self.open(b'[', b']'))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Impossible<(), Error>, Error> {
        Err(no_such_type(variant))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<List<'w, 'o>, Error> {
        Ok(self.open(b'{', b'}'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<List<'w, 'o>, Error> {
        Ok(self.open(b'{', b'}'))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Impossible<(), Error>, Error> {
        Err(no_such_type(variant))
    }
}

/// What comes out has no variants of several fields, and all keys are texts.
fn no_such_type(name: &str) -> Error {
    Error::custom(format_args!("`{name}` is of a type that no output has"))
}

/// What a value displays goes between quotes.
struct Escaping<'b, 'o>(&'b mut Buffer<'o>);

impl fmt::Write for Escaping<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.escaped(text);
        Ok(())
    }
}

/// An item a line.
macro_rules! items {
    ($($list:ident::$method:ident),*) => {
        $(impl ser::$list for List<'_, '_> {
            type Ok = ();
            type Error = Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.item(value)
            }

            fn end(self) -> Result<(), Error> {
                self.close();
                Ok(())
            }
        })*
    };
}

items! { SerializeSeq::serialize_element, SerializeTuple::serialize_element, SerializeTupleStruct::serialize_field }

impl ser::SerializeStruct for List<'_, '_> {
    type Ok = ();
    type Error = Error;

    #[expect(clippy::inline_always, reason = "see `field`")]
    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        self.field(name, value)
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

impl ser::SerializeMap for List<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.line();
        key.serialize(&mut *self.writer)?;
        if self.writer.buffer.last() != Some(b'"') {
            return Err(no_such_type("a key"));
        }
        self.writer.buffer.piece(b": ");
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}
