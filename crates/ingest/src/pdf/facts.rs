//! What a file says of itself beside its pages: how many there are, attachments, and changes after it was signed.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, String as Bytes};
use model::{Code, Diagnostic, DigitalSignature};

use super::file::dictionaries;
use super::limits::fenced;
use super::signatures::text;

/// Levels and entries of the tree of attachments that are walked.
const DEEPEST: usize = 16;
const MOST_ATTACHMENTS: usize = 1000;

/// Notes on the file as a whole.
pub(super) fn note(pdf: &Pdf, signatures: &[DigitalSignature]) -> Vec<Diagnostic> {
    let mut notes: Vec<Diagnostic> = fenced(|| find_attachments(pdf))
        .unwrap_or_default()
        .iter()
        .map(|name| Diagnostic::new(Code::Attachment, &[name]))
        .collect();
    let found = pdf.pages().len();
    if let Some(declared) = fenced(|| declared_pages(pdf)).ok().flatten().filter(|&n| n > found) {
        notes.push(Diagnostic::new(Code::PagesMissing, &[&declared.to_string(), &found.to_string()]));
    }
    if !signatures.is_empty() && !signatures.iter().any(|s| s.covers_document) {
        notes.push(Diagnostic::new(Code::ChangedAfterSigning, &[]));
    }
    notes
}

/// How many pages the root of their tree tells (ISO 32000-2, 7.7.3.2).
fn declared_pages(pdf: &Pdf) -> Option<usize> {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    usize::try_from(catalog.get::<Dict<'_>>(b"Pages")?.get::<i32>(b"Count")?).ok()
}

/// Names of the files that the PDF carries (ISO 32000-2, 7.11.4).
fn find_attachments(pdf: &Pdf) -> Vec<String> {
    let mut names = Vec::new();
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let tree =
        root.and_then(|r| r.get::<Dict<'_>>(b"Names")).and_then(|n| n.get::<Dict<'_>>(b"EmbeddedFiles"));
    if let Some(tree) = tree {
        walk(&tree, 0, &mut names);
    }
    names
}

fn walk(node: &Dict<'_>, depth: usize, names: &mut Vec<String>) {
    if depth > DEEPEST {
        return;
    }
    if let Some(entries) = node.get::<Array<'_>>(b"Names") {
        for file in dictionaries(&entries).take(MOST_ATTACHMENTS.saturating_sub(names.len())) {
            let name = file.get::<Bytes<'_>>(b"UF").or_else(|| file.get::<Bytes<'_>>(b"F"));
            names.push(name.map_or_else(|| "?".to_owned(), |n| text(n.as_bytes())));
        }
    }
    if let Some(kids) = node.get::<Array<'_>>(b"Kids") {
        for kid in dictionaries(&kids).take(MOST_ATTACHMENTS.saturating_sub(names.len())) {
            walk(&kid, depth + 1, names);
        }
    }
}
