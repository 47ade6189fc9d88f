//! Bodies of the registry in a list: their place, names that go on, and names that share a head or a place.

use model::{Party, PartyKind, PartyLevel};
use smallvec::smallvec;

use super::list::{Item, ItemSort, Reader, is_and};
use super::words::{Key, Sort};
use super::{Context, acting, body, capitals, clause, group, place, province};
use crate::registry::Body;

const MINISTRY: Key = Key::plain("bo");
const BOARD: Key = Key::plain("ban");
/// «Chi cục Thủy lợi» goes on as «Chi cục Thủy lợi và Phòng, chống thiên tai».
const BRANCH: Key = Key::plain("chi");

/// The heads that several names share: «Phòng TCKH, TNMT».
const HANDED_ON: [Key; 7] = [
    MINISTRY,
    BOARD,
    Key::plain("so"),
    Key::plain("phong"),
    Key::plain("cuc"),
    Key::plain("vu"),
    Key::plain("hoi"),
];

/// A name of a place, the unit that is printed before it, its first word and the word after it.
type Named = (String, Option<place::Unit>, usize, usize);

impl Reader<'_, '_> {
    /// A body of the registry, its place, and the names that share its head.
    pub(super) fn known(&self, at: usize) -> Option<Item> {
        let words = self.words;
        let named = self.longest(at).filter(|n| !n.body.open)?;
        let end = named.reached.to;
        if let Some(item) = self.lettered(at, end) {
            return Some(item);
        }
        let colon = self.many_behind_colon(named.body, end);
        if !colon && self.closes(end) {
            let party = self.body(at..end, named.body, None);
            let mut parties = vec![party];
            let to = self.hand_on_head(named.body, end, parting(named.body), &mut parties);
            return Some(Item { from: at, to, parties, sort: ItemSort::Known });
        }
        let more = self.organ_of(at, named).or_else(|| self.part_of(at, named));
        if let Some(item) = more.or_else(|| self.zones(at, named)).or_else(|| self.of_house(at, named)) {
            return Some(item);
        }
        let stop = |i: usize| self.is_body(i);
        let mut parties = Vec::new();
        let mut to = end;
        let seat = place::read(words, end + usize::from(colon), stop).filter(|p| {
            p.units.first().is_none_or(|u| {
                u.level != PartyLevel::Party || named.body.level.is_none_or(|l| l == PartyLevel::Party)
            })
        });
        let seat_end = seat.as_ref().map_or(end, |s| s.to);
        // «Ban Thường vụ Tỉnh ủy về phát triển du lịch»: with its committee the organ is whole.
        let whole = seat.as_ref().and_then(|s| s.units.first()).is_some_and(|u| u.level == PartyLevel::Party);
        if !whole && let Some(item) = self.extended(at, named, seat_end) {
            return Some(item);
        }
        if seat.is_none()
            && let Some(item) = self.of_many(at, named)
        {
            return Some(item);
        }
        if let Some(seat) = seat {
            to = seat.to;
            // «UBND huyện ủy» does not occur; «Ban Thường vụ Huyện ủy Sơn Dương» does
            let names = if seat.many && !seat.rank { self.names_after(seat.to) } else { None };
            if let Some(names) = names {
                for (name, unit, from, end) in names.0 {
                    let one = seat.named(name, unit);
                    let from = if parties.is_empty() { at } else { from };
                    parties.push(self.body(from..end, named.body, Some(&one)));
                }
                to = names.1;
            } else {
                let close = self.qualified(to, seat.many);
                to = if seat.many { self.which(close) } else { close };
                parties.push(self.body(at..to, named.body, Some(&seat)));
                if seat.name.is_some() || self.is_named_unit(to) {
                    to = self.hand_on_place(&seat, named.body, to, &mut parties);
                }
            }
        } else if let Some((name, end)) = self.place_alone(named.body, to) {
            // «Thuế Hà Nội», «Hạt Kiểm lâm Sơn Dương», «khu vực VIII»
            let seat = place::Place {
                units: place::Units::new(),
                name: Some(name),
                many: false,
                rank: false,
                from: to,
                to: end,
            };
            to = self.qualified(end, false);
            parties.push(self.body(at..to, named.body, Some(&seat)));
        } else {
            if words.read(to, "việt nam") {
                to += 2;
            }
            to = self.qualified(to, false);
            let shared = self.shared_place(named.body, to);
            parties.push(self.body(at..to, named.body, shared.as_ref()));
            to = self.hand_on_head(named.body, to, parting(named.body), &mut parties);
        }
        Some(Item { from: at, to, parties, sort: ItemSort::Known })
    }

