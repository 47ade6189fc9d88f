//! A plan as converters write it: cells parted by tabs, pages by a blank line, the header again on each.

use super::story;
use crate::damage::Sheet;
use crate::plan::Plan;

/// The whole plan: body, then the annex as it lies on `sheets`.
pub fn plan(plan: &Plan, sheets: &[Sheet]) -> String {
    let mut out = String::new();
    for line in story::before_annex(plan).iter().chain(&story::above_table(plan)) {
        out.push_str(&line.text);
        out.push_str("\n\n");
    }
    out.push_str(&table(sheets));
    out
}

/// The table alone.
pub fn table(sheets: &[Sheet]) -> String {
    let mut out = String::new();
    for (i, sheet) in sheets.iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        for line in &sheet.lines {
            out.push_str(&line.join("\t"));
            out.push('\n');
        }
    }
    out
}
