//! The items of a list, one behind the other, and the words that none of them took.

use model::{PartyKind, PartyLevel};

use super::clause;
use super::list::{Item, ItemSort, Reader, is_and};
use super::open::OTHER_WORDS;
use super::words::Sort;

impl Reader<'_, '_> {
    /// All items of a text, and the words that none of them took.
    pub(crate) fn all(&self) -> (Vec<Item>, Vec<usize>) {
        let (mut items, mut left) = (Vec::new(), Vec::new());
        self.gather(&mut items, &mut left, |_, _| true);
        (items, left)
    }

    /// All items of a text, where each is known and takes all its words: a long list of strangers is given up at the first.
    pub(super) fn all_known(&self) -> Option<Vec<Item>> {
        let (mut items, mut left) = (Vec::new(), Vec::new());
        let known = |item: Option<&Item>, left: &[usize]| {
            left.is_empty() && item.is_none_or(|item| item.sort != ItemSort::Strange)
        };
        self.gather(&mut items, &mut left, known).then_some(items)
    }

    /// Gathers items and the words that none of them took, while they are wanted: `goes_on` sees the last item and all that
    /// is left. Says whether all were.
    fn gather(
        &self,
        items: &mut Vec<Item>,
        left: &mut Vec<usize>,
        goes_on: impl Fn(Option<&Item>, &[usize]) -> bool,
    ) -> bool {
        let words = self.words;
        let mut at = 0;
        while words.has(at) {
            if !words.is_word(at) || is_and(words, at) {
                at += 1;
                continue;
            }
            if let Some(count) = clause::before(words, at)
                && self.peek(at + count, |_| true)
            {
                at += count;
                continue;
            }
            if let Some(item) = self.item(at).filter(|i| i.to > at) {
                at = item.to;
                items.push(item);
                at = self.skip_clause(at, left);
            } else if let Some(item) = self.stranger(at).or_else(|| self.crowd(at)) {
                at = item.to;
                items.push(item);
            } else {
                left.push(at);
                at += 1;
            }
            if !goes_on(items.last(), left) {
                return false;
            }
        }
        true
    }

    /// A name of a list that no registry and no head tells to be a body («Bưu chính Viettel»): from one separator to the
    /// next, begun by a capital. It is kept as what it is printed, of no known kind.
    fn stranger(&self, at: usize) -> Option<Item> {
        let words = self.words;
        // «Ông Nguyễn Văn An, bà Trần Thị Bình»
        let called = || words.is_capital(at + 1) && words.any(at, &CALLED).is_some();
        if self.prose || words.shouted() || !(words.is_capital(at) || called()) {
            return None;
        }
        let parts = |i: usize| !words.is_word(i) || is_and(words, i);
        let opens = at == 0 || parts(at - 1) && !words.is_mark(at - 1, b"(-&");
        let to = words.find(at, parts).unwrap_or_else(|| words.len());
        let closes = !words.has(to)
            || is_and(words, to)
            || words.is_mark(to, b",;")
            || words.sort(to) == Some(Sort::Break);
        let short = words.sort(at) == Some(Sort::Capitals) && words.word(at).chars().count() >= 3;
        let name = ((if short { 1 } else { 2 })..=LONGEST_STRANGER).contains(&(to - at));
        let acts = || (at..to).any(|i| self.does(i)) || clause::may_begin(words, at);
        let verb = || crate::verb::opens_task(words.printed(at..to));
        if !opens || !closes || !name || acts() || verb() || OTHER_WORDS.stand(words, at) {
            return None;
        }
        let party = self.unknown(at..to, PartyKind::Other, PartyLevel::Other, false);
        Some(Item { from: at, to, parties: vec![party], sort: ItemSort::Strange })
    }

    /// Whether the first word of a text is one that [`Self::all`] takes, alone or with those behind it.
    pub(crate) fn opens(&self) -> bool {
        let words = self.words;
        let first = words.find(0, |at| words.is_word(at) && !is_and(words, at));
        first.is_some_and(|at| clause::before(words, at).is_some() || self.peek(at, |item| item.to > at))
    }

    /// After an item: the words up to the next separator, or over what the body does to the next body.
    pub(super) fn skip_clause(&self, from: usize, left: &mut Vec<usize>) -> usize {
        let words = self.words;
        let mut at = from;
        while words.has(at) {
            let separator = !words.is_word(at) || is_and(words, at);
            if separator
                && (words.is_mark(at, b";") || self.begins(at + 1) || self.stranger(at + 1).is_some())
            {
                return at;
            }
            if !separator && self.is_body(at) {
                return at;
            }
            if words.is_word(at) {
                left.push(at);
            }
            at += 1;
        }
        at
    }
}

/// Most words of a name that nothing tells to be a body.
const LONGEST_STRANGER: usize = 7;

/// Words by which a person is called, with a capital behind them.
const CALLED: [&str; 6] = ["ông", "bà", "thầy", "cô", "anh", "chị"];
