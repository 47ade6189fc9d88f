//! Organs that a body has within itself: «Đảng ủy Sở Y tế», «Công đoàn cơ sở Trường THCS Lê Lợi», «Ban Thường vụ Tỉnh
//! đoàn».

use model::{Party, PartyKind, PartyLevel};

use super::list::{Item, ItemSort, Reader, is_and};
use super::words::{Sort, Words};
use super::{acting, body, clause, group};
use crate::registry::Body;

/// What sort of organ it is: whose it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Organ {
    /// A committee of the party, which bodies of the state and companies have.
    Committee,
    /// The party's members at the head of a body of the state or of an organisation.
    Group,
    /// A cell or a union, which everybody has.
    Cell,
    /// The standing part of an organisation: «Ban Thường vụ», «Ban Chấp hành».
    Standing,
    /// A board of a committee of the party: «Ủy ban Kiểm tra Đảng ủy phường».
    Board,
    /// What a police keeps: «Trại tạm giam Công an tỉnh».
    Prison,
}

impl Reader<'_, '_> {
    /// An organ directly before the body that it belongs to: no mark and no line stands between them.
    pub(super) fn organ_of(&self, at: usize, named: body::Named) -> Option<Item> {
        let words = self.words;
        let end = named.reached.to;
        if !words.is_capital(end) {
            return None;
        }
        let organ = organ(named.body)?;
        let owner = self.longest(end)?;
        let board = organ == Organ::Board && owner.body.name == "Đảng ủy";
        if !board && !may_have(organ, owner.body.kind) {
            return None;
        }
        let owner = self.known(end).or_else(|| self.open(end))?;
        if self.silent {
            let parties = owner.parties.iter().map(|p| body::unnamed(p.collective)).collect();
            return Some(Item { from: at, parties, ..owner });
        }
        let printed = self.raw(at, end);
        let one = |(index, party): (usize, Party)| of_owner(named.body, organ, &printed, index == 0, party);
        let parties = owner.parties.into_iter().enumerate().map(one).collect();
        Some(Item { from: at, to: owner.to, parties, sort: owner.sort })
    }
}

impl Reader<'_, '_> {
    /// «Đoàn Thanh niên bệnh viện», «Hội LHPN cơ sở», «Chi bộ trường học»: an organisation, or an organ of the party, and the
    /// noun of the house that it is in.
    pub(super) fn of_house(&self, at: usize, named: body::Named) -> Option<Item> {
        const HOUSES: [&str; 12] = [
            "cơ sở",
            "cơ quan",
            "bệnh viện",
            "nhà trường",
            "trường học",
            "trường",
            "trung tâm",
            "công ty",
            "viện",
            "đơn vị",
            "doanh nghiệp",
            "xí nghiệp",
        ];
        let words = self.words;
        let end = named.reached.to;
        let organised = matches!(named.body.kind, PartyKind::MassOrganisation | PartyKind::PartyOrgan);
        if !organised || words.sort(end) != Some(Sort::Small) {
            return None;
        }
        let house = group::noun(words, end).filter(|(noun, _, _)| HOUSES.contains(noun)).map(|(_, _, to)| to);
        let direct = || words.read(end, "trực thuộc").then_some(end + 2);
        let to = house.or_else(direct)?;
        let ends = !words.is_word(to)
            || is_and(words, to)
            || self.does(to)
            || clause::may_begin(words, to)
            || (self.prose && acting::may_act(words, to));
        if !ends {
            return None;
        }
        let party = if self.silent {
            body::unnamed(false)
        } else {
            body::party(&self.raw(at, to), named.body, &self.raw(end, to), None, self.context)
        };
        Some(Item { from: at, to, parties: vec![party], sort: ItemSort::Known })
    }

