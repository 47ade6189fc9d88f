//! A second reader checks the characters: what `lopdf` extracts from a page, this crate must have read, glyph by glyph.
#![expect(clippy::disallowed_methods, reason = "tests read shared files")]

use crate::support;

use std::collections::BTreeMap;

use ingest::{ReadSettings, read};
use lopdf::Document;
use model::{Content, Page};
use support::{plan, shared, written};

/// How often each character stands on a page, white space aside.
fn counted(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for c in normalize::clean(text).chars().filter(|c| !c.is_whitespace() && !c.is_control()) {
        *counts.entry(c).or_insert(0) += 1;
    }
    counts
}

fn pages_of(name: &str, bytes: &[u8]) -> Vec<Page> {
    let reading = read(name, bytes, &ReadSettings::default()).expect("a readable file");
    match reading.content {
        Content::Pages(pages) => pages,
        Content::Blocks(_) => Vec::new(),
    }
}

/// Compares every page; `pages` says on which the second reader is able to decode the fonts.
fn check(name: &str, bytes: &[u8]) {
    let second = Document::load_mem(bytes).expect("a readable file");
    for page in pages_of(name, bytes) {
        let ours: String = page.words.iter().map(|w| w.text.as_str()).collect();
        let theirs = second.extract_text(&[page.number]).expect("text");
        assert_eq!(counted(&ours), counted(&theirs), "{name}, page {}", page.number);
    }
}

#[test]
fn the_second_reader_agrees_on_a_made_plan() {
    check("plan", &written(plan()));
}

#[test]
fn the_second_reader_agrees_on_shared_files() {
    for name in [
        "bench/d000.pdf",
        "bench/d003.pdf",
        "bench/d003n.pdf",
        "bench/d003f.pdf",
        "corpus/laocai-kh-chi-thi-11.rendered.pdf",
        "corpus/spanning_cells.pdf",
    ] {
        if let Some(path) = shared(name) {
            check(name, &std::fs::read(path).expect("a shared file"));
        }
    }
}

/// Word processors write the glyph of the hyphen as a soft hyphen: what is drawn is a hyphen all the same.
#[test]
fn a_soft_hyphen_that_is_drawn_is_a_hyphen() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/pdf-body-and-annex/source.pdf");
    let bytes = std::fs::read(path).expect("a fixture");
    let mut document = Document::load_mem(&bytes).expect("a readable file");
    let mut changed = 0;
    for object in document.objects.values_mut() {
        let Ok(stream) = object.as_stream_mut() else { continue };
        let Ok(content) = stream.decompressed_content() else { continue };
        let Ok(map) = std::str::from_utf8(&content) else { continue };
        if map.contains("beginbfchar") && map.contains("> <002D>") {
            let map = map.replace("> <002D>", "> <00AD>");
            stream.dict.remove(b"Filter");
            stream.set_content(map.into_bytes());
            changed += 1;
        }
    }
    assert!(changed > 0, "the fonts of the fixture have a hyphen");
    let words = |bytes: &[u8]| -> Vec<String> {
        pages_of("plan", bytes).into_iter().flat_map(|page| page.words).map(|word| word.text).collect()
    };
    let plain = words(&bytes);
    assert!(plain.iter().any(|word| word.contains('-')));
    assert_eq!(words(&written(document)), plain);
}
