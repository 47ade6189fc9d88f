//! Files of every format read, whole and damaged.

mod characters;
mod damaged;
mod docx;
mod facts;
mod hostile;
mod hostile_office;
mod html;
mod ocr;
mod office;
mod pictures;
mod shared_formats;
mod sheet;
mod support;
