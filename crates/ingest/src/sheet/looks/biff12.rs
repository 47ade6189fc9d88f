//! The looks of an XLSB workbook: records of its binary parts.
//!
//! Source: [MS-XLSB] 2.1.4 and 2.4. The type of a record has one byte or two, its length one to four, seven bits of each
//! counting; then the data.

use super::{Area, Bytes, Looks, Palette, SheetLooks, font};
use crate::container::Container;
use crate::sheet::number::Format;
use crate::sheet::workbook::relations;
use crate::{Limits, ReadError};

const ROW: u32 = 0;
/// Types of cells; 1 is a blank one.
const CELLS: std::ops::RangeInclusive<u32> = 2..=11;
const FONT: u32 = 43;
const FORMAT: u32 = 44;
const XF: u32 = 47;
const COLUMN: u32 = 60;
const SHEET: u32 = 156;
const MERGED: u32 = 176;
const BEGIN_CELL_XFS: u32 = 617;
const END_CELL_XFS: u32 = 618;

/// Reads the looks. Parts that are missing say nothing.
///
/// # Errors
/// The container is damaged, or grows beyond its limits.
pub(in crate::sheet) fn read(bytes: &[u8], limits: &Limits) -> Result<Looks, ReadError> {
    let mut container = Container::open(bytes, "XLSB", limits)?;
    let relations_part = container.read_xml("xl/_rels/workbook.bin.rels")?.unwrap_or_default();
    let targets = relations(&relations_part, "XLSB", limits.xml_depth)?;
    let workbook = container.read("xl/workbook.bin")?.unwrap_or_default();
    let styles = container.read("xl/styles.bin")?.unwrap_or_default();
    let mut looks = Looks { styles: read_palette(&styles).styles(), sheets: Vec::new() };
    for (id, name) in records(&workbook).filter(|(kind, _)| *kind == SHEET).filter_map(|(_, d)| sheet(d)) {
        let part = targets.iter().find(|(target, _)| *target == id).map(|(_, part)| part.as_str());
        if let Some(stream) = part.map(|part| container.read(part)).transpose()?.flatten() {
            looks.sheets.push(read_sheet(name, &stream));
        }
    }
    Ok(looks)
}

fn records(mut stream: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    std::iter::from_fn(move || {
        let mut bytes = Bytes(stream);
        // of a type, the bit that says that it goes on is part of it
        let mut kind = u32::from(bytes.u8()?);
        if kind & 0x80 != 0 {
            kind = kind & 0x7F | (u32::from(bytes.u8()?) & 0x7F) << 7;
        }
        let mut length = 0;
        for shift in [0, 7, 14, 21] {
            let byte = u32::from(bytes.u8()?);
            length |= (byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        let data = bytes.take(length as usize)?;
        stream = bytes.0;
        Some((kind, data))
    })
}

fn text(data: &mut Bytes<'_>) -> Option<String> {
    let count = data.u32()? as usize;
    data.wide(count)
}

/// Id of the part and name of a sheet.
fn sheet(data: &[u8]) -> Option<(String, String)> {
    let mut data = Bytes(data);
    data.take(8)?;
    Some((text(&mut data)?, text(&mut data)?))
}

fn read_palette(styles: &[u8]) -> Palette {
    let mut palette = Palette::default();
    let mut of_cells = false;
    for (kind, data) in records(styles) {
        let mut data = Bytes(data);
        match kind {
            FONT => palette.fonts.extend(read_font(&mut data)),
            FORMAT => {
                let format = data.u16().zip(text(&mut data));
                palette.formats.extend(format.map(|(id, code)| (u32::from(id), Format::parse(&code))));
            }
            BEGIN_CELL_XFS => of_cells = true,
            END_CELL_XFS => of_cells = false,
            XF if of_cells => palette.styles.extend(read_style(&mut data)),
            _ => {}
        }
    }
    palette
}

fn read_font(data: &mut Bytes<'_>) -> Option<(super::Font, model::Style)> {
    let (height, flags, weight) = (data.u16()?, data.u16()?, data.u16()?);
    data.take(15)?;
    Some(font(&text(data)?, height, flags, weight))
}

fn read_style(data: &mut Bytes<'_>) -> Option<(u16, u16)> {
    let (_parent, format, font) = (data.u16()?, data.u16()?, data.u16()?);
    Some((font, format))
}

fn read_sheet(name: String, stream: &[u8]) -> SheetLooks {
    let mut looks = SheetLooks { name, ..SheetLooks::default() };
    let mut row = 0;
    for (kind, data) in records(stream) {
        let mut data = Bytes(data);
        match kind {
            ROW => {
                row = data.u32().unwrap_or(row);
                looks.hidden_rows.extend(hidden(&mut data).then_some(row));
            }
            COLUMN => looks.hidden_columns.extend(hidden_columns(&mut data).into_iter().flatten()),
            MERGED => looks.merges.extend(merged(&mut data)),
            kind if CELLS.contains(&kind) => looks.cells.extend(cell(row, &mut data)),
            _ => {}
        }
    }
    looks
}

/// Whether the row is hidden whose number was taken.
fn hidden(data: &mut Bytes<'_>) -> bool {
    const HIDDEN: u8 = 0x10;
    data.take(7).and_then(|_| data.u8()).is_some_and(|flags| flags & HIDDEN != 0)
}

fn hidden_columns(data: &mut Bytes<'_>) -> Option<std::ops::RangeInclusive<u32>> {
    const HIDDEN: u16 = 1;
    const WIDEST: u32 = 16_383;
    let (first, last) = (data.u32()?, data.u32()?);
    data.take(8)?;
    (data.u16()? & HIDDEN != 0).then_some(first..=last.min(WIDEST))
}

fn merged(data: &mut Bytes<'_>) -> Option<Area> {
    let (top, bottom, left, right) = (data.u32()?, data.u32()?, data.u32()?, data.u32()?);
    Some(Area { top, left, bottom, right })
}

fn cell(row: u32, data: &mut Bytes<'_>) -> Option<(u32, u16, u16)> {
    let (column, style) = (data.u32()?, data.u32()? & 0x00FF_FFFF);
    Some((row, u16::try_from(column).ok()?, u16::try_from(style).ok()?))
}
