//! Measurements against other programs, in one run on one machine, so that only ratios matter.
//!
//! Unit: CPU seconds (user and system) of child processes as `getrusage` of Python counts them, ours by the same
//! means as theirs.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use clap::Subcommand;

/// What to measure.
#[derive(Subcommand)]
pub(crate) enum Bench {
    /// PDFs, against pdfplumber's table extraction where Python has it, and reading alone against the bare interpreter.
    Pdf {
        /// Files; where none is given, the PDFs of the fixtures and of the shared folder that carry their text.
        files: Vec<PathBuf>,
        /// The program to measure, built with `--release`.
        #[arg(long)]
        program: Option<PathBuf>,
    },
    /// Scans, against Tesseract alone on the same pages.
    Ocr {
        /// Scanned PDFs.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The program to measure, built with `--release`.
        #[arg(long)]
        program: Option<PathBuf>,
    },
}

/// Runs a command under Python's `resource` and gives its CPU seconds.
const CLOCK: &str = "import resource,subprocess,sys
r=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL)
u=resource.getrusage(resource.RUSAGE_CHILDREN)
print(u.ru_utime+u.ru_stime)
sys.exit(r.returncode)";

const PLUMBER: &str = "import pdfplumber,sys
for f in sys.argv[1:]:
    with pdfplumber.open(f) as d:
        for p in d.pages: p.extract_tables()";

/// Renders pages to pictures and has Tesseract read each once.
const TESSERACT: &str = "set -e; d=$(mktemp -d); trap 'rm -r \"$d\"' EXIT
for f in \"$@\"; do pdftoppm -r 300 -gray -png \"$f\" \"$d/p\"; done
for p in \"$d\"/*.png; do OMP_THREAD_LIMIT=1 tesseract \"$p\" - -l vie; done";

/// Measures and prints.
pub(crate) fn run(what: &Bench) -> Result<()> {
    match what {
        Bench::Pdf { files, program } => {
            let files = if files.is_empty() { native_pdfs()? } else { files.clone() };
            let (ours, pages) = ours(program.as_deref(), &files)?;
            println!("boctach      {ours:>8.3} s   {:.4} s a page, {pages} pages", ours / pages as f64);
            let mut command = vec!["python3".to_owned(), "-c".to_owned(), PLUMBER.to_owned()];
            command.extend(files.iter().map(|f| f.display().to_string()));
            compare("pdfplumber", clock(&command), ours);
            compare_reading(&files)?;
        }
        Bench::Ocr { files, program } => {
            let (ours, pages) = ours(program.as_deref(), files)?;
            println!("boctach      {ours:>8.3} s   {:.3} s a page, {pages} pages", ours / pages as f64);
            let mut command =
                vec!["bash".to_owned(), "-c".to_owned(), TESSERACT.to_owned(), "bash".to_owned()];
            command.extend(files.iter().map(|f| f.display().to_string()));
            compare("tesseract", clock(&command), ours);
        }
    }
    Ok(())
}

fn compare(name: &str, theirs: Result<f64>, ours: f64) {
    match theirs {
        Ok(theirs) => println!("{name:<12} {theirs:>8.3} s   {:.2} × ours", theirs / ours.max(1e-9)),
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
fn ours(program: Option<&Path>, files: &[PathBuf]) -> Result<(f64, u32)> {
    let program = program.map_or_else(|| xtask::root().join("target/release/boctach"), Path::to_path_buf);
    ensure!(program.is_file(), "{} is absent: build with --release, or give --program", program.display());
    let folder = std::env::temp_dir().join(format!("boctach-bench-{}", std::process::id()));
    let mut command = vec![program.display().to_string(), "extract".to_owned()];
    command.extend(files.iter().map(|f| f.display().to_string()));
    command.extend(["--out".to_owned(), folder.display().to_string()]);
    let seconds = clock(&command)?;
    let _ = std::fs::remove_dir_all(&folder);
    let mut pages = 0;
    for file in files {
        let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        pages += lopdf::Document::load_mem(&bytes).map_or(1, |d| d.get_pages().len() as u32);
    }
    Ok((seconds, pages.max(1)))
}

fn clock(command: &[String]) -> Result<f64> {
    let output = Command::new("python3").args(["-c", CLOCK]).args(command).output()?;
    ensure!(output.status.success(), "{} ended with {}", command[0], output.status);
    String::from_utf8_lossy(&output.stdout).trim().parse().context("no time was printed")
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
