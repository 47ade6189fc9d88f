//! Writers: a plan as a file of each format.

pub mod csv;
pub mod docx;
pub mod html;
pub mod markdown;
pub mod pdf;
pub mod scan;
pub mod text;
pub mod xlsx;

mod spans;
mod story;
