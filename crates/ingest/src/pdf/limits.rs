//! The fence around foreign code: counted work that ends in a limit, and panics that end in a diagnostic.
//!
//! The interpreter cannot be asked to stop, so a device that has counted too much unwinds with [`Stop`], past the
//! panic hook, and [`fenced`] catches it. A panic of the interpreter itself is caught at the same place: one page is
//! lost, not the file.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::ReadError;

/// Why reading was cut short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stop {
    /// A limit was exceeded.
    Limit { limit: &'static str, allowed: u64, found: u64 },
    /// The code below failed; what it said.
    Panic(String),
}

impl Stop {
    /// Leaves the interpreter, from inside one of its callbacks.
    pub(super) fn unwind(self) -> ! {
        resume_unwind(Box::new(self))
    }

    /// The error that this amounts to.
    pub(super) fn into_error(self, page: Option<u32>) -> ReadError {
        match self {
            Self::Limit { limit, allowed, found } => ReadError::Limit { limit, allowed, found, page },
            Self::Panic(found) => {
                ReadError::Damaged { format: "PDF", page, expected: "a readable structure".to_owned(), found }
            }
        }
    }
}

/// Runs foreign code; what unwinds out of it comes back as a value.
pub(super) fn fenced<T>(work: impl FnOnce() -> T) -> Result<T, Stop> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| match payload.downcast::<Stop>() {
        Ok(stop) => *stop,
        Err(payload) => Stop::Panic(
            payload
                .downcast_ref::<&str>()
                .map(|s| (*s).to_owned())
                .or_else(|| payload.downcast_ref::<String>().cloned())
                .unwrap_or_else(|| "an internal failure".to_owned()),
        ),
    })
}

/// Counts the marks of a page and unwinds when there are too many.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meter {
    allowed: u64,
    found: u64,
}

impl Meter {
    /// A meter for one page.
    pub(super) fn new(allowed: u64) -> Self {
        Self { allowed, found: 0 }
    }

    /// Counts; does not return when the limit is passed.
    pub(super) fn count(&mut self, marks: usize) {
        self.found += marks as u64;
        if self.found > self.allowed {
            Stop::Limit { limit: "page_marks", allowed: self.allowed, found: self.found }.unwind();
        }
    }
}
