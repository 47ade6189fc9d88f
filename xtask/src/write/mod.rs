//! Writers: a plan as a file of each format.

pub(crate) mod text;
