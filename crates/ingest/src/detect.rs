//! What a file is, by its content. The name is asked only where the content leaves it open: text that may be CSV.

use crate::container::Container;
use crate::sheet::csv;
use crate::{Limits, html, pdf, text};

/// A format that is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Portable Document Format.
    Pdf,
    /// Word, Office Open XML.
    Docx,
    /// Excel, Office Open XML, binary workbooks of that kind included.
    Xlsx,
    /// Excel 97 to 2003.
    Xls,
    /// `OpenDocument` spreadsheet.
    Ods,
    /// Values parted by commas, semicolons or tabs.
    Csv,
    /// Web page.
    Html,
    /// Text and Markdown.
    Text,
    /// ZIP archive of other files.
    Archive,
    /// Office file under a password.
    Encrypted,
    /// Word 97 to 2003.
    Doc,
    /// Rich Text Format.
    Rtf,
    /// `OpenDocument` text.
    Odt,
    /// A picture of a page: PNG.
    Png,
    /// A picture of a page: JPEG.
    Jpeg,
    /// Pictures of pages: TIFF.
    Tiff,
}

impl Format {
    /// The name that people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Docx => "DOCX",
            Self::Xlsx => "XLSX",
            Self::Xls => "XLS",
            Self::Ods => "ODS",
            Self::Csv => "CSV",
            Self::Html => "HTML",
            Self::Text => "text",
            Self::Archive => "ZIP",
            Self::Encrypted => "encrypted Office file",
            Self::Doc => "DOC",
            Self::Rtf => "RTF",
            Self::Odt => "ODT",
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::Tiff => "TIFF",
        }
    }

    /// IANA media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Xls => "application/vnd.ms-excel",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Csv => "text/csv",
            Self::Html => "text/html",
            Self::Text => "text/plain",
            Self::Archive => "application/zip",
            Self::Encrypted => "application/encrypted",
            Self::Doc => "application/msword",
            Self::Rtf => "application/rtf",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Tiff => "image/tiff",
        }
    }
}

/// Recognises a file. `None` where it is none of the formats that we know.
///
/// ```
/// use ingest::detect::{Format, detect};
/// assert_eq!(detect("plan.docx", b"{\\rtf1\\ansi"), Some(Format::Rtf));
/// assert_eq!(detect("plan.txt", b"TT\tN\xE1\xBB\x99i dung\n1\tR\xC3\xA0 so\xC3\xA1t\n"), Some(Format::Text));
/// assert_eq!(detect("plan.pdf", b"\x7FELF\x02\x01\x01\x00"), None);
/// ```
pub fn detect(name: &str, bytes: &[u8]) -> Option<Format> {
    const ZIP: &[u8] = b"PK\x03\x04";
    const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
    const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    match () {
        () if pdf::recognises(bytes) => Some(Format::Pdf),
        () if bytes.starts_with(ZIP) || bytes.starts_with(EMPTY_ZIP) => in_zip(bytes),
        () if bytes.starts_with(COMPOUND) => in_compound(bytes),
        () if bytes.starts_with(b"{\\rtf") => Some(Format::Rtf),
        () if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => Some(Format::Png),
        () if bytes.starts_with(b"\xff\xd8\xff") => Some(Format::Jpeg),
        () if bytes.starts_with(b"II\x2a\0") || bytes.starts_with(b"MM\0\x2a") => Some(Format::Tiff),
        () if html::recognises(bytes) => Some(Format::Html),
        () if !text::recognises(bytes) => None,
        () if csv::recognises(name, bytes) => Some(Format::Csv),
        () => Some(Format::Text),
    }
}

