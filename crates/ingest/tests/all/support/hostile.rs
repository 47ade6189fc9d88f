//! Damaged and hostile PDFs: mutants of good ones, and files made to cost much.
#![allow(clippy::disallowed_methods, reason = "tests read shared files")]

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::{Chance, plan, shared, written};

/// Mutants of a plan, of the plan compressed, and of shared files where they are present, with their names.
pub(crate) fn mutants(count: usize) -> Vec<(String, Vec<u8>)> {
    let mut sources = vec![("plan", written(plan()))];
    let mut modern = plan();
    modern.compress();
    sources.push(("compressed plan", written(modern)));
    for name in [
        "bench/d003f.pdf",
        "corpus/spanning_cells.pdf",
        "corpus/kh-1105-broken-text-layer.pdf",
        "corpus/row_span_1.pdf",
    ] {
        if let Some(path) = shared(name) {
            sources.push((name, std::fs::read(path).expect("a shared file")));
        }
    }
    let mut chance = Chance::new(20);
    let mutant = |i: usize| {
        let (name, bytes) = sources.get(i % sources.len()).expect("a source");
        (format!("{name}, mutant {i}"), damage(bytes, i / sources.len(), &mut chance))
    };
    (0..count).map(mutant).collect()
}

/// One way to damage a file.
fn damage(bytes: &[u8], kind: usize, chance: &mut Chance) -> Vec<u8> {
    let mut out = bytes.to_vec();
    let length = out.len();
    match kind % 6 {
        0 => out.truncate(chance.below(length)),
        1 => {
            for _ in 0..=chance.below(64) {
                let at = chance.below(length);
                if let Some(byte) = out.get_mut(at) {
                    *byte ^= 1 << chance.below(8);
                }
            }
        }
        2 => {
            let at = chance.below(length);
            let end = (at + 1 + chance.below(length / 8 + 1)).min(length);
            out.get_mut(at..end).into_iter().flatten().for_each(|b| *b = 0);
        }
        // The cross-reference table or its place: every digit of the last kilobyte but one in eight.
        3 => {
            let tail = length.saturating_sub(1024);
            for byte in out.iter_mut().skip(tail).filter(|b| b.is_ascii_digit()) {
                if chance.below(8) == 0 {
                    *byte = b'0' + chance.below(10) as u8;
                }
            }
        }
        4 => {
            let at = chance.below(length);
            let piece: Vec<u8> = out.iter().skip(at).take(chance.below(4096)).copied().collect();
            let to = chance.below(length);
            out.splice(to..to, piece);
        }
        _ => {
            let at = chance.below(length);
            let end = (at + chance.below(2048)).min(length);
            out.drain(at..end);
        }
    }
    out
}

/// A document of one page with a content, and what else the page needs.
fn one_page(content: Stream, resources: Dictionary) -> Document {
    let mut document = Document::with_version("1.7");
    let content = document.add_object(content);
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content, "Resources" => resources,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    document.objects.insert(
        pages,
        Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }),
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    document
}

fn deflated(dictionary: Dictionary, data: Vec<u8>) -> Stream {
    let mut stream = Stream::new(dictionary, data);
    stream.compress().expect("memory");
    stream
}

/// A page whose instructions inflate to so many bytes from a thousandth of them.
pub(crate) fn inflating(bytes: usize) -> Vec<u8> {
    written(one_page(deflated(Dictionary::new(), vec![b' '; bytes]), Dictionary::new()))
}

/// Twelve forms, each drawing the next ten times.
pub(crate) fn nested_forms() -> Vec<u8> {
    let mut document = one_page(Stream::new(Dictionary::new(), b"/F Do".to_vec()), Dictionary::new());
    let mut inner = document.add_object(form(b"0 0 m 9 9 l S".to_vec(), Dictionary::new()));
    for _ in 0..12 {
        let resources = dictionary! { "XObject" => dictionary! { "F" => inner } };
        inner = document.add_object(form(b"/F Do ".repeat(10), resources));
    }
    point_page_at(&mut document, inner);
    written(document)
}

