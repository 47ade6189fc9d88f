//! Invented plans, scanned in the ways that occur and read by the engine: character error, rows exact, reliability.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use boctach::pipeline::FolderStore;
use boctach::{ExtractSettings, extract_reading};
use ingest::ocr::{Cached, Engine, EngineError, OcrSettings, Tesseract, complete_with};
use model::{Content, Reading};

use super::reliability::Reliability;
use super::{Characters, characters, compare};
use crate::fixture::{Form, Recipe, invent_scan};
use crate::write::scan::{Container, Seal, Tone, Wear};

/// What to run.
#[derive(Debug, Clone)]
pub struct ScanOptions {
    /// First seed.
    pub seed: u64,
    /// Number of plans of each kind.
    pub count: u64,
    /// Differing lines and rows to show of each kind.
    pub show: usize,
    /// One kind alone, by name.
    pub only: Option<String>,
    /// Folder to which the scans are written.
    pub keep: Option<PathBuf>,
    /// Folder that keeps readings from run to run.
    pub cache: Option<PathBuf>,
}

/// The installed engine.
pub fn engine() -> Result<Tesseract, EngineError> {
    Tesseract::find(&OcrSettings::default())
}

/// A scan as the engine reads it.
pub fn read_scan(name: &str, bytes: &[u8]) -> Result<Reading> {
    read_with(name, bytes, &engine()?)
}

fn read_with(name: &str, bytes: &[u8], engine: &dyn Engine) -> Result<Reading> {
    let settings = ExtractSettings::default().read;
    let mut reading = ingest::read(name, bytes, &settings)?;
    complete_with(bytes, &mut reading, &settings, engine)?;
    Ok(reading)
}

/// The ways in which plans are scanned.
fn kinds() -> Vec<(&'static str, Recipe)> {
    let recipe = |wear: Wear| Recipe { form: Form::Scan, rows: 14, wear, ..Recipe::default() };
    let letter = |wear: Wear| Recipe { letterhead: true, no_annex: true, ..recipe(wear) };
    let light = Wear { skew: 0.6, noise: 7.0, ..Wear::default() };
    let bits = Wear { dpi: 150, skew: 0.8, noise: 9.0, dust: 12.0, tone: Tone::Bits, ..Wear::default() };
    let office = Wear { dpi: 200, noise: 7.0, quality: 50, ..light.clone() };
    vec![
        ("prose-300", letter(light.clone())),
        ("prose-300-sans", Recipe { sans: true, ..letter(light.clone()) }),
        ("prose-150-bits", letter(bits.clone())),
        ("prose-200-red", letter(Wear { tone: Tone::Color, stamp: Some(Seal::Red), ..office.clone() })),
        ("prose-200-no-seal", letter(Wear { tone: Tone::Color, ..office.clone() })),
        ("prose-200-gray-seal", letter(Wear { stamp: Some(Seal::Gray), ..office.clone() })),
        ("prose-upside-down", letter(Wear { turned: 2, edges: true, skew: -1.2, ..office.clone() })),
        ("prose-600", letter(Wear { dpi: 600, skew: -0.3, pages: 1, ..light.clone() })),
        ("table-300", recipe(light.clone())),
        ("table-300-torn", Recipe { torn: true, rows: 24, ..recipe(Wear { skew: -1.5, ..light.clone() }) }),
        ("table-200-broken", Recipe { broken: true, ..recipe(office.clone()) }),
        ("table-200-columns", Recipe { columns_only: true, ..recipe(office.clone()) }),
        ("table-200-merged", Recipe { merged: true, sans: true, ..recipe(office.clone()) }),
        (
            "table-200-once",
            Recipe { header_once: true, torn: true, numbers: true, rows: 24, ..recipe(office.clone()) },
        ),
        ("table-200-red", recipe(Wear { tone: Tone::Color, stamp: Some(Seal::Red), ..office.clone() })),
        ("table-200-side", recipe(Wear { turned: 1, skew: 1.1, edges: true, ..office.clone() })),
        ("table-150-bits", recipe(bits)),
        (
            "table-photo",
            recipe(Wear { container: Container::Jpeg, pages: 1, turned: 3, skew: 2.0, ..office }),
        ),
    ]
}

