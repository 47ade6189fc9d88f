//! Lists of bodies as people write them, cut into parties.
//!
//! A list is read from the left: an item (a person by office, a named body, a group, a place that stands for its
//! committee, a body of unknown name), what belongs to it, then a separator. Separators are `;` `,` `/` «và»,
//! «cùng», line breaks; one that is followed by no item belongs to the name before it («Trung tâm Văn hóa,
//! Truyền thông và Thể thao») or hands its head on («Phòng TCKH, TNMT»).

use jiff::civil::Date;
use model::{Party, PartyKind, PartyLevel};

use super::words::{Sort, Words};
use super::{Context, body, clause, group, office, place};
use crate::folded::slug;
use crate::registry::registry;

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
}

/// Words that begin as a head does and are no body.
const OTHER_WORDS: [&str; 50] = [
    "ban hành",
    "ban đầu",
    "bộ máy",
    "bộ luật",
    "bộ chỉ số",
    "bộ tiêu chí",
    "bộ thủ tục",
    "bộ dữ liệu",
    "bộ chỉ tiêu",
    "báo cáo",
    "báo chí",
    "tổ chức",
    "hội nghị",
    "hội thảo",
    "hội nhập",
    "hội viên",
    "hội chợ",
    "hội họp",
    "trường hợp",
    "vụ việc",
    "vụ án",
    "vụ đông",
    "vụ xuân",
    "vụ mùa",
    "cục bộ",
    "cục diện",
    "quỹ đất",
    "đoàn kết",
    "đoàn viên",
    "đội ngũ",
    "phòng ngừa",
    "phòng chống",
    "phòng học",
    "phòng thủ",
    "phòng bệnh",
    "phòng cháy",
    "viện dẫn",
    "viện trợ",
    "khối lượng",
    "nhóm nhiệm vụ",
    "nhóm giải pháp",
    "nhóm chỉ tiêu",
    "trạm biến áp",
    "cơ sở hạ tầng",
    "cơ sở vật chất",
    "cơ sở dữ liệu",
    "làng nghề",
    "sở hữu",
    "doanh nghiệp hóa",
    "đài thọ",
];

/// Reads items; `prose` ends each at the first word that is no part of it.
pub(crate) struct Reader<'w, 'a> {
    pub(crate) words: &'w Words<'a>,
    pub(crate) context: &'w Context,
    pub(crate) prose: bool,
}

impl Reader<'_, '_> {
    fn day(&self) -> Option<Date> {
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
    }

