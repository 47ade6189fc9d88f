#![allow(clippy::print_stdout, clippy::disallowed_methods, clippy::unwrap_used)]
//! The program.
fn main() {
    let file = std::env::args().nth(2).unwrap_or_default();
    let bytes = std::fs::read(&file).unwrap();
    let out = boctach::extract(&file, &bytes, &boctach::ExtractSettings::default()).unwrap();
    println!("{}", serde_json::to_string_pretty(&out).unwrap());
}
