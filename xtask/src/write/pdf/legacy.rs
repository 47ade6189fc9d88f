//! Lines of text as PDFs of before Unicode hold them: fonts without a map to Unicode, codes that are bytes of a legacy
//! character set, and nothing but the name of the font to tell which.

use anyhow::Result;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use super::Faces;
use crate::write::legacy::{Letters, Run};

/// Lines of a page.
const LINES: usize = 48;

/// A file of these lines, one below the other. A face of today stands in the place of each font.
pub fn lines(lines: &[String], letters: Letters, faces: &Faces) -> Result<Vec<u8>> {
    let mut document = Document::with_version("1.4");
    let pages = document.new_object_id();
    let mut names: Vec<Option<&'static str>> = Vec::new();
    let mut kids: Vec<Object> = Vec::new();
    for own in lines.chunks(LINES) {
        let mut operations = Vec::new();
        for (row, line) in own.iter().enumerate() {
            operations.push(Operation::new("BT", vec![]));
            operations.push(Operation::new("Td", vec![50.into(), (780 - 15 * row as i64).into()]));
            for run in letters.runs(line, true) {
                let font = names.iter().position(|name| *name == run.font).unwrap_or_else(|| {
                    names.push(run.font);
                    names.len() - 1
                });
                operations.push(Operation::new("Tf", vec![format!("F{font}").as_str().into(), 10.into()]));
                operations
                    .push(Operation::new("Tj", vec![Object::String(codes(&run), StringFormat::Hexadecimal)]));
            }
            operations.push(Operation::new("ET", vec![]));
        }
        let content = document.add_object(Stream::new(Dictionary::new(), Content { operations }.encode()?));
        kids.push(
            document
                .add_object(dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => content })
                .into(),
        );
    }
    let mut fonts = Dictionary::new();
    for (at, name) in names.iter().enumerate() {
        let name = name.unwrap_or("TT1");
        // programs differ from font to font
        let program = [faces.plain.bytes(), name.as_bytes()].concat();
        let program = document.add_object(Stream::new(Dictionary::new(), program));
        fonts.set(format!("F{at}"), font(name, program));
    }
    let resources = dictionary! { "Font" => fonts };
    let count = kids.len() as i64;
    document.objects.insert(
        pages,
        dictionary! {
            "Type" => "Pages", "Kids" => kids, "Count" => count, "Resources" => resources,
            "MediaBox" => vec![0.into(), 0.into(), 1600.into(), 842.into()],
        }
        .into(),
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    Ok(bytes)
}

fn font(name: &str, program: ObjectId) -> Object {
    let width = |_| Object::from(500);
    dictionary! {
        "Type" => "Font", "Subtype" => "TrueType", "BaseFont" => name, "Encoding" => "WinAnsiEncoding",
        "FirstChar" => 0, "LastChar" => 255, "Widths" => (0..256).map(width).collect::<Vec<Object>>(),
        "FontDescriptor" => dictionary! {
            "Type" => "FontDescriptor", "FontName" => name, "Flags" => 32, "ItalicAngle" => 0, "Ascent" => 800,
            "Descent" => -200, "CapHeight" => 700, "StemV" => 80,
            "FontFile2" => program, "FontBBox" => vec![0.into(), (-200).into(), 1000.into(), 800.into()],
        },
    }
    .into()
}

/// The bytes of a run: what its characters surface from.
fn codes(run: &Run) -> Vec<u8> {
    run.text.chars().map(|c| crate::write::legacy::code(c).unwrap_or(b'?')).collect()
}
