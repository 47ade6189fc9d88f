//! Throughput of the whole way of text, from bytes to JSON, in bytes of the input: the text fixtures, and the shared plans
//! where they are present.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a measuring tool reads files and talks to who runs it"
)]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use boctach::{ExtractSettings, extract};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mimalloc::MiMalloc;

/// That of the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The texts of the fixtures, which are named by their format.
fn fixtures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let folders = entries(&root).into_iter().filter(|folder| {
        folder.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"text-"))
    });
    folders.map(|folder| folder.join("source.txt")).filter(|file| file.is_file()).collect()
}

/// The plans of the folder that `BOCTACH_SHARED` names.
fn shared() -> Vec<PathBuf> {
    std::env::var_os("BOCTACH_SHARED")
        .map(|root| entries(&Path::new(&root).join("seeds")))
        .unwrap_or_default()
}

/// What a folder holds, by name; nothing where it is not there.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    found.sort();
    found
}

fn texts(criterion: &mut Criterion) {
    let settings = ExtractSettings::default();
    let mut group = criterion.benchmark_group("text to JSON");
    group.sample_size(20);
    for (name, files) in [("fixtures", fixtures()), ("shared plans", shared())] {
        let texts: Vec<Vec<u8>> = files.iter().filter_map(|file| fs::read(file).ok()).collect();
        if texts.is_empty() {
            eprintln!("{name}: none here, not measured");
            continue;
        }
        group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
        group.bench_function(name, |bench| {
            // The program writes to files: what is measured is no growing of memory.
            let mut out = Vec::new();
            bench.iter(|| {
                for text in &texts {
                    let extraction = extract("plan.txt", black_box(text), &settings).expect("text is read");
                    out.clear();
                    export::json::write_to(&extraction, &mut out).expect("JSON is written");
                    black_box(&out);
                }
            });
        });
    }
    group.finish();
}

criterion_group!(benches, texts);
criterion_main!(benches);
