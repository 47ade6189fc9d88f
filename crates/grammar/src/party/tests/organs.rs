//! Organs that a body has within itself.

use super::*;

#[test]
fn an_organ_belongs_to_the_body_behind_it() {
    check("Đảng ủy Sở Giáo dục và Đào tạo", &["Đảng ủy Sở Giáo dục và Đào tạo"]);
    check("Đảng ủy Bộ Tài chính, Đảng ủy Sở Nội vụ", &["Đảng ủy Bộ Tài chính", "Đảng ủy Sở Nội vụ"]);
    check("Ban Thường vụ Đảng ủy Sở Y tế", &["Ban Thường vụ Đảng ủy Sở Y tế"]);
    check(
        "Chi bộ Phòng Kinh tế; Chi bộ Trường THCS Lê Lợi",
        &["Chi bộ Phòng Kinh tế", "Chi bộ Trường THCS Lê Lợi"],
    );
    check("Công đoàn Sở Y tế", &["Công đoàn Sở Y tế"]);
    check("Đoàn Thanh niên Sở Y tế", &["Đoàn Thanh niên Cộng sản Hồ Chí Minh Sở Y tế"]);
    check("CÔNG ĐOÀN CƠ SỞ TRƯỜNG THCS LÊ LỢI", &["Công đoàn cơ sở Trường THCS Lê Lợi"]);
    check("Ban Thường vụ Tỉnh đoàn Gia Lai", &["Ban Thường vụ Tỉnh đoàn Gia Lai"]);
    check("UBKT Đảng ủy phường", &["Ủy ban Kiểm tra Đảng ủy phường"]);
    // Two lines that became one.
    check("Văn phòng UBND tỉnh UBND cấp xã", &["Văn phòng Ủy ban nhân dân tỉnh", "*Ủy ban nhân dân cấp xã"]);
    check("Công an tỉnh UBND các xã, phường", &["Công an tỉnh", "*Ủy ban nhân dân các xã, phường"]);
    check("Sở Y tế UBND cấp xã", &["Sở Y tế", "*Ủy ban nhân dân cấp xã"]);
    check("Phòng Kinh tế UBND xã", &["Phòng Kinh tế Ủy ban nhân dân xã"]);
    check(
        "Ban Xây dựng Đảng Đảng ủy phường Hải Châu, Ban Tổ chức Đảng ủy",
        &["Ban Xây dựng Đảng Đảng ủy phường Hải Châu", "Ban Tổ chức Đảng ủy"],
    );
    check("Ủy ban Kiểm tra, Đảng ủy phường", &["Ủy ban Kiểm tra", "Đảng ủy phường"]);
    check("Ban Cán sự đảng UBND tỉnh", &["Ban Cán sự đảng Ủy ban nhân dân tỉnh"]);
    check(
        "Đảng đoàn HĐND tỉnh; Đảng đoàn Hội Nông dân tỉnh",
        &["Đảng đoàn Hội đồng nhân dân tỉnh", "Đảng đoàn Hội Nông dân tỉnh"],
    );
    check("Ban Cán sự đảng, UBND tỉnh", &["Ban Cán sự đảng", "Ủy ban nhân dân tỉnh"]);
    let found = read_list("Đảng ủy Sở Y tế", &issuer("tỉnh Lào Cai", PartyLevel::Province, "2025-09-01"));
    assert_eq!(found[0].id, "dang-uy-so-y-te-tinh-lao-cai");
    assert_eq!((found[0].kind, found[0].level), (PartyKind::PartyOrgan, PartyLevel::Party));
}

#[test]
fn organs_beside_bodies_are_parties_of_their_own() {
    check("Đảng ủy, Sở Y tế", &["Đảng ủy", "Sở Y tế"]);
    check("Chi bộ\nPhòng Kinh tế", &["Chi bộ", "Phòng Kinh tế"]);
    check("Đảng ủy xã Bảo Thắng, UBND xã", &["Đảng ủy xã Bảo Thắng", "Ủy ban nhân dân xã"]);
    check("Đảng ủy Công an tỉnh", &["Đảng ủy Công an tỉnh"]);
    check("Đảng ủy UBND tỉnh", &["Đảng ủy Ủy ban nhân dân tỉnh"]);
    check("Ban Thường vụ Tỉnh ủy", &["Ban Thường vụ Tỉnh ủy"]);
    check("Công đoàn ngành Giáo dục", &["Công đoàn ngành Giáo dục"]);
    check("CÔNG ĐOÀN CÁC KHU CÔNG NGHIỆP", &["Công đoàn các Khu công nghiệp"]);
    check("Công đoàn các khu công nghiệp tỉnh", &["Công đoàn các Khu công nghiệp tỉnh"]);
    check("Công đoàn các đơn vị", &["*Công đoàn các đơn vị"]);
}

#[test]
fn organs_lead_in_a_sentence() {
    check_leading(
        "Đảng ủy Sở Giáo dục và Đào tạo chủ trì, phối hợp với Đảng ủy Sở Nội vụ lập kế hoạch.",
        &["Đảng ủy Sở Giáo dục và Đào tạo"],
    );
    check_leading("Chi bộ Trường THCS Lê Lợi lãnh đạo thực hiện.", &["Chi bộ Trường THCS Lê Lợi"]);
    check_leading("Công đoàn Sở Y tế tổ chức quán triệt.", &["Công đoàn Sở Y tế"]);
    check_leading(
        "Đảng ủy Quân sự tỉnh, Đảng ủy Bộ đội Biên phòng tỉnh lãnh đạo thực hiện.",
        &["Đảng ủy Quân sự tỉnh", "Đảng ủy Bộ đội Biên phòng tỉnh"],
    );
}

#[test]
fn inspectorates_of_departments() {
    check("Thanh tra Sở Xây dựng", &["Thanh tra Sở Xây dựng"]);
    check(
        "Thanh tra Bộ Y tế, Thanh tra Sở Xây dựng và Sở Nội vụ",
        &["Thanh tra Bộ Y tế", "Thanh tra Sở Xây dựng", "Sở Nội vụ"],
    );
    check("Thanh tra Sở; Thanh tra tỉnh", &["Thanh tra Sở", "Thanh tra tỉnh"]);
}
