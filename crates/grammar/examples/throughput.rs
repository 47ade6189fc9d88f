//! Megabytes a second of each grammar over the lines on stdin: `throughput < lines`.

#![expect(clippy::print_stdout, reason = "this example is a command line")]
#![expect(clippy::disallowed_methods, reason = "a measurement needs the clock")]

use std::hint::black_box;
use std::io::BufRead;
use std::time::Instant;

use grammar::{citation, party, timing};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let lines = std::io::stdin().lock().lines().collect::<Result<Vec<_>, _>>()?;
    let bytes: usize = lines.iter().map(String::len).sum();
    let unknown = party::Context::default();
    let undated = timing::Context::default();
    let grammars: [(&str, &dyn Fn(&str) -> usize); 7] = [
        ("party::read_list", &|line| party::read_list(line, &unknown).len()),
        ("party::closure", &|line| party::closure(line) as usize),
        ("party::roles", &|line| party::roles(line, &unknown).lead.len()),
        ("party::leading", &|line| usize::from(party::leading(line, &unknown).is_some())),
        ("timing::read", &|line| timing::read(line, &undated).intervals.len()),
        ("timing::closure", &|line| timing::closure(line) as usize),
        ("citation::find", &|line| citation::find(line).len()),
    ];
    for (name, grammar) in grammars {
        let rounds = 1 + 100_000 / bytes.max(1);
        let mut best = f64::MAX;
        for _ in 0..3 {
            let start = Instant::now();
            for _ in 0..rounds {
                for line in &lines {
                    black_box(grammar(black_box(line)));
                }
            }
            best = best.min(start.elapsed().as_secs_f64());
        }
        println!("{name:18} {:6.2} MB/s", (bytes * rounds) as f64 / best / 1e6);
    }
    Ok(())
}
