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

/// A shared document with its truth.
pub struct Scored {
    /// What is compared: `table`, `prose`, `meta`.
    pub what: &'static str,
    /// The document, by its path in the shared folder.
    pub file: &'static str,
    /// The truth, by its path there, and the key in it where it holds several.
    pub gold: &'static [&'static str],
    /// Lowest score, 0…1, that tests accept.
    pub least: f64,
}

/// Every document that has a truth.
pub const SCORED: &[Scored] = &[
    table("seeds/000_c1805a9929024bf5.txt", &["gold/table-000.json"], 0.99),
    table("seeds/003_8bce65c541a895ee.txt", &["gold/table-003.json"], 1.0),
    table("corpus/nq03-annex2.md", &["gold/table-nq03.json"], 0.99),
    table("bench/d000.pdf", &["gold/table-000.json"], 0.995),
    table("bench/d003.pdf", &["gold/table-003.json"], 0.995),
    table("bench/d003f.pdf", &["gold/table-003.json"], 0.99),
    table("bench/d003n.pdf", &["gold/table-003.json"], 0.95),
    table("bench/d003.docx", &["gold/table-003.json"], 1.0),
    table("corpus/hanoi-kh277-2026.pdf", &["gold/table-hanoi-kh277.json"], 1.0),
    table("corpus/laocai-kh-chi-thi-11.rendered.pdf", &["gold/table-laocai.json"], 1.0),
    table("corpus/laocai-kh-chi-thi-11.docx", &["gold/table-laocai.json"], 1.0),
    Scored {
        what: "prose",
        file: "seeds/001_c3d83b8d24d031c4.txt",
        gold: &["gold/prose-001.json"],
        least: 0.90,
    },
    meta("seeds/000_c1805a9929024bf5.txt", &["gold/meta.json", "000"]),
    meta("seeds/001_c3d83b8d24d031c4.txt", &["gold/meta.json", "001"]),
    meta("seeds/003_8bce65c541a895ee.txt", &["gold/meta.json", "003"]),
    meta("corpus/hanoi-kh277-2026.pdf", &["gold/meta.json", "hanoi-kh277"]),
];

const fn table(file: &'static str, gold: &'static [&'static str], least: f64) -> Scored {
    Scored { what: "table", file, gold, least }
}

const fn meta(file: &'static str, gold: &'static [&'static str]) -> Scored {
    Scored { what: "meta", file, gold, least: 1.0 }
}

/// Runs `score.py` over every document that has a truth, and prints its last lines.
pub fn run() -> Result<()> {
    let Some(shared) = folder() else { return Ok(()) };
    for scored in SCORED {
        let (_, said) = score(&shared, scored)?;
        let last = said.lines().last().unwrap_or("no score");
        println!("{:<6} {:<44} {last}", scored.what, scored.file);
    }
    Ok(())
}

/// Whether a document reaches the score that tests accept, and what `score.py` says of it, three differences at most.
pub fn score(shared: &Path, scored: &Scored) -> Result<(bool, String)> {
    let path = shared.join(scored.file);
    let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let out = boctach::extract(scored.file, &bytes, &ExtractSettings::default())
        .with_context(|| format!("cannot extract {}", path.display()))?;
    let folder = tempfile::tempdir()?;
    let json = folder.path().join("out.json");
    std::fs::write(&json, serde_json::to_vec(&out)?)?;
    let mut command = Command::new("python3");
    command.arg(shared.join("score.py")).arg(scored.what).arg(&json);
    command.args(["--show", "3", "--min", &scored.least.to_string()]);
    command.args(scored.gold.iter().take(1).map(|gold| shared.join(gold))).args(scored.gold.iter().skip(1));
    let ran = command.output().context("cannot run python3")?;
    Ok((ran.status.success(), String::from_utf8_lossy(&ran.stdout).into_owned()))
}