    /// Whether an item begins at a place; cheaper than reading it.
    pub(crate) fn begins(&self, at: usize) -> bool {
        let words = self.words;
        if !words.is_word(at) {
            return false;
        }
        let capital = words.is_capital(at);
        if let Some(named) = body::longest(words, at, self.day()) {
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
        if group::noun(words, at).is_some_and(|(noun, _, to)| {
            to > at + 1 || capital || matches!(noun, "sở" | "ban" | "ngành" | "bộ")
        }) {
            return true;
        }
        place::unit(words, at).is_some_and(|(_, to)| words.is_capital(to) || !words.is_word(to))
    }

    fn is_body(&self, at: usize) -> bool {
        let words = self.words;
        words.is_capital(at)
            && body::longest(words, at, self.day()).is_some_and(|n| {
                !n.body.open && n.reached.depth >= 2 || n.body.name.len() <= 4 && n.body.open
            })
    }

    fn raw(&self, from: usize, to: usize) -> String {
        self.words.printed(from..to).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// «Chủ tịch UBND xã, thị trấn», «Giám đốc các Sở».
    fn office(&self, at: usize) -> Option<Item> {
        let words = self.words;
        let known = body::longest(words, at, self.day());
        let end = office::read(words, at)?;
        if known.is_some_and(|n| n.reached.to >= end) {
            return None;
        }
        let small = !words.is_capital(at) && group::many(words, at).is_none();
        if small && self.prose {
            return None;
        }
        let object = self
            .known(end)
            .or_else(|| self.group(end))
            .or_else(|| self.seat(end))
            .or_else(|| self.hamlet(end))
            .or_else(|| self.open(end));
        let title = self.raw(at, end);
        let parties = match &object {
            Some(object) if object.parties.len() == 1 => {
                let raw = self.raw(at, object.to);
                object.parties.iter().map(|p| role_of(&raw, &title, p)).collect()
            }
            Some(object) => object.parties.iter().map(|p| role_of(&p.raw, &title, p)).collect(),
            None => {
                let to = self.tail(end, false);
                let raw = self.raw(at, to);
                let level = self.context.issuer.as_ref().map_or(PartyLevel::Other, |i| i.level);
                let many = group::many(words, at).is_some();
                return Some(Item {
                    from: at,
                    to,
                    parties: vec![body::unknown(&raw, PartyKind::Role, level, many)],
                    sort: ItemSort::Office,
                });
            }
        };
        Some(Item { from: at, to: object.map_or(end, |o| o.to), parties, sort: ItemSort::Office })
    }

    /// «thôn, bản», whose heads are named but which are no bodies themselves.
    fn hamlet(&self, at: usize) -> Option<Item> {
        let found = place::read(self.words, at, |i| self.is_body(i))?;
        let party = body::unknown(&self.raw(at, found.to), PartyKind::Group, PartyLevel::Other, found.many);
        Some(Item { from: at, to: found.to, parties: vec![party], sort: ItemSort::Known })
    }

    /// A body of the registry, its place, and the names that share its head.
    fn known(&self, at: usize) -> Option<Item> {
        let words = self.words;
        let named = body::longest(words, at, self.day()).filter(|n| !n.body.open)?;
        let end = named.reached.to;
        let stop = |i: usize| self.is_body(i);
        let mut parties = Vec::new();
        let mut to = end;
        let seat = place::read(words, end, stop).filter(|p| {
            p.units.first().is_none_or(|u| {
                u.level != PartyLevel::Party || named.body.level.is_none_or(|l| l == PartyLevel::Party)
            })
        });
        let seat_end = seat.as_ref().map_or(end, |s| s.to);
        if let Some(item) = self.extended(at, named, seat_end) {
            return Some(item);
        }
        let central = matches!(named.body.level, Some(PartyLevel::Central));
        if let Some(seat) = seat {
            to = seat.to;
            // «UBND huyện ủy» does not occur; «Ban Thường vụ Huyện ủy Sơn Dương» does
            let names = if seat.many && !seat.rank { self.names_after(seat.to) } else { None };
            if let Some(names) = names {
                for (name, from, end) in names.0 {
                    let mut one = seat.clone();
                    one.many = false;
                    if one.units.len() > 1 {
                        one.units.clear();
                    }
                    one.name = Some(name);
                    let raw = if parties.is_empty() { self.raw(at, end) } else { self.raw(from, end) };
                    parties.push(body::party(&raw, named.body, "", Some(&one), self.context));
                }
                to = names.1;
            } else {
                let close = self.qualified(to, seat.many);
                parties.push(body::party(&self.raw(at, close), named.body, "", Some(&seat), self.context));
                to = close;
                if seat.name.is_some() {
                    to = self.hand_on_place(&seat, named.body, to, &mut parties);
                }
            }
        } else if let Some((name, end)) =
            (!central).then(|| place::name(words, to, stop)).flatten().filter(|(_, end)| self.ends_name(*end))
        {
            // «Thuế Hà Nội», «Hạt Kiểm lâm Sơn Dương», «khu vực VIII»
            let seat =
                place::Place { units: vec![], name: Some(name), many: false, rank: false, from: to, to: end };
            to = self.qualified(end, false);
            parties.push(body::party(&self.raw(at, to), named.body, "", Some(&seat), self.context));
        } else {
            if words.read(to, "việt nam") {
                to += 2;
            }
            to = self.qualified(to, false);
            parties.push(body::party(&self.raw(at, to), named.body, "", None, self.context));
            to = self.hand_on_head(named.body.name, to, &mut parties);
        }
        Some(Item { from: at, to, parties, sort: ItemSort::Known })
    }

    /// A proper name of a place ends before a small word only where that word is no part of a name.
    fn ends_name(&self, end: usize) -> bool {
        let words = self.words;
        words.sort(end) != Some(Sort::Small)
            || clause::begins(words, end)
            || is_and(words, end)
            || group::qualifier(words, end).is_some()
            || self.prose
    }

    /// A name of the registry that goes on: «Ban Chỉ đạo Chuyển đổi số tỉnh», «VNPT Lào Cai».
    fn extended(&self, at: usize, named: body::Named, seat_end: usize) -> Option<Item> {
        let words = self.words;
        let end = named.reached.to;
        let may = matches!(
            named.body.kind,
            PartyKind::ServiceUnit
                | PartyKind::Committee
                | PartyKind::Enterprise
                | PartyKind::VerticalBody
                | PartyKind::Office
        );
        let goes_on = words.is_word(seat_end)
            && !is_and(words, seat_end)
            && group::qualifier(words, seat_end).is_none();
        let name = place::name(words, end, |i| self.is_body(i)).filter(|(_, to)| self.ends_name(*to));
        let own_place = seat_end == end && name.is_some() && named.body.kind != PartyKind::Enterprise;
        if !may || !goes_on || own_place || clause::begins(words, seat_end) || self.is_body(seat_end) {
            return None;
        }
        let to = self.tail(end, true);
        let well = to >= words.len() || !words.is_word(to) || clause::begins(words, to) || is_and(words, to);
        if to <= seat_end || (self.prose && !well) {
            return None;
        }
        let raw = self.raw(at, to);
        let branch = named.body.kind == PartyKind::Enterprise;
        let party = if branch {
            body::unknown(&raw, named.body.kind, PartyLevel::Other, false)
        } else {
            let rest = self.raw(end, self.without_qualifier(end, to));
            Party { raw, ..body::party("", named.body, &rest, None, self.context) }
        };
        Some(Item { from: at, to, parties: vec![party], sort: ItemSort::Open })
    }

    /// «Phòng TCKH, TNMT»: the head goes on.
    fn hand_on_head(&self, name: &str, from: usize, parties: &mut Vec<Party>) -> usize {
        let words = self.words;
        let head = slug(name.split(' ').next().unwrap_or(""));
        if !matches!(head.as_str(), "so" | "bo" | "phong" | "ban" | "cuc" | "vu" | "hoi") {
            return from;
        }
        let mut to = from;
        loop {
            let Some(next) = self.after_separator(to, b",/&-") else { return to };
            let Some(named) = body::longest_under(words, next, &head, self.day()) else { return to };
            // «Bộ Tư pháp, Công an»: as long under the head as by itself
            let alone = body::longest(words, next, self.day()).filter(|n| !n.body.open);
            if alone.is_some_and(|a| a.reached.to > named.reached.to || head != "bo") {
                return to;
            }
            to = self.qualified(named.reached.to, false);
            parties.push(body::party(&self.raw(next, to), named.body, "", None, self.context));
        }
    }

    /// «UBND huyện Na Hang, Hàm Yên», «UBND huyện Yên Sơn và TP. Tuyên Quang»: the body goes on.
    fn hand_on_place(
        &self,
        seat: &place::Place,
        body: &crate::registry::Body,
        from: usize,
        parties: &mut Vec<Party>,
    ) -> usize {
        let words = self.words;
        let stop = |i: usize| self.is_body(i);
        let mut to = from;
        loop {
            let Some(next) = self.after_separator(to, b",/") else { return to };
            if self.is_body(next) || clause::begins(words, next) {
                return to;
            }
            let unit = place::unit(words, next);
            let start = unit.map_or(next, |(_, end)| end);
            if unit.is_none() && (self.begins(next) || !words.is_capital(next)) {
                return to;
            }
            let Some((name, end)) = place::name(words, start, stop) else { return to };
            let units = unit.map_or_else(|| seat.units.clone(), |(u, _)| vec![u]);
            let one = place::Place { units, name: Some(name), many: false, rank: false, from: next, to: end };
            to = self.qualified(end, false);
            parties.push(body::party(&self.raw(next, to), body, "", Some(&one), self.context));
        }
    }

    /// Names after «các huyện», with or without a colon.
    #[allow(
        clippy::type_complexity,
        reason = "names with their words, and the word after the last; read at once"
    )]
    fn names_after(&self, from: usize) -> Option<(Vec<(String, usize, usize)>, usize)> {
        let words = self.words;
        let stop = |i: usize| self.is_body(i);
        let mut at = from + usize::from(words.is_mark(from, b":"));
        let mut names = Vec::new();
        let mut to = from;
        loop {
            let unit = place::unit(words, at).map_or(at, |(_, end)| end);
            if unit == at && !names.is_empty() && self.begins(at) {
                break;
            }
            let Some((name, end)) = place::name(words, unit, stop) else { break };
            names.push((name, at, end));
            to = end;
            match self.after_separator(to, b",/") {
                Some(next) => at = next,
                None => break,
            }
        }
        (!names.is_empty()).then_some((names, to))
    }

