//! One document from bytes to its extraction.

use ingest::{ReadError, ReadSettings, ocr::Store};
use model::{Extraction, Generator, Reading, SCHEMA_VERSION, Source};
use parse::ParseSettings;
use sha2::{Digest, Sha256};

/// What an extraction may be told.
#[derive(Debug, Clone, Default)]
pub struct ExtractSettings {
    /// Limits, password, OCR.
    pub read: ReadSettings,
    /// Weights and thresholds of the parser.
    pub parse: ParseSettings,
}

/// Why nothing can be returned for a file.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {source}")]
pub struct ExtractError {
    /// Name of the file.
    pub file: String,
    /// What went wrong.
    pub source: ReadError,
}

/// Extracts one document.
///
/// The outcome depends on nothing but the arguments: not on the clock, the locale or the number of threads.
pub fn extract(file: &str, bytes: &[u8], settings: &ExtractSettings) -> Result<Extraction, ExtractError> {
    extract_with(file, bytes, settings, None)
}

/// As [`extract`], with a store that keeps what the OCR engine read from run to run.
pub fn extract_with(
    file: &str,
    bytes: &[u8],
    settings: &ExtractSettings,
    store: Option<&dyn Store>,
) -> Result<Extraction, ExtractError> {
    read_with(file, bytes, sha256(bytes), settings, store)
        .map(|(source, reading)| parse_reading(source, reading, settings))
}

/// The first half of [`extract_with`]: all that the bytes are needed for. Their hash is given: a batch has it already.
pub(crate) fn read_with(
    file: &str,
    bytes: &[u8],
    sha256: String,
    settings: &ExtractSettings,
    store: Option<&dyn Store>,
) -> Result<(Source, Reading), ExtractError> {
    let failed = |source| ExtractError { file: file.to_owned(), source };
    let mut reading = ingest::read(file, bytes, &settings.read).map_err(failed)?;
    ingest::ocr::complete(bytes, &mut reading, &settings.read, store).map_err(failed)?;
    Ok((source(file, bytes, sha256, &reading), reading))
}

/// As [`extract`], from what was read of the bytes before: a scan need not be read again.
pub fn extract_reading(file: &str, bytes: &[u8], reading: Reading, settings: &ExtractSettings) -> Extraction {
    parse_reading(source(file, bytes, sha256(bytes), &reading), reading, settings)
}

/// The second half of [`extract_with`].
pub(crate) fn parse_reading(source: Source, reading: Reading, settings: &ExtractSettings) -> Extraction {
    let mut diagnostics = reading.diagnostics;
    let blocks = parse::blocks_of(reading.content, &settings.parse).note_into(&mut diagnostics);
    let parsed = parse::parse(blocks, &settings.parse).note_into(&mut diagnostics);
    Extraction {
        schema_version: SCHEMA_VERSION.to_owned(),
        generator: Generator { name: "boctach".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
        source,
        document: parsed.document,
        annexes: parsed.annexes,
        outline: parsed.outline,
        tables: parsed.tables,
        tasks: parsed.tasks,
        diagnostics,
    }
}

fn source(file: &str, bytes: &[u8], sha256: String, reading: &Reading) -> Source {
    Source {
        file_name: file.rsplit('/').next().unwrap_or(file).to_owned(),
        sha256,
        media_type: reading.media_type.clone(),
        byte_length: bytes.len() as u64,
        page_count: reading.page_count,
        text_layer: reading.text_layer,
        encodings: reading.encodings.clone(),
        digital_signatures: reading.digital_signatures.clone(),
    }
}

/// The hash of a file, lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or_default();
    Sha256::digest(bytes).iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
