//! A plan as readers of PDF pour it out: the lines of each cell as the page breaks them, one cell after the other, and no mark
//! between cells or rows.

use super::story;
use crate::damage::Sheet;
use crate::plan::Plan;

/// Letters of a line of the page.
const MEASURE: usize = 90;
/// Letters of a line in the column of numbers, of tasks, and in the others.
const WIDTHS: [usize; 3] = [5, 38, 20];

/// The whole plan.
pub fn plan(plan: &Plan, sheets: &[Sheet]) -> String {
    let mut out = String::new();
    for line in story::before_annex(plan).iter().chain(&story::above_table(plan)) {
        wrap(&mut out, &line.text, MEASURE);
        out.push('\n');
    }
    for line in sheets.iter().flat_map(|sheet| &sheet.lines) {
        let widths = WIDTHS.iter().copied().chain(std::iter::repeat(WIDTHS[2]));
        for (cell, width) in line.iter().zip(widths) {
            cell.split('\n').for_each(|part| wrap(&mut out, part, width));
        }
    }
    out
}

/// Writes a text line by line; nothing of a blank one.
fn wrap(out: &mut String, text: &str, measure: usize) {
    let mut left = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if left > length {
            out.push(' ');
            left -= length + 1;
        } else {
            if left != 0 || !out.is_empty() && !out.ends_with('\n') {
                out.push('\n');
            }
            left = measure.saturating_sub(length);
        }
        out.push_str(word);
    }
    if !out.ends_with('\n') {
        out.push('\n');
    }
}
