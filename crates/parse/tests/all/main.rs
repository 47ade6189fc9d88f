//! Documents read whole, from blocks to records.
#![allow(missing_docs, reason = "tests")]

mod closings;
mod genre;
mod handed_down;
mod labels;
mod openings;
mod partners;
mod plan;
mod prose_conserved;
mod reasons;
mod sections;
mod table_columns;
mod table_groups;
mod table_wordings;
mod wordings;
