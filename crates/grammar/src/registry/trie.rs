//! Names of bodies word by word, and how a text walks along them.
//!
//! Separators inside a name (`,` `-` `&` «và») are not part of the path, so that «Văn hóa - Thể thao & Du lịch»
//! and «Văn hóa, Thể thao và Du lịch» are one. A word in capitals may stand for several syllables by their first
//! letters, wherever it begins: «Sở TN&MT», «Nông nghiệp và PTNT», «Lao động - TBXH».

use std::collections::HashSet;
use std::ops::Range;

use rustc_hash::FxBuildHasher;
use smallvec::{SmallVec, smallvec};

use super::steps::Steps;
use crate::party::words::{Key, Sort, Words, words_and_bare};

/// Short forms of the words with which names begin; a first letter alone would fit too much there.
pub(crate) const SHORT_HEADS: [(Key, &[Key]); 17] = [
    (Key::plain("vp"), &[Key::plain("van"), Key::plain("phong")]),
    (Key::plain("ub"), &[Key::plain("uy"), Key::plain("ban")]),
    (Key::plain("bql"), &[Key::plain("ban"), Key::plain("quan"), Key::plain("ly")]),
    (Key::plain("btv"), &[Key::plain("ban"), Key::plain("thuong"), Key::plain("vu")]),
    (Key::plain("btt"), &[Key::plain("ban"), Key::plain("thuong"), Key::plain("truc")]),
    (Key::plain("bch"), &[Key::plain("ban"), Key::plain("chap"), Key::plain("hanh")]),
    (Key::plain("bch"), &[Key::plain("ban"), Key::plain("chi"), Key::plain("huy")]),
    (Key::plain("bcd"), &[Key::plain("ban"), Key::plain("chi"), Key::plain("dao")]),
    (Key::plain("tt"), &[Key::plain("trung"), Key::plain("tam")]),
    (Key::plain("tt"), &[Key::plain("thuong"), Key::plain("truc")]),
    (Key::plain("ttr"), &[Key::plain("thuong"), Key::plain("truc")]),
    (Key::plain("bv"), &[Key::plain("benh"), Key::plain("vien")]),
    (Key::plain("ca"), &[Key::plain("cong"), Key::plain("an")]),
    (Key::plain("cty"), &[Key::plain("cong"), Key::plain("ty")]),
    (Key::plain("tct"), &[Key::plain("to"), Key::plain("cong"), Key::plain("tac")]),
    (Key::plain("vpdp"), &[Key::plain("van"), Key::plain("phong"), Key::plain("dieu"), Key::plain("phoi")]),
    (Key::plain("ubnd"), &[Key::plain("uy"), Key::plain("ban"), Key::plain("nhan"), Key::plain("dan")]),
];

/// The letter with a dot that stands for a first word, and that word.
pub(crate) const DOTTED_HEAD: (Key, Key) = (Key::plain("p"), Key::plain("phong"));

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

