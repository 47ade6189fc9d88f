//! What the exporters write, read back.

mod differences;
mod merge;
mod support;
mod tables;
mod text_formats;
