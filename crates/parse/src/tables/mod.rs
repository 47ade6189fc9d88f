//! From fragments to logical tables: which fragments belong together, what their columns hold, and their rows stacked
//! as they were printed. Seams and repairs come after.

mod between;
mod group;
mod header;
mod role_words;
mod roles;
mod section_row;
mod stack;
mod time_marks;
mod within;

pub(crate) use between::settle as settle_between;
pub(crate) use group::group;
pub(crate) use stack::stack;
pub(crate) use time_marks::{Marked, marked as marked_times};

/// Whether a text names what a column of a task table holds, and does not merely sound like it.
pub(crate) fn names_column(title: &str) -> bool {
    roles::header_strength(title) >= 2
}
