//! `boctach merge OUT.json|DIR… --into FILE`: many outputs into one database, or one folder of Parquet files.

use std::path::Path;

use boctach::disk;
use boctach::pipeline::Failure;
use export::merge::{Merged, into_parquet, into_sqlite};
use model::{Extraction, Lang};

use super::Ended;
use super::args::MergeArgs;
use super::outputs::outputs;
use super::report::{self, pick, say};

pub(super) fn run(args: &MergeArgs, lang: Lang) -> anyhow::Result<Ended> {
    let files = outputs(&args.outputs)?;
    if files.is_empty() {
        report::error(lang, pick(lang, "no output was found", "không tìm thấy kết quả nào"));
        return Ok(Ended::Failed);
    }
    let mut failed = 0;
    let extractions = files.iter().filter_map(|file| match read(file) {
        Ok(extraction) => Some(Ok(extraction)),
        Err(failure) => {
            failed += 1;
            report::failed(lang, &file.to_string_lossy(), &failure.sentence(lang));
            None
        }
    });
    let merged = if args.into.extension().is_some_and(|e| e == "parquet") {
        parquet(&args.into, extractions)?
    } else {
        sqlite(&args.into, extractions)?
    };
    say(&match lang {
        Lang::En => {
            format!("{} documents added, {} were there before, {failed} failed", merged.new, merged.repeated)
        }
        Lang::Vi => format!("thêm {} văn bản, {} đã có từ trước, {failed} hỏng", merged.new, merged.repeated),
    });
    Ok(if failed == 0 { Ended::Done } else { Ended::Failed })
}

fn read(file: &Path) -> Result<Extraction, Failure> {
    let bytes = disk::read(file).map_err(Failure::Unopened)?;
    Ok(export::json::read(&bytes)?)
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
