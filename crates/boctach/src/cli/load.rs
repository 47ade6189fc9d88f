//! A document for a command that looks at one: read from a file, or from the JSON of one that was extracted, whatever
//! its name.

use std::path::Path;

use boctach::disk;
use boctach::pipeline::{Failure, Own, Task, extract_fenced, own};
use ingest::ocr::Store;
use model::Extraction;

use super::args::ReaderArgs;

/// The extraction of a file.
pub(super) fn load(path: &Path, reader: &ReaderArgs) -> Result<Extraction, Failure> {
    let bytes = disk::read(path).map_err(Failure::Unopened)?;
    if own(&bytes) == Some(Own::Extraction) {
        return export::json::read(&bytes).map_err(Failure::NoOutput);
    }
    let (settings, store) = (reader.settings(), reader.store());
    let store = store.as_ref().map(|store| store as &dyn Store);
    extract_fenced(&path.to_string_lossy(), &bytes, Task { settings: &settings, store })
}
