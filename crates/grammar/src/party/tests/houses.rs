//! Bodies of houses: hospitals, schools, the police and the army, offices of communes.

use super::*;

#[test]
fn divisions_have_several_fields() {
    check("Phòng Tổ chức - Cán bộ", &["Phòng Tổ chức cán bộ"]);
    check("Ban Tổ chức - Tuyên giáo", &["Ban Tổ chức - Tuyên giáo"]);
    check(
        "Phòng Kế hoạch tổng hợp - Vật tư, thiết bị y tế",
        &["Phòng Kế hoạch tổng hợp - Vật tư, thiết bị y tế"],
    );
    check("Phòng Chính trị - Công tác sinh viên", &["Phòng Chính trị - Công tác sinh viên"]);
    check("Phòng Kế hoạch tổng hợp - Chỉ đạo tuyến", &["Phòng Kế hoạch tổng hợp - Chỉ đạo tuyến"]);
    check("P. KHTH; P. Điều dưỡng", &["Phòng Kế hoạch tổng hợp", "Phòng Điều dưỡng"]);
    check("UBND P. Bến Thành; P. Giám đốc", &["Ủy ban nhân dân phường Bến Thành", "P. Giám đốc"]);
    check("Các khoa, bộ môn, viện, trung tâm", &["*Các khoa, bộ môn, viện, trung tâm"]);
    check("Bộ môn Toán; Sở Y tế", &["Bộ môn Toán", "Sở Y tế"]);
    check("Phòng Nội vụ - Y tế", &["Phòng Nội vụ", "Phòng Y tế"]);
    check("Khoa Nội tổng hợp; Khoa Ngoại tổng hợp", &["Khoa Nội tổng hợp", "Khoa Ngoại tổng hợp"]);
    check("Khoa Hồi sức tích cực - Chống độc", &["Khoa Hồi sức tích cực - Chống độc"]);
    check("Trung tâm Thông tin - Thư viện", &["Trung tâm Thông tin - Thư viện"]);
    check("Trung tâm Thông tin y tế Quốc gia", &["Trung tâm Thông tin y tế Quốc gia"]);
    check("Hội đồng tự đánh giá", &["Hội đồng tự đánh giá"]);
    check("Hội đồng tư vấn giải quyết khiếu nại", &["Hội đồng tư vấn giải quyết khiếu nại"]);
}

#[test]
fn letters_go_on() {
    check("Phòng KT&ĐBCL; Phòng ĐT", &["Phòng KT&ĐBCL", "Phòng ĐT"]);
    check("Phòng KT-XD", &["Phòng KT-XD"]);
    check("Phòng TCKH, TNMT", &["Phòng Tài chính - Kế hoạch", "Phòng Tài nguyên và Môi trường"]);
    check("Phòng KT-HT", &["Phòng Kinh tế và Hạ tầng"]);
    check("Phòng ĐT, Phòng DT", &["Phòng ĐT", "Phòng Dân tộc"]);
}

#[test]
fn an_organisation_is_of_its_house() {
    check(
        "Công đoàn, Đoàn Thanh niên bệnh viện",
        &["Công đoàn", "Đoàn Thanh niên Cộng sản Hồ Chí Minh bệnh viện"],
    );
    check("Hội LHPN cơ sở", &["Hội Liên hiệp Phụ nữ cơ sở"]);
    check("Các chi bộ thôn, chi bộ trường học", &["*Các chi bộ thôn", "Chi bộ trường học"]);
    check("Chi bộ 1, Chi bộ 2", &["Chi bộ 1", "Chi bộ 2"]);
    check(
        "Hội Sinh viên Trường Đại học Phan Thiết, Trường Cao đẳng Bình Thuận",
        &["Hội Sinh viên Trường Đại học Phan Thiết", "Trường Cao đẳng Bình Thuận"],
    );
    check("Hội Nông dân, cơ sở vật chất", &["Hội Nông dân"]);
}

#[test]
fn divisions_of_a_police_by_their_letters() {
    check(
        "Phòng PC06, PC08",
        &["Phòng Cảnh sát quản lý hành chính về trật tự xã hội", "Phòng Cảnh sát giao thông"],
    );
    check(
        "PC06 - Công an tỉnh; Công an các xã",
        &["Phòng Cảnh sát quản lý hành chính về trật tự xã hội Công an tỉnh", "*Công an các xã"],
    );
    check("Thanh tra Công an tỉnh", &["Thanh tra Công an tỉnh"]);
    check("Hải đội 2; Đại đội Trinh sát", &["Hải đội 2", "Đại đội Trinh sát"]);
}