/// A form that draws itself.
pub(crate) fn self_drawing() -> Vec<u8> {
    let mut document = one_page(Stream::new(Dictionary::new(), b"/F Do".to_vec()), Dictionary::new());
    let own = document.new_object_id();
    let resources = dictionary! { "XObject" => dictionary! { "F" => own } };
    document.objects.insert(own, Object::Stream(form(b"/F Do /F Do".to_vec(), resources)));
    point_page_at(&mut document, own);
    written(document)
}

fn form(content: Vec<u8>, resources: Dictionary) -> Stream {
    let dictionary = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "Resources" => resources,
        "BBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    };
    Stream::new(dictionary, content)
}

fn point_page_at(document: &mut Document, drawn: lopdf::ObjectId) {
    let page = document.page_iter().next().expect("one page");
    let page = document.get_dictionary_mut(page).expect("a dictionary");
    page.set("Resources", dictionary! { "XObject" => dictionary! { "F" => drawn } });
}

/// What is wrong with a tree of pages.
#[derive(Clone, Copy)]
pub(crate) enum Tree {
    /// It holds itself.
    Looped,
    /// It holds itself and says that it has 100 000 pages.
    Declared,
    /// It has them.
    WrittenOut,
}

/// A plan whose tree of pages is wrong.
pub(crate) fn page_tree(what: Tree) -> Vec<u8> {
    let mut document = plan();
    let root =
        document.catalog().and_then(|c| c.get(b"Pages")).and_then(Object::as_reference).expect("pages");
    let tree = document.get_dictionary_mut(root).expect("a dictionary");
    let mut kids = tree.get(b"Kids").and_then(Object::as_array).cloned().expect("kids");
    kids.extend([Object::Reference(root), Object::Reference(root)]);
    if matches!(what, Tree::WrittenOut) {
        let page =
            dictionary! { "Type" => "Page", "MediaBox" => vec![0.into(), 0.into(), 99.into(), 99.into()] };
        kids = std::iter::repeat_n(Object::Dictionary(page), 100_000).collect();
    }
    tree.set("Kids", kids);
    if !matches!(what, Tree::Looped) {
        tree.set("Count", 100_000);
    }
    written(document)
}

/// A page set in an embedded font of sixty megabytes, of zeros or of noise that begins as a font does.
pub(crate) fn large_font(noise: bool) -> Vec<u8> {
    let mut chance = Chance::new(7);
    let mut data = vec![0; 60 << 20];
    if noise {
        data.iter_mut().for_each(|byte| *byte = chance.below(256) as u8);
        data.splice(..4, *b"\0\x01\0\0");
    }
    let mut document = one_page(
        Stream::new(Dictionary::new(), b"BT /F 12 Tf 72 700 Td (Quy hoach) Tj ET".to_vec()),
        Dictionary::new(),
    );
    let file = document.add_object(Stream::new(dictionary! { "Length1" => 60 << 20 }, data));
    let descriptor = document.add_object(dictionary! {
        "Type" => "FontDescriptor", "FontName" => "Large", "Flags" => 32, "FontFile2" => file,
    });
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "TrueType", "BaseFont" => "Large", "FontDescriptor" => descriptor,
        "Encoding" => "WinAnsiEncoding",
    });
    let page = document.page_iter().next().expect("one page");
    let page = document.get_dictionary_mut(page).expect("a dictionary");
    page.set("Resources", dictionary! { "Font" => dictionary! { "F" => font } });
    written(document)
}

/// A hundred thousand strokes.
pub(crate) fn many_marks() -> Vec<u8> {
    written(one_page(Stream::new(Dictionary::new(), b"0 0 m 9 9 l S ".repeat(100_000)), Dictionary::new()))
}

/// What opens and never closes.
pub(crate) const BRACKETS: [(&str, &str); 3] = [("arrays", "["), ("dictionaries", "<</A "), ("strings", "(")];

/// A page of a million opening brackets.
pub(crate) fn open_brackets(open: &str) -> Vec<u8> {
    let content = [b"BT ", open.repeat(1_000_000).as_bytes()].concat();
    written(one_page(Stream::new(Dictionary::new(), content), Dictionary::new()))
}
