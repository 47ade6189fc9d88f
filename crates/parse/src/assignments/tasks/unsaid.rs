//! Items of sections whose heading does not say that they assign tasks.

use grammar::{timing, verb};
use model::{Confidence, Doubt, Timing, TimingKind};

use super::{Reader, labelled, step};
use crate::assignments::fields;
use crate::assignments::section::Section;
use crate::outline::tree::Entry;
use crate::outline::units::Unit;
use crate::records::cited;
use crate::words::opens_bare;

impl Reader<'_> {
    /// Whether an item without lead is a task in its section, with the doubt where only its own words say so: a verb and a
    /// day by which it is wanted, or a time in front of it.
    /// Labels right below it that say who and when tell as much as a heading of tasks.
    pub(super) fn within_tasks(
        &self,
        section: Section,
        unit: &Unit,
        rest: &[Entry],
    ) -> (bool, Option<Doubt>) {
        match section {
            Section::Open | Section::Aim if labelled::tell_whole(unit, self.units, rest) => (true, None),
            Section::Tasks => (true, None),
            Section::Aim => (verb::opens_task(&unit.body), None),
            Section::Open if self.is_dated_order(unit) => {
                let confidence = Confidence::new(self.context.confidence.outside_tasks);
                let because = "its section does not say that it assigns tasks".to_owned();
                (true, Some(Doubt { field: "text".into(), confidence, because }))
            }
            Section::Open | Section::Purpose | Section::Done => (false, None),
        }
    }

    fn is_dated_order(&self, unit: &Unit) -> bool {
        let digit = unit.body.bytes().any(|b| b.is_ascii_digit());
        if unit.is_plain() || !digit {
            return false;
        }
        if !verb::opens_task(&unit.body) {
            return step::read(&unit.body).is_some_and(|step| step::is_ahead(step, &self.context.timing));
        }
        let text = &unit.spelled().text;
        let (finish, during) = fields::times(text, &cited(text, "text"), &self.context.timing);
        // «trước ngày 20 hằng tháng» is a deadline, «hằng năm» is none.
        let again = |t: &Timing| t.kind == TimingKind::Recurring && opens_bare(&t.raw, "truoc");
        finish.as_ref().and_then(timing::due).is_some() || during.as_ref().is_some_and(again)
    }
}
