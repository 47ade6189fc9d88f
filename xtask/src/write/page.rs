//! A plan as a converter leaves the web page of a portal: the cells of its tables one behind the other, each ended by a
//! bar, and lines broken where the source of the page broke them.

use super::story;
use crate::damage::Sheet;
use crate::plan::Plan;

/// Where the bars stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bars {
    /// On a line of its own below each cell.
    Below,
    /// Behind each cell, and one on a line of its own before each row.
    Behind,
    /// Behind each cell, a row a line.
    Rows,
}

/// Letters of a line of the source; those of the first of a paragraph, where tags stand before it.
const MEASURE: usize = 78;
const FIRST: usize = 44;
/// Letters of a line in a cell.
const CELL: usize = 40;

/// The whole plan.
pub fn plan(plan: &Plan, sheets: &[Sheet], bars: Bars) -> String {
    let head = &plan.head;
    let motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------";
    let date = format!("{}, {}", head.place, head.printed_date());
    let issuer = head.issuer.join("\n");
    let mut out = String::new();
    rows(&mut out, &[vec![issuer, motto.to_owned()], vec![format!("Số: {}", head.symbol), date]], bars);
    for line in story::below_letterhead(plan) {
        out.push_str(&broken(&line.text, FIRST, MEASURE));
        out.push('\n');
    }
    let lines = |lines: Vec<String>| lines.join("\n");
    let recipients = story::recipients(plan).into_iter().map(|line| line.text).collect();
    rows(&mut out, &[vec![lines(recipients), lines(plan.signature.to_vec())]], bars);
    for line in story::above_table(plan) {
        out.push_str(&line.text);
        out.push('\n');
    }
    for sheet in sheets {
        let shown: Vec<Vec<String>> =
            sheet.lines.iter().enumerate().map(|(at, line)| shown(at, line)).collect();
        rows(&mut out, &shown, bars);
    }
    out
}

/// The cells of a line that the page has: where one spans others, those are none. Labels of a header span, and the title
/// of a section.
fn shown(at: usize, line: &[String]) -> Vec<String> {
    let filled = || line.iter().filter(|cell| !cell.is_empty());
    let number = line.first().is_some_and(|cell| !cell.is_empty());
    let header = at == 0 || (at == 1 && !number);
    let section = number && filled().count() == 2;
    if header || section { filled().cloned().collect() } else { line.to_vec() }
}

/// The rows of a table.
fn rows(out: &mut String, rows: &[Vec<String>], bars: Bars) {
    for row in rows {
        if bars == Bars::Behind {
            out.push_str("|\n");
        }
        for cell in row {
            out.push_str(&match bars {
                Bars::Below => format!("{}\n|\n", broken(cell, CELL, CELL)),
                Bars::Behind => format!("{} |\n", broken(cell, CELL, CELL)),
                Bars::Rows => format!("{} | ", cell.replace('\n', " ")),
            });
        }
        if bars == Bars::Rows {
            out.truncate(out.trim_end().len());
            out.push('\n');
        }
    }
}

/// A text with its lines broken at so many letters, the first at `first`.
fn broken(text: &str, first: usize, measure: usize) -> String {
    let mut out = String::new();
    for line in text.split('\n') {
        let mut left = first;
        for word in line.split_whitespace() {
            let length = word.chars().count() + 1;
            let opens = out.is_empty() || out.ends_with('\n');
            // Behind a stop no one could tell such a line from a paragraph.
            if length > left && !opens && !out.ends_with('.') {
                out.push('\n');
                left = measure;
            } else if !opens {
                out.push(' ');
            }
            out.push_str(word);
            left = left.saturating_sub(length);
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out
}
