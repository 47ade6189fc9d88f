//! Levels where no unit is printed: that of who issued the document.

use super::*;

#[test]
fn divisions_are_at_the_level_of_who_has_them() {
    let hospital = |day: &str| {
        let own = issuer("tỉnh Lào Cai", PartyLevel::Province, day);
        let kind = PartyKind::ServiceUnit;
        Context { issuer: own.issuer.map(|i| Party { kind, ..i }), ..own }
    };
    let level = |context: &Context, text: &str| read_list(text, context)[0].level;
    for text in ["Phòng Công tác xã hội", "Phòng Kế hoạch tổng hợp", "Phòng Tài chính - Kế toán"]
    {
        assert_eq!(level(&hospital("2025-10-03"), text), PartyLevel::Province, "{text}");
        assert_eq!(level(&hospital("2024-10-03"), text), PartyLevel::Province, "{text}");
    }
    // of a body of unknown level nothing is said
    let unknown = hospital("2025-10-03");
    let issuer_of = unknown.issuer.map(|i| Party { level: PartyLevel::Other, place: None, ..i });
    let unknown = Context { issuer: issuer_of, ..unknown };
    assert_eq!(level(&unknown, "Phòng Kỹ thuật"), PartyLevel::Other);
    let commune = issuer("xã Bảo Thắng", PartyLevel::Commune, "2025-10-03");
    assert_eq!(level(&commune, "Phòng Quản lý đô thị mới"), PartyLevel::Commune);
    let district = issuer("huyện Sơn Dương", PartyLevel::District, "2021-10-18");
    assert_eq!(level(&district, "Phòng Quản lý đô thị mới"), PartyLevel::District);
    let province = issuer("tỉnh Lào Cai", PartyLevel::Province, "2021-10-18");
    assert_eq!(level(&province, "Phòng Quản lý đô thị mới"), PartyLevel::District);
    assert_eq!(level(&Context::default(), "Phòng Quản lý đô thị mới"), PartyLevel::District);
}

#[test]
fn bodies_of_the_state_in_documents_of_the_party() {
    let party = |name: &str, place: Option<&str>| {
        let own = issuer("", PartyLevel::Party, "2025-10-03");
        let issuer = own.issuer.map(|i| Party {
            name: name.into(),
            kind: PartyKind::PartyOrgan,
            place: place.map(Into::into),
            ..i
        });
        Context { issuer, ..own }
    };
    for (context, level) in [
        (party("Đảng ủy xã Bảo Thắng", Some("xã Bảo Thắng")), PartyLevel::Commune),
        (party("Tỉnh ủy Lào Cai", Some("Lào Cai")), PartyLevel::Province),
        (party("Thành ủy Hà Nội", Some("Hà Nội")), PartyLevel::Province),
    ] {
        for text in ["Ủy ban Mặt trận Tổ quốc Việt Nam", "các tổ chức chính trị - xã hội"]
        {
            assert_eq!(read_list(text, &context)[0].level, level, "{text}");
        }
        assert_eq!(read_list("Ủy ban Kiểm tra", &context)[0].level, PartyLevel::Party);
    }
}

#[test]
fn a_unit_stands_once_in_an_id() {
    let context = issuer("tỉnh Đông Giang", PartyLevel::Province, "2025-02-01");
    for name in ["Thanh tra tỉnh", "Thanh tra tỉnh Đông Giang"] {
        assert_eq!(read_list(name, &context)[0].id, "thanh-tra-tinh-dong-giang", "{name}");
    }
}

#[test]
fn a_region_with_a_number_is_a_place() {
    for name in ["Ngân hàng Nhà nước Khu vực 7", "Kho bạc Nhà nước khu vực XI"] {
        let place = read_list(name, &Context::default())[0].place.clone();
        assert!(place.is_some_and(|place| place.starts_with("khu vực ")), "{name}");
    }
}
