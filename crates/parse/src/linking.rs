//! The citations of a whole document brought together: a short mention is completed from a full one, and all mentions
//! of one document get one key.
//!
//! What is known of a document may stand anywhere: in the Căn cứ lines, in running text that is no task, in the
//! letterhead of the plan itself. A name that the text gives to a document («sau đây gọi tắt là Nghị quyết 57») cites
//! it from there on.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use grammar::{citation, party};
use memchr::memmem;
use model::{Citation, CitationKind, DocumentInfo, Party, Shared, Span, Task};

use crate::Parsed;

/// Phrases that give a document a short name.
const NAMING: &[&str] = &["gọi tắt là", "sau đây gọi là", "viết tắt là", "gọi tắt:"];
/// What stands in each of them.
static CUES: LazyLock<[memmem::Finder<'static>; 2]> =
    LazyLock::new(|| ["gọi ", "viết tắt "].map(memmem::Finder::new));
/// Longest short name, in words.
const LONGEST_NAME: usize = 8;

/// Links the citations of a document.
pub(crate) fn link(parsed: &mut Parsed) {
    let context =
        party::Context { issued_on: parsed.document.issued_on, issuer: parsed.document.issuer.clone() };
    let outline = || {
        parsed.outline.iter().flat_map(|n| {
            std::iter::once(n.title.as_str()).chain(n.paragraphs.iter().map(|p| p.text.as_str()))
        })
    };
    // What the texts of tasks cite is theirs already.
    let mut known: Vec<Citation> = outline().flat_map(citation::find).collect();
    known.extend(own(&parsed.document));
    let texts = outline().chain(parsed.tasks.iter().map(|t| t.text.as_str()));
    let names: Vec<(String, Citation)> = texts.flat_map(short_names).collect();
    if !names.is_empty()
        && let Ok(any) = AhoCorasick::new(names.iter().map(|(name, _)| name))
    {
        for task in parsed.tasks.iter_mut().filter(|t| any.is_match(&t.text)) {
            recall(task, &names);
        }
    }
    let mut all: Vec<&mut Citation> = parsed.document.legal_basis.iter_mut().collect();
    all.extend(parsed.document.annex_of.as_mut());
    all.extend(parsed.annexes.iter_mut().filter_map(|a| a.annex_of.as_mut()));
    all.extend(parsed.tasks.iter_mut().flat_map(|t| t.citations.iter_mut()));
    all.extend(known.iter_mut());
    let mut resolved = HashMap::new();
    for citation in &mut all {
        resolve(citation, &context, &mut resolved);
    }
    citation::link(&mut all);
    // «Nghị quyết số 68-NQ/TW … (sau đây gọi là Nghị quyết 68)»: a short mention is now seen to be the same document.
    let mut keys = HashSet::new();
    parsed.document.legal_basis.retain(|cited| keys.insert(cited.key.clone()));
}

/// «UBND tỉnh» is that of the province of whoever issues the plan.
fn resolve(citation: &mut Citation, context: &party::Context, known: &mut HashMap<Shared, Option<Party>>) {
    let Some(issuer) = &citation.issuer else { return };
    if issuer.place.is_some() {
        return;
    }
    let resolved = known.entry(issuer.raw.clone()).or_insert_with(|| {
        let mut found = party::read_list(&issuer.raw, context);
        found.pop().filter(|_| found.is_empty())
    });
    let Some(resolved) = resolved.as_ref().filter(|p| p.kind == issuer.kind) else { return };
    if resolved.place.is_some() && resolved.id != issuer.id {
        citation.issuer = Some(resolved.clone());
        citation.key = citation::key(citation);
    }
}

/// The document as others would cite it.
fn own(document: &DocumentInfo) -> Option<Citation> {
    let mut own = Citation {
        raw: document.symbol.clone()?,
        kind: document.kind.as_ref().map(|k| CitationKind { code: k.code.clone(), name: k.name.clone() }),
        number: Some(document.number.clone()?),
        year: None,
        symbol: document.symbol.clone(),
        date: document.issued_on,
        issuer: document.issuer.clone(),
        pinpoint: None,
        key: String::new(),
        span: None,
    };
    own.key = citation::key(&own);
    Some(own)
}

/// Names that a text gives to the documents that it cites.
fn short_names(text: &str) -> Vec<(String, Citation)> {
    let mut out = Vec::new();
    if CUES.iter().all(|cue| cue.find(text.as_bytes()).is_none()) {
        return out;
    }
    for phrase in NAMING {
        for (at, _) in text.match_indices(phrase) {
            let near = if text.len() <= NEAR { text } else { text.get(..at).map_or("", last_bytes) };
            let end = if text.len() <= NEAR { at } else { near.len() };
            let before = near.get(..end).map_or(0, |t| t.chars().count()) as u32;
            let ends_before = |c: &Citation| c.span.as_ref().is_some_and(|s| s.end <= before);
            let Some(cited) = citation::find(near).into_iter().rfind(ends_before) else { continue };
            let rest = text.get(at + phrase.len()..).unwrap_or_default();
            let name = rest.split([')', ',', '.', ';', '\n']).next().unwrap_or_default();
            let name = name.trim_matches(|c: char| c.is_whitespace() || "“”\"«»:".contains(c));
            if tells(name) && !out.iter().any(|(n, _)| n == name) {
                out.push((name.to_owned(), cited));
            }
        }
    }
    out
}

/// Bytes before a short name in which its document is looked for, where a text is longer.
const NEAR: usize = 1 << 14;

fn last_bytes(text: &str) -> &str {
    let mut start = text.len().saturating_sub(NEAR);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text.get(start..).unwrap_or_default()
}

/// Whether a short name can only mean its document: «Kế hoạch» alone may mean any.
fn tells(name: &str) -> bool {
    let count = name.split_whitespace().count();
    let sign = |w: &str| {
        w.chars().any(|c| c.is_ascii_digit()) || (w.chars().count() > 1 && w.chars().all(char::is_uppercase))
    };
    (2..=LONGEST_NAME).contains(&count) && name.split_whitespace().any(sign)
}

/// Adds a citation for each short name that a task uses. A mention that holds no more than the name gives way to it.
fn recall(task: &mut Task, names: &[(String, Citation)]) {
    for (name, cited) in names {
        for (at, _) in task.text.match_indices(name.as_str()) {
            let start = task.text.get(..at).map_or(0, |t| t.chars().count()) as u32;
            let end = start + name.chars().count() as u32;
            let next = task.text.get(at + name.len()..).and_then(|t| t.chars().next());
            let goes_on = next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '-'));
            let inside = |c: &Citation| {
                let bare =
                    c.symbol.is_none() && c.date.is_none() && c.raw.chars().count() as u32 <= end - start;
                let within = |s: &Span| s.start >= start && s.end <= end;
                bare && c.key != cited.key && c.span.as_ref().is_some_and(within)
            };
            if !goes_on {
                task.citations.retain(|c| !inside(c));
            }
            let covered =
                task.citations.iter().filter_map(|c| c.span.as_ref()).any(|s| {
                    s.field.as_deref().is_none_or(|f| f == "text") && s.start < end && start < s.end
                });
            if !goes_on && !covered {
                task.citations.push(Citation {
                    raw: name.clone(),
                    pinpoint: None,
                    span: Some(Span { field: Some("text".to_owned()), start, end }),
                    ..cited.clone()
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::task;

    /// Keys of the citations of the last text, after linking all.
    fn check(texts: &[&str], issuer: Option<&str>, wanted: &[&str]) {
        let issuer =
            issuer.and_then(|name| party::read_list(name, &party::Context::default()).into_iter().next());
        let tasks = texts.iter().enumerate().map(|(i, text)| Task {
            citations: crate::records::cited(text, "text"),
            ..task(&format!("body/{i}"), text)
        });
        let document = DocumentInfo { issuer, ..DocumentInfo::default() };
        let mut parsed = Parsed { document, tasks: tasks.collect(), ..Parsed::default() };
        link(&mut parsed);
        let last = parsed.tasks.last().map(|t| t.citations.clone()).unwrap_or_default();
        let keys: Vec<&str> = last.iter().map(|c| c.key.as_str()).collect();
        assert_eq!(keys, wanted);
    }

    const FULL: &str = "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị";

    #[test]
    fn short_mentions_get_the_key_of_the_full_one() {
        let full = &citation::find(FULL)[0].key;
        check(&[FULL, "Quán triệt Nghị quyết số 57-NQ/TW"], None, &[full]);
        check(&[FULL, "Quán triệt Nghị quyết số 57"], None, &[full]);
        check(&["Quán triệt Nghị quyết số 57-NQ/TW", FULL], None, &[full]);
    }

    #[test]
    fn a_document_that_is_named_again_is_one_basis() {
        let found = [FULL, "Nghị quyết số 57-NQ/TW", "Kế hoạch số 12/KH-UBND"].map(citation::find).concat();
        assert_eq!(found.len(), 3);
        let document = DocumentInfo { legal_basis: found, ..DocumentInfo::default() };
        let mut parsed = Parsed { document, ..Parsed::default() };
        link(&mut parsed);
        assert_eq!(parsed.document.legal_basis.len(), 2);
    }

    #[test]
    fn given_names_cite() {
        let text = "Quyết định số 06/QĐ-TTg ngày 06/01/2022 (sau đây gọi tắt là Đề án 06)";
        let full = &citation::find(text)[0].key;
        check(&[text, "Triển khai Đề án 06 tại các xã"], None, &[full]);
        check(&[text, "Triển khai Đề án 061 tại các xã"], None, &["DA|061"]);
        let vague = "Quyết định số 06/QĐ-TTg ngày 06/01/2022 (sau đây gọi tắt là Đề án)";
        check(&[vague, "Triển khai Đề án tại các xã"], None, &[]);
    }

    #[test]
    fn two_documents_of_one_number_stay_apart() {
        let (a, b) = ("Quyết định số 12/QĐ-UBND ngày 05/3/2021", "Quyết định số 12/QĐ-UBND ngày 06/4/2022");
        let open = &citation::find("Quyết định số 12/QĐ-UBND")[0].key;
        check(&[a, b, "Theo Quyết định số 12/QĐ-UBND"], None, &[open]);
    }

    #[test]
    fn the_issuer_is_that_of_the_own_province() {
        let text = "Quyết định số 12/QĐ-UBND ngày 05/3/2021 của UBND tỉnh";
        let whole = "Quyết định số 12/QĐ-UBND ngày 05/3/2021 của UBND tỉnh Tuyên Quang";
        let full = &citation::find(whole)[0].key;
        check(&[text], Some("UBND tỉnh Tuyên Quang"), &[full]);
    }
}
