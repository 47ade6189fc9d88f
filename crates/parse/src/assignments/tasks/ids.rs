//! Ids of the tasks in prose.

use std::collections::HashMap;

use model::{Node, Task};
use rustc_hash::FxBuildHasher;

use super::Placed;
use crate::records::id_of;

/// Gives each task its id: part and path; `#1`, `#2`… where a number has several tasks or is a heading's.
pub(super) fn number(part: &str, tasks: &mut [Placed], nodes: &[Node]) {
    let known: HashMap<&str, &Node, FxBuildHasher> = nodes.iter().map(|n| (n.id.as_str(), n)).collect();
    let stem = |task: &Task| {
        let node = task.parent.as_deref().and_then(|p| known.get(p));
        // Below an unnumbered heading the numbers start anew: the id of the heading keeps them apart.
        let (stem, depth) = node.map_or((part, 0), |n| (n.id.as_str(), n.path.len()));
        id_of(stem, task.path.get(depth..).unwrap_or_default())
    };
    let stems: Vec<String> = tasks.iter().map(|placed| stem(&placed.task)).collect();
    let mut counts: HashMap<&str, (usize, usize), FxBuildHasher> = HashMap::default();
    for stem in &stems {
        counts.entry(stem).or_default().0 += 1;
    }
    for (placed, stem) in tasks.iter_mut().zip(&stems) {
        let Some((all, nth)) = counts.get_mut(stem.as_str()) else { continue };
        *nth += 1;
        let shared = *all > 1 || stem == part || known.contains_key(stem.as_str());
        placed.task.id = if shared { format!("{stem}#{nth}").into() } else { stem.into() };
    }
}
