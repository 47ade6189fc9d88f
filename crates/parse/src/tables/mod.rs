//! From fragments to logical tables: which fragments belong together, what their columns hold, and their rows stacked
//! as they were printed. Seams and repairs come after.

mod between;
mod by_cells;
mod by_numbers;
mod compact;
mod doers;
mod group;
mod header;
mod levels;
mod pairs;
mod periods;
mod poured;
mod role_words;
mod roles;
mod running;
mod section_row;
mod stack;
mod stacked;
mod term_row;
mod time_marks;
mod torn;
mod within;
mod wordings;

pub(crate) use between::settle as settle_between;
pub(crate) use compact::settle as settle_compact;
pub(crate) use group::group;
pub(crate) use periods::{Period, settle as settle_periods};
pub(crate) use poured::settle as settle_poured;
pub(crate) use roles::{names_content, of_label as role_of_label};
pub(crate) use stack::stack;
pub(crate) use stacked::settle as settle_stacked;
pub(crate) use term_row::is_term;
pub(crate) use time_marks::{Marked, marked as marked_times};

/// Whether a text names what a column of a task table holds, and does not merely sound like it.
pub(crate) fn names_column(title: &str) -> bool {
    roles::header_strength(title) >= 2
}
