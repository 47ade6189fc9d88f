//! From whole rows to records: which row is a heading and which a task, their paths and ids, their typed fields.

mod blank_lead;
mod both;
mod confidence;
mod fields;
mod further_deadline;
mod handed_down;
pub(crate) mod hard_title;
mod headings;
mod ids;
mod marked_time;
mod open;
mod periods;
mod said;
pub(crate) mod spelling;
mod table;
mod time_above;

pub(crate) use blank_lead::doubt_blank_leads;
pub(crate) use confidence::{account, of_picture};
pub(crate) use fields::{FieldContext, cited, settle_start};
pub(crate) use further_deadline::together;
pub(crate) use ids::{Ids, of as id_of};
pub(crate) use table::{Place, read_table};
