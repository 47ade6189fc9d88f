//! What a caller may set: the password, and how much work a file may ask for.

use crate::ocr::OcrSettings;
use crate::pdf::PdfSettings;
use crate::text::TextSettings;

/// Settings of all readers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReadSettings {
    /// Opens encrypted files. `None` tries the empty password, with which many files are «protected».
    pub password: Option<String>,
    /// Bounds of the work that one file may cause.
    pub limits: Limits,
    /// How glyphs become words and lines become rulings.
    pub pdf: PdfSettings,
    /// Which pages are read from their picture, and how.
    pub ocr: OcrSettings,
    /// How lines become paragraphs and rows.
    pub text: TextSettings,
}

/// Bounds of the work that one file may cause. They count work, not seconds, so that a file is refused on every
/// machine or on none; an error names the field that was exceeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file in bytes. Default 1 GiB.
    pub file_bytes: u64,
    /// Pages of one file. Default 20 000: the largest gazettes have a tenth of that.
    pub pages: u64,
    /// Bytes that one compressed stream of instructions, objects or a font may grow to. Default 128 MiB: the largest
    /// fonts have 30. Pictures are bounded by `image_pixels`.
    pub stream_bytes: u64,
    /// Bytes of instructions that one page may run, forms counted as often as they are drawn. Default 256 MiB; a
    /// page of text has 50 kB, a map 20 MB.
    pub page_bytes: u64,
    /// Glyphs, path segments, images and nested forms drawn on one page. Default 2 000 000; a dense page has 10 000.
    pub page_marks: u64,
    /// Pixels of one picture, as stored or as rendered. Default 120 million: A3 at 600 dpi has 70 million.
    pub image_pixels: u64,
    /// Entries of one ZIP container. Default 20 000.
    pub archive_entries: u64,
    /// Bytes that the entries of one ZIP container may grow to together. Default 1 GiB; the XML of a worksheet with a
    /// million rows has 300 MB.
    pub archive_bytes: u64,
    /// Nesting of XML elements. Default 256; a table in a table in a text box has 40.
    pub xml_depth: u32,
    /// Cells with text that are kept of one workbook; blank ones cost nothing, however many rows a sheet claims. What
    /// would exceed it is left out, the rows of the largest sheets first, and a diagnostic names them. Default 250 000:
    /// the records of as many take 300 to 450 MB of memory; the longest plan has 20 000.
    pub sheet_cells: u64,
    /// Bytes of the texts that the cells of one workbook share. Default 256 MiB: a sheet of a million rows with long texts
    /// has 200.
    pub sheet_text_bytes: u64,
    /// Bytes of a web page. Default 128 MiB; a page is held in memory as a tree.
    pub html_bytes: u64,
}

impl Limits {
    /// The limits by the names that errors and diagnostics give them.
    pub const NAMES: [&str; 12] = [
        "file_bytes",
        "pages",
        "stream_bytes",
        "page_bytes",
        "page_marks",
        "image_pixels",
        "archive_entries",
        "archive_bytes",
        "xml_depth",
        "sheet_cells",
        "sheet_text_bytes",
        "html_bytes",
    ];

    /// Sets a limit by its name; false where there is none of that name.
    pub fn set(&mut self, name: &str, value: u64) -> bool {
        let limit = match name {
            "file_bytes" => &mut self.file_bytes,
            "pages" => &mut self.pages,
            "stream_bytes" => &mut self.stream_bytes,
            "page_bytes" => &mut self.page_bytes,
            "page_marks" => &mut self.page_marks,
            "image_pixels" => &mut self.image_pixels,
            "archive_entries" => &mut self.archive_entries,
            "archive_bytes" => &mut self.archive_bytes,
            "sheet_cells" => &mut self.sheet_cells,
            "sheet_text_bytes" => &mut self.sheet_text_bytes,
            "html_bytes" => &mut self.html_bytes,
            "xml_depth" => {
                self.xml_depth = u32::try_from(value).unwrap_or(u32::MAX);
                return true;
            }
            _ => return false,
        };
        *limit = value;
        true
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 1 << 30,
            pages: 20_000,
            stream_bytes: 128 << 20,
            page_bytes: 256 << 20,
            page_marks: 2_000_000,
            image_pixels: 120_000_000,
            archive_entries: 20_000,
            archive_bytes: 1 << 30,
            xml_depth: 256,
            sheet_cells: 250_000,
            sheet_text_bytes: 256 << 20,
            html_bytes: 128 << 20,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Limits;

    #[test]
    fn every_limit_is_set_by_its_name() {
        let mut limits = Limits::default();
        for name in Limits::NAMES {
            let before = limits;
            assert!(limits.set(name, 7), "{name}");
            assert_ne!(limits, before, "{name}");
        }
        assert!(!limits.set("seconds", 7));
    }
}
