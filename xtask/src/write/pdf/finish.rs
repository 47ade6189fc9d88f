//! What happens to a PDF after it was typeset: it is stamped, locked, scanned, robbed of its maps, damaged.

use anyhow::{Context as _, Result};
use clap::ValueEnum;
use lopdf::content::{Content, Operation};
use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, Object, ObjectId, Permissions, Stream,
    StringFormat, dictionary,
};

use super::sheet::{A4, Page};

/// What opens an encrypted fixture.
pub const PASSWORD: &str = "mat-khau";

/// What is done to a file at last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Finish {
    /// Encrypted; [`PASSWORD`] opens it.
    Encrypted,
    /// The table of cross-references points nowhere.
    Damaged,
    /// The second font has no map to Unicode.
    Unmapped,
    /// Number and date are stamped on, as annotations.
    Stamped,
    /// The first page is a picture, with a layer of hidden text that was read in the wrong language.
    Scanned,
}

impl Finish {
    pub(super) fn apply(self, bytes: &[u8], stamps: &[Stamp]) -> Result<Vec<u8>> {
        let mut document = Document::load_mem(bytes)?;
        match self {
            Self::Encrypted => encrypt(&mut document)?,
            Self::Damaged => return Ok(without_references(bytes)),
            Self::Unmapped => rob_second_font(&mut document),
            Self::Stamped => stamp(&mut document, stamps)?,
            Self::Scanned => scan(&mut document)?,
        }
        let mut out = Vec::new();
        document.save_to(&mut out)?;
        Ok(out)
    }
}

fn encrypt(document: &mut Document) -> Result<()> {
    // The file's own name for itself is part of the key; it is fixed, so that the fixture is the same on every run.
    let id = Object::String(vec![7; 16], StringFormat::Literal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let version = EncryptionVersion::V2 {
        document,
        owner_password: "chu-so-huu",
        user_password: PASSWORD,
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version)?;
    Ok(document.encrypt(&state)?)
}

/// Every digit of the last kilobyte that says where something stands becomes a nine.
fn without_references(bytes: &[u8]) -> Vec<u8> {
    let tail = bytes.len().saturating_sub(1024);
    let place = |at: &usize| bytes[*at..].starts_with(b"startxref");
    let from = (tail..bytes.len()).find(place).unwrap_or(tail);
    let mut out = bytes.to_vec();
    out.iter_mut().skip(from).filter(|b| b.is_ascii_digit()).for_each(|b| *b = b'9');
    out
}

fn rob_second_font(document: &mut Document) {
    for object in document.objects.values_mut() {
        let Ok(font) = object.as_dict_mut() else { continue };
        let second =
            font.get(b"BaseFont").and_then(Object::as_name).is_ok_and(|name| contains(name, b"DejaVu"));
        if second {
            font.remove(b"ToUnicode");
        }
    }
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|w| w == part)
}

/// A text that is stamped on: left end of its base line from the page's top left, letters, size.
pub(super) struct Stamp {
    at: [f32; 2],
    text: String,
    size: f32,
}

/// Takes number and day out of the letterhead, and gives them as stamps at their places. Blanks as wide as the digits
/// stay: a digit is half an em, a blank a quarter.
pub(super) fn blank_number_and_date(page: &mut Page) -> Vec<Stamp> {
    let mut stamps = Vec::new();
    for text in &mut page.texts {
        let opens = if text.run.starts_with("Số: ") {
            "Số: "
        } else if text.run.contains(", ngày ") && text.run.contains(" tháng ") {
            ", ngày "
        } else {
            continue;
        };
        let Some((before, after)) = text.run.split_once(opens) else { continue };
        let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
        let rest: String = after.chars().skip(digits.len()).collect();
        let em = text.size;
        let lead: f32 = before.chars().chain(opens.chars()).map(|c| width(c) * em).sum();
        stamps.push(Stamp { at: [text.at[0] + lead, text.at[1]], text: digits.clone(), size: em });
        text.run = format!("{before}{opens}{}{rest}", "  ".repeat(digits.len()));
    }
    stamps
}

