//! Text from bytes to JSON on one thread: megabytes per CPU second, and memory as a multiple of the input.
//!
//! Inputs are invented plans: many files, one file of all of them, one line of all of them; and the shared plans where
//! they are present. Memory is the largest resident size less that of a run over a line of text.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use xtask::damage;
use xtask::plan;
use xtask::write;

use super::clock::least;
use super::program;

const MEGABYTE: f64 = 1e6;

/// The plan of a seed as a converter leaves it.
pub(super) fn invented(seed: u64, rows: usize) -> String {
    let plan = plan::invent(seed).shortened(rows);
    let sheets = damage::whole(&plan.table);
    write::text::plan(&plan, &sheets)
}

/// Measures and prints; `size` is that of each invented input, in megabytes.
pub(super) fn run(size: u64, runs: usize, given: Option<&Path>) -> Result<()> {
    let program = program(given)?;
    let folder = tempfile::tempdir()?;
    let many = folder.path().join("many");
    fs::create_dir(&many)?;
    let mut whole = String::new();
    let mut seed = 0;
    while (whole.len() as u64) < size * 1_000_000 {
        seed += 1;
        let text = invented(seed, usize::MAX);
        fs::write(many.join(format!("{seed:06}.txt")), &text)?;
        let _ = write!(whole, "{text}\n\n");
    }
    let (one_file, one_line) = (folder.path().join("one-file.txt"), folder.path().join("one-line.txt"));
    fs::write(&one_file, &whole)?;
    fs::write(&one_line, whole.split_whitespace().collect::<Vec<_>>().join(" "))?;
    let small = folder.path().join("small.txt");
    fs::write(&small, "Sở Y tế chủ trì.\n")?;
    let command = |input: &Path| {
        let text = |path: &Path| path.display().to_string();
        // A folder of its own: what stands in one from before is read and counted again.
        let out = folder.path().join(input.file_name().unwrap_or_default()).with_extension("out");
        ["extract", &text(input), "--out", &text(&out), "--jobs", "1", "--force"].iter().fold(
            vec![program.clone()],
            |mut all, argument| {
                all.push((*argument).to_owned());
                all
            },
        )
    };
    let base = least(&command(&small), runs)?;
    println!("{:<28} {:>9} {:>8} {:>8} {:>14}", "input", "MB", "CPU s", "MB/s", "memory / input");
    let mut inputs: Vec<(String, PathBuf)> = vec![
        (format!("{seed} invented plans"), many),
        ("the same as one file".to_owned(), one_file),
        ("the same as one line".to_owned(), one_line),
    ];
    let shared = xtask::root().join("../shared/seeds");
    if shared.is_dir() {
        inputs.push(("the shared plans".to_owned(), shared));
    }
    for (name, input) in inputs {
        let bytes = bytes_of(&input)?;
        let spent = least(&command(&input), runs)?;
        let memory = if input.is_dir() {
            "—".to_owned()
        } else {
            format!("{:.1}", (spent.peak - base.peak) / bytes)
        };
        println!(
            "{name:<28} {:>9.2} {:>8.3} {:>8.1} {memory:>14}",
            bytes / MEGABYTE,
            spent.cpu,
            bytes / MEGABYTE / spent.cpu
        );
    }
    Ok(())
}

fn bytes_of(input: &Path) -> Result<f64> {
    if input.is_file() {
        return Ok(fs::metadata(input)?.len() as f64);
    }
    let mut sum = 0.0;
    for entry in fs::read_dir(input)? {
        sum += entry?.metadata()?.len() as f64;
    }
    Ok(sum)
}
