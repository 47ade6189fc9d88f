//! Damaged and hostile PDFs: the longest time and the largest memory that one file takes, each read in a process of its
//! own. Fails above ten seconds or one gigabyte. Unit: seconds of wall clock, kB resident at most.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    unused_crate_dependencies,
    reason = "a bench writes files, watches the clock and prints"
)]

#[path = "../tests/all/support/mod.rs"]
mod support;

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use ingest::{ReadSettings, read};
use support::hostile::{
    BRACKETS, Tree, inflating, large_font, many_marks, mutants, nested_forms, open_brackets, page_tree,
    self_drawing,
};

/// The longest that a file may take.
const SECONDS: f64 = 10.0;
/// The most that a file may take.
const KILOBYTES: u64 = 1 << 20;

fn main() {
    // cargo gives flags of its own; a process for one file is given that file
    match std::env::args().skip(1).find(|a| Path::new(a).is_file()) {
        Some(path) => measure(Path::new(&path)),
        None => measure_all(),
    }
}

/// Reads one file and prints seconds and kilobytes.
fn measure(path: &Path) {
    let bytes = std::fs::read(path).expect("a file");
    let start = Instant::now();
    let outcome = read("hostile.pdf", &bytes, &ReadSettings::default());
    println!(
        "{} {} {}",
        start.elapsed().as_secs_f64(),
        peak(),
        outcome.map_or_else(|e| e.to_string(), |_| "read".into())
    );
}

/// The largest resident size of this process in kB, where the system tells.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.and_then(|l| l.split_whitespace().next()).and_then(|kb| kb.parse().ok()).unwrap_or(0)
}

fn measure_all() {
    let mut files = vec![
        ("a stream that inflates a thousandfold".to_owned(), inflating(300 << 20)),
        ("forms in forms".to_owned(), nested_forms()),
        ("a form that draws itself".to_owned(), self_drawing()),
        ("a looped page tree".to_owned(), page_tree(Tree::Looped)),
        ("100 000 pages declared".to_owned(), page_tree(Tree::Declared)),
        ("100 000 pages written out".to_owned(), page_tree(Tree::WrittenOut)),
        ("a font of 60 MB of zeros".to_owned(), large_font(false)),
        ("a font of 60 MB of noise".to_owned(), large_font(true)),
        ("100 000 strokes".to_owned(), many_marks()),
    ];
    files.extend(BRACKETS.iter().map(|(name, open)| ((*name).to_owned(), open_brackets(open))));
    let named = files.len();
    files.extend(mutants(300));
    let folder = tempdir();
    let program = std::env::current_exe().expect("this program");
    let (mut slowest, mut largest) = ((0.0, String::new()), (0, String::new()));
    for (i, (name, bytes)) in files.into_iter().enumerate() {
        let path = folder.join("hostile.pdf");
        std::fs::write(&path, bytes).expect("it can be written");
        let output = Command::new(&program).arg(&path).output().expect("it runs");
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut fields = said.trim().splitn(3, ' ');
        let seconds: f64 = fields.next().and_then(|f| f.parse().ok()).expect("seconds");
        let kilobytes: u64 = fields.next().and_then(|f| f.parse().ok()).expect("kilobytes");
        if i < named {
            println!("{seconds:>8.3} s {kilobytes:>8} kB  {name}: {}", fields.next().unwrap_or_default());
        }
        if seconds > slowest.0 {
            slowest = (seconds, name.clone());
        }
        if kilobytes > largest.0 {
            largest = (kilobytes, name);
        }
    }
    std::fs::remove_dir_all(&folder).expect("it can be removed");
    println!("slowest {:.3} s: {}\nlargest {} kB: {}", slowest.0, slowest.1, largest.0, largest.1);
    assert!(slowest.0 < SECONDS && largest.0 < KILOBYTES, "above {SECONDS} s or {KILOBYTES} kB");
}

fn tempdir() -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("boctach-hostile-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("it can be made");
    folder
}
