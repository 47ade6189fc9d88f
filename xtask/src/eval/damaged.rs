//! Invented plans, damaged and read back: rows exact by fault and over all, and the reliability of the confidences.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};
use boctach::ExtractSettings;

use super::compare;
use super::reliability::Reliability;
use crate::chance::Chance;
use crate::damage::{self, Fault};
use crate::{plan, write};

/// What to run.
#[derive(Debug, Clone)]
pub struct DamageOptions {
    /// First seed.
    pub seed: u64,
    /// Number of plans.
    pub count: u64,
    /// Wrong rows to show.
    pub show: usize,
    /// One fault alone.
    pub only: Option<Fault>,
    /// Folder to which the damaged files are written.
    pub keep: Option<std::path::PathBuf>,
}

#[derive(Default)]
struct Tally {
    right: usize,
    all: usize,
}

impl Tally {
    fn add(&mut self, right: bool) {
        self.all += 1;
        self.right += usize::from(right);
    }

    fn share(&self) -> f64 {
        self.right as f64 / self.all.max(1) as f64
    }
}

/// Runs and prints; fails below the bar where `enforce` is set.
pub fn run(options: &DamageOptions, enforce: bool) -> Result<()> {
    let mut by_fault: BTreeMap<Fault, Tally> = BTreeMap::new();
    let mut untouched = Tally::default();
    let mut over_all = Tally::default();
    let mut extra_rows = 0;
    let mut reliability = Reliability::default();
    let mut left = options.show;
    for seed in options.seed..options.seed + options.count {
        let plan = plan::invent(seed);
        let mut chance = Chance::new(seed.wrapping_mul(7919) + 11);
        let damaged = damage::break_up(&plan.table, options.only, &mut chance);
        let text = write::text::plan(&plan, &damaged.sheets);
        if let Some(folder) = &options.keep {
            save(folder, seed, &text)?;
        }
        let out = boctach::extract("plan.txt", text.as_bytes(), &ExtractSettings::default())?;
        let (verdicts, extra) = compare(&out, &plan.table);
        extra_rows += extra.len();
        for confidence in extra {
            reliability.add(confidence, false);
        }
        for (i, verdict) in verdicts.iter().enumerate() {
            over_all.add(verdict.exact);
            if let Some(confidence) = verdict.confidence {
                reliability.add(confidence, verdict.exact);
            }
            let faults: Vec<Fault> =
                damaged.faults.iter().filter(|(_, rows)| rows.contains(&i)).map(|(f, _)| *f).collect();
            for &fault in &faults {
                by_fault.entry(fault).or_default().add(verdict.exact);
            }
            if faults.is_empty() {
                untouched.add(verdict.exact);
            }
            if !verdict.exact && left > 0 {
                left -= 1;
                let names: Vec<&str> = faults.iter().map(|f| f.name()).collect();
                let row = &plan.table.rows[i];
                println!("seed {seed} row {} [{}]", row.path.join("/"), names.join(", "));
                for line in verdict.differences.iter().chain(&verdict.repairs) {
                    println!("    {line}");
                }
            }
        }
    }
    println!("{:<26} {:>6} {:>7}", "fault", "rows", "exact");
    for &fault in Fault::ALL {
        if let Some(tally) = by_fault.get(&fault) {
            println!("{:<26} {:>6} {:>6.1} %", fault.name(), tally.all, tally.share() * 100.0);
        }
    }
    println!("{:<26} {:>6} {:>6.1} %", "no fault", untouched.all, untouched.share() * 100.0);
    let all = over_all.right as f64 / (over_all.all + extra_rows).max(1) as f64;
    println!("{:<26} {:>6} {:>6.1} %   ({extra_rows} rows too many)", "over all", over_all.all, all * 100.0);
    println!("\n{}", reliability.table());
    if enforce {
        ensure!(all >= 0.97, "rows exact over all: {all:.3}, wanted 0.97");
        for (fault, tally) in &by_fault {
            ensure!(tally.share() >= 0.9, "{}: {:.3}, wanted 0.90", fault.name(), tally.share());
        }
    }
    Ok(())
}

fn save(folder: &std::path::Path, seed: u64, text: &str) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    let path = folder.join(format!("{seed:04}.txt"));
    std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
}