    /// «Các sở, ban, ngành có liên quan»; «các Sở: Tài chính, Xây dựng» gives its members.
    fn group(&self, at: usize) -> Option<Item> {
        let words = self.words;
        let found = group::read(words, at, |i| self.is_body(i))?;
        if let ([noun @ ("sở" | "bộ" | "phòng" | "ban")], true) = (found.nouns.as_slice(), found.many) {
            let start = found.to + usize::from(words.is_mark(found.to, b":"));
            let head = slug(noun);
            if let Some(first) = body::longest_under(words, start, &head, self.day()) {
                let end = self.qualified(first.reached.to, false);
                let mut parties =
                    vec![body::party(&self.raw(start, end), first.body, "", None, self.context)];
                let to = self.hand_on_head(first.body.name, end, &mut parties);
                return Some(Item { from: at, to, parties, sort: ItemSort::Known });
            }
        }
        let alone = !found.many && found.nouns.len() == 1 && group::qualifier(words, found.to).is_none();
        if !group::stands_alone(words, &found) || (self.prose && alone) {
            return None;
        }
        let to = self.tail_of(self.qualified(found.to, true), true, true);
        let raw = self.raw(at, to);
        let level = self.group_level(&found);
        let rest = self.raw(found.to, to);
        let mut name = format!("các {}", found.nouns.join(", ").replace("cơ, đơn vị", "cơ quan, đơn vị"));
        if !rest.is_empty() {
            name = format!("{name} {rest}");
        }
        let id = slug(&name).replace("-co-lien-quan", "").replace("-lien-quan", "");
        let party = Party {
            raw,
            name: capitalised(&name),
            id,
            kind: PartyKind::Group,
            level,
            place: None,
            collective: true,
        };
        Some(Item { from: at, to, parties: vec![party], sort: ItemSort::Group })
    }

