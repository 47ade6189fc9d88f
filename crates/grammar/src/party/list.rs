//! Lists of bodies as people write them, cut into parties.
//!
//! A list is read from the left: an item (a person by office, a named body, a group, a place that stands for its
//! committee, a body of unknown name), what belongs to it, then a separator. Separators are `;` `,` `/` «và»,
//! «cùng», line breaks; one that is followed by no item belongs to the name before it («Trung tâm Văn hóa,
//! Truyền thông và Thể thao») or hands its head on («Phòng TCKH, TNMT»).

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use model::{Party, PartyKind, PartyLevel};
use smallvec::SmallVec;

use super::open::OTHER_WORDS;
use super::phrases::Phrases;
use super::words::Words;
use super::{Context, body, clause, group, office, place};
use crate::registry::Body;

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
    /// Whether only the extent of the items is asked for: their parties have no names then.
    pub(crate) silent: bool,
    /// What was found at each word already.
    seen: RefCell<Seen>,
    /// An item that was read before its turn came.
    ahead: RefCell<Option<Item>>,
}

/// What was found at words, by the first who asked; only few words of a text are asked for.
#[derive(Debug, Default)]
struct Seen {
    /// The place behind each word in the list of what was found; zero for none.
    places: SmallVec<[u32; 32]>,
    found: SmallVec<[Found; 3]>,
}

/// What was found at a word.
#[derive(Debug, Default, Clone, Copy)]
struct Found {
    longest: Option<body::Longest>,
    begins: Option<bool>,
}

impl Seen {
    fn at(&self, word: usize) -> Found {
        let place = self.places.get(word).and_then(|&place| place.checked_sub(1));
        place.and_then(|place| self.found.get(place as usize)).copied().unwrap_or_default()
    }

    fn at_mut(&mut self, word: usize) -> Option<&mut Found> {
        if word >= self.places.len() {
            self.places.resize((word + 1).next_multiple_of(32), 0);
        }
        let place = self.places.get_mut(word)?;
        if *place == 0 {
            self.found.push(Found::default());
            *place = self.found.len() as u32;
        }
        self.found.get_mut(*place as usize - 1)
    }
}

impl<'w, 'a> Reader<'w, 'a> {
    pub(crate) fn new(words: &'w Words<'a>, context: &'w Context, prose: bool) -> Self {
        Self { words, context, prose, silent: false, seen: RefCell::default(), ahead: RefCell::default() }
    }

    /// A reader of cells that tells how far items go and of what sort they are, but does not name their parties.
    pub(crate) fn silent(words: &'w Words<'a>, context: &'w Context) -> Self {
        Self { silent: true, ..Self::new(words, context, false) }
    }

    /// The longest name of the registry at a place.
    pub(super) fn longest(&self, at: usize) -> Option<body::Named> {
        self.named(at).named
    }

    /// The longest open head at a place.
    pub(super) fn longest_open(&self, at: usize) -> Option<body::Named> {
        self.named(at).open
    }

    fn named(&self, at: usize) -> body::Longest {
        let known = self.seen.borrow().at(at).longest;
        known.unwrap_or_else(|| {
            let longest = body::longest(self.words, at, self.day());
            if let Some(found) = self.seen.borrow_mut().at_mut(at) {
                found.longest = Some(longest);
            }
            longest
        })
    }

    /// Whether an item begins at a place; cheaper than reading it.
    pub(crate) fn begins(&self, at: usize) -> bool {
        if !self.words.is_word(at) {
            return false;
        }
        let known = self.seen.borrow().at(at).begins;
        known.unwrap_or_else(|| {
            let begins = self.may_begin(at);
            if let Some(found) = self.seen.borrow_mut().at_mut(at) {
                found.begins = Some(begins);
            }
            begins
        })
    }

    /// Whether what a body does begins at a place.
    pub(super) fn does(&self, at: usize) -> bool {
        clause::begins(self.words, at)
    }

    pub(super) fn day(&self) -> Option<Date> {
        self.context.issued_on
    }

    /// The item at a place.
    pub(crate) fn item(&self, at: usize) -> Option<Item> {
        if !self.words.is_word(at) {
            return None;
        }
        let ahead = self.ahead.borrow_mut().take_if(|item| item.from == at);
        if ahead.is_some() {
            return ahead;
        }
        self.office(at)
            .or_else(|| self.known(at).map(|item| self.with_owner(item)))
            .or_else(|| self.police(at))
            .or_else(|| self.group(at))
            .or_else(|| self.several(at))
            .or_else(|| self.seat(at))
            .or_else(|| self.open(at).map(|item| self.with_owner(item)))
            .or_else(|| self.hamlets(at))
    }

