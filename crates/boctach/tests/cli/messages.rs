//! What is said of inputs that are not what they seem, and of outputs that cannot be written.

use std::fs;
use std::io::{Cursor, Write as _};

use image::{DynamicImage, ImageFormat};
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{PLAN, boctach, contents, folder, json, run, said, status, text};

fn zip(files: &[&str]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for name in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(PLAN.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn fixture(name: &str) -> String {
    format!("{}/../../fixtures/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn blank_picture() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::new_luma8(600, 800).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[test]
fn a_document_without_text_is_incomplete_and_says_so() {
    let picture = blank_picture();
    let given = folder(&[("empty.pdf", b""), ("blank.png", &picture), ("plan.txt", PLAN.as_bytes())]);
    for name in ["empty.pdf", "blank.png"] {
        let output = run(&["extract", "--ocr", "never", text(&given.path().join(name))]);
        assert_eq!(status(&output), 1, "{name}");
        assert!(
            said(&output).contains(&format!("{name}: the document holds no readable text")),
            "{}",
            said(&output)
        );
        assert_eq!(json(&output.stdout)["tasks"], json(b"[]"));
    }
    // Whoever looks at it or compares it is told as well.
    let (empty, plan) = (given.path().join("empty.pdf"), given.path().join("plan.txt"));
    for arguments in [vec!["inspect", "--doubtful", text(&empty)], vec!["diff", text(&plan), text(&empty)]] {
        let output = run(&arguments);
        assert_eq!((status(&output), said(&output).matches("empty.pdf").count()), (1, 1), "{arguments:?}");
    }
    let out = given.path().join("out");
    let output = run(&["extract", "--ocr", "never", text(given.path()), "--out", text(&out)]);
    assert_eq!(status(&output), 1);
    assert!(
        said(&output).contains("3 extracted, 0 unchanged, 0 failed; 2 tasks; 2 incomplete"),
        "{}",
        said(&output)
    );
    let manifest = json(&contents(&out)["manifest.json"]);
    let empty = &manifest["documents"][1];
    assert_eq!(
        (&empty["status"], empty["messages"].as_array().unwrap().len()),
        (&"incomplete".into(), 1),
        "{empty}"
    );
}

#[test]
fn an_archive_under_the_name_of_a_document_is_not_unpacked() {
    let (one, two, deck) =
        (zip(&["hi.txt"]), zip(&["a.txt", "b.txt"]), zip(&["[Content_Types].xml", "ppt/a.xml"]));
    let given = folder(&[
        ("one.docx", &one),
        ("two.docx", &two),
        ("two.XLSX", &two),
        ("two.odt", &two),
        ("two.ods", &two),
        ("deck.pptx", &deck),
        ("one.zip", &one),
    ]);
    for (name, word) in [
        ("one.docx", "no DOCX"),
        ("two.docx", "no DOCX"),
        ("two.XLSX", "no XLSX"),
        ("two.odt", "no ODT"),
        ("two.ods", "no ODS"),
        ("deck.pptx", "no known format"),
    ] {
        let output = run(&["extract", text(&given.path().join(name))]);
        assert_eq!((status(&output), output.stdout.len()), (1, 0), "{name}");
        assert!(said(&output).contains(name) && said(&output).contains(word), "{name}: {}", said(&output));
    }
    let output = run(&["extract", text(&given.path().join("one.zip"))]);
    assert_eq!((status(&output), said(&output).as_str()), (0, ""));
}

#[test]
fn its_own_outputs_are_no_input() {
    let given = folder(&[("in/plan.txt", PLAN.as_bytes())]);
    let (inside, data) = (given.path().join("in"), given.path().join("in/data"));
    let format = "json,jsonl,csv,sqlite,xlsx";
    assert_eq!(status(&run(&["extract", text(&inside), "--out", text(&data), "--format", format])), 0);
    for (name, word) in [
        ("plan.json", "inspect, diff, validate"),
        ("manifest.json", "manifest"),
        ("tasks.jsonl", "JSON lines"),
        ("tasks.csv", "JSON lines or CSV"),
    ] {
        let file = data.join(name);
        let output = run(&["extract", text(&file)]);
        assert_eq!((status(&output), output.stdout.len()), (1, 0), "{name}");
        assert!(said(&output).contains(text(&file)) && said(&output).contains(word), "{}", said(&output));
    }
    assert_eq!(status(&run(&["inspect", text(&data.join("plan.json"))])), 0);
    assert_eq!(status(&run(&["inspect", text(&data.join("manifest.json"))])), 1);

    let out = given.path().join("out");
    let output = run(&["extract", text(&inside), "--out", text(&out)]);
    assert!(said(&output).contains("1 extracted, 0 unchanged, 0 failed; 2 tasks"), "{}", said(&output));
    assert_eq!(status(&run(&["extract", text(&data), "--out", text(&out)])), 1, "nothing but outputs");
}

/// Each is said once, on one line, with the file that it is about.
#[test]
fn every_failure_names_its_file_once() {
    let given = folder(&[
        ("plan.txt", PLAN.as_bytes()),
        ("no.sqlite", b"hello\n"),
        ("empty/.keep", b""),
        ("file", b""),
    ]);
    let at = |name: &str| given.path().join(name);
    let plan = run(&["extract", text(&at("plan.txt"))]).stdout;
    fs::write(at("plan.json"), &plan).unwrap();
    let mut twice = json(&plan);
    twice["tasks"][1]["id"] = twice["tasks"][0]["id"].clone();
    fs::write(at("twice.json"), twice.to_string()).unwrap();
    let (plan, twice, fresh) = (at("plan.json"), at("twice.json"), at("new.sqlite"));
    let (none, empty, file) = (at("no.sqlite"), at("empty"), at("file/x"));
    let pdf = fixture("pdf-ruled/source.pdf");
    for (arguments, named, word) in [
        (vec!["merge", text(&plan), "--into", text(&none)], &none, "file is not a database"),
        (vec!["merge", text(&twice), "--into", text(&fresh)], &twice, "the id is used twice"),
        (vec!["merge", text(&plan), "--into", text(&file)], &file, "could not be written"),
        (vec!["merge", text(&none), "--into", text(&fresh)], &none, "no output of boctach"),
        (vec!["merge", text(&empty), "--into", text(&fresh)], &empty, "no output"),
        (vec!["validate", text(&empty)], &empty, "no output"),
        (vec!["inspect", "--draw", text(&file), &pdf], &file, "could not be drawn"),
    ] {
        let output = run(&arguments);
        let said = said(&output);
        assert_eq!(status(&output), 1, "{arguments:?}");
        let lines: Vec<&str> = said.lines().filter(|line| line.contains(word)).collect();
        assert_eq!(lines.len(), 1, "{said}");
        assert_eq!(lines[0].matches(word).count(), 1, "{said}");
        assert!(lines[0].contains(text(named)) && !said.contains(".boctach-tmp"), "{said}");
        assert!(!said.contains("source.pdf"), "{said}");
    }
}

#[test]
fn pictures_of_a_text_are_not_promised() {
    let given = folder(&[("plan.txt", PLAN.as_bytes())]);
    let (plan, crops, out) =
        (given.path().join("plan.txt"), given.path().join("crops"), given.path().join("out"));
    for more in [vec![], vec!["--out", text(&out)]] {
        let arguments = [vec!["extract", text(&plan), "--crops", text(&crops)], more].concat();
        let output = run(&arguments);
        assert_eq!(status(&output), 0);
        assert!(said(&output).contains("1 without pages, so without pictures"), "{}", said(&output));
    }
}

#[test]
fn an_empty_variable_counts_as_unset() {
    let given = folder(&[("plan.txt", PLAN.as_bytes())]);
    let plan = given.path().join("plan.txt");
    for name in ["BOCTACH_CACHE", "BOCTACH_LANG", "BOCTACH_PASSWORD"] {
        let output = boctach(&["extract", text(&plan)]).env(name, "").output().unwrap();
        assert_eq!((status(&output), said(&output).as_str()), (0, ""), "{name}");
    }
}

#[test]
fn without_tesseract_the_packages_are_named() {
    let scan = fixture("scan-prose-300/source.pdf");
    for (lang, word) in [("en", "1 of the pages"), ("vi", "1 trang chỉ đọc được bằng OCR")] {
        let output =
            boctach(&["extract", "--no-cache", "--lang", lang, &scan]).env("PATH", "").output().unwrap();
        assert_eq!(status(&output), 1);
        let said = said(&output);
        assert!(said.contains(word) && said.contains("tesseract-ocr tesseract-ocr-vie"), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[test]
fn a_pdf_that_is_cut_short_is_said_to_be() {
    let whole = fs::read(fixture("pdf-ruled/source.pdf")).unwrap();
    let given = folder(&[("cut.pdf", &whole[..whole.len() / 3])]);
    for (lang, word) in [("en", "the file is cut short"), ("vi", "tệp bị cắt cụt")] {
        let output = run(&["extract", "--lang", lang, text(&given.path().join("cut.pdf"))]);
        assert!(status(&output) == 1 && said(&output).contains(word), "{}", said(&output));
    }
}

/// Places are pages, lines or paragraphs, as the format has them.
#[test]
fn places_are_named_as_the_format_has_them() {
    for (file, begins) in [
        ("html-whole/source.html", "paragraph"),
        ("docx-whole/source.docx", "paragraph"),
        ("csv-whole/source.csv", "line"),
        ("text-whole/source.txt", "line"),
        ("pdf-ruled/source.pdf", "page"),
    ] {
        let tasks = run(&["extract", "--format", "jsonl-flat", &fixture(file)]).stdout;
        let places: Vec<Value> = tasks.split(|b| *b == b'\n').filter(|l| !l.is_empty()).map(json).collect();
        assert!(!places.is_empty(), "{file}");
        for task in places {
            assert!(task["place"].as_str().unwrap().starts_with(begins), "{file}: {}", task["place"]);
        }
    }
}

#[test]
fn doubts_are_told_in_the_language_of_the_person() {
    let file = fixture("text-many-faults/source.txt");
    for (lang, words, others) in [
        (
            "en",
            ["(line", " text: ", "the header printed again ends in «"],
            ["(dòng", " nội dung: ", "tiêu đề bảng in lại"],
        ),
        (
            "vi",
            ["(dòng", " nội dung: ", "tiêu đề bảng in lại có thêm «"],
            ["(line", " text: ", "the header printed again"],
        ),
    ] {
        let told = String::from_utf8(run(&["inspect", "--doubtful", "--lang", lang, &file]).stdout).unwrap();
        assert!(words.iter().all(|word| told.contains(word)), "{lang}: {told}");
        assert!(!others.iter().any(|word| told.contains(word)), "{lang}: {told}");
    }
}
