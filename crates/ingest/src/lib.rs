//! Readers: bytes of a file in, a [`Reading`] out — pages of words and rules, or blocks of text.
//!
//! One module a format, all behind [`read`]. A reader stops at `Page` or `Block`: it says what stands where, never
//! what it means. Readers touch neither disk nor clock; what bounds them is counted work (see [`Limits`]).
//!
//! Errors: [`ReadError`] where nothing can be returned; everything else that was noticed is a diagnostic in the
//! reading.

mod album;
pub mod archive;
mod cleaning;
mod container;
pub mod convert;
pub mod detect;
pub mod docx;
mod error;
mod grid;
pub mod html;
mod ink;
mod legacy;
mod letterhead;
mod marker;
mod numerals;
pub mod ocr;
pub mod pdf;
pub mod picture;
mod settings;
pub mod sheet;
mod symbol;
pub mod text;
mod xml;

use model::Reading;

use detect::Format;

pub use album::{Album, Shown};
pub(crate) use cleaning::{Oddities, clean_lines, clean_paragraph, clean_part};
pub use error::ReadError;
pub use settings::{Limits, ReadSettings};
pub use sheet::csv;

/// Reads a file of any known format. `name` helps only where the content alone does not tell the format.
pub fn read(name: &str, bytes: &[u8], settings: &ReadSettings) -> Result<Reading, ReadError> {
    if bytes.len() as u64 > settings.limits.file_bytes {
        return Err(ReadError::over("file_bytes", settings.limits.file_bytes, bytes.len() as u64));
    }
    let Some(format) = detect::detect(name, bytes) else {
        return Err(ReadError::UnknownFormat { name: name.to_owned(), found: error::opening(bytes) });
    };
    match format {
        Format::Pdf => pdf::read(bytes, settings),
        Format::Docx => docx::read(bytes, settings),
        Format::Xlsx | Format::Xls | Format::Ods => sheet::read(format, bytes, settings),
        Format::Csv => csv::read(bytes, settings),
        Format::Html => html::read(bytes, settings),
        Format::Text => text::read(bytes, settings),
        Format::Png | Format::Jpeg | Format::Tiff => picture::read(format, bytes, settings),
        Format::Archive => Err(archive::not_one_file(name, bytes, settings)),
        Format::Encrypted => {
            Err(ReadError::Password { expected: "no password", found: "an encrypted Office file" })
        }
        Format::Doc | Format::Rtf | Format::Odt => Err(convert::needed(format)),
    }
}