/// Where a walk came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reached {
    /// The node.
    pub(crate) node: usize,
    /// The word after the last one walked.
    pub(crate) to: usize,
    /// How many syllables of the name were walked.
    pub(crate) depth: usize,
    /// Whether the first word was spelt as in the names, marks and all.
    pub(crate) head_spelt: bool,
    /// Whether a comma, a slash or «và» stands between two of its words.
    pub(crate) listed: bool,
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

    /// Shows every node that the words from a place on come to where the beginning of the name stood elsewhere: the walk
    /// begins behind any word of a name. How many syllables were walked is counted from there.
    pub(crate) fn walk_ends(&self, words: &Words<'_>, place: usize, see: &mut impl FnMut(Reached)) {
        if !words.is_word(place) {
            return;
        }
        let bare = words.bare(place);
        let mut arrive = |node: usize, to: usize, depth: usize, shown: bool| {
            let reached = Reached { node, to, depth, head_spelt: true, listed: false };
            if shown {
                see(reached);
            }
            self.go(words, reached, see);
        };
        for node in self.inner.of(bare) {
            arrive(node, place + 1, 1, true);
        }
        if bare == DOTTED_HEAD.0 && words.sort(place) == Some(Sort::Capital) && words.is_mark(place + 1, b".")
        {
            for node in self.inner.of(DOTTED_HEAD.1) {
                arrive(node, place + 2, 1, false);
            }
        } else if words.sort(place) == Some(Sort::Capitals) || words.shouted() {
            for (_, long) in
                SHORT_HEADS.iter().filter(|(short, _)| *short == bare && may_be_short(words, place))
            {
                let Some((first, rest)) = long.split_first() else { continue };
                for node in self.inner.of(*first) {
                    if let Some(node) = self.node_behind(node, rest) {
                        arrive(node, place + 1, long.len(), true);
                    }
                }
            }
        }
    }

    /// The node that a name's beginning leads to.
    pub(crate) fn node_of(&self, syllables: &[Key]) -> Option<usize> {
        self.node_behind(Self::ROOT, syllables)
    }

    fn node_behind(&self, node: usize, syllables: &[Key]) -> Option<usize> {
        syllables.iter().try_fold(node, |node, syllable| self.step(node, *syllable))
    }

    /// Shows every node that the words from a place on come to, from a node on.
    pub(crate) fn walk(&self, words: &Words<'_>, place: usize, from: usize, see: &mut impl FnMut(Reached)) {
        let depth = usize::from(from != Self::ROOT);
        self.go(words, Reached { node: from, to: place, depth, head_spelt: true, listed: false }, see);
    }

    fn go(&self, words: &Words<'_>, at: Reached, see: &mut impl FnMut(Reached)) {
        // Paths branch only where capitals fit several syllables; the names bound them.
        let (mut place, mut listed) = (at.to, at.listed);
        // Most names that end do not go on.
        if at.depth > 0 && !self.goes_on(at.node) {
            return;
        }
        // Most words of a name are joined by nothing.
        let plain = words.is_word(place) && words.low(place).first() != AND.first();
        if at.depth > 0 && !plain {
            let after_head = at.depth == 1 && at.to > 0;
            let cut = words.is_mark(place, b",/") && words.sort(place + 1) == Some(Sort::Capitals);
            // «Đảng ủy, UBND xã»: what begins a name by itself begins one after a comma, but for «Sở VH, TT&DL»
            let sports = words.bare(place + 1) == Key::plain("tt")
                && (words.is_mark(place + 2, b"&")
                    || (words.bare(place + 2) == AND && words.sort(place + 3) == Some(Sort::Capitals)));
            if cut && !sports && SHORT_HEADS.iter().any(|(short, _)| *short == words.bare(place + 1)) {
                return;
            }
            while is_joint(words, place) && !(after_head && words.is_mark(place, b",/")) {
                listed |= !words.is_mark(place, b"-.");
                place += 1;
            }
        }
        if !words.is_word(place) {
            return;
        }
        let (sort, bare) = (words.sort(place), words.bare(place));
        let mut arrive = |node: usize, depth: usize, head_spelt: bool, to: usize| {
            let reached = Reached { node, to, depth, head_spelt, listed };
            see(reached);
            self.go(words, reached, see);
        };
        if let Some(node) = self.step(at.node, bare) {
            // Of the bare letters there is one node: how they are spelt tells the names of that node.
            let spelt = at.node != Self::ROOT || self.spelt.contains(&words.low(place));
            arrive(node, at.depth + 1, at.head_spelt && spelt, place + 1);
        }
        if at.node == Self::ROOT {
            // «P. Tư pháp», «P.TCKH»
            if bare == DOTTED_HEAD.0
                && sort == Some(Sort::Capital)
                && words.is_mark(place + 1, b".")
                && let Some(node) = self.step(Self::ROOT, DOTTED_HEAD.1)
            {
                let reached = Reached { node, to: place + 2, depth: 1, head_spelt: at.head_spelt, listed };
                if super::names_division(words, place + 2) {
                    see(reached);
                }
                self.go(words, reached, see);
                return;
            }
            if sort == Some(Sort::Capitals) || words.shouted() {
                // «TT. CNTT»: the dot is of the short form, as in «P. Tư pháp».
                let dot = words.is_mark(place + 1, b".") && words.is_capital(place + 2);
                let to = place + 1 + usize::from(dot && bare == Key::plain("tt"));
                let stands = |short: Key| short == bare && may_be_short(words, place);
                for (_, long) in SHORT_HEADS.iter().filter(|(short, _)| stands(*short)) {
                    if let Some(node) = self.node_of(long) {
                        arrive(node, long.len(), at.head_spelt, to);
                    }
                }
            }
        } else if sort == Some(Sort::Capitals) || words.capitals(place) > 1 {
            for (node, depth) in self.by_initials(at.node, bare) {
                arrive(node, at.depth + depth, at.head_spelt, place + 1);
            }
        }
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

/// Whether the word at a place, which has the letters of a short form, is that: «CA», but not «CÀ» of «CÀ MAU». A short form
/// has no tone; one that is no syllable can be nothing else («ỦBND»).
fn may_be_short(words: &Words<'_>, place: usize) -> bool {
    words.low(place) == words.bare(place)
        || !normalize::syllable::is_syllable(&words.word(place).to_lowercase())
}

/// Whether a mark or «và» at a place may stand inside a name.
fn is_joint(words: &Words<'_>, place: usize) -> bool {
    let and = || words.low(place).first() == AND.first() && words.bare(place) == AND;
    // «VP.HĐND»
    let dotted = || {
        place.checked_sub(1).is_some_and(|head| words.low(head) == const { Key::said("vp") })
            && words.is_mark(place, b".")
            && words.is_capital(place + 1)
    };
    words.is_mark(place, b",-&/")
        || dotted()
        || (and() && (words.sort(place) == Some(Sort::Small) || words.read(place, "và")))
}

/// The syllables of a name, without what joins them: in small letters, and bare.
pub(super) fn syllables(name: &str) -> impl Iterator<Item = (Key, Key)> {
    words_and_bare(name).filter(|(_, bare)| *bare != AND)
}
