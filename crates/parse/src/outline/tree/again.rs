//! A heading printed again at the top of the next page: «II. NHIỆM VỤ, GIẢI PHÁP (tiếp theo)». It opens nothing.

use model::{Code, Diagnostic, Node, Ordinal, Region};

use super::Grower;
use crate::outline::units::Unit;
use crate::words::bare;

/// What such a heading says of itself, in bare letters.
const GOES_ON: [&str; 4] = ["(tiep theo)", "(tiep)", "(tiep theo trang truoc)", "- tiep theo"];

impl Grower<'_> {
    /// Whether a numbered line is an open heading printed again: then the heading has one more place, and what follows goes on
    /// where it was.
    pub(super) fn is_again(&mut self, ordinal: &Ordinal, unit: &Unit, notes: &mut Vec<Diagnostic>) -> bool {
        let Grower { tree, frames, .. } = self;
        let nearest = frames.iter().rev().find_map(|f| f.open.last()).map(|(_, node)| *node);
        let mut open = std::iter::successors(nearest, |&at| tree.parents.get(at).copied().flatten());
        let same = |node: &Node| {
            node.number.as_deref() == Some(ordinal.label.as_str()) && is_same(&node.title, &unit.body)
        };
        let Some(at) = open.find(|&at| tree.nodes.get(at).is_some_and(same)) else { return false };
        if let Some(node) = tree.nodes.get_mut(at) {
            let last = node.regions.pop();
            node.regions.extend(Region::merged(last.into_iter().chain(unit.regions.iter().cloned())));
        }
        let note = Diagnostic::new(Code::FurnitureLeftOut, &[unit.text.trim()]);
        notes.push(match unit.regions.first() {
            Some(region) => note.at(region.clone()),
            None => note,
        });
        true
    }
}

/// Whether a text is a title, or says that it goes on with it. A word or two may head two things.
fn is_same(title: &str, text: &str) -> bool {
    const FEWEST: usize = 3;
    if title.split_whitespace().nth(FEWEST - 1).is_none() {
        return false;
    }
    let text = bare(text.trim().trim_end_matches([':', '.']).trim_end());
    let text = GOES_ON.iter().find_map(|more| text.strip_suffix(more)).unwrap_or(&text).trim_end();
    text == bare(title)
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn titles_printed_again() {
        for (title, text, same) in [
            ("NHIỆM VỤ, GIẢI PHÁP", "NHIỆM VỤ, GIẢI PHÁP", true),
            ("NHIỆM VỤ, GIẢI PHÁP", "NHIỆM VỤ, GIẢI PHÁP (tiếp theo)", true),
            ("Công tác tuyên truyền", "Công tác tuyên truyền (tiếp):", true),
            ("Công tác tuyên truyền", "Công tác tuyên truyền, vận động", false),
            ("Sở Y tế", "Sở Y tế chủ trì", false),
            ("Kiểm tra", "Kiểm tra", false),
        ] {
            assert_eq!(is_same(title, text), same, "{text}");
        }
    }
}
