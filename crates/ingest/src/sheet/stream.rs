//! A part of a workbook as a stream of elements: a window of it at a time, so that a sheet of a million rows needs the
//! memory of a window.
//!
//! Entities are not expanded; a document type, an end tag that closes another element, or an end amidst elements is an
//! error.

use std::borrow::Cow;
use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::ReadError;
use crate::container::Container;

/// What a part is made of.
#[derive(Debug)]
pub(super) enum Piece<'p> {
    /// An element opens. An empty element opens and closes.
    Open(&'p BytesStart<'p>),
    /// The element of this name (without prefix) closes.
    Close(&'p str),
    /// Characters; a run of them may come in several pieces.
    Text(Cow<'p, str>),
}

/// Calls `take` with every piece of a part.
pub(super) fn each_piece(
    container: &mut Container<'_>,
    part: &str,
    take: &mut dyn FnMut(Piece<'_>) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let outcome = {
        let Some(stream) = container.stream(part)? else {
            return Err(ReadError::damaged("XLSX", format!("the part `{part}`"), "none"));
        };
        pieces(stream, WINDOW, take)
    };
    match outcome {
        Ok(()) => Ok(()),
        Err(Broken::Content(error)) => Err(error),
        Err(Broken::Markup(found)) => {
            Err(ReadError::damaged("XLSX", format!("well-formed XML in `{part}`"), found))
        }
        Err(Broken::Stream(error)) => Err(container.stream_error(part, &error)),
    }
}

/// Bytes that are looked at together.
const WINDOW: usize = 1 << 18;

enum Broken {
    Content(ReadError),
    Markup(String),
    Stream(std::io::Error),
}

impl From<ReadError> for Broken {
    fn from(error: ReadError) -> Self {
        Self::Content(error)
    }
}

fn pieces(
    mut stream: impl Read,
    window: usize,
    take: &mut dyn FnMut(Piece<'_>) -> Result<(), ReadError>,
) -> Result<(), Broken> {
    let mut bytes: Vec<u8> = Vec::with_capacity(window);
    let mut open = OpenElements::default();
    let mut wanted = window;
    loop {
        let missing = wanted.saturating_sub(bytes.len()) as u64;
        let got = stream.by_ref().take(missing).read_to_end(&mut bytes).map_err(Broken::Stream)?;
        let last = (got as u64) < missing;
        // after a `>` neither a tag nor a letter is cut in two
        let end = if last { bytes.len() } else { memchr::memrchr(b'>', &bytes).map_or(0, |at| at + 1) };
        let text = str::from_utf8(bytes.get(..end).unwrap_or_default())
            .map_err(|e| Broken::Markup(e.to_string()))?;
        let done = window_pieces(text, last, &mut open, take)?;
        if last {
            return open.finish();
        }
        // a comment, or an attribute that holds a `>`, may be longer than the window
        wanted = if done == 0 { wanted * 2 } else { window };
        bytes.drain(..done);
    }
}

/// Hands on the pieces of a window and tells how many of its bytes are done: fewer than all where its last tag goes on
/// in the next one.
fn window_pieces(
    text: &str,
    last: bool,
    open: &mut OpenElements,
    take: &mut dyn FnMut(Piece<'_>) -> Result<(), ReadError>,
) -> Result<usize, Broken> {
    let bare = text.trim_start_matches('\u{FEFF}');
    let mark = text.len() - bare.len();
    let mut reader = Reader::from_str(bare);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    loop {
        let at = reader.buffer_position() as usize;
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                open.push(start.name().0);
                take(Piece::Open(&start))?;
            }
            Ok(Event::Empty(start)) => {
                take(Piece::Open(&start))?;
                take(Piece::Close(start.local_name().into_inner()))?;
            }
            Ok(Event::End(end)) => {
                open.pop(end.name().0)?;
                take(Piece::Close(end.local_name().into_inner()))?;
            }
            Ok(Event::Text(text)) => take(Piece::Text(text.into_inner()))?,
            Ok(Event::CData(data)) => take(Piece::Text(data.into_inner()))?,
            Ok(Event::GeneralRef(reference)) => take(Piece::Text(resolved(&reference)))?,
            Ok(Event::DocType(_)) => return Err(Broken::Markup("a document type".to_owned())),
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {}
            Ok(Event::Eof) => return Ok(text.len()),
            Err(quick_xml::Error::Syntax(_)) if !last => return Ok(mark + at),
            Err(error) => return Err(Broken::Markup(error.to_string())),
        }
    }
}

fn resolved(reference: &BytesRef<'_>) -> Cow<'static, str> {
    match reference.resolve_char_ref() {
        Ok(Some(c)) => Cow::Owned(c.to_string()),
        _ => Cow::Borrowed(quick_xml::escape::resolve_predefined_entity(reference).unwrap_or("\u{FFFD}")),
    }
}

/// The names of the elements that are open, one behind the other.
#[derive(Default)]
struct OpenElements {
    names: String,
    starts: Vec<usize>,
}

impl OpenElements {
    fn push(&mut self, name: &str) {
        self.starts.push(self.names.len());
        self.names.push_str(name);
    }

    fn pop(&mut self, name: &str) -> Result<(), Broken> {
        let start = self.starts.pop();
        let opened = start.and_then(|start| self.names.get(start..));
        if opened != Some(name) {
            let opened = opened.unwrap_or_default();
            return Err(Broken::Markup(format!("</{name}> where <{opened}> is open")));
        }
        self.names.truncate(start.unwrap_or_default());
        Ok(())
    }

    fn finish(&self) -> Result<(), Broken> {
        match self.starts.last().and_then(|start| self.names.get(*start..)) {
            Some(name) => Err(Broken::Markup(format!("the end of the part within <{name}>"))),
            None => Ok(()),
        }
    }
}

/// Appends characters. What XML forbids is written as `_x0007_`, and `_x005F_` is the underscore that would begin such
/// a sign (ECMA-376 part 1, 22.9.2.19); of a line end, the half that says nothing is left out.
pub(super) fn push_text(text: &str, out: &mut String) {
    const SIGN: usize = 7;
    let mut rest = text;
    while let Some((plain, signed)) = rest.find("_x").and_then(|at| rest.split_at_checked(at)) {
        out.push_str(plain);
        let sign = signed.get(..SIGN).and_then(|sign| sign.strip_prefix("_x")?.strip_suffix('_'));
        let code = sign.filter(|s| s.bytes().all(|b| b.is_ascii_hexdigit()));
        match code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?)) {
            Some('\r') => rest = signed.get(SIGN..).unwrap_or_default(),
            Some(c) => {
                out.push(c);
                rest = signed.get(SIGN..).unwrap_or_default();
            }
            None => {
                out.push('_');
                rest = signed.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
}

/// An attribute by its name without prefix, as stored.
pub(super) fn attribute<'s>(start: &'s BytesStart<'_>, name: &str) -> Option<Cow<'s, str>> {
    let mut attributes = start.attributes();
    attributes.with_checks(false);
    attributes.flatten().find(|a| a.key.local_name().into_inner() == name).map(|a| a.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(xml: &str, window: usize) -> Result<String, String> {
        let mut out = String::new();
        let outcome = pieces(xml.as_bytes(), window, &mut |piece| {
            match piece {
                Piece::Open(start) => out.push_str(&format!("<{}>", start.local_name().into_inner())),
                Piece::Close(name) => out.push_str(&format!("</{name}>")),
                Piece::Text(text) => out.push_str(&text),
            }
            Ok(())
        });
        match outcome {
            Ok(()) => Ok(out),
            Err(Broken::Content(error)) => Err(error.to_string()),
            Err(Broken::Markup(found)) => Err(found),
            Err(Broken::Stream(error)) => Err(error.to_string()),
        }
    }

    #[test]
    fn escaped_signs_are_read() {
        let cases = [
            ("a_x000D_\nb", "a\nb"),
            ("_x0002__x005F_x0002_", "\u{2}_x0002_"),
            ("cột_x 1_xyz_", "cột_x 1_xyz_"),
            ("_xĐồng_", "_xĐồng_"),
        ];
        for (stored, text) in cases {
            let mut out = String::new();
            push_text(stored, &mut out);
            assert_eq!(out, text);
        }
    }

    #[test]
    fn windows_of_any_size_give_the_same() {
        let xml = "\u{FEFF}<?xml version='1.0'?><x:a p='1 > 0'><!-- <b> > --><x:b/>Sở > Y&amp;T&#7871;<![CDATA[<>]]> đ</x:a>";
        for window in 1..xml.len() + 2 {
            assert_eq!(written(xml, window).as_deref(), Ok("<a><b></b>Sở > Y&Tế<> đ</a>"), "{window}");
        }
    }

    #[test]
    fn what_is_not_well_formed_is_an_error() {
        let cases = [
            ("<a><b></a>", "</a> where <b> is open"),
            ("<a><b></b>", "within <a>"),
            ("<a></a></a>", "</a> where <> is open"),
            ("<!DOCTYPE a><a/>", "a document type"),
            ("<a><b", "tag not closed"),
        ];
        for (xml, found) in cases {
            for window in [4, 1 << 10] {
                let error = written(xml, window).expect_err(xml);
                assert!(error.contains(found), "{xml}: {error}");
            }
        }
    }
}
