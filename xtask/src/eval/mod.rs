//! Figures: how many rows come back exact from damage that is known.

mod compare;
mod damaged;
mod fold;
mod reliability;
mod shared;

pub(crate) use compare::{RowVerdict, compare};
pub(crate) use damaged::{DamageOptions, run as damaged};
pub(crate) use fold::fold;
pub(crate) use shared::run as shared;
