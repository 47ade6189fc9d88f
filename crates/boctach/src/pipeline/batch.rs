//! A batch into an output folder.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use export::{ExportSettings, Format, Writer};
use model::{Extraction, Lang};

use super::fence::{Task, extract_fenced};
use super::input::{Found, each_document};
use super::manifest::{MANIFEST, Manifest, Record, Status};
use super::outcome::{Failure, Outcome, Summary, missing};
use super::{Names, collect, write_crops};
use crate::disk;
use crate::extract::sha256;

/// What a batch is told.
pub struct Batch<'a> {
    /// Folder of the outputs.
    pub out: &'a Path,
    /// Formats beside JSON, which is always written: the others are made from it.
    pub formats: &'a [&'static Format],
    /// Settings of the formats.
    pub export: ExportSettings,
    /// What is done to each document.
    pub task: Task<'a>,
    /// Names the settings that change what comes out; an output of other settings is made anew.
    pub settings: &'a str,
    /// Folder of pictures of the places of doubtful tasks, a folder a document.
    pub crops: Option<&'a Path>,
    /// Extract again what has not changed.
    pub force: bool,
    /// Language of the messages in the manifest.
    pub lang: Lang,
    /// Told of each input, in the order in which they finish; from several threads.
    pub observe: &'a (dyn Fn(&str, &Outcome) + Sync),
}

/// Does what was found and writes outputs, manifest and the files for all documents.
///
/// # Errors
/// The output folder cannot be used. Everything about single inputs is in the summary and was told to the observer.
pub fn run(found: Found, batch: &Batch<'_>) -> io::Result<Summary> {
    let mut manifest = Manifest::open(batch.out)?;
    let mut summary = Summary::default();
    for (name, failure) in found.failed {
        let outcome = Outcome::Failed(failure);
        (batch.observe)(&name, &outcome);
        summary.add(&outcome);
    }
    let stems = stems(&manifest, found.groups.iter().flat_map(super::Group::names));
    let limits = batch.task.settings.read.limits;
    let finished = each_document(&found.groups, &limits, |name, bytes| {
        let stem = stems.get(name).map_or("document", String::as_str);
        let (record, mut outcome) = one(name, stem, bytes, manifest.records.get(name), batch);
        if let Err(error) = manifest.note(&record) {
            outcome = Outcome::Failed(Failure::Unwritten(error));
        }
        (batch.observe)(name, &outcome);
        (record, outcome)
    });
    let mut changed = batch.force;
    for (record, outcome) in finished {
        summary.add(&outcome);
        changed |= manifest.records.get(&record.input) != Some(&record);
        manifest.records.insert(record.input.clone(), record);
    }
    let collections = batch.formats.iter().copied().filter(|f| !f.is_per_document());
    for (name, failure) in collect::write(&mut manifest, collections, changed, batch) {
        let outcome = Outcome::Failed(failure);
        (batch.observe)(&name, &outcome);
        summary.unwritten += 1;
    }
    manifest.close()?;
    Ok(summary)
}

/// A stem for each input: the one it had, or a free one.
fn stems<'n>(manifest: &Manifest, names: impl Iterator<Item = &'n str>) -> BTreeMap<String, String> {
    let manifest_stem = MANIFEST.trim_end_matches(".json").to_owned();
    let taken = manifest.records.values().map(|r| r.stem.clone());
    let mut free = Names::new(taken.chain([manifest_stem, collect::STEM.to_owned()]));
    let mut stems = BTreeMap::new();
    for name in names {
        let stem = match manifest.records.get(name) {
            Some(record) => record.stem.clone(),
            None => free.take(name),
        };
        stems.insert(name.to_owned(), stem);
    }
    stems
}

fn one(
    name: &str,
    stem: &str,
    bytes: Result<Vec<u8>, Failure>,
    before: Option<&Record>,
    batch: &Batch<'_>,
) -> (Record, Outcome) {
    let mut record = Record {
        input: name.to_owned(),
        sha256: bytes.as_ref().ok().map(|bytes| sha256(bytes)),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        settings: batch.settings.to_owned(),
        status: Status::Failed,
        messages: Vec::new(),
        stem: stem.to_owned(),
        outputs: Vec::new(),
        tasks: 0,
    };
    if let Some(before) = before.filter(|before| !batch.force && is_current(before, &record, batch)) {
        return (before.clone(), Outcome::Unchanged { tasks: before.tasks });
    }
    let written = bytes.and_then(|bytes| {
        let Some(folder) = batch.crops else {
            let extraction = extract_fenced(name, bytes, batch.task)?;
            record.outputs = write(&extraction, stem, batch)?;
            return Ok(extraction);
        };
        let extraction = extract_fenced(name, &bytes, batch.task)?;
        record.outputs = write(&extraction, stem, batch)?;
        write_crops(&bytes, &extraction, &folder.join(stem), batch.task)?;
        Ok(extraction)
    });
    let outcome = match written {
        Ok(extraction) => {
            record.tasks = extraction.tasks.len();
            Outcome::Done { tasks: record.tasks, missing: missing(&extraction, batch.lang) }
        }
        Err(failure) => Outcome::Failed(failure),
    };
    record.status = outcome.status();
    match &outcome {
        Outcome::Done { missing, .. } => record.messages.clone_from(missing),
        Outcome::Failed(failure) => {
            record.messages.push(failure.sentence(batch.lang));
            record.outputs.clear();
        }
        Outcome::Unchanged { .. } => {}
    }
    // What an earlier version of the input gave, and this one no longer does, would mislead.
    for stale in before.iter().flat_map(|b| &b.outputs).filter(|o| !record.outputs.contains(o)) {
        if let Err(error) = disk::remove(&batch.out.join(stale)) {
            record.messages.push(format!("{stale}: {error}"));
        }
    }
    (record, outcome)
}

/// Whether what an earlier run made is what this one would make.
fn is_current(before: &Record, now: &Record, batch: &Batch<'_>) -> bool {
    before.sha256.is_some()
        && before.sha256 == now.sha256
        && before.version == now.version
        && before.settings == now.settings
        && before.status == Status::Done
        && per_document(batch.formats).all(|(f, _)| before.outputs.contains(&file_name(&now.stem, f)))
        && before.outputs.iter().all(|output| batch.out.join(output).is_file())
}

type WriteDocument = fn(&Extraction, &ExportSettings, &mut dyn io::Write) -> Result<(), export::ExportError>;

/// The formats that give one file a document, JSON first.
fn per_document(formats: &[&'static Format]) -> impl Iterator<Item = (&'static Format, WriteDocument)> {
    let json = export::format("json");
    let others = formats.iter().copied().filter(|format| format.name != "json").collect::<Vec<_>>();
    json.into_iter().chain(others).filter_map(|format| match format.writer {
        Writer::Document(write) => Some((format, write)),
        Writer::Collection(_) | Writer::Tables(_) | Writer::Database(_) => None,
    })
}

fn file_name(stem: &str, format: &Format) -> String {
    format!("{stem}.{}", format.extension)
}

fn write(extraction: &Extraction, stem: &str, batch: &Batch<'_>) -> Result<Vec<String>, Failure> {
    let mut outputs = Vec::new();
    for (format, write) in per_document(batch.formats) {
        let name = file_name(stem, format);
        disk::write_with(&batch.out.join(&name), |file| -> Result<(), Failure> {
            Ok(write(extraction, &batch.export, file)?)
        })?;
        outputs.push(name);
    }
    Ok(outputs)
}
