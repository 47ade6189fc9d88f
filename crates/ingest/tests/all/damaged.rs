//! Damage inside a file that opens: what is lost is named, and sound files are believed.

#![allow(clippy::disallowed_methods, reason = "tests read fixtures")]

use std::path::{Path, PathBuf};

use ingest::{ReadError, ReadSettings, read};
use lopdf::{Document, Object, Stream, dictionary};
use model::{Code, Content, Reading};

use crate::support::{Chance, plan, shared, text_at, written};

fn fixture(path: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    std::fs::read(folder.join(path)).expect("a fixture")
}

fn reading(name: &str, bytes: &[u8]) -> Reading {
    read(name, bytes, &ReadSettings::default()).expect(name)
}

fn words(reading: &Reading, page: usize) -> usize {
    match &reading.content {
        Content::Pages(pages) => pages.get(page).map_or(0, |p| p.words.len()),
        Content::Blocks(_) => 0,
    }
}

/// Codes of what is missing, with the page that they name.
fn lost(reading: &Reading) -> Vec<(Code, Option<u32>)> {
    let codes = [Code::PageUnread, Code::PageDamaged, Code::PagesMissing, Code::PictureCutShort];
    let lost = reading.diagnostics.iter().filter(|d| codes.contains(&d.code));
    lost.map(|d| (d.code, d.place.as_ref().and_then(|p| p.page))).collect()
}

/// The deflated content of a page (counted from 1) as offsets in a file that lopdf wrote.
fn content(bytes: &[u8], page: u32) -> std::ops::Range<usize> {
    let document = Document::load_mem(bytes).expect("a plan");
    let id = document.get_pages()[&page];
    let streams = document.get_page_contents(id);
    let data = &document.get_object(streams[0]).and_then(Object::as_stream).expect("a stream").content;
    let start = bytes.windows(data.len()).position(|w| w == data).expect("the stream as stored");
    start..start + data.len()
}

#[test]
fn sound_files_are_believed() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let own = std::fs::read_dir(fixtures).expect("fixtures").flatten().map(|e| e.path().join("source.pdf"));
    let mut files: Vec<PathBuf> = own.filter(|path| path.exists()).collect();
    assert!(files.len() > 20);
    for folder in ["corpus", "bench"] {
        let entries = shared(folder).map(std::fs::read_dir).into_iter().flatten().flatten().flatten();
        files.extend(entries.map(|e| e.path()).filter(|path| path.extension().is_some_and(|e| e == "pdf")));
    }
    for path in files {
        let bytes = std::fs::read(&path).expect("a file");
        // One of the fixtures asks for its password.
        if let Ok(reading) = read("sound", &bytes, &ReadSettings::default()) {
            assert_eq!(lost(&reading), [], "{}", path.display());
        }
    }
}

#[test]
fn wherever_a_content_is_hit_its_page_is_named() {
    let sound = fixture("pdf-torn-rows/source.pdf");
    assert_eq!(lost(&reading("sound", &sound)), []);
    let mut chance = Chance::new(5);
    for page in 1..=4 {
        let range = content(&sound, page);
        for part in 0..8 {
            let mut damaged = sound.clone();
            let at = range.start + part * (range.len() - 40) / 8;
            damaged[at..at + 40].iter_mut().for_each(|byte| *byte = chance.below(256) as u8);
            let reading = reading("damaged", &damaged);
            let code =
                if words(&reading, page as usize - 1) == 0 { Code::PageUnread } else { Code::PageDamaged };
            assert_eq!(lost(&reading), [(code, Some(page))], "page {page}, offset {at}");
        }
    }
}

