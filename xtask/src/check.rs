//! The gate: what must hold before a change goes in.

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

use crate::schema;

/// Format, lints, generated files, tests, documentation; stops at the first that fails.
pub(crate) fn run() -> Result<()> {
    let shell = Shell::new()?;
    shell.change_dir(xtask::root());
    cmd!(shell, "cargo fmt --all --check").run()?;
    cmd!(shell, "cargo clippy --workspace --all-targets --quiet -- -D warnings").run()?;
    for (path, text) in schema::generated() {
        let same = std::fs::read_to_string(xtask::root().join(path)).is_ok_and(|have| have == text);
        ensure!(same, "{path} is not what the types say: run `cargo xtask schema` and read the change");
    }
    cmd!(shell, "cargo test --workspace --quiet").run()?;
    cmd!(shell, "cargo doc --workspace --no-deps --quiet").env("RUSTDOCFLAGS", "-D warnings").run()?;
    println!("all is well");
    Ok(())
}
