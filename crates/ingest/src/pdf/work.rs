//! How many bytes of instructions a page makes the interpreter run, counted before it runs, and whether they are whole.
//!
//! A form is run as often as it is drawn, and forms draw forms: ten levels of ten calls each make ten thousand million
//! runs out of one kilobyte. The sum is taken over the graph of forms, each form once.

use std::cell::RefCell;
use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, ObjectIdentifier, Stream};
use hayro_syntax::page::Page as Source;
use memchr::memmem;

use super::file::dictionaries;
use super::inflation::{DEFLATE_FACTOR, grown};
use super::limits::Stop;
use super::whole::{contents_of, is_whole, tells_letters};
use crate::Limits;

/// Forms nested deeper are not run by the interpreter.
const DEEPEST: usize = 50;

/// Sums for the forms of one file, kept from page to page.
#[derive(Default)]
pub(super) struct Work {
    forms: RefCell<BTreeMap<ObjectIdentifier, Run>>,
}

/// Instructions with all that they draw.
#[derive(Debug, Clone, Copy)]
struct Run {
    bytes: u64,
    whole: bool,
}

impl Run {
    /// Draws another one so many times.
    fn draw(self, other: Self, times: u64) -> Self {
        let bytes = self.bytes.saturating_add(other.bytes.saturating_mul(times));
        Self { bytes, whole: self.whole && other.whole }
    }
}

impl Work {
    /// Whether all that the page runs is whole. Unwinds where it asks for more than the limit.
    pub(super) fn check(&self, page: &Source<'_>, limits: &Limits) -> bool {
        let allowed = limits.page_bytes;
        let stop = |found| Stop::Limit { limit: "page_bytes", allowed, found }.unwind();
        let contents = contents_of(page);
        let stored = bound(&contents.streams, allowed);
        if stored > allowed {
            stop(stored);
        }
        let content = page.page_stream().unwrap_or_default();
        let dictionary = page.raw().get::<Dict<'_>>(b"Resources").unwrap_or_default();
        let inherited = page.resources();
        let mut found = self.run(content, &[&forms_of(&dictionary), &inherited.x_objects], 0);
        found.whole &= !contents.lacking
            && contents.streams.iter().all(is_whole)
            && tells_letters(content, &inherited.fonts);
        for annotation in page.raw().get::<Array<'_>>(b"Annots").iter().flat_map(dictionaries) {
            let normal = annotation.get::<Dict<'_>>(b"AP").and_then(|a| a.get::<Stream<'_>>(b"N"));
            found = normal.map_or(found, |form| found.draw(self.form(&form, 1), 1));
        }
        if found.bytes > allowed {
            stop(found.bytes);
        }
        found.whole
    }

    /// A content and all that it draws. A call by a name that cannot be told counts for the costliest form in reach.
    fn run(&self, content: &[u8], reach: &[&Dict<'_>], depth: usize) -> Run {
        let own = Run { bytes: content.len() as u64, whole: true };
        let calls = calls_of(content);
        if calls.is_empty() || depth > DEEPEST {
            return own;
        }
        let mut runs: BTreeMap<Vec<u8>, Run> = BTreeMap::new();
        for forms in reach {
            for name in forms.keys() {
                let Some(drawn) = forms.get::<Stream<'_>>(name.as_ref()) else { continue };
                let picture = drawn.dict().contains_key(b"Width");
                let run = if picture { Run { bytes: 0, whole: true } } else { self.form(&drawn, depth + 1) };
                runs.entry(name.as_ref().to_vec()).or_insert(run);
            }
        }
        let dearest = Run { bytes: runs.values().map(|r| r.bytes).max().unwrap_or(0), whole: true };
        calls
            .iter()
            .fold(own, |sum, (name, times)| sum.draw(runs.get(*name).copied().unwrap_or(dearest), *times))
    }

    fn form(&self, form: &Stream<'_>, depth: usize) -> Run {
        let id = form.obj_id();
        if let Some(&known) = self.forms.borrow().get(&id) {
            return known;
        }
        // A form that draws itself is stopped by the interpreter's depth; here it counts once more for nothing.
        self.forms.borrow_mut().insert(id, Run { bytes: 0, whole: true });
        let content = form.decoded_data().unwrap_or_default();
        let resources = form.dict().get::<Dict<'_>>(b"Resources").unwrap_or_default();
        let mut run = self.run(&content, &[&forms_of(&resources)], depth);
        let fonts = resources.get::<Dict<'_>>(b"Font").unwrap_or_default();
        run.whole &= is_whole(form) && tells_letters(&content, &fonts);
        self.forms.borrow_mut().insert(id, run);
        run
    }
}

/// How often a content calls each name: `/Name Do`.
fn calls_of(content: &[u8]) -> BTreeMap<&[u8], u64> {
    let mut calls = BTreeMap::new();
    for at in memmem::find_iter(content, b"Do") {
        let before = content.get(..at).unwrap_or_default().trim_ascii_end();
        let name = before.iter().rposition(|b| matches!(b, b'/' | b' ' | b'\n' | b'\r' | b'\t'));
        if let Some(name) = name.and_then(|i| before.get(i..)).and_then(|n| n.strip_prefix(b"/")) {
            *calls.entry(name).or_insert(0) += 1;
        }
    }
    calls
}

fn forms_of<'a>(resources: &Dict<'a>) -> Dict<'a> {
    resources.get::<Dict<'a>>(b"XObject").unwrap_or_default()
}

/// A bound for the decoded length of some streams together, from their stored length where that is small enough.
fn bound(streams: &[Stream<'_>], allowed: u64) -> u64 {
    streams.iter().fold(0_u64, |sum, stream| {
        let layers = stream.filters().len();
        let raw = stream.raw_data();
        let small = layers < 2 && (raw.len() as u64).saturating_mul(DEFLATE_FACTOR) <= allowed;
        sum.saturating_add(if small { raw.len() as u64 } else { grown(&raw, layers, allowed) })
    })
}
