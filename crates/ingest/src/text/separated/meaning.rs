//! What the tabs of a run of lines mean: a table, two blocks side by side, or indents of prose.

use super::{Pieces, Row, is_index_label};
use crate::marker;

/// What the tabs of a run mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::text) enum Meaning {
    /// A table with this many columns.
    Table(usize),
    /// Perhaps a table's part, if a table with this many columns stands elsewhere in the file.
    Part(usize),
    /// Two blocks of text side by side: a letterhead, a signature next to its recipients.
    SideBySide,
    /// Indents and the gap after a list's number.
    Prose,
}

impl Meaning {
    /// The columns of what is a table by itself.
    pub(crate) fn width_of_table(self) -> Option<usize> {
        match self {
            Self::Table(width) => Some(width),
            Self::Part(_) | Self::SideBySide | Self::Prose => None,
        }
    }
}

/// Judges a run by itself.
pub(in crate::text) fn meaning(rows: &[Row<'_>]) -> Meaning {
    let width = rows.iter().map(|r| r.cells.len()).max().unwrap_or_default();
    let mut used = vec![false; width];
    for column in rows.iter().flat_map(Row::filled) {
        used.get_mut(column).into_iter().for_each(|used| *used = true);
    }
    let several = rows.iter().filter(|r| r.filled().nth(1).is_some()).count();
    match used.iter().filter(|&&used| used).count() {
        0 | 1 if width > 2 => Meaning::Part(width),
        0 | 1 => Meaning::Prose,
        2 => {
            let numbered = rows.iter().filter(|r| marker::opens_item(r.head())).count();
            let headed = rows.first().is_some_and(|r| is_index_label(r.head()));
            match () {
                () if rows.len() >= 2 && headed => Meaning::Table(width),
                // The recipients beside a signature have dashes, as the items of a list have.
                () if is_letterhead(rows) => Meaning::SideBySide,
                () if numbered * 2 > rows.len() => Meaning::Prose,
                () if width > 3 => Meaning::Part(width),
                () if rows.len() >= 3 && several * 5 >= rows.len() * 4 && width == 2 => Meaning::Table(width),
                () => Meaning::Prose,
            }
        }
        3 if is_letterhead(rows) => Meaning::SideBySide,
        _ if rows.len() >= 2 || rows.iter().any(|r| r.filled().nth(2).is_some()) => Meaning::Table(width),
        _ => Meaning::Part(width),
    }
}

fn is_letterhead(rows: &[Row<'_>]) -> bool {
    rows.len() <= 20
        && rows
            .iter()
            .flat_map(|r| r.cells.iter().flat_map(Pieces::lines))
            .any(|c| crate::letterhead::is_mark(c))
}
