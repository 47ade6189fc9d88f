//! A part of a workbook as a stream of events: what a sheet of a million rows needs, which no walk over a whole text does.
#![expect(clippy::wildcard_enum_match_arm, reason = "of the events of an XML reader only a few matter here")]

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::ReadError;
use crate::container::Container;

/// Calls `take` with every event of a part. Entities are not expanded, and declaring them is an error.
pub(super) fn each_event(
    container: &mut Container<'_>,
    part: &str,
    take: &mut dyn FnMut(&Event<'_>) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let outcome = {
        let Some(stream) = container.stream(part)? else {
            return Err(ReadError::damaged("XLSX", format!("the part `{part}`"), "none"));
        };
        events(stream, part, take)
    };
    match outcome {
        Ok(()) => Ok(()),
        Err(Broken::Content(error)) => Err(error),
        Err(Broken::Stream(error)) => Err(container.stream_error(part, &error)),
    }
}

enum Broken {
    Content(ReadError),
    Stream(quick_xml::Error),
}

fn events(
    stream: impl BufRead,
    part: &str,
    take: &mut dyn FnMut(&Event<'_>) -> Result<(), ReadError>,
) -> Result<(), Broken> {
    let mut reader = Reader::from_reader(stream);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(Broken::Stream)? {
            Event::Eof => return Ok(()),
            Event::DocType(_) => {
                let error = ReadError::damaged("XLSX", format!("no document type in `{part}`"), "one");
                return Err(Broken::Content(error));
            }
            event => take(&event).map_err(Broken::Content)?,
        }
    }
}

/// Appends the characters of an event. Excel writes characters that XML forbids as `_x000D_`; the line end among them
/// is read, the others stay as they are.
pub(super) fn push_text(event: &Event<'_>, out: &mut String) {
    match event {
        Event::Text(text) if text.contains("_x000D_") => out.push_str(&text.replace("_x000D_", "")),
        Event::Text(text) => out.push_str(text),
        Event::CData(data) => out.push_str(data),
        Event::GeneralRef(reference) => match reference.resolve_char_ref() {
            Ok(Some(c)) => out.push(c),
            _ => out.push_str(quick_xml::escape::resolve_predefined_entity(reference).unwrap_or("\u{FFFD}")),
        },
        _ => {}
    }
}

/// An attribute by its name without prefix, as stored.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    attributes.with_checks(false);
    attributes.flatten().find(|a| a.key.local_name().into_inner() == name).map(|a| a.value.into_owned())
}
