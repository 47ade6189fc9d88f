//! The law of conserved text, from the ink to the words of a page, glyph by glyph.
//!
//! Every visible glyph that the interpreter drew stands in a word, in a banner or in a diagnostic, and no letter is
//! there that was not drawn. A letter drawn again over itself counts once. Letters are compared apart from their marks:
//! a mark that was drawn as a glyph of its own is part of its letter.
#![expect(clippy::disallowed_methods, reason = "tests read files")]

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use model::{Diagnostic, Page};
use unicode_normalization::UnicodeNormalization as _;

use super::assemble::assemble;
use super::fonts::FontIndex;
use super::glyphs::{Glyph, Layer};
use super::ink::Ink;
use super::reader::{Drawn, PageReader};
use super::{File, PdfSettings, encodings, legacy};
use crate::ReadSettings;

/// How often each letter or mark stands somewhere, white space aside.
type Counts = BTreeMap<char, i64>;

fn count(text: &str, counts: &mut Counts) {
    for c in normalize::clean(text).nfd().filter(|c| !c.is_whitespace() && !c.is_control()) {
        *counts.entry(c).or_default() += 1;
    }
}

/// Letters as drawn by the layers that count, and those that a twin covers.
fn drawn(ink: &Ink) -> (Counts, Counts) {
    let (mut all, mut twins) = (Counts::new(), Counts::new());
    let visible: Vec<&Glyph> =
        ink.glyphs.iter().filter(|g| g.layer != Layer::Hidden && !g.is_blank()).collect();
    let mut seen: BTreeMap<(FontIndex, u32, i32, i32), Vec<&Glyph>> = BTreeMap::new();
    for glyph in visible {
        let mut text = String::new();
        glyph.push_to(&mut text);
        count(&text, &mut all);
        let cell = (glyph.font, glyph.code, glyph.x as i32, glyph.y as i32);
        let near = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (cell.2 + dx, cell.3 + dy)));
        let reach = 0.4 * glyph.size;
        let twin = near
            .filter_map(|(x, y)| seen.get(&(cell.0, cell.1, x, y)))
            .flatten()
            .any(|g| (g.x - glyph.x).abs() <= reach && (g.y - glyph.y).abs() <= reach);
        if twin {
            count(&text, &mut twins);
        }
        seen.entry(cell).or_default().push(glyph);
    }
    (all, twins)
}

/// Letters as they came out: words, banners, quotes in diagnostics.
fn came_out(page: &Page, banners: &[String], notes: &[Diagnostic]) -> Counts {
    let mut counts = Counts::new();
    page.words.iter().filter(|w| w.ocr_confidence.is_none()).for_each(|w| count(&w.text, &mut counts));
    banners.iter().for_each(|b| count(b, &mut counts));
    let quoted = notes.iter().filter(|n| n.code == model::Code::SlantedText);
    quoted.flat_map(|n| &n.arguments).for_each(|a| count(a, &mut counts));
    counts
}

/// Checks every page of a file.
fn check(name: &str, bytes: &[u8]) {
    let settings = ReadSettings::default();
    let file = File::open(bytes, &settings).expect(name);
    let reader = PageReader::default();
    for index in 0..file.page_count() {
        let mut page = Page { number: index as u32 + 1, ..Page::default() };
        let Some(Drawn { mut ink, places, whole }) = reader.draw(&file, index, &settings, &mut page) else {
            continue;
        };
        assert!(whole, "{name}, page {}: a sound page was taken for a damaged one", index + 1);
        // the letters of a font older than Unicode are other ones after decoding
        if !legacy::mend(&mut ink.glyphs, &mut ink.fonts).is_empty() {
            continue;
        }
        encodings::mend(&mut ink.glyphs, &ink.fonts);
        let (all, twins) = drawn(&ink);
        let beside = assemble(&mut page, ink, &places, &PdfSettings::default());
        let banners: Vec<String> = beside.banners.iter().map(|b| b.text.clone()).collect();
        let out = came_out(&page, &banners, &beside.diagnostics);
        for letter in all.keys().chain(out.keys()) {
            let of = |counts: &Counts| counts.get(letter).copied().unwrap_or(0);
            let lost = of(&all) - of(&out);
            assert!(
                (0..=of(&twins)).contains(&lost),
                "{name}, page {}: {letter:?} was drawn {} times, {} of them over itself, and came out {} times",
                index + 1,
                of(&all),
                of(&twins),
                of(&out)
            );
        }
    }
}

/// The PDFs below a folder.
fn pdfs(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path());
    let mut out: Vec<PathBuf> = entries
        .flat_map(|path| if path.is_dir() { pdfs(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|e| e == "pdf"))
        .collect();
    out.sort();
    out
}

#[test]
fn every_glyph_of_the_fixtures_is_kept() {
    let files = pdfs(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures")));
    assert!(!files.is_empty());
    for path in files {
        let bytes = std::fs::read(&path).expect("a fixture");
        if File::open(&bytes, &ReadSettings::default()).is_ok() {
            check(&path.display().to_string(), &bytes);
        }
    }
}

#[test]
fn every_glyph_of_the_shared_files_is_kept() {
    let root = std::env::var_os("BOCTACH_SHARED").map(PathBuf::from).unwrap_or_default();
    let files: Vec<PathBuf> = ["bench", "corpus"].iter().flat_map(|f| pdfs(&root.join(f))).collect();
    if files.is_empty() {
        // A test that passes does not show what `eprintln!` says.
        let _ = writeln!(std::io::stderr(), "no shared PDF (BOCTACH_SHARED): a test is left out");
    }
    for path in files {
        check(&path.display().to_string(), &std::fs::read(&path).expect("a shared file"));
    }
}
