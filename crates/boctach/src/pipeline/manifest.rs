//! The manifest of an output folder: which input became which files, by which program.
//!
//! `manifest.json` is written when a run ends. While it runs, each finished input is appended to a journal, a line
//! each; a run that was killed is taken up from there.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use model::{Generator, SCHEMA_VERSION};
use serde::{Deserialize, Serialize};

use super::lock::Lock;
use crate::disk;

/// Name of the manifest in the output folder.
pub const MANIFEST: &str = "manifest.json";
const JOURNAL: &str = ".boctach-journal";

/// What became of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Extracted.
    Done,
    /// Extracted, but something is missing.
    Incomplete,
    /// Nothing came out.
    Failed,
}

/// One input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The input as it was named.
    pub input: String,
    /// SHA-256 of its bytes; null where they could not be read.
    pub sha256: Option<String>,
    /// Version of the program that did it.
    pub version: String,
    /// Settings that change what comes out.
    pub settings: String,
    /// What became of it.
    pub status: Status,
    /// Why it failed, or what is missing.
    pub messages: Vec<String>,
    /// Stem of its files.
    pub stem: String,
    /// Its files, in the output folder.
    pub outputs: Vec<String>,
    /// Number of its tasks.
    pub tasks: usize,
}

#[derive(Serialize, Deserialize)]
struct Written {
    generator: Generator,
    schema_version: String,
    documents: Vec<Record>,
    collections: Vec<String>,
}

/// The manifest of one output folder, held by one run at a time.
pub struct Manifest {
    folder: PathBuf,
    /// Inputs by name.
    pub records: BTreeMap<String, Record>,
    /// Files for all documents together.
    pub collections: Vec<String>,
    journal: Mutex<Option<File>>,
    lock: Lock,
}

/// The names of all that the manifest of a folder names, itself included; none where the folder has no manifest of ours.
pub(crate) fn files(folder: &Path) -> Vec<String> {
    let written = disk::read(&folder.join(MANIFEST)).ok();
    let written = written.and_then(|bytes| serde_json::from_slice::<Written>(&bytes).ok());
    let Some(written) = written.filter(|written| written.generator.name == "boctach") else {
        return Vec::new();
    };
    let outputs = written.documents.into_iter().flat_map(|record| record.outputs);
    outputs.chain(written.collections).chain([MANIFEST.to_owned()]).collect()
}

impl Manifest {
    /// Opens the manifest of a folder, which is made where it is absent, and takes up what a killed run had done.
    ///
    /// # Errors
    /// The disk's, and `WouldBlock` where another run holds the folder.
    pub fn open(folder: &Path) -> io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        let lock = Lock::take(folder)?;
        disk::sweep(folder)?;
        let mut records = BTreeMap::new();
        let mut collections = Vec::new();
        // A manifest that is damaged or of another shape only costs work: everything is done anew.
        let written = disk::read(&folder.join(MANIFEST)).ok();
        if let Some(written) = written.and_then(|bytes| serde_json::from_slice::<Written>(&bytes).ok()) {
            collections = written.collections;
            records.extend(written.documents.into_iter().map(|r| (r.input.clone(), r)));
        }
        let journal = disk::read(&folder.join(JOURNAL)).unwrap_or_default();
        for line in journal.split(|b| *b == b'\n') {
            // The last line may be torn.
            if let Ok(record) = serde_json::from_slice::<Record>(line) {
                records.insert(record.input.clone(), record);
            }
        }
        let journal = Mutex::new(None);
        Ok(Self { folder: folder.to_path_buf(), records, collections, journal, lock })
    }

    /// Appends a finished input to the journal.
    ///
    /// # Errors
    /// The disk's.
    pub fn note(&self, record: &Record) -> io::Result<()> {
        let mut line = serde_json::to_vec(record)?;
        line.push(b'\n');
        let mut journal = self.journal.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if journal.is_none() {
            let path = self.folder.join(JOURNAL);
            let mut file = std::fs::OpenOptions::new().create(true).append(true).open(path)?;
            // Ends a line that a killed run left torn.
            file.write_all(b"\n")?;
            *journal = Some(file);
        }
        match journal.as_mut() {
            Some(file) => file.write_all(&line),
            None => Ok(()),
        }
    }

    /// Writes the manifest, removes the outputs that it names no longer, drops the journal and the lock.
    ///
    /// # Errors
    /// The disk's.
    pub fn close(self, stale: &[String]) -> io::Result<()> {
        let written = Written {
            generator: Generator {
                name: "boctach".to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
            },
            schema_version: SCHEMA_VERSION.to_owned(),
            documents: self.records.into_values().collect(),
            collections: self.collections,
        };
        let mut bytes = serde_json::to_vec_pretty(&written)?;
        bytes.push(b'\n');
        let path = self.folder.join(MANIFEST);
        if disk::read(&path).ok().as_deref() != Some(bytes.as_slice()) {
            disk::write_whole(&path, &bytes)?;
        }
        stale.iter().try_for_each(|output| disk::remove(&self.folder.join(output)))?;
        disk::remove(&self.folder.join(JOURNAL))?;
        self.lock.release()
    }
}
