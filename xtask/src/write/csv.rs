//! The annex of a plan as comma-separated values, its title above the header.

use super::story;
use crate::damage::Sheet;
use crate::plan::Plan;

/// Title lines, header, rows.
pub fn annex(plan: &Plan, sheets: &[Sheet]) -> String {
    let mut out = String::new();
    let blank = ",".repeat(plan.table.columns.len().saturating_sub(1));
    for line in story::above_table(plan) {
        out.push_str(&format!("{}{blank}\n", quoted(&line.text)));
    }
    for cells in sheets.iter().flat_map(|s| &s.lines) {
        let cells: Vec<String> = cells.iter().map(|c| quoted(c)).collect();
        out.push_str(&cells.join(","));
        out.push('\n');
    }
    out
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
