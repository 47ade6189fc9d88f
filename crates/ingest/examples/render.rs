//! Draws the pages of a PDF, and the scans that cover them, as PNG: `render FILE DPI OUT-PREFIX`.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a tool for the eye")]

use ingest::{ReadSettings, pdf};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [name, dpi, out] = arguments.as_slice() else {
        return Err("usage: render FILE DPI OUT-PREFIX".into());
    };
    let settings = ReadSettings::default();
    let file = pdf::File::open(&std::fs::read(name)?, &settings)?;
    for index in 0..file.page_count() {
        let number = index + 1;
        pdf::render_page(&file, index, dpi.parse()?, &settings)?.save(format!("{out}-{number}.png"))?;
        if let Some((scan, place)) = pdf::page_image(&file, index, &settings)? {
            println!("page {number}: scan {}×{} at {place:?}", scan.width(), scan.height());
            scan.save(format!("{out}-{number}-scan.png"))?;
        }
    }
    Ok(())
}
