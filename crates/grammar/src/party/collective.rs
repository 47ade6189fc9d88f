//! Groups and places in a list: «các sở, ban, ngành có liên quan», «xã Sơn Nam», «các xã, thị trấn».

use std::sync::LazyLock;

use memchr::memmem;
use model::{Party, PartyKind, PartyLevel, Shared};

use super::list::{Item, ItemSort, Reader, is_and};
use super::words::{Key, Sort};
use super::{body, capitals, clause, group, office, place};
use crate::registry::registry;

impl Reader<'_, '_> {
    /// «Các sở, ban, ngành có liên quan»; «các Sở: Tài chính, Xây dựng» gives its members.
    pub(super) fn group(&self, at: usize) -> Option<Item> {
        let words = self.words;
        // «Chánh Văn phòng Bộ, Vụ trưởng Vụ Pháp chế»: an office begins what is next.
        // «Các Khoa, Phòng, Trung tâm»: a noun with nothing behind it is of the group.
        let bare = |i: usize| {
            group::noun(words, i).is_some_and(|(_, _, to)| !words.is_word(to) || is_and(words, to))
        };
        // «Các khoa, Phòng Đào tạo»: a division with its name is another.
        let named = |i: usize| {
            words.is_capital(i)
                && words
                    .any(i, &["phòng", "khoa", "viện", "trung tâm", "ban", "trường"])
                    .is_some_and(|noun| words.is_capital(i + noun) && group::noun(words, i + noun).is_none())
                && !words.shouted()
        };
        let found = group::read(words, at, |i| {
            (self.is_body(i) && !bare(i)) || named(i) || office::read(words, i).is_some()
        })?;
        // «các đảng ủy xã, thị trấn»: bodies of several kinds of places
        let seats = place::read(words, found.to, |i| self.is_body(i))
            .filter(|seat| seat.units.len() > 1 && seat.name.is_none())
            .filter(|_| found.many || found.nouns.first().is_some_and(|noun| *noun == "chính quyền"));
        if let Some(item) = self.under_head(at, &found) {
            return Some(item);
        }
        if let Some(item) = self.members(at, &found) {
            return Some(item);
        }
        let alone = !found.many && found.nouns.len() == 1 && group::qualifier(words, found.to).is_none();
        if alone && !self.prose && self.is_one(at, &found) {
            return None;
        }
        // «phối hợp với chính quyền địa phương kiểm tra»: the whole of it.
        let force = found.nouns.first().is_some_and(|n| n.starts_with("lực lượng "));
        let told = force || found.nouns.first().is_some_and(|n| OF_PLACES.contains(n));
        let placed = || words.read(found.to, "trên địa bàn") || self.qualifying_place(found.to).is_some();
        if !group::stands_alone(words, &found)
            || (self.prose && alone && !told && !placed() && !self.shares_many(at, &found))
        {
            return None;
        }
        let qualified = self.qualified(seats.map_or(found.to, |seat| seat.to), true);
        // «các cơ quan của Tỉnh ủy xây dựng kế hoạch»: behind its qualifier a group acts.
        let acts =
            (qualified > found.to && clause::may_begin(words, qualified)) || clause::drafts(words, qualified);
        let to = if self.prose && (acts || alone && force || self.is_closed(found.to, qualified)) {
            qualified
        } else {
            self.tail_of(qualified, true, true)
        };
        if self.silent {
            return Some(Item { from: at, to, parties: vec![body::unnamed(true)], sort: ItemSort::Group });
        }
        let raw = self.raw(at, to);
        let level = self.group_level(&found);
        let rest = self.raw(found.to, self.without_qualifier(found.to, to));
        let rest = if words.shouted() { capitals::said(&rest, false).into() } else { rest };
        let mut nouns = found.nouns.join(", ");
        if found.nouns.contains(&"cơ") {
            nouns = nouns.replace("cơ, đơn vị", "cơ quan, đơn vị");
        }
        const SHORT: [(&str, &str); 3] =
            [("htx", "hợp tác xã"), ("tctd", "tổ chức tín dụng"), ("nhtm", "ngân hàng thương mại")];
        for (short, written) in SHORT {
            if found.nouns.contains(&short) {
                nouns = nouns.replace(short, written);
            }
        }
        if found.level == PartyLevel::Central {
            nouns = nouns.replace("ngang bộ", "ngang Bộ").replace("chính phủ", "Chính phủ");
        }
        let whole = !found.many && (force || found.nouns.first().is_some_and(|n| WHOLES.contains(n)));
        let mut name = if whole { nouns } else { body::joined("các", " ", &nouns) };
        if !rest.is_empty() {
            name.extend([if rest.starts_with(',') { "" } else { " " }, &rest]);
        }
        let id = without_concerned(body::slug(&name));
        let party = Party {
            raw: raw.into(),
            name: capitalised(&name).into(),
            id,
            kind: PartyKind::Group,
            level,
            place: None,
            collective: true,
        };
        Some(Item { from: at, to, parties: vec![party], sort: ItemSort::Group })
    }

