//! Files for all documents of an output folder together, made from the JSON that stands there.

use export::{ExportError, Format, Writer};
use model::Extraction;

use super::{Batch, Failure, Manifest, Status};
use crate::disk;

/// Stem of the files for all documents.
pub(crate) const STEM: &str = "tasks";
/// Documents that are held at a time while a database is filled.
const HELD: usize = 64;

/// Writes the files of every format; returns what could not be written. Nothing is written where nothing has changed
/// and every file is there.
pub(crate) fn write(
    manifest: &mut Manifest,
    formats: impl Iterator<Item = &'static Format>,
    changed: bool,
    batch: &Batch<'_>,
) -> Vec<(String, Failure)> {
    let documents: Vec<String> = manifest
        .records
        .values()
        .filter(|record| record.status != Status::Failed)
        .filter_map(|record| record.outputs.first().cloned())
        .collect();
    let mut failed = Vec::new();
    for format in formats {
        let mut there = manifest.collections.iter().filter(|name| is_of(format, name)).peekable();
        let is_there = there.peek().is_some() && there.all(|name| batch.out.join(name).is_file());
        if is_there && !changed {
            continue;
        }
        match write_one(format, &documents, batch) {
            Ok(names) => manifest.collections.extend(names),
            Err(failure) => failed.push((file_name(format), failure)),
        }
    }
    manifest.collections.sort();
    manifest.collections.dedup();
    failed
}

/// The file of a format that gives one.
fn file_name(format: &Format) -> String {
    format!("{STEM}.{}", format.extension)
}

/// Whether a file is one of a format's. `tasks.flat.jsonl` is none of `jsonl`, though it ends as one.
fn is_of(format: &Format, name: &str) -> bool {
    match format.writer {
        Writer::Tables(_) => name.rsplit_once('.').is_some_and(|(_, end)| end == format.extension),
        Writer::Document(_) | Writer::Collection(_) | Writer::Database(_) => name == file_name(format),
    }
}

fn write_one(format: &Format, documents: &[String], batch: &Batch<'_>) -> Result<Vec<String>, Failure> {
    let name = file_name(format);
    let path = batch.out.join(&name);
    match format.writer {
        Writer::Document(_) => Ok(Vec::new()),
        Writer::Collection(write) => {
            let bytes = write(&read(documents, batch)?, &batch.export)?;
            disk::write_whole(&path, &bytes).map_err(Failure::Unwritten)?;
            Ok(vec![name])
        }
        Writer::Tables(write) => {
            let files = write(&read(documents, batch)?, &batch.export)?;
            for file in &files {
                disk::write_whole(&batch.out.join(&file.name), &file.bytes).map_err(Failure::Unwritten)?;
            }
            Ok(files.into_iter().map(|file| file.name).collect())
        }
        Writer::Database(write) => {
            disk::replace(&path, |temporary| {
                if documents.is_empty() {
                    write(temporary, &[], &batch.export)?;
                }
                for held in documents.chunks(HELD) {
                    write(temporary, &read(held, batch)?, &batch.export)?;
                }
                Ok::<(), Failure>(())
            })?;
            Ok(vec![name])
        }
    }
}

fn read(documents: &[String], batch: &Batch<'_>) -> Result<Vec<Extraction>, Failure> {
    documents
        .iter()
        .map(|name| {
            let bytes = disk::read(&batch.out.join(name)).map_err(Failure::Unopened)?;
            export::json::read(&bytes).map_err(|error: ExportError| Failure::Unexported(error))
        })
        .collect()
}
