//! The law of conserved text over PDFs: what the reader saw on a page is in the blocks of that page, glyph by glyph, and
//! what is in the blocks is in the extraction, word by word; nothing is there that no page holds.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use boctach::ExtractSettings;
use model::{Block, Code, Content, Diagnostic, Extraction, Page};
use serde_json::Value;
use xtask::eval::shared_folder;

/// The pages of a PDF as its own glyphs tell them, without OCR; none where it cannot be opened.
fn pages(bytes: &[u8]) -> Vec<Page> {
    match ingest::pdf::read(bytes, &ExtractSettings::default().read) {
        Ok(reading) => match reading.content {
            Content::Pages(pages) => pages,
            Content::Blocks(_) => Vec::new(),
        },
        Err(_) => Vec::new(),
    }
}

/// Adds `by` for each glyph of a text.
fn weigh(text: &str, by: i64, balance: &mut BTreeMap<char, i64>) {
    for glyph in text.chars().filter(|c| !c.is_whitespace()) {
        *balance.entry(glyph).or_default() += by;
    }
}

/// Page by page, the glyphs of the words are the glyphs of the paragraphs, the cells and the furniture.
fn check_blocks(name: &str, pages: Vec<Page>) {
    let mut balances: BTreeMap<u32, BTreeMap<char, i64>> = BTreeMap::new();
    for page in &pages {
        let balance = balances.entry(page.number).or_default();
        page.words.iter().for_each(|w| weigh(&w.text, 1, balance));
    }
    let cut = parse::blocks_of(Content::Pages(pages), &ExtractSettings::default().parse);
    let mut take = |page: Option<u32>, text: &str| {
        let page = page.unwrap_or_else(|| panic!("{name}: no page for «{text}»"));
        weigh(text, -1, balances.entry(page).or_default());
    };
    for block in &cut.value {
        match block {
            Block::Paragraph(p) => take(p.regions.first().and_then(|r| r.page), &p.text),
            Block::Fragment(f) => {
                f.rows.iter().flat_map(|r| &r.cells).for_each(|c| take(c.region.page, &c.text));
            }
        }
    }
    for note in cut.diagnostics.iter().filter(|d| d.code == Code::FurnitureLeftOut) {
        note.arguments.iter().for_each(|a| take(note.place.as_ref().and_then(|r| r.page), a));
    }
    for (page, mut balance) in balances {
        balance.retain(|_, n| *n != 0);
        assert!(balance.is_empty(), "{name}, page {page}: lost (+) or invented (-): {balance:?}");
    }
}

/// The words of a text: runs of letters and digits, as bare letters, so that mends of spelling do not count.
fn words(text: &str) -> Vec<String> {
    let bare = normalize::bare(text);
    bare.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// All texts of a value, wherever they stand.
fn texts(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|v| texts(v, out)),
        Value::Object(fields) => fields.iter().for_each(|(key, v)| {
            out.push(key.clone());
            texts(v, out);
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The fixed wording of the letterhead, the foot and the annex, which the fields of `document` and `annexes` stand for.
const LETTERHEAD: &[&str] = &[
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Số, ngày tháng năm",
    "Nơi nhận",
    "PHỤ LỤC",
];

/// Every word of every page is somewhere in the extraction, and every word of its cells and running texts is on a page.
fn check_extraction(name: &str, pages: &[Page], out: &Extraction) {
    let printed: BTreeSet<String> =
        pages.iter().flat_map(|p| &p.words).flat_map(|w| words(&w.text)).collect();
    // a number torn at a line's end or a word that the reader split comes out in one piece
    let glued: String = {
        let all: Vec<String> = pages.iter().flat_map(|p| &p.words).flat_map(|w| words(&w.text)).collect();
        all.concat()
    };
    let mut all = Vec::new();
    texts(&serde_json::to_value(out).expect("JSON"), &mut all);
    let said = |d: &Diagnostic| d.arguments.clone();
    all.extend(out.diagnostics.iter().flat_map(said));
    let have: BTreeSet<String> = all.iter().flat_map(|t| words(t)).collect();
    let joined: String = all.iter().flat_map(|t| words(t)).collect();
    let fixed: BTreeSet<String> = LETTERHEAD.iter().flat_map(|t| words(t)).collect();
    let kept = |w: &String| have.contains(w) || joined.contains(w.as_str()) || fixed.contains(w);
    let lost: Vec<&String> = printed.iter().filter(|w| !kept(w)).collect();
    assert!(lost.is_empty(), "{name}: on a page, and nowhere in the extraction: {lost:?}");

    let cells = out.tasks.iter().filter_map(|t| t.row.as_ref()).flat_map(|r| r.cells.texts());
    let rows = out.tables.iter().flat_map(|t| &t.rows).flatten().map(String::as_str);
    let running = out.outline.iter().flat_map(|n| &n.paragraphs).map(|p| p.text.as_str());
    let invented: Vec<String> = cells
        .chain(rows)
        .chain(running)
        .flat_map(words)
        .filter(|w| !printed.contains(w) && !glued.contains(w.as_str()))
        .collect();
    assert!(invented.is_empty(), "{name}: in the extraction, and on no page: {invented:?}");
}

fn check(path: &Path) {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).expect("a file");
    let pages = pages(&bytes);
    check_blocks(&name, pages.clone());
    // what OCR reads is checked where it is read
    let native = !pages.is_empty() && pages.iter().all(|p| p.unread.is_empty());
    if native && let Ok(out) = boctach::extract(&name, &bytes, &ExtractSettings::default()) {
        check_extraction(&name, &pages, &out);
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
fn fixtures_keep_every_glyph() {
    let files = pdfs(&xtask::root().join("fixtures"));
    assert!(!files.is_empty());
    files.iter().for_each(|f| check(f));
}

#[test]
fn shared_files_keep_every_glyph() {
    let Some(shared) = shared_folder() else { return };
    ["bench", "corpus"].iter().flat_map(|f| pdfs(&shared.join(f))).for_each(|f| check(&f));
}