#[derive(Default)]
struct Tally {
    characters: Characters,
    rows: usize,
    exact: usize,
    extra: usize,
    reliability: Reliability,
}

/// Runs and prints.
pub fn run(options: &ScanOptions) -> Result<()> {
    let tesseract = engine()?;
    let store = options.cache.clone().map(|folder| FolderStore { folder });
    let cached = store.as_ref().map(|store| Cached { engine: &tesseract, store });
    let engine: &dyn Engine = cached.as_ref().map_or(&tesseract, |c| c);
    let mut over_all = Reliability::default();
    println!(
        "{:<22} {:>9} {:>14} {:>6} {:>18}",
        "kind", "letters", "rows exact", "extra", "at >= 0.9 (share)"
    );
    for (name, recipe) in kinds() {
        if options.only.as_deref().is_some_and(|only| !name.starts_with(only)) {
            continue;
        }
        let mut tally = Tally::default();
        let mut told = Vec::new();
        for seed in options.seed..options.seed + options.count {
            one(name, &Recipe { seed, ..recipe.clone() }, options, engine, &mut tally, &mut told)?;
        }
        let (right, share) = tally.reliability.sure(0.9);
        println!(
            "{name:<22} {:>7.2} % {:>6} of {:<5} {:>5} {:>8.1} % ({:.0} %)",
            100.0 * tally.characters.rate(),
            tally.exact,
            tally.rows,
            tally.extra,
            100.0 * right,
            100.0 * share
        );
        told.iter().take(options.show).for_each(|line| println!("    {line}"));
        over_all.extend(&tally.reliability);
    }
    println!("\n{}", over_all.table());
    Ok(())
}

fn one(
    name: &str,
    recipe: &Recipe,
    options: &ScanOptions,
    engine: &dyn Engine,
    tally: &mut Tally,
    told: &mut Vec<String>,
) -> Result<()> {
    let scan = invent_scan(recipe)?;
    let file = format!("{name}-{}.{}", recipe.seed, recipe.wear.container.extension());
    if let Some(folder) = &options.keep {
        std::fs::create_dir_all(folder)?;
        std::fs::write(folder.join(&file), &scan.bytes).with_context(|| format!("cannot write {file}"))?;
    }
    let reading = read_with(&file, &scan.bytes, engine)?;
    if let Content::Pages(pages) = &reading.content {
        let found =
            characters(&scan.printed, pages, |printed, read| told.push(format!("«{printed}» «{read}»")));
        tally.characters = tally.characters.and(found);
    }
    let out = extract_reading(&file, &scan.bytes, reading, &ExtractSettings::default());
    if let Some(folder) = &options.keep {
        std::fs::write(folder.join(format!("{file}.json")), export::json::write(&out)?)?;
    }
    // Of a table that is not scanned whole, only what is there could be compared: its letters.
    if recipe.wear.pages < 99 || recipe.no_annex {
        return Ok(());
    }
    let (verdicts, extra) = compare(&out, &scan.table);
    for verdict in &verdicts {
        tally.rows += 1;
        tally.exact += usize::from(verdict.exact);
        if let Some(confidence) = verdict.confidence {
            tally.reliability.add(confidence, verdict.exact);
        }
        if !verdict.exact {
            let sure = verdict.confidence.unwrap_or(0.0);
            told.insert(0, format!("{} {sure:.2} {}", recipe.seed, verdict.differences.join("; ")));
        }
    }
    tally.extra += extra.len();
    extra.iter().for_each(|&confidence| tally.reliability.add(confidence, false));
    Ok(())
}