#[test]
fn organs_of_the_party_by_their_letters() {
    check("BTC Tỉnh ủy; BTG&DV Tỉnh ủy", &["Ban Tổ chức Tỉnh ủy", "Ban Tuyên giáo và Dân vận Tỉnh ủy"]);
    check("BTC, Tỉnh ủy", &["Bộ Tài chính", "Tỉnh ủy"]);
    check("Ban Thường vụ các huyện ủy, thành ủy", &["*Ban Thường vụ các Huyện ủy, Thành ủy"]);
    check("Các huyện, thành ủy", &["*Các huyện, thành ủy"]);
    check(
        "Ban Tuyên giáo các huyện ủy, thành ủy và đảng ủy trực thuộc tỉnh",
        &["*Ban Tuyên giáo các Huyện ủy, Thành ủy, Đảng ủy"],
    );
}

#[test]
fn persons_by_their_work() {
    check("Cán bộ, giáo viên, nhân viên; Công đoàn", &["Cán bộ, giáo viên, nhân viên", "Công đoàn"]);
    check("GVCN, TTCM", &["GVCN", "TTCM"]);
    check(
        "Công chức Địa chính - Xây dựng - Đô thị và Môi trường",
        &["Công chức Địa chính - Xây dựng - Đô thị và Môi trường"],
    );
    let found = read_list("Phó Chủ tịch UBND xã phụ trách văn hóa - xã hội; Công an xã", &Context::default());
    let raws: Vec<_> = found.iter().map(|p| p.raw.as_str()).collect();
    assert_eq!(raws, ["Phó Chủ tịch UBND xã phụ trách văn hóa - xã hội", "Công an xã"]);
    check("Công chức Văn hóa - Xã hội và Công an xã", &["Công chức Văn hóa - Xã hội", "Công an xã"]);
}

