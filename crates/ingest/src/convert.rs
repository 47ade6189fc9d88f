//! Formats that another program must turn into one of ours first. Only said here; the program that reads files from
//! disk may run a converter and read what it made.

use crate::ReadError;
use crate::detect::Format;

/// The format to ask the converter for, where a format is not read directly.
pub fn target(format: Format) -> Option<Format> {
    match format {
        Format::Doc | Format::Rtf | Format::Odt => Some(Format::Docx),
        Format::Pdf
        | Format::Docx
        | Format::Xlsx
        | Format::Xls
        | Format::Ods
        | Format::Csv
        | Format::Html
        | Format::Text
        | Format::Png
        | Format::Jpeg
        | Format::Tiff
        | Format::Archive
        | Format::Encrypted => None,
    }
}

/// The error of a format that is recognised and not read.
pub(crate) fn needed(format: Format) -> ReadError {
    ReadError::NeedsConversion { format: format.name(), target: target(format).map_or("", Format::name) }
}
