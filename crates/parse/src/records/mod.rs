//! From whole rows to records: which row is a heading and which a task, their paths and ids, their typed fields.

mod confidence;
mod fields;
mod headings;
mod ids;
mod spelling;
mod table;

pub(crate) use fields::FieldContext;
pub(crate) use headings::is_capital;
pub(crate) use ids::Ids;
pub(crate) use table::{Place, read_table};
