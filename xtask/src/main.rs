//! The commands of CI and contributors: `cargo xtask eval`, `fixture`, `schema`, `check`, `bench`.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "this program is for the disk, the clock and the terminal"
)]

mod bench;
mod check;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, Subcommand};
use xtask::damage::Fault;
use xtask::eval;
use xtask::fixture::{self, Fixture, Recipe};

/// What CI and a contributor run.
#[derive(Parser)]
#[command(name = "xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Prints figures: rows exact by fault, reliability, fixtures, scores of the shared plans.
    Eval {
        /// First seed.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Number of invented plans.
        #[arg(long, default_value_t = 200)]
        count: u64,
        /// Shows the first wrong rows, with what was decided there.
        #[arg(long, default_value_t = 0)]
        show: usize,
        /// One fault alone, by name: `fused-section`.
        #[arg(long)]
        only: Option<String>,
        /// Keeps the damaged files in a folder.
        #[arg(long)]
        keep: Option<PathBuf>,
        /// Damaged tables only: leaves fixtures and shared plans out.
        #[arg(long)]
        no_shared: bool,
        /// Fails where a figure is below its bar.
        #[arg(long)]
        enforce: bool,
    },
    /// Prints figures of scans: character error, rows exact, reliability; needs the OCR engine.
    Scans {
        /// First seed.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Number of invented plans of each kind.
        #[arg(long, default_value_t = 2)]
        count: u64,
        /// Shows the first lines and rows that differ.
        #[arg(long, default_value_t = 0)]
        show: usize,
        /// The kinds whose name begins so: `table-200`.
        #[arg(long)]
        only: Option<String>,
        /// Keeps the scans and their outputs in a folder.
        #[arg(long)]
        keep: Option<PathBuf>,
        /// Folder that keeps readings from run to run.
        #[arg(long)]
        cache: Option<PathBuf>,
    },
    /// Adds, updates, shows fixtures.
    Fixture {
        #[command(subcommand)]
        what: FixtureTask,
    },
    /// Writes `schemas/extraction.v1.json` and `schemas/columns.md`.
    Schema,
    /// Format, lints, schema, tests, documentation.
    Check,
    /// Measures against other programs, in one run.
    Bench {
        #[command(subcommand)]
        what: bench::Bench,
    },
}

#[derive(Subcommand)]
enum FixtureTask {
    /// Writes a fixture.
    Add {
        /// Name of its folder.
        slug: String,
        #[command(flatten)]
        recipe: Recipe,
    },
    /// Writes golden outputs as they are now.
    Update {
        /// Names; all where none is given.
        slugs: Vec<String>,
    },
    /// Has the engine read scans anew and records what it read; all where no name is given.
    Read {
        /// Names.
        slugs: Vec<String>,
    },
    /// Shows what comes out of a fixture, and what is wrong with it.
    Show {
        /// Name of its folder.
        slug: String,
    },
}

fn main() -> Result<()> {
    match Arguments::parse().task {
        Task::Eval { seed, count, show, only, keep, no_shared, enforce } => {
            let only = only.map(|name| Fault::from_slug(&name)).transpose()?;
            let figures = eval::damaged(&eval::DamageOptions { seed, count, show, only, keep }, enforce);
            if !no_shared {
                eval::fixtures()?;
                eval::shared()?;
            }
            figures
        }
        Task::Scans { seed, count, show, only, keep, cache } => {
            eval::scans(&eval::ScanOptions { seed, count, show, only, keep, cache })
        }
        Task::Fixture { what } => fixtures(what),
        Task::Schema => xtask::schema::write(),
        Task::Check => check::run(),
        Task::Bench { what } => bench::run(&what),
    }
}

fn named(slugs: &[String]) -> Result<Vec<Fixture>> {
    if slugs.is_empty() { Fixture::all() } else { slugs.iter().map(|s| Fixture::open(s)).collect() }
}

fn fixtures(what: FixtureTask) -> Result<()> {
    match what {
        FixtureTask::Add { slug, recipe } => {
            let fixture = fixture::add(&slug, &recipe)?;
            println!("{slug}: seed {}, wrong rows {:?}", fixture.origin.seed, fixture.origin.wrong_rows);
        }
        FixtureTask::Read { slugs } => {
            for mut fixture in named(&slugs)? {
                if !fixture.printed()?.is_empty() {
                    fixture.record()?;
                    fixture.update()?;
                    println!("{:<36} read", fixture.slug);
                }
            }
        }
        FixtureTask::Update { slugs } => {
            for mut fixture in named(&slugs)? {
                let changed = fixture.update()?;
                let state = if changed { "changed" } else { "as it was" };
                println!("{:<36} {state}, wrong rows {:?}", fixture.slug, fixture.origin.wrong_rows);
            }
        }
        FixtureTask::Show { slug } => println!("{}", Fixture::open(&slug)?.show()?),
    }
    Ok(())
}
