//! `boctach merge OUT.json|DIR… --into FILE`: many outputs into one database, or one folder of Parquet files.

use std::path::Path;

use boctach::disk;
use boctach::pipeline::Failure;
use boctach::validate::{Violation, check};
use export::merge::{Merged, into_parquet, into_sqlite};
use model::{Extraction, Lang};

use super::Ended;
use super::args::MergeArgs;
use super::outputs::outputs;
use super::report::{self, counted, say};

pub(super) fn run(args: &MergeArgs, lang: Lang) -> anyhow::Result<Ended> {
    let Some(files) = outputs(&args.outputs, lang)? else { return Ok(Ended::Failed) };
    let mut failed = 0;
    let mut last = &args.into;
    let extractions = files.iter().filter_map(|file| match read(file) {
        Ok(extraction) => {
            last = file;
            Some(Ok(extraction))
        }
        Err(failure) => {
            failed += 1;
            report::failed(lang, &file.to_string_lossy(), &failure.sentence(lang));
            None
        }
    });
    let merged = if args.into.extension().is_some_and(|e| e == "parquet") {
        parquet(&args.into, extractions)
    } else {
        sqlite(&args.into, extractions)
    };
    let merged = match merged {
        Ok(merged) => merged,
        // The disk's errors name what was to be written; any other is about the database or the file that went into it.
        Err(failure @ Failure::Unwritten(_)) => return Err(failure.into()),
        Err(failure) => {
            report::failed(lang, &last.to_string_lossy(), &failure.sentence(lang));
            return Ok(Ended::Failed);
        }
    };
    say(&match lang {
        Lang::En => {
            let added = counted(lang, merged.new, "document", "documents", "");
            format!("{added} added, {} there before, {failed} failed", merged.repeated)
        }
        Lang::Vi => format!("thêm {} văn bản, {} đã có từ trước, {failed} hỏng", merged.new, merged.repeated),
    });
    Ok(if failed == 0 { Ended::Done } else { Ended::Failed })
}

fn read(file: &Path) -> Result<Extraction, Failure> {
    let bytes = disk::read(file).map_err(Failure::Unopened)?;
    let extraction = export::json::read(&bytes).map_err(Failure::NoOutput)?;
    // What a database could not hold.
    let broken = check(&extraction).into_iter().find(|v| ["unique-id", "parent-exists"].contains(&v.rule));
    match broken {
        Some(Violation { rule, at, message }) => Err(Failure::Invalid { rule, at, message }),
        None => Ok(extraction),
    }
}

type Read = Result<Extraction, Failure>;

/// A copy of the database is appended to and then put in its place, so that a run that is killed changes nothing.
fn sqlite(path: &Path, extractions: impl Iterator<Item = Read>) -> Result<Merged, Failure> {
    let mut merged = Merged::default();
    disk::replace(path, |temporary| {
        if path.is_file() {
            disk::copy(path, temporary)?;
        }
        merged = into_sqlite(temporary, extractions)?;
        Ok::<(), Failure>(())
    })?;
    Ok(merged)
}

/// `plans.parquet` becomes a folder of one file a table, as readers of Parquet data sets expect.
fn parquet(folder: &Path, extractions: impl Iterator<Item = Read>) -> Result<Merged, Failure> {
    let (files, merged) = into_parquet(extractions)?;
    for file in files {
        disk::write_whole(&folder.join(&file.name), &file.bytes)?;
    }
    Ok(merged)
}
