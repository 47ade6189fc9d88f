//! Names of bodies word by word, and how a text walks along them.
//!
//! Separators inside a name (`,` `-` `&` «và») are not part of the path, so that «Văn hóa - Thể thao & Du lịch»
//! and «Văn hóa, Thể thao và Du lịch» are one. A word in capitals may stand for several syllables by their first
//! letters, wherever it begins: «Sở TN&MT», «Nông nghiệp và PTNT», «Lao động - TBXH».

use std::collections::{BTreeMap, HashMap};

use rustc_hash::FxBuildHasher;

use crate::party::words::{Sort, Words};

/// Short forms of the words with which names begin; a first letter alone would fit too much there.
pub(crate) const SHORT_HEADS: [(&str, &str); 14] = [
    ("vp", "van phong"),
    ("ub", "uy ban"),
    ("bql", "ban quan ly"),
    ("btv", "ban thuong vu"),
    ("bch", "ban chap hanh"),
    ("bch", "ban chi huy"),
    ("bcd", "ban chi dao"),
    ("tt", "trung tam"),
    ("tt", "thuong truc"),
    ("ttr", "thuong truc"),
    ("bv", "benh vien"),
    ("ca", "cong an"),
    ("cty", "cong ty"),
    ("ubnd", "uy ban nhan dan"),
];

/// The letter with a dot that stands for a first word, and that word.
pub(crate) const DOTTED_HEAD: (&str, &str) = ("p", "phong");

/// Names by their words.
#[derive(Debug)]
pub(crate) struct Trie {
    nodes: Vec<Node>,
    /// The nodes of first words: nearly every word of a text is asked for here, and begins no name.
    heads: HashMap<String, usize, FxBuildHasher>,
}

#[derive(Debug, Default)]
struct Node {
    next: BTreeMap<String, usize>,
    /// Bodies whose name ends here.
    bodies: Vec<usize>,
    /// At the first word of names: how it is spelt, in small letters.
    spelt: Vec<String>,
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
}

impl Default for Trie {
    fn default() -> Self {
        Self { nodes: vec![Node::default()], heads: HashMap::default() }
    }
}

impl Trie {
    /// The node before any word.
    pub(crate) const ROOT: usize = 0;

    /// Adds a name by its bare syllables; `head` is its first word as written.
    pub(crate) fn insert(&mut self, syllables: &[String], head: &str, body: usize) {
        let mut node = Self::ROOT;
        for (depth, syllable) in syllables.iter().enumerate() {
            let fresh = self.nodes.len();
            let Some(here) = self.nodes.get_mut(node) else { return };
            node = *here.next.entry(syllable.clone()).or_insert(fresh);
            if node == fresh {
                self.nodes.push(Node::default());
            }
            if depth == 0 {
                self.heads.insert(syllable.clone(), node);
            }
            if let (0, Some(first)) = (depth, self.nodes.get_mut(node)) {
                let head = head.to_lowercase();
                if !first.spelt.contains(&head) {
                    first.spelt.push(head);
                }
            }
        }
        if let Some(last) = self.nodes.get_mut(node)
            && !last.bodies.contains(&body)
        {
            last.bodies.push(body);
        }
    }

    /// The bare first words of the names.
    pub(crate) fn first_words(&self) -> impl Iterator<Item = &str> {
        self.nodes.first().into_iter().flat_map(|root| root.next.keys().map(String::as_str))
    }

    /// The bodies whose name ends at a node.
    pub(crate) fn bodies(&self, node: usize) -> &[usize] {
        self.nodes.get(node).map_or(&[], |n| &n.bodies)
    }

    /// Whether names go on after a node.
    pub(crate) fn goes_on(&self, node: usize) -> bool {
        self.nodes.get(node).is_some_and(|n| !n.next.is_empty())
    }

