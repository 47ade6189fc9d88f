//! Writers: a plan as a file of each format.

pub mod csv;
pub mod docx;
pub mod html;
pub mod legacy;
pub mod markdown;
pub mod ods;
pub mod office;
pub mod page;
pub mod pdf;
pub mod poured;
pub mod scan;
pub mod sheet;
pub mod text;
pub mod xls;
pub mod xlsb;
pub mod xlsx;

mod spans;
mod story;
