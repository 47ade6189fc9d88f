//! Numbers that may come next: what a reader of a page expects where the ink is hard to read.

use model::{Ordinal, OrdinalStyle};

use super::number::{capital_of, roman_of};
use crate::walk::Walk;

/// Every number that would follow soundly on a walk: the next of each open level, and the first of a level below.
///
/// ```
/// use grammar::{ordinal::{read, successors}, walk::Walk};
/// let mut walk = Walk::default();
/// for number in ["I", "1", "1.1"] {
///     walk.take(&read(number).unwrap());
/// }
/// let next: Vec<_> = successors(&walk).into_iter().map(|o| o.label).collect();
/// assert_eq!(next, ["II", "2", "1.2", "1.1.1", "a)"]);
/// ```
pub fn successors(walk: &Walk) -> Vec<Ordinal> {
    let path = walk.path();
    if path.is_empty() {
        // Sections are mostly numbered in roman numerals: of numbers that nothing tells apart, the first is taken.
        return ["I", "A", "1"].iter().filter_map(|n| super::read(n)).collect();
    }
    let levels: Vec<Ordinal> = path.iter().filter_map(|label| super::read(label)).collect();
    let mut found: Vec<Ordinal> = levels.iter().filter_map(next).collect();
    found.extend(levels.last().map(below).unwrap_or_default());
    // Only what the walk itself takes for sound.
    found.retain(|o| walk.peek(o).is_sound());
    found
}

/// The number after this one on its own level.
pub fn next(ordinal: &Ordinal) -> Option<Ordinal> {
    let (last, above) = ordinal.values.split_last()?;
    let value = last + 1;
    let label = match ordinal.style {
        OrdinalStyle::Roman => roman_of(value)?,
        OrdinalStyle::CapitalLetter => capital_of(value)?,
        OrdinalStyle::Letter | OrdinalStyle::Parenthesised if !above.is_empty() => return None,
        OrdinalStyle::Letter => format!("{})", capital_of(value)?.to_lowercase()),
        OrdinalStyle::Parenthesised => format!("({value})"),
        OrdinalStyle::Decimal => {
            let mut parts: Vec<String> = above.iter().map(u32::to_string).collect();
            parts.push(value.to_string());
            let dotted = parts.join(".");
            if ordinal.label.ends_with(')') { format!("{dotted})") } else { dotted }
        }
        OrdinalStyle::Part
        | OrdinalStyle::Chapter
        | OrdinalStyle::Section
        | OrdinalStyle::Article
        | OrdinalStyle::Counted
        | OrdinalStyle::Bullet => {
            return None;
        }
    };
    super::read(&label)
}

/// First numbers of a level below.
fn below(ordinal: &Ordinal) -> Vec<Ordinal> {
    let labels: Vec<String> = match ordinal.style {
        OrdinalStyle::Part | OrdinalStyle::Chapter | OrdinalStyle::Section | OrdinalStyle::CapitalLetter => {
            vec!["I".into(), "1".into()]
        }
        OrdinalStyle::Roman | OrdinalStyle::Article => vec!["1".into()],
        OrdinalStyle::Decimal => vec![format!("{}.1", ordinal.label.trim_end_matches(')')), "a)".into()],
        OrdinalStyle::Letter | OrdinalStyle::Parenthesised | OrdinalStyle::Counted | OrdinalStyle::Bullet => {
            Vec::new()
        }
    };
    labels.iter().filter_map(|l| super::read(l)).collect()
}
