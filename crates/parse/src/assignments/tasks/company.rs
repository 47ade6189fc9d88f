//! Whether a heading that may be a body or a topic is one, by the headings around it.

use super::Reader;
use crate::assignments::subject;
use crate::outline::tree::Tree;
use crate::words::bare;

/// What a heading that reads as a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reads {
    /// A body.
    Body,
    /// A body or a topic.
    Either,
    /// A topic.
    Topic,
}

/// Headings on each side that are looked at.
const NEAR: usize = 6;

impl Reader<'_> {
    /// What the headings around one say that reads as a body and may be a topic.
    pub(super) fn by_company(&self, node: usize, tree: &Tree) -> Reads {
        /// Titles of sections in which each heading is somebody.
        const DUTIES: [&str; 6] = [
            "to chuc thuc hien",
            "phan cong",
            "trach nhiem",
            "nhiem vu cua",
            "nhiem vu cu the cua",
            "to chuc trien khai",
        ];
        let title = |at: usize| tree.nodes.get(at).map_or("", |n| n.title.as_str());
        let parent = tree.parents.get(node).copied().flatten();
        if parent.is_some_and(|at| {
            let above = bare(title(at));
            DUTIES.iter().any(|words| above.contains(words))
        }) {
            return Reads::Body;
        }
        let beside = |at: &usize| tree.parents.get(*at).copied().flatten() == parent;
        let before = (0..node).rev().filter(beside).take(NEAR);
        let behind = (node + 1..tree.parents.len()).filter(beside).take(NEAR);
        let (mut bodies, mut others) = (0_usize, 0_usize);
        for at in before.chain(behind) {
            match subject::of_heading(title(at), &self.context.bodies) {
                Some(_) => bodies += 1,
                None => others += 1,
            }
        }
        match (bodies, others) {
            (0, 2..) => Reads::Topic,
            (1.., _) if bodies >= others => Reads::Body,
            _ => Reads::Either,
        }
    }
}
