//! The looks of an XLS workbook: records of the stream `Workbook` (Excel 97 on) or `Book` (Excel 5 and 95).
//!
//! Source: [MS-XLS] 2.4. Records are a type and a length of two bytes each, then the data.

use std::io::{Cursor, Read};

use super::{Area, Bytes, Looks, Palette, SheetLooks, font};
use crate::ReadError;
use crate::sheet::number::Format;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const BOUND_SHEET: u16 = 0x0085;
const FONT: u16 = 0x0031;
const FORMAT: u16 = 0x041E;
const XF: u16 = 0x00E0;
const ROW: u16 = 0x0208;
const COLUMN: u16 = 0x007D;
const MERGED: u16 = 0x00E5;
const MANY_NUMBERS: u16 = 0x00BD;
/// Formula, number, label, truth value, rich text, shared text, number in four bytes.
const CELLS: [u16; 7] = [0x0006, 0x0203, 0x0204, 0x0205, 0x00D6, 0x00FD, 0x027E];

/// Reads the looks.
///
/// # Errors
/// The file is no compound file, holds no workbook, or names a sheet that is not in it.
pub(in crate::sheet) fn read(bytes: &[u8], stream_bytes: u64) -> Result<Looks, ReadError> {
    let damaged = |found: String| ReadError::damaged("XLS", "a workbook in a compound file", found);
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|e| damaged(e.to_string()))?;
    let mut stream = Vec::new();
    let name = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name));
    let name = name.ok_or_else(|| damaged("none".to_owned()))?;
    let opened = file.open_stream(name).map_err(|e| damaged(e.to_string()))?;
    opened.take(stream_bytes).read_to_end(&mut stream).map_err(|e| damaged(e.to_string()))?;

    let mut palette = Palette::default();
    let mut sheets = Vec::new();
    let mut wide = true;
    for (kind, data) in records(&stream) {
        let mut data = Bytes(data);
        match kind {
            BOF => wide = data.u16().is_none_or(|version| version >= 0x0600),
            FONT => palette.fonts.extend(read_font(&mut data, wide)),
            FORMAT => palette.formats.extend(read_format(&mut data, wide)),
            XF => palette.styles.extend(data.u16().zip(data.u16())),
            BOUND_SHEET => sheets.extend(read_sheet_name(&mut data, wide)),
            EOF => break,
            _ => {}
        }
    }
    // there is no font of index 4
    if palette.fonts.len() > 4 {
        palette.fonts.insert(4, <_>::default());
    }
    let sheets = sheets.into_iter().map(|(at, name)| {
        let own = usize::try_from(at).ok().and_then(|at| stream.get(at..)).filter(|own| !own.is_empty());
        let own = own.ok_or_else(|| damaged(format!("a sheet at byte {at} of {}", stream.len())))?;
        Ok(read_sheet(name, own))
    });
    Ok(Looks { styles: palette.styles(), sheets: sheets.collect::<Result<_, ReadError>>()? })
}

fn records(mut stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let mut bytes = Bytes(stream);
        let (kind, length) = (bytes.u16()?, bytes.u16()?);
        let data = bytes.take(usize::from(length))?;
        stream = bytes.0;
        Some((kind, data))
    })
}

/// Characters behind a byte that says how wide they are; before Excel 97 there is none, and all are narrow.
fn text(data: &mut Bytes<'_>, count: usize, wide: bool) -> Option<String> {
    if wide && data.u8()? & 1 != 0 { data.wide(count) } else { data.narrow(count) }
}

fn read_font(data: &mut Bytes<'_>, wide: bool) -> Option<(super::Font, model::Style)> {
    let (height, flags, _color, weight) = (data.u16()?, data.u16()?, data.u16()?, data.u16()?);
    data.take(6)?;
    let count = usize::from(data.u8()?);
    Some(font(&text(data, count, wide)?, height, flags, weight))
}

fn read_format(data: &mut Bytes<'_>, wide: bool) -> Option<(u32, Format)> {
    let id = u32::from(data.u16()?);
    let count = if wide { usize::from(data.u16()?) } else { usize::from(data.u8()?) };
    Some((id, Format::parse(&text(data, count, wide)?)))
}

fn read_sheet_name(data: &mut Bytes<'_>, wide: bool) -> Option<(u32, String)> {
    let at = data.u32()?;
    data.take(2)?;
    let count = usize::from(data.u8()?);
    Some((at, text(data, count, wide)?))
}

fn read_sheet(name: String, stream: &[u8]) -> SheetLooks {
    let mut looks = SheetLooks { name, ..SheetLooks::default() };
    let mut depth = 0_u32;
    for (kind, data) in records(stream) {
        let mut data = Bytes(data);
        match kind {
            // a chart in the sheet is a stream in the stream
            BOF => depth += 1,
            EOF if depth <= 1 => break,
            EOF => depth -= 1,
            _ if depth > 1 => {}
            ROW => looks.hidden_rows.extend(hidden_row(&mut data)),
            COLUMN => looks.hidden_columns.extend(hidden_columns(&mut data).into_iter().flatten()),
            MERGED => looks.merges.extend(merged(&mut data)),
            MANY_NUMBERS => many_numbers(&mut data, &mut looks.cells),
            kind if CELLS.contains(&kind) => looks.cells.extend(cell(&mut data)),
            _ => {}
        }
    }
    looks.cells.sort_unstable();
    looks
}

fn hidden_row(data: &mut Bytes<'_>) -> Option<u32> {
    const HIDDEN: u16 = 0x20;
    let row = data.u16()?;
    data.take(10)?;
    (data.u16()? & HIDDEN != 0).then_some(u32::from(row))
}

fn hidden_columns(data: &mut Bytes<'_>) -> Option<std::ops::RangeInclusive<u32>> {
    const HIDDEN: u16 = 1;
    let (first, last) = (data.u16()?, data.u16()?);
    data.take(4)?;
    (data.u16()? & HIDDEN != 0).then_some(u32::from(first)..=u32::from(last))
}

fn merged(data: &mut Bytes<'_>) -> Vec<Area> {
    let count = data.u16().unwrap_or_default();
    let area = |_| {
        let mut edge = || data.u16().map(u32::from);
        let (top, bottom, left, right) = (edge()?, edge()?, edge()?, edge()?);
        Some(Area { top, left, bottom, right })
    };
    (0..count).map_while(area).collect()
}

fn cell(data: &mut Bytes<'_>) -> Option<(u32, u16, u16)> {
    Some((u32::from(data.u16()?), data.u16()?, data.u16()?))
}

fn many_numbers(data: &mut Bytes<'_>, cells: &mut Vec<(u32, u16, u16)>) {
    let (Some(row), Some(first)) = (data.u16(), data.u16()) else { return };
    for column in first..=u16::MAX {
        let (Some(style), Some(_number)) = (data.u16(), data.u32()) else { return };
        cells.push((u32::from(row), column, style));
    }
}
