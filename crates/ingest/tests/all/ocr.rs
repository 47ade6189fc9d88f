//! Scans, with recorded readings and with the real engine.

#![allow(clippy::disallowed_methods, reason = "tests read files")]

use std::io::Write as _;

use crate::support;

use image::{DynamicImage, GrayImage, Luma};
use ingest::ReadSettings;
use ingest::ocr::{
    Engine, EngineError, Identity, OcrSettings, Scan, Task, Tesseract, complete, complete_with, read_page,
};
use model::{Code, Content, Rect, TextLayer};

/// Answers that were recorded: the texts of the strips, in order; strips beyond are blank.
struct Recorded(&'static [&'static str]);

impl Engine for Recorded {
    fn identity(&self) -> Identity {
        Identity { program: "recorded".to_owned(), model: "vie".to_owned() }
    }

    fn read(&self, _: &[u8], task: &Task) -> Result<String, EngineError> {
        let texts = if task.pass == 0 { self.0 } else { &[] };
        let line =
            |(i, text): (usize, &&str)| format!("5\t{}\t1\t1\t1\t1\t4\t4\t40\t16\t96\t{text}\n", i + 1);
        Ok(texts.iter().enumerate().filter(|(_, t)| !t.is_empty()).map(line).collect())
    }
}

/// A ruled table of two rows and two columns, with a word of eight letters in each cell; 150 dpi.
fn table() -> DynamicImage {
    let mut page = GrayImage::from_pixel(600, 300, Luma([250]));
    let mut fill = |x0: u32, y0: u32, x1: u32, y1: u32| {
        for y in y0..y1 {
            for x in x0..x1 {
                page.put_pixel(x, y, Luma([20]));
            }
        }
    };
    for y in [50, 130, 210] {
        fill(50, y, 550, y + 2);
    }
    for x in [50, 300, 548] {
        fill(x, 50, x + 2, 212);
    }
    for (x, y) in [(80, 80), (330, 80), (80, 160), (330, 160)] {
        for letter in 0..8 {
            fill(x + letter * 16, y, x + letter * 16 + 10, y + 14);
        }
    }
    DynamicImage::ImageLuma8(page)
}

#[test]
fn a_ruled_page_gives_its_rules_and_its_words_in_their_cells() {
    let place = Rect::new(0.0, 0.0, 288.0, 144.0);
    let scan = Scan { number: 3, width: 288.0, height: 144.0, picture: table(), place };
    let engine = Recorded(&["một", "hai", "ba", "bốn"]);
    let page = read_page(&scan, &engine, &OcrSettings::default()).unwrap();
    assert_eq!(page.number, 3);
    assert_eq!(page.rulings.iter().filter(|r| r.is_horizontal()).count(), 3, "{:?}", page.rulings);
    assert_eq!(page.rulings.iter().filter(|r| !r.is_horizontal()).count(), 3, "{:?}", page.rulings);
    let texts: Vec<&str> = page.words.iter().map(|w| w.text.as_str()).collect();
    assert_eq!(texts, ["một", "hai", "ba", "bốn"]);
    let cells = [(24.0, 24.0, 144.0, 62.0), (144.0, 24.0, 264.0, 62.0), (24.0, 62.0, 144.0, 101.0)];
    for (word, (x0, y0, x1, y1)) in page.words.iter().zip(cells) {
        let (x, y) = word.bbox.center();
        assert!(x > x0 && x < x1 && y > y0 && y < y1, "{word:?}");
    }
}

#[test]
fn the_same_picture_gives_the_same_page() {
    let place = Rect::new(0.0, 0.0, 288.0, 144.0);
    let scan = Scan { number: 1, width: 288.0, height: 144.0, picture: table(), place };
    let engine = Recorded(&["một", "hai", "ba", "bốn"]);
    let read = || read_page(&scan, &engine, &OcrSettings::default()).unwrap();
    assert_eq!(read(), read());
}

/// A PDF of one page whose picture holds all its text.
fn scanned() -> Vec<u8> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    std::fs::read(folder.join("scan-fax-pdf/source.pdf")).expect("a fixture")
}

/// An engine that fails on every page.
struct Broken;

impl Engine for Broken {
    fn identity(&self) -> Identity {
        Identity::default()
    }

    fn read(&self, _: &[u8], _: &Task) -> Result<String, EngineError> {
        Err(EngineError::Failed { message: "broken".to_owned() })
    }
}

#[test]
fn a_page_waits_for_ocr_until_it_was_read() {
    let (bytes, settings) = (scanned(), ReadSettings::default());
    let codes = |engine: Option<&dyn Engine>| -> Vec<Code> {
        let mut reading = ingest::read("scan.pdf", &bytes, &settings).unwrap();
        if let Some(engine) = engine {
            complete_with(&bytes, &mut reading, &settings, engine).unwrap();
        }
        reading.diagnostics.into_iter().map(|d| d.code).collect()
    };
    assert_eq!(codes(None), [Code::PageNeedsOcr]);
    assert_eq!(codes(Some(&Broken)), [Code::PageNeedsOcr, Code::OcrPageGivenUp]);
    assert_eq!(codes(Some(&Recorded(&["một", "hai"]))), [Code::OcrUsed]);
}

#[test]
fn without_an_engine_the_page_is_named_and_the_rest_goes_on() {
    let Some(path) = support::shared("corpus/scan-decision-b.pdf") else { return };
    let bytes = std::fs::read(path).expect("a shared file");
    let mut settings = ReadSettings::default();
    settings.ocr.program = Some("/nonexistent/tesseract".to_owned());
    let mut reading = ingest::read("scan.pdf", &bytes, &settings).unwrap();
    complete(&bytes, &mut reading, &settings, None).unwrap();
    assert!(reading.diagnostics.iter().any(|d| d.code == Code::OcrMissing), "{:?}", reading.diagnostics);
}

#[test]
fn a_scan_becomes_text_by_the_real_engine() {
    let settings = ReadSettings::default();
    let engine = match Tesseract::find(&settings.ocr) {
        Ok(engine) => engine,
        Err(error) => {
            assert!(
                std::env::var_os("CI").is_none(),
                "{error}: CI must have tesseract-ocr and tesseract-ocr-vie"
            );
            // A test that passes does not show what `eprintln!` says.
            let _ = writeln!(std::io::stderr(), "{error}: a test is left out");
            return;
        }
    };
    let Some(path) = support::shared("corpus/scan-decision-b.pdf") else { return };
    let bytes = std::fs::read(path).expect("a shared file");
    let mut reading = ingest::read("scan.pdf", &bytes, &settings).unwrap();
    complete_with(&bytes, &mut reading, &settings, &engine).unwrap();
    assert_eq!(reading.text_layer, TextLayer::Ocr);
    let Content::Pages(pages) = &reading.content else { panic!("pages expected") };
    let text: Vec<&str> = pages.iter().flat_map(|p| p.words.iter().map(|w| w.text.as_str())).collect();
    let text = text.join(" ");
    for expected in ["2605", "BGDĐT", "Căn cứ Nghị định", "Lê Tấn Dũng"] {
        assert!(text.contains(expected), "«{expected}» not in {text}");
    }
    assert!(pages.iter().all(|p| p.rulings.is_empty()), "an underline is no rule of a table");
}
