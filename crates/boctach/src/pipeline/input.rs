//! Which documents a command line names: files, the files of folders, the files of ZIP archives.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use ingest::archive::Archive;
use ingest::detect::{Format, claimed, detect};
use ingest::{Limits, ReadError};
use rayon::prelude::*;

use super::{Failure, own};
use crate::disk;

/// Documents that are read from one file of the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// The file is the document.
    File {
        /// How it was named.
        name: String,
        /// Where it lies.
        path: PathBuf,
    },
    /// The file is an archive of documents.
    Archive {
        /// Where it lies.
        path: PathBuf,
        /// Its entries, sorted: how each is shown, and its name inside.
        entries: Vec<(String, String)>,
    },
}

impl Group {
    /// The names of its documents.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let (one, many) = match self {
            Self::File { name, .. } => (Some(name.as_str()), [].as_slice()),
            Self::Archive { entries, .. } => (None, entries.as_slice()),
        };
        one.into_iter().chain(many.iter().map(|(name, _)| name.as_str()))
    }
}

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// Documents, in the order of the arguments; inside a folder or an archive, by name.
    pub groups: Vec<Group>,
    /// Arguments that name nothing, with the reason.
    pub failed: Vec<(String, Failure)>,
}

/// Looks up what the arguments name. A document that is named twice is found once. `except` are folders of outputs
/// that may lie inside an input folder; what stands in the manifest of any other output folder is left out as well.
pub fn find(arguments: &[PathBuf], except: &[&Path], limits: &Limits) -> Found {
    let mut found = Found::default();
    let mut files = Vec::new();
    for argument in arguments {
        if argument.is_dir() {
            match disk::walk(argument, except) {
                Ok(inside) => {
                    let inside = own::left_out(inside);
                    if inside.is_empty() {
                        found.failed.push((label(argument), Failure::EmptyFolder));
                    }
                    files.extend(inside);
                }
                Err(error) => found.failed.push((label(argument), Failure::Unopened(error))),
            }
        } else {
            files.push(argument.clone());
        }
    }
    let mut seen = BTreeSet::new();
    files.retain(|file| seen.insert(file.clone()));
    for file in &files {
        add(&mut found, file, limits);
    }
    found
}

fn add(found: &mut Found, path: &Path, limits: &Limits) {
    let name = label(path);
    match entries(&name, path, limits) {
        Ok(None) => found.groups.push(Group::File { name, path: path.to_path_buf() }),
        Ok(Some(entries)) if entries.is_empty() => found.failed.push((name, Failure::EmptyFolder)),
        Ok(Some(entries)) => found.groups.push(Group::Archive { path: path.to_path_buf(), entries }),
        Err(failure) => found.failed.push((name, failure)),
    }
}

/// The entries of an archive; `None` for any other file.
fn entries(name: &str, path: &Path, limits: &Limits) -> Result<Option<Vec<(String, String)>>, Failure> {
    let mut head = [0; 4];
    let mut file = std::fs::File::open(path).map_err(Failure::Unopened)?;
    let zipped = file.read(&mut head).map_err(Failure::Unopened)? == 4 && head.starts_with(b"PK");
    // Files in a broken `plan.docx` are no documents of their own; its reader says what is wrong with it.
    if !zipped || claimed(name).is_some() {
        return Ok(None);
    }
    let length = file.metadata().map_err(Failure::Unopened)?.len();
    if length > limits.file_bytes {
        return Err(ReadError::over("file_bytes", limits.file_bytes, length).into());
    }
    let bytes = disk::read(path).map_err(Failure::Unopened)?;
    if detect(name, &bytes) != Some(Format::Archive) {
        return Ok(None);
    }
    let archive = Archive::open(&bytes, limits)?;
    Ok(Some(archive.names().into_iter().map(|entry| (format!("{name}/{entry}"), entry)).collect()))
}

/// A path as text, with `/` between folders and no `./` before it.
fn label(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").map_or_else(|| text.clone(), str::to_owned)
}

/// Reads every document and hands it to `make`, groups in parallel; the results are in the order of the documents.
/// An archive is unpacked a few entries at a time, so that no more than those are held.
pub fn each_document<T: Send>(
    groups: &[Group],
    limits: &Limits,
    make: impl Fn(&str, Result<Vec<u8>, Failure>) -> T + Sync,
) -> Vec<T> {
    let of_group = |group: &Group| match group {
        Group::File { name, path } => vec![make(name, read(path, limits))],
        Group::Archive { path, entries } => unpack(path, entries, limits, &make),
    };
    let made: Vec<Vec<T>> = groups.par_iter().with_max_len(1).map(of_group).collect();
    made.into_iter().flatten().collect()
}

fn read(path: &Path, limits: &Limits) -> Result<Vec<u8>, Failure> {
    let length = std::fs::metadata(path).map_err(Failure::Unopened)?.len();
    if length > limits.file_bytes {
        return Err(ReadError::over("file_bytes", limits.file_bytes, length).into());
    }
    disk::read(path).map_err(Failure::Unopened)
}

/// Entries of an archive that are held at a time.
const HELD: usize = 16;

fn unpack<T: Send>(
    path: &Path,
    entries: &[(String, String)],
    limits: &Limits,
    make: &(impl Fn(&str, Result<Vec<u8>, Failure>) -> T + Sync),
) -> Vec<T> {
    let bytes = match read(path, limits) {
        Ok(bytes) => bytes,
        Err(failure) => {
            let why = failure.to_string();
            let failed = || Failure::Unopened(std::io::Error::other(why.clone()));
            return entries.iter().map(|(name, _)| make(name, Err(failed()))).collect();
        }
    };
    let mut archive = Archive::open(&bytes, limits);
    let mut made = Vec::with_capacity(entries.len());
    for held in entries.chunks(HELD) {
        let unpacked: Vec<(&str, Result<Vec<u8>, Failure>)> = held
            .iter()
            .map(|(name, entry)| {
                let bytes = match &mut archive {
                    Ok(archive) => archive.read(entry),
                    Err(error) => Err(error.clone()),
                };
                (name.as_str(), bytes.map_err(Failure::Unread))
            })
            .collect();
        made.par_extend(unpacked.into_par_iter().map(|(name, bytes)| make(name, bytes)));
    }
    made
}
