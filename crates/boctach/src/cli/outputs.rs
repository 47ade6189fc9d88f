//! Which outputs a command line names: JSON files, and those of folders less their manifest.

use std::path::PathBuf;

use anyhow::Context as _;
use boctach::disk;
use boctach::pipeline::MANIFEST;
use model::Lang;

use super::report::{self, pick};

/// The files, in the order of the arguments; `None`, and it is said, where there is none.
pub(super) fn outputs(arguments: &[PathBuf], lang: Lang) -> anyhow::Result<Option<Vec<PathBuf>>> {
    let mut files = Vec::new();
    for argument in arguments {
        if argument.is_dir() {
            let is_output = |path: &PathBuf| {
                path.extension().is_some_and(|e| e == "json")
                    && path.file_name().is_some_and(|n| n != MANIFEST)
            };
            let found = disk::walk(argument, &[]).with_context(|| argument.display().to_string())?;
            files.extend(found.into_iter().filter(is_output));
        } else {
            files.push(argument.clone());
        }
    }
    if files.is_empty() {
        let named: Vec<String> = arguments.iter().map(|path| path.display().to_string()).collect();
        let what = pick(lang, "no output (*.json) was found in", "không tìm thấy kết quả (*.json) nào trong");
        report::error(lang, &format!("{what} {}", named.join(", ")));
        return Ok(None);
    }
    Ok(Some(files))
}