    /// The node that a name's beginning leads to.
    pub(crate) fn node_of<'s>(&self, mut syllables: impl Iterator<Item = &'s str>) -> Option<usize> {
        syllables.try_fold(Self::ROOT, |node, syllable| self.step(node, syllable))
    }

    /// Shows every node that the words from a place on come to, from a node on.
    pub(crate) fn walk(&self, words: &Words<'_>, place: usize, from: usize, see: &mut impl FnMut(Reached)) {
        let depth = usize::from(from != Self::ROOT);
        self.go(words, Reached { node: from, to: place, depth, head_spelt: true }, see);
    }

    fn go(&self, words: &Words<'_>, at: Reached, see: &mut impl FnMut(Reached)) {
        // Paths branch only where capitals fit several syllables; the names bound them.
        let mut place = at.to;
        if at.depth > 0 {
            let after_head = at.depth == 1 && at.to > 0;
            let cut = words.is_mark(place, b",/") && words.sort(place + 1) == Some(Sort::Capitals);
            // «Đảng ủy, UBND xã»: what begins a name by itself begins one after a comma
            if cut && SHORT_HEADS.iter().any(|(short, _)| *short == words.bare(place + 1)) {
                return;
            }
            while is_joint(words, place) && !(after_head && words.is_mark(place, b",/")) {
                place += 1;
            }
        }
        let Some(sort) = words.sort(place).filter(|_| words.is_word(place)) else { return };
        let bare = words.bare(place);
        let mut arrive = |node: usize, depth: usize, head_spelt: bool| {
            let reached = Reached { node, to: place + 1, depth, head_spelt };
            see(reached);
            self.go(words, reached, see);
        };
        if let Some(node) = self.step(at.node, bare) {
            let spelt = at.node != Self::ROOT || self.is_spelt(node, words.low(place));
            arrive(node, at.depth + 1, at.head_spelt && spelt);
        }
        if at.node == Self::ROOT {
            // «P. Tư pháp», «P.TCKH»
            if bare == DOTTED_HEAD.0
                && sort == Sort::Capital
                && words.is_mark(place + 1, b".")
                && let Some(node) = self.step(Self::ROOT, DOTTED_HEAD.1)
            {
                let reached = Reached { node, to: place + 2, depth: 1, head_spelt: at.head_spelt };
                self.go(words, reached, see);
                return;
            }
            if sort == Sort::Capitals || words.shouted {
                for (_, long) in SHORT_HEADS.iter().filter(|(short, _)| *short == bare) {
                    if let Some(node) = self.node_of(long.split(' ')) {
                        arrive(node, long.split(' ').count(), at.head_spelt);
                    }
                }
            }
        } else if sort == Sort::Capitals || words.word(place).chars().filter(|c| c.is_uppercase()).count() > 1
        {
            for (node, depth) in self.by_initials(at.node, bare) {
                arrive(node, at.depth + depth, at.head_spelt);
            }
        }
    }

    fn by_initials(&self, node: usize, letters: &str) -> Vec<(usize, usize)> {
        let mut heads = vec![node];
        for letter in letters.chars() {
            heads = heads
                .iter()
                .filter_map(|&n| self.nodes.get(n))
                .flat_map(|n| n.next.iter().filter(|(word, _)| word.starts_with(letter)).map(|(_, &to)| to))
                .collect();
        }
        let depth = letters.len();
        heads.into_iter().map(|n| (n, depth)).collect()
    }

    fn step(&self, node: usize, syllable: &str) -> Option<usize> {
        if node == Self::ROOT {
            return self.heads.get(syllable).copied();
        }
        self.nodes.get(node)?.next.get(syllable).copied()
    }

    fn is_spelt(&self, node: usize, word: &str) -> bool {
        let Some(node) = self.nodes.get(node) else { return false };
        node.spelt.iter().any(|s| s == word)
    }
}

/// Whether a mark or «và» at a place may stand inside a name.
fn is_joint(words: &Words<'_>, place: usize) -> bool {
    words.is_mark(place, b",-&/")
        || (words.bare(place) == "va" && (words.sort(place) == Some(Sort::Small) || words.low(place) == "và"))
}

/// The bare syllables of a name from a place on, without what joins them.
pub(crate) fn syllables(words: &Words<'_>, place: usize) -> Vec<String> {
    (place..words.len())
        .filter(|&i| words.is_word(i) && words.bare(i) != "va")
        .map(|i| words.bare(i).to_owned())
        .collect()
}