    /// «các Sở Tài chính, Nội vụ», «các Phòng: Tổ chức - Hành chính, Thanh tra»: names that the registry has under the head of a
    /// group.
    fn under_head(&self, at: usize, found: &group::Group) -> Option<Item> {
        let words = self.words;
        // «các sở, ngành: Tài chính, Nội vụ»: behind a colon the names of the first may follow several nouns
        let colon = words.is_mark(found.to, b":");
        let ([noun @ ("sở" | "bộ" | "phòng" | "ban" | "hội"), ..], true) =
            (found.nouns.as_slice(), self.shares(found) && (found.nouns.len() == 1 || colon))
        else {
            return None;
        };
        let start = found.to + usize::from(colon);
        let head = Key::of(noun).bare();
        let Some(first) = body::longest_under(words, start, head, self.day()) else {
            let (first, next, known) = if colon { self.first_unknown(noun, start, head) } else { None }?;
            let end = self.qualified(known.reached.to, false);
            let mut parties = vec![first, self.body(next..end, known.body, None)];
            let to = self.hand_on_head(known.body, end, b";", &mut parties);
            return Some(Item { from: at, to, parties, sort: ItemSort::Known });
        };
        let every = if colon { None } else { self.every(at, start - 1, first.reached.to) };
        if every.is_some() {
            return every;
        }
        let end = self.qualified(first.reached.to, false);
        let mut parties = vec![self.body(start..end, first.body, None)];
        let to = self.hand_on_head(first.body, end, b";", &mut parties);
        // «Các Phòng: Tổ chức - Hành chính, Thanh tra»: where the list goes on with names of no registry.
        let further = if colon { self.members(at, found) } else { None };
        let whole = Item { from: at, to, parties, sort: ItemSort::Known };
        Some(further.filter(|item| item.to > to).unwrap_or(whole))
    }

    /// «Các Sở: Lao động, Nội vụ»: a name that no registry knows, before one that it knows under the same head; where that
    /// begins, and which it is.
    fn first_unknown(&self, noun: &str, start: usize, head: Key) -> Option<(Party, usize, body::Named)> {
        const LONGEST: usize = 6;
        let words = self.words;
        let end = (start..=start + LONGEST).find(|&i| !words.is_word(i) || self.does(i))?;
        if end == start || !words.is_capital(start) || !words.is_mark(end, b",") {
            return None;
        }
        let known = body::longest_under(words, end + 1, head, self.day())?;
        let level = known.body.level.unwrap_or(PartyLevel::Other);
        let party = self.unknown(start..end, known.body.kind, level, false);
        if self.silent {
            return Some((party, end + 1, known));
        }
        let name = capitalised(&body::joined(noun, " ", &party.raw));
        Some((Party { id: body::slug(&name), name: name.into(), ..party }, end + 1, known))
    }

    /// «các doanh nghiệp lữ hành, cơ sở lưu trú xây dựng sản phẩm»: in a list a noun of many that needs no «các» of its own, where
    /// few words are of it and something is told behind them.
    fn shares_many(&self, at: usize, found: &group::Group) -> bool {
        const NOUNS: [&str; 8] = [
            "cơ sở",
            "doanh nghiệp",
            "hợp tác xã",
            "trường học",
            "bệnh viện",
            "công ty",
            "hộ kinh doanh",
            "hiệp hội",
        ];
        const FEW: usize = 4;
        let words = self.words;
        let listed = at.checked_sub(1).is_some_and(|i| words.is_mark(i, b",") || words.read(i, "và"));
        if !listed || words.is_capital(at) || !found.nouns.iter().all(|noun| NOUNS.contains(noun)) {
            return false;
        }
        let told = |i: usize| self.does(i) || clause::may_begin(words, i);
        (found.to..=found.to + FEW)
            .find(|&i| words.sort(i) != Some(Sort::Small) || told(i))
            .is_some_and(|i| told(i) || (words.has(i) && !words.is_word(i) && i <= found.to + 2))
    }

    /// Whether a group ends with its «liên quan»: in a sentence only a word that links takes it further («liên quan đến
    /// dự án», «liên quan trên địa bàn»); what else follows is what the group does («liên quan cài đặt ứng dụng»).
    fn is_closed(&self, from: usize, to: usize) -> bool {
        let words = self.words;
        let links =
            ["đến", "tới", "trong", "ngoài", "trên", "của", "thuộc", "tại", "ở", "cấp", "các", "khác"];
        let concerned = to >= from + 2 && words.read(to - 2, "liên quan");
        concerned
            && words.is_word(to)
            && !words.is_capital(to)
            && words.any(to, &links).is_none()
            && !is_and(words, to)
    }