    /// Whether an item stands at a place that passes; it is kept for who reads it next.
    pub(super) fn peek(&self, at: usize, passes: impl FnOnce(&Item) -> bool) -> bool {
        let Some(item) = self.item(at) else { return false };
        let passed = passes(&item);
        *self.ahead.borrow_mut() = Some(item);
        passed
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
            let is_place = self.names_a_place(at, named);
            if is_place {
                return false;
            }
            if capital || (length >= 2 && !named.body.open) {
                return true;
            }
        }
        if group::many(words, at).is_some() || office::read(words, at).is_some() || self.is_police(at) {
            return true;
        }
        // «tổ chức» alone is a verb, «tổ chức đảng» none.
        if group::noun(words, at).is_some_and(|(noun, _, to)| {
            to > at + 2
                || (!other && (to > at + 1 || capital || matches!(noun, "sở" | "ban" | "ngành" | "bộ")))
        }) {
            return true;
        }
        place::unit(words, at).is_some_and(|(_, to)| words.is_capital(to) || !words.is_word(to))
    }

    pub(super) fn is_body(&self, at: usize) -> bool {
        let words = self.words;
        // «Bệnh viện Đa khoa Trung ương», «Trung tâm Thông tin y tế Quốc gia»: behind a name it says whose the body is.
        let of_the_centre = || {
            words.any(at, &["trung ương", "quốc gia"]).is_some()
                && at > 0
                && words.is_word(at - 1)
                && !is_and(words, at - 1)
                && !words.read(at + 2, "đảng")
        };
        words.is_capital(at)
            && !of_the_centre()
            && !is_of_region(words, at)
            && self.longest(at).is_some_and(|n| {
                if n.body.kind == PartyKind::PeoplesCommittee && self.stands_apart(at, n.reached.to) {
                    return true;
                }
                let department = matches!(n.body.kind, PartyKind::Department | PartyKind::Ministry);
                if n.body.open {
                    (department || n.reached.depth >= 2)
                        && OTHER_WORDS.count(words, at).is_none()
                        && !self.names_a_place(at, n)
                } else {
                    n.reached.depth >= 2
                }
            })
    }

    /// Whether the committee at a place, with its own behind it, is not that of the body before it: that has its place
    /// itself («Công an tỉnh UBND các xã»), or is a department and belongs to none of a lower level («Sở Y tế UBND cấp xã»).
    /// «Bộ phận Một cửa UBND cấp xã» is one.
    fn stands_apart(&self, at: usize, behind: usize) -> bool {
        let words = self.words;
        let lower = words.read(behind, "cấp") || words.read(behind, "các");
        if !lower && place::unit(words, behind).is_none() {
            return false;
        }
        let Some(last) = at.checked_sub(1).filter(|last| words.is_word(*last)) else { return false };
        let placed = !words.is_capital(last) && place::unit(words, last).is_some_and(|(_, to)| to == at);
        let first = (0..at).rev().take_while(|place| words.is_word(*place)).last().unwrap_or(last);
        let department =
            words.any(first, &["sở", "bộ"]).is_some() && words.any(first, &["bộ phận"]).is_none();
        placed || lower && department
    }

    /// The words from one to before another, as printed, with single blanks.
    pub(super) fn raw(&self, from: usize, to: usize) -> Cow<'a, str> {
        normalize::single_spaced(self.words.printed(from..to))
    }

    /// The party of a body of the registry that is printed in these words.
    pub(super) fn body(&self, at: Range<usize>, body: &Body, place: Option<&place::Place>) -> Party {
        if self.silent {
            return body::unnamed(place.is_some_and(|p| p.many));
        }
        body::party(&self.raw(at.start, at.end), body, "", place, self.context)
    }

    /// The party of these words, whose name no registry knows.
    pub(super) fn unknown(
        &self,
        at: Range<usize>,
        kind: PartyKind,
        level: PartyLevel,
        collective: bool,
    ) -> Party {
        if self.silent {
            return body::unnamed(collective);
        }
        body::unknown(&self.raw(at.start, at.end), kind, level, collective)
    }
}

/// Adds parties to those before them; where there are none, they are the list.
pub(super) fn append(parties: &mut Vec<Party>, more: Vec<Party>) {
    if parties.is_empty() { *parties = more } else { parties.extend(more) }
}

/// «Bắc Trung Bộ», «Đông Nam Bộ»: the name of a region ends so.
fn is_of_region(words: &Words<'_>, at: usize) -> bool {
    const BEFORE: [&str; 3] = ["trung", "nam", "bắc"];
    words.read(at, "bộ")
        && at.checked_sub(1).is_some_and(|i| words.is_capital(i) && words.any(i, &BEFORE).is_some())
}

/// Words that join two items.
pub(super) static JOINTS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(["và", "cùng với", "cùng", "với", "hoặc"]));

pub(super) fn is_and(words: &Words<'_>, at: usize) -> bool {
    !words.is_capital(at) && JOINTS.stand(words, at)
}
