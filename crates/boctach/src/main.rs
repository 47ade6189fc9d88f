//! The program `boctach`.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
