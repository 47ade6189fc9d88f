//! How far an item of a list goes: its qualifiers, the rest of its name, what separates it from the next.

use model::PartyKind;

use super::list::{Reader, is_and};
use super::words::{Sort, Words};
use super::{clause, group, place};

impl Reader<'_, '_> {
    /// The word after a separator at a place, if one stands there; `;` and line breaks separate for good.
    pub(super) fn after_separator(&self, at: usize, marks: &[u8]) -> Option<usize> {
        let words = self.words;
        let mut next = at;
        while words.is_mark(next, marks) || is_and(words, next) {
            next += 1;
        }
        (next > at && next <= at + 2 && words.is_word(next)).then_some(next)
    }

    /// Qualifiers and brackets that belong to what stands before.
    pub(super) fn qualified(&self, from: usize, many: bool) -> usize {
        let words = self.words;
        let mut to = from;
        loop {
            // «đảng ủy trực thuộc tỉnh»
            let direct =
                if many && words.read(to, "trực thuộc") { self.qualifying_place(to) } else { None };
            if let Some(end) = direct {
                to = end;
            } else if let Some(count) = group::qualifier(words, to)
                .filter(|_| many || words.any(to, &["có liên quan", "liên quan", "phụ trách"]).is_some())
                .filter(|count| many || !self.prose || !self.takes_charge(to, *count))
            {
                to += count;
            } else if words.is_mark(to, b"(") {
                let Some(close) = words.closing_bracket(to) else { return to };
                to = close + 1;
            } else if let Some(end) = many.then(|| self.qualifying_place(to)).flatten() {
                to = end;
            } else {
                return to;
            }
        }
    }

    /// «UBND các xã có rừng», «UBND các xã biên giới»: in a cell, the word behind the few that tell which of many bodies are
    /// meant. Whether a text is whole they do not tell: in a sentence they may be told.
    pub(super) fn which(&self, from: usize) -> usize {
        const WHERE: [&str; 10] = [
            "nơi",
            "vùng",
            "ven",
            "giáp",
            "thuộc",
            "biên giới",
            "miền núi",
            "nằm trong",
            "trong vùng",
            "trọng điểm",
        ];
        let words = self.words;
        let most = match () {
            () if self.prose || self.silent || words.sort(from) != Some(Sort::Small) => return from,
            () if words.read(from, "có") => 3,
            () if words.any(from, &WHERE).is_some() => 8,
            () => return from,
        };
        let to = self.tail_of(from, false, true);
        if to <= from + most && !words.is_word(to) { to.max(from) } else { from }
    }

    /// «Sở Y tế phụ trách nội dung thi»: what one body does, where «Phó Giám đốc phụ trách» stands for somebody.
    fn takes_charge(&self, at: usize, count: usize) -> bool {
        self.words.read(at, "phụ trách") && self.words.sort(at + count) == Some(Sort::Small)
    }

    /// «của tỉnh», «thuộc UBND tỉnh», «trên địa bàn tỉnh», «trong tỉnh», «trực thuộc Trung ương».
    pub(super) fn qualifying_place(&self, at: usize) -> Option<usize> {
        let words = self.words;
        let count =
            words.any(at, &["trực thuộc", "thuộc", "của", "trên địa bàn", "trong", "ở", "tại", "cấp"])?;
        let next = at + count;
        if let Some(count) =
            words.any(next, &["trung ương", "tw", "đảng", "cả nước", "nước ngoài", "việt nam", "nhà nước"])
        {
            return Some(next + count);
        }
        let stop = |i: usize| self.is_body(i);
        if let Some(place) = place::read(words, if words.read(at, "cấp") { at } else { next }, stop) {
            return Some(place.to);
        }
        self.known(next).map(|k| k.to)
    }

    /// The rest of an open name or of a group: up to a separator after which an item begins, a predicate, a stop.
    pub(super) fn tail(&self, from: usize, joins: bool) -> usize {
        self.tail_of(from, joins, false)
    }

