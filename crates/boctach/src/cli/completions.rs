//! `boctach completions SHELL`.

use std::io::{Write as _, stdout};

use clap::Command;
use clap_complete::Shell;

use super::Ended;

pub(super) fn run(shell: Shell, command: &mut Command) -> anyhow::Result<Ended> {
    let mut script = Vec::new();
    clap_complete::generate(shell, command, "boctach", &mut script);
    stdout().lock().write_all(&script)?;
    Ok(Ended::Done)
}
