//! The numbers of rows: the same few stand in every table.

use std::rc::Rc;

use model::Ordinal;
use normalize::trimmed;

use crate::memo::Memo;

thread_local! {
    /// What short cells are read as, by their text.
    static KNOWN: Memo<Option<Rc<Ordinal>>> = Memo::default();
}

/// Longest cell that is kept, in bytes: numbers are short, and what is longer is hardly one.
const LONGEST: usize = 12;

/// Reads a whole cell as an ordinal, as [`grammar::ordinal::read`] does.
pub(crate) fn read(cell: &str) -> Option<Rc<Ordinal>> {
    let fresh = |cell: &str| grammar::ordinal::read(cell).map(Rc::new);
    let cell = trimmed(cell);
    if cell.is_empty() {
        return None;
    }
    if cell.len() > LONGEST { fresh(cell) } else { KNOWN.with(|known| known.get_or(cell, fresh)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_as_the_grammar_does() {
        for cell in
            ["1", " 2.1- ", "IV", "a)", "", "  ", "2025", "Chương II.", "Rà soát quy hoạch", "Chương XXVIII"]
        {
            for _ in 0..2 {
                assert_eq!(read(cell).as_deref().cloned(), grammar::ordinal::read(cell), "{cell}");
            }
        }
    }
}
