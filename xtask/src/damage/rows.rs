//! Faults inside one row.

use model::Role;

use crate::chance::Chance;
use crate::plan::PlanTable;

/// The row one column off: an empty cell lost, or a blank one put in. `None` where nothing would show it.
pub(crate) fn shifted(cells: &[String], table: &PlanTable, chance: &mut Chance) -> Option<Vec<String>> {
    let content = table.column(&Role::Content)?;
    let lost = (content + 1..cells.len())
        .find(|&c| cells[c].is_empty() && cells.iter().skip(c + 1).any(|t| !t.is_empty()));
    let mut out = cells.to_vec();
    match lost {
        Some(lost) if chance.percent(60) => {
            out.remove(lost);
            out.push(String::new());
        }
        _ => {
            out.insert(content + chance.below(2), String::new());
            if out.last().is_some_and(String::is_empty) {
                out.pop();
            }
        }
    }
    Some(out)
}

/// The number torn in two, or printed at the head of the task.
pub(crate) fn split_number(cells: &[String], table: &PlanTable, chance: &mut Chance) -> Option<Vec<String>> {
    let (number, content) = (table.column(&Role::Number)?, table.column(&Role::Content)?);
    let printed = cells[number].clone();
    let mut out = cells.to_vec();
    match printed.split_once('.') {
        Some((left, right)) if !right.is_empty() && chance.percent(60) => {
            out[number] = format!("{left}. {right}");
        }
        _ => {
            let dot = if printed.ends_with([')', '.']) { "" } else { "." };
            out[content] = format!("{printed}{dot} {}", cells[content]);
            out[number] = String::new();
        }
    }
    Some(out)
}

/// The row with tags or stars in its cells.
pub(crate) fn with_markup(cells: &[String], table: &PlanTable, chance: &mut Chance) -> Vec<String> {
    let mut out = cells.to_vec();
    let content = table.column(&Role::Content).unwrap_or(1);
    let Some(cell) = out.get_mut(content) else { return out };
    *cell = match chance.below(4) {
        0 => format!("<p>{cell}</p>"),
        1 => format!("<p> {}</p>", cell.replace(". ", ".</p> <p>")),
        2 => format!("<i>{cell}</i>"),
        _ => format!("**{cell}**"),
    };
    if let Some(cell) = out.get_mut(content + 1).filter(|c| chance.percent(30) && c.contains(' ')) {
        *cell = cell.replacen(' ', "<br>", 1);
    }
    out
}

/// The row with words of its cells grown together, some of them by chance; `None` where none did. The number keeps
/// to itself.
pub(crate) fn fused_words(cells: &[String], table: &PlanTable, chance: &mut Chance) -> Option<Vec<String>> {
    const SHARE: usize = 12;
    let number = table.column(&Role::Number);
    let mut out = cells.to_vec();
    for cell in out.iter_mut().enumerate().filter(|(at, _)| Some(*at) != number).map(|(_, cell)| cell) {
        let mut before = ' ';
        let mut letters = cell.chars().peekable();
        let mut fused = String::new();
        while let Some(c) = letters.next() {
            let between = before.is_alphabetic() && letters.peek().is_some_and(|next| next.is_alphabetic());
            if !(c == ' ' && between && chance.percent(SHARE)) {
                fused.push(c);
            }
            before = c;
        }
        *cell = fused;
    }
    (out != cells).then_some(out)
}

/// The row with blanks before letters that have marks, as some readers of PDF write them; `None` where there are none. The number
/// keeps to itself.
pub(crate) fn torn_words(cells: &[String], table: &PlanTable, chance: &mut Chance) -> Option<Vec<String>> {
    const SHARE: usize = 80;
    let number = table.column(&Role::Number);
    let mut out = cells.to_vec();
    for cell in out.iter_mut().enumerate().filter(|(at, _)| Some(*at) != number).map(|(_, cell)| cell) {
        let mut before = ' ';
        let mut torn = String::new();
        for c in cell.chars() {
            let marked = c.is_alphabetic() && !c.is_ascii() && !matches!(c, 'đ' | 'Đ');
            if marked && before.is_alphabetic() && chance.percent(SHARE) {
                torn.push(' ');
            }
            torn.push(c);
            before = c;
        }
        *cell = torn;
    }
    (out != cells).then_some(out)
}
