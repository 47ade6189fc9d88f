//! Labelled lines whose numbers go on from that of their item: «1.1. Nội dung: …», «1.2. Đơn vị chủ trì: …» below «1. Tuyên
//! truyền».

use grammar::ordinal;
use model::OrdinalStyle;

use super::Standing;
use crate::assignments::labels::{self, Label};
use crate::assignments::section::{self, Section};
use crate::outline::tree::{Entry, Tree};
use crate::outline::units::Unit;

/// Lines before and behind one that are asked whether its item is somebody's work.
const MOST_LABELS: usize = 12;

/// A numbered label as a label of the item whose number it goes on from, without a number of its own. `None` where it
/// speaks of the whole plan: right below a section, or where no line beside it says what is done or who does it.
pub(super) fn label_of_item(
    entry: &Entry,
    unit: &Unit,
    units: &[Unit],
    standing: &Standing,
    tree: &Tree,
) -> Option<(Entry, Unit)> {
    let own = unit.ordinal.as_ref().filter(|o| o.style == OrdinalStyle::Decimal && o.values.len() > 1)?;
    let node = tree.nodes.get(entry.node?)?;
    let (item, _) = ordinal::split(&format!("{}. ", node.number.as_deref()?))?;
    let (_, above) = own.values.split_last()?;
    let within = node.parent.is_some() && standing.section == Section::Tasks;
    if !within || *item.values != *above || section::is_circumstance(&node.title) {
        return None;
    }
    let beside = |unit: &&Unit| {
        let number = unit.ordinal.as_ref().and_then(|o| o.values.split_last());
        number.is_some_and(|(_, before)| before == above) && labels::is_label(&unit.body)
    };
    let works = |unit: &Unit| {
        matches!(labels::first(&unit.body), Some(Label::Content | Label::Lead | Label::Coordinate))
    };
    let (before, behind) = units.split_at_checked(entry.unit)?;
    let told = before.iter().rev().take(MOST_LABELS).take_while(beside).any(works)
        || behind.iter().take(MOST_LABELS).take_while(beside).any(works);
    told.then(|| {
        let entry = Entry { path: node.path.as_slice().into(), ..entry.clone() };
        (entry, Unit { ordinal: None, ..unit.clone() })
    })
}
