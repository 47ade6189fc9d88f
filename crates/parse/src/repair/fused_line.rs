//! `fused-line`: two rows on one line, for the end of the line between them was lost.
//!
//! The line has more cells than the table has columns, and where the next row must begin stands the number that the
//! count asks for: in a cell of its own, or behind the last cell of the first row.

use grammar::{Closure, ordinal};
use model::{Confidence, Ordinal, Role, RowKind, Table, TableRow};

use super::{Edit, Proposal, Rule, Trace};
use crate::seams::{Profile, fit_of, misfits};

pub(crate) struct FusedLine;

impl Rule for FusedLine {
    fn name(&self) -> &'static str {
        "fused-line"
    }

    fn find(&self, table: &Table, from: usize) -> Option<Proposal> {
        let named = |c: &model::Column| c.label.iter().any(|l| !l.is_empty());
        let width = table.columns.iter().rposition(named)? + 1;
        if width == table.columns.len() || width < 3 || table.column_of(&Role::Number) != Some(0) {
            return None;
        }
        let wide = |row: &TableRow| {
            row.kind == RowKind::Body && row.cells.iter().skip(width).any(|c| !c.text.trim().is_empty())
        };
        let mut rows = table.rows.iter().enumerate().skip(from).filter(|(_, row)| wide(row)).peekable();
        rows.peek()?;
        let profile = Profile::of(table);
        rows.find_map(|(row, own)| {
            let Parted { first, second, number } = parted(table, &profile, row, own, width)?;
            Some(Proposal {
                rule: self.name(),
                edit: Edit::Part { row, first, second },
                column: None,
                confidence: Confidence::new(0.93),
                because: format!("the line goes on with row {number}, whose cells fit the columns"),
                trace: Trace::Mend,
            })
        })
    }
}

struct Parted {
    first: Vec<String>,
    second: Vec<String>,
    number: String,
}

fn parted(table: &Table, profile: &Profile, row: usize, own: &TableRow, width: usize) -> Option<Parted> {
    let cells: Vec<&str> = own.cells.iter().map(|c| c.text.trim()).collect();
    let (left, right) = cells.split_at_checked(width)?;
    let own = ordinal::read(left.first()?)?;
    let (last, number, rest) = match right.split_first() {
        Some((&number, rest)) if follows(&own, number) => (*left.last()?, number, rest),
        _ => {
            let (last, number) = left.last()?.rsplit_once(char::is_whitespace)?;
            (last.trim_end(), number, right)
        }
    };
    let printed_below = || {
        let below = table.rows.get(row + 1..).unwrap_or_default().iter();
        let next = below
            .filter(|r| r.kind == RowKind::Body)
            .find_map(|r| ordinal::read(r.cells.first()?.text.trim()));
        next.is_some_and(|next| {
            ordinal::read(number).is_some_and(|n| n.values == next.values && n.style == next.style)
        })
    };
    if !follows(&own, number) || printed_below() {
        return None;
    }
    let typed = profile.typed.contains(&(width - 1)) && !last.is_empty();
    if typed && profile.closure(width - 1, last) != Closure::Whole {
        return None;
    }
    let fill = |texts: Vec<&str>| -> Vec<String> {
        let blanks = std::iter::repeat(String::new());
        texts.into_iter().map(str::to_owned).chain(blanks).take(cells.len()).collect()
    };
    let mut second = vec![number];
    second.extend(rest);
    let seen = second.get(..width).unwrap_or(&second);
    let fit: i32 = (0..seen.len()).map(|c| fit_of(profile, seen, c)).sum();
    if misfits(profile, seen) || fit < LEAST_FIT {
        return None;
    }
    let mut first = left.to_vec();
    *first.last_mut()? = last;
    let spilled = second.iter().skip(cells.len()).any(|t| !t.is_empty());
    (!spilled).then(|| Parted { first: fill(first), second: fill(second), number: number.to_owned() })
}

/// The number, the task and one cell that is what its column holds.
const LEAST_FIT: i32 = 3;

/// Whether a text is the number right after another.
fn follows(own: &Ordinal, text: &str) -> bool {
    let Some(next) = ordinal::read(text) else { return false };
    let (Some((last, up)), Some((next_last, next_up))) = (own.values.split_last(), next.values.split_last())
    else {
        return false;
    };
    own.style == next.style && up == next_up && *next_last == last + 1
}
