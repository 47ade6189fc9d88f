//! Small Office files made in memory.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "not every test makes every kind of file, and a test may fail"
)]

use std::io::{Cursor, Write};

use model::{Block, Content, Fragment, Paragraph, Reading};
use zip::write::SimpleFileOptions;

/// A ZIP of named parts.
pub(crate) fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#;

/// A DOCX with this body and these further parts of `word/`.
pub(crate) fn docx(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    let wrapped: Vec<(String, String)> = more
        .iter()
        .map(|(name, xml)| (format!("word/{name}"), xml.replacen('>', &format!(" {W}>"), 1)))
        .collect();
    let mut parts: Vec<(&str, &[u8])> =
        vec![("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())];
    parts.extend(wrapped.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())));
    zip(&parts)
}

/// An XLSX with one sheet of this XML, these styles and shared strings.
pub(crate) fn xlsx(sheet: &str, styles: &str, strings: &str) -> Vec<u8> {
    const MAIN: &str = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;
    let workbook = format!(
        r#"<workbook {MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Phụ lục" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let relations =
        r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let sheet = format!("<worksheet {MAIN}>{sheet}</worksheet>");
    let styles = format!("<styleSheet {MAIN}>{styles}</styleSheet>");
    let strings = format!("<sst {MAIN}>{strings}</sst>");
    zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
    ])
}

/// An XLSX of several sheets: name and XML of each.
pub(crate) fn xlsx_of(sheets: &[(&str, &str)]) -> Vec<u8> {
    const MAIN: &str = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;
    let names: String = sheets.iter().map(|(name, _)| format!(r#"<sheet name="{name}"/>"#)).collect();
    let workbook = format!("<workbook {MAIN}><sheets>{names}</sheets></workbook>");
    let numbered = sheets.iter().enumerate().map(|(i, (_, xml))| {
        (format!("xl/worksheets/sheet{}.xml", i + 1), format!("<worksheet {MAIN}>{xml}</worksheet>"))
    });
    let sheets: Vec<(String, String)> = numbered.collect();
    let mut parts: Vec<(&str, &[u8])> =
        vec![("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", workbook.as_bytes())];
    parts.extend(sheets.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())));
    zip(&parts)
}

/// The blocks of a reading.
pub(crate) fn blocks(reading: &Reading) -> &[Block] {
    match &reading.content {
        Content::Blocks(blocks) => blocks,
        Content::Pages(_) => panic!("this format has no pages"),
    }
}

/// The paragraphs, each as its marker and its text.
pub(crate) fn paragraphs(reading: &Reading) -> Vec<String> {
    let written = |p: &Paragraph| match &p.marker {
        Some(marker) => format!("[{marker}] {}", p.text),
        None => p.text.clone(),
    };
    let paragraph = |block: &Block| match block {
        Block::Paragraph(p) => Some(written(p)),
        Block::Fragment(_) => None,
    };
    blocks(reading).iter().filter_map(paragraph).collect()
}

/// The fragments.
pub(crate) fn fragments(reading: &Reading) -> Vec<&Fragment> {
    let mut found = Vec::new();
    for block in blocks(reading) {
        if let Block::Fragment(fragment) = block {
            found.push(fragment);
        }
    }
    found
}

/// A fragment's rows: cells as `column:text`, spans as `+across` and `^down`.
pub(crate) fn rows(fragment: &Fragment) -> Vec<String> {
    let cell = |c: &model::Cell| {
        let across = if c.column_span > 1 { format!("+{}", c.column_span) } else { String::new() };
        let down = if c.row_span > 1 { format!("^{}", c.row_span) } else { String::new() };
        format!("{}{across}{down}:{}", c.column, c.text.replace('\n', "⏎"))
    };
    fragment.rows.iter().map(|r| r.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")).collect()
}
