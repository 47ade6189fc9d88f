//! Measurements of the program from outside: against other programs, against the size of its input, against itself on
//! more threads.
//!
//! Unit: CPU seconds (user and system), seconds of the clock and resident sizes of child processes, as the system
//! counts them. What is compared is measured in one run on one machine.

mod batch;
mod clock;
mod peers;
mod scans;
mod sheet;
mod text;

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
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
    /// Scans, against Tesseract alone on the same pages; memory of a worker; one worker and two.
    Ocr {
        /// Scanned PDFs.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The program to measure, built with `--release`.
        #[arg(long)]
        program: Option<PathBuf>,
    },
    /// Text, from bytes to JSON on one thread: megabytes per CPU second, memory as a multiple of the input.
    Text {
        /// Size of each invented input, in megabytes.
        #[arg(long, default_value_t = 20)]
        size: u64,
        /// Runs of each input; the cheapest counts.
        #[arg(long, default_value_t = 3)]
        runs: usize,
        /// The program to measure, built with `--release`.
        #[arg(long)]
        program: Option<PathBuf>,
    },
    /// Worksheets of very many rows, from bytes to JSON: memory, and what is read of them.
    Sheet {
        /// Rows of each.
        #[arg(long, default_value_t = 1_000_000)]
        rows: u32,
        /// The program to measure, built with `--release`.
        #[arg(long)]
        program: Option<PathBuf>,
    },
    /// Small plans on one thread and on two.
    Batch {
        /// Number of plans.
        #[arg(long, default_value_t = 1000)]
        count: u64,
        /// Runs of each; the quickest counts.
        #[arg(long, default_value_t = 3)]
        runs: usize,
        /// The program to measure, built with `--release`.
        #[arg(long)]
        program: Option<PathBuf>,
    },
}

/// Measures and prints.
pub(crate) fn run(what: &Bench) -> Result<()> {
    match what {
        Bench::Pdf { files, program } => peers::pdf(files, program.as_deref()),
        Bench::Ocr { files, program } => scans::run(files, program.as_deref()),
        Bench::Text { size, runs, program } => text::run(*size, *runs, program.as_deref()),
        Bench::Sheet { rows, program } => sheet::run(*rows, program.as_deref()),
        Bench::Batch { count, runs, program } => batch::run(*count, *runs, program.as_deref()),
    }
}

/// The program to measure: the one given, or the one that `cargo build --release` makes.
fn program(given: Option<&Path>) -> Result<String> {
    let program = given.map_or_else(|| xtask::root().join("target/release/boctach"), Path::to_path_buf);
    ensure!(program.is_file(), "{} is absent: build with --release, or give --program", program.display());
    Ok(program.display().to_string())
}
