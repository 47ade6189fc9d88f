//! Persons by office in a list, with the body that they head.

use std::ops::Range;
use std::sync::LazyLock;

use model::{Party, PartyKind, PartyLevel};

use super::body::slug;
use super::list::{Item, ItemSort, Reader, is_and};
use super::phrases::Phrases;
use super::{body, group, office, place};

/// Words before the name of a person.
pub(super) static PERSONS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(["đồng chí", "đ/c", "ông", "bà"]));

/// Words that begin another person, or several.
static NEXT_ONE: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(["đồng chí", "đ/c", "ông", "bà", "các"]));

impl Reader<'_, '_> {
    /// «Chủ tịch UBND xã, thị trấn», «Giám đốc các Sở».
    pub(super) fn office(&self, at: usize) -> Option<Item> {
        let words = self.words;
        if let Some(item) = self.named_person(at) {
            return Some(item);
        }
        let end = office::read(words, at)?;
        if self.longest(at).is_some_and(|n| n.reached.to >= end) {
            return None;
        }
        let small = !words.is_capital(at) && group::many(words, at).is_none();
        if small && self.prose {
            return None;
        }
        let named = PERSONS.stand(words, at);
        // «các đồng chí trong Ban Thường vụ»
        let comrades = end.checked_sub(2).is_some_and(|from| words.read(from, "đồng chí"));
        let end = end + usize::from(comrades && words.read(end, "trong"));
        let object = self
            .known(end)
            .or_else(|| self.group(end))
            .or_else(|| self.seat(end))
            .or_else(|| self.hamlet(end))
            .or_else(|| self.open(end));
        if object.is_none() && self.are_delegates(at) {
            return None;
        }
        let last = object.as_ref().map_or(end, |o| o.to);
        let title = || self.raw(at, end);
        let whole = if named && object.is_some() { self.offices_behind(last) } else { last };
        let charge = if object.is_some() { self.charge_behind(at, whole) } else { None };
        let whole = charge.as_ref().map_or(whole, |charge| charge.end);
        let parties = match &object {
            Some(object) if self.silent => object.parties.clone(),
            Some(object) if object.parties.len() == 1 => {
                let raw = self.raw(at, whole);
                let many = group::many(words, at).is_some();
                let one = |p| {
                    let role = role_of(&raw, &title(), p);
                    let role = Party { collective: role.collective || many, ..role };
                    match &charge {
                        Some(charge) => in_charge(role, &self.raw(charge.start, charge.end)),
                        None => role,
                    }
                };
                object.parties.iter().map(one).collect()
            }
            Some(object) => object.parties.iter().map(|p| role_of(&p.raw, &title(), p)).collect(),
            None => {
                // «Trưởng phòng Quản trị, thiết bị»: behind the head of a division its fields go on as in its own name.
                let division = |i: usize| words.any(i, &["phòng", "khoa"]).is_some();
                let fields = !self.prose && (division(end) || end > at && division(end - 1));
                let to = self.field_behind(at, self.tail(end, fields));
                let to = if named { self.offices_behind(to) } else { to };
                let level = self.context.issuer.as_ref().map_or(PartyLevel::Other, body::territory);
                let role = |at: Range<usize>| {
                    let many = group::many(words, at.start).is_some();
                    self.unknown(at, PartyKind::Role, level, many)
                };
                let several = if to == end { office::of_several(words, at, end) } else { Vec::new() };
                let parties = match several.as_slice() {
                    [_, _, ..] => several.into_iter().map(role).collect(),
                    _ => vec![role(at..to)],
                };
                return Some(Item { from: at, to, parties, sort: ItemSort::Office });
            }
        };
        Some(Item { from: at, to: whole, parties, sort: ItemSort::Office })
    }

    /// «Bà Trần Thị Bình - Trưởng phòng Nội vụ», «Ông Nguyễn Văn An (Hiệu trưởng)»: a name of at least two words, then
    /// the office; «Bà Rịa - Vũng Tàu» has none.
    fn named_person(&self, at: usize) -> Option<Item> {
        let words = self.words;
        if !words.is_capital(at) || words.shouted() || words.any(at, &["ông", "bà"]).is_none() {
            return None;
        }
        let end = words.find(at + 1, |i| !words.is_capital(i)).unwrap_or_else(|| words.len());
        if end < at + 3 || !words.is_mark(end, b",-(") {
            return None;
        }
        let bracket = words.is_mark(end, b"(");
        let body = || self.item(end + 1).filter(|item| bracket && words.is_mark(item.to, b")"));
        let office = self.office(end + 1).or_else(body)?;
        let closing = usize::from(bracket && words.is_mark(office.to, b")"));
        let to = office.to + closing;
        let level = office.parties.first().map_or(PartyLevel::Other, |party| party.level);
        let party = self.unknown(at..to, PartyKind::Role, level, false);
        Some(Item { from: at, to, parties: vec![party], sort: ItemSort::Office })
    }

