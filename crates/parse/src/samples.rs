//! Small values that tests build upon.

use model::{Cell, Fragment, FragmentOrigin, GridRow, Task};

/// A task with nothing but an id and a text.
pub(crate) fn task(id: &str, text: &str) -> Task {
    Task { text: text.to_owned(), ..Task::new(id.into()) }
}

/// A fragment of lines whose cells are parted by bars.
pub(crate) fn fragment(lines: &[&str]) -> Fragment {
    let rows: Vec<GridRow> = lines
        .iter()
        .map(|line| GridRow {
            cells: line.split('|').enumerate().map(|(i, t)| Cell::new(i as u32, t.trim())).collect(),
            ..GridRow::default()
        })
        .collect();
    let width = rows.iter().map(|r| r.cells.len()).max().unwrap_or(0) as u32;
    Fragment { origin: FragmentOrigin::Separated, width, rows, ..Fragment::default() }
}
