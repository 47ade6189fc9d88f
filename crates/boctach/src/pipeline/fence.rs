//! One document, fenced: converted where its format asks for it, extracted, and a panic on the way caught.

use std::panic::{AssertUnwindSafe, catch_unwind};

use ingest::ReadError;
use ingest::ocr::Store;
use model::{Code, Diagnostic, Extraction};

use super::{Failure, office};
use crate::{ExtractError, ExtractSettings, extract_with};

/// What is done to each document.
#[derive(Clone, Copy)]
pub struct Task<'a> {
    /// Settings of the stages.
    pub settings: &'a ExtractSettings,
    /// Keeps what the OCR engine read from run to run.
    pub store: Option<&'a dyn Store>,
}

/// Extracts one document. A panic of a stage ends here, as [`Failure::Bug`].
pub fn extract_fenced(name: &str, bytes: &[u8], task: Task<'_>) -> Result<Extraction, Failure> {
    catch_unwind(AssertUnwindSafe(|| extract(name, bytes, task)))
        .unwrap_or_else(|panic| Err(Failure::Bug(message(panic.as_ref()))))
}

fn extract(name: &str, bytes: &[u8], task: Task<'_>) -> Result<Extraction, Failure> {
    match extract_with(name, bytes, task.settings, task.store) {
        Ok(extraction) => Ok(extraction),
        Err(ExtractError { source: ReadError::NeedsConversion { format, .. }, .. }) => {
            converted(name, bytes, format, task)
        }
        Err(ExtractError { source, .. }) => Err(Failure::Unread(source)),
    }
}

/// By way of the converter; `source` still describes the file that was given.
fn converted(name: &str, bytes: &[u8], format: &str, task: Task<'_>) -> Result<Extraction, Failure> {
    let docx = office::to_docx(bytes, format)?;
    let mut extraction =
        extract_with(name, &docx, task.settings, task.store).map_err(|e| Failure::Unread(e.source))?;
    extraction.source.sha256 = crate::extract::sha256(bytes);
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
