//! Text made whole: charsets, mends and laws.

mod charsets;
mod mends;
mod properties;

use std::io::Write as _;
use std::path::PathBuf;

/// A file or folder of the shared folder, where there is one; says so where there is none.
fn shared(name: &str) -> Option<PathBuf> {
    let found = std::env::var_os("BOCTACH_SHARED").map(|root| PathBuf::from(root).join(name));
    let found = found.filter(|path| path.exists());
    if found.is_none() {
        // A test that passes does not show what `eprintln!` says.
        let _ = writeln!(std::io::stderr(), "no shared {name} (BOCTACH_SHARED): a test is left out");
    }
    found
}
