//! Items of sections whose heading does not say that they assign tasks.

use grammar::{timing, verb};
use model::{Confidence, Doubt, OrdinalStyle, Timing, TimingKind};

use super::{Reader, labelled, step};
use crate::assignments::fields;
use crate::assignments::labels::{self, Label};
use crate::assignments::rules;
use crate::assignments::section::Section;
use crate::genre::Genre;
use crate::outline::tree::Entry;
use crate::outline::units::Unit;
use crate::records::cited;
use crate::words::opens_bare;

impl Reader<'_> {
    /// What the section of a unit is for, by the unit itself: an article of rules may be an order, and what its labels or
    /// brackets give to somebody by a day is a task in a section that is none of tasks («NỘI DUNG GIÁM SÁT»).
    pub(super) fn section_of(&self, section: Section, entry: &Entry, unit: &Unit, rest: &[Entry]) -> Section {
        match self.genre {
            Genre::Rules => self.of_rules(section, entry, unit),
            Genre::Plan if section == Section::Purpose && self.is_given(unit, rest) => Section::Tasks,
            Genre::Plan | Genre::Form => section,
        }
    }

    /// Whether an item is given to somebody by a day, in labels below it or in brackets, or is such a label.
    fn is_given(&self, unit: &Unit, rest: &[Entry]) -> bool {
        if unit.ordinal.is_none() {
            return self.labelled_from < self.out.tasks.len() && labels::first(&unit.body).is_some();
        }
        let bracketed = || {
            let text = unit.body.trim_end_matches(['.', ';', ' ']);
            let told = if text.ends_with(')') { labels::bracketed(text) } else { Vec::new() };
            let tells = |role: fn(Label) -> bool| told.iter().any(|(label, _)| role(*label));
            tells(|label| label == Label::Lead) && tells(labels::is_time)
        };
        labelled::tell_whole(unit, self.units, rest) || bracketed()
    }

    /// What an article of rules is for: an order tells somebody something, the closing formula nobody.
    fn of_rules(&self, section: Section, entry: &Entry, unit: &Unit) -> Section {
        let article = unit.ordinal.as_ref().is_some_and(|o| o.style == OrdinalStyle::Article);
        let order = article && rules::is_order(&unit.body);
        if section == Section::Purpose && !order {
            return section;
        }
        let formula = rules::is_formula(unit.spelled().text, self.subjects.of(entry.unit));
        match (formula, order) {
            (true, _) => Section::Purpose,
            (false, true) => Section::Open,
            (false, false) => section,
        }
    }

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
        let text = unit.spelled().text;
        let (finish, during) = fields::times(text, &cited(text, "text"), &self.context.timing);
        // «trước ngày 20 hằng tháng» is a deadline, «hằng năm» is none.
        let again = |t: &Timing| t.kind == TimingKind::Recurring && opens_bare(&t.raw, "truoc");
        finish.as_ref().and_then(timing::due).is_some() || during.as_ref().is_some_and(again)
    }
}
