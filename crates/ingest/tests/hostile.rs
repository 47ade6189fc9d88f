//! Damaged and hostile PDFs end in a reading or a typed error: no panic, no endless work, no endless memory.
#![expect(clippy::disallowed_methods, reason = "tests read shared files and watch the clock")]

mod support;

use std::time::Instant;

use ingest::{Limits, ReadError, ReadSettings, read};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use support::{Chance, plan, shared, written};

/// The longest that any file may take, in seconds. Debug builds are given as much as release builds.
const SECONDS: f32 = 10.0;

/// Reads a file and gives its error, if any; fails on a panic and on taking too long.
fn survive(name: &str, bytes: &[u8], settings: &ReadSettings) -> Option<ReadError> {
    let start = Instant::now();
    let outcome = std::panic::catch_unwind(|| read(name, bytes, settings));
    let took = start.elapsed().as_secs_f32();
    assert!(took < SECONDS, "{name} took {took} s");
    match outcome {
        Ok(Ok(reading)) => {
            assert!(reading.page_count.is_some());
            None
        }
        Ok(Err(error)) => {
            assert!(!error.to_string().is_empty());
            Some(error)
        }
        Err(panic) => panic!("{name} panicked: {panic:?}"),
    }
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

#[test]
fn three_hundred_mutants_survive() {
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
    let mut errors = 0;
    for mutant in 0..300 {
        let (name, bytes) = sources.get(mutant % sources.len()).expect("a source");
        let damaged = damage(bytes, mutant / sources.len(), &mut chance);
        errors += usize::from(
            survive(&format!("{name}, mutant {mutant}"), &damaged, &ReadSettings::default()).is_some(),
        );
    }
    // Most damage can be read around: a reader that gives up at once would fail here.
    assert!(errors < 150, "{errors} of 300 could not be read at all");
    assert_memory_below(1 << 30);
}

/// The largest resident size of this process, where the system tells.
fn assert_memory_below(bytes: u64) {
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else { return };
    let peak =
        status.lines().find_map(|l| l.strip_prefix("VmHWM:")).and_then(|v| v.split_whitespace().next());
    let peak: u64 = peak.and_then(|kilobytes| kilobytes.parse().ok()).unwrap_or(0);
    assert!(peak * 1024 < bytes, "{peak} kB resident");
}

/// The limit that an error names.
fn limit_of(error: Option<ReadError>) -> Option<&'static str> {
    error.and_then(|e| if let ReadError::Limit { limit, .. } = e { Some(limit) } else { None })
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

#[test]
fn a_stream_that_inflates_a_thousandfold() {
    let bomb = one_page(deflated(Dictionary::new(), vec![b' '; 300 << 20]), Dictionary::new());
    let error = survive("bomb", &written(bomb), &ReadSettings::default());
    assert_eq!(limit_of(error), Some("stream_bytes"));
    let small = one_page(deflated(Dictionary::new(), vec![b' '; 1 << 20]), Dictionary::new());
    let tight = Limits { page_bytes: 1 << 19, ..Limits::default() };
    let error =
        survive("small bomb", &written(small), &ReadSettings { limits: tight, ..ReadSettings::default() });
    assert_eq!(limit_of(error), Some("page_bytes"));
}

#[test]
fn nested_forms() {
    let mut document = one_page(Stream::new(Dictionary::new(), b"/F Do".to_vec()), Dictionary::new());
    let mut inner = document.add_object(form(b"0 0 m 9 9 l S".to_vec(), Dictionary::new()));
    for _ in 0..12 {
        let resources = dictionary! { "XObject" => dictionary! { "F" => inner } };
        inner = document.add_object(form(b"/F Do ".repeat(10), resources));
    }
    point_page_at(&mut document, inner);
    assert_eq!(limit_of(survive("nested", &written(document), &ReadSettings::default())), Some("page_bytes"));
}

#[test]
fn a_form_that_draws_itself() {
    let mut document = one_page(Stream::new(Dictionary::new(), b"/F Do".to_vec()), Dictionary::new());
    let own = document.new_object_id();
    let resources = dictionary! { "XObject" => dictionary! { "F" => own } };
    document.objects.insert(own, Object::Stream(form(b"/F Do /F Do".to_vec(), resources)));
    point_page_at(&mut document, own);
    survive("self-drawing", &written(document), &ReadSettings::default());
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

#[test]
fn page_trees_that_loop_or_lie() {
    let mut looped = plan();
    let root = looped.catalog().and_then(|c| c.get(b"Pages")).and_then(Object::as_reference).expect("pages");
    let tree = looped.get_dictionary_mut(root).expect("a dictionary");
    let mut kids = tree.get(b"Kids").and_then(Object::as_array).cloned().expect("kids");
    kids.extend([Object::Reference(root), Object::Reference(root)]);
    tree.set("Kids", kids.clone());
    assert_eq!(survive("looped", &written(looped.clone()), &ReadSettings::default()), None);

    looped.get_dictionary_mut(root).expect("a dictionary").set("Count", 100_000);
    assert_eq!(survive("declared", &written(looped.clone()), &ReadSettings::default()), None);

    let page = dictionary! { "Type" => "Page", "MediaBox" => vec![0.into(), 0.into(), 99.into(), 99.into()] };
    let many: Vec<Object> = std::iter::repeat_n(Object::Dictionary(page), 100_000).collect();
    looped.get_dictionary_mut(root).expect("a dictionary").set("Kids", many);
    assert_eq!(limit_of(survive("written out", &written(looped), &ReadSettings::default())), Some("pages"));
}

#[test]
fn a_font_of_sixty_megabytes() {
    let mut noise = Chance::new(7);
    for (name, data) in [
        ("zeros", vec![0; 60 << 20]),
        (
            "noise",
            [
                &b"\0\x01\0\0"[..],
                &std::iter::repeat_with(|| noise.below(256) as u8).take(60 << 20).collect::<Vec<_>>(),
            ]
            .concat(),
        ),
    ] {
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
        assert_eq!(survive(name, &written(document), &ReadSettings::default()), None);
    }
    assert_memory_below(1 << 30);
}

#[test]
fn too_many_marks() {
    let lines =
        one_page(Stream::new(Dictionary::new(), b"0 0 m 9 9 l S ".repeat(100_000)), Dictionary::new());
    let limits = Limits { page_marks: 1000, ..Limits::default() };
    let settings = ReadSettings { limits, ..ReadSettings::default() };
    assert_eq!(limit_of(survive("marks", &written(lines), &settings)), Some("page_marks"));
}

#[test]
fn brackets_without_end() {
    for (name, open) in [("arrays", "["), ("dictionaries", "<</A "), ("strings", "(")] {
        let content = [b"BT ", open.repeat(1_000_000).as_bytes()].concat();
        let document = one_page(Stream::new(Dictionary::new(), content), Dictionary::new());
        survive(name, &written(document), &ReadSettings::default());
        let raw = format!("%PDF-1.7\n1 0 obj\n{}", open.repeat(100_000));
        assert!(survive(name, raw.as_bytes(), &ReadSettings::default()).is_some());
    }
}