    /// «các vị đại biểu», «đại biểu»
    fn are_delegates(&self, at: usize) -> bool {
        let many = group::many(self.words, at).unwrap_or(0);
        office::DELEGATES.stand(self.words, at + many)
    }

    /// «Công chức Tư pháp - Hộ tịch», «Công chức Địa chính - Xây dựng - Đô thị và Môi trường»: where the fields of an official end.
    fn field_behind(&self, at: usize, to: usize) -> usize {
        let words = self.words;
        let official = words.any(at, &["công chức", "viên chức", "cán bộ"]).is_some();
        let (first, mut to) = (to, to);
        let joint = |to: usize| words.is_mark(to, b"-&") || (to > first && is_and(words, to));
        while official && joint(to) && words.is_capital(to + 1) && !self.begins(to + 1) {
            to = self.tail(to + 1, false);
        }
        to
    }

    /// «Phó Chủ tịch UBND xã phụ trách văn hóa - xã hội»: the words that tell which deputy is meant.
    fn charge_behind(&self, at: usize, from: usize) -> Option<Range<usize>> {
        let words = self.words;
        let taken = from.checked_sub(2).filter(|&start| words.read(start, "phụ trách"));
        let start = taken.or_else(|| words.read(from, "phụ trách").then_some(from))?;
        if !(at..start).any(|i| words.any(i, &["phó", "pct", "pgđ"]).is_some()) {
            return None;
        }
        let mut to = self.tail(start + 2, false);
        while words.is_mark(to, b"-") && words.is_word(to + 1) && !self.begins(to + 1) {
            to = self.tail(to + 1, false);
        }
        (to > start + 2).then_some(start..to)
    }

    /// «Đồng chí Nguyễn Văn A, Chủ tịch UBND tỉnh - Trưởng ban»: where the offices of the person end.
    fn offices_behind(&self, from: usize) -> usize {
        let words = self.words;
        let mut to = from;
        while words.is_mark(to, b",-") && !NEXT_ONE.stand(words, to + 1) {
            let Some(office) = self.office(to + 1) else { break };
            to = office.to;
        }
        to
    }

    /// «các thôn, bản», «11 ấp» in a list: all of them take part.
    pub(super) fn hamlets(&self, at: usize) -> Option<Item> {
        if group::many(self.words, at).is_none() && (self.prose || !self.words.is_figure(at)) {
            return None;
        }
        let item = self.hamlet(at)?;
        item.parties.iter().all(|p| p.collective).then_some(item)
    }

    /// «thôn, bản», whose heads are named but which are no bodies themselves.
    pub(super) fn hamlet(&self, at: usize) -> Option<Item> {
        let found = place::read(self.words, at, |i| self.is_body(i))?;
        let party = self.unknown(at..found.to, PartyKind::Group, PartyLevel::Other, found.many);
        Some(Item { from: at, to: found.to, parties: vec![party], sort: ItemSort::Known })
    }
}

/// The deputy who has a field.
fn in_charge(role: Party, charge: &str) -> Party {
    let name = role.name.strip_suffix(" phụ trách").unwrap_or(&role.name);
    let id = role.id.strip_suffix("-phu-trach").unwrap_or(&role.id);
    Party { name: format!("{name} {charge}").into(), id: format!("{id}-{}", slug(charge)).into(), ..role }
}

fn role_of(raw: &str, title: &str, object: &Party) -> Party {
    let office = office::in_words(&normalize::single_spaced(title));
    Party {
        raw: raw.into(),
        name: format!("{office} {}", inside(object)).into(),
        id: format!("{}-{}", slug(&office), object.id).into(),
        kind: PartyKind::Role,
        level: object.level,
        place: object.place.clone(),
        collective: object.collective,
    }
}

/// The name of a body inside a name: «các cơ quan, đơn vị».
fn inside(object: &Party) -> String {
    object.name.strip_prefix("Các ").map_or_else(|| object.name.to_string(), |rest| format!("các {rest}"))
}
