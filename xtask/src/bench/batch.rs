//! A batch of small plans on one thread and on two: how much sooner the second ends.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::clock::{Spent, spent};
use super::program;
use super::text::invented;

/// Rows of a plan's table at most: a plan of a few pages.
const ROWS: usize = 12;

/// Measures and prints. Runs of one thread and of two take turns, so that what disturbs one disturbs the other; the
/// quickest of each counts.
pub(super) fn run(count: u64, runs: usize, given: Option<&Path>) -> Result<()> {
    let program = program(given)?;
    let folder = tempfile::tempdir()?;
    let plans = folder.path().join("plans");
    fs::create_dir(&plans)?;
    let mut bytes = 0;
    for seed in 1..=count {
        let text = invented(seed, ROWS);
        bytes += text.len();
        fs::write(plans.join(format!("{seed:05}.txt")), text)?;
    }
    let mut best: [Option<Spent>; 2] = [None, None];
    // Kept to the end: where files were deleted a moment ago, a file system takes longer to make new ones.
    let mut outs = Vec::new();
    for _ in 0..runs {
        for (threads, best) in (1..).zip(&mut best) {
            let out = tempfile::tempdir_in(folder.path())?;
            let text = |path: &Path| path.display().to_string();
            let command = [
                program.clone(),
                "extract".to_owned(),
                text(&plans),
                "--out".to_owned(),
                text(out.path()),
                "--jobs".to_owned(),
                threads.to_string(),
            ];
            let now = spent(&command)?;
            if best.is_none_or(|b| now.wall < b.wall) {
                *best = Some(now);
            }
            outs.push(out);
        }
    }
    println!("{count} plans, {:.1} MB", bytes as f64 / 1e6);
    let [Some(one), Some(two)] = best else { return Ok(()) };
    for (threads, Spent { cpu, wall, .. }) in [(1, one), (2, two)] {
        println!("{threads} thread(s) {wall:>8.3} s   {cpu:.3} CPU s");
    }
    println!("two threads are {:.2} × as fast as one", one.wall / two.wall);
    Ok(())
}
