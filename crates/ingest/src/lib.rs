//! Readers: bytes of a file in, a [`Reading`] out — pages of words and rules, or blocks of text.
//!
//! One module a format, all behind [`read`]. A reader stops at `Page` or `Block`: it says what stands where, never
//! what it means. Readers touch neither disk nor clock; what bounds them is counted work (see [`Limits`]).
//!
//! Errors: [`ReadError`] where nothing can be returned; everything else that was noticed is a diagnostic in the
//! reading.

mod cleaning;
mod container;
pub mod docx;
mod error;
mod grid;
pub mod html;
mod ink;
mod letterhead;
mod marker;
mod numerals;
pub mod ocr;
pub mod pdf;
mod settings;
mod symbol;
pub mod text;
mod xml;

use model::Reading;

pub(crate) use cleaning::{clean_lines, clean_paragraph};
pub use error::ReadError;
pub use settings::{Limits, ReadSettings};

/// Reads a file of any known format. `name` helps only where the content alone does not tell the format.
pub fn read(name: &str, bytes: &[u8], settings: &ReadSettings) -> Result<Reading, ReadError> {
    if bytes.len() as u64 > settings.limits.file_bytes {
        return Err(ReadError::over("file_bytes", settings.limits.file_bytes, bytes.len() as u64));
    }
    if pdf::recognises(bytes) {
        return pdf::read(bytes, settings);
    }
    if bytes.starts_with(b"PK") {
        return docx::read(bytes, settings);
    }
    if html::recognises(bytes) {
        return html::read(bytes, settings);
    }
    if text::recognises(bytes) {
        return text::read(bytes, settings);
    }
    Err(ReadError::UnknownFormat { name: name.to_owned(), found: error::opening(bytes) })
}
