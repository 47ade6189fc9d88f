//! One document, fenced: converted where its format asks for it, extracted, and a panic on the way caught.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use ingest::ReadError;
use ingest::ocr::Store;
use model::{Code, Diagnostic, Extraction};

use super::{Failure, office, own};
use crate::extract::{parse_reading, read_with, sha256};
use crate::{ExtractError, ExtractSettings, extract_with};

/// What is done to each document.
#[derive(Clone, Copy)]
pub struct Task<'a> {
    /// Settings of the stages.
    pub settings: &'a ExtractSettings,
    /// Keeps what the OCR engine read from run to run.
    pub store: Option<&'a dyn Store>,
}

/// Extracts one document. A panic of a stage ends here, as [`Failure::Bug`]. Bytes that are given away are dropped as
/// soon as they are read.
pub fn extract_fenced<'b>(
    name: &str,
    bytes: impl Into<Cow<'b, [u8]>>,
    task: Task<'_>,
) -> Result<Extraction, Failure> {
    let bytes = bytes.into();
    let hash = sha256(&bytes);
    extract_hashed(name, bytes, hash, task)
}

/// As [`extract_fenced`], where the SHA-256 of the bytes is known.
pub(super) fn extract_hashed<'b>(
    name: &str,
    bytes: impl Into<Cow<'b, [u8]>>,
    hash: String,
    task: Task<'_>,
) -> Result<Extraction, Failure> {
    let bytes = bytes.into();
    catch_unwind(AssertUnwindSafe(|| extract(name, bytes, hash, task)))
        .unwrap_or_else(|panic| Err(Failure::Bug(message(panic.as_ref()))))
}

fn extract(name: &str, bytes: Cow<'_, [u8]>, hash: String, task: Task<'_>) -> Result<Extraction, Failure> {
    if let Some(own) = own(&bytes) {
        return Err(Failure::Own(own));
    }
    match read_with(name, &bytes, hash, task.settings, task.store) {
        Ok((source, reading)) => {
            drop(bytes);
            Ok(parse_reading(source, reading, task.settings))
        }
        Err(ExtractError { source: ReadError::NeedsConversion { format, .. }, .. }) => {
            converted(name, &bytes, format, task)
        }
        Err(ExtractError { source, .. }) => Err(Failure::Unread(source)),
    }
}

/// By way of the converter; `source` still describes the file that was given.
fn converted(name: &str, bytes: &[u8], format: &str, task: Task<'_>) -> Result<Extraction, Failure> {
    let docx = office::to_docx(bytes, format)?;
    let mut extraction =
        extract_with(name, &docx, task.settings, task.store).map_err(|e| Failure::Unread(e.source))?;
    extraction.source.sha256 = sha256(bytes);
    extraction.source.byte_length = bytes.len() as u64;
    if let Some(given) = ingest::detect::detect(name, bytes) {
        given.media_type().clone_into(&mut extraction.source.media_type);
    }
    extraction.diagnostics.insert(0, Diagnostic::new(Code::Converted, &[format]));
    Ok(extraction)
}

fn message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a panic without words".to_owned())
}