    fn group_level(&self, found: &group::Group) -> PartyLevel {
        let issuer = self.context.issuer.as_ref().map(|i| i.level);
        match found.level {
            PartyLevel::Other => issuer.unwrap_or(PartyLevel::Other),
            PartyLevel::Province if issuer == Some(PartyLevel::District) => PartyLevel::Province,
            level => level,
        }
    }

    /// «xã Sơn Nam», «các xã, thị trấn»: a place stands for its committee.
    fn seat(&self, at: usize) -> Option<Item> {
        let words = self.words;
        let stop = |i: usize| self.is_body(i);
        let found = place::read(words, at, stop)?;
        let first = found.units.first();
        let plain = first.is_some_and(|u| {
            matches!(u.level, PartyLevel::Province | PartyLevel::District | PartyLevel::Commune)
        });
        if first.is_some() && !plain {
            return None;
        }
        let connected =
            words.any(at, &["trực thuộc", "thuộc", "của", "trên địa bàn", "trong", "ở", "tại"]).is_some();
        if connected || !(found.many || found.name.is_some() || !words.is_word(found.to)) {
            return None;
        }
        let committee = registry().bodies.iter().find(|b| b.kind == PartyKind::PeoplesCommittee)?;
        let names = if found.many && !found.rank { self.names_after(found.to) } else { None };
        if let Some((names, to)) = names {
            let one = |name: String| place::Place {
                units: if found.units.len() > 1 { vec![] } else { found.units.clone() },
                name: Some(name),
                many: false,
                ..found.clone()
            };
            let parties = names
                .into_iter()
                .map(|(name, from, end)| {
                    body::party(&self.raw(from, end), committee, "", Some(&one(name)), self.context)
                })
                .collect();
            return Some(Item { from: at, to, parties, sort: ItemSort::Known });
        }
        let to = if found.many {
            self.tail(self.qualified(found.to, true), true)
        } else {
            self.qualified(found.to, false)
        };
        let mut parties = vec![body::party(&self.raw(at, to), committee, "", Some(&found), self.context)];
        let to =
            if found.name.is_some() { self.hand_on_place(&found, committee, to, &mut parties) } else { to };
        let sort = if found.many { ItemSort::Group } else { ItemSort::Known };
        Some(Item { from: at, to, parties, sort })
    }