    /// «Thanh tra Sở Xây dựng»: the registry knows «Thanh tra Sở», whose last word begins the name of the body that it
    /// is a part of.
    pub(super) fn part_of(&self, at: usize, named: body::Named) -> Option<Item> {
        let words = self.words;
        let end = named.reached.to;
        if !matches!(named.body.name, "Thanh tra Sở" | "Thanh tra Bộ") || !words.is_capital(end) {
            return None;
        }
        let from = end - 1;
        let owner = self.longest(from).filter(|owner| !owner.body.open && owner.reached.to > end)?;
        if !matches!(owner.body.kind, PartyKind::Department | PartyKind::Ministry) {
            return None;
        }
        let to = owner.reached.to;
        if self.silent {
            return Some(Item { from: at, to, parties: vec![body::unnamed(false)], sort: ItemSort::Known });
        }
        let whole = self.body(from..to, owner.body, None);
        let party = Party {
            raw: self.raw(at, to).into(),
            name: format!("Thanh tra {}", whole.name).into(),
            id: format!("thanh-tra-{}", &*whole.id).into(),
            kind: named.body.kind,
            ..whole
        };
        Some(Item { from: at, to, parties: vec![party], sort: ItemSort::Known })
    }
}

impl Reader<'_, '_> {
    /// «Phòng Cảnh sát giao thông Công an tỉnh», «Phòng Kinh tế UBND xã»: a part of a body and, with nothing between them, the
    /// body that it is a part of.
    pub(super) fn with_owner(&self, item: Item) -> Item {
        let words = self.words;
        // «PC06 - Công an tỉnh»
        let of_police = |at: usize| self.longest(at).filter(|part| is_of_police(part.body));
        let dashed = words.is_mark(item.to, b"-")
            && self.longest(item.to + 1).is_some_and(|owner| owner.body.name == "Công an")
            && of_police(item.from).is_some();
        let end = item.to + usize::from(dashed);
        let one = |item: &Item| item.parties.len() == 1;
        if !words.is_capital(end) || !one(&item) || words.is_mark(end.saturating_sub(1), b")") {
            return item;
        }
        let owner = || {
            let owner = self.longest(end).filter(|owner| !owner.body.open)?;
            let police = || owner.body.kind == PartyKind::Security && of_police(item.from).is_some();
            let part = dashed || is_part_of(words, item.from, owner.body.kind) || police();
            part.then(|| self.known(end)).flatten().filter(one)
        };
        let Some(owner) = owner() else { return item };
        let (Some(part), Some(whole)) = (item.parties.first(), owner.parties.first()) else { return item };
        if whole.collective {
            return item;
        }
        let party = if self.silent {
            body::unnamed(false)
        } else {
            // The place is that of the owner alone.
            let named = of_police(item.from);
            let (part_name, part_id) = named.map_or_else(
                || (part.name.clone(), part.id.clone()),
                |named| (named.body.whole(), named.body.slug()),
            );
            Party {
                raw: self.raw(item.from, owner.to).into(),
                name: format!("{} {}", part_name, whole.name).into(),
                id: format!("{}-{}", part_id, whole.id).into(),
                kind: if part.kind == PartyKind::Other { whole.kind } else { part.kind },
                level: whole.level,
                place: whole.place.clone(),
                collective: false,
            }
        };
        Item { to: owner.to, parties: vec![party], ..item }
    }
}

/// Whether a body is a division of a police, by its name or its letters.
fn is_of_police(body: &Body) -> bool {
    body.kind == PartyKind::Security && !body.open && body.name.starts_with("Phòng ")
}

/// Whether the head at a place is that of parts of bodies of a sort.
fn is_part_of(words: &Words<'_>, at: usize, owner: PartyKind) -> bool {
    const OF_MINISTRIES: [&str; 2] = ["cục", "vụ"];
    const OF_ALL: [&str; 4] = ["phòng", "đội", "tổ", "cơ quan cảnh sát"];
    let is = |heads: &[&str]| words.any(at, heads).is_some();
    match owner {
        PartyKind::Ministry => is(&OF_ALL) || is(&OF_MINISTRIES) || is(&["chi cục"]),
        PartyKind::Department => is(&OF_ALL) || is(&["chi cục"]),
        PartyKind::PeoplesCommittee | PartyKind::Security => is(&OF_ALL),
        PartyKind::MassOrganisation => is(&["ban", "phòng", "văn phòng"]),
        PartyKind::CentralBody
        | PartyKind::Division
        | PartyKind::Office
        | PartyKind::VerticalBody
        | PartyKind::Justice
        | PartyKind::ServiceUnit
        | PartyKind::Enterprise
        | PartyKind::PeoplesCouncil
        | PartyKind::PartyOrgan
        | PartyKind::Committee
        | PartyKind::Group
        | PartyKind::Role
        | PartyKind::Other => false,
    }
}

