//! Rows whose cells are centred in their height: the number stands in the middle line of its row.
//!
//! Official tables are set so, and a page copied with its spaces keeps the lines of a row above its number. Where rows
//! begin is found for the whole table at once: as many lines stand above a number as below it, or one less, and a row
//! begins with a capital letter.

use super::{Field, column_of};
use crate::marker;
use crate::text::line::Line;

use std::ops::Range;

/// Most lines between two numbers.
const MOST_BETWEEN: usize = 40;

/// Lines with their fields.
type Lines<'l, 't> = [(&'l Line<'t>, Vec<Field<'t>>)];

/// Indices of the lines with which the head and the rows of an indexed table begin, where its rows are centred: numbers
/// stand beside the middle of sentences.
pub(super) fn starts(own: &Lines<'_, '_>, columns: &[Range<usize>]) -> Option<Vec<usize>> {
    let numbers: Vec<usize> = (1..own.len()).filter(|&at| is_numbered(own, columns, at)).collect();
    let widest = (1..columns.len()).max_by_key(|&column| columns.get(column).map_or(0, Range::len))?;
    let text = |at: usize| {
        let (_, fields) = own.get(at)?;
        fields.iter().find(|(place, _)| column_of(columns, place.start) == widest).map(|(_, text)| *text)
    };
    // A table whose author writes every row in small letters, or a few of whose rows are fused, is none.
    let (mut shown, mut small, mut spaced, mut before) = (0, 0, 0, 0);
    for &number in &numbers {
        let above = before + 1..number;
        before = number;
        spaced += usize::from(!above.is_empty());
        if opens_small(text(number)) {
            small += 1;
            shown += usize::from(above.filter_map(text).any(|text| !text.starts_with(char::is_lowercase)));
        }
    }
    let few = shown < 2 && (shown < 1 || numbers.len() > 3);
    if few || shown * 5 < small * 4 || shown * 6 < spaced {
        return None;
    }
    // Of each row, by how many of its lines stand above its number: the best sum so far, and that of the row before.
    let mut rows: Vec<Vec<(f32, usize)>> = Vec::with_capacity(numbers.len());
    let mut before = 0;
    for (index, &number) in numbers.iter().enumerate() {
        let between = number - before - 1;
        if between > MOST_BETWEEN {
            return None;
        }
        let best = |above: usize| {
            // A line without a part of the sentence opens a row seldom, and the first row hardly ever: it is of the head.
            let bare = if text(number - above).is_some() {
                0.0
            } else if index == 0 {
                1.0
            } else {
                0.3
            };
            let cut = worth_of_cut(
                (before + 1..number - above).rev().find_map(text),
                (number - above..=number).find_map(text),
            ) - bare;
            let Some(last) = index.checked_sub(1).and_then(|last| rows.get(last)) else { return (cut, 0) };
            let of_row = |(lead, (sum, _)): (usize, &(f32, usize))| {
                (sum + worth_of_row(lead, between - above) + cut, lead)
            };
            last.iter()
                .enumerate()
                .map(of_row)
                .fold((f32::MIN, 0), |best, next| if next.0 > best.0 { next } else { best })
        };
        rows.push((0..=between).map(best).collect());
        before = number;
    }
    let below = own.len() - before - 1;
    let ends =
        rows.last()?.iter().enumerate().map(|(lead, (sum, _))| (sum + worth_of_row(lead, below), lead));
    let mut above = ends.fold((f32::MIN, 0), |best, next| if next.0 > best.0 { next } else { best }).1;
    let mut starts = Vec::with_capacity(numbers.len() + 1);
    for (number, row) in numbers.iter().zip(&rows).rev() {
        starts.push(number - above);
        above = row.get(above)?.1;
    }
    starts.push(0);
    starts.reverse();
    Some(starts)
}

fn is_numbered(own: &Lines<'_, '_>, columns: &[Range<usize>], at: usize) -> bool {
    let first = own.get(at).and_then(|(_, fields)| fields.first());
    first.is_some_and(|(place, text)| {
        column_of(columns, place.start) == 0 && marker::is_number(text.trim_end_matches(['.', ')']))
    })
}

fn opens_small(text: Option<&str>) -> bool {
    text.is_some_and(|text| text.starts_with(char::is_lowercase))
}

/// How well a row stands around its number, by the lines above and below it: of an even count the number is in the upper
/// of the two middle lines.
fn worth_of_row(above: usize, below: usize) -> f32 {
    match below as f32 - above as f32 {
        0.0 => 0.0,
        1.0 => -0.1,
        -1.0 => -0.5,
        apart => -apart.abs(),
    }
}

/// How well a row begins, by the last text above its first line and the first in it.
fn worth_of_cut(above: Option<&str>, first: Option<&str>) -> f32 {
    let opens = match first {
        None => -0.5,
        Some(text) if text.starts_with(char::is_lowercase) => -2.0,
        Some(_) => 1.0,
    };
    let closes = match above.map(str::trim_end) {
        Some(text) if text.ends_with(['.', ';']) => 0.5,
        Some(text) if text.ends_with(',') => -0.5,
        Some(_) | None => 0.0,
    };
    opens + closes
}
