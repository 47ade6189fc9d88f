//! Boards that manage zones of several sorts: «Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi» is one.

use model::PartyKind;

use super::list::{Item, ItemSort, Reader, is_and};
use super::{body, place};

/// The names of the registry that go on so.
const BOARDS: [&str; 3] =
    ["Ban Quản lý Khu kinh tế", "Ban Quản lý các Khu công nghiệp", "Ban Quản lý Khu công nghệ cao"];

/// What else such a board manages.
const ZONES: [&str; 8] = [
    "khu công nghiệp",
    "khu kinh tế",
    "khu chế xuất",
    "khu công nghệ cao",
    "cụm công nghiệp",
    "kcn",
    "kkt",
    "kcx",
];

impl Reader<'_, '_> {
    /// A board that is named by more zones than the registry has, and its place.
    pub(super) fn zones(&self, at: usize, named: body::Named) -> Option<Item> {
        let words = self.words;
        if named.body.kind != PartyKind::ServiceUnit || !BOARDS.contains(&named.body.name) {
            return None;
        }
        let end = named.reached.to;
        let first = self.bare_place(end, false).map_or(end, |(_, to)| to);
        let mut next = first;
        while words.is_mark(next, b",") || is_and(words, next) {
            next += 1;
        }
        if next == first || next > first + 2 {
            return None;
        }
        next += usize::from(words.read(next, "các"));
        let zone = next + words.any(next, &ZONES)?;
        let seat = place::read(words, zone, |i| self.is_body(i)).or_else(|| {
            let (name, to) = self.bare_place(zone, false)?;
            Some(place::Place {
                units: place::Units::new(),
                name: Some(name),
                many: false,
                rank: false,
                from: zone,
                to,
            })
        });
        let to = seat.as_ref().map_or(zone, |seat| seat.to);
        let party = if self.silent {
            body::unnamed(false)
        } else {
            let rest = self.raw(end, zone);
            body::party(&self.raw(at, to), named.body, &rest, seat.as_ref(), self.context)
        };
        Some(Item { from: at, to, parties: vec![party], sort: ItemSort::Known })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Context, is_whole, opening, read_list};

    #[test]
    fn boards_of_several_zones() {
        for (text, names) in [
            (
                "Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi",
                &["Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi"][..],
            ),
            (
                "Ban Quản lý Khu kinh tế Nghi Sơn và các khu công nghiệp, Sở Tài chính",
                &["Ban Quản lý Khu kinh tế Nghi Sơn và các khu công nghiệp", "Sở Tài chính"],
            ),
            (
                "BQL Khu kinh tế Đông Nam và KCN tỉnh Nghệ An",
                &["Ban Quản lý Khu kinh tế Đông Nam và KCN tỉnh Nghệ An"],
            ),
            (
                "Ban Quản lý Khu kinh tế Dung Quất và các đơn vị liên quan",
                &["Ban Quản lý Khu kinh tế Dung Quất", "Các đơn vị liên quan"],
            ),
            (
                "Ban Quản lý Khu kinh tế Vân Phong, Công ty Điện lực Khánh Hòa",
                &["Ban Quản lý Khu kinh tế Vân Phong", "Công ty Điện lực Khánh Hòa"],
            ),
        ] {
            let found = read_list(text, &Context::default());
            assert_eq!(found.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), names, "{text}");
            assert!(is_whole(text), "{text}");
        }
        let sentence =
            "Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi phối hợp với Sở Tài chính.";
        let found = opening(sentence, &Context::default());
        assert_eq!(found.and_then(|f| f.parties.first().map(|p| p.raw.ends_with("Quảng Ngãi"))), Some(true));
    }
}
