//! `boctach diff OLD NEW`: tasks added, removed, changed; for a person, or as JSON.
//!
//! With one file, its parts are compared: what the body says against what an annex says.

use std::io::{IsTerminal as _, Write as _, stdout};

use boctach::pipeline::missing;
use export::diff::{Diff, DiffLook, DiffSettings, diff, diff_parts, parts};
use model::{Extraction, Lang};

use super::args::DiffArgs;
use super::report::{self, pick};
use super::{Ended, load};

pub(super) fn run(args: &DiffArgs, lang: Lang) -> anyhow::Result<Ended> {
    let mut loaded: Vec<Extraction> = Vec::new();
    let mut ended = Ended::Done;
    for file in std::iter::once(&args.old).chain(&args.new) {
        match load::load(file, &args.reader) {
            Ok(extraction) => {
                for what in missing(&extraction, lang) {
                    ended = Ended::Failed;
                    report::say(&report::incomplete_line(lang, &file.to_string_lossy(), &what));
                }
                loaded.push(extraction);
            }
            Err(failure) => {
                report::failed(lang, &file.to_string_lossy(), &failure.sentence(lang));
                return Ok(Ended::Failed);
            }
        }
    }
    let found = match loaded.as_slice() {
        [old, new] => diff(old, new, DiffSettings::default()),
        [one] => match between_parts(one, &args.parts) {
            Ok(found) => found,
            Err(known) => {
                let what = pick(
                    lang,
                    "two parts with tasks are needed; there are",
                    "cần hai phần có nhiệm vụ; hiện có",
                );
                report::error(lang, &format!("{what}: {known}"));
                return Ok(Ended::Usage);
            }
        },
        _ => return Ok(Ended::Usage),
    };
    let look = DiffLook { lang, colour: is_coloured(), ..DiffLook::default() };
    let text = if args.json { found.to_json()? } else { found.to_text(look).into_bytes() };
    stdout().lock().write_all(&text)?;
    Ok(ended)
}

/// Colours are for a terminal that has them, unless <https://no-color.org> is asked for.
fn is_coloured() -> bool {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    stdout().is_terminal() && set("NO_COLOR").is_none() && set("TERM").is_some_and(|term| term != "dumb")
}

/// The two parts that were named, or the only two that there are; else the names of those that there are.
fn between_parts(one: &Extraction, named: &[String]) -> Result<Diff, String> {
    let known = parts(one);
    let named: Vec<&str> = named.iter().map(String::as_str).collect();
    let wanted = if named.is_empty() { known.as_slice() } else { named.as_slice() };
    match wanted {
        [old, new] if known.contains(old) && known.contains(new) => {
            Ok(diff_parts(one, old, new, DiffSettings::default()))
        }
        _ => Err(known.join(", ")),
    }
}
