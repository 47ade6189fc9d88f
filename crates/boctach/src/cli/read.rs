//! `boctach read KIND`: lines in, one JSON object a line out.

use std::io::{BufRead as _, BufReader, BufWriter, Write as _, stdin, stdout};

use grammar::{citation, ordinal, party, timing};
use model::Lang;
use normalize::{clean, mend};
use serde::Serialize;

use super::Ended;
use super::args::ReadArgs;
use super::report::{pick, say};

/// What a line may hold.
pub(super) struct Kind {
    /// Name on the command line.
    pub(super) name: &'static str,
    /// What comes out, for help.
    pub(super) summary: &'static str,
    write: fn(&str, &Context, &mut Vec<u8>) -> serde_json::Result<()>,
}

/// What the lines are read against.
#[derive(Default)]
struct Context {
    timing: timing::Context,
    party: party::Context,
}

/// Every kind, in the order of help.
pub(super) const KINDS: &[Kind] = &[
    Kind {
        name: "timing",
        summary: "a cell of times",
        write: |line, context, out| value(line, &timing::read(&clean(line), &context.timing), out),
    },
    Kind {
        name: "citation",
        summary: "documents named in a text",
        write: |line, _, out| value(line, &citation::find(&clean(line)), out),
    },
    Kind {
        name: "party",
        summary: "a cell of bodies",
        write: |line, context, out| value(line, &party::read_list(&clean(line), &context.party), out),
    },
    Kind {
        name: "ordinal",
        summary: "a printed number; null where the line is none",
        write: |line, _, out| value(line, &ordinal::read(&clean(line)), out),
    },
    Kind {
        name: "mend",
        summary: "a text whose spelling is mended",
        write: |line, _, out| mended(line, out),
    },
];

#[derive(Serialize)]
struct Line<'a, T> {
    raw: &'a str,
    value: &'a T,
}

fn value<T: Serialize>(raw: &str, value: &T, out: &mut Vec<u8>) -> serde_json::Result<()> {
    serde_json::to_writer(out, &Line { raw, value })
}

#[derive(Serialize)]
struct MendedLine<'a> {
    raw: &'a str,
    text: &'a str,
    mends: Vec<Mend<'a>>,
}

#[derive(Serialize)]
struct Mend<'a> {
    from: &'a str,
    to: &'a str,
    start: usize,
    tier: &'static str,
    evidence: &'a str,
}

fn mended(raw: &str, out: &mut Vec<u8>) -> serde_json::Result<()> {
    let mended = mend::mend(raw);
    let mends = mended.mends.iter().map(|m| Mend {
        from: &m.from,
        to: &m.to,
        start: m.start,
        tier: m.tier.name(),
        evidence: &m.evidence,
    });
    serde_json::to_writer(out, &MendedLine { raw, text: &mended.text, mends: mends.collect() })
}

pub(super) fn run(args: &ReadArgs, lang: Lang) -> anyhow::Result<Ended> {
    let Some(kind) = KINDS.iter().find(|kind| kind.name == args.kind) else { return Ok(Ended::Usage) };
    let context = Context {
        timing: timing::Context { issued_on: args.issued_on, ..timing::Context::default() },
        party: party::Context { issued_on: args.issued_on, ..party::Context::default() },
    };
    let mut input = BufReader::new(stdin().lock());
    let mut output = BufWriter::new(stdout().lock());
    let (mut bytes, mut object) = (Vec::new(), Vec::new());
    let mut number = 0_u64;
    loop {
        bytes.clear();
        if input.read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        number += 1;
        let line = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let text = String::from_utf8_lossy(line);
        if matches!(text, std::borrow::Cow::Owned(_)) {
            let what = pick(
                lang,
                "is not UTF-8; what does not fit was replaced",
                "không phải UTF-8; chỗ sai đã được thay",
            );
            say(&format!("{} {number} {what}", pick(lang, "line", "dòng")));
        }
        object.clear();
        (kind.write)(&text, &context, &mut object)?;
        object.push(b'\n');
        output.write_all(&object)?;
        // Somebody who types or asks line by line wants the answer now.
        if input.buffer().is_empty() {
            output.flush()?;
        }
    }
    output.flush()?;
    Ok(Ended::Done)
}
