//! Readings kept by content, so that a rerun after a change of the code behind them does not read again.
//!
//! The key is the SHA-256 of everything that the engine was given: program, model, alphabet and the very samples of the
//! lines. A change of the picture code changes the samples, and only then is a page read anew. Where readings are
//! kept is the caller's affair: this crate does not touch the disk.

use sha2::{Digest as _, Sha256};

use super::engine::{Engine, EngineError, Identity, Task};

/// A place to keep readings.
pub trait Store: Sync {
    /// What was kept under a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Keeps a reading. Failing to keep it is no error of the reading.
    fn put(&self, key: &str, reading: &str);
}

/// An engine that asks the store first.
pub struct Cached<'a> {
    /// Who reads what is not kept.
    pub engine: &'a dyn Engine,
    /// Where readings are kept.
    pub store: &'a dyn Store,
}

impl Engine for Cached<'_> {
    fn identity(&self) -> Identity {
        self.engine.identity()
    }

    fn read(&self, tiff: &[u8], task: &Task) -> Result<String, EngineError> {
        let key = key(&self.identity(), tiff, task);
        if let Some(kept) = self.store.get(&key) {
            return Ok(kept);
        }
        let reading = self.engine.read(tiff, task)?;
        self.store.put(&key, &reading);
        Ok(reading)
    }
}

/// The key of a call: lower-case hexadecimal, fit for a file name.
pub(super) fn key(identity: &Identity, tiff: &[u8], task: &Task) -> String {
    let mut hash = Sha256::new();
    for part in [&identity.program, &identity.model, task.alphabet.unwrap_or_default()] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.update(tiff);
    let digit = |n: u8| char::from_digit(u32::from(n), 16).unwrap_or('0');
    hash.finalize().iter().flat_map(|b| [digit(b >> 4), digit(b & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    struct Counting(AtomicU32);
    impl Engine for Counting {
        fn identity(&self) -> Identity {
            Identity::default()
        }
        fn read(&self, _: &[u8], _: &Task) -> Result<String, EngineError> {
            Ok(format!("reading {}", self.0.fetch_add(1, Ordering::SeqCst)))
        }
    }

    struct Shelf(Mutex<BTreeMap<String, String>>);
    impl Store for Shelf {
        fn get(&self, key: &str) -> Option<String> {
            self.0.lock().unwrap().get(key).cloned()
        }
        fn put(&self, key: &str, reading: &str) {
            self.0.lock().unwrap().insert(key.to_owned(), reading.to_owned());
        }
    }

    #[test]
    fn reads_once_what_is_the_same() {
        let engine = Counting(AtomicU32::new(0));
        let shelf = Shelf(Mutex::new(BTreeMap::new()));
        let cached = Cached { engine: &engine, store: &shelf };
        let task = |page| Task { page, pass: 0, alphabet: None };
        assert_eq!(cached.read(b"a", &task(1)).unwrap(), "reading 0");
        assert_eq!(cached.read(b"a", &task(7)).unwrap(), "reading 0");
        assert_eq!(cached.read(b"b", &task(1)).unwrap(), "reading 1");
        let digits = Task { alphabet: Some("0123456789"), ..task(1) };
        assert_eq!(cached.read(b"a", &digits).unwrap(), "reading 2");
    }
}
