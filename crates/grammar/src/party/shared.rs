//! Places that several bodies share: «HĐND, UBND các xã», «Công an, Quân sự tỉnh».

use model::{PartyKind, PartyLevel};

use super::list::Reader;
use super::place;
use crate::registry::Body;

impl Reader<'_, '_> {
    /// The place that a body without one shares with the next of its kind in a list: «HĐND, UBND các xã», «Viện KSND,
    /// TAND tỉnh», «Công an, Quân sự tỉnh». Only organs of the state that every level has are named so; a police named
    /// before a committee may be that of the issuer.
    pub(super) fn shared_place(&self, body: &Body, from: usize) -> Option<place::Place> {
        let organ = |kind: PartyKind| {
            matches!(
                kind,
                PartyKind::PeoplesCommittee | PartyKind::PeoplesCouncil | PartyKind::MassOrganisation
            )
        };
        let words = self.words;
        let next = self.after_separator(from, b",/-")?;
        // A division of a police is at the place of its issuer.
        let guard = |body: &Body| body.kind == PartyKind::Security && !body.name.starts_with("Phòng ");
        let guards = |other: &Body| guard(body) && guard(other);
        let named =
            self.longest(next).filter(|n| !n.body.open && (n.body.level.is_none() || guards(n.body)))?;
        let justice = body.kind == PartyKind::Justice && named.body.kind == PartyKind::Justice;
        let alike = justice || guards(named.body) || (organ(body.kind) && organ(named.body.kind));
        if body.level.is_some() || !alike {
            return None;
        }
        let end = named.reached.to;
        let connected = words.any(end, &["trực thuộc", "thuộc", "của", "trên địa bàn", "trong", "ở", "tại"]);
        match place::read(words, end, |i| self.is_body(i)).filter(|_| connected.is_none()) {
            Some(seat) => seat.units.first().is_none_or(|u| u.level != PartyLevel::Party).then_some(seat),
            None => self.shared_place(named.body, end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Context, read_list};

    #[test]
    fn a_place_serves_organs_of_one_sort() {
        for (text, names) in [
            ("Công an, Quân sự tỉnh", &["Công an tỉnh", "Quân sự tỉnh"][..]),
            ("Công an, Bộ Chỉ huy Quân sự tỉnh", &["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh"]),
            ("Ban CHQS, Công an xã", &["Ban Chỉ huy Quân sự xã", "Công an xã"]),
            ("Tòa án, Viện kiểm sát nhân dân tỉnh", &["Tòa án nhân dân tỉnh", "Viện kiểm sát nhân dân tỉnh"]),
            ("Đảng ủy, Hội đồng nhân dân xã", &["Đảng ủy", "Hội đồng nhân dân xã"]),
            // A police before a committee may be that of the issuer.
            ("Công an, UBND xã", &["Công an", "Ủy ban nhân dân xã"]),
            ("Tòa án nhân dân hai cấp", &["Tòa án nhân dân các cấp"]),
            ("Phòng Hậu cần, Công an các xã", &["Phòng Hậu cần", "Công an các xã"]),
            ("UBND: các huyện, thành phố", &["Ủy ban nhân dân các huyện, thành phố"]),
        ] {
            let found = read_list(text, &Context::default());
            assert_eq!(found.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), names, "{text}");
        }
    }

    #[test]
    fn heads_go_on_and_parts_have_owners() {
        for (text, names) in [
            ("Sở Tài chính; Xây dựng; Y tế", &["Sở Tài chính", "Sở Xây dựng", "Sở Y tế"][..]),
            ("Các Sở: Giao thông vận tải, Xây dựng", &["Sở Giao thông vận tải", "Sở Xây dựng"]),
            ("Sở Giao thông vận tải - Xây dựng", &["Sở Giao thông vận tải - Xây dựng"]),
            ("Bộ Tài chính; Công an tỉnh", &["Bộ Tài chính", "Công an tỉnh"]),
            (
                "Phòng Cảnh sát giao thông Công an tỉnh; Phòng Kinh tế UBND xã",
                &["Phòng Cảnh sát giao thông Công an tỉnh", "Phòng Kinh tế Ủy ban nhân dân xã"],
            ),
            ("Trại tạm giam Công an tỉnh", &["Trại tạm giam Công an tỉnh"]),
            ("Sở Nội vụ; Sở Y tế", &["Sở Nội vụ", "Sở Y tế"]),
            ("Cấp ủy, tổ chức đảng, chính quyền", &["Cấp ủy", "Các tổ chức đảng, chính quyền"]),
        ] {
            let found = read_list(text, &Context::default());
            assert_eq!(found.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), names, "{text}");
        }
    }
}
