//! `boctach man`: the manual in roff, from the same definitions as the help.

use std::io::{Write as _, stdout};
use std::path::Path;

use boctach::disk;
use clap::Command;
use clap_mangen::Man;

use super::Ended;

/// The page of the program to stdout, or a page a command into a folder.
pub(super) fn run(out: Option<&Path>, command: Command) -> anyhow::Result<Ended> {
    let Some(folder) = out else {
        stdout().lock().write_all(&page(command)?)?;
        return Ok(Ended::Done);
    };
    let mut program = command;
    program.build();
    for sub in program.get_subcommands().filter(|sub| sub.get_name() != "help") {
        let name = format!("boctach-{}", sub.get_name());
        let path = folder.join(format!("{name}.1"));
        disk::write_whole(&path, &page(sub.clone())?)?;
    }
    disk::write_whole(&folder.join("boctach.1"), &page(program)?)?;
    Ok(Ended::Done)
}

fn page(command: Command) -> std::io::Result<Vec<u8>> {
    let mut roff = Vec::new();
    Man::new(command).render(&mut roff)?;
    Ok(roff)
}
