//! Who is told to do what by each unit of a part: read when it is asked for, and once.
//!
//! Headings that look like headings, preambles and purposes are never asked: neither are they read, nor is their spelling
//! mended.

use std::cell::OnceCell;

use super::bodies;
use super::subject::{self, Subject};
use crate::outline::units::Unit;

/// The subjects of the units of a part, by the index of the unit.
pub(crate) struct Subjects<'a> {
    units: &'a [Unit],
    context: &'a bodies::Context,
    found: Vec<OnceCell<Option<Subject>>>,
}

impl<'a> Subjects<'a> {
    /// Of these units, none read yet.
    pub(crate) fn new(units: &'a [Unit], context: &'a bodies::Context) -> Self {
        Self { units, context, found: vec![OnceCell::new(); units.len()] }
    }

    /// Who is told by the unit at an index.
    pub(crate) fn of(&self, at: usize) -> Option<&Subject> {
        let unit = self.units.get(at).filter(|unit| !unit.table && !unit.oversized)?;
        let read = || subject::read(unit.spelled().text, &unit.head, self.context);
        self.found.get(at)?.get_or_init(read).as_ref()
    }

    /// Whether a unit tells a body to do something. A heading that is a body names who, but not what: «1. Sở Y tế:».
    pub(crate) fn assigns(&self, at: usize) -> bool {
        let named = |unit: &Unit| subject::heading(&unit.body, self.context).is_some();
        self.of(at).is_some() && !self.units.get(at).is_some_and(named)
    }
}
