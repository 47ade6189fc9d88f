//! How a text walks along the names: by their words, by short forms of the first of them, by the letters of several.

use super::{AND, Trie};
use crate::party::words::{Key, Sort, Words};

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

impl Trie {
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
                if super::super::names_division(words, place + 2) {
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
