//! Scans against Tesseract alone on the same pages, and against themselves on two workers.
//!
//! Readings that were kept do not count: every run reads anew. One worker against two is by the clock, which means
//! something on a quiet machine only.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::clock::{Spent, spent};
use super::program;

/// Renders pages to pictures into the folder that is named first; not timed.
const RENDER: &str = "set -e; d=$1; shift; n=0
for f in \"$@\"; do n=$((n+1)); pdftoppm -r 300 -gray -png \"$f\" \"$d/p$n\"; done";

/// Has Tesseract read each picture of a folder once.
const TESSERACT: &str = "set -e
for p in \"$1\"/*.png; do OMP_THREAD_LIMIT=1 tesseract \"$p\" - -l vie; done";

const MEGABYTE: f64 = 1024.0 * 1024.0;

/// Measures and prints.
pub(super) fn run(files: &[PathBuf], given: Option<&Path>) -> Result<()> {
    let mut pages = 0;
    for file in files {
        let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        pages += lopdf::Document::load_mem(&bytes).map_or(1, |d| d.get_pages().len());
    }
    let one = ours(files, given, 1)?;
    println!("boctach      {:>8.3} s   {:.3} s a page, {pages} pages", one.cpu, one.cpu / pages as f64);
    match tesseract(files) {
        Ok(theirs) => {
            println!("tesseract    {:>8.3} s   ours is {:.2} × theirs", theirs.cpu, one.cpu / theirs.cpu);
        }
        Err(error) => println!("tesseract    not measured: {error}"),
    }
    let two = ours(files, given, 2)?;
    println!(
        "clock        {:>8.3} s   with one worker, {:.2} × as long as with two",
        one.wall,
        one.wall / two.wall
    );
    println!("memory       {:>8.0} MB  a worker", one.peak.max(two.peak / 2.0) / MEGABYTE);
    Ok(())
}

/// What ours takes with so many workers.
fn ours(files: &[PathBuf], given: Option<&Path>, workers: usize) -> Result<Spent> {
    let folder = tempfile::tempdir()?;
    let mut command = vec![program(given)?, "extract".to_owned()];
    command.extend(files.iter().map(|f| f.display().to_string()));
    let out = folder.path().display().to_string();
    command.extend(["--no-cache", "--jobs", &workers.to_string(), "--out", &out].map(str::to_owned));
    spent(&command)
}

/// Tesseract alone on the pages of the files, rendered beforehand.
fn tesseract(files: &[PathBuf]) -> Result<Spent> {
    let folder = tempfile::tempdir()?;
    let mut arguments = vec![folder.path().display().to_string()];
    arguments.extend(files.iter().map(|f| f.display().to_string()));
    let bash = |script: &str| {
        let head = ["bash", "-c", script, "bash"].map(str::to_owned);
        head.into_iter().chain(arguments.iter().cloned()).collect::<Vec<String>>()
    };
    spent(&bash(RENDER))?;
    spent(&bash(TESSERACT))
}
