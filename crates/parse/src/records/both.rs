//! One column for who leads and who takes part, «Đơn vị chủ trì/phối hợp»: the first of a cell leads, the others take
//! part.

use grammar::party;
use model::{Column, Confidence, Doubt, Task};

use crate::ConfidenceSettings;

/// Whether a label promises both in one cell.
pub(super) fn is_promised(column: &Column) -> bool {
    let Some(leaf) = column.label.last() else { return false };
    // Both letters of «phối hợp» that no mark changes: a column of one role has them seldom.
    if leaf.bytes().filter(|byte| matches!(byte, b'p' | b'P')).count() < 2 {
        return false;
    }
    let label = normalize::bare(leaf);
    label.contains("phoi hop")
        && ["chu tri", "thuc hien", "phu trach", "dau moi"].iter().any(|l| label.contains(l))
}

/// Parts a cell into who leads and who takes part, by a stroke or else by its lines and semicolons; `None` where it names one
/// body, or nothing tells them apart.
pub(super) fn part(text: &str) -> Option<(String, String, bool)> {
    let stroke = text.match_indices('/').find_map(|(at, _)| {
        let (first, rest) = text.split_at_checked(at)?;
        let rest = rest.strip_prefix('/')?;
        (is_list(first) && is_list(rest)).then(|| (first.trim().to_owned(), rest.trim().to_owned(), true))
    });
    stroke.or_else(|| {
        let (first, rest) = text.split_once([';', '\n'])?;
        let bare = |text: &str| text.trim().trim_start_matches(['-', '+', '•']).trim().to_owned();
        (is_list(&bare(first)) && is_list(&bare(rest))).then(|| (bare(first), bare(rest), false))
    })
}

/// Whether all of a text are bodies.
fn is_list(text: &str) -> bool {
    let found = party::read_list(text, &party::Context::default());
    !found.is_empty() && found.iter().all(|p| p.kind != model::PartyKind::Other)
}

/// Lays a doubt on a lead that only the order of the bodies tells, or that nothing tells from those who take part.
pub(super) fn doubt(task: &mut Task, because: &str, sure: &ConfidenceSettings) {
    let confidence = Confidence::new(sure.lead_by_order);
    task.doubts.push(Doubt { field: "lead".into(), confidence, because: because.to_owned() });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_leads_and_who_takes_part() {
        for (cell, parted) in [
            ("Phòng Kinh tế/ Thuế cơ sở 5", Some(("Phòng Kinh tế", "Thuế cơ sở 5", true))),
            ("Sở Y tế/Sở Nội vụ; UBND các xã", Some(("Sở Y tế", "Sở Nội vụ; UBND các xã", true))),
            ("Sở Y tế; UBND các xã", Some(("Sở Y tế", "UBND các xã", false))),
            ("- Sở Y tế\n- Sở Nội vụ", Some(("Sở Y tế", "Sở Nội vụ", false))),
            ("Sở Y tế", None),
            ("Sở Y tế, Sở Nội vụ", None),
            ("Đ/c An", None),
        ] {
            let found = part(cell);
            let found = found.as_ref().map(|(first, rest, sure)| (first.as_str(), rest.as_str(), *sure));
            assert_eq!(found, parted, "{cell}");
        }
    }
}
