//! CPU time of reading PDFs against the bare interpreter, one thread: `speed ROUNDS FILE…`.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a measuring tool")]

use std::time::{Duration, Instant};

use ingest::{ReadSettings, pdf};
use model::Content;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (rounds, names) = arguments.split_first().ok_or("usage: speed ROUNDS FILE…")?;
    let rounds: u32 = rounds.parse()?;
    let settings = ReadSettings::default();
    let (mut all_bare, mut all_ours, mut all_pages) = (Duration::ZERO, Duration::ZERO, 0);
    for name in names {
        let bytes = std::fs::read(name)?;
        let (mut bare, mut ours, mut pages) = (Duration::MAX, Duration::MAX, 0);
        for _ in 0..rounds {
            let start = Instant::now();
            pdf::bare::count_marks(&bytes, &settings)?;
            bare = bare.min(start.elapsed());
            let start = Instant::now();
            let reading = pdf::read(&bytes, &settings)?;
            ours = ours.min(start.elapsed());
            if let Content::Pages(read) = reading.content {
                pages = read.len();
            }
        }
        let each = |d: Duration| d.as_secs_f64() * 1000.0 / pages as f64;
        println!(
            "{name}: {pages} pages, bare {:.2} ms a page, ours {:.2} ms, factor {:.2}",
            each(bare),
            each(ours),
            ours.as_secs_f64() / bare.as_secs_f64()
        );
        all_bare += bare;
        all_ours += ours;
        all_pages += pages;
    }
    println!("{all_pages} pages, factor {:.2}", all_ours.as_secs_f64() / all_bare.as_secs_f64());
    Ok(())
}