    /// The place behind the name of a body without the word for its unit, and where it ends.
    fn place_alone(&self, body: &Body, at: usize) -> Option<(String, usize)> {
        let central = matches!(body.level, Some(PartyLevel::Central));
        if central && !self.is_counted(body, at) {
            return None;
        }
        self.bare_place(at, names_its_place(body)).filter(|(name, end)| {
            let figure = name.bytes().all(|b| b.is_ascii_digit());
            self.ends_name(name, *end) && (!figure || self.may_be_counted(body, *end))
        })
    }

    /// Whether what stands at a place closes the name before it: no place, no qualifier and no other name can follow.
    fn closes(&self, at: usize) -> bool {
        !self.words.is_word(at) && !self.words.is_mark(at, b"(,-&/'")
    }

    /// «UBND: các xã, phường»: the colon only stands between a body and its many places.
    fn many_behind_colon(&self, body: &Body, at: usize) -> bool {
        let words = self.words;
        !self.prose
            && words.is_mark(at, b":")
            && matches!(
                body.kind,
                PartyKind::PeoplesCommittee | PartyKind::PeoplesCouncil | PartyKind::Security
            )
            && place::read(words, at + 1, |i| self.is_body(i)).is_some_and(|seat| seat.many)
    }

    /// «Thuế cơ sở 3», «Quân khu 4»: a figure tells bodies of a kind apart that have several in one place. A department
    /// has none, and a figure before a dot numbers what follows.
    fn may_be_counted(&self, body: &Body, end: usize) -> bool {
        let several =
            matches!(body.kind, PartyKind::VerticalBody | PartyKind::Security | PartyKind::ServiceUnit)
                || (body.name == "Chi bộ" && self.words.sort(end) != Some(Sort::Small));
        several && !self.words.is_mark(end, b".")
    }

    /// «Quân khu 2»: a body of the centre of which there are several, told apart by their numbers.
    fn is_counted(&self, body: &Body, end: usize) -> bool {
        body.kind == PartyKind::Security && self.words.is_figure(end)
    }

    /// «Công an các đơn vị, địa phương», «Thanh tra các bộ, ngành»: the bodies of that sort in many others.
    fn of_many(&self, at: usize, named: body::Named) -> Option<Item> {
        let words = self.words;
        let end = named.reached.to;
        let found = group::many(words, end).and_then(|_| group::read(words, end, |i| self.is_body(i)))?;
        if self.does(found.to) || named.body.level == Some(PartyLevel::Central) {
            return None;
        }
        let to = self.qualified(found.to, true);
        let party = if self.silent {
            body::unnamed(true)
        } else {
            let rest = format!("các {}", found.nouns.join(", "));
            let whole = body::party(&self.raw(at, to), named.body, &rest, None, &Context::default());
            let level = self.group_level(&found);
            Party { kind: PartyKind::Group, level, collective: true, ..whole }
        };
        Some(Item { from: at, to, parties: vec![party], sort: ItemSort::Group })
    }

    /// A proper name of a place ends before a small word only where that word is no part of a name.
    /// In a sentence what follows one syllable may be the rest of a word: «Ban Chỉ đạo Chuyển đổi số».
    pub(super) fn ends_name(&self, name: &str, end: usize) -> bool {
        let words = self.words;
        words.sort(end) != Some(Sort::Small)
            || self.does(end)
            || is_and(words, end)
            || group::qualifier(words, end).is_some()
            || self.prose
                && (name.contains(' ') || !name.starts_with(char::is_alphabetic) || province::is_one(name))
    }

