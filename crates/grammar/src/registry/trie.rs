//! Names of bodies word by word.
//!
//! Separators inside a name (`,` `-` `&` «và») are not part of the path, so that «Văn hóa - Thể thao & Du lịch»
//! and «Văn hóa, Thể thao và Du lịch» are one. A word in capitals may stand for several syllables by their first
//! letters, wherever it begins: «Sở TN&MT», «Nông nghiệp và PTNT», «Lao động - TBXH».

mod walk;

use std::collections::HashSet;
use std::ops::Range;

use rustc_hash::FxBuildHasher;
use smallvec::{SmallVec, smallvec};

pub(crate) use self::walk::{DOTTED_HEAD, Reached, SHORT_HEADS};
use super::steps::Steps;
use crate::party::words::{Key, words_and_bare};

const AND: Key = Key::plain("va");

/// Names by their words.
#[derive(Debug)]
pub(crate) struct Trie {
    nodes: Vec<Node>,
    /// The words that lead on, those of a node side by side and in order.
    edges: Vec<(Key, u32)>,
    /// The bodies whose names end at the nodes.
    bodies: Vec<usize>,
    /// The node behind a node and a word.
    steps: Steps,
    /// How the first words of names are spelt, in small letters.
    spelt: HashSet<Key, FxBuildHasher>,
    /// The words that stand in names, but not as their first, and the nodes behind them.
    inner: Inner,
}

#[derive(Debug, Clone, Copy, Default)]
struct Node {
    /// Its edges.
    next: (u32, u32),
    /// The bodies whose name ends here.
    bodies: (u32, u32),
}

/// Names on their way into a [`Trie`].
#[derive(Debug)]
pub(super) struct Builder {
    steps: Steps,
    edges: Vec<(u32, Key, u32)>,
    bodies: Vec<(u32, usize)>,
    spelt: HashSet<Key, FxBuildHasher>,
}

impl Builder {
    /// A builder with room for a few thousand words.
    pub(super) fn new() -> Self {
        const ROOM: usize = 1800;
        /// Places for the steps between them, of which half stay free.
        const PLACES: usize = 1 << 12;
        Self {
            steps: Steps::with_places(PLACES),
            edges: Vec::with_capacity(ROOM),
            bodies: Vec::with_capacity(ROOM),
            spelt: HashSet::with_capacity_and_hasher(ROOM / 8, FxBuildHasher),
        }
    }

    /// Adds a name by its syllables, in small letters and bare.
    pub(super) fn insert(&mut self, syllables: impl Iterator<Item = (Key, Key)>, body: usize) {
        let mut node = Trie::ROOT as u32;
        for (low, bare) in syllables {
            if node == Trie::ROOT as u32 {
                self.spelt.insert(low);
            }
            let fresh = self.edges.len() as u32 + 1;
            let next = self.steps.get_or_insert(node, bare, fresh);
            if next == fresh {
                self.edges.push((node, bare, fresh));
            }
            node = next;
        }
        self.bodies.push((node, body));
    }

    /// The trie of all names that were added.
    pub(super) fn build(self) -> Trie {
        let count = self.edges.len() + 1;
        let edges = self.edges.iter().map(|(node, key, to)| (*node, (*key, *to)));
        let (next, mut edges) = by_node(count, edges, (Key::default(), 0));
        for next in &next {
            let next = edges.get_mut(range(*next)).unwrap_or_default();
            if next.len() > 1 {
                next.sort_unstable();
            }
        }
        // A name may be spelt twice in one way.
        let mut named = self.bodies;
        named.dedup();
        let (bodies, named) = by_node(count, named.into_iter(), 0);
        let nodes = next.into_iter().zip(bodies).map(|(next, bodies)| Node { next, bodies }).collect();
        Trie {
            inner: Inner::new(&self.edges),
            steps: self.steps,
            edges,
            bodies: named,
            spelt: self.spelt,
            nodes,
        }
    }
}

