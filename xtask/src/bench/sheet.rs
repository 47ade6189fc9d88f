//! Worksheets of very many rows, from bytes to JSON: largest resident size and CPU seconds, and what was read of them.
//!
//! Fails above half a gigabyte.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use anyhow::{Result, ensure};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::clock::measured;
use super::program;

/// The most that the program may hold, in bytes.
const MOST: f64 = 500e6;

/// What stands in a row below the header.
type Row = fn(u32) -> Vec<String>;

const HEADER: [&str; 4] = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành"];

/// Measures and prints.
pub(super) fn run(rows: u32, given: Option<&Path>) -> Result<()> {
    let program = program(given)?;
    let folder = tempfile::tempdir()?;
    let text = |path: &Path| path.display().to_string();
    let kinds: [(&str, Row); 3] = [
        ("a plan in blank rows", |n| if n <= 20 { task(n) } else { vec![String::new(); 3] }),
        ("tasks", task),
        ("one column", |n| vec![format!("Hồ sơ số {n}")]),
    ];
    let mut largest = 0.0_f64;
    for (name, row) in kinds {
        let path = folder.path().join(format!("{}.xlsx", name.replace(' ', "-")));
        write(&path, rows, row)?;
        let out = folder.path().join("out");
        let command = [program.clone(), "extract".into(), text(&path), "--out".into(), text(&out)];
        let (spent, said) = measured(&command)?;
        let (megabytes, cpu) = (spent.peak / 1e6, spent.cpu);
        println!("{name:<22} {rows} rows  {megabytes:>6.0} MB  {cpu:>6.2} CPU s  {}", said.trim());
        largest = largest.max(spent.peak);
    }
    ensure!(largest < MOST, "{:.0} MB are more than {:.0}", largest / 1e6, MOST / 1e6);
    Ok(())
}

fn task(n: u32) -> Vec<String> {
    vec![n.to_string(), format!("Rà soát hồ sơ số {n}"), "Sở Y tế".into(), "Quý II/2026".into()]
}

/// A workbook with one sheet, written row by row.
fn write(path: &Path, rows: u32, row: Row) -> Result<()> {
    const MAIN: &str = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;
    let mut zip = ZipWriter::new(BufWriter::new(File::create(path)?));
    let options = SimpleFileOptions::default().compression_level(Some(1));
    zip.start_file("[Content_Types].xml", options)?;
    zip.write_all(b"<Types/>")?;
    zip.start_file("xl/workbook.xml", options)?;
    write!(zip, r#"<workbook {MAIN}><sheets><sheet name="KH"/></sheets></workbook>"#)?;
    zip.start_file("xl/worksheets/sheet1.xml", options)?;
    write!(zip, "<worksheet {MAIN}><sheetData>")?;
    for n in 0..=rows {
        let cells = if n == 0 { HEADER.map(str::to_owned).to_vec() } else { row(n) };
        let at = n + 1;
        let mut xml = format!("<row r=\"{at}\">");
        for (column, text) in ('A'..).zip(cells) {
            if text.is_empty() {
                xml.push_str(&format!("<c r=\"{column}{at}\" s=\"1\"/>"));
            } else {
                xml.push_str(&format!("<c r=\"{column}{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"));
            }
        }
        xml.push_str("</row>");
        zip.write_all(xml.as_bytes())?;
    }
    write!(zip, "</sheetData></worksheet>")?;
    zip.finish()?;
    Ok(())
}
