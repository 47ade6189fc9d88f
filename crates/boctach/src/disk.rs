//! The one door to the disk.
//!
//! Files are written whole or not at all: into a temporary file of the same folder, flushed to the disk, then renamed.
//! A run that is killed leaves at most a hidden temporary file, which the next run in that folder removes.
#![expect(clippy::disallowed_methods, reason = "this is the module that touches the disk")]

use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

/// How temporary files begin: hidden, and unlike any output.
const TEMPORARY: &str = ".boctach-tmp-";

/// The bytes of a file.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

/// Writes a file whole or not at all; folders above it are made.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    prepare(path, |file| file.write_all(bytes))?.put()
}

/// A file that is written but stands under a temporary name yet; dropped without [`Prepared::put`], it is gone.
#[derive(Debug)]
pub struct Prepared {
    file: fs::File,
    temporary: tempfile::TempPath,
    path: PathBuf,
}

impl Prepared {
    /// Flushes the file to the disk and gives it its name.
    pub fn put(self) -> io::Result<()> {
        self.file.sync_all()?;
        self.temporary.persist(self.path).map_err(|e| e.error)
    }
}

/// Writes a file under a temporary name, as it is made; folders above it are made.
pub fn prepare<E: From<io::Error>>(
    path: &Path,
    make: impl FnOnce(&mut dyn io::Write) -> Result<(), E>,
) -> Result<Prepared, E> {
    let (mut file, temporary) = temporary(path)?.into_parts();
    make(&mut file)?;
    Ok(Prepared { file, temporary, path: path.to_path_buf() })
}

/// Lets `make` write a file under a temporary name, then puts it in place of `path`.
pub fn replace<E: From<io::Error>>(path: &Path, make: impl FnOnce(&Path) -> Result<(), E>) -> Result<(), E> {
    let temporary = temporary(path)?.into_temp_path();
    make(&temporary)?;
    fs::File::open(&temporary)?.sync_all()?;
    temporary.persist(path).map_err(|e| e.error)?;
    Ok(())
}

/// A new file beside `path`. An error names `path`, not the name that the file has meanwhile.
fn temporary(path: &Path) -> io::Result<tempfile::NamedTempFile> {
    make_temporary(path).map_err(|error| {
        let said = error.to_string();
        let cause = said.split_once(" at path ").map_or(said.as_str(), |(cause, _)| cause);
        io::Error::new(error.kind(), format!("{}: {cause}", path.display()))
    })
}

fn make_temporary(path: &Path) -> io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    match builder.tempfile_in(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            builder.tempfile_in(folder)
        }
        made => made,
    }
}

/// Copies the bytes of a file over another.
pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to).map(|_| ())
}

/// Removes a file; one that is not there is no error.
pub fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Removes what a killed run left behind in a folder.
pub fn sweep(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(TEMPORARY) {
            remove(&entry.path())?;
        }
    }
    Ok(())
}

/// Every file under a folder, sorted by path. Hidden files and folders and lock files of Office are left out, links to
/// folders are not followed; those in `except` (folders of outputs inside the input) are not entered.
pub fn walk(folder: &Path, except: &[&Path]) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            if is_hidden(&entry) {
                continue;
            }
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                if !except.iter().any(|except| is_same(&path, except)) {
                    open.push(path);
                }
            } else if path.is_file() {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let name = name.to_string_lossy();
    name.starts_with('.') || name.starts_with("~$")
}

fn is_same(a: &Path, b: &Path) -> bool {
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

/// Size and time of change of a file, as one text that differs when the file does.
pub fn stamp(path: &Path) -> String {
    fs::metadata(path)
        .map_or_else(|_| "absent".to_owned(), |data| format!("{} {:?}", data.len(), data.modified().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b.json");
        write_whole(&path, b"old").unwrap();
        let failed = replace(&path, |temporary| {
            fs::write(temporary, b"half")?;
            Err(io::Error::other("no space left"))
        });
        assert!(failed.is_err());
        assert_eq!(read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path().join("a")).unwrap().count(), 1);
    }

    #[test]
    fn an_error_names_the_file_that_was_to_be_written() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), b"").unwrap();
        let error = write_whole(&folder.path().join("file/a.json"), b"x").unwrap_err().to_string();
        assert!(error.contains("file/a.json: ") && !error.contains(TEMPORARY), "{error}");
    }

    #[test]
    fn walks_in_order_and_not_into_the_output() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for name in ["b.txt", "a/c.txt", ".hidden", "~$b.docx", "out/b.json", "crops/b.png"] {
            write_whole(&root.join(name), b"x").unwrap();
        }
        let found = walk(root, &[&root.join("out"), &root.join("crops")]).unwrap();
        assert_eq!(found, [root.join("a/c.txt"), root.join("b.txt")]);
    }
}