/// The organ of a body; the first of several carries the printed words of the organ.
fn of_owner(body: &Body, organ: Organ, printed: &str, first: bool, owner: Party) -> Party {
    let kind = match organ {
        _ if owner.collective => PartyKind::Group,
        Organ::Standing => owner.kind,
        Organ::Committee | Organ::Group | Organ::Cell | Organ::Board | Organ::Prison => body.kind,
    };
    let level = if body.kind == PartyKind::PartyOrgan && organ != Organ::Standing {
        PartyLevel::Party
    } else {
        owner.level
    };
    Party {
        raw: if first { format!("{printed} {}", owner.raw).into() } else { owner.raw },
        name: format!("{} {}", body.name, owner.name).into(),
        id: format!("{}-{}", body.slug(), &*owner.id).into(),
        kind,
        level,
        place: owner.place,
        collective: owner.collective,
    }
}

fn organ(body: &Body) -> Option<Organ> {
    match body.name {
        "Đảng ủy" | "Ban Thường vụ Đảng ủy" | "Đảng bộ" | "Ban Chấp hành Đảng bộ" | "Văn phòng Đảng ủy" => {
            Some(Organ::Committee)
        }
        "Ban Cán sự đảng" | "Đảng đoàn" => Some(Organ::Group),
        "Ủy ban Kiểm tra"
        | "Cơ quan Ủy ban Kiểm tra"
        | "Ban Tổ chức"
        | "Ban Tuyên giáo"
        | "Ban Dân vận"
        | "Ban Tuyên giáo và Dân vận"
        | "Ban Nội chính"
        | "Ban Xây dựng Đảng"
        | "Thường trực" => Some(Organ::Board),
        "Chi bộ"
        | "Công đoàn"
        | "Công đoàn cơ sở"
        | "Ban Chấp hành Công đoàn"
        | "Ban Chấp hành Công đoàn cơ sở"
        | "Đoàn Thanh niên Cộng sản Hồ Chí Minh"
        | "Hội Cựu chiến binh"
        | "Hội Sinh viên"
        | "Hội Liên hiệp Phụ nữ" => Some(Organ::Cell),
        "Ban Thường vụ" | "Ban Chấp hành" => Some(Organ::Standing),
        "Trại tạm giam" | "Nhà tạm giữ" => Some(Organ::Prison),
        _ => None,
    }
}

/// Whether a body of some kind may have an organ of some sort.
fn may_have(organ: Organ, owner: PartyKind) -> bool {
    match owner {
        PartyKind::Security => matches!(organ, Organ::Committee | Organ::Group | Organ::Cell | Organ::Prison),
        PartyKind::Ministry
        | PartyKind::CentralBody
        | PartyKind::Department
        | PartyKind::Division
        | PartyKind::Office
        | PartyKind::VerticalBody
        | PartyKind::Justice
        | PartyKind::ServiceUnit
        | PartyKind::Enterprise
        | PartyKind::PeoplesCommittee => matches!(organ, Organ::Committee | Organ::Group | Organ::Cell),
        PartyKind::PeoplesCouncil => matches!(organ, Organ::Committee | Organ::Group),
        PartyKind::MassOrganisation => matches!(organ, Organ::Standing | Organ::Group),
        PartyKind::PartyOrgan
        | PartyKind::Committee
        | PartyKind::Group
        | PartyKind::Role
        | PartyKind::Other => false,
    }
}
