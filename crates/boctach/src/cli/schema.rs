//! `boctach schema`.

use std::io::{Write as _, stdout};

use super::Ended;

pub(super) fn run() -> anyhow::Result<Ended> {
    stdout().lock().write_all(export::schema().as_bytes())?;
    Ok(Ended::Done)
}
