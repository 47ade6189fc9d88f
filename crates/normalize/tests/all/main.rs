//! Text made whole: charsets, mends and laws.

mod charsets;
mod mends;
mod properties;
