//! Damaged and hostile PDFs end in a reading or a typed error: no panic, no endless work. Time and memory are measured by
//! `cargo bench -p boctach-ingest --bench hostile`.

use crate::support;

use ingest::{Limits, ReadError, ReadSettings, read};
use support::hostile::{
    BRACKETS, Tree, inflating, large_font, many_marks, mutants, nested_forms, open_brackets, page_tree,
    self_drawing,
};

/// Reads a file and gives its error, if any; fails on a panic.
fn survive(name: &str, bytes: &[u8], settings: &ReadSettings) -> Option<ReadError> {
    match std::panic::catch_unwind(|| read(name, bytes, settings)) {
        Ok(Ok(reading)) => {
            assert!(reading.page_count.is_some());
            None
        }
        Ok(Err(error)) => {
            assert!(!error.to_string().is_empty());
            Some(error)
        }
        Err(panic) => panic!("{name} panicked: {panic:?}"),
    }
}

#[test]
fn three_hundred_mutants_survive() {
    let mut errors = 0;
    for (name, bytes) in mutants(300) {
        errors += usize::from(survive(&name, &bytes, &ReadSettings::default()).is_some());
    }
    // Most damage can be read around: a reader that gives up at once would fail here.
    assert!(errors < 150, "{errors} of 300 could not be read at all");
}

/// The limit that an error names.
fn limit_of(error: Option<ReadError>) -> Option<&'static str> {
    error.and_then(|e| if let ReadError::Limit { limit, .. } = e { Some(limit) } else { None })
}

fn with(limits: Limits) -> ReadSettings {
    ReadSettings { limits, ..ReadSettings::default() }
}

#[test]
fn limits_end_the_work_and_are_named() {
    let plain = Limits::default();
    for (name, bytes, limits, limit) in [
        ("a stream that inflates a thousandfold", inflating(300 << 20), plain, "stream_bytes"),
        ("a small one", inflating(1 << 20), Limits { page_bytes: 1 << 19, ..plain }, "page_bytes"),
        ("forms in forms", nested_forms(), plain, "page_bytes"),
        ("100 000 pages written out", page_tree(Tree::WrittenOut), plain, "pages"),
        ("too many marks", many_marks(), Limits { page_marks: 1000, ..plain }, "page_marks"),
    ] {
        assert_eq!(limit_of(survive(name, &bytes, &with(limits))), Some(limit), "{name}");
    }
}

#[test]
fn what_only_looks_endless_is_read() {
    for (name, bytes) in [
        ("a looped page tree", page_tree(Tree::Looped)),
        ("100 000 pages declared", page_tree(Tree::Declared)),
        ("a font of 60 MB of zeros", large_font(false)),
        ("a font of 60 MB of noise", large_font(true)),
    ] {
        assert_eq!(survive(name, &bytes, &ReadSettings::default()), None, "{name}");
    }
    survive("a form that draws itself", &self_drawing(), &ReadSettings::default());
}

#[test]
fn brackets_without_end() {
    for (name, open) in BRACKETS {
        survive(name, &open_brackets(open), &ReadSettings::default());
        let raw = format!("%PDF-1.7\n1 0 obj\n{}", open.repeat(100_000));
        assert!(survive(name, raw.as_bytes(), &ReadSettings::default()).is_some());
    }
}