    /// «Ban Điều phối các dự án vốn nước ngoài»: a known head and an unknown name.
    fn open(&self, at: usize) -> Option<Item> {
        let words = self.words;
        let named = body::longest_open(words, at).filter(|_| words.any(at, &OTHER_WORDS).is_none())?;
        let end = named.reached.to;
        let to = self.tail(end, true);
        if to == end {
            let party = body::unknown(
                &self.raw(at, to),
                named.body.kind,
                named.body.level.unwrap_or(PartyLevel::Other),
                false,
            );
            return Some(Item { from: at, to, parties: vec![party], sort: ItemSort::Bare });
        }
        let raw = self.raw(at, to);
        let rest = self.raw(end, self.without_qualifier(end, to));
        let party = Party { raw, ..body::party("", named.body, &rest, None, self.context) };
        let level = match (named.body.level, &self.context.issuer) {
            (Some(level), _) if level != PartyLevel::Other => level,
            (_, Some(issuer)) => issuer.level,
            _ => PartyLevel::Other,
        };
        let kind = if named.body.kind == PartyKind::Other { PartyKind::Other } else { named.body.kind };
        Some(Item { from: at, to, parties: vec![Party { level, kind, ..party }], sort: ItemSort::Open })
    }

    fn without_qualifier(&self, from: usize, to: usize) -> usize {
        (from..to).find(|&i| self.words.is_mark(i, b"(")).unwrap_or(to)
    }

    /// The word after a separator at a place, if one stands there; `;` and line breaks separate for good.
    fn after_separator(&self, at: usize, marks: &[u8]) -> Option<usize> {
        let words = self.words;
        let mut next = at;
        while words.is_mark(next, marks) || is_and(words, next) {
            next += 1;
        }
        (next > at && next <= at + 2 && words.is_word(next)).then_some(next)
    }

    /// Qualifiers and brackets that belong to what stands before.
    fn qualified(&self, from: usize, many: bool) -> usize {
        let words = self.words;
        let mut to = from;
        loop {
            if let Some(count) = group::qualifier(words, to)
                .filter(|_| many || words.any(to, &["có liên quan", "liên quan", "phụ trách"]).is_some())
            {
                to += count;
            } else if words.is_mark(to, b"(") {
                let Some(close) = (to..words.len()).find(|&i| words.is_mark(i, b")")) else { return to };
                to = close + 1;
            } else if let Some(end) = many.then(|| self.qualifying_place(to)).flatten() {
                to = end;
            } else {
                return to;
            }
        }
    }

