//! Lines that give the items below them to somebody: «Giao Sở X:», «- Công an tỉnh: …» over «+» items, a group in a heading.

use model::Party;

use super::record::Decided;
use super::{Reader, standing};
use crate::assignments::bodies;
use crate::assignments::unread::{self, Unread};
use crate::outline::tree::{Entry, Kind};
use crate::outline::units::Unit;

/// A line that gives the items below it to somebody: «Giao Sở X:».
pub(super) struct Group {
    pub(super) lead: Vec<Party>,
    pub(super) coordinate: Vec<Party>,
    pub(super) bullet: Option<String>,
    pub(super) node: Option<usize>,
    /// Whether the line is a task itself, over «+» items.
    pub(super) itself: bool,
}

impl Group {
    /// A dashed task over «+» items.
    pub(super) fn of_task(decided: &Decided, unit: &Unit, entry: &Entry) -> Self {
        let (lead, coordinate) = (decided.lead.clone(), decided.coordinate.clone());
        Self { lead, coordinate, bullet: unit.bullet.clone(), node: entry.node, itself: true }
    }
}

impl Reader<'_> {
    /// A group ends at a paragraph without bullet, at a bullet like its own, and at another heading.
    pub(super) fn close_group(&mut self, unit: &Unit, entry: &Entry) {
        let ends = self.group.as_ref().is_some_and(|g| {
            g.node != entry.node
                || (unit.bullet.is_none() && (g.itself || unit.ordinal.is_none()))
                || (g.bullet.is_some() && g.bullet == unit.bullet)
        });
        if ends {
            self.group = None;
        }
        if self.item.as_ref().is_some_and(|(_, path)| unit.ordinal.is_some() || *path != entry.path) {
            self.item = None;
        }
    }

    /// Whether a line is names of bodies and nothing else: it tells them nothing.
    pub(super) fn is_name(&self, unit: &Unit) -> bool {
        const LONGEST: usize = 240;
        unit.body.len() <= LONGEST
            && !unit.body.trim_end().ends_with(':')
            && bodies::whole(&unit.body, &self.context.bodies).is_some()
    }

    /// A group that stands above an item, or whom the item opens with although no grammar reads it; so too where the item
    /// is a detail of a task of somebody, or below a heading on somebody.
    pub(super) fn one_of_group(
        &self,
        lead: &[Party],
        detail: bool,
        unit: &Unit,
        decided: &mut Decided,
    ) -> Vec<Party> {
        let group = detail || standing::is_group(lead);
        match group.then(|| unread::item(&unit.spelled().text, &self.context.bodies)).flatten() {
            Some(Unread::Name(name)) => {
                let found = vec![*name];
                decided.doubt_name(&found, &self.context.confidence);
                found
            }
            Some(Unread::Open) => {
                decided.doubt_name(&[], &self.context.confidence);
                Vec::new()
            }
            None => lead.to_vec(),
        }
    }
}

/// Whether «+» items follow a dashed one: what its body does, in detail.
pub(super) fn dash_over_plus(unit: &Unit, units: &[Unit], rest: &[Entry]) -> bool {
    let dashed = unit.bullet.as_deref().is_some_and(|b| matches!(b, "-" | "–" | "—" | "•" | "*"));
    let next = || rest.first().filter(|e| e.kind == Kind::Text).and_then(|e| units.get(e.unit));
    dashed && next().is_some_and(|below| below.bullet.as_deref() == Some("+"))
}
