//! Which outputs a command line names: JSON files, and those of folders less their manifest.

use std::path::PathBuf;

use boctach::disk;
use boctach::pipeline::MANIFEST;

/// The files, in the order of the arguments.
pub(super) fn outputs(arguments: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for argument in arguments {
        if argument.is_dir() {
            let is_output = |path: &PathBuf| {
                path.extension().is_some_and(|e| e == "json")
                    && path.file_name().is_some_and(|n| n != MANIFEST)
            };
            files.extend(disk::walk(argument, None)?.into_iter().filter(is_output));
        } else {
            files.push(argument.clone());
        }
    }
    Ok(files)
}