/// About how wide a letter of the text font is, in em; stamps are never set to the point.
fn width(c: char) -> f32 {
    match c {
        ' ' | ',' | '.' => 0.25,
        ':' | 'i' | 't' => 0.28,
        c if c.is_uppercase() => 0.68,
        _ => 0.46,
    }
}

fn stamp(document: &mut Document, stamps: &[Stamp]) -> Result<()> {
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Times-Roman", "Encoding" => "WinAnsiEncoding",
    });
    let mut notes = Vec::new();
    for Stamp { at: [x, y], text, size } in stamps {
        let (wide, high) = (0.5 * size * text.len() as f32, 1.1 * size);
        let operations = vec![
            Operation::new("BT", vec![]),
            Operation::new("Tf", vec!["F".into(), (*size).into()]),
            Operation::new("Td", vec![0.into(), (0.25 * size).into()]),
            Operation::new("Tj", vec![Object::string_literal(text.as_str())]),
            Operation::new("ET", vec![]),
        ];
        let look = document.add_object(Stream::new(
            dictionary! {
                "Type" => "XObject", "Subtype" => "Form",
                "BBox" => vec![0.into(), 0.into(), wide.into(), high.into()],
                "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
            },
            Content { operations }.encode()?,
        ));
        let bottom = A4[1] - y - 0.25 * size;
        let place: Vec<Object> = vec![(*x).into(), bottom.into(), (x + wide).into(), (bottom + high).into()];
        notes.push(Object::Dictionary(dictionary! {
            "Type" => "Annot", "Subtype" => "Stamp", "Rect" => place, "F" => 4,
            "AP" => dictionary! { "N" => look },
        }));
    }
    let page = first_page(document)?;
    document.get_dictionary_mut(page)?.set("Annots", notes);
    Ok(())
}

/// Letters of a Vietnamese text as an engine for English reads them.
const MISREAD: &[&str] = &[
    "UY BAN NHAN DAN HUYEN SONO XANH",
    "Gjao ph0ng quv hwach trlen khal thj c0ng thco quv dlnh ch0 bau nav",
    "Cac s0, bau, nganh vva UBND cac xaa t0 chvc thvc hlen nghlem tvc",
    "Ke h0ach nav c0 hlev lvc ke tvv ngav kv ban hanhh",
];

fn scan(document: &mut Document) -> Result<()> {
    let picture = document.add_object(Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => 2, "Height" => 2, "ColorSpace" => "DeviceGray",
            "BitsPerComponent" => 8,
        },
        vec![250; 4],
    ));
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Times-Roman", "Encoding" => "WinAnsiEncoding",
    });
    let [wide, high] = A4;
    let mut operations = vec![
        Operation::new("q", vec![]),
        Operation::new("cm", vec![wide.into(), 0.into(), 0.into(), high.into(), 0.into(), 0.into()]),
        Operation::new("Do", vec!["I".into()]),
        Operation::new("Q", vec![]),
        Operation::new("BT", vec![]),
        Operation::new("Tr", vec![3.into()]),
        Operation::new("Tf", vec!["F".into(), 13.into()]),
        Operation::new("Td", vec![72.into(), 760.into()]),
    ];
    for line in MISREAD {
        operations.push(Operation::new("Tj", vec![Object::string_literal(*line)]));
        operations.push(Operation::new("Td", vec![0.into(), (-18).into()]));
    }
    operations.push(Operation::new("ET", vec![]));
    let content = document.add_object(Stream::new(Dictionary::new(), Content { operations }.encode()?));
    let page = first_page(document)?;
    let page = document.get_dictionary_mut(page)?;
    page.set("Contents", content);
    page.set("MediaBox", vec![0.into(), 0.into(), wide.into(), high.into()]);
    page.set(
        "Resources",
        dictionary! {
            "XObject" => dictionary! { "I" => picture }, "Font" => dictionary! { "F" => font },
        },
    );
    Ok(())
}

fn first_page(document: &Document) -> Result<ObjectId> {
    document.page_iter().next().context("the file has no page")
}
