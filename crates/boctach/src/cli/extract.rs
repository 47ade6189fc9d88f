//! `boctach extract FILE|DIR…`.

use std::io::{Write as _, stdout};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use anyhow::Context as _;
use boctach::ExtractSettings;
use boctach::disk;
use boctach::pipeline::{
    Batch, Found, Group, Outcome, Task, each_document, extract_fenced, find, missing, run as run_batch,
    write_crops,
};
use export::{ExportSettings, Format, Writer};
use ingest::ocr::Store;
use model::{Extraction, Lang};

use super::Ended;
use super::args::ExtractArgs;
use super::progress::Progress;
use super::report::{self, pick, say};
use super::summary::{sentence, without_pictures};
use super::turns::Turns;

pub(super) fn run(args: &ExtractArgs, lang: Lang) -> anyhow::Result<Ended> {
    let settings = args.reader.settings();
    match &args.out {
        Some(out) if args.watch => watch(args, out, &settings, lang),
        Some(out) => into_folder(args, out, &settings, lang),
        None => to_stdout(args, &settings, lang),
    }
}

fn formats(args: &ExtractArgs) -> Vec<&'static Format> {
    let mut formats: Vec<&'static Format> = Vec::new();
    for format in args.format.iter().filter_map(|name| export::format(name)) {
        if formats.iter().all(|known| known.name != format.name) {
            formats.push(format);
        }
    }
    formats
}

/// The documents that the arguments name; what this run writes is none of them.
fn look_up(args: &ExtractArgs, settings: &ExtractSettings) -> Found {
    let written: Vec<&Path> = [&args.out, &args.crops].into_iter().flatten().map(PathBuf::as_path).collect();
    find(&args.inputs, &written, &settings.read.limits)
}

/// Runs a batch into a folder and says what became of it.
fn into_folder(
    args: &ExtractArgs,
    out: &Path,
    settings: &ExtractSettings,
    lang: Lang,
) -> anyhow::Result<Ended> {
    let found = look_up(args, settings);
    let names = || found.groups.iter().flat_map(Group::names);
    let progress = Progress::new(names().count());
    let turns = Turns::new(names());
    let store = args.reader.store();
    let fingerprint = args.reader.fingerprint();
    let formats = formats(args);
    let observe = |name: &str, outcome: &Outcome| {
        let lines = turns.finished(name, lines(name, outcome, lang));
        progress.finished(name, || lines.iter().for_each(|line| say(line)));
    };
    let batch = Batch {
        out,
        formats: &formats,
        export: ExportSettings { csv_byte_order_mark: args.csv_bom },
        task: Task { settings, store: store.as_ref().map(|s| s as &dyn Store) },
        settings: &fingerprint,
        crops: args.crops.as_deref(),
        force: args.force,
        prune: args.prune,
        lang,
        observe: &observe,
    };
    let summary = run_batch(found, &batch).with_context(|| {
        format!("{} {}", pick(lang, "cannot write into", "không ghi được vào"), out.display())
    });
    progress.done();
    turns.rest().iter().for_each(|line| say(line));
    let summary = summary?;
    say(&sentence(&summary, lang));
    Ok(if summary.is_whole() { Ended::Done } else { Ended::Failed })
}

/// What there is to say of an input, a line each.
fn lines(name: &str, outcome: &Outcome, lang: Lang) -> Vec<String> {
    match outcome {
        Outcome::Done { missing, .. } => {
            missing.iter().map(|what| report::incomplete_line(lang, name, what)).collect()
        }
        Outcome::Unchanged { .. } => Vec::new(),
        Outcome::Failed(failure) => vec![report::failed_line(lang, name, &failure.sentence(lang))],
    }
}

/// Looks again and again, and runs a batch when something has changed and then stood still for one look.
fn watch(args: &ExtractArgs, out: &Path, settings: &ExtractSettings, lang: Lang) -> anyhow::Result<Ended> {
    let (mut done, mut last) = (Vec::new(), Vec::new());
    let mut first = true;
    loop {
        let now = stamps(args, settings);
        if first || (now == last && now != done) {
            into_folder(args, out, settings, lang)?;
            done.clone_from(&now);
            first = false;
        }
        last = now;
        sleep(Duration::from_secs(u64::from(args.interval)));
    }
}

