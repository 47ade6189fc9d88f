//! What the program wrote itself, which is no plan to be read: a file by what stands in it, a folder by its manifest.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use export::flat::COLUMNS;
use model::{Generator, Lang};
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::manifest::{MANIFEST, files};

/// A file that the program wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Own {
    /// The JSON of a document.
    Extraction,
    /// Tasks of any number of documents, as JSON lines or CSV.
    Tasks,
    /// The manifest of an output folder.
    Manifest,
}

impl Own {
    /// What it is, and what takes it.
    pub fn sentence(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Extraction, Lang::En) => {
                "this is an output of boctach, not a document to read: inspect, diff, validate and merge take it"
            }
            (Self::Extraction, Lang::Vi) => {
                "đây là kết quả của boctach, không phải văn bản để đọc: dùng với inspect, diff, validate, merge"
            }
            (Self::Tasks, Lang::En) => {
                "these are tasks that boctach wrote as JSON lines or CSV, not a document to read"
            }
            (Self::Tasks, Lang::Vi) => {
                "đây là các nhiệm vụ do boctach ghi ra dạng dòng JSON hoặc CSV, không phải văn bản để đọc"
            }
            (Self::Manifest, Lang::En) => {
                "this is the manifest of an output folder of boctach, not a document to read"
            }
            (Self::Manifest, Lang::Vi) => {
                "đây là bản kê của thư mục kết quả của boctach, không phải văn bản để đọc"
            }
        }
    }
}

/// The keys by which the JSON of a document and the manifest are told.
#[derive(Deserialize)]
struct Head {
    #[serde(rename = "schema_version")]
    _schema_version: String,
    generator: Generator,
    collections: Option<IgnoredAny>,
}

/// The keys by which a line of tasks is told.
#[derive(Deserialize)]
struct Line {
    #[serde(rename = "document")]
    _document: LineDocument,
    #[serde(rename = "regions")]
    _regions: IgnoredAny,
}

/// The keys by which a line of flat columns is told.
#[derive(Deserialize)]
struct FlatLine {
    #[serde(rename = "document_sha256")]
    _document_sha256: String,
    #[serde(rename = "task_id")]
    _task_id: String,
}

#[derive(Deserialize)]
struct LineDocument {
    #[serde(rename = "sha256")]
    _sha256: String,
}

/// What a file is, if the program wrote it as JSON, JSON lines or CSV.
pub fn own(bytes: &[u8]) -> Option<Own> {
    if bytes.trim_ascii_start().first() != Some(&b'{') {
        return is_flat_csv(bytes).then_some(Own::Tasks);
    }
    if let Ok(head) = serde_json::from_slice::<Head>(bytes) {
        let what = if head.collections.is_some() { Own::Manifest } else { Own::Extraction };
        return (head.generator.name == "boctach").then_some(what);
    }
    let first = bytes.split(|b| *b == b'\n').next()?;
    let is_line =
        serde_json::from_slice::<Line>(first).is_ok() || serde_json::from_slice::<FlatLine>(first).is_ok();
    is_line.then_some(Own::Tasks)
}

/// Whether the first line names all flat columns.
fn is_flat_csv(bytes: &[u8]) -> bool {
    let mut rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    for (at, column) in COLUMNS.iter().enumerate() {
        let behind = if at == 0 { Some(rest) } else { rest.strip_prefix(b",") };
        let Some(behind) = behind.and_then(|rest| rest.strip_prefix(column.column.name.as_bytes())) else {
            return false;
        };
        rest = behind;
    }
    rest.iter().take_while(|byte| **byte != b'\n').all(u8::is_ascii_whitespace)
}

/// Files less those that are named by a manifest among them, and less the manifest.
pub(crate) fn left_out(found: Vec<PathBuf>) -> Vec<PathBuf> {
    let is_manifest = |path: &&PathBuf| path.file_name().is_some_and(|name| name == MANIFEST);
    let written: BTreeSet<PathBuf> =
        found.iter().filter(is_manifest).filter_map(|path| path.parent()).flat_map(files_in).collect();
    found.into_iter().filter(|path| !written.contains(path)).collect()
}

fn files_in(folder: &Path) -> impl Iterator<Item = PathBuf> {
    files(folder).into_iter().map(|name| folder.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_own_files_are_told_by_what_stands_in_them() {
        let columns: Vec<&str> = COLUMNS.iter().map(|column| column.column.name).collect();
        let head = r#"{"schema_version": "1.0.0", "generator": {"name": "boctach", "version": "0.1.0"}"#;
        for (text, expected) in [
            (format!("{head}, \"source\": {{}}}}"), Some(Own::Extraction)),
            (format!("\n {head}, \"documents\": [], \"collections\": []}}"), Some(Own::Manifest)),
            (format!("{head}, \"source\""), None),
            (head.replace("boctach", "another") + "}", None),
            (
                "{\"document\": {\"sha256\": \"ab\"}, \"id\": \"1\", \"regions\": []}\n{".to_owned(),
                Some(Own::Tasks),
            ),
            ("{\"document_sha256\": \"ab\", \"task_id\": \"1\"}\n".to_owned(), Some(Own::Tasks)),
            ("{\"document\": \"KH\"}".to_owned(), None),
            (format!("\u{feff}{}\r\nab,", columns.join(",")), Some(Own::Tasks)),
            (columns[1..].join(","), None),
            ("STT\tNhiệm vụ\n".to_owned(), None),
            (String::new(), None),
        ] {
            assert_eq!(own(text.as_bytes()), expected, "{text}");
        }
    }
}
