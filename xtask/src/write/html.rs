//! A plan as HTML, with spans in the header and, where told, one cell for equal leading bodies.

use model::Role;

use super::legacy::{Letters, Run};
use super::{spans, story};
use crate::plan::Plan;

/// What a page says of its character set.
pub(crate) const CHARSET: &str = "<meta charset=\"utf-8\">";

/// The whole plan in UTF-8.
pub fn plan(plan: &Plan, merged: bool, letters: Letters) -> String {
    let shown = |text: &str| -> String { letters.runs(text, false).iter().map(font).collect() };
    let mut out = format!("<!DOCTYPE html>\n<html lang=\"vi\"><head>{CHARSET}</head><body>\n");
    for line in story::before_annex(plan).iter().chain(&story::above_table(plan)) {
        let text = shown(&line.text);
        let text = if line.bold { format!("<b>{text}</b>") } else { text };
        let align = if line.centred { " align=\"center\"" } else { "" };
        out.push_str(&format!("<p{align}>{text}</p>\n"));
    }
    out.push_str("<table border=\"1\">\n");
    for row in spans::header(&plan.table) {
        out.push_str("<tr>");
        for cell in row {
            let mut attributes = String::new();
            if cell.columns > 1 {
                attributes.push_str(&format!(" colspan=\"{}\"", cell.columns));
            }
            if cell.rows > 1 {
                attributes.push_str(&format!(" rowspan=\"{}\"", cell.rows));
            }
            out.push_str(&format!("<th{attributes}>{}</th>", shown(&cell.text)));
        }
        out.push_str("</tr>\n");
    }
    let lead = plan.table.column(&Role::Lead).filter(|_| merged);
    let covered = spans::lead_spans(&plan.table);
    for (row, span) in plan.table.rows.iter().zip(covered) {
        out.push_str("<tr>");
        for (c, cell) in row.cells.iter().enumerate() {
            match span {
                0 if lead == Some(c) => {}
                2.. if lead == Some(c) => {
                    out.push_str(&format!("<td rowspan=\"{span}\">{}</td>", shown(cell)));
                }
                _ => out.push_str(&format!("<td>{}</td>", shown(cell))),
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n</body></html>\n");
    out
}

/// A run in its font.
fn font(run: &Run) -> String {
    let text = escaped(&run.text);
    run.font.map_or_else(|| text.clone(), |font| format!("<font face=\"{font}\">{text}</font>"))
}

/// Text with the signs of markup written as entities.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