#[test]
fn places_tell_which_are_meant() {
    let raw = |text: &str| {
        let found = read_list(text, &Context::default());
        found.into_iter().map(|p| p.raw.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(raw("UBND các xã có rừng; Sở Y tế"), ["UBND các xã có rừng", "Sở Y tế"]);
    assert_eq!(raw("UBND các xã biên giới"), ["UBND các xã biên giới"]);
    assert_eq!(raw("UBND các xã phối hợp thực hiện"), ["UBND các xã"]);
    assert_eq!(raw("Các Tổ công tác tại bản, tổ dân phố"), ["Các Tổ công tác tại bản, tổ dân phố"]);
    assert_eq!(raw("Công an xã; 11 ấp"), ["Công an xã", "11 ấp"]);
    assert_eq!(raw("UBND các tỉnh, TP trực thuộc TW"), ["UBND các tỉnh, TP trực thuộc TW"]);
    assert_eq!(
        raw("Đài Khí tượng Thủy văn khu vực Bắc Trung Bộ"),
        ["Đài Khí tượng Thủy văn khu vực Bắc Trung Bộ"]
    );
}

#[test]
fn who_takes_part_is_named_to_the_end() {
    for (text, want) in [
        (
            "phối hợp với Bưu điện tỉnh, Viettel Lạng Sơn tổ chức lễ",
            &["Bưu điện tỉnh", "Viettel Lạng Sơn"][..],
        ),
        ("phối hợp với lực lượng kiểm lâm bảo vệ rừng", &["lực lượng kiểm lâm"]),
        ("phối hợp với các Điện lực, Phòng Điều độ rà soát", &["các Điện lực", "Phòng Điều độ"]),
        ("phối hợp với các sở giáo dục và đào tạo rà soát", &["các sở giáo dục và đào tạo"]),
        (
            "phối hợp với các nhà cung cấp giải pháp (VNPT, Viettel) hỗ trợ",
            &["các nhà cung cấp giải pháp (VNPT, Viettel)"],
        ),
        (
            "phối hợp với các doanh nghiệp lữ hành, cơ sở lưu trú xây dựng sản phẩm",
            &["các doanh nghiệp lữ hành", "cơ sở lưu trú"],
        ),
        ("phối hợp với các thôn, trường học trên địa bàn rà soát", &["các thôn", "trường học trên địa bàn"]),
        ("phối hợp với Sở Y tế, cơ sở vật chất bảo đảm", &["Sở Y tế"]),
        ("phối hợp với Phòng Hành chính, Văn phòng.", &["Phòng Hành chính", "Văn phòng"]),
    ] {
        let found = coordinating(text, &Context::default()).map(|(_, parties)| parties).unwrap_or_default();
        assert_eq!(found.iter().map(|p| p.raw.as_str()).collect::<Vec<_>>(), want, "{text}");
    }
}

#[test]
fn parts_of_organisations() {
    check(
        "Ban Phong trào Tỉnh đoàn; Văn phòng Tỉnh đoàn",
        &["Ban Phong trào Tỉnh đoàn", "Văn phòng Tỉnh đoàn"],
    );
    check("Ban Phong trào, Tỉnh đoàn", &["Ban Phong trào", "Tỉnh đoàn"]);
    check("Công đoàn cấp trên trực tiếp cơ sở", &["Công đoàn cấp trên trực tiếp cơ sở"]);
    check("Ủy ban Kiểm tra Công đoàn", &["Ủy ban Kiểm tra Công đoàn"]);
    check("TTr HĐND phường", &["Thường trực Hội đồng nhân dân phường"]);
    check("Các huyện đoàn, thành đoàn, đoàn trực thuộc", &["*Các huyện đoàn, thành đoàn, đoàn trực thuộc"]);
    check("Các huyện, thị, thành Đoàn", &["*Các huyện, thị, thành đoàn"]);
    check("Các cơ sở Đoàn, Hội, Đội", &["*Các cơ sở đoàn, hội, đội"]);
    check("TT QTTN&MT; TT HĐND tỉnh", &["TT QTTN&MT", "Thường trực Hội đồng nhân dân tỉnh"]);
    check(
        "TT. CNTT; TT. Văn hóa; TT. HĐND",
        &["Trung tâm CNTT", "Trung tâm Văn hóa", "Thường trực Hội đồng nhân dân"],
    );
    check("TT Thị ủy; BCN các khoa", &["Thường trực Thị ủy", "Ban Chủ nhiệm các khoa"]);
    check("Các khoa, Phòng QT-TB", &["*Các khoa", "Phòng QT-TB"]);
    check("TT Tỉnh ủy; TT HĐND", &["Thường trực Tỉnh ủy", "Thường trực Hội đồng nhân dân"]);
}

#[test]
fn divisions_whose_names_hold_a_comma() {
    check("Phòng Công chức, viên chức; Sở Y tế", &["Phòng Công chức, viên chức", "Sở Y tế"]);
    check("Phòng Tổ chức, cán bộ", &["Phòng Tổ chức, cán bộ"]);
    check("Phòng Hành chính, tổng hợp", &["Phòng Hành chính, tổng hợp"]);
    check("Trưởng phòng Phổ biến, giáo dục pháp luật", &["Trưởng Phòng Phổ biến, giáo dục pháp luật"]);
    check("Trưởng phòng Quản trị, thiết bị; Sở Y tế", &["Trưởng phòng Quản trị, thiết bị", "Sở Y tế"]);
    check("Trưởng phòng Quản trị, Sở Y tế", &["Trưởng phòng Quản trị", "Sở Y tế"]);
    check("Trưởng phòng, phó trưởng phòng", &["Trưởng phòng", "phó trưởng phòng"]);
}

#[test]
fn one_noun_before_a_colon_heads_the_names_behind_it() {
    check("Bộ: Y tế, Tài chính", &["Bộ Y tế", "Bộ Tài chính"]);
    check("Sở: Nội vụ, Tài chính; Công an tỉnh", &["Sở Nội vụ", "Sở Tài chính", "Công an tỉnh"]);
    check("Phòng: Kinh tế, Văn hóa - Xã hội", &["Phòng Kinh tế", "Phòng Văn hóa - Xã hội"]);
}

#[test]
fn heads_of_workshops() {
    check(
        "Trưởng phòng Vận tải, Quản đốc các công trường, phân xưởng",
        &["Trưởng phòng Vận tải", "*Quản đốc các công trường, phân xưởng"],
    );
    check("Phòng An toàn; các công trường, phân xưởng", &["Phòng An toàn", "*Các công trường, phân xưởng"]);
    check("Các đồng chí trong Ban Thường vụ", &["*Các đồng chí trong Ban Thường vụ"]);
    check("Ban Phụ nữ Công an tỉnh", &["Ban Phụ nữ Công an tỉnh"]);
}

#[test]
fn lenders_and_delegates() {
    check("Các TCTD", &["*Các tổ chức tín dụng"]);
    check("Các NHTM trên địa bàn", &["*Các ngân hàng thương mại trên địa bàn"]);
    check(
        "Các vị đại biểu Quốc hội, đại biểu HĐND tỉnh",
        &["*Các vị đại biểu Quốc hội", "đại biểu Hội đồng nhân dân tỉnh"],
    );
    check("Đoàn đại biểu Quốc hội tỉnh", &["Đoàn đại biểu Quốc hội tỉnh"]);
    let team = read_list("Đoàn giám sát", &Context::default());
    assert_eq!(team.first().map(|team| team.kind), Some(PartyKind::Committee));
}
