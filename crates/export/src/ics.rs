//! A calendar (RFC 5545) of due dates and recurrences.
//!
//! Shape: all-day events. A task gives one for its last day, one for each milestone that its time names before it, and
//! one that repeats where its time comes back. A rule without a day is put at the end of its period, since that is
//! what «hằng quý» asks for: the last day of the month, quarter or year, the Friday of the week. The first repetition
//! is the first on or after the time's own first day, else the document's date of issue; where neither is known, it
//! cannot be placed and is left out, as is a rule of an unknown form. Tasks without any day give nothing.
//!
//! `DTSTAMP` is the document's date of issue, never the clock, so that the same documents give the same bytes.

mod recurrence;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use model::{Bound, Extraction, Lang, Party, Task};

use crate::flat;
use crate::place::Places;

/// Octets of a content line before it is folded, its end not counted.
const LINE_LIMIT: usize = 75;

struct Event {
    starts: Date,
    rule: Option<String>,
    summary: String,
}

/// Every dated task of every document as one calendar.
pub fn write(extractions: &[Extraction]) -> Vec<u8> {
    let mut out = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//boctach//boctach//VI", "CALSCALE:GREGORIAN"] {
        push(&mut out, line);
    }
    for extraction in extractions {
        for task in &extraction.tasks {
            for (index, event) in events(extraction, task).iter().enumerate() {
                write_event(&mut out, extraction, task, index, event);
            }
        }
    }
    push(&mut out, "END:VCALENDAR");
    out.into_bytes()
}

fn events(extraction: &Extraction, task: &Task) -> Vec<Event> {
    let mut out: Vec<Event> = Vec::new();
    let heading = task.text.lines().next().unwrap_or_default();
    let timing = flat::deciding(task);
    for interval in timing.iter().flat_map(|timing| &timing.intervals) {
        let Some(day) = last_day(interval.bound, interval.from, interval.to) else { continue };
        if Some(day) != task.due && out.iter().all(|event| event.starts != day) {
            let what = interval.action.as_ref().or(interval.scope.as_ref());
            let summary = what.map_or(heading.to_owned(), |what| format!("{what}: {heading}"));
            out.push(Event { starts: day, rule: None, summary });
        }
    }
    if let Some(starts) = task.due {
        out.push(Event { starts, rule: None, summary: heading.to_owned() });
    }
    if let Some((timing, rule)) = timing.and_then(|t| Some((t, t.recurrence.as_ref()?))) {
        let from = timing.intervals.iter().filter_map(|i| i.from).min().or(extraction.document.issued_on);
        let until = timing.intervals.iter().filter_map(|i| i.to).max();
        if let Some((starts, rule)) = from.and_then(|from| recurrence::place(rule, from, until)) {
            out.push(Event { starts, rule: Some(rule), summary: heading.to_owned() });
        }
    }
    out
}

/// The last day that an interval leaves for the work.
fn last_day(bound: Bound, from: Option<Date>, to: Option<Date>) -> Option<Date> {
    match bound {
        Bound::In | Bound::By => to,
        Bound::Before => from.and_then(|day| day.checked_sub(1.day()).ok()),
        Bound::After | Bound::From => None,
    }
}

fn write_event(out: &mut String, extraction: &Extraction, task: &Task, index: usize, event: &Event) {
    let source = &extraction.source;
    let stamp = extraction.document.issued_on.unwrap_or(date(1970, 1, 1));
    let ends = event.starts.checked_add(1.day()).unwrap_or(event.starts);
    push(out, "BEGIN:VEVENT");
    push(out, &format!("UID:{}/{}/{index}@boctach", source.sha256, escaped(&task.id)));
    push(out, &format!("DTSTAMP:{}T000000Z", compact(stamp)));
    push(out, &format!("DTSTART;VALUE=DATE:{}", compact(event.starts)));
    push(out, &format!("DTEND;VALUE=DATE:{}", compact(ends)));
    if let Some(rule) = &event.rule {
        push(out, &format!("RRULE:{rule}"));
    }
    push(out, &format!("SUMMARY:{}", escaped(&event.summary)));
    push(out, &format!("DESCRIPTION:{}", escaped(&description(extraction, task))));
    push(out, "TRANSP:TRANSPARENT");
    push(out, "END:VEVENT");
}

/// What to do, who, when as printed, and where it stands.
fn description(extraction: &Extraction, task: &Task) -> String {
    let names = |parties: &[Party]| parties.iter().map(|p| p.name.as_str()).collect::<Vec<_>>().join("; ");
    let mut lines = vec![task.text.clone()];
    for (label, value) in [
        ("Chủ trì", names(&task.lead)),
        ("Phối hợp", names(&task.coordinate)),
        ("Thời gian", flat::deciding(task).map_or(String::new(), |timing| timing.raw.clone())),
        ("Sản phẩm", task.deliverable.clone().unwrap_or_default()),
        ("Văn bản", extraction.document.symbol.clone().unwrap_or(extraction.source.file_name.clone())),
        ("Vị trí", Places::of(&extraction.source, Lang::Vi).describe_all(&task.regions)),
    ] {
        if !value.is_empty() {
            lines.push(format!("{label}: {value}"));
        }
    }
    lines.join("\n")
}

fn compact(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A text as RFC 5545 wants it: backslash, semicolon, comma and line feed escaped, other controls away.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}

/// Appends a content line, folded so that no line exceeds 75 octets and no character is cut.
fn push(out: &mut String, line: &str) {
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > LINE_LIMIT {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_between_characters_and_comes_back() {
        let line = format!("SUMMARY:{}", "Sở Nông nghiệp và Phát triển nông thôn ".repeat(9));
        let mut out = String::new();
        push(&mut out, &line);
        assert!(out.split("\r\n").all(|part| part.len() <= LINE_LIMIT), "{out}");
        assert_eq!(out.replace("\r\n ", "").trim_end_matches("\r\n"), line);
    }

    #[test]
    fn escapes_what_the_standard_reserves() {
        assert_eq!(escaped("a,b;c\\d\ne\u{7}f\r"), "a\\,b\\;c\\\\d\\nef");
    }

    #[test]
    fn the_last_day_that_a_bound_leaves() {
        let (from, to) = (Some(date(2023, 6, 1)), Some(date(2023, 6, 30)));
        for (bound, day) in [
            (Bound::In, to),
            (Bound::By, to),
            (Bound::Before, Some(date(2023, 5, 31))),
            (Bound::After, None),
            (Bound::From, None),
        ] {
            assert_eq!(last_day(bound, from, to), day, "{bound:?}");
        }
    }
}
