//! A plan as Markdown: paragraphs, then a pipe table.

use super::story;
use crate::damage::Sheet;
use crate::plan::Plan;

/// The whole plan.
pub fn plan(plan: &Plan, sheets: &[Sheet]) -> String {
    let mut out = String::new();
    for line in story::before_annex(plan).iter().chain(&story::above_table(plan)) {
        let text = line.text.replace('*', "\\*");
        out.push_str(&if line.bold { format!("**{text}**\n\n") } else { format!("{text}\n\n") });
    }
    for sheet in sheets {
        for (i, cells) in sheet.lines.iter().enumerate() {
            out.push_str(&format!("| {} |\n", cells.join(" | ")));
            if i == 0 {
                out.push_str(&format!("|{}\n", " --- |".repeat(cells.len())));
            }
        }
        out.push('\n');
    }
    out
}