#[test]
fn damage_beside_the_content_counts_as_well() {
    let form = |document: &mut Document, content: &[u8]| {
        let dictionary = dictionary! {
            "Type" => "XObject", "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        };
        let form = document.add_object(Stream::new(dictionary, content.to_vec()));
        let operations =
            [text_at(72, 700, "Ke hoach"), vec![lopdf::content::Operation::new("Do", vec!["F".into()])]];
        let content =
            lopdf::content::Content { operations: operations.concat() }.encode().expect("operations");
        let content = document.add_object(Stream::new(dictionary! {}, content));
        let page = document.page_iter().next().expect("a page");
        let page = document.get_dictionary_mut(page).expect("a page");
        page.set("Contents", content);
        let resources = page.get_mut(b"Resources").and_then(Object::as_dict_mut).expect("resources");
        resources.set("XObject", dictionary! { "F" => form });
    };
    let contents = |document: &mut Document, contents: Object| {
        let page = document.page_iter().next().expect("a page");
        document.get_dictionary_mut(page).expect("a page").set("Contents", contents);
    };
    let first = |code| vec![(code, Some(1))];
    let cases: [(&str, &dyn Fn(&mut Document), Vec<_>); 5] = [
        ("a form that is whole", &|d| form(d, b"0 0 m 9 9 l S"), Vec::new()),
        (
            "a form with bytes of chance",
            &|d| form(d, b"0 0 m 9 9 l \x8f\xa3\xd2\x01 S"),
            first(Code::PageDamaged),
        ),
        (
            "a content that is not there",
            &|d| contents(d, Object::Reference((999, 0))),
            first(Code::PageUnread),
        ),
        ("a blank page", &|d| contents(d, Object::Array(Vec::new())), Vec::new()),
        (
            "one of two contents is not there",
            &|d| {
                let page = d.page_iter().next().expect("a page");
                let own = d.get_page_contents(page)[0];
                contents(d, vec![Object::Reference(own), Object::Reference((999, 0))].into());
            },
            first(Code::PageDamaged),
        ),
    ];
    for (name, change, expected) in cases {
        let mut document = plan();
        change(&mut document);
        assert_eq!(lost(&reading(name, &written(document))), expected, "{name}");
    }
}

#[test]
fn pages_that_the_file_no_longer_leads_to_are_counted() {
    let sound = reading("sound", &written(plan()));
    assert!(sound.diagnostics.iter().all(|d| d.code != Code::PagesMissing));
    let mut document = plan();
    let second = document.page_iter().nth(1).expect("a page");
    document.objects.remove(&second);
    let reading = reading("a page less", &written(document));
    let note = reading.diagnostics.iter().find(|d| d.code == Code::PagesMissing).expect("a note");
    assert_eq!(
        (note.arguments.as_slice(), reading.page_count),
        (["3", "2"].map(String::from).as_slice(), Some(2))
    );
}

#[test]
fn a_file_of_one_damaged_page_is_refused() {
    let mut document = plan();
    document.delete_pages(&[2, 3]);
    document.compress();
    let mut bytes = written(document);
    let start = content(&bytes, 1).start;
    bytes[start..start + 60].fill(0x55);
    let error = read("damaged", &bytes, &ReadSettings::default()).unwrap_err();
    assert!(matches!(error, ReadError::Damaged { page: Some(1), .. }), "{error}");
}

#[test]
fn a_picture_that_breaks_off_is_named() {
    let photo = fixture("scan-photo/source.jpg");
    assert_eq!(lost(&reading("photo.jpg", &photo)), []);
    let half = &photo[..photo.len() / 2];
    assert_eq!(lost(&reading("photo.jpg", half)), [(Code::PictureCutShort, Some(1))]);
    for (data, expected) in [(photo.as_slice(), Vec::new()), (half, vec![(Code::PictureCutShort, Some(1))])] {
        assert_eq!(lost(&reading("scan.pdf", &scan_of(data))), expected);
    }
}

/// A PDF of one page that shows a JPEG.
fn scan_of(jpeg: &[u8]) -> Vec<u8> {
    let mut document = plan();
    document.delete_pages(&[2, 3]);
    let picture = document.add_object(Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Image", "Width" => 1754, "Height" => 1240,
        "ColorSpace" => "DeviceRGB", "BitsPerComponent" => 8, "Filter" => "DCTDecode" },
        jpeg.to_vec(),
    ));
    let content = document.add_object(Stream::new(dictionary! {}, b"q 595 0 0 842 0 0 cm /I Do Q".to_vec()));
    let page = document.page_iter().next().expect("a page");
    let page = document.get_dictionary_mut(page).expect("a page");
    page.set("Contents", content);
    page.set("Resources", dictionary! { "XObject" => dictionary! { "I" => picture } });
    written(document)
}