/// The format of a document that the extension of a name says. Only for what the content cannot be: a ZIP of other files
/// that is named `plan.docx` is a damaged document, and one that is named `plans.zip` a parcel of them.
///
/// ```
/// use ingest::detect::{Format, claimed};
/// assert_eq!(claimed("a.b/Plan.DOCX"), Some(Format::Docx));
/// assert_eq!(claimed("plans.zip"), None);
/// ```
pub fn claimed(name: &str) -> Option<Format> {
    const BY_EXTENSION: [(Format, &[&str]); 12] = [
        (Format::Pdf, &["pdf"]),
        (Format::Docx, &["docx", "docm", "dotx", "dotm"]),
        (Format::Xlsx, &["xlsx", "xlsm", "xlsb", "xltx", "xltm"]),
        (Format::Xls, &["xls"]),
        (Format::Ods, &["ods"]),
        (Format::Odt, &["odt"]),
        (Format::Doc, &["doc"]),
        (Format::Rtf, &["rtf"]),
        (Format::Html, &["html", "htm"]),
        (Format::Csv, &["csv"]),
        (Format::Text, &["txt", "md"]),
        (Format::Tiff, &["tif", "tiff"]),
    ];
    let (_, extension) = name.rsplit('/').next()?.rsplit_once('.')?;
    let is_named = |names: &&[&str]| names.iter().any(|n| extension.eq_ignore_ascii_case(n));
    BY_EXTENSION.iter().find(|(_, names)| is_named(names)).map(|(format, _)| *format)
}

/// What a ZIP holds, by the names in its directory; of one without a directory, by its first bytes. `None` for a package
/// of Office that is neither text nor workbook.
fn in_zip(bytes: &[u8]) -> Option<Format> {
    const HEAD: usize = 8192;
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if find(head, b"application/vnd.oasis.opendocument.spreadsheet") {
        return Some(Format::Ods);
    }
    if find(head, b"application/vnd.oasis.opendocument.text") {
        return Some(Format::Odt);
    }
    let Ok(container) = Container::open(bytes, "ZIP", &Limits::default()) else {
        return Some(match () {
            () if find(bytes, b"xl/workbook.") => Format::Xlsx,
            () if find(bytes, b"word/document") => Format::Docx,
            () => Format::Archive,
        });
    };
    let names = container.names();
    let holds = |start: &str| names.iter().any(|name| name.starts_with(start));
    match () {
        () if !holds("[Content_Types].xml") => Some(Format::Archive),
        () if holds("xl/workbook.") => Some(Format::Xlsx),
        () if holds("word/") => Some(Format::Docx),
        () => None,
    }
}

/// What a compound file of Microsoft holds, by the names of its streams (UTF-16, little endian).
fn in_compound(bytes: &[u8]) -> Option<Format> {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        find(bytes, &name)
    };
    match () {
        () if holds("EncryptedPackage") => Some(Format::Encrypted),
        () if holds("WordDocument") => Some(Format::Doc),
        () if holds("Workbook") || holds("Book") => Some(Format::Xls),
        () => None,
    }
}

fn find(bytes: &[u8], name: &[u8]) -> bool {
    memchr::memmem::find(bytes, name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_and_not_the_name() {
        let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let compound = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &encrypted].concat();
        let cases: [(&str, &[u8], Option<Format>); 12] = [
            ("a.docx", b"%PDF-1.7\n", Some(Format::Pdf)),
            ("a.pdf", b"PK\x03\x04..[Content_Types].xml..word/document.xml", Some(Format::Docx)),
            ("a.doc", b"PK\x03\x04..[Content_Types].xml..xl/workbook.xml", Some(Format::Xlsx)),
            ("a.docx", b"PK\x03\x04..plan.pdf", Some(Format::Archive)),
            ("a.xlsx", &compound, Some(Format::Encrypted)),
            ("a.doc", b"\xEF\xBB\xBF \r\n<!DOCTYPE html><html>", Some(Format::Html)),
            ("a.pdf", b"\x89PNG\r\n\x1A\n\x00\x00\x00\x0D", Some(Format::Png)),
            ("a.png", b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00", Some(Format::Jpeg)),
            ("a", b"MM\x00\x2A\x00\x00\x00\x08", Some(Format::Tiff)),
            ("a.bin", b"\x00\x01\x02\x03\x04\x05", None),
            ("a.csv", b"STT;Noi dung\n1;Ra soat\n", Some(Format::Csv)),
            ("a", b"", Some(Format::Text)),
        ];
        for (name, bytes, format) in cases {
            assert_eq!(detect(name, bytes), format, "{name}");
        }
    }
}
