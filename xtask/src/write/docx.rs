//! A plan as DOCX, written by hand: the smallest package that word processors open.

use std::io::{Cursor, Write as _};

use anyhow::Result;
use model::Role;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::html::escaped;
use super::legacy::{Letters, Run};
use super::spans::{self, HeaderCell};
use super::story::{self, Line};
use crate::plan::Plan;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const OPEN: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#;
const CLOSE: &str = r#"<w:p/><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:body></w:document>"#;

/// The whole plan; with `merged`, equal leading bodies one below the other share a cell.
pub fn plan(plan: &Plan, merged: bool, letters: Letters) -> Result<Vec<u8>> {
    let mut xml = String::from(OPEN);
    for line in story::before_annex(plan).iter().chain(&story::above_table(plan)) {
        xml.push_str(&paragraph(line, letters));
    }
    xml.push_str("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>");
    for column in &plan.table.columns {
        xml.push_str(&format!("<w:gridCol w:w=\"{}\"/>", column.width * 110));
    }
    xml.push_str("</w:tblGrid>");
    header(plan, letters, &mut xml);
    let lead = plan.table.column(&Role::Lead).filter(|_| merged);
    for (row, span) in plan.table.rows.iter().zip(spans::lead_spans(&plan.table)) {
        xml.push_str("<w:tr>");
        for (c, text) in row.cells.iter().enumerate() {
            let merge = match span {
                0 if lead == Some(c) => "<w:vMerge/>",
                2.. if lead == Some(c) => "<w:vMerge w:val=\"restart\"/>",
                _ => "",
            };
            let text = if merge == "<w:vMerge/>" { "" } else { text };
            xml.push_str(&cell(text, merge, 1, letters));
        }
        xml.push_str("</w:tr>");
    }
    xml.push_str("</w:tbl>");
    xml.push_str(CLOSE);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in
        [("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", &xml)]
    {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn header(plan: &Plan, letters: Letters, xml: &mut String) {
    let rows = spans::header(&plan.table);
    let top: &[HeaderCell] = rows.first().map_or(&[], Vec::as_slice);
    for (level, _) in rows.iter().enumerate() {
        xml.push_str("<w:tr><w:trPr><w:tblHeader/></w:trPr>");
        for over in top {
            match (level, over.rows) {
                (0, 1) => xml.push_str(&cell(&over.text, "", over.columns, letters)),
                (0, _) => xml.push_str(&cell(&over.text, "<w:vMerge w:val=\"restart\"/>", 1, letters)),
                (_, 1) => {
                    for under in rows.get(1).into_iter().flatten() {
                        if (over.column..over.column + over.columns).contains(&under.column) {
                            xml.push_str(&cell(&under.text, "", 1, letters));
                        }
                    }
                }
                _ => xml.push_str(&cell("", "<w:vMerge/>", 1, letters)),
            }
        }
        xml.push_str("</w:tr>");
    }
}

fn cell(text: &str, merge: &str, columns: usize, letters: Letters) -> String {
    let span = if columns > 1 { format!("<w:gridSpan w:val=\"{columns}\"/>") } else { String::new() };
    format!("<w:tc><w:tcPr>{span}{merge}</w:tcPr><w:p>{}</w:p></w:tc>", runs(text, "", letters))
}

fn paragraph(line: &Line, letters: Letters) -> String {
    let centred = if line.centred { "<w:pPr><w:jc w:val=\"center\"/></w:pPr>" } else { "" };
    let bold = if line.bold { "<w:b/>" } else { "" };
    format!("<w:p>{centred}{}</w:p>", runs(&line.text, bold, letters))
}

fn runs(text: &str, look: &str, letters: Letters) -> String {
    let run = |run: Run| {
        let font = run.font.map_or_else(String::new, |font| {
            format!("<w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\" w:cs=\"{font}\"/>")
        });
        let properties = if font.is_empty() && look.is_empty() {
            String::new()
        } else {
            format!("<w:rPr>{font}{look}</w:rPr>")
        };
        format!("<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(&run.text))
    };
    letters.runs(text, false).into_iter().map(run).collect()
}