    /// A name of the registry that goes on: «Ban Chỉ đạo Chuyển đổi số tỉnh», «VNPT Lào Cai».
    pub(super) fn extended(&self, at: usize, named: body::Named, seat_end: usize) -> Option<Item> {
        let words = self.words;
        let end = named.reached.to;
        let may = matches!(
            named.body.kind,
            PartyKind::ServiceUnit
                | PartyKind::Committee
                | PartyKind::Enterprise
                | PartyKind::VerticalBody
                | PartyKind::Office
        ) || (named.body.kind == PartyKind::Department && named.body.head == BRANCH)
            || self.is_head_too(at, end)
            || joins_names(named.body, words.is_mark(seat_end, b"-"))
            || self.has_more_fields(named.body, seat_end);
        if !may || self.does(seat_end) || self.is_body(seat_end) {
            return None;
        }
        // «Trung tâm Khuyến công và Xúc tiến thương mại», «Đài Truyền thanh - Truyền hình»: what follows is no body, with
        // or without the head.
        let joint = is_and(words, seat_end) || words.is_mark(seat_end, b"-");
        let joins = joint
            && words.is_capital(seat_end + 1)
            && !self.begins(seat_end + 1)
            && (joins_names(named.body, words.is_mark(seat_end, b"-"))
                || body::longest_under(words, seat_end + 1, named.body.head, self.day()).is_none());
        let plain = words.is_word(seat_end) && !is_and(words, seat_end);
        let qualified = group::qualifier(words, seat_end).is_some() && !words.read(seat_end, "trung ương");
        let goes_on = (joins || plain) && !qualified;
        let name = self.bare_place(end, false).filter(|(name, to)| self.ends_name(name, *to));
        // «Ban Chỉ đạo 35 Tỉnh ủy»: the number of a document
        let numbered = named.body.kind == PartyKind::Committee && words.is_figure(end);
        let own_place =
            seat_end == end && name.is_some() && named.body.kind != PartyKind::Enterprise && !numbered;
        // «Bệnh viện Đa khoa tỉnh là tuyến cuối», «Trung tâm … tỉnh xây dựng»: with its place the name is whole.
        let known_to_act =
            || self.prose && named.body.kind != PartyKind::Committee && acting::may_act(words, seat_end);
        let acts = seat_end > end
            && (words.read(seat_end, "là") || clause::may_begin(words, seat_end) || known_to_act());
        if !goes_on || acts || own_place {
            return None;
        }
        let dashed = joins && words.is_mark(seat_end, b"-");
        let to = self.tail(if dashed { seat_end + 1 } else { end }, true);
        let acts = words.is_capital(to.saturating_sub(1)) && clause::may_begin(words, to);
        let well = !words.is_word(to) || self.does(to) || is_and(words, to) || acts;
        if to <= seat_end || (self.prose && !well) {
            return None;
        }
        let branch = named.body.kind == PartyKind::Enterprise;
        let party = if branch {
            self.unknown(at..to, named.body.kind, PartyLevel::Other, false)
        } else if self.silent {
            body::unnamed(false)
        } else {
            let seat = self.closing_place(end, to);
            let close = seat.as_ref().map_or_else(|| self.without_qualifier(end, to), |s| s.from);
            let mut rest = self.raw(end, close);
            if words.shouted() {
                rest = capitals::said(&rest, false).into();
            }
            let party = body::party(&self.raw(at, to), named.body, &rest, seat.as_ref(), self.context);
            let level = if seat.is_none() { self.level_at_end(end, to) } else { None };
            Party { level: level.unwrap_or(party.level), ..party }
        };
        Some(Item { from: at, to, parties: vec![party], sort: ItemSort::Open })
    }

    /// Whether a whole name is the head of others as well: «Công đoàn», «Công đoàn ngành Giáo dục».
    fn is_head_too(&self, at: usize, end: usize) -> bool {
        group::many(self.words, end).is_none()
            && self.longest_open(at).is_some_and(|open| open.reached.to == end)
    }

    /// The place that closes an open name: «Ban Chỉ đạo Chuyển đổi số tỉnh Hòa Sơn».
    pub(super) fn closing_place(&self, from: usize, to: usize) -> Option<place::Place> {
        let words = self.words;
        (from + 1..to).rev().find_map(|at| {
            place::unit(words, at)?;
            let seat = place::read(words, at, |i| self.is_body(i))?;
            (seat.to == to && seat.name.is_some()).then_some(seat)
        })
    }

    /// A place by its name alone: «Thuế Hà Nội». In a line of capitals every word could be one: only a province is, or
    /// what ends the line where the body is named by its place (`placed`).
    pub(super) fn bare_place(&self, at: usize, placed: bool) -> Option<(String, usize)> {
        let letters = |kind| matches!(kind, PartyKind::PeoplesCommittee | PartyKind::PeoplesCouncil);
        // «Phòng Kinh tế UBND xã»: the letters of a committee are no place.
        let stop = |i: usize| self.is_body(i) || self.longest(i).is_some_and(|n| letters(n.body.kind));
        let found = place::name(self.words, at, stop)?;
        let ends = placed && !self.words.has(found.1);
        (!self.words.shouted() || ends || province::is_one(&found.0)).then_some(found)
    }

