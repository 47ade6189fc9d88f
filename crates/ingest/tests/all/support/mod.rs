//! What the tests of this crate share: a small plan as PDF, chance that repeats, shared files.
#![allow(dead_code, reason = "each test takes what it needs")]

pub(crate) mod hostile;

use std::io::Write as _;
use std::path::PathBuf;

use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream, StringFormat, dictionary};

/// A file or folder of the shared folder, where there is one; says so where there is none.
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let found = std::env::var_os("BOCTACH_SHARED").map(|root| PathBuf::from(root).join(name));
    let found = found.filter(|path| path.exists());
    if found.is_none() {
        // A test that passes does not show what `eprintln!` says.
        let _ =
            writeln!(std::io::stderr(), "no shared {name} (BOCTACH_SHARED): this part of a test is left out");
    }
    found
}

/// Bytes of a document.
pub(crate) fn written(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory");
    bytes
}

/// Numbers that look like chance and are the same in every run (Steele and Vigna's splitmix64).
pub(crate) struct Chance(u64);

impl Chance {
    /// A row of numbers.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number below a bound; 0 for a bound of 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % (bound.max(1) as u64)) as usize
    }
}

/// Text at a place, in points from the bottom left.
pub(crate) fn text_at(x: i64, y: i64, text: &str) -> Vec<Operation> {
    vec![
        Operation::new("BT", vec![]),
        Operation::new("Tf", vec!["F".into(), 12.into()]),
        Operation::new("Td", vec![x.into(), y.into()]),
        Operation::new("Tj", vec![Object::String(text.as_bytes().to_vec(), StringFormat::Literal)]),
        Operation::new("ET", vec![]),
    ]
}

/// Three pages with a ruled table each, in a font that is not embedded. Letters are plain: `lopdf` writes no fonts.
pub(crate) fn plan() -> Document {
    let mut document = Document::with_version("1.5");
    let pages = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Times-Bold", "Encoding" => "WinAnsiEncoding",
    });
    let mut kids = Vec::new();
    for number in 1..=3 {
        let mut operations = text_at(72, 780, &format!("KE HOACH trang {number}"));
        for row in 0..20_i64 {
            let y = 740 - 30 * row;
            operations.extend(text_at(80, y, &format!("{}", row + 1)));
            operations.extend(text_at(120, y, "Ra soat quy hoach"));
            for (x0, y0, x1, y1) in
                [(72, y - 8, 520, y - 8), (72, y - 8, 72, y + 22), (520, y - 8, 520, y + 22)]
            {
                operations.push(Operation::new("m", vec![x0.into(), y0.into()]));
                operations.push(Operation::new("l", vec![x1.into(), y1.into()]));
                operations.push(Operation::new("S", vec![]));
            }
        }
        let content = Content { operations }.encode().expect("operations");
        let content = document.add_object(Stream::new(dictionary! {}, content));
        let page = document.add_object(dictionary! {
            "Type" => "Page", "Parent" => pages, "Contents" => content,
            "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        });
        kids.push(page.into());
    }
    let tree = dictionary! { "Type" => "Pages", "Count" => kids.len() as i64, "Kids" => kids };
    document.objects.insert(pages, Object::Dictionary(tree));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    document
}
