//! What a binary workbook says of the looks of its cells: number formats, fonts, what is hidden, what is merged.
//! `calamine` gives the values of such workbooks and nothing of these.

mod biff12;
mod biff8;

use std::collections::{BTreeMap, BTreeSet};

use model::Style;

pub(super) use biff8::read as of_xls;
pub(super) use biff12::read as of_xlsb;

use super::Area;
use super::font::Font;
use super::number::Format;
use super::styles::CellStyle;

/// The looks of a workbook.
#[derive(Debug, Default)]
pub(super) struct Looks {
    styles: Vec<CellStyle>,
    sheets: Vec<SheetLooks>,
}

/// The looks of a sheet.
#[derive(Debug, Default)]
pub(super) struct SheetLooks {
    name: String,
    pub(super) hidden_rows: BTreeSet<u32>,
    /// Counted from 0.
    pub(super) hidden_columns: Vec<u32>,
    pub(super) merges: Vec<Area>,
    /// Row, column and style of each cell that is not blank, in the order of the file: by rows, then by columns.
    cells: Vec<(u32, u16, u16)>,
}

impl Looks {
    /// The looks of the sheet of a name.
    pub(super) fn sheet(&self, name: &str) -> Option<&SheetLooks> {
        self.sheets.iter().find(|s| s.name == name)
    }

    /// The style of a cell of a sheet.
    pub(super) fn style(&self, sheet: Option<&SheetLooks>, row: u32, column: u32) -> Option<&CellStyle> {
        let cells = &sheet?.cells;
        let at = cells.binary_search_by_key(&(row, column), |&(r, c, _)| (r, u32::from(c))).ok()?;
        self.styles.get(usize::from(cells.get(at)?.2))
    }
}

/// Fonts, formats and the styles that name them, while they are read.
#[derive(Debug, Default)]
struct Palette {
    fonts: Vec<(Font, Style)>,
    formats: BTreeMap<u32, Format>,
    /// Index of the font and of the number format of each style.
    styles: Vec<(u16, u16)>,
}

impl Palette {
    fn styles(&self) -> Vec<CellStyle> {
        let style = |&(font, format): &(u16, u16)| {
            let id = u32::from(format);
            let (font, style) = self.fonts.get(usize::from(font)).cloned().unwrap_or_default();
            let format = self.formats.get(&id).cloned().unwrap_or_else(|| Format::built_in(id));
            CellStyle { format, style, font }
        };
        self.styles.iter().map(style).collect()
    }
}

/// The bytes of a record, taken from the front. Numbers are little endian; `None` where the record is over.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn u8(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.take(2)?.try_into().ok()?))
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    /// So many characters of two bytes each.
    fn wide(&mut self, count: usize) -> Option<String> {
        let bytes = self.take(count.checked_mul(2)?)?;
        let units: Vec<u16> =
            bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        Some(String::from_utf16_lossy(&units))
    }

    /// So many characters of one byte each: the first 256 of Unicode.
    fn narrow(&mut self, count: usize) -> Option<String> {
        Some(self.take(count)?.iter().map(|&byte| char::from(byte)).collect())
    }
}

/// A font by what both formats store alike: height in twentieths of a point, flags, weight.
fn font(name: &str, height: u16, flags: u16, weight: u16) -> (Font, Style) {
    const ITALIC: u16 = 2;
    const BOLD: u16 = 600;
    let style = Style { bold: weight >= BOLD, italic: flags & ITALIC != 0, size: f32::from(height) / 20.0 };
    (Font::new(name), style)
}
