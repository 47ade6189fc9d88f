//! From fragments to logical tables: which fragments belong together, what their columns hold, and their rows stacked
//! as they were printed. Seams and repairs come after.

mod group;
mod header;
mod role_words;
mod roles;
mod stack;

pub(crate) use group::group;
pub(crate) use stack::stack;
