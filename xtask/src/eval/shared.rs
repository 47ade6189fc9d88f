//! Scores of the shared plans, where the folder `shared` is present.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use boctach::ExtractSettings;

/// Where the shared material lies: `BOCTACH_SHARED`, which `.cargo/config.toml` sets to the folder beside the
/// workspace; `None`, and said, where nothing lies there.
pub fn folder() -> Option<PathBuf> {
    let found =
        std::env::var_os("BOCTACH_SHARED").map(PathBuf::from).filter(|p| p.join("score.py").is_file());
    if found.is_none() {
        // A test that passes does not show what `eprintln!` says.
        let _ = writeln!(std::io::stderr(), "no shared folder (BOCTACH_SHARED): what needs it is left out");
    }
    found
}

const TABLES: &[(&str, &str)] = &[
    ("seeds/000_c1805a9929024bf5.txt", "table-000"),
    ("seeds/003_8bce65c541a895ee.txt", "table-003"),
    ("corpus/nq03-annex2.md", "table-nq03"),
    ("bench/d000.pdf", "table-000"),
    ("bench/d003.pdf", "table-003"),
    ("bench/d003f.pdf", "table-003"),
    ("bench/d003n.pdf", "table-003"),
    ("bench/d003.docx", "table-003"),
    ("corpus/hanoi-kh277-2026.pdf", "table-hanoi-kh277"),
    ("corpus/laocai-kh-chi-thi-11.rendered.pdf", "table-laocai"),
    ("corpus/laocai-kh-chi-thi-11.docx", "table-laocai"),
];

const PROSE: &[(&str, &str)] = &[("seeds/001_c3d83b8d24d031c4.txt", "prose-001")];

const HEADERS: &[(&str, &str)] = &[
    ("seeds/000_c1805a9929024bf5.txt", "000"),
    ("seeds/001_c3d83b8d24d031c4.txt", "001"),
    ("seeds/003_8bce65c541a895ee.txt", "003"),
    ("corpus/hanoi-kh277-2026.pdf", "hanoi-kh277"),
];

/// Runs `score.py` over every document that has a truth, and prints its last lines.
pub fn run() -> Result<()> {
    let Some(shared) = folder() else { return Ok(()) };
    for (file, gold) in TABLES {
        score(&shared, "table", file, &[&format!("gold/{gold}.json")])?;
    }
    for (file, gold) in PROSE {
        score(&shared, "prose", file, &[&format!("gold/{gold}.json")])?;
    }
    for (file, key) in HEADERS {
        score(&shared, "meta", file, &["gold/meta.json", key])?;
    }
    Ok(())
}

fn score(shared: &Path, what: &str, file: &str, gold: &[&str]) -> Result<()> {
    let path = shared.join(file);
    if !path.is_file() {
        println!("{what:<6} {file:<44} absent");
        return Ok(());
    }
    let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let out = match boctach::extract(file, &bytes, &ExtractSettings::default()) {
        Ok(out) => out,
        Err(error) => {
            println!("{what:<6} {file:<44} {error}");
            return Ok(());
        }
    };
    let json = std::env::temp_dir().join(format!("boctach-eval-{}.json", std::process::id()));
    std::fs::write(&json, serde_json::to_vec(&out)?)?;
    let mut command = Command::new("python3");
    command.arg(shared.join("score.py")).arg(what).arg(&json).args(["--show", "0"]);
    command.arg(shared.join(gold.first().unwrap_or(&"")));
    command.args(gold.iter().skip(1));
    let output = command.output().context("cannot run python3")?;
    let _ = std::fs::remove_file(&json);
    let text = String::from_utf8_lossy(&output.stdout);
    let last = text.lines().last().unwrap_or("no score");
    println!("{what:<6} {file:<44} {last}");
    Ok(())
}
