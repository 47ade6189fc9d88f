//! The number of a torn row that the next page prints again: «1», or «1 (tiếp)».
//!
//! Word repeats it where the cell of the number is centred, and so does who writes a page down by itself. It is part of
//! `continued-row`, which asks here whether a row with a number may go on the row above.

use grammar::Closure;
use model::{OrdinalStyle, RowKind};

use super::is_restated;
use crate::numbers;
use crate::seams::{Evidence, Head, Scene, What, ends_open, goes_on};
use crate::words::bare;

/// What says that a row goes on the row above although it has a number: it is the same, and the row is none of its own.
pub(super) fn found(scene: &Scene<'_>, head: &Head<'_>) -> Option<Evidence> {
    let column = scene.profile.number?;
    let (above, own) = (head.cell(column), scene.cell(column));
    if !scene.at_seam() || head.heading {
        return None;
    }
    let again = read(above, own)?;
    if again == Again::Alone && (!is_torn(scene, head) || repeats_numbers(scene, column)) {
        return None;
    }
    let times = if again == Again::Marked { 2.0 } else { 1.0 };
    Some(Evidence { what: What::NumberAgain(own.to_owned()), weight: scene.settings.number_again * times })
}

/// How a number is printed again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Again {
    /// «1».
    Alone,
    /// «1 (tiếp)».
    Marked,
}

/// Whether a cell holds the number of the cell above, alone or with the mark that it goes on.
pub(crate) fn is_again(above: &str, own: &str) -> bool {
    read(above, own).is_some()
}

fn read(above: &str, own: &str) -> Option<Again> {
    const MARKS: [&str; 6] = ["tiep", "tiep theo", "tiep tuc", "tt", "t.t", "tiep theo trang truoc"];
    let number = |text: &str| numbers::read(text).filter(|number| number.style != OrdinalStyle::Bullet);
    let first = number(above)?;
    let same = |text: &str| {
        number(text).is_some_and(|again| again.label == first.label && again.style == first.style)
    };
    if same(own) {
        return Some(Again::Alone);
    }
    let at = own.find(|c: char| c == '(' || c.is_whitespace()).filter(|at| *at > 0)?;
    let (number, mark) = own.split_at_checked(at)?;
    let mark = bare(mark.trim_matches(|c: char| !c.is_alphanumeric()));
    let marked = MARKS.contains(&mark.as_str());
    (marked && same(number)).then_some(Again::Marked)
}

/// Whether the cells of a row are the rest of the row above: its task goes on, is printed whole again, or is blank, or
/// another cell goes on.
fn is_torn(scene: &Scene<'_>, head: &Head<'_>) -> bool {
    let Some(content) = scene.profile.content else { return false };
    let (above, task) = (head.cell(content), scene.content());
    let numbered = || grammar::ordinal::split(task).is_some();
    let others = || (0..scene.cells.len()).filter(|&c| c != content && Some(c) != scene.profile.number);
    let alone = || {
        others().all(|c| scene.cell(c).is_empty())
            && others().any(|c| !head.cell(c).is_empty())
            && !grammar::verb::opens_task(task)
    };
    if task.is_empty() {
        return others().any(|c| !scene.cell(c).is_empty());
    }
    let closes = |&&c: &&usize| {
        let (above, below) = (head.cell(c), scene.cell(c));
        let closure = |text: &str| scene.profile.closure(c, text);
        !above.is_empty()
            && !below.is_empty()
            && (closure(above) == Closure::Open || closure(below) == Closure::Tail)
    };
    goes_on(task) && !numbered()
        || ends_open(above)
        || is_restated(above, task)
        || alone()
        || scene.profile.typed.iter().any(|c| closes(&c))
}

/// Whether the table gives the same number to rows that follow each other within a page.
fn repeats_numbers(scene: &Scene<'_>, column: usize) -> bool {
    const ROWS: usize = 64;
    let rows = scene.table.rows.get(..scene.row).unwrap_or_default();
    let rows = rows.get(rows.len().saturating_sub(ROWS)..).unwrap_or_default();
    let number = |row: &model::TableRow| row.cells.get(column).map(|c| c.text.trim().to_owned());
    rows.windows(2).any(|pair| match pair {
        [above, own] => {
            own.kind == RowKind::Body
                && above.kind == RowKind::Body
                && !own.opens_fragment
                && number(above).zip(number(own)).is_some_and(|(above, own)| is_again(&above, &own))
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_printed_again() {
        for (above, own, again) in [
            ("1", "1", true),
            ("1.", "1", true),
            ("2.3", "2.3.", true),
            ("IV", "IV", true),
            ("3", "3 (tiếp)", true),
            ("3", "3(tiếp theo)", true),
            ("3", "3 (tt)", true),
            ("3", "3 (tiếp theo trang trước)", true),
            ("3.", "3. Tiếp", true),
            ("3", "3 (Tiếp theo)", true),
            ("1", "2", false),
            ("1", "1.1", false),
            ("1", "1)", false),
            ("(1)", "(1)", true),
            ("1", "10", false),
            ("1", "1 tuần", false),
            ("1", "1 (tiếp nhận hồ sơ)", false),
            ("-", "-", false),
            ("", "", false),
        ] {
            assert_eq!(is_again(above, own), again, "{above} {own}");
        }
    }
}
