//! Numbers of items that lost a zero: a sheet that stores `2.10` as a number shows `2.1`.
//!
//! Between `2.9` and `2.11`, or after `2.9` at all, the number under the same heading that reads `2.1` can only be
//! `2.10`: a zero is given back exactly where it makes the number the next of the one before.

use model::{Code, Diagnostic, Region};

use super::{Sheet, a1};

/// Gives lost zeros back, column by column, and says so.
pub(super) fn restore_zeros(sheet: &mut Sheet, diagnostics: &mut Vec<Diagnostic>) {
    let Some(first) = sheet.rows.iter().filter_map(|r| r.cells.first()).map(|c| c.column).min() else {
        return;
    };
    // item numbers stand in the first or the second column
    for column in [first, first + 1] {
        let mut before: Option<(u32, u32)> = None;
        for row in &mut sheet.rows {
            let Some(cell) = row.cells.iter_mut().find(|c| c.column == column) else { continue };
            let Some((group, item)) = parts(&cell.text) else { continue };
            let mut item = item;
            if let Some((_, last)) = before
                .filter(|(g, last)| cell.number && *g == group && item.checked_mul(10) == Some(last + 1))
            {
                let restored: std::rc::Rc<str> = format!("{group}.{}", last + 1).into();
                let name = sheet.name.clone().unwrap_or_default();
                let place = Region::on_sheet(name, a1::cell(row.index, column));
                diagnostics.push(Diagnostic::new(Code::ZeroRestored, &[&restored, &cell.text]).at(place));
                cell.text = restored;
                item = last + 1;
            }
            before = Some((group, item));
        }
    }
}

fn parts(text: &str) -> Option<(u32, u32)> {
    let (group, item) = text.split_once('.')?;
    Some((group.parse().ok()?, item.parse().ok()?))
}
