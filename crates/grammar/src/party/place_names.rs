//! Names of places that begin as a body does: «phường Sở Dầu», «các xã Hội Hoan, Hội Sơn», «xã Trung Tâm».

use super::list::{Reader, is_and};
use super::words::{Sort, Words};
use super::{body, clause, place};

/// Most words of such a name behind its unit.
const LONGEST: usize = 3;
/// Most words and marks of a list of places in which the unit is looked for.
const LIST: usize = 40;

impl Reader<'_, '_> {
    /// Whether a word that opens a body is part of a name of a place: the name is short, stands behind a unit that has
    /// names («xã», no «tỉnh»), or in a list behind one, and no name of the registry is as long.
    pub(super) fn names_a_place(&self, at: usize, named: body::Named) -> bool {
        let words = self.words;
        if !named.body.open || at == 0 {
            return false;
        }
        let sort = words.sort(at);
        let alike = |i: usize| words.sort(i) == sort && !words.is_figure(i);
        let mut from = at;
        while from > 0 && at - from < LONGEST && !behind_unit(words, from) && alike(from - 1) {
            from -= 1;
        }
        let to = words.find(at, |i| !alike(i)).unwrap_or_else(|| words.len());
        if to < from + 2 || to > from + LONGEST || !self.ends_place(to) {
            return false;
        }
        // «Hội An», «Hội An Đông»; with more words it is rather a body («Trường Lê Lợi»).
        let short = to == from + 2
            || words.any(to - 1, &["đông", "tây", "nam", "bắc", "trung", "thượng", "hạ"]).is_some();
        behind_unit(words, from) || (short && sort == Some(Sort::Capital) && self.is_listed(from))
    }

    /// Whether a name may end before a word: where nothing follows, or what somebody does there.
    fn ends_place(&self, to: usize) -> bool {
        let words = self.words;
        !words.is_word(to) || is_and(words, to) || self.does(to) || clause::may_begin(words, to)
    }

    /// Whether the names before a place are those of a list behind a unit: «các xã Hội Hoan, …».
    fn is_listed(&self, from: usize) -> bool {
        let words = self.words;
        let parts = |i: usize| words.is_mark(i, b",") || is_and(words, i);
        if !parts(from - 1) {
            return false;
        }
        let mut at = from - 1;
        while at > 0 && from - at < LIST {
            if behind_unit(words, at) {
                return true;
            }
            let colon = words.is_mark(at - 1, b":") && behind_unit(words, at - 1);
            if !(parts(at - 1) || colon || words.sort(at - 1) == Some(Sort::Capital)) {
                return false;
            }
            at -= 1;
        }
        false
    }
}

/// Whether a unit that has names of its own ends before a place: «xã», «thị trấn», «huyện»; a province is no such.
fn behind_unit(words: &Words<'_>, place: usize) -> bool {
    (1..=2).filter_map(|back| place.checked_sub(back)).any(|from| {
        place::unit(words, from).is_some_and(|(unit, to)| {
            to == place
                && matches!(
                    unit.name,
                    "xã" | "phường" | "thị trấn" | "đặc khu" | "huyện" | "quận" | "thị xã" | "thành phố"
                )
        })
    })
}