    pub(super) fn group_level(&self, found: &group::Group) -> PartyLevel {
        let issuer = self.context.issuer.as_ref().map(body::territory);
        match found.level {
            PartyLevel::Other => issuer.unwrap_or(PartyLevel::Other),
            PartyLevel::Province if issuer == Some(PartyLevel::District) => PartyLevel::Province,
            level @ (PartyLevel::Central
            | PartyLevel::Province
            | PartyLevel::District
            | PartyLevel::Commune
            | PartyLevel::Party) => level,
        }
    }

    /// «xã Sơn Nam», «các xã, thị trấn»: a place stands for its committee.
    pub(super) fn seat(&self, at: usize) -> Option<Item> {
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
        if first.is_none() && !self.is_of_state(found.to) {
            // in a sentence anything may follow: «các cấp vào cuộc»
            let organisations = ["bộ", "công đoàn", "hội", "đoàn", "mặt trận"];
            let told = !self.prose || words.any(found.to, &organisations).is_some();
            return told.then(|| self.of_every_level(at, found.to));
        }
        let committee = registry().bodies.iter().find(|b| b.kind == PartyKind::PeoplesCommittee)?;
        let names = if found.many && !found.rank { self.names_after(found.to) } else { None };
        if let Some((names, to)) = names {
            let parties = names
                .into_iter()
                .map(|(name, unit, from, end)| {
                    self.body(from..end, committee, Some(&found.named(name, unit)))
                })
                .collect();
            return Some(Item { from: at, to, parties, sort: ItemSort::Known });
        }
        let to = if found.many {
            self.tail(self.qualified(found.to, true), true)
        } else {
            self.qualified(found.to, false)
        };
        let mut parties = vec![self.body(at..to, committee, Some(&found))];
        let to = if found.name.is_some() || self.is_named_unit(to) {
            self.hand_on_place(&found, committee, to, &mut parties)
        } else {
            to
        };
        let sort = if found.many { ItemSort::Group } else { ItemSort::Known };
        Some(Item { from: at, to, parties, sort })
    }
}

impl Reader<'_, '_> {
    /// Whether «các cấp» stands for committees: nothing that says of whom follows («các cấp công đoàn»).
    fn is_of_state(&self, to: usize) -> bool {
        let words = self.words;
        !words.is_word(to)
            || is_and(words, to)
            || self.does(to)
            || clause::may_begin(words, to)
            || words.read(to, "chính quyền")
            || self.qualified(to, true) > to
    }

    /// «các cấp Hội phụ nữ», «các cấp công đoàn»: a group as it is printed.
    fn of_every_level(&self, at: usize, from: usize) -> Item {
        let to = self.tail_of(from, true, true);
        let level = self.context.issuer.as_ref().map_or(PartyLevel::Other, body::territory);
        let party = self.unknown(at..to, PartyKind::Group, level, true);
        Item { from: at, to, parties: vec![party], sort: ItemSort::Group }
    }
}

/// What no id of a group says: «liên quan», «có liên quan».
const CONCERNED: &str = "-lien-quan";

/// An id of a group without what it does not say.
fn without_concerned(mut id: Shared) -> Shared {
    static FINDER: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new(CONCERNED));
    while let Some(at) = FINDER.find(id.as_bytes()) {
        let (Some(before), Some(behind)) = (id.get(..at), id.get(at + CONCERNED.len()..)) else { break };
        id = body::shared(before.strip_suffix("-co").unwrap_or(before), "", behind);
    }
    id
}

/// Nouns that stand for all of their kind by themselves.
const WHOLES: [&str; 10] = [
    "nhân dân",
    "người dân",
    "người có uy tín",
    "già làng",
    "dân quân tự vệ",
    "cha mẹ học sinh",
    "phụ huynh học sinh",
    "chính quyền",
    "chính quyền địa phương",
    "chính quyền cơ sở",
];

/// Those of them that need no other word in a sentence.
const OF_PLACES: [&str; 10] = [
    "tổ chức dịch vụ thu",
    "y tế thôn bản",
    "y tế thôn, bản",
    "cộng tác viên",
    "chính quyền địa phương",
    "chính quyền cơ sở",
    "cha mẹ học sinh",
    "phụ huynh học sinh",
    "lực lượng bảo vệ an ninh, trật tự",
    "lực lượng tham gia bảo vệ an ninh, trật tự",
];

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let mut out = String::with_capacity(text.len());
    out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
    out.push_str(chars.as_str());
    out
}
