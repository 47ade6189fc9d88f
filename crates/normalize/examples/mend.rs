//! Lines on stdin, one JSON object a line out, as `boctach read mend` prints them. The first argument is not looked at.
#![allow(clippy::print_stdout, reason = "an example")]

use std::fmt::Write;
use std::io::BufRead;

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if (c as u32) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out + "\""
}

fn main() {
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let mended = normalize::mend::mend(&line);
        let mends: Vec<String> = mended
            .mends
            .iter()
            .map(|m| {
                let (from, to, evidence) = (quoted(&m.from), quoted(&m.to), quoted(&m.evidence));
                let (start, tier) = (m.start, m.tier.name());
                format!(
                    r#"{{"from":{from},"to":{to},"start":{start},"tier":"{tier}","evidence":{evidence}}}"#
                )
            })
            .collect();
        println!(
            r#"{{"raw":{},"text":{},"mends":[{}]}}"#,
            quoted(&line),
            quoted(&mended.text),
            mends.join(",")
        );
    }
}
