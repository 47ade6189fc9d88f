//! A document for a command that looks at one: read from a file, or from the JSON of one that was extracted.

use std::path::Path;

use boctach::disk;
use boctach::pipeline::{Failure, Task, extract_fenced};
use ingest::ocr::Store;
use model::Extraction;

use super::args::ReaderArgs;

/// The extraction of a file.
pub(super) fn load(path: &Path, reader: &ReaderArgs) -> Result<Extraction, Failure> {
    let bytes = disk::read(path).map_err(Failure::Unopened)?;
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("json"))
        && let Ok(extraction) = export::json::read(&bytes)
    {
        return Ok(extraction);
    }
    let (settings, store) = (reader.settings(), reader.store());
    let store = store.as_ref().map(|store| store as &dyn Store);
    extract_fenced(&path.to_string_lossy(), &bytes, Task { settings: &settings, store })
}