/// What belongs to nodes, put together by node in the order in which it came, and where that of each node is.
fn by_node<T: Copy>(
    nodes: usize,
    of_nodes: impl Iterator<Item = (u32, T)> + Clone,
    none: T,
) -> (Vec<(u32, u32)>, Vec<T>) {
    let mut ranges = vec![(0, 0); nodes];
    let mut count = 0;
    for (node, _) in of_nodes.clone() {
        ranges.get_mut(node as usize).into_iter().for_each(|range| range.1 += 1);
        count += 1;
    }
    let mut from = 0;
    for range in &mut ranges {
        let next = from + range.1;
        *range = (from, from);
        from = next;
    }
    let mut all = vec![none; count];
    for (node, one) in of_nodes {
        let Some(range) = ranges.get_mut(node as usize) else { continue };
        all.get_mut(range.1 as usize).into_iter().for_each(|slot| *slot = one);
        range.1 += 1;
    }
    (ranges, all)
}

/// The nodes behind each word that stands in names, but not as their first: the nodes of a word are a chain.
#[derive(Debug)]
struct Inner {
    /// The first node behind each word, as if all stood behind the root.
    first: Steps,
    /// The next one behind the word of each node; the root behind the last.
    next: Vec<u32>,
}

impl Inner {
    fn new(edges: &[(u32, Key, u32)]) -> Self {
        const PLACES: usize = 1 << 11;
        const ROOT: u32 = Trie::ROOT as u32;
        let mut first = Steps::with_places(PLACES);
        let mut next = vec![ROOT; edges.len() + 1];
        for (_, key, to) in edges.iter().filter(|(from, ..)| *from != ROOT) {
            let known = first.get_or_insert(ROOT, *key, *to);
            if known != *to {
                let second = next.get_mut(known as usize).map(|next| std::mem::replace(next, *to));
                next.get_mut(*to as usize).into_iter().for_each(|next| *next = second.unwrap_or(ROOT));
            }
        }
        Self { first, next }
    }

    /// The nodes behind a word.
    fn of(&self, word: Key) -> impl Iterator<Item = usize> {
        let behind =
            |node: &u32| self.next.get(*node as usize).copied().filter(|next| *next as usize != Trie::ROOT);
        std::iter::successors(self.first.get(Trie::ROOT as u32, word), behind).map(|node| node as usize)
    }
}

fn range(of: (u32, u32)) -> Range<usize> {
    of.0 as usize..of.1 as usize
}

impl Trie {
    /// The node before any word.
    pub(crate) const ROOT: usize = 0;

    /// The bare first words of the names.
    pub(crate) fn first_words(&self) -> impl Iterator<Item = Key> {
        self.next(Self::ROOT).iter().map(|(key, _)| *key)
    }

    fn next(&self, node: usize) -> &[(Key, u32)] {
        self.nodes.get(node).and_then(|n| self.edges.get(range(n.next))).unwrap_or_default()
    }

    /// The bodies whose name ends at a node.
    pub(crate) fn bodies(&self, node: usize) -> &[usize] {
        self.nodes.get(node).and_then(|n| self.bodies.get(range(n.bodies))).unwrap_or_default()
    }

    /// Whether names go on after a node.
    pub(crate) fn goes_on(&self, node: usize) -> bool {
        !self.next(node).is_empty()
    }

    /// The node that a name's beginning leads to.
    pub(crate) fn node_of(&self, syllables: &[Key]) -> Option<usize> {
        self.node_behind(Self::ROOT, syllables)
    }

    fn node_behind(&self, node: usize, syllables: &[Key]) -> Option<usize> {
        syllables.iter().try_fold(node, |node, syllable| self.step(node, *syllable))
    }

    fn by_initials(&self, node: usize, word: Key) -> SmallVec<[(usize, usize); 4]> {
        let mut heads: SmallVec<[(usize, usize); 4]> = smallvec![(node, 0)];
        for letter in word.letters() {
            heads = heads
                .iter()
                .flat_map(|&(node, depth)| {
                    let next = self.next(node);
                    let from = next.partition_point(|(key, _)| *key < Key::beginning_with(letter));
                    let of_letter = next.iter().skip(from).take_while(move |(key, _)| key.first() == letter);
                    of_letter.map(move |(_, to)| (*to as usize, depth + 1))
                })
                .collect();
        }
        heads
    }

    #[inline]
    fn step(&self, node: usize, syllable: Key) -> Option<usize> {
        self.steps.get(node as u32, syllable).map(|to| to as usize)
    }
}

/// The syllables of a name, without what joins them: in small letters, and bare.
pub(super) fn syllables(name: &str) -> impl Iterator<Item = (Key, Key)> {
    words_and_bare(name).filter(|(_, bare)| *bare != AND)
}
