//! Vietnamese text: legacy charsets, Unicode hygiene, match keys, syllables and spelling mends.
//!
//! Text lives in two layers. What is shown keeps the author's spelling ([`clean()`] mends only how it is encoded); what is
//! compared is a key ([`key`], [`bare`]). The order matters: legacy bytes are decoded first ([`charset`]), then cleaned,
//! and spelling is mended ([`mend`]) only after torn cells were joined.

pub mod alignment;
pub mod charset;
pub mod clean;
mod key;
mod letter;
pub mod mend;
mod packed;
mod pieces;
pub mod spacing;
pub mod syllable;
mod trimmed;

pub use clean::{Looks, clean, is_tidy, oddities, single_spaced};
pub use key::{bare, key, opens_bare};
pub use letter::{Letter, Shape, Tone, is_capital, is_letter, is_marked, small, small_text};
pub use pieces::pieces;
pub use trimmed::trimmed;
