//! Invented plans as blocks, read whole.

use model::{Block, Cell, Code, Fragment, GridRow, Paragraph, Region};
use parse::{ParseSettings, Parsed, parse};

fn paragraph(index: usize, text: &str) -> Block {
    Block::Paragraph(Paragraph {
        text: text.to_owned(),
        regions: vec![Region::on_lines(index as u32 + 1, index as u32 + 1)],
        ..Paragraph::default()
    })
}

/// A line is a paragraph; one with `|` is a row, and rows that follow each other are a table.
pub(crate) fn blocks(lines: &[&str]) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if !line.contains('|') {
            out.push(paragraph(index, line));
            continue;
        }
        let cells = line.split('|').enumerate().map(|(c, text)| Cell::new(c as u32, text.trim())).collect();
        let place = Region::on_lines(index as u32 + 1, index as u32 + 1);
        let row = GridRow { cells, region: place.clone(), ..GridRow::default() };
        match out.last_mut() {
            Some(Block::Fragment(table)) => table.rows.push(row),
            _ => out.push(Block::Fragment(Fragment {
                width: line.split('|').count() as u32,
                rows: vec![row],
                region: place,
                grid_confidence: 1.0,
                ..Fragment::default()
            })),
        }
    }
    out
}

/// What came of a plan, with the codes of what was noticed.
pub(crate) fn read(lines: &[&str]) -> (Parsed, Vec<Code>) {
    let traced = parse(blocks(lines), &ParseSettings::default());
    let codes = traced.diagnostics.iter().map(|d| d.code).collect();
    (traced.value, codes)
}
