//! How well cells stand in their columns.

use grammar::{Closure, verb};
use model::Role;

use super::Profile;

/// Whether a cell cannot be what its column holds.
pub(crate) fn misfits(profile: &Profile, cells: &[&str]) -> bool {
    let filled = |c: usize| cells.get(c).copied().filter(|t| !t.is_empty());
    let number = profile.number.and_then(filled);
    number.is_some_and(|text| !grammar::ordinal::is_ordinal(text))
        || profile.typed.iter().any(|&c| filled(c).is_some_and(|t| profile.closure(c, t) == Closure::Unknown))
        || profile
            .content
            .filter(|c| !profile.typed.contains(c))
            .and_then(filled)
            .is_some_and(|text| is_foreign(profile, text))
}

/// Whether a text of the main column is a body or a time: the cell of another column.
fn is_foreign(profile: &Profile, text: &str) -> bool {
    !verb::opens_task(text) && profile.kinds.iter().any(|kind| kind.is_whole(text))
}

/// How well a cell fits the column it stands in: +1 for a typed cell that closes, −1 for one that cannot, and for one
/// that is whole in a column of another kind; a blank one says nothing.
pub(crate) fn fit_of(profile: &Profile, cells: &[&str], c: usize) -> i32 {
    let Some(text) = cells.get(c).copied().filter(|t| !t.is_empty()) else { return 0 };
    match Sort::of(profile, c) {
        Sort::Typed => match profile.closure(c, text) {
            Closure::Whole => 1,
            Closure::Unknown => -1,
            Closure::Open | Closure::Tail => -i32::from(is_foreign(profile, text)),
        },
        Sort::Task => {
            let numbered = profile.number.is_some_and(|n| cells.get(n).is_some_and(|t| !t.is_empty()));
            if is_foreign(profile, text) {
                -2
            } else if !numbered && text.starts_with(char::is_uppercase) && !verb::opens_task(text) {
                // The tail of a task begins in mid-sentence.
                -1
            } else {
                1
            }
        }
        Sort::Number => {
            if grammar::ordinal::is_ordinal(text) {
                1
            } else {
                -2
            }
        }
        Sort::Product => -i32::from(is_foreign(profile, text)),
        Sort::Any => 0,
    }
}

/// The best and the worst that [`fit_of`] says of a cell in a column.
pub(crate) fn fit_bounds(profile: &Profile, c: usize) -> (i32, i32) {
    match Sort::of(profile, c) {
        Sort::Typed => (1, -1),
        Sort::Task | Sort::Number => (1, -2),
        Sort::Product => (0, -1),
        Sort::Any => (0, 0),
    }
}

/// What a column asks of its cells.
#[derive(Clone, Copy)]
enum Sort {
    /// A grammar closes them.
    Typed,
    /// They are the tasks.
    Task,
    /// They are numbers.
    Number,
    /// They are products or money.
    Product,
    /// They may be anything.
    Any,
}

impl Sort {
    fn of(profile: &Profile, c: usize) -> Self {
        if profile.typed.contains(&c) {
            Self::Typed
        } else if Some(c) == profile.content {
            Self::Task
        } else if Some(c) == profile.number {
            Self::Number
        } else if matches!(profile.roles.get(c), Some(Role::Deliverable | Role::Budget)) {
            Self::Product
        } else {
            Self::Any
        }
    }
}
