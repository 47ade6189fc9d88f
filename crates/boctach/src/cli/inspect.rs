//! `boctach inspect FILE`: a document for the eye.

mod doubtful;
mod page;

use std::io::{Write as _, stdout};

use model::Lang;

use super::args::InspectArgs;
use super::{Ended, load, report};

pub(super) fn run(args: &InspectArgs, lang: Lang) -> anyhow::Result<Ended> {
    let extraction = match load::load(&args.file, &args.reader) {
        Ok(extraction) => extraction,
        Err(failure) => {
            report::failed(lang, &args.file.to_string_lossy(), &failure.sentence(lang));
            return Ok(Ended::Failed);
        }
    };
    let text = if args.doubtful { doubtful::list(&extraction, lang) } else { page::page(&extraction, lang) };
    stdout().lock().write_all(text.as_bytes())?;
    let missing = boctach::pipeline::missing(&extraction, lang);
    Ok(if missing.is_empty() { Ended::Done } else { Ended::Failed })
}
