//! Everything that CI and a contributor run.
//!
//! `cargo xtask eval` prints figures, `fixture` keeps the fixtures, `schema` writes the schema, `check` is the gate.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "this program is for the disk, the clock and the terminal"
)]

mod chance;
mod damage;
mod eval;
mod plan;
mod write;

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use clap::{Parser, Subcommand};

use damage::Fault;

/// What CI and a contributor run.
#[derive(Parser)]
#[command(name = "xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Prints figures: rows exact by fault, reliability, scores of the shared plans.
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
        /// Leaves the shared plans out.
        #[arg(long)]
        no_shared: bool,
        /// Fails where a figure is below its bar.
        #[arg(long)]
        enforce: bool,
    },
}

/// The root of the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

fn main() -> Result<()> {
    match Arguments::parse().task {
        Task::Eval { seed, count, show, only, keep, no_shared, enforce } => {
            let only = only.map(|name| fault(&name)).transpose()?;
            eval::damaged(&eval::DamageOptions { seed, count, show, only, keep }, enforce)?;
            if no_shared { Ok(()) } else { eval::shared() }
        }
    }
}

fn fault(name: &str) -> Result<Fault> {
    Fault::ALL.iter().copied().find(|f| f.slug() == name).ok_or_else(|| {
        let names: Vec<String> = Fault::ALL.iter().map(|f| f.slug()).collect();
        anyhow!("expected a fault ({}), found `{name}`", names.join(", "))
    })
}