    /// «Phòng TCKH, TNMT»: the head goes on, over `further` marks too.
    pub(super) fn hand_on_head(
        &self,
        body: &Body,
        from: usize,
        further: &[u8],
        parties: &mut Vec<Party>,
    ) -> usize {
        let words = self.words;
        if !HANDED_ON.contains(&body.head) {
            return from;
        }
        let marks: &[u8] = if joins_names(body, true) { b",/&" } else { b",/&-" };
        let mut to = from;
        loop {
            let next = self.after_separator(to, marks).or_else(|| self.after_separator(to, further));
            let Some(next) = next else { return to };
            let Some(named) = body::longest_under(words, next, body.head, self.day()) else { return to };
            // «Bộ Tư pháp, Công an»: as long under the head as by itself
            let alone = self.longest(next).filter(|n| !n.body.open);
            if alone.is_some_and(|a| a.reached.to > named.reached.to || body.head != MINISTRY) {
                return to;
            }
            to = self.qualified(named.reached.to, false);
            parties.push(self.body(next..to, named.body, None));
        }
    }

    /// «UBND huyện Na Hang, Hàm Yên», «UBND huyện Yên Sơn và TP. Tuyên Quang»: the body goes on.
    pub(super) fn hand_on_place(
        &self,
        seat: &place::Place,
        body: &Body,
        from: usize,
        parties: &mut Vec<Party>,
    ) -> usize {
        let words = self.words;
        let stop = |i: usize| self.is_body(i);
        let mut to = from;
        let mut own = seat.units.clone();
        loop {
            let Some(next) = self.after_separator(to, b",/") else { return to };
            if self.is_body(next) || self.does(next) {
                return to;
            }
            let unit = place::unit(words, next);
            let start = unit.map_or(next, |(_, end)| end);
            if unit.is_none() && (self.begins(next) || !words.is_capital(next)) {
                return to;
            }
            let Some((name, end)) = place::name(words, start, stop) else { return to };
            let units = unit.map_or_else(|| own.clone(), |(u, _)| smallvec![u]);
            // «các xã và đặc khu Phú Quốc, Thổ Châu»: only the last unit has names
            if seat.many {
                own.clone_from(&units);
            }
            let one = place::Place { units, name: Some(name), many: false, rank: false, from: next, to: end };
            to = self.qualified(end, false);
            parties.push(self.body(next..to, body, Some(&one)));
        }
    }

    /// Whether what goes on behind many places is a unit with a name of its own: «các xã, phường và đặc khu Phú Quý».
    pub(super) fn is_named_unit(&self, from: usize) -> bool {
        let words = self.words;
        let unit = self.after_separator(from, b",/").and_then(|next| place::unit(words, next));
        unit.is_some_and(|(_, end)| place::name(words, end, |i| self.is_body(i)).is_some())
    }

    /// The names behind many places, each with the unit that is printed before it, and the word after them.
    pub(super) fn names_after(&self, from: usize) -> Option<(Vec<Named>, usize)> {
        let words = self.words;
        let stop = |i: usize| self.is_body(i);
        let mut at = from + usize::from(words.is_mark(from, b":"));
        let mut names = Vec::new();
        let mut to = from;
        loop {
            let unit = place::unit(words, at);
            if unit.is_none() && !names.is_empty() && self.begins(at) {
                break;
            }
            let start = unit.map_or(at, |(_, end)| end);
            let Some((name, end)) = place::name(words, start, stop) else { break };
            names.push((name, unit.map(|(unit, _)| unit), at, end));
            to = end;
            match self.after_separator(to, b",/") {
                Some(next) => at = next,
                None => break,
            }
        }
        (!names.is_empty()).then_some((names, to))
    }
}

/// The marks that part names of bodies under one head, beside commas and the like: «Sở Tài chính; Xây dựng», but «Bộ Tư pháp;
/// Công an tỉnh».
fn parting(body: &Body) -> &'static [u8] {
    if body.head == MINISTRY { b"" } else { b";" }
}

/// «HUYỆN ỦY TÂN LẬP», «HUYỆN ĐOÀN TÂN LẬP»: bodies in whose names the kind of place stands.
fn names_its_place(body: &Body) -> bool {
    const PLACES: [Key; 6] = [
        Key::plain("huyen"),
        Key::plain("thi"),
        Key::plain("quan"),
        Key::plain("thanh"),
        Key::plain("tinh"),
        Key::plain("xa"),
    ];
    PLACES.contains(&body.head)
}

/// «Ban Tổ chức - Tuyên giáo»: between the fields of a board a dash joins, where elsewhere it hands the head on.
fn joins_names(body: &Body, dash: bool) -> bool {
    dash && body.head == BOARD
}
