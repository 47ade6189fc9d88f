//! PDFs against pdfplumber, in one run on one machine, so that only ratios matter.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use super::clock::{Spent, spent};
use super::program;

const PLUMBER: &str = "import pdfplumber,sys
for f in sys.argv[1:]:
    with pdfplumber.open(f) as d:
        for p in d.pages: p.extract_tables()";

/// PDFs, beside the tables that pdfplumber finds.
pub(super) fn pdf(files: &[PathBuf], program: Option<&Path>) -> Result<()> {
    let files = if files.is_empty() { native_pdfs()? } else { files.to_vec() };
    let (ours, pages) = ours(program, &files)?;
    println!("boctach      {ours:>8.3} s   {:.4} s a page, {pages} pages", ours / pages as f64);
    let mut command = vec!["python3".to_owned(), "-c".to_owned(), PLUMBER.to_owned()];
    command.extend(files.iter().map(|f| f.display().to_string()));
    compare("pdfplumber", spent(&command), ours);
    compare_reading(&files)
}

fn compare(name: &str, theirs: Result<Spent>, ours: f64) {
    match theirs {
        Ok(Spent { cpu, .. }) => println!("{name:<12} {cpu:>8.3} s   {:.2} × ours", cpu / ours.max(1e-9)),
        Err(error) => println!("{name:<12} not measured: {error}"),
    }
}

/// Reading alone against the interpreter that it rests on, file by file, on one thread: the example `speed` of ingest.
fn compare_reading(files: &[PathBuf]) -> Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["run", "--release", "--quiet", "-p", "boctach-ingest", "--example", "speed", "--", ROUNDS]);
    let output = command.args(files).current_dir(xtask::root()).output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    println!("\nreading alone against hayro-interpret alone, the best of {ROUNDS} rounds");
    print!("{}", String::from_utf8_lossy(&output.stdout));
    Ok(())
}

/// Rounds of which the best counts: others may use the machine.
const ROUNDS: &str = "5";

/// CPU seconds of ours over the files, and how many pages they have.
fn ours(given: Option<&Path>, files: &[PathBuf]) -> Result<(f64, u32)> {
    let folder = tempfile::tempdir()?;
    let mut command = vec![program(given)?, "extract".to_owned()];
    command.extend(files.iter().map(|f| f.display().to_string()));
    command.extend(["--out".to_owned(), folder.path().display().to_string()]);
    let Spent { cpu, .. } = spent(&command)?;
    let mut pages = 0;
    for file in files {
        let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        pages += lopdf::Document::load_mem(&bytes).map_or(1, |d| d.get_pages().len() as u32);
    }
    Ok((cpu, pages.max(1)))
}

/// PDFs of the fixtures and of the shared folder whose pages carry their text: scans cost what the OCR engine costs.
fn native_pdfs() -> Result<Vec<PathBuf>> {
    let mut folders: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(xtask::root().join("fixtures"))? {
        folders.push(entry?.path());
    }
    folders.extend(xtask::eval::shared_folder().iter().flat_map(|s| [s.join("bench"), s.join("corpus")]));
    let mut files = Vec::new();
    for folder in folders.iter().filter(|f| f.is_dir()) {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|e| e == "pdf") && carries_text(&path)? {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

fn carries_text(path: &Path) -> Result<bool> {
    let bytes = std::fs::read(path)?;
    let Ok(reading) = ingest::pdf::read(&bytes, &ingest::ReadSettings::default()) else { return Ok(false) };
    let model::Content::Pages(pages) = reading.content else { return Ok(false) };
    Ok(!pages.iter().any(ingest::pdf::needs_ocr))
}