    pub(super) fn tail_of(&self, from: usize, joins: bool, group: bool) -> usize {
        let words = self.words;
        let mut to = from;
        let mut at = from;
        while words.has(at) {
            let does = || if self.prose || !group { self.does(at) } else { clause::acts(words, at) };
            // «Tổ công tác về giải ngân vốn đầu tư công»: what the body is for, not what it does
            let stops = !(at > 0 && words.read(at - 1, "về")) && does();
            if stops || (self.prose && at > from && self.may_act(from, at, group)) {
                break;
            }
            match words.sort(at) {
                None | Some(Sort::Mark(b';' | b'.' | b':' | b'+' | b'?' | b'!' | b')')) => break,
                Some(Sort::Break) => {
                    if !words.has(at + 1) || self.begins(at + 1) || !words.is_word(at + 1) {
                        break;
                    }
                    at += 1;
                }
                Some(Sort::Mark(b'(')) => {
                    let Some(close) = words.closing_bracket(at) else { break };
                    at = close + 1;
                    to = at;
                    // «các nhà cung cấp (VNPT, Viettel) hỗ trợ …»
                    if self.prose && clause::may_begin(words, at) {
                        break;
                    }
                }
                Some(Sort::Mark(_)) => {
                    let mut next = at + 1;
                    while words.is_mark(next, b",/") || is_and(words, next) {
                        next += 1;
                    }
                    let hangs = at == from && !group;
                    if !joins || hangs || !words.is_word(next) || self.begins(next) || self.does(next) {
                        break;
                    }
                    at = next;
                }
                Some(_) if is_and(words, at) => {
                    let next = at + 1;
                    if !joins || !words.is_word(next) || self.begins(next) || self.does(next) {
                        break;
                    }
                    at = next;
                }
                Some(_) => {
                    if at > from
                        && self.is_body(at)
                        && !words.shouted()
                        && !self.is_linked(at)
                        && !self.is_of_name(at)
                    {
                        break;
                    }
                    at = if group { self.behind_places(at) } else { at + 1 };
                    to = at;
                }
            }
        }
        to
    }

    /// «các tổ công tác tại bản, tổ dân phố»: the word behind a word of a group's name, or behind the places to which it ties
    /// the group where there are several kinds of them.
    fn behind_places(&self, at: usize) -> usize {
        let words = self.words;
        let tied = words.any(at, &["tại", "ở"]).is_some() && place::unit(words, at + 1).is_some();
        let seats = if tied { place::read(words, at, |i| self.is_body(i)) } else { None };
        seats.filter(|seats| seats.units.len() > 1).map_or(at + 1, |seats| seats.to)
    }

    /// A word that may stand in a name begins a predicate after a proper name («Báo Tuyên Quang xây dựng …»), after a
    /// group («các trường học tổ chức …»), or far from the head.
    pub(super) fn may_act(&self, from: usize, at: usize, group: bool) -> bool {
        let words = self.words;
        if words.is_capital(at)
            || !clause::may_begin(words, at)
            || (!group && clause::ends_before_colon(words, at))
        {
            return false;
        }
        let proper = at > from + 1 && words.is_capital(at - 1);
        // «các khoa lâm sàng giám sát tuân thủ»; «các cơ quan thanh tra, kiểm tra» are a kind
        let watches =
            at > from && words.is_word(at - 1) && words.any(at, &["giám sát", "kiểm tra"]).is_some();
        // «Tổ công tác liên ngành kiểm tra, xử lý vi phạm»: one verb behind the other, but for «Tổ công tác kiểm tra, giám sát».
        let twice = || {
            at > from + 1
                && (at + 2..=at + 3).any(|mark| {
                    words.is_mark(mark, b",") && (self.does(mark + 1) || clause::may_begin(words, mark + 1))
                })
        };
        proper
            || (!group && twice())
            || (group && watches)
            || is_long(words, from, at)
            || (group && words.any(at, &["tổ chức", "xây dựng", "lập", "phát động", "hỗ trợ các"]).is_some())
            || (at > from + 1 && words.read(at, "tuần tra"))
    }

    /// «Học viện Công nghệ Bưu chính Viễn thông»: words that are a body by themselves, inside a name in capitals.
    fn is_of_name(&self, at: usize) -> bool {
        const TRADES: [&str; 3] = ["điện lực", "viễn thông", "bưu điện"];
        let branch = |kind| matches!(kind, PartyKind::VerticalBody | PartyKind::Enterprise);
        let words = self.words;
        // «Chăm sóc Khách hàng Điện lực miền Trung»: behind a word of two syllables too
        let behind = |back: usize| at >= back && words.is_capital(at - back);
        let trade = || behind(2) && words.is_word(at - 1) && words.any(at, &TRADES).is_some();
        (behind(1) || trade()) && self.longest(at).is_some_and(|n| branch(n.body.kind))
    }

    /// «… của Bộ Y tế», «… thuộc Sở Xây dựng»: the body before is part of the name.
    pub(super) fn is_linked(&self, at: usize) -> bool {
        at > 0 && self.words.any(at - 1, &["của", "thuộc", "với", "tại", "cho", "là", "vực"]).is_some()
            || (at > 1 && self.words.any(at - 2, &["giúp việc", "thường trực"]).is_some())
            || (at > 2 && self.words.is_figure(at - 1) && self.words.read(at - 3, "chỉ đạo"))
    }
}

fn is_long(words: &Words<'_>, from: usize, at: usize) -> bool {
    const NAME: usize = 6;
    (from..at).filter(|&i| words.is_word(i)).count() > NAME
}
