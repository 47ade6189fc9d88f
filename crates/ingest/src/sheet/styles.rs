//! Cell styles of a workbook (`styles.xml`): number format and font of each style index.

use std::collections::BTreeMap;

use model::Style;

use super::font::Font;
use super::number::Format;
use crate::ReadError;
use crate::xml::{Step, Walk};

/// What a style index means.
#[derive(Debug, Clone, Default)]
pub(super) struct CellStyle {
    pub format: Format,
    pub style: Style,
    pub font: Font,
}

/// Reads the styles in the order of their indices.
pub(super) fn read(xml: &str, deepest: u32) -> Result<Vec<CellStyle>, ReadError> {
    let mut walk = Walk::new(xml, "XLSX", "xl/styles.xml", "spreadsheetml", deepest);
    let mut formats: BTreeMap<u32, Format> = BTreeMap::new();
    let mut fonts: Vec<(Font, Style)> = Vec::new();
    let mut styles = Vec::new();
    let mut inside = "";
    loop {
        match walk.step()? {
            Step::Open(element) => {
                let index = |name| element.number(name).and_then(|n| u32::try_from(n).ok());
                match (inside, element.name()) {
                    (_, "fonts") => inside = "fonts",
                    (_, "cellXfs") => inside = "cellXfs",
                    (_, "numFmts" | "fills" | "borders" | "cellStyleXfs" | "cellStyles" | "dxfs") => {
                        inside = "";
                    }
                    (_, "numFmt") => {
                        if let (Some(id), Some(code)) = (index("numFmtId"), element.attribute("formatCode")) {
                            formats.insert(id, Format::parse(&code));
                        }
                    }
                    ("fonts", "font") => fonts.push(Default::default()),
                    ("fonts", name) => {
                        let Some((font, style)) = fonts.last_mut() else { continue };
                        match name {
                            "b" => style.bold = element.toggle(),
                            "i" => style.italic = element.toggle(),
                            "sz" => {
                                style.size =
                                    element.attribute("val").and_then(|v| v.parse().ok()).unwrap_or_default();
                            }
                            "name" => {
                                *font = Font::new(&element.attribute("val").unwrap_or_default());
                            }
                            _ => {}
                        }
                    }
                    ("cellXfs", "xf") => {
                        let id = index("numFmtId").unwrap_or_default();
                        let format = formats.get(&id).cloned().unwrap_or_else(|| Format::built_in(id));
                        let (font, style) =
                            index("fontId").and_then(|i| fonts.get(i as usize)).cloned().unwrap_or_default();
                        styles.push(CellStyle { format, style, font });
                    }
                    _ => {}
                }
            }
            Step::Close | Step::Text(_) => {}
            Step::End => return Ok(styles),
        }
    }
}