fn stamps(args: &ExtractArgs, settings: &ExtractSettings) -> Vec<String> {
    let found = look_up(args, settings);
    let paths = found.groups.iter().map(|group| match group {
        Group::File { path, .. } | Group::Archive { path, .. } => path,
    });
    paths.map(|path| format!("{} {}", path.display(), disk::stamp(path))).collect()
}

/// One document, or several in a format that can hold them, to stdout.
fn to_stdout(args: &ExtractArgs, settings: &ExtractSettings, lang: Lang) -> anyhow::Result<Ended> {
    let formats = formats(args);
    let [format] = formats.as_slice() else {
        report::error(lang, pick(lang, "several formats need --out DIR", "nhiều định dạng cần --out DIR"));
        return Ok(Ended::Usage);
    };
    if matches!(format.writer, Writer::Tables(_) | Writer::Database(_)) {
        let what = pick(lang, "this format needs --out DIR", "định dạng này cần --out DIR");
        report::error(lang, &format!("{}: {what}", format.name));
        return Ok(Ended::Usage);
    }
    let found = look_up(args, settings);
    if found.groups.iter().flat_map(Group::names).count() > 1 && format.is_per_document() {
        let what = pick(
            lang,
            "several documents need --out DIR, or a format that holds several",
            "nhiều văn bản cần --out DIR, hoặc một định dạng chứa được nhiều văn bản",
        );
        report::error(lang, &format!("{}: {what}", format.name));
        return Ok(Ended::Usage);
    }
    let (extractions, whole) = extract_all(args, found, settings, lang);
    write_stdout(format, &extractions, ExportSettings { csv_byte_order_mark: args.csv_bom })?;
    Ok(if whole { Ended::Done } else { Ended::Failed })
}

/// Everything that can be extracted, and whether that is all of it.
fn extract_all(
    args: &ExtractArgs,
    found: Found,
    settings: &ExtractSettings,
    lang: Lang,
) -> (Vec<Extraction>, bool) {
    let mut whole = found.failed.is_empty();
    for (name, failure) in found.failed {
        report::failed(lang, &name, &failure.sentence(lang));
    }
    let store = args.reader.store();
    let task = Task { settings, store: store.as_ref().map(|s| s as &dyn Store) };
    let done = each_document(&found.groups, &settings.read.limits, |name, bytes| {
        let extracted = bytes.and_then(|bytes| {
            let extraction = extract_fenced(name, &bytes, task)?;
            let Some(folder) = &args.crops else { return Ok((extraction, false)) };
            let pageless = write_crops(&bytes, &extraction, folder, task)?.is_none();
            Ok((extraction, pageless))
        });
        (name.to_owned(), extracted)
    });
    let mut extractions = Vec::new();
    let mut documents_without_pages = 0;
    for (name, result) in done {
        match result {
            Ok((extraction, pageless)) => {
                documents_without_pages += usize::from(pageless);
                for what in missing(&extraction, lang) {
                    whole = false;
                    say(&report::incomplete_line(lang, &name, &what));
                }
                extractions.push(extraction);
            }
            Err(failure) => {
                whole = false;
                report::failed(lang, &name, &failure.sentence(lang));
            }
        }
    }
    if documents_without_pages > 0 {
        say(&without_pictures(documents_without_pages, lang));
    }
    (extractions, whole)
}

fn write_stdout(format: &Format, extractions: &[Extraction], settings: ExportSettings) -> anyhow::Result<()> {
    if extractions.is_empty() {
        return Ok(());
    }
    let mut out = stdout().lock();
    match format.writer {
        Writer::Document(write) => {
            for extraction in extractions {
                write(extraction, &settings, &mut out)?;
            }
        }
        Writer::Collection(write) => out.write_all(&write(extractions, &settings)?)?,
        Writer::Tables(_) | Writer::Database(_) => {}
    }
    Ok(out.flush()?)
}
