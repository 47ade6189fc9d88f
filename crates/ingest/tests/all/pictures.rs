//! Pictures of pages as files: their pages, their sizes, and what is said where nobody can read them.

#![allow(clippy::disallowed_methods, reason = "tests read fixtures")]

use std::io::Cursor;
use std::path::Path;

use image::{GrayImage, ImageFormat, Luma};
use ingest::ocr::complete;
use ingest::{Album, ReadError, ReadSettings};
use model::{Code, Content, Page, TextLayer};
use tiff::encoder::TiffEncoder;
use tiff::encoder::colortype::Gray8;

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    GrayImage::from_pixel(width, height, Luma([250]))
        .write_to(&mut out, ImageFormat::Png)
        .expect("it works on good input");
    out.into_inner()
}

/// A TIFF of so many white pages at 200 dpi.
fn tiff(count: usize) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut out).expect("it works on good input");
    for _ in 0..count {
        encoder.write_image::<Gray8>(200, 300, &vec![250; 60_000]).expect("it works on good input");
    }
    out.into_inner()
}

fn fixture(path: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    std::fs::read(folder.join(path)).expect("a fixture")
}

fn pages(name: &str, bytes: &[u8]) -> Vec<Page> {
    let reading = ingest::read(name, bytes, &ReadSettings::default()).expect("it works on good input");
    assert_eq!(reading.text_layer, TextLayer::None);
    match reading.content {
        Content::Pages(pages) => pages,
        Content::Blocks(_) => panic!("{name}: pages expected"),
    }
}

#[test]
fn a_picture_is_a_page_that_waits_for_ocr() {
    for (name, bytes, count, sides) in [
        ("plan.bin", png(827, 1169), 1, (595.0, 842.0)),
        ("photo", fixture("scan-photo/source.jpg"), 1, (842.0, 595.0)),
        ("fax.tif", fixture("scan-fax/source.tif"), 1, (842.0, 595.0)),
        ("pages.tif", tiff(3), 3, (561.3, 842.0)),
    ] {
        let pages = pages(name, &bytes);
        assert_eq!(pages.len(), count, "{name}");
        for page in pages {
            assert!(
                (page.width - sides.0).abs() < 1.0 && (page.height - sides.1).abs() < 1.0,
                "{name}: {page:?}"
            );
            assert!(page.words.is_empty() && page.unread.len() == 1, "{name}");
        }
    }
}

#[test]
fn single_bits_of_a_tiff_are_ink_on_paper() {
    let bytes = fixture("scan-fax/source.tif");
    let settings = ReadSettings::default();
    let album = Album::open("fax.tif", &bytes, &settings).unwrap().expect("it has pages");
    let picture = album.show(0, 200.0, &settings).unwrap().picture.to_luma8();
    let ink = picture.pixels().filter(|p| p.0[0] == 0).count();
    let paper = picture.pixels().filter(|p| p.0[0] == 255).count();
    assert_eq!(ink + paper, picture.len());
    assert!(ink > 1000 && paper > 5 * ink, "{ink} {paper}");
}

#[test]
fn without_an_engine_the_page_is_named() {
    let mut settings = ReadSettings::default();
    settings.ocr.program = Some("/nonexistent/tesseract".to_owned());
    let bytes = png(100, 140);
    let mut reading = ingest::read("a.png", &bytes, &settings).expect("it works on good input");
    complete(&bytes, &mut reading, &settings, None).expect("it works on good input");
    assert!(reading.diagnostics.iter().any(|d| d.code == Code::OcrMissing));
}

#[test]
fn damaged_and_huge_pictures_are_refused() {
    let mut settings = ReadSettings::default();
    let whole = png(100, 140);
    for (name, bytes) in [
        ("a.png", &whole[..whole.len() / 2]),
        ("a.tif", b"II\x2a\0\x08\0\0\0\xff\xff".as_slice()),
        ("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0".as_slice()),
    ] {
        let error = ingest::read(name, bytes, &settings).unwrap_err();
        assert!(matches!(error, ReadError::Damaged { .. }), "{name}: {error}");
    }
    settings.limits.image_pixels = 1000;
    let error = ingest::read("a.png", &whole, &settings).unwrap_err();
    assert!(matches!(error, ReadError::Limit { limit: "image_pixels", .. }), "{error}");
}
