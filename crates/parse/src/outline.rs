//! The outline of a part: paragraphs made whole, their numbers walked, headings told from text.

mod caption;
pub(crate) mod heading;
mod listed;
pub(crate) mod misread;
pub(crate) mod page_mark;
pub(crate) mod torn;
pub(crate) mod tree;
pub(crate) mod units;
