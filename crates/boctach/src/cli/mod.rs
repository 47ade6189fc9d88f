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
mod summary;
mod turns;
mod validate;

use std::ffi::OsStr;
use std::io;
use std::process::ExitCode;

use clap::builder::Resettable;
use clap::{CommandFactory as _, FromArgMatches as _};
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
    let matches = without_empty(Cli::command()).get_matches();
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    let lang = Lang::from(cli.lang);
    match dispatch(cli.command, lang) {
        Ok(Ended::Done) => ExitCode::SUCCESS,
        Ok(Ended::Failed) => ExitCode::from(1),
        Ok(Ended::Usage) => ExitCode::from(2),
        // Who reads our output has seen enough: `boctach … | head`.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            report::error(lang, &sentence(&error));
            ExitCode::from(1)
        }
    }
}

/// The command line without the variables that are set to nothing: those count as not set.
fn without_empty(command: clap::Command) -> clap::Command {
    let is_empty = |name: &OsStr| std::env::var_os(name).is_some_and(|value| value.is_empty());
    let command = command.mut_args(|arg| match arg.get_env() {
        Some(name) if is_empty(name) => arg.env(Resettable::Reset),
        Some(_) | None => arg,
    });
    command.mut_subcommands(without_empty)
}

/// The error and its causes, each said once: many errors say their cause themselves.
fn sentence(error: &anyhow::Error) -> String {
    error.chain().map(ToString::to_string).fold(String::new(), |mut said, cause| {
        if said.is_empty() {
            return cause;
        }
        if !said.contains(&cause) {
            said.push_str(": ");
            said.push_str(&cause);
        }
        said
    })
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

#[cfg(test)]
mod tests {
    use anyhow::Context as _;

    #[test]
    fn a_cause_that_was_said_is_not_said_again() {
        let cause = || std::io::Error::other("file is not a database");
        for (error, said) in [
            (anyhow::Error::from(cause()), "file is not a database"),
            (
                anyhow::Error::from(cause()).context("SQLite: file is not a database"),
                "SQLite: file is not a database",
            ),
            (
                Err::<(), _>(cause()).context("cannot write").unwrap_err(),
                "cannot write: file is not a database",
            ),
        ] {
            assert_eq!(super::sentence(&error), said);
        }
    }
}
