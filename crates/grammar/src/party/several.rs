//! Many bodies of one sort, by the name of each: «các Hạt Kiểm lâm», «các Đồn Biên phòng», «các sở giáo dục và đào tạo».

use std::borrow::Cow;

use model::{Party, PartyKind, PartyLevel};

use super::body::{self, Named};
use super::list::{Item, ItemSort, Reader, is_and};
use super::words::Sort;
use super::{acting, capitals, clause, group, place};

impl Reader<'_, '_> {
    /// Many of a sort of which there is one at each place: a name of the registry behind «các», whose first words are no noun
    /// of groups.
    pub(super) fn several(&self, at: usize) -> Option<Item> {
        let words = self.words;
        let from = at + group::many(words, at)?;
        if !words.is_capital(from) {
            return None;
        }
        let named = self.longest(from).filter(is_of_many)?;
        self.sort_of(at, from, named)
    }

    /// «các sở giáo dục và đào tạo», «các Phòng Giáo dục và Đào tạo»: behind «các» one name alone is that of many; with more of
    /// them («các Sở Tài chính, Nội vụ») each is one. A province has one department of a name, and there is one ministry.
    pub(super) fn every(&self, at: usize, noun: usize, end: usize) -> Option<Item> {
        let words = self.words;
        let named = self.longest(noun).filter(|named| !named.body.open && named.reached.to == end)?;
        let of_ministry = || self.context.issuer.as_ref().is_some_and(|i| i.level == PartyLevel::Central);
        let kind = named.body.kind;
        let single = kind == PartyKind::Ministry
            || (kind == PartyKind::Department && words.is_capital(noun + 1) && !of_ministry());
        // «các Ban Chỉ huy Phòng thủ khu vực, Ban CHQS cấp xã» are of two sorts, «các Sở Y tế, Sở Nội vụ» are two.
        let same = |next: usize| kind != PartyKind::Security && words.low(next) == words.low(noun);
        let more = || {
            self.after_separator(end, b",;/&-")
                .is_some_and(|next| words.is_capital(next) && (!self.begins(next) || same(next)))
        };
        if single || more() { None } else { self.sort_of(at, noun, named) }
    }

    /// Whether the names of a list end before a word: another is joined, or something is told.
    fn acts_at(&self, to: usize) -> bool {
        let words = self.words;
        is_and(words, to) || self.does(to) || clause::may_begin(words, to) || acting::may_act(words, to)
    }

    /// The group of all bodies of a name, with where they are.
    fn sort_of(&self, at: usize, from: usize, named: Named) -> Option<Item> {
        let words = self.words;
        let end = named.reached.to;
        let seat = place::read(words, end, |i| self.is_body(i));
        let close = seat.as_ref().map_or(end, |seat| seat.to);
        // «các BHXH cơ sở»
        let close = close + words.any(close, &["cơ sở"]).unwrap_or(0);
        let to = self.qualified(close, true);
        let well = !words.is_word(to) || !words.shouted() && self.acts_at(to);
        if !well {
            return None;
        }
        if self.silent {
            return Some(Item { from: at, to, parties: vec![body::unnamed(true)], sort: ItemSort::Group });
        }
        let one = self.body(from..end, named.body, seat.as_ref());
        let rest = self.raw(end, to);
        // «các Điện lực» are no companies of that name; letters and small ones are written out.
        let letters = words.sort(from) == Some(Sort::Capitals) && !words.shouted();
        let spelt = words.bare(from) == named.body.head || letters;
        let said = |text: Cow<'_, str>, first: bool| {
            if words.shouted() { capitals::said(&text, first) } else { text.into_owned() }
        };
        let called = if spelt { named.body.name.to_owned() } else { said(self.raw(from, end), true) };
        let mut name = body::joined("Các", " ", &called);
        let rest = said(rest, false);
        if !rest.is_empty() {
            name.extend([" ", &rest]);
        }
        let party = Party {
            raw: self.raw(at, to).into(),
            id: body::slug(&name),
            name: name.into(),
            kind: PartyKind::Group,
            level: one.level,
            place: None,
            collective: true,
        };
        Some(Item { from: at, to, parties: vec![party], sort: ItemSort::Group })
    }
}

/// Whether there are many bodies of a name, one at each place.
fn is_of_many(named: &Named) -> bool {
    let Named { body, .. } = named;
    let local = match body.kind {
        PartyKind::ServiceUnit
        | PartyKind::VerticalBody
        | PartyKind::Division
        | PartyKind::Security
        | PartyKind::Justice
        | PartyKind::MassOrganisation
        | PartyKind::PartyOrgan => true,
        PartyKind::Ministry
        | PartyKind::CentralBody
        | PartyKind::Department
        | PartyKind::Office
        | PartyKind::PeoplesCommittee
        | PartyKind::PeoplesCouncil
        | PartyKind::Enterprise
        | PartyKind::Committee
        | PartyKind::Group
        | PartyKind::Role
        | PartyKind::Other => false,
    };
    local && !body.open && body.level != Some(PartyLevel::Central)
}

#[cfg(test)]
mod tests {
    use super::super::{Context, is_whole, opening, read_list};

    #[test]
    fn many_of_a_name() {
        for (text, names) in [
            ("Các Hạt Kiểm lâm", &["Các Hạt Kiểm lâm"][..]),
            ("Các Điện lực trực thuộc", &["Các Điện lực trực thuộc"]),
            ("Các BHXH cơ sở", &["Các Bảo hiểm Xã hội cơ sở"]),
            ("CÁC HẠT KIỂM LÂM", &["Các Hạt Kiểm lâm"]),
            ("Các Đồn Biên phòng, Công an tỉnh", &["Các Đồn Biên phòng", "Công an tỉnh"]),
            ("Các sở giáo dục và đào tạo", &["Các Sở Giáo dục và Đào tạo"]),
            ("Các Phòng Giáo dục và Đào tạo", &["Các Phòng Giáo dục và Đào tạo"]),
            ("Các Ban Chỉ huy Quân sự xã", &["Các Ban Chỉ huy Quân sự xã"]),
            // Each is one.
            ("Các Sở Tài chính, Nội vụ", &["Sở Tài chính", "Sở Nội vụ"]),
            ("Các Sở Y tế, Sở Nội vụ", &["Sở Y tế", "Sở Nội vụ"]),
            ("Các Phòng: Nội vụ, Tư pháp", &["Phòng Nội vụ", "Phòng Tư pháp"]),
            ("Các Hội Nông dân, Phụ nữ", &["Hội Nông dân", "Hội Liên hiệp Phụ nữ"]),
            ("Các Bộ Y tế", &["Bộ Y tế"]),
            (
                "Các Ban Chỉ huy phòng thủ khu vực, Ban CHQS cấp xã",
                &["Các Ban Chỉ huy Phòng thủ khu vực", "Ban Chỉ huy Quân sự cấp xã"],
            ),
        ] {
            let found = read_list(text, &Context::default());
            assert_eq!(found.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), names, "{text}");
            let hangs = text.ends_with("trực thuộc") || text.starts_with("CÁC");
            assert!(is_whole(text) || hangs, "{text}");
        }
        let sentence = "Các Đồn Biên phòng tuần tra, kiểm soát biên giới.";
        let found = opening(sentence, &Context::default());
        assert_eq!(
            found.and_then(|f| f.parties.first().map(|p| p.raw.to_string())).as_deref(),
            Some("Các Đồn Biên phòng")
        );
    }
}