    /// «của tỉnh», «thuộc UBND tỉnh», «trên địa bàn tỉnh», «trong tỉnh», «trực thuộc Trung ương».
    fn qualifying_place(&self, at: usize) -> Option<usize> {
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
    fn tail(&self, from: usize, joins: bool) -> usize {
        self.tail_of(from, joins, false)
    }

    fn tail_of(&self, from: usize, joins: bool, group: bool) -> usize {
        let words = self.words;
        let mut to = from;
        let mut at = from;
        while at < words.len() {
            let stops =
                if self.prose || !group { clause::begins(words, at) } else { clause::acts(words, at) };
            if stops || (self.prose && at > from && self.may_act(from, at, group)) {
                break;
            }
            match words.sort(at) {
                None | Some(Sort::Mark(b';' | b'.' | b':' | b'+' | b'?' | b'!' | b')')) => break,
                Some(Sort::Break) => {
                    if at + 1 >= words.len() || self.begins(at + 1) || !words.is_word(at + 1) {
                        break;
                    }
                    at += 1;
                }
                Some(Sort::Mark(b'(')) => {
                    let Some(close) = (at..words.len()).find(|&i| words.is_mark(i, b")")) else { break };
                    at = close + 1;
                    to = at;
                }
                Some(Sort::Mark(_)) => {
                    let mut next = at + 1;
                    while words.is_mark(next, b",/") || is_and(words, next) {
                        next += 1;
                    }
                    let hangs = at == from && !group;
                    if !joins
                        || hangs
                        || !words.is_word(next)
                        || self.begins(next)
                        || clause::begins(words, next)
                    {
                        break;
                    }
                    at = next;
                }
                Some(_) if is_and(words, at) => {
                    let next = at + 1;
                    if !joins || !words.is_word(next) || self.begins(next) || clause::begins(words, next) {
                        break;
                    }
                    at = next;
                }
                Some(_) => {
                    if at > from && self.is_body(at) && !words.shouted && !self.is_linked(at) {
                        break;
                    }
                    at += 1;
                    to = at;
                }
            }
        }
        to
    }

    /// A word that may stand in a name begins a predicate after a proper name («Báo Tuyên Quang xây dựng …»), after a
    /// group («các trường học tổ chức …»), or far from the head.
    fn may_act(&self, from: usize, at: usize, group: bool) -> bool {
        let words = self.words;
        if words.is_capital(at) || !clause::may_begin(words, at) {
            return false;
        }
        let proper = at > from + 1 && words.is_capital(at - 1);
        proper
            || is_long(words, from, at)
            || (group && words.any(at, &["tổ chức", "xây dựng", "lập", "phát động"]).is_some())
    }

    /// «… của Bộ Y tế», «… thuộc Sở Xây dựng»: the body before is part of the name.
    fn is_linked(&self, at: usize) -> bool {
        at > 0 && self.words.any(at - 1, &["của", "thuộc", "với", "tại", "cho", "là", "vực"]).is_some()
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
            if let Some(count) = clause::before(words, at) {
                if self.item(at + count).is_some() {
                    at += count;
                    continue;
                }
            }
            match self.item(at).filter(|i| i.to > at) {
                Some(item) => {
                    at = item.to;
                    items.push(item);
                    at = self.skip_clause(at, &mut left);
                }
                None => {
                    left.push(at);
                    at += 1;
                }
            }
        }
        (items, left)
    }

    /// After an item: the words up to the next separator, or over what the body does to the next body.
    fn skip_clause(&self, from: usize, left: &mut Vec<usize>) -> usize {
        let words = self.words;
        let mut at = from;
        while at < words.len() {
            let separator = !words.is_word(at) || is_and(words, at);
            if separator && (words.is_mark(at, b";") || self.begins(at + 1)) {
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

fn role_of(raw: &str, title: &str, object: &Party) -> Party {
    let small = title.split_whitespace().collect::<Vec<_>>().join(" ");
    Party {
        raw: raw.to_owned(),
        name: format!("{small} {}", object.name),
        id: format!("{}-{}", slug(title), object.id),
        kind: PartyKind::Role,
        level: object.level,
        place: object.place.clone(),
        collective: object.collective,
    }
}

fn is_and(words: &Words<'_>, at: usize) -> bool {
    words.any(at, &["và", "cùng với", "cùng", "với", "hoặc"]).is_some() && !words.is_capital(at)
}

fn is_long(words: &Words<'_>, from: usize, at: usize) -> bool {
    const NAME: usize = 6;
    (from..at).filter(|&i| words.is_word(i)).count() > NAME
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
