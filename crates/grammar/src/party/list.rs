//! Lists of bodies as people write them, cut into parties.
//!
//! A list is read from the left: an item (a person by office, a named body, a group, a place that stands for its
//! committee, a body of unknown name), what belongs to it, then a separator. Separators are `;` `,` `/` «và»,
//! «cùng», line breaks; one that is followed by no item belongs to the name before it («Trung tâm Văn hóa,
//! Truyền thông và Thể thao») or hands its head on («Phòng TCKH, TNMT»).

use std::cell::OnceCell;
use std::sync::LazyLock;

use jiff::civil::Date;
use model::{Party, PartyKind, PartyLevel};

use super::open::OTHER_WORDS;
use super::phrases::Phrases;
use super::words::{Sort, Words};
use super::{Context, body, clause, group, office, place};

/// A stretch of a list that was read.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// First word.
    pub(crate) from: usize,
    /// The word after the last.
    pub(crate) to: usize,
    /// Its parties: several where one head serves many names.
    pub(crate) parties: Vec<Party>,
    /// How it was read.
    pub(crate) sort: ItemSort,
}

/// How an item was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemSort {
    /// A name of the registry, or a place.
    Known,
    /// A group.
    Group,
    /// A person by office.
    Office,
    /// A head of the registry and words that it does not know.
    Open,
    /// A head alone: «Sở», «Ban Quản lý».
    Bare,
    /// A name that nothing tells to be a body.
    Strange,
}

/// Reads items; `prose` ends each at the first word that is no part of it.
pub(crate) struct Reader<'w, 'a> {
    pub(crate) words: &'w Words<'a>,
    pub(crate) context: &'w Context,
    pub(crate) prose: bool,
    /// What was found at each word already.
    seen: Vec<Seen>,
}

/// What was found at a word, by the first who asked.
#[derive(Debug, Default)]
struct Seen {
    named: OnceCell<Option<body::Named>>,
    begins: OnceCell<bool>,
    clause: OnceCell<bool>,
}

/// Most words of a name that nothing tells to be a body.
const LONGEST_STRANGER: usize = 7;

impl<'w, 'a> Reader<'w, 'a> {
    pub(crate) fn new(words: &'w Words<'a>, context: &'w Context, prose: bool) -> Self {
        let seen = std::iter::repeat_with(Seen::default).take(words.len()).collect();
        Self { words, context, prose, seen }
    }

    /// The longest name of the registry at a place.
    pub(super) fn longest(&self, at: usize) -> Option<body::Named> {
        *self.seen.get(at)?.named.get_or_init(|| body::longest(self.words, at, self.day()))
    }

    /// Whether an item begins at a place; cheaper than reading it.
    pub(crate) fn begins(&self, at: usize) -> bool {
        self.seen.get(at).is_some_and(|seen| *seen.begins.get_or_init(|| self.may_begin(at)))
    }

    /// Whether what a body does begins at a place.
    pub(super) fn does(&self, at: usize) -> bool {
        self.seen.get(at).is_some_and(|seen| *seen.clause.get_or_init(|| clause::begins(self.words, at)))
    }

    pub(super) fn day(&self) -> Option<Date> {
        self.context.issued_on
    }

    /// The item at a place.
    pub(crate) fn item(&self, at: usize) -> Option<Item> {
        if !self.words.is_word(at) {
            return None;
        }
        self.office(at)
            .or_else(|| self.known(at))
            .or_else(|| self.group(at))
            .or_else(|| self.seat(at))
            .or_else(|| self.open(at))
            .or_else(|| if self.prose { None } else { self.hamlets(at) })
    }

