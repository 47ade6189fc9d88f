//! A walk over the elements of an XML part: names without the prefix of the main namespace, text with its references
//! resolved, depth bounded, no document type.
//!
//! Entities are never expanded, and a part that declares any is refused: Office parts must not
//! (ECMA-376 part 2, 7.2.4), and nested entities are the classic bomb.

use std::borrow::Cow;
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::ReadError;

/// One step of the walk.
#[derive(Debug)]
pub(crate) enum Step<'a> {
    /// An element opens. An empty element opens and closes.
    Open(Element<'a>),
    /// The innermost open element closes.
    Close,
    /// Characters.
    Text(Cow<'a, str>),
    /// The part is over.
    End,
}

/// An element that opens.
#[derive(Debug)]
pub(crate) struct Element<'a> {
    start: BytesStart<'a>,
    prefix: Rc<str>,
}

impl Element<'_> {
    /// Its name: bare within the main namespace, with its prefix (`mc:Choice`, `m:t`) in any other.
    pub(crate) fn name(&self) -> &str {
        let name = self.start.name().0;
        match name.split_once(':') {
            Some((prefix, bare)) if *prefix == *self.prefix => bare,
            _ => name,
        }
    }

    /// The name without any prefix.
    pub(crate) fn local(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// An attribute by its name without prefix.
    pub(crate) fn attribute(&self, local: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.start.attributes();
        attributes.with_checks(false);
        let found = attributes.flatten().find(|a| a.key.local_name().into_inner() == local)?;
        if !found.value.contains('&') {
            return Some(found.value);
        }
        let unescaped = quick_xml::escape::unescape(&found.value).map(Cow::into_owned);
        Some(unescaped.map_or(found.value, Cow::Owned))
    }

    /// An attribute as a whole number.
    pub(crate) fn number(&self, local: &str) -> Option<i64> {
        self.attribute(local)?.trim().parse().ok()
    }

    /// The attribute `val` of a toggle: present without a value means on.
    pub(crate) fn toggle(&self) -> bool {
        !matches!(self.attribute("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// The walk.
pub(crate) struct Walk<'a> {
    reader: Reader<&'a [u8]>,
    format: &'static str,
    part: &'static str,
    prefix: Rc<str>,
    depth: u32,
    deepest: u32,
}

impl<'a> Walk<'a> {
    /// A walk over a part whose main namespace ends with `namespace`, such as `wordprocessingml`.
    pub(crate) fn new(
        text: &'a str,
        format: &'static str,
        part: &'static str,
        namespace: &str,
        deepest: u32,
    ) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, format, part, prefix: main_prefix(text, namespace).into(), depth: 0, deepest }
    }

    /// How many elements are open.
    pub(crate) fn depth(&self) -> u32 {
        self.depth
    }

    /// The next step.
    pub(crate) fn step(&mut self) -> Result<Step<'a>, ReadError> {
        loop {
            let at = self.reader.buffer_position();
            let event = self.reader.read_event().map_err(|e| self.broken(&e.to_string(), at))?;
            return Ok(match event {
                Event::Start(start) | Event::Empty(start) => {
                    self.depth += 1;
                    if self.depth > self.deepest {
                        return Err(ReadError::over(
                            "xml_depth",
                            u64::from(self.deepest),
                            u64::from(self.depth),
                        ));
                    }
                    Step::Open(Element { start, prefix: Rc::clone(&self.prefix) })
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Step::Close
                }
                Event::Text(text) => Step::Text(text.into_inner()),
                Event::CData(data) => Step::Text(data.into_inner()),
                Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                    Ok(Some(c)) => Step::Text(Cow::Owned(c.to_string())),
                    _ => match quick_xml::escape::resolve_predefined_entity(&reference) {
                        Some(text) => Step::Text(Cow::Borrowed(text)),
                        None => return Err(self.broken(&format!("the reference &{};", &*reference), at)),
                    },
                },
                Event::DocType(_) => return Err(self.broken("a document type declaration", at)),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
                Event::Eof if self.depth > 0 => return Err(self.broken("the end of the part", at)),
                Event::Eof => Step::End,
            });
        }
    }

    /// Walks past the element that opened last.
    pub(crate) fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if matches!(self.step()?, Step::End) {
                break;
            }
        }
        Ok(())
    }

    fn broken(&self, found: &str, at: u64) -> ReadError {
        ReadError::damaged(self.format, format!("well-formed XML in `{}` at byte {at}", self.part), found)
    }
}

/// The prefix that the root element binds to the main namespace.
fn main_prefix(text: &str, namespace: &str) -> String {
    const HEAD: usize = 20_000;
    let head: &str = text.get(..HEAD.min(text.len())).unwrap_or(text);
    head.split("xmlns:")
        .skip(1)
        .filter_map(|rest| rest.split_once('='))
        .find(|(_, value)| {
            value
                .split(['"', '\''])
                .nth(1)
                .is_some_and(|uri| uri.contains(namespace) && uri.ends_with("/main"))
        })
        .map(|(prefix, _)| prefix.trim().to_owned())
        .unwrap_or_default()
}
