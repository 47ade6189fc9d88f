//! `boctach inspect FILE`: a document for the eye.

mod doubtful;
mod page;

use std::io::{Write as _, stdout};
use std::path::Path;

use boctach::disk;
use boctach::pipeline::{Failure, Task, draw_pages};
use ingest::ocr::Store;
use model::{Extraction, Lang};

use super::args::InspectArgs;
use super::report::{counted, pick};
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
    // The page lists them among its diagnostics.
    for what in missing.iter().filter(|_| args.doubtful) {
        report::say(&report::incomplete_line(lang, &args.file.to_string_lossy(), what));
    }
    if let Some(folder) = &args.draw {
        match draw(args, &extraction, folder) {
            Ok(0) => report::say(pick(
                lang,
                "nothing to draw: only PDF has pages",
                "không có trang để vẽ: chỉ PDF có trang",
            )),
            Ok(pages) => report::say(&format!(
                "{} {} {}",
                counted(lang, pages, "page", "pages", "trang"),
                pick(lang, "drawn into", "đã vẽ vào"),
                folder.display()
            )),
            // The folder is at fault, not the document.
            Err(Failure::Unwritten(error)) => {
                let what = pick(lang, "the pages could not be drawn", "không vẽ được các trang");
                report::error(lang, &format!("{what}: {error}"));
                return Ok(Ended::Failed);
            }
            Err(failure) => {
                report::failed(lang, &args.file.to_string_lossy(), &failure.sentence(lang));
                return Ok(Ended::Failed);
            }
        }
    }
    Ok(if missing.is_empty() { Ended::Done } else { Ended::Failed })
}

fn draw(args: &InspectArgs, extraction: &Extraction, folder: &Path) -> Result<usize, Failure> {
    let bytes = disk::read(&args.file).map_err(Failure::Unopened)?;
    let (settings, store) = (args.reader.settings(), args.reader.store());
    let task = Task { settings: &settings, store: store.as_ref().map(|s| s as &dyn Store) };
    draw_pages(&bytes, extraction, folder, task)
}