    fn may_begin(&self, at: usize) -> bool {
        let words = self.words;
        if !words.is_word(at) {
            return false;
        }
        let capital = words.is_capital(at);
        let other = OTHER_WORDS.count(words, at).is_some();
        if let Some(named) = self.longest(at).filter(|n| !n.body.open || !other) {
            let length = named.reached.to - at;
            let is_place = matches!(
                words.text.printed(words.chars(at..at + 2)),
                "Hội An" | "Trạm Tấu" | "Vụ Bản" | "Đoàn Kết"
            );
            if (capital && !is_place) || (length >= 2 && !named.body.open) {
                return true;
            }
        }
        if group::many(words, at).is_some() || office::read(words, at).is_some() {
            return true;
        }
        if !other
            && group::noun(words, at).is_some_and(|(noun, _, to)| {
                to > at + 1 || capital || matches!(noun, "sở" | "ban" | "ngành" | "bộ")
            })
        {
            return true;
        }
        place::unit(words, at).is_some_and(|(_, to)| words.is_capital(to) || !words.is_word(to))
    }

    pub(super) fn is_body(&self, at: usize) -> bool {
        let words = self.words;
        // «Bệnh viện Đa khoa Trung ương»: behind a name it says whose the body is.
        let of_the_centre = at > 0
            && words.is_word(at - 1)
            && !is_and(words, at - 1)
            && words.read(at, "trung ương")
            && !words.read(at + 2, "đảng");
        words.is_capital(at)
            && !of_the_centre
            && self.longest(at).is_some_and(|n| {
                let department = matches!(n.body.kind, PartyKind::Department | PartyKind::Ministry);
                if n.body.open {
                    (department || n.reached.depth >= 2) && OTHER_WORDS.count(words, at).is_none()
                } else {
                    n.reached.depth >= 2
                }
            })
    }

    pub(super) fn raw(&self, from: usize, to: usize) -> String {
        normalize::single_spaced(self.words.printed(from..to)).into_owned()
    }

    /// All items of a text, and the words that none of them took.
    pub(crate) fn all(&self) -> (Vec<Item>, Vec<usize>) {
        let words = self.words;
        let (mut items, mut left) = (Vec::new(), Vec::new());
        let mut at = 0;
        while at < words.len() {
            if !words.is_word(at) || is_and(words, at) {
                at += 1;
                continue;
            }
            if let Some(count) = clause::before(words, at)
                && self.item(at + count).is_some()
            {
                at += count;
                continue;
            }
            if let Some(item) = self.item(at).filter(|i| i.to > at) {
                at = item.to;
                items.push(item);
                at = self.skip_clause(at, &mut left);
            } else if let Some(item) = self.stranger(at) {
                at = item.to;
                items.push(item);
            } else {
                left.push(at);
                at += 1;
            }
        }
        (items, left)
    }

    /// A name of a list that no registry and no head tells to be a body («Bưu chính Viettel»): from one separator to the
    /// next, begun by a capital. It is kept as what it is printed, of no known kind.
    fn stranger(&self, at: usize) -> Option<Item> {
        let words = self.words;
        if self.prose || words.shouted || !words.is_capital(at) {
            return None;
        }
        let parts = |i: usize| !words.is_word(i) || is_and(words, i);
        let opens = at == 0 || parts(at - 1) && !words.is_mark(at - 1, b"(-&");
        let to = (at..words.len()).find(|&i| parts(i)).unwrap_or(words.len());
        let closes = to >= words.len()
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
        let party = body::unknown(&self.raw(at, to), PartyKind::Other, PartyLevel::Other, false);
        Some(Item { from: at, to, parties: vec![party], sort: ItemSort::Strange })
    }

    /// Whether the first word of a text is one that [`Self::all`] takes, alone or with those behind it.
    pub(crate) fn opens(&self) -> bool {
        let words = self.words;
        let first = (0..words.len()).find(|&at| words.is_word(at) && !is_and(words, at));
        first.is_some_and(|at| {
            clause::before(words, at).is_some() || self.item(at).is_some_and(|item| item.to > at)
        })
    }

    /// After an item: the words up to the next separator, or over what the body does to the next body.
    pub(super) fn skip_clause(&self, from: usize, left: &mut Vec<usize>) -> usize {
        let words = self.words;
        let mut at = from;
        while at < words.len() {
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

/// Words that join two items.
pub(super) static JOINTS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(["và", "cùng với", "cùng", "với", "hoặc"]));

pub(super) fn is_and(words: &Words<'_>, at: usize) -> bool {
    !words.is_capital(at) && JOINTS.stand(words, at)
}
