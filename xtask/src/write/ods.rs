//! The annex of a plan as ODS, written by hand: the parts that a spreadsheet needs to open it.

use std::io::{Cursor, Write as _};

use anyhow::Result;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::html::escaped;
use super::legacy::{Letters, Run};
use super::sheet::{self, Placed, SheetLook, Value};
use crate::plan::Plan;

const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";
const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#;
/// Fonts of before Unicode, by the styles `f0`, `f1`….
const FONTS: [&str; 4] = [".VnTime", ".VnTimeH", "VNI-Times", "VPS Times"];
const OPEN: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2"><office:automatic-styles><number:number-style style:name="N1"><number:number number:decimal-places="1" number:min-integer-digits="1"/></number:number-style><number:number-style style:name="N2"><number:number number:decimal-places="2" number:min-integer-digits="1"/></number:number-style><number:date-style style:name="D"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style><style:style style:name="n1" style:family="table-cell" style:data-style-name="N1"/><style:style style:name="n2" style:family="table-cell" style:data-style-name="N2"/><style:style style:name="d" style:family="table-cell" style:data-style-name="D"/></office:automatic-styles><office:body><office:spreadsheet>"#;
const CLOSE: &str = "</office:spreadsheet></office:body></office:document-content>";

/// The workbook.
pub fn annex(plan: &Plan, look: SheetLook) -> Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file("mimetype", stored)?;
    zip.write_all(MEDIA_TYPE.as_bytes())?;
    for (name, text) in [("content.xml", content(plan, look).as_str()), ("META-INF/manifest.xml", MANIFEST)] {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn content(plan: &Plan, look: SheetLook) -> String {
    let cells = sheet::annex(plan, look);
    let width = plan.table.columns.len();
    let fonts: String = FONTS.iter().enumerate().map(|(at, font)| format!(
        "<style:style style:name=\"f{at}\" style:family=\"text\"><style:text-properties fo:font-family=\"{font}\"/></style:style>"
    )).collect();
    let mut xml = OPEN.replace("</office:automatic-styles>", &format!("{fonts}</office:automatic-styles>"));
    xml.push_str(&format!("<table:table table:name=\"{}\">", sheet::NAME));
    for column in 0..width {
        let hidden = cells.hidden_column.is_some_and(|hidden| usize::from(hidden) == column);
        xml.push_str(&format!("<table:table-column{}/>", visibility(hidden)));
    }
    let mut next = 0;
    for (row, placed) in cells.by_row() {
        if row > next {
            xml.push_str(&format!(
                "<table:table-row table:number-rows-repeated=\"{}\"><table:table-cell/></table:table-row>",
                row - next
            ));
        }
        xml.push_str(&format!("<table:table-row{}>", visibility(cells.hidden_row == Some(row))));
        let mut column = 0;
        for placed in placed {
            if placed.column > column {
                let blank = placed.column - column;
                xml.push_str(&format!("<table:table-cell table:number-columns-repeated=\"{blank}\"/>"));
            }
            xml.push_str(&cell(placed, look.letters));
            for _ in 1..placed.columns {
                xml.push_str("<table:covered-table-cell/>");
            }
            column = placed.column + placed.columns;
        }
        xml.push_str("</table:table-row>");
        next = row + 1;
    }
    xml.push_str("</table:table>");
    xml.push_str(CLOSE);
    xml
}

fn visibility(hidden: bool) -> &'static str {
    if hidden { " table:visibility=\"collapse\"" } else { "" }
}

/// A line in spans of the fonts that keep its letters.
fn spans(line: &str, letters: Letters) -> String {
    let span = |run: Run| {
        let text = escaped(&run.text);
        let style = FONTS.iter().position(|font| run.font == Some(font));
        style.map_or_else(
            || text.clone(),
            |at| format!("<text:span text:style-name=\"f{at}\">{text}</text:span>"),
        )
    };
    letters.runs(line, false).into_iter().map(span).collect()
}

fn cell(placed: &Placed, letters: Letters) -> String {
    let covers = if placed.rows > 1 || placed.columns > 1 {
        format!(
            " table:number-columns-spanned=\"{}\" table:number-rows-spanned=\"{}\"",
            placed.columns, placed.rows
        )
    } else {
        String::new()
    };
    let (kind, shown) = match &placed.value {
        Value::Text(text) => ("office:value-type=\"string\"".to_owned(), text.clone()),
        Value::Number(value, places) => {
            let style = ["", " table:style-name=\"n1\"", " table:style-name=\"n2\""][*places];
            (
                format!("office:value-type=\"float\" office:value=\"{value}\"{style}"),
                format!("{value:.places$}"),
            )
        }
        Value::Day(day) => {
            let date = jiff::civil::date(1899, 12, 30) + jiff::Span::new().days(i64::from(*day));
            let kind =
                format!("office:value-type=\"date\" office:date-value=\"{date}\" table:style-name=\"d\"");
            (kind, format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()))
        }
    };
    let paragraph = |line| format!("<text:p>{}</text:p>", spans(line, letters));
    let paragraphs: String = shown.split('\n').map(paragraph).collect();
    format!("<table:table-cell {kind}{covers}>{paragraphs}</table:table-cell>")
}
