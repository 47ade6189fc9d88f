//! A batch into an output folder.

use std::collections::BTreeMap;
use std::io;
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::mpsc::sync_channel;
use std::thread;

use export::{ExportSettings, Format, Writer};
use model::{Extraction, Lang};

use super::fence::{Task, extract_hashed};
use super::input::{Found, each_document};
use super::manifest::{MANIFEST, Manifest, Record, Status};
use super::outcome::{Failure, Outcome, Summary, missing};
use super::{Names, collect, write_crops};
use crate::disk::{self, Prepared};
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
    /// Remove documents of earlier runs that no input of this run gives.
    pub prune: bool,
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
    // An input that was not found may come back: a disk that is not mounted must not empty the outputs.
    let prune = batch.prune && found.failed.is_empty();
    for (name, failure) in found.failed {
        let outcome = Outcome::Failed(failure);
        (batch.observe)(&name, &outcome);
        summary.add(&outcome);
    }
    let stems = stems(&manifest, found.groups.iter().flat_map(super::Group::names));
    let limits = batch.task.settings.read.limits;
    let make = |name: &str, bytes| {
        let stem = stems.get(name).map_or("document", String::as_str);
        one(name, stem, bytes, manifest.records.get(name), batch)
    };
    let finished = if rayon::current_num_threads() == 1 {
        each_document(&found.groups, &limits, |name, bytes| finish(make(name, bytes), &manifest, batch))
    } else {
        // The disk is waited for beside the work, not in it.
        thread::scope(|scope| {
            let (send, receive) = sync_channel::<Made<'_>>(WAITING);
            let (manifest, batch) = (&manifest, &*batch);
            let finisher = scope.spawn(move || {
                receive.into_iter().map(|made| finish(made, manifest, batch)).collect::<Vec<_>>()
            });
            each_document(&found.groups, &limits, |name, bytes| {
                // The receiver ends only with a panic, which the join below hands on.
                let _ = send.send(make(name, bytes));
            });
            drop(send);
            finisher.join().unwrap_or_else(|panic| resume_unwind(panic))
        })
    };
    let mut changed = batch.force;
    for (record, outcome) in finished {
        summary.add(&outcome);
        changed |= manifest.records.get(&record.input) != Some(&record);
        manifest.records.insert(record.input.clone(), record);
    }
    let of_earlier = |record: &Record| !stems.contains_key(&record.input);
    let mut stale = Vec::new();
    if prune {
        for (_, gone) in manifest.records.extract_if(.., |_, record| of_earlier(record)) {
            stale.extend(gone.outputs);
            summary.pruned += 1;
            changed = true;
        }
    }
    let kept = manifest.records.values().filter(|r| of_earlier(r) && r.status != Status::Failed);
    for record in kept {
        summary.kept += 1;
        summary.kept_tasks += record.tasks;
    }
    let collections = batch.formats.iter().copied().filter(|f| !f.is_per_document());
    for (name, failure) in collect::write(&mut manifest, collections, changed, batch) {
        let outcome = Outcome::Failed(failure);
        (batch.observe)(&name, &outcome);
        summary.unwritten += 1;
    }
    manifest.close(&stale)?;
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

/// Documents whose files wait for the disk at most.
const WAITING: usize = 64;

/// What became of one input, its files not yet put in place.
struct Made<'r> {
    record: Record,
    outcome: Outcome,
    files: Vec<Prepared>,
    before: Option<&'r Record>,
}

fn one<'r>(
    name: &str,
    stem: &str,
    bytes: Result<Vec<u8>, Failure>,
    before: Option<&'r Record>,
    batch: &Batch<'_>,
) -> Made<'r> {
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
        let outcome = Outcome::Unchanged { tasks: before.tasks };
        return Made { record: before.clone(), outcome, files: Vec::new(), before: None };
    }
    let mut files = Vec::new();
    let mut pageless = false;
    let hash = record.sha256.clone().unwrap_or_default();
    let written = bytes.and_then(|bytes| {
        let Some(folder) = batch.crops else {
            let extraction = extract_hashed(name, bytes, hash, batch.task)?;
            (record.outputs, files) = write(&extraction, stem, batch)?;
            return Ok(extraction);
        };
        let extraction = extract_hashed(name, &bytes, hash, batch.task)?;
        (record.outputs, files) = write(&extraction, stem, batch)?;
        pageless = write_crops(&bytes, &extraction, &folder.join(stem), batch.task)?.is_none();
        Ok(extraction)
    });
    let outcome = match written {
        Ok(extraction) => {
            record.tasks = extraction.tasks.len();
            Outcome::Done { tasks: record.tasks, missing: missing(&extraction, batch.lang), pageless }
        }
        Err(failure) => Outcome::Failed(failure),
    };
    Made { record, outcome, files, before }
}

/// Puts the files of an input in place and says so.
fn finish(made: Made<'_>, manifest: &Manifest, batch: &Batch<'_>) -> (Record, Outcome) {
    let Made { mut record, mut outcome, files, before } = made;
    if !matches!(outcome, Outcome::Failed(_))
        && let Err(error) = files.into_iter().try_for_each(Prepared::put)
    {
        outcome = Outcome::Failed(Failure::Unwritten(error));
    }
    match &outcome {
        Outcome::Done { missing, .. } => record.messages.clone_from(missing),
        Outcome::Failed(failure) => {
            record.messages.push(failure.sentence(batch.lang));
            record.outputs.clear();
            record.tasks = 0;
        }
        Outcome::Unchanged { .. } => {}
    }
    if !matches!(outcome, Outcome::Unchanged { .. }) {
        record.status = outcome.status();
    }
    // What an earlier version of the input gave, and this one no longer does, would mislead.
    for stale in before.iter().flat_map(|b| &b.outputs).filter(|o| !record.outputs.contains(o)) {
        if let Err(error) = disk::remove(&batch.out.join(stale)) {
            record.messages.push(format!("{stale}: {error}"));
        }
    }
    if let Err(error) = manifest.note(&record) {
        outcome = Outcome::Failed(Failure::Unwritten(error));
    }
    (batch.observe)(&record.input, &outcome);
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

/// Writes the files of a document; each still waits for its name.
fn write(
    extraction: &Extraction,
    stem: &str,
    batch: &Batch<'_>,
) -> Result<(Vec<String>, Vec<Prepared>), Failure> {
    let mut names = Vec::new();
    let mut files = Vec::new();
    for (format, write) in per_document(batch.formats) {
        let name = file_name(stem, format);
        files.push(disk::prepare(&batch.out.join(&name), |file| -> Result<(), Failure> {
            Ok(write(extraction, &batch.export, file)?)
        })?);
        names.push(name);
    }
    Ok((names, files))
}
