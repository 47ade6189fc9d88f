//! The command line: one module a command.
//!
//! What a command is asked for goes to stdout; what it says about its work goes to stderr. Exit status: 0 done, 1 some
//! input failed (the rest was done), 2 wrong usage.

mod args;
mod completions;
mod diff;
mod explain;
mod extract;
mod inspect;
mod load;
mod man;
mod manual;
mod merge;
mod outputs;
mod progress;
mod read;
mod reader;
mod report;
mod schema;
mod validate;

use std::io;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};
use model::Lang;

use args::{Cli, Command};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    /// Everything was done.
    Done,
    /// Some input failed; the rest was done.
    Failed,
    /// The command line asks for something that makes no sense; it was said.
    Usage,
}

/// Stack of the working threads: deeply nested files recurse.
const STACK_BYTES: usize = 16 << 20;

/// Runs the program.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    let lang = Lang::from(cli.lang);
    match dispatch(cli.command, lang) {
        Ok(Ended::Done) => ExitCode::SUCCESS,
        Ok(Ended::Failed) => ExitCode::from(1),
        Ok(Ended::Usage) => ExitCode::from(2),
        // Who reads our output has seen enough: `boctach … | head`.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            report::error(lang, &format!("{error:#}"));
            ExitCode::from(1)
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

fn dispatch(command: Command, lang: Lang) -> anyhow::Result<Ended> {
    match command {
        Command::Extract(args) => {
            threads(args.jobs)?;
            extract::run(&args, lang)
        }
        Command::Inspect(args) => inspect::run(&args, lang),
        Command::Validate(args) => validate::run(&args, lang),
        Command::Diff(args) => diff::run(&args, lang),
        Command::Merge(args) => merge::run(&args, lang),
        Command::Schema => schema::run(),
        Command::Explain(args) => explain::run(&args, lang),
        Command::Read(args) => read::run(&args, lang),
        Command::Completions(args) => completions::run(args.shell, &mut Cli::command()),
        Command::Man(args) => man::run(args.out.as_deref(), Cli::command()),
    }
}

/// Sets the number of working threads; 0 is one a processor.
fn threads(jobs: usize) -> anyhow::Result<()> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).stack_size(STACK_BYTES);
    Ok(pool.build_global()?)
}
