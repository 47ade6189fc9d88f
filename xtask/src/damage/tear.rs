//! Where a page break cuts a row.

use crate::chance::Chance;
use crate::plan::PlanColumn;

/// A row cut in two: one head and one tail a cell.
#[derive(Debug, Clone)]
pub(crate) struct Torn {
    /// What stands above the break.
    pub(crate) head: Vec<String>,
    /// What stands below it.
    pub(crate) tail: Vec<String>,
}

/// Lines of a cell at a width in letters.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Cuts a row after one of its lines; `None` where it has only one.
pub(crate) fn tear(cells: &[String], columns: &[PlanColumn], chance: &mut Chance) -> Option<Torn> {
    let lines: Vec<Vec<String>> = cells.iter().zip(columns).map(|(c, col)| wrap(c, col.width)).collect();
    let height = lines.iter().map(Vec::len).max()?;
    if height < 2 {
        return None;
    }
    let after = chance.between(1, height - 1);
    let part = |from: usize, to: usize| -> Vec<String> {
        lines
            .iter()
            .map(|l| l.iter().skip(from).take(to - from).cloned().collect::<Vec<_>>().join(" "))
            .collect()
    };
    Some(Torn { head: part(0, after), tail: part(after, height) })
}

/// Cuts only the last words off one cell; the others stay whole above the break.
pub(crate) fn tear_one(
    cells: &[String],
    columns: &[PlanColumn],
    chance: &mut Chance,
) -> Option<(usize, Torn)> {
    let long: Vec<usize> =
        (1..cells.len()).filter(|&c| wrap(&cells[c], columns[c].width).len() > 1).collect();
    if long.is_empty() {
        return None;
    }
    let column = *chance.one(&long);
    let words: Vec<&str> = cells[column].split_whitespace().collect();
    let keep = words.len() - chance.between(1, 2.min(words.len() - 1));
    let mut head = cells.to_vec();
    let mut tail = vec![String::new(); cells.len()];
    head[column] = words[..keep].join(" ");
    tail[column] = words[keep..].join(" ");
    Some((column, Torn { head, tail }))
}
