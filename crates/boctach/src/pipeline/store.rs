//! OCR readings kept in a folder, one file a reading, named by the hash of what was read.

use std::path::PathBuf;

use ingest::ocr::Store;

use crate::disk;

/// A folder of readings. It may be shared by runs and deleted at any time.
#[derive(Debug, Clone)]
pub struct FolderStore {
    /// The folder; made when the first reading is kept.
    pub folder: PathBuf,
}

impl FolderStore {
    fn path(&self, key: &str) -> PathBuf {
        let shelf: String = key.chars().take(2).collect();
        self.folder.join(shelf).join(key)
    }
}

impl Store for FolderStore {
    fn get(&self, key: &str) -> Option<String> {
        String::from_utf8(disk::read(&self.path(key)).ok()?).ok()
    }

    fn put(&self, key: &str, reading: &str) {
        // A reading that cannot be kept is read again next time; nothing else depends on it.
        let _ = disk::write_whole(&self.path(key), reading.as_bytes());
    }
}
