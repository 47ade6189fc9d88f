//! How many bytes of instructions a page makes the interpreter run, counted before it runs.
//!
//! A form is run as often as it is drawn, and forms draw forms: ten levels of ten calls each make ten thousand million
//! runs out of one kilobyte. The sum is taken over the graph of forms, each form once.

use std::cell::RefCell;
use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::Page as Source;
use memchr::memmem;

use super::file::dictionaries;
use super::inflation::{DEFLATE_FACTOR, grown};
use super::limits::Stop;
use crate::Limits;

/// Forms nested deeper are not run by the interpreter.
const DEEPEST: usize = 50;

/// Sums for the forms of one file, kept from page to page.
#[derive(Default)]
pub(super) struct Work {
    forms: RefCell<BTreeMap<ObjectIdentifier, u64>>,
}

impl Work {
    /// Unwinds where the page asks for more than the limit.
    pub(super) fn check(&self, page: &Source<'_>, limits: &Limits) {
        let allowed = limits.page_bytes;
        let stop = |found| Stop::Limit { limit: "page_bytes", allowed, found }.unwind();
        let stored = content_bound(page, allowed);
        if stored > allowed {
            stop(stored);
        }
        let content = page.page_stream().unwrap_or_default();
        let dictionary = page.raw().get::<Dict<'_>>(b"Resources").unwrap_or_default();
        let inherited = &page.resources().x_objects;
        let mut found = self.cost(content, &[&forms_of(&dictionary), inherited], 0);
        for annotation in page.raw().get::<Array<'_>>(b"Annots").iter().flat_map(dictionaries) {
            let normal = annotation.get::<Dict<'_>>(b"AP").and_then(|a| a.get::<Stream<'_>>(b"N"));
            found = found.saturating_add(normal.map_or(0, |form| self.form(&form, 1)));
        }
        if found > allowed {
            stop(found);
        }
    }

    /// Bytes of a content and of all that it draws. A call by a name that cannot be told counts for the costliest form
    /// in reach.
    fn cost(&self, content: &[u8], reach: &[&Dict<'_>], depth: usize) -> u64 {
        let calls = calls_of(content);
        if calls.is_empty() || depth > DEEPEST {
            return content.len() as u64;
        }
        let mut costs: BTreeMap<Vec<u8>, u64> = BTreeMap::new();
        for forms in reach {
            for name in forms.keys() {
                let Some(drawn) = forms.get::<Stream<'_>>(name.as_ref()) else { continue };
                let picture = drawn.dict().contains_key(b"Width");
                let cost = if picture { 0 } else { self.form(&drawn, depth + 1) };
                costs.entry(name.as_ref().to_vec()).or_insert(cost);
            }
        }
        let dearest = costs.values().copied().max().unwrap_or(0);
        calls.iter().fold(content.len() as u64, |sum, (name, times)| {
            let each = costs.get(*name).copied().unwrap_or(dearest);
            sum.saturating_add(each.saturating_mul(*times))
        })
    }

    fn form(&self, form: &Stream<'_>, depth: usize) -> u64 {
        let id = form.obj_id();
        if let Some(&known) = self.forms.borrow().get(&id) {
            return known;
        }
        // A form that draws itself is stopped by the interpreter's depth; here it counts once more for nothing.
        self.forms.borrow_mut().insert(id, 0);
        let content = form.decoded_data().unwrap_or_default();
        let resources = form.dict().get::<Dict<'_>>(b"Resources").unwrap_or_default();
        let cost = self.cost(&content, &[&forms_of(&resources)], depth);
        self.forms.borrow_mut().insert(id, cost);
        cost
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

/// A bound for the decoded length of the page's own content, from its stored length where that is small enough.
fn content_bound(page: &Source<'_>, allowed: u64) -> u64 {
    let single = page.raw().get::<Stream<'_>>(b"Contents");
    let several = page.raw().get::<Array<'_>>(b"Contents");
    let streams =
        several.iter().flat_map(|a| a.iter::<Object<'_>>().filter_map(Object::into_stream)).chain(single);
    streams.fold(0_u64, |sum, stream| {
        let layers = stream.filters().len();
        let raw = stream.raw_data();
        let small = layers < 2 && (raw.len() as u64).saturating_mul(DEFLATE_FACTOR) <= allowed;
        sum.saturating_add(if small { raw.len() as u64 } else { grown(&raw, layers, allowed) })
    })
}
