//! The gate: what must hold before a change goes in.

use anyhow::Result;
use xshell::{Shell, cmd};

/// Format, lints, tests, generated files, documentation, as CI looks at them; stops at the first that fails.
pub(crate) fn run() -> Result<()> {
    let shell = Shell::new()?;
    shell.change_dir(xtask::root());
    Ok(cmd!(shell, "bash .ci/run").run()?)
}
